"""Composes chats for Fledgling from the text in corpus/ and topics.json. All of it is our own writing.

dialogue(rng, turns) -> list of (user text, answer). Kinds of turns: help (a topic's question, its answer word for word from
topics.json), small talk, out of scope (declined), telling a fact, asking for a fact, lists. Questions of evaluation/ never enter:
`blocked()` removes them when the text is read.
"""
import json
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
path = lambda *p: os.path.join(HERE, *p)


def lines(name):
    return [x.rstrip("\n") for x in open(path(name), encoding="utf-8") if x.strip() and not x.startswith("#")]


def plain(text):
    """What counts as the same question: letters and digits only, lower case."""
    return re.sub(r"[^\w ]", "", text.lower()).strip()


def blocked():
    """Every question of the evaluation, in plain form."""
    out = set()
    for line in lines("evaluation/topics.txt") + lines("evaluation/smalltalk.txt") + lines("evaluation/facts.txt"):
        for part in line.split(" | ")[1:]:
            out |= {plain(q) for q in part.split(" / ")}
    return out | {plain(q) for q in lines("evaluation/scope.txt")}


BLOCKED = blocked()


def sections(names):
    """[id] blocks of "key: value" lines; values under `q` and the like are split at " / ", others at " | "."""
    out, current = {}, None
    for name in names:
        for line in lines(name):
            if line.startswith("["):
                current = out.setdefault(line.strip("[] "), {})
            else:
                key, value = line.split(":", 1)
                parts = [p.strip() for p in value.split(" / " if key in ("q", "tell", "ask") else " | ")]
                current[key] = current.get(key, []) + [p for p in parts if plain(p) not in BLOCKED or not plain(p)]
    return out


# For the next training, not in the file of now: the evaluation's chats are made from the text that its model was trained on.
MORE = False
TOPICS = {t["id"]: t for t in json.load(open(path("topics.json"), encoding="utf-8"))}
HELP = sections("corpus/topics_%d.txt" % i for i in (1, 2, 3, 4, 5))
SMALL = sections(["corpus/smalltalk.txt"])
SCOPE = sections(["corpus/scope.txt"])
FACTS = sections(["corpus/facts.txt"])
WORDS = {k: v.split(" | ") for k, v in (line.split(": ", 1) for line in lines("corpus/words.txt"))}
assert set(HELP) == set(TOPICS), set(HELP) ^ set(TOPICS)

FRAMES_DO = ["How do I {}?", "How can I {}?", "Can I {}?", "How to {}?", "Where can I {}?", "Tell me how to {}.", "I want to {}.", "Is it possible to {}?",
             "Can you show me how to {}?", "What must I do to {}?", "I need to {}, how?", "Please help me {}.", "What is the way to {}?", "I don't know how to {}.",
             "{}, how does that work?", "is there a way to {}", "how would I {}", "am I able to {}", "I try to {} and fail", "my mother wants to {}"]
FRAMES_NP = ["What is {}?", "Tell me about {}.", "What about {}?", "Explain {}.", "What can you tell me about {}?", "{}?", "I want to know about {}.",
             "How does it work with {}?", "Can you explain {}?", "Give me some help with {}.", "I have heard of {}, what is it?", "how is it with {}", "I do not understand {}."]
# Sentence patterns that training never sees, for the evaluation.
HELD_DO = ["I would like to {}.", "Could you explain how one can {}?", "what do I press to {}?", "my goal is to {}", "any trick to {}?"]
HELD_NP = ["Could you say something about {}?", "I have a question about {}.", "help with {}", "a few words on {}?"]
KEY_FRAMES = ["{}", "{}?", "what about {}?", "I have a problem with {}", "something with {}", "{} please", "tell me about {}", "is there {}?", "and {}?",
              "I mean {}", "{}, is that possible?", "can you say more on {}?", "my question is on {}", "do you know about {}?", "{} - what now?", "need {}",
              "it's about {}", "does it have to do with {}?", "{} and {}", "{}, {}", "I was thinking of {} and {}", "what do {} and {} mean here?"]
LEAD = ["I am new here.", "One more thing.", "My friend wants to know:", "I was wondering:", "Listen,", "Now something else.", "Excuse me,", "Just curious:",
        "Quick one:", "I have been using this for a week.", "My neighbour asked:", "I bought a new laptop.", "Let me ask:", "It is late, but", "Good, now", "Hm.",
        "Sorry to ask again,", "I'm a bit lost.", "For my mother:", "I am not good with computers."]


