#!/usr/bin/env python3
"""Measures Rookery and another program on the same GGUF file in turns, so that both see the same states of the machine.

    rookery-cli bench --shape 1.5B --type Q4_K --write model.gguf
    tests/bench/compare.py model.gguf --rounds 5 --pattern 'tg\\d+ *\\| *([0-9.]+)' -- \\
        llama-bench -m {model} -t 2 -p 0 -n 48

Whatever stands after -- is run once a round; {model} stands for the file. --pattern is a regular expression whose group 1
finds the other program's tokens per second in its output. --what says which of our rates it is compared with.
"""
import argparse
import json
import re
import statistics
import subprocess
import sys


def run(command):
    finished = subprocess.run(command, capture_output=True, text=True)
    if finished.returncode != 0:
        sys.exit(f"{command[0]} ended with {finished.returncode}: {finished.stderr.strip()[-300:]}")
    return finished.stdout


def ours(arguments):
    prompt = arguments.prompt if arguments.what == "prefill" else 0
    output = run([arguments.rookery, "bench", arguments.model, "--json", "--rounds", "1", "--threads",
                  str(arguments.threads), "--prompt", str(prompt)])
    result = json.loads(output)
    return result[arguments.what]["tokens_per_second"], result["read_limit_bytes_per_second"]


def theirs(arguments):
    output = run([part.replace("{model}", arguments.model) for part in arguments.command])
    found = re.search(arguments.pattern, output)
    if not found:
        sys.exit(f"the pattern finds nothing in: {output[-500:]}")
    return float(found.group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--rookery", default="build/release/bin/rookery-cli")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--what", choices=["decode", "prefill"], default="decode")
    parser.add_argument("--prompt", type=int, default=512, help="tokens, for --what prefill")
    parser.add_argument("--pattern", required=True)
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()

    rates, other, ratios = [], [], []
    for round_number in range(arguments.rounds):
        mine, read = ours(arguments)
        their = theirs(arguments)
        rates.append(mine)
        other.append(their)
        ratios.append(mine / their)
        print(f"round {round_number + 1}: {mine:.1f} against {their:.1f} tok/s = {mine / their:.2f} "
              f"(reading {read / 1e9:.1f} GB/s)", flush=True)
    for name, values in (("ours", rates), ("theirs", other), ("ratio", ratios)):
        print(f"{name:6} median {statistics.median(values):.2f}, {min(values):.2f} to {max(values):.2f}")


if __name__ == "__main__":
    main()
