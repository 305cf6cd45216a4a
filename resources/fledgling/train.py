"""Trains Fledgling from scratch.  python3 train.py OUT.pt --minutes 120 [--width 192 --layers 4 --lr 3e-3]

Text is made while training, nothing is seen twice. Documents are packed into rows; a reset mark lets every document start from a
zero state. The loss counts all answer tokens, what follows them, and a tenth of the person's tokens. The schedule follows the
clock, so a run ends when it should on any machine. Interrupted: the same command goes on from OUT.pt (weights, optimiser, clock).
"""
import argparse
import math
import os
import random
import sys
import time

# Keep freed tensors: page faults would cost half the speed. Must be set before the allocator starts.
MALLOC = dict(MALLOC_MMAP_THRESHOLD_="8589934592", MALLOC_TRIM_THRESHOLD_="17179869184", MALLOC_TOP_PAD_="268435456")
if any(k not in os.environ for k in MALLOC):
    os.environ.update(MALLOC)
    os.execv(sys.executable, [sys.executable] + sys.argv)

import torch
import torch.nn.functional as F

import corpus
import model
from vocab import Vocab

ap = argparse.ArgumentParser()
ap.add_argument("out")
ap.add_argument("--minutes", type=float, default=120)
ap.add_argument("--vocab", default=corpus.path("vocab.txt"))
ap.add_argument("--width", type=int, default=192)
ap.add_argument("--layers", type=int, default=4)
ap.add_argument("--lr", type=float, default=3e-3)
ap.add_argument("--tokens", type=int, default=4096, help="tokens of one step")
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--threads", type=int, default=2)
ap.add_argument("--bf16", type=int, default=1, help="matrix products in bf16 (fast where the processor has it)")
ap.add_argument("--dropout", type=float, default=.1, help="without it the questions are learnt by heart")
ap.add_argument("--device", default="cpu")
A = ap.parse_args()
torch.manual_seed(A.seed)
torch.set_num_threads(A.threads)
model.BF16 = bool(A.bf16)
model.DROPOUT = A.dropout
corpus.use_more_text()
voc = Vocab(A.vocab)
V = -(-voc.size // 32) * 32
BLANK = voc.encode("\n\n")


def plan(p):
    """Curriculum by progress p in 0..1: (row length, most turns of a document)."""
    return (256, 6) if p < .3 else (512, 14) if p < .5 else (2048, 44)


def document(p, r):
    row, most = plan(p)
    turns = r.randint(1, most) if r.random() < (.6 if most < 20 else .5) else r.randint(1, 4 if most < 20 else 12)
    # some chats hold mostly short fillers, so that many turns fit between telling and asking
    mix = (.50, .10, .14, .10, .16) if r.random() < .65 else (.14, .22, .14, .18, .32)
    ids, weight = [], []
    d = corpus.dialogue(r, turns, mix)
    for i, (u, a) in enumerate(d):
        q = voc.encode("User: " + u + "\n\nAssistant:")
        z = voc.encode(" " + a) + (BLANK if i + 1 < len(d) else [0])
        ids += q + z
        weight += [0] * len(q) + [1] * len(z)
    return ids, weight


def batch(p, seed):
    """One batch: a function of its arguments alone."""
    r, gen = random.Random(seed), torch.Generator().manual_seed(seed)
    T = plan(p)[0]
    B = max(1, A.tokens // T)
    tok, wt, rs = torch.zeros(B, T + 1, dtype=torch.long), torch.zeros(B, T + 1), torch.zeros(B, T + 1, dtype=torch.uint8)
    for b in range(B):
        n = 0
        while n < T + 1:
            ids, w = document(p, r)
            k = min(len(ids), T + 1 - n)
            tok[b, n:n + k], wt[b, n:n + k], rs[b, n] = torch.tensor(ids[:k]), torch.tensor(w[:k]), 1
            n += k
    # token t+1 is predicted at t; "User:" after an answer counts; nothing is predicted across a border
    m = wt[:, 1:] > 0
    m |= (torch.rand(m.shape, generator=gen) < .1) | (tok[:, 1:] == voc.id_of[b"User:"])
    m &= rs[:, 1:] == 0
    return tok[:, :-1].contiguous(), tok[:, 1:].contiguous(), m, rs[:, :-1].contiguous()


net = model.RWKV7(V, A.width, A.layers).to(A.device)
big = [p for p in net.parameters() if p.dim() == 2 and min(p.shape) > 8]
small = [p for p in net.parameters() if not (p.dim() == 2 and min(p.shape) > 8)]
opt = torch.optim.AdamW([dict(params=big, weight_decay=.05), dict(params=small, weight_decay=0.)], lr=A.lr, betas=(.9, .98), eps=1e-12)
step = tokens = 0
spent, average = 0.0, None                                       # seconds of training so far, over all runs
if os.path.exists(A.out):
    c = torch.load(A.out, map_location=A.device)
    net.load_state_dict(c["model"])
    opt.load_state_dict(c["optimiser"])
    step, tokens, spent = c["step"], c["tokens"], c["spent"]
print("parameters %.3f M, vocabulary %d, from step %d" % (sum(p.numel() for p in net.parameters()) / 1e6, V, step), flush=True)


def save():
    torch.save(dict(model=net.state_dict(), optimiser=opt.state_dict(), cfg=net.cfg, step=step, tokens=tokens, spent=spent), A.out + ".part")
    os.replace(A.out + ".part", A.out)


total, last, saved = A.minutes * 60, time.monotonic(), time.monotonic()
while spent < total:
    p = spent / total
    rate = min(1, (step + 1) / 100) * (1 if p < .1 else .02 + .98 * (.5 + .5 * math.cos(math.pi * (p - .1) / .9)))
    for g in opt.param_groups:
        g["lr"] = A.lr * rate
    tok, target, m, rs = (x.to(A.device) for x in batch(p, A.seed * 10**7 + step))
    loss = F.cross_entropy(model.linear(net.hidden(tok, rs)[m], net.head.weight), target[m])
    opt.zero_grad(set_to_none=True)
    loss.backward()
    size = torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    if torch.isfinite(size):
        opt.step()
    else:
        print("bad gradient, step skipped", flush=True)
    step, tokens = step + 1, tokens + tok.numel()
    average = loss.item() if average is None else average * .97 + loss.item() * .03
    now = time.monotonic()
    spent, last = spent + now - last, now
    if step % 50 == 0:
        print("%5.0f s step %d tokens %.2f M loss %.4f rate %.5f row %d %.0f tokens/s" % (spent, step, tokens / 1e6, average, A.lr * rate, tok.shape[1], tokens / spent), flush=True)
    if now - saved > 120:
        saved = now
        save()
save()
print("done: %d tokens in %.0f minutes" % (tokens, spent / 60), flush=True)
