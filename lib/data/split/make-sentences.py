#!/usr/bin/env python3
"""make-sentences.py < FILE.conll > FILE.sent: sentences for news-train split from a
CoNLL file (a token a line, an empty line after each sentence) whose neighbouring
sentences come from one story: detokenised, four to a paragraph. What does not look
like a whole sentence is left out, with the paragraph under way."""
import re
import sys

GLUED = {'.', ',', '?', '!', ';', ':', "'s", ')', "n't", "'", '%', '...'}


def text(tokens):
    out, opened, glue = '', False, True
    for w in tokens:
        if w == '"':
            out += w if opened or glue else ' ' + w
            opened = not opened
            glue = opened
        elif w in GLUED or re.match(r"'(s|re|ve|ll|d|m)$", w):
            out += w
            glue = False
        else:
            out += w if glue else ' ' + w
            glue = w in '($'
    return out


def whole(s):
    return (re.search(r'[.?!]["\')]*$', s) and re.match(r'["(\'A-Z0-9]', s) and len(s) > 15
            and not re.search(r'\b(Mr|Mrs|Dr|Gen|St|Sen|Rep|Gov|Lt|Col)\.$', s))


tokens, paragraph = [], []
for line in list(sys.stdin) + ['']:
    word = line.split('\t')[0].strip()
    if word and word != '-DOCSTART-':
        tokens.append(word)
        continue
    s = text(tokens)
    if s and whole(s):
        paragraph.append(s)
    if paragraph and (len(paragraph) == 4 or (s and not whole(s))):
        print('\n'.join(paragraph) + '\n')
        paragraph = []
    tokens = []
