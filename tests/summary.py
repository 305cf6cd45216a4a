"""Reads ctest's verbose log, prints what failed and the closing line. Usage: summary.py LOG CTEST_STATUS

Counts the test functions that QtTest reports; a test program without QtTest counts as one. A program that crashed or ran
out of time counts as failed, whatever it had printed before.
"""
import re
import sys


def main(path, status):
    text = open(path, encoding="utf-8", errors="replace").read()
    passed = failed = skipped = 0
    totals, lines = {}, {}
    for number, line in re.findall(r"^(\d+): (.*)$", text, re.M):
        lines.setdefault(number, []).append(line)
        found = re.match(r"Totals: (\d+) passed, (\d+) failed, (\d+) skipped", line)
        if found:
            old = totals.get(number, (0, 0, 0))
            totals[number] = tuple(a + int(b) for a, b in zip(old, found.groups()))
    for number, name, result in re.findall(r"^ *\d+/\d+ Test +#(\d+): (\S+) \.*(.*?) +[\d.]+ sec", text, re.M):
        good, bad, left = totals.get(number, (0, 0, 0))
        if "Skipped" in result:
            left, good = left + (number not in totals), good
        elif "Passed" in result:
            good += number not in totals
        else:
            bad += bad == 0
            print("FAILED", name, result.strip(" *"))
            print("\n".join("    " + line for line in lines.get(number, [])[-60:]))
        for line in lines.get(number, []):
            if line.startswith("SKIP"):
                print("skipped:", name, line[4:].strip())
        passed, failed, skipped = passed + good, failed + bad, skipped + left
    if (status or not passed) and not failed:
        failed = 1
        print("ctest ended with status", status)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