def loosen(r, q):
    """Varies the surface: a leading sentence, dropped or swapped words."""
    if r.random() < .12:
        q = r.choice(LEAD) + " " + q
    if r.random() < .22:
        w = q.split(" ")
        if len(w) > 3:
            w = [x for x in w if r.random() > .13] or w
            if r.random() < .3 and len(w) > 2:
                i = r.randrange(len(w) - 1)
                w[i], w[i + 1] = w[i + 1], w[i]
            q = " ".join(w)
    return q


def use_more_text():
    """Adds the roundabout questions and further wordings, and mixes questions (blend); train.py does."""
    global MORE
    MORE = True
    for table, names in ((HELP, ["oblique_%d" % i for i in (1, 2, 3, 4, 5)]), (SMALL, ["smalltalk_2"]), (SCOPE, ["scope_2"]), (FACTS, ["facts_2"])):
        for key, block in sections("corpus/%s.txt" % name for name in names).items():
            for kind, texts in block.items():
                table[key][kind] = table[key].get(kind, []) + texts


def drop(r, q, most):
    """Leaves words out, at most this share: what is left must still point to the answer, so every word's meaning is learnt."""
    w, share = q.split(" "), r.uniform(.1, most)
    kept = [x for x in w if r.random() > share]
    return " ".join(kept) if len(kept) > 1 else q


def cross(r, a, b):
    a, b = a.split(" "), b.split(" ")
    return " ".join(a[:r.randint(1, len(a))] + b[r.randrange(len(b)):])


def bag(r, questions):
    """Some words of four questions."""
    w = [x for q in r.sample(questions, min(4, len(questions))) for x in q.split(" ")]
    return " ".join(r.sample(w, min(len(w), r.randint(5, 10))))


def blend(r, questions):
    """One of the questions of a topic: whole, with words left out, crossed with another, or its words in disorder. Learnt by heart as
    whole sentences, thousands of questions teach nothing about the next one; mixed, the words that they share are learnt."""
    q, x = r.choice(questions), r.random()
    if x < .24:
        return drop(r, q, .5)
    if x < .48:
        return cross(r, q, r.choice(questions))
    if x < .62:
        return bag(r, questions)
    if x < .72:
        w = q.split(" ")
        r.shuffle(w)
        return drop(r, " ".join(w), .3)
    return q


def careless(r, s):
    """People type carelessly: lower case, no full stop, politeness, a slip of the finger."""
    if r.random() < .08:
        s = r.choice(["Please: ", "Hey, ", "Um, ", "One question: ", "So, ", "Hello. ", "ok, ", "hi, "]) + s
    if r.random() < .06:
        s += r.choice([" Thanks.", " Please.", " Thank you!", "?", "??", "..."])
    x = r.random()
    if x < .25:
        s = s.lower()
    elif x < .4:
        s = cap(s)
    if r.random() < .2:
        s = s.rstrip(".?!")
    if r.random() < .07 and len(s) > 8:
        i = r.randrange(1, len(s) - 2)
        s = s[:i] + r.choice([s[i + 1] + s[i] + s[i + 2:], s[i + 1:], s[i] + s[i] + s[i + 1:]])
    return s


def cap(s):
    return s[:1].upper() + s[1:]


# ------------------------------------------------------------------ made-up words: training cannot learn names by heart
ON = "b br c ch d dr f fl g gr h j k kl kr l m n p pl qu r s sh sk st t th tr v w y z zh".split() + ["", ""]
VO = "a e i o u aa ai au ea ee ei ia ie io oa oo ou y é ö ü á í".split()
CO = "n r l s m t k d x nd rt sk th ll ck ng st v z".split() + [""] * 14
RESERVED = set(" ".join(lines("evaluation/names.txt")).split())


def syllables(r, lo, hi):
    k, s = r.randint(lo, hi), ""
    for i in range(k):
        s += r.choice(ON) + r.choice(VO if r.random() < .5 else "aeiou") + (r.choice(CO) if r.random() < .6 or i == k - 1 else "")
    return s if len(s) > 1 else s + "n"


def person(r):
    while True:
        if r.random() < .15:                                    # letter salad: copying must not lean on syllables
            s = "".join(r.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(r.randint(2, 8))).capitalize()
        else:
            s = syllables(r, 1, 3)
            s = s if r.random() < .06 else s.capitalize()
        if s not in RESERVED:
            return s


def city(r):
    s = syllables(r, 1, 3) + r.choice(["", "", "", "burg", "ville", "stad", "ton", "grad", "a", "o", "ia", "mouth", "ford", "heim"])
    return ("" if r.random() < .85 else r.choice(["New ", "San ", "Port ", "Bad ", "Saint "])) + s.capitalize()


