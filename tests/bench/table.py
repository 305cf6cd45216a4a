#!/usr/bin/env python3
"""Measures the whole table of RESULTS.md and prints it as Markdown: about 12 minutes on an idle machine of two cores.

    tests/bench/table.py --models /tmp/bench --other 'llama-speed {model} {prompt}'

Models of random weights are written to the folder where they are missing (11 GB). `rookery-cli bench` reads the machine's
memory and arithmetic in turns with our rates, so shares are of the same moments. The other program is run in turns with
ours, a new process each; it prints a line of JSON with its tokens per second, {"decode": 29.1, "prefill": 96.0} (prefill may
be null). Nothing else may run meanwhile: beside a busy core another program may take minutes for a token. --rows names the
rows to measure (the start of their names), --rounds how often. compare.py compares any two rates of one model.
"""
import argparse
import json
import os
import pathlib
import re
import shlex
import statistics
import subprocess
import sys
import time

# Name, shape, type, options of bench, environment, whether the other program runs beside it
ROWS = [
    ("1.5B Q4_K", "1.5B", "Q4_K", ["--batch", "4", "--compete", "1"], {}, True),
    ("1.5B Q8_0", "1.5B", "Q8_0", [], {}, True),
    ("1.5B BF16", "1.5B", "BF16", ["--prompt", "256"], {}, False),
    ("1.5B F16", "1.5B", "F16", ["--prompt", "256"], {}, True),
    ("1.5B F16full", "1.5B", "F16full", ["--prompt", "256"], {}, False),
    ("0.4B Q8_0", "0.4B", "Q8_0", [], {}, True),
    ("0.1B Q8_0", "0.1B", "Q8_0", ["--prompt", "1024", "--depth", "100000"], {}, True),
    ("AVX2 1.5B Q4_K", "1.5B", "Q4_K", ["--prompt", "0"], {"ROOKERY_KERNELS": "avx2"}, False),
    ("oneDNN 1.5B BF16", "1.5B", "BF16", ["--prompt", "0", "--kernels", "onednn"], {}, False),
    ("oneDNN 0.1B BF16", "0.1B", "BF16", ["--prompt", "0", "--kernels", "onednn"], {}, False),
    ("own 0.1B BF16", "0.1B", "BF16", ["--prompt", "0"], {}, False),
]


def run(command, environment=None):
    finished = subprocess.run(command, capture_output=True, text=True, env=os.environ | (environment or {}))
    if finished.returncode != 0:
        sys.exit(f"{shlex.join(command)} ended with {finished.returncode}: {finished.stderr.strip()[-300:]}")
    return finished.stdout


def model_file(arguments, shape, kind):
    path = pathlib.Path(arguments.models) / f"{shape}-{kind}.gguf"
    if not path.exists():
        run([arguments.rookery, "bench", "--shape", shape, "--type", kind, "--write", str(path)])
    with path.open("rb") as file: # loading is measured from the page cache
        while file.read(1 << 24):
            pass
    return str(path)


def bench(arguments, model, rounds, options, environment):
    command = [arguments.rookery, "bench", model, "--json", "--threads", str(arguments.threads), "--rounds", str(rounds)]
    return json.loads(run(command + options, environment))


def spread(rate, digits=1):
    return f"{rate['tokens_per_second']:.{digits}f} ({rate['least']:.{digits}f} to {rate['most']:.{digits}f})"


