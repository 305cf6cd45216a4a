"""Vocabulary in the World format: greedy longest match over bytes, ids 1..256 = single bytes, 0 = end of text.

learn(): pair merges counted inside words (a word = optional blank + letters); digits and punctuation stay
single bytes, pieces never cross a word's border, so a name is cut the same way wherever it stands and
words can be cached.  "User:", "Assistant:" and the blank line are single pieces.
python3 vocab.py OUT SIZE
"""
import ast, random, re, sys
from collections import Counter, defaultdict

WORD = re.compile(r"\n\n|User:|Assistant:| ?[^\W\d_]+(?:'[a-z]+)?|.|\n", re.S)
SPECIAL = ["\n\n", "User:", "Assistant:"]


def learn(words, size):
    """words: Counter of words. Returns pieces (bytes), at most `size` - 257."""
    seqs = [([bytes([b]) for b in w.encode()], n) for w, n in words.items() if len(w) > 1 and w not in SPECIAL]
    pairs, where = Counter(), defaultdict(set)
    for i, (s, n) in enumerate(seqs):
        for p in zip(s, s[1:]):
            pairs[p] += n; where[p].add(i)
    pieces = [s.encode() for s in SPECIAL]
    while len(pieces) < size - 257 and pairs:
        p = max(pairs, key=lambda q: (pairs[q], q))
        if pairs[p] < 2: break
        new = p[0] + p[1]
        if new not in pieces: pieces.append(new)
        for i in list(where[p]):
            s, n = seqs[i]
            for q in zip(s, s[1:]): pairs[q] -= n; where[q].discard(i)
            t, j = [], 0
            while j < len(s):
                if j + 1 < len(s) and (s[j], s[j + 1]) == p: t.append(new); j += 2
                else: t.append(s[j]); j += 1
            seqs[i] = (t, n)
            for q in zip(t, t[1:]): pairs[q] += n; where[q].add(i)
        del pairs[p]
    return pieces


def literal(b):
    try:
        s = b.decode()
        return repr(s) if all(c.isprintable() or c in "\n\t" for c in s) else repr(b)
    except UnicodeDecodeError:
        return repr(b)


def save(path, pieces):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        for i, b in enumerate([bytes([x]) for x in range(256)] + pieces):
            f.write("%d %s %d\n" % (i + 1, literal(b), len(b)))


class Vocab:
    def __init__(self, path):
        self.bytes_of, self.id_of, self.cache = {0: b""}, {}, {}
        for line in open(path, encoding="utf-8", newline="\n"):
            line = line.rstrip("\n")
            l, r = line.find(" "), line.rfind(" ")
            x = ast.literal_eval(line[l + 1:r]); b = x.encode() if isinstance(x, str) else x
            self.bytes_of[int(line[:l])], self.id_of[b] = b, int(line[:l])
        self.longest = max(map(len, self.id_of))
        self.size = len(self.bytes_of)

    def greedy(self, b):
        out, i = [], 0
        while i < len(b):
            n = min(self.longest, len(b) - i)
            while b[i:i + n] not in self.id_of: n -= 1
            out.append(self.id_of[b[i:i + n]]); i += n
        return out

    def encode(self, s):
        out = []
        for w in WORD.findall(s):
            c = self.cache.get(w)
            if c is None:
                c = self.greedy(w.encode())
                if len(self.cache) < 50000: self.cache[w] = c
            out += c
        return out

    def decode(self, ids):
        return b"".join(self.bytes_of.get(i, b"") for i in ids).decode("utf-8", "replace")


if __name__ == "__main__":
    import corpus
    r, words = random.Random(7), Counter()
    for _ in range(9000):
        words.update(WORD.findall(corpus.text(corpus.dialogue(r, r.randint(1, 10)))))
    save(sys.argv[1], learn(words, int(sys.argv[2])))
    v = Vocab(sys.argv[1])
    r2 = random.Random(99); t = [corpus.text(corpus.dialogue(r2, 6)) for _ in range(300)]
    n = sum(len(v.encode(x)) for x in t); w = sum(len(x.split()) for x in t)
    assert all(v.encode(x) == v.greedy(x.encode()) and v.decode(v.encode(x)) == x for x in t)
    print("V %d: %.3f tokens per word, %.2f bytes per token, longest piece %d" % (v.size, n / w, sum(len(x.encode()) for x in t) / n, v.longest))

