"""Does llama.cpp load what we write, and does it then expect the same next tokens?

python3 check.py NODE_FOLDER SHARED [CLI]   NODE_FOLDER holds node_modules with node-llama-cpp; by hand, not in CI.

Every rwkv6 and rwkv7 source is converted by `rookery-cli convert` to every type that fits its width. The same ids go through both
programs; printed are the largest difference of log probabilities among the tokens either holds more likely than 1e-4, the mean
KL divergence over the positions, and how often both have the same most likely token. Exit status 1 if a file is not loaded or
a float type differs by more than the limit of the fixtures for F16 (llama.cpp multiplies F16 weights with F16 activations).
"""
import json
import math
import os
import shutil
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
node, shared = sys.argv[1:3]
cli = sys.argv[3] if len(sys.argv) > 3 else os.path.join(HERE, "../../../build/release/bin/rookery-cli")
models = os.path.join(shared, "fixtures/models")
FLOATS, BLOCKS, SUPER = ["F32", "F16", "BF16"], ["Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1"], ["Q4_K", "Q5_K", "Q6_K"]
SOURCES = {  # source: types that its width allows
    "tiny7.f32.gguf": FLOATS + BLOCKS,
    "tiny7h.bf16.safetensors": FLOATS + BLOCKS,
    "tiny6h.f16.pth": FLOATS + BLOCKS,
    "tiny6h.webrwkv.f16.st": FLOATS,
    "syn7s.f32.pth": FLOATS,
    "syn7s.fla.f16.safetensors": FLOATS,
    "syn7s.webrwkv.f16.st": FLOATS,
    "syn7.q6_k.gguf": FLOATS + SUPER,
}
LIMIT = 0.05
IDS = [(i * 37 + i * i * 11) % 200 + 32 for i in range(48)]
POSITIONS = [0, 7, 15, 31, 47]


def log_softmax(row):
    top = max(row)
    total = math.log(sum(math.exp(x - top) for x in row)) + top
    return [x - total for x in row]


def ours(model, count):
    raw = subprocess.run([cli, "eval", model, "--tokens", ",".join(map(str, IDS[:count])), "--logits", "-"], check=True, capture_output=True).stdout
    return log_softmax(struct.unpack("<%df" % (len(raw) // 4), raw))


bad = 0
with tempfile.TemporaryDirectory() as work:
    script = shutil.copy(os.path.join(HERE, "probabilities.mjs"), os.path.join(node, "probabilities.mjs"))
    for source, types in SOURCES.items():
        for kind in types:
            model, out = os.path.join(work, "m.gguf"), os.path.join(work, "p.json")
            subprocess.run([cli, "convert", os.path.join(models, source), model, "--type", kind], check=True, capture_output=True)
            run = subprocess.run(["node", script, model, ",".join(map(str, IDS)), out], capture_output=True, text=True)
            if run.returncode != 0:
                bad += 1
                print("%-28s %-5s NOT LOADED: %s" % (source, kind, run.stderr.strip()[-200:]), flush=True)
                continue
            rows = json.load(open(out))
            worst = kl = same = 0
            for at in POSITIONS:
                mine = ours(model, at + 1)
                theirs = {int(k): v for k, v in rows[at].items()}
                for i, x in enumerate(mine):
                    y = theirs.get(i, 0)
                    if y > 0 and max(y, math.exp(x)) > 1e-4:
                        worst = max(worst, abs(x - math.log(y)))
                    if y > 0:
                        kl += math.exp(x) * (x - math.log(y)) / len(POSITIONS)
                same += max(range(len(mine)), key=mine.__getitem__) == max(theirs, key=theirs.get)
            far = kind in FLOATS and worst > LIMIT
            bad += far
            print("%-28s %-5s largest %.5f  KL %.2e  same top %d of %d%s" % (source, kind, worst, kl, same, len(POSITIONS), "  TOO FAR" if far else ""), flush=True)
print("bad=%d" % bad)
sys.exit(bad > 0)
