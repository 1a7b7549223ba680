#!/usr/bin/env python3
"""silver_text.py LABELS TEXT.conll: the text, with the parts of speech that a
teacher told of it, as CoNLL-U for news-train pos.

LABELS is one of lang/silver/*.tags: a line a sentence, a letter a word; "_" where
the teacher was in doubt: any part of speech. TEXT has a token a line, an empty
line after each sentence. Words are cut at hyphens, as the treebanks have them."""
import re
import sys

FORMS = 'VB VBD VBZ VBP VBN VBG MD NN NNS NNP NNPS'.split()
LABELS = sorted('ADJ ADP ADV CCONJ DET INTJ NUM PART PRON PUNCT SCONJ SYM X'.split()
                + [u + '-' + f for u in ('VERB', 'AUX') for f in FORMS[:7]]
                + [u + '-' + f for u in ('NOUN', 'PROPN') for f in FORMS[7:]])
LABEL = dict(zip('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', LABELS), _='_')
SPLIT = re.compile(r'(?<=\w)(-)(?=\w)')


def split(word):
    return [word] if word.startswith(('http', 'www')) else SPLIT.split(word)


def sentences(path):
    words = []
    with open(path, encoding='utf-8') as f:
        for line in [*f, '\n']:
            c = line.rstrip('\n').split('\t')
            if line.startswith('-DOCSTART-') or not line.strip():
                if words:
                    yield words
                words = []
            elif len(c) > 1:
                words += split(c[0])


def main():
    with open(sys.argv[1], encoding='ascii') as f:
        labels = [line.rstrip('\n') for line in f if not line.startswith('#')]
    text = list(sentences(sys.argv[2]))
    if [len(s) for s in text] != [len(s) for s in labels]:
        sys.exit('silver_text.py: %s is not the text of %s' % (sys.argv[2], sys.argv[1]))
    for words, line in zip(text, labels):
        for i, (word, letter) in enumerate(zip(words, line), 1):
            pos, _, form = LABEL[letter].partition('-')
            print(i, word, '_', pos, form or '_', '_', '_', '_', '_', '_', sep='\t')
        print()


if __name__ == '__main__':
    main()
