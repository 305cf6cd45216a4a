"""Measures Fledgling as people meet it: greedy answers of rookery-cli with the shipped file.

python3 evaluate.py [--cli build/release/bin/rookery-cli] [--model fledgling.gguf] [--sample N] [--misses] [--json OUT] [--sample-of-release]

The file that --json writes is what release.py reads: scores, and every answer with its confidence.

Questions come from evaluation/ (written before the training text, never part of it) and from sentence patterns, names and cities that
training cannot produce. A topic is right when the answer equals topics.json word for word; a recall when the told value stands in the
answer; a decline when the answer is one of the declining ones. Chats before the question are fed with their reference answers.
"""
import argparse
import concurrent.futures
import json
import os
import random
import subprocess

import corpus
from corpus import FACTS, HELP, SCOPE, SMALL, TOPICS, cap, lines, path

DECLINES = {a for t in SCOPE.values() for a in t["a"]} | set(SMALL["confused"]["a"]) | {TOPICS["cannot"]["answer"]}
PEOPLE, CITIES = (line.split(": ")[1].split() for line in lines("evaluation/names.txt"))


def prompt(turns, question):
    return "".join("User: %s\n\nAssistant: %s\n\n" % t for t in turns) + "User: %s\n\nAssistant:" % question


def fillers(r, n):
    return [r.choice([corpus.help_turn, corpus.small_turn, corpus.small_turn, corpus.scope_turn])(r) for _ in range(n)]


def real_value(r, slot):
    """A value that training cannot have made: names and cities from the evaluation's lists."""
    return r.choice(CITIES) if slot == "city" else r.choice(PEOPLE) if slot in corpus.NAMED else corpus.MAKE[slot](r)


def recall_cases(r, turns, n, slots):
    for _ in range(n):
        slot = r.choice(slots)
        f = corpus.Facts(r)
        told = f.tell(slot, real_value(r, slot))
        asked = r.choice(FACTS[slot]["ask"])
        yield prompt([told] + fillers(r, turns), asked), [f.known[slot]]


def cases(r):
    """{name: [(prompt, accepted answers or values)]}; a value is accepted when it stands in the answer."""
    out = {"the question to click": [(prompt([], t["question"]), [t["answer"]]) for t in TOPICS.values()]}
    patterns = []
    for key, t in HELP.items():
        patterns += [(prompt([], cap(r.choice(corpus.HELD_DO).format(x))), [TOPICS[key]["answer"]]) for x in t.get("do", [])[:2]]
        patterns += [(prompt([], cap(r.choice(corpus.HELD_NP).format(x))), [TOPICS[key]["answer"]]) for x in t.get("np", [])[:2]]
    out["topic, unseen patterns"] = patterns
    natural, oblique = [], []
    for line in lines("evaluation/topics.txt"):
        key, a, b = line.split(" | ")
        natural += [(prompt([], q), [TOPICS[key]["answer"]]) for q in a.split(" / ")]
        oblique += [(prompt([], q), [TOPICS[key]["answer"]]) for q in b.split(" / ")]
    out["topic, unseen natural questions"] = natural
    out["topic, deliberately oblique questions"] = oblique
    out["topic, unseen patterns after 12 other turns"] = [("".join("User: %s\n\nAssistant: %s\n\n" % t for t in fillers(r, 12)) + p, a) for p, a in r.sample(patterns, 40)]
    out["out of scope declined"] = [(prompt([], q), sorted(DECLINES)) for q in lines("evaluation/scope.txt")]
    talk = []
    for line in lines("evaluation/smalltalk.txt"):
        intent, qs = line.split(" | ")
        talk += [(prompt([], q), SMALL[intent]["a"]) for q in qs.split(" / ")]
    out["small talk, unseen wording"] = talk
    acknowledged = []
    for slot in FACTS:
        for _ in range(4):
            acknowledged.append(corpus.Facts(r).tell(slot, real_value(r, slot)))
    out["what is told is acknowledged"] = [(prompt([], u), [a]) for u, a in acknowledged]
    for turns in (0, 10, 40):
        out["unseen names and cities recalled after %d turns" % turns] = list(recall_cases(r, turns, 60, ["name", "city"]))
    out["all kinds of facts recalled after 10 turns"] = list(recall_cases(r, 10, 60, list(FACTS)))
    unseen = []
    for line in lines("evaluation/facts.txt"):
        slot, *w = line.split(" | ")
        for tell, ask in zip(w[:3], w[3:]):
            v = real_value(r, slot)
            unseen.append((prompt([(tell.format(v), FACTS[slot]["ack"][-1].format(v))] + fillers(r, 2), ask), [v]))
    out["told and asked in unseen wording"] = unseen
    fixed = []
    for _ in range(40):
        f, slot = corpus.Facts(r), r.choice(["name", "city", "dog", "cat", "number"])
        first = f.tell(slot, real_value(r, slot))
        second = f.tell(slot, real_value(r, slot))
        fixed.append((prompt([first] + fillers(r, 2) + [second] + fillers(r, 2), r.choice(FACTS[slot]["ask"])), [f.known[slot]]))
    out["corrections win"] = fixed
    untold = []
    for _ in range(40):
        f, slots = corpus.Facts(r), r.sample(list(FACTS), 4)
        history = [x for s in slots[:3] for x in [f.tell(s)] + fillers(r, 1)]
        untold.append((prompt(history, r.choice(FACTS[slots[3]]["ask"])), FACTS[slots[3]]["unknown"]))
    out["says that it was not told"] = untold
    lists = []
    for _ in range(40):
        f = corpus.Facts(r)
        lists.append((prompt([f.list_tell()] + fillers(r, 3), r.choice(corpus.LIST_ASK)), [f.list]))
    out["lists after 3 turns, exact"] = lists
    return out


