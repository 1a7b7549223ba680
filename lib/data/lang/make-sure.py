#!/usr/bin/env python3
"""make-sure.py FILE.conllu ... > pos-sure.txt: words that nearly always are of
one part of speech in annotated text, and which: LEAST times or more, SHARE of
them. Labels are those of the model (UPOS, with XPOS where it tells a form)."""
import collections
import sys

LEAST, SHARE = 20, 0.98
OPEN = 'NOUN', 'PROPN', 'VERB', 'ADJ'  # a word of these may always be another
FORMS = 'VB VBD VBZ VBP VBN VBG MD NN NNS NNP NNPS'.split()
USUAL = {'VERB': 'VB', 'AUX': 'VB', 'NOUN': 'NN', 'PROPN': 'NNP'}


def label(up, x):
    if up not in USUAL:
        return up
    fits = x in FORMS and (x[0] == 'N') == (up in ('NOUN', 'PROPN'))
    return up + '-' + (x if fits else USUAL[up])


count = collections.defaultdict(collections.Counter)
for name in sys.argv[1:]:
    with open(name, encoding='utf-8') as f:
        for line in f:
            c = line.rstrip('\n').split('\t')
            if len(c) == 10 and c[0].isdigit() and ' ' not in c[1]:
                count[c[1]][label(c[3], c[4])] += 1
print('# Words, as written, that are nearly always of one part of speech, and which.')
print('# Source: counts over Universal Dependencies English-EWT and open parts of')
print('# English-GUM (training parts), by lang/make-sure.py.')
sure = {}
for word in count:
    (best, n), = count[word].most_common(1)
    every = sum(count[word].values())
    if word[0] == '#' or every < LEAST or n < SHARE * every:
        continue
    if best.split('-')[0] not in OPEN:
        sure[word] = best
for word, best in list(sure.items()):  # the same with curly marks
    for curly in ('\u201c', '\u201d') if word == '"' else (word.replace("'", '\u2019'),):
        sure.setdefault(curly, best)
for word in sorted(sure):
    print(word + '\t' + sure[word])
