#!/usr/bin/env python3
"""Draws reopening beside recomputation, by position in the chat, from what ReopenBench prints.

    ROOKERY_FAULTS=large ROOKERY_SOURCES=$PWD build/release/bin/ReopenBench byPosition 2>&1 | python3 tests/bench/plot_reopening.py > tests/bench/reopening.svg

The table goes to standard error, as Markdown. Both axes are logarithmic.
"""
import math
import re
import sys

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 300, 64, 20, 120, 44
LINE = re.compile(r"position (\d+) reopened (\d+) ms recomputed (\d+) ms")


def main():
    points = [tuple(map(int, m.groups())) for m in map(LINE.search, sys.stdin) if m]
    if not points:
        sys.exit("no line of ReopenBench on standard input")
    print("| tokens before | reopened | recomputed |\n| --: | --: | --: |", file=sys.stderr)
    for tokens, reopened, recomputed in points:
        print(f"| {tokens:,} | {reopened} ms | {recomputed:,} ms |", file=sys.stderr)

    most = max(max(reopened, recomputed) for _, reopened, recomputed in points)
    top = 10 ** math.ceil(math.log10(max(most, 10)))
    first, last = math.log10(points[0][0]), math.log10(points[-1][0])

    def x(tokens):
        return LEFT + (math.log10(tokens) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(ms):
        return HEIGHT - BOTTOM - math.log10(max(ms, 1)) / math.log10(top) * (HEIGHT - TOP - BOTTOM)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#faf9f6"/>']
    ms = 1
    while ms <= top:
        out.append(f'<path d="M{LEFT} {y(ms):.1f}H{WIDTH - RIGHT}" stroke="#dcdad2"/>'
                   f'<text x="{LEFT - 8}" y="{y(ms) + 4:.1f}" text-anchor="end" fill="#545e5c">{ms:,} ms</text>')
        ms *= 10
    for tokens, _, _ in points:
        out.append(f'<text x="{x(tokens):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="#545e5c">{tokens:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle" fill="#545e5c">tokens of the chat before</text>')
    for column, name, tint in ((1, "reopened", "#1d6b5e"), (2, "recomputed", "#ad3527")):
        line = " ".join(f"{x(p[0]):.1f},{y(p[column]):.1f}" for p in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="{tint}" stroke-width="2"/>')
        out += [f'<circle cx="{x(p[0]):.1f}" cy="{y(p[column]):.1f}" r="3" fill="{tint}"/>' for p in points]
        out.append(f'<text x="{WIDTH - RIGHT + 10}" y="{y(points[-1][column]) + 4:.1f}" fill="{tint}">{name}</text>')
    out.append("</svg>")
    print("\n".join(out))


if __name__ == "__main__":
    main()