def number(r):
    return str(r.randint(*r.choice([(0, 99), (10, 999), (100, 9999), (1000, 99999)])))


def known_or_new(words):
    """Two thirds from a list, a third made up: closed lists would be learnt by heart."""
    return lambda r: r.choice(words) if r.random() < .66 else syllables(r, 1, 3)


COLOURS = "red blue green yellow black white orange purple brown pink grey gold silver turquoise violet".split()
FOODS = "pizza soup rice bread pasta sushi apples cheese salad curry pancakes beans noodles potatoes cake dumplings tacos fish".split()
JOBS = "teacher nurse baker pilot farmer driver painter doctor cook gardener lawyer student plumber writer carpenter engineer".split()
ANIMALS = "horse owl wolf rabbit dolphin tiger elephant fox hedgehog eagle whale frog bear squirrel".split()
ITEMS = "milk bread soap eggs butter tea coffee sugar salt rice nails paint glue paper candles apples onions batteries string honey flour oil lemons pens socks".split()
MAKE = dict(name=person, city=city, colour=known_or_new(COLOURS), food=known_or_new(FOODS), number=number, dog=person, cat=person, friend=person, sister=person,
            brother=person, job=known_or_new(JOBS), animal=known_or_new(ANIMALS))
WEIGHT = dict(name=4, city=3, number=2, dog=2, cat=2)
NAMED = ("name", "dog", "cat", "friend", "sister", "brother", "city")
ASK_FRAMES = ["{}?", "and {}?", "what was {} again?", "Do you still know {}?", "I forgot {}.", "Did I tell you {}?", "Remind me of {}.", "What did I say about {}?",
              "{} please", "Say {}.", "Can you remember {}?", "Have you kept {}?", "Now tell me {}.", "I asked you to remember {}.", "Let's see if you know {}.",
              "What is {} then?", "Guess {}.", "you know {}, don't you", "recall {}", "and what about {}"]
FIX = ["No, ", "Sorry, ", "Actually, ", "Correction: ", "I was wrong. ", "Wait, ", "It changed. ", "That was wrong, ", "I must correct that: "]
FIX_ACK = "I corrected it: {}."
OPEN = ["Hi! ", "Well, ", "So, ", "Hello. ", "Okay, ", "To begin: ", "You should know: ", "By the way, ", "Also, ", "Just so you know, ", "Good day! "]
LIST_TELL = ["Remember this list: {}.", "My list: {}.", "Please remember these things: {}.", "I need to buy {}.", "Keep this in mind: {}.", "Shopping list: {}.",
             "Note these for me: {}.", "On my list are {}.", "I have to get {}.", "put {} on my list", "my shopping list is {}", "list: {}", "these are the things I need: {}"]
LIST_ASK = ["What is on my list?", "What was on my list?", "Tell me my list.", "Which things did I want to buy?", "Do you remember my list?", "Repeat my list.",
            "Read my list to me.", "What did I put on the list?", "my list?", "what do I need to buy", "what is the list", "which things are on the list", "say my shopping list"]


def help_turn(r, key=None):
    key = key or r.choice(list(HELP))
    t, x = HELP[key], r.random()
    if x < .18:
        f = r.choice(KEY_FRAMES)
        q = f.format(*r.sample(t["key"], min(len(t["key"]), f.count("{}")))) if f.count("{}") <= len(t["key"]) else r.choice(t["key"])
    elif x < .32 and "do" in t:
        q = cap(r.choice(FRAMES_DO).format(r.choice(t["do"])))
    elif x < .42 and "np" in t:
        q = cap(r.choice(FRAMES_NP).format(r.choice(t["np"])))
    else:
        q = blend(r, t["q"]) if MORE else r.choice(t["q"])
    return loosen(r, q), TOPICS[key]["answer"]


# Always the first answer: with two of equal probability none would look sure, and greedy decoding shows only one of them.
def small_turn(r, key=None):
    t = SMALL[key or r.choice(list(SMALL))]
    q = r.choice(t["q"])
    return loosen(r, q) if r.random() < .3 and len(q) > 12 else q, t["a"][0]


def fill(r, q):
    """Puts words into a pattern's gaps."""
    gaps = {"{N}": number, "{T}": lambda r: r.choice(WORDS["things"]), "{P}": city, "{V}": lambda r: r.choice(WORDS["verbs"]),
            "{O}": lambda r: r.choice(WORDS["objects"]), "{W}": lambda r: r.choice([person, city, lambda r: syllables(r, 1, 3)])(r)}
    for gap, make in gaps.items():
        while gap in q:
            q = q.replace(gap, make(r), 1)
    return q


