"""Prints what an evaluation says as the README shows it; --write puts it there and writes release.json for the model.

python3 release.py EVALUATION.json [--model fledgling.gguf] [--write]

Confidence: the smallest probability among an answer's first four tokens. The threshold is the lowest at which at most 8 % of the
wrong answers to single questions are shown, or, where that would cost more than 20 % of the right ones, the highest that keeps 80 %.
"""
import argparse
import hashlib
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
TARGETS = {"topic, unseen patterns": 97, "topic, unseen natural questions": 85, "topic, deliberately oblique questions": 65,
           "out of scope declined": 88, "unseen names and cities recalled after 10 turns": 95,
           "unseen names and cities recalled after 40 turns": 85, "told and asked in unseen wording": 75, "stops by itself": 99.5}
SINGLE = ("topic, unseen patterns", "topic, unseen natural questions", "topic, deliberately oblique questions", "out of scope declined",
          "small talk, unseen wording")
MOST_WRONG, LEAST_RIGHT = .08, .80


def shares(answers, limit):
    """(share of the right answers kept, share of the wrong ones shown)."""
    right = [a["confidence"] >= limit for a in answers if a["right"]]
    wrong = [a["confidence"] >= limit for a in answers if not a["right"]]
    return sum(right) / max(1, len(right)), sum(wrong) / max(1, len(wrong))


def threshold(answers):
    steps = [i / 1000 for i in range(1000)]
    kept = [s for s in steps if shares(answers, s)[0] >= LEAST_RIGHT]
    strict = [s for s in kept if shares(answers, s)[1] <= MOST_WRONG]
    return strict[0] if strict else kept[-1]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("evaluation")
    ap.add_argument("--model", default=os.path.join(HERE, "fledgling.gguf"))
    ap.add_argument("--write", action="store_true", help="write release.json and the README of this folder")
    A = ap.parse_args()
    found = json.load(open(A.evaluation))
    answers = [a for a in found["answers"] if a["kind"] in SINGLE]
    limit = threshold(answers)
    # Only what it says word for word, and surely enough to be shown, is ever suggested.
    topics = [t["id"] for t in json.load(open(os.path.join(HERE, "topics.json"), encoding="utf-8"))]
    clicked = [a for a in found["answers"] if a["kind"] == "the question to click"]
    unknown = [t for t, a in zip(topics, clicked) if not a["right"] or a["confidence"] < limit]

    lines = []
    say = lines.append
    say("| measured | right | of | share | wanted |\n| --- | --: | --: | --: | --: |")
    for name, (right, of) in found["scores"].items():
        say("| %s | %d | %d | %.1f %% | %s |" % (name, right, of, 100 * right / max(1, of), "%g %%" % TARGETS[name] if name in TARGETS else ""))
    say("\n| confidence at least | right answers kept | wrong answers shown | wrong among those shown |\n| --: | --: | --: | --: |")
    for step in sorted({.5, .7, .8, .9, .95, .98, limit}):
        kept, shown = shares(answers, step)
        visible = [a["right"] for a in answers if a["confidence"] >= step]
        say("| %s%.3f%s | %.1f %% | %.1f %% | %.1f %% |" % ("**" if step == limit else "", step, "**" if step == limit else "", 100 * kept, 100 * shown,
                                                   100 * (1 - sum(visible) / max(1, len(visible)))))
    say("\nOf %d single questions, %d answered rightly. Every second question alone gives the threshold %.3f, the others %.3f."
          % (len(answers), sum(a["right"] for a in answers), threshold(answers[::2]), threshold(answers[1::2])))
    other = [a for a in found["answers"] if a["kind"] not in SINGLE]
    say("At this threshold %.1f %% of the right answers to questions about what was told stay." % (100 * shares(other, limit)[0]))
    say("Questions to click that it does not answer word for word and surely (they are not offered): %s." % (", ".join(unknown) or "none"))
    print("\n".join(lines))
    if A.write:
        page = open(os.path.join(HERE, "README.md"), encoding="utf-8").read()
        head, _, rest = page.partition("<!-- measured by release.py -->\n")
        _, _, tail = rest.partition("<!-- end -->")
        with open(os.path.join(HERE, "README.md"), "w", encoding="utf-8") as out:
            out.write(head + "<!-- measured by release.py -->\n" + "\n".join(lines) + "\n<!-- end -->" + tail)
        # What a sample for CI must reach: the same cases were right here; two may differ on another processor.
        first = {}
        for a in found["answers"]:
            first.setdefault(a["kind"], []).append(a["right"])
        sample = sum(sum(x[:4]) for x in first.values()) - 2
        release = dict(sha256=hashlib.sha256(open(A.model, "rb").read()).hexdigest(), confidence=limit, unknown=unknown, sample=sample)
        with open(os.path.join(HERE, "release.json"), "w") as out:
            json.dump(release, out, indent=1)
            out.write("\n")


if __name__ == "__main__":
    main()