def our_lines(name, result):
    """Markdown cells of one run of bench: what was measured, the figure, its share."""
    decode = result["decode"]
    low, high = result["read_limit_spread"]
    yield (f"{name}, decode", f"{spread(decode)} tok/s",
           f"{decode['share']:.1%} of {result['read_limit_bytes_per_second'] / 1e9:.1f} GB/s ({low / 1e9:.0f} to {high / 1e9:.0f}); "
           f"{decode['share_of_file_bytes']:.1%} by the file's bytes")
    if "prefill" in result:
        prefill = result["prefill"]
        yield (f"{name}, prefill of {prefill['tokens']}", f"{spread(prefill)} tok/s",
               f"{prefill['share_of_peak']:.0%} of {prefill['peak_operations_per_second'] / 1e9:.0f} GOP/s")
    if "batch" in result:
        yield (f"{name}, {result['batch']['states']} at once", f"{spread(result['batch'])} tok/s",
               f"{result['batch']['times_one']:.2f} times one")
    if "compete" in result:
        yield (f"{name}, beside {result['compete']['threads']} busy thread", f"{spread(result['compete'])} tok/s",
               f"{result['compete']['share_of_idle']:.0%} of idle")
    if "depth" in result:
        depth = result["depth"]
        yield (f"{name}, after {depth['tokens']} tokens", f"{spread(depth)} tok/s",
               f"{depth['tokens_per_second'] / depth['at_100'] - 1:+.1%} against position 100; "
               f"{depth['memory_growth_bytes'] / 2**20:.2f} MiB more")
    yield (f"{name}, load from page cache", f"{result['load_seconds']:.2f} s", "")
    weights, peak = result["weight_bytes"], result["peak_memory_bytes"]
    yield (f"{name}, peak memory", f"{peak / 1e6:.0f} MB", f"{peak / weights - 1:+.1%} on {weights / 1e6:.0f} MB of weights")


def side_by_side(arguments, name, model, options, environment):
    """Ours and the other program in turns."""
    ours, theirs = {"decode": [], "prefill": []}, {"decode": [], "prefill": []}
    options = [option for option in options if option not in ("--batch", "4", "--compete", "1")]
    if "--depth" in options:
        options = options[:options.index("--depth")]
    prompt = options[options.index("--prompt") + 1] if "--prompt" in options else "512"
    for _ in range(arguments.other_rounds):
        mine = bench(arguments, model, 1, options, environment)
        other = json.loads(run(shlex.split(arguments.other.format(model=model, prompt=prompt))).splitlines()[-1])
        for what in ours:
            if what in mine and other.get(what):
                ours[what].append(mine[what]["tokens_per_second"])
                theirs[what].append(other[what])
    for what in ours:
        if ours[what]:
            ratios = [a / b for a, b in zip(ours[what], theirs[what])]
            yield (f"{name}, {what}, times the other program", f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
                   f"{statistics.median(ours[what]):.1f} against {statistics.median(theirs[what]):.1f} tok/s")


def tokenizer_line(program):
    """From the measurement inside TokenizerTest (World vocabulary, one thread)."""
    if not pathlib.Path(program).exists():
        return ("tokenizer", "not measured", f"{program} is not built")
    output = run([program, "encodingText"])
    seconds = re.search(r"([0-9.]+) msecs per iteration", output)
    size = re.search(r"(\d+) bytes, \d+ tokens", output)
    if not seconds or not size:
        return ("tokenizer", "not measured", "TokenizerTest needs ROOKERY_SHARED and ROOKERY_SOURCES")
    return ("tokenizer", f"{int(size[1]) / float(seconds[1]) / 1e3:.0f} MB/s", f"{int(size[1]) / 1e6:.1f} MB of text, one thread")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rookery", default="build/release/bin/rookery-cli")
    parser.add_argument("--tokenizer-test", default="build/release/bin/TokenizerTest")
    parser.add_argument("--models", default="/tmp/rookery-bench", help="folder of the model files")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", nargs="*", help="only rows whose names begin so")
    parser.add_argument("--other", help="command of another program, with {model} and {prompt}")
    parser.add_argument("--other-rounds", type=int, default=3)
    arguments = parser.parse_args()
    pathlib.Path(arguments.models).mkdir(parents=True, exist_ok=True)

    start = time.monotonic()
    print(f"{time.strftime('%Y-%m-%d %H:%M')}, {arguments.threads} threads, {arguments.rounds} rounds\n")
    print("| row | measured | |\n| --- | --- | --- |", flush=True)
    for name, shape, kind, options, environment, compared in ROWS:
        if arguments.rows and not any(name.startswith(row) for row in arguments.rows):
            continue
        model = model_file(arguments, shape, kind)
        lines = list(our_lines(name, bench(arguments, model, arguments.rounds, options, environment)))
        if arguments.other and compared:
            lines += side_by_side(arguments, name, model, options, environment)
        for cells in lines:
            print(f"| {' | '.join(cells)} |", flush=True)
    if not arguments.rows:
        print(f"| {' | '.join(tokenizer_line(arguments.tokenizer_test))} |")
    print(f"\nTook {time.monotonic() - start:.0f} s.")


if __name__ == "__main__":
    main()
