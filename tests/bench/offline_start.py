"""Start with and without a network, in turn: first painted frame and ready to answer, medians (P19). The network is taken away by unshare(1).

python3 tests/bench/offline_start.py [BIN] [--rounds 10]
"""
import argparse
import os
import re
import statistics
import subprocess

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def start(program, offline):
    """(ms to the first frame, ms to ready)"""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    process = subprocess.Popen((["unshare", "-rn"] if offline else []) + ["stdbuf", "-oL", program], env=environment, stdout=subprocess.PIPE, text=True)
    frame = ready = None
    for line in process.stdout:
        if found := re.match(r"first painted frame (\d+) ms", line):
            frame = int(found[1])
        elif found := re.match(r"ready to answer (\d+) ms", line):
            ready = frame + int(found[1])
            break
    process.kill()
    process.wait()
    if ready is None:
        raise SystemExit("the window did not become ready")
    return frame, ready


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("bin", nargs="?", default=os.path.join(ROOT, "build/release/bin"))
    ap.add_argument("--rounds", type=int, default=10)
    A = ap.parse_args()
    program = os.path.join(A.bin, "WindowBench")
    start(program, False)  # into the page cache
    seen = {False: [], True: []}
    for n in range(A.rounds):
        for offline in (n % 2 == 0, n % 2 == 1):
            seen[offline].append(start(program, offline))
    for i, what in enumerate(("first painted frame", "ready to answer")):
        online, offline = (statistics.median(one[i] for one in seen[which]) for which in (False, True))
        print("%s: %.0f ms with a network, %.0f ms without, %+.1f %%" % (what, online, offline, 100 * (offline / online - 1)))


if __name__ == "__main__":
    main()