def scope_turn(r, key=None):
    if key is None and r.random() < .06:                         # keys hit at random
        q = " ".join("".join(r.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(r.randint(2, 8))) for _ in range(r.randint(1, 3)))
        return q, SMALL["confused"]["a"][0]
    t = SCOPE[key or r.choices(list(SCOPE), [5, 2, 2, 2.5, 3, 3, 2])[0]]
    return loosen(r, fill(r, r.choice(t["q"]))), t["a"][0]


class Facts:
    """What the person has told so far in one chat."""

    def __init__(self, r):
        self.r, self.known, self.list = r, {}, None

    def tell(self, slot=None, value=None):
        r = self.r
        slot = slot or r.choices(list(FACTS), [WEIGHT.get(s, 1.4) for s in FACTS])[0]
        t, v = r.choice(FACTS[slot]["tell"]), value or MAKE[slot](r)
        fix = slot in self.known and r.random() < .8
        self.known[slot] = v
        u = (r.choice(FIX) if fix else r.choice(OPEN) if r.random() < .22 else "") + t.format(v)
        a = (FIX_ACK if fix else FACTS[slot]["ack"][0]).format(v)
        return (u if t.startswith("{}") or r.random() < .3 else cap(u)), (a if slot in NAMED else cap(a))

    def tell_two(self):
        r, out = self.r, []
        for s in r.sample(["name", "city", "job", "colour", "dog", "cat", "sister", "brother"], 2):
            self.known[s] = MAKE[s](r)
            out.append(r.choice(FACTS[s]["tell"]).format(self.known[s]).rstrip(".!"))
        return cap(out[0]) + r.choice([" and ", ", ", ". ", " and also "]) + out[1] + ".", "Thank you, I will remember both."

    def ask(self, slot=None):
        r = self.r
        slot = slot or (r.choice(list(self.known)) if self.known and r.random() < .85 else r.choice(list(FACTS)))
        t = FACTS[slot]
        q = r.choice(ASK_FRAMES).format(t["noun"][0]) if r.random() < .3 else r.choice(t["ask"])
        return loosen(r, q), (t["recall"][0].format(self.known[slot]) if slot in self.known else t["unknown"][0])

    def list_tell(self):
        r = self.r
        xs = [x if r.random() < .8 else syllables(r, 1, 2) for x in r.sample(ITEMS, r.randint(2, 4))]
        self.list = ", ".join(xs[:-1]) + " and " + xs[-1]
        return r.choice(LIST_TELL).format(self.list), "I noted %d things." % len(xs)

    def list_ask(self):
        return self.r.choice(LIST_ASK), ("On your list: " + self.list + "." if self.list else "You have not given me a list.")




def dialogue(r, turns, mix=(.46, .12, .14, .11, .17)):
    """mix: help, small talk, out of scope, tell, ask."""
    f, out = Facts(r), []
    for _ in range(turns):
        kind = r.choices(["help", "small", "scope", "tell", "ask"], mix)[0]
        if kind == "ask" and not f.known and not f.list and r.random() < .75:
            kind = "tell"
        if kind == "help":
            u, a = help_turn(r)
        elif kind == "small":
            u, a = small_turn(r)
        elif kind == "scope":
            u, a = scope_turn(r)
        elif kind == "tell":                                     # never careless: the value must stay whole
            x = r.random()
            out.append(f.list_tell() if x < .1 else f.tell_two() if x < .2 else f.tell())
            continue
        else:
            u, a = f.list_ask() if f.list and r.random() < .2 or r.random() < .02 else f.ask()
        out.append((careless(r, u), a))
    return out


def text(d):
    return "\n\n".join("User: %s\n\nAssistant: %s" % t for t in d)


def counts():
    whole = sum(len(t["q"]) for t in HELP.values())
    made = sum(len(FRAMES_DO) * len(t.get("do", [])) + len(FRAMES_NP) * len(t.get("np", [])) + len(KEY_FRAMES) * len(t["key"]) for t in HELP.values())
    return dict(topics=len(TOPICS), questions=whole, patterns=made, smalltalk=sum(len(t["q"]) for t in SMALL.values()), scope=sum(len(t["q"]) for t in SCOPE.values()),
                evaluation=len(BLOCKED))


if __name__ == "__main__":
    r = random.Random(1)
    for n in (4, 8):
        print(text(dialogue(r, n)))
        print("=" * 20)
    print(counts())