def answer(cli, model, text):
    """(answer, ended by itself, confidence) of the greedy continuation."""
    run = subprocess.run([cli, "generate", model, "--prompt", text, "--temperature", "0", "--presence", "0", "--frequency", "0", "--max-tokens", "110",
                          "--threads", "1", "--json"], capture_output=True, text=True, timeout=60)
    if run.returncode:
        raise SystemExit("rookery-cli: " + run.stderr)
    result = json.loads(run.stdout)
    said, border, _ = result["text"].partition("\n\nUser:")
    return said.strip(), bool(border) or result["stop"] == "end_of_text", result["confidence"]


def main():
    root = path("..", "..")
    ap = argparse.ArgumentParser()
    ap.add_argument("--cli", default=os.path.join(root, "build/release/bin/rookery-cli"))
    ap.add_argument("--model", default=path("fledgling.gguf"))
    ap.add_argument("--sample", type=int, default=0, help="at most so many cases of each kind")
    ap.add_argument("--misses", action="store_true")
    ap.add_argument("--json", default="")
    ap.add_argument("--sample-of-release", action="store_true", help="four cases of each kind must be about as good as release.json says; for CI")
    A = ap.parse_args()
    least = 0
    if A.sample_of_release:
        A.sample, A.misses = 4, True
        least = json.load(open(path("release.json"))).get("sample")
        if least is None:
            print("SKIP: the model in use was not measured with these questions")
            raise SystemExit(77)
    r = random.Random(4242)
    everything, ended, sure, report, answers = cases(r), [0, 0], [], {}, []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, rows in everything.items():
            rows = rows[:A.sample] if A.sample else rows
            said = list(pool.map(lambda row: answer(A.cli, A.model, row[0]), rows))
            right = [any(s == a or (len(a) < 60 and a in s) for a in good) for (s, _, _), (_, good) in zip(said, rows)]
            ended = [ended[0] + sum(e for _, e, _ in said), ended[1] + len(said)]
            if name.startswith(("topic", "out of scope")):
                sure += [(c, ok) for (_, _, c), ok in zip(said, right)]
            answers += [dict(kind=name, confidence=c, right=bool(ok)) for (_, _, c), ok in zip(said, right)]
            report[name] = [sum(right), len(right)]
            print("%-50s %5.1f %%  %d of %d" % (name, 100 * sum(right) / len(right), sum(right), len(right)), flush=True)
            if A.misses:
                for (s, _, c), (p, good), ok in zip(said, rows, right):
                    if not ok:
                        print("    %r -> %r (%.2f)" % (p[-90:-12], s, c))
    report["stops by itself"] = ended
    print("%-50s %5.1f %%  %d of %d" % ("stops by itself", 100 * ended[0] / ended[1], *ended))
    good, bad = [c for c, ok in sure if ok], [c for c, ok in sure if not ok]
    for limit in (.3, .5, .7, .8, .9, .95):
        print("confidence %.2f: keeps %3.0f %% of the right answers, shows %3.0f %% of the wrong ones" % (
            limit, 100 * sum(c >= limit for c in good) / max(1, len(good)), 100 * sum(c >= limit for c in bad) / max(1, len(bad))))
    if A.json:
        json.dump(dict(model=os.path.abspath(A.model), scores=report, answers=answers), open(A.json, "w"), indent=1)
    right, of = (sum(x) for x in zip(*(v for k, v in report.items() if k != "stops by itself")))
    print("all: %d of %d right" % (right, of))
    if A.sample_of_release and (right < least or ended[0] < ended[1]):
        raise SystemExit("%d of %d right, at least %d are expected; %d of %d end by themselves" % (right, of, least, *ended))


if __name__ == "__main__":
    main()
