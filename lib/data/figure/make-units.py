#!/usr/bin/env python3
"""make-units.py [CLDR] > figure-units.txt

Makes news-figure's table of units from the Unicode CLDR: the English names,
plurals and symbols of its units and currencies. CLDR is the folder "common" of
a CLDR release; by default that of Debian's package unicode-cldr-core.
"""
import re, sys, unicodedata
import xml.etree.ElementTree as E

cldr = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode/cldr/common'
main = [E.parse('%s/main/%s.xml' % (cldr, l)).getroot() for l in ('en', 'en_GB', 'en_AU', 'en_CA') if True]

# Times are news-figure's own words; the rest are ordinary words of the news
# before they are units ("five points", "three items", "ten bars").
NOT = {'concentr-item', 'graphics-em', 'graphics-dot', 'length-point', 'volume-drop', 'volume-pinch', 'volume-jigger', 'mass-grain',
       'angle-revolution', 'concentr-percent', 'concentr-mole', 'temperature-generic', 'mass-earth-mass', 'mass-solar-mass',
       'length-earth-radius', 'length-solar-radius', 'light-solar-luminosity', 'volume-dram', 'energy-foodcalorie', 'acceleration-g-force',
       'concentr-permillion', 'volume-cup-metric', 'volume-pint-metric'}
# Words and symbols that mean something else more often.
BAD = {'stones', 'bars', 'bar', 'c', 'd', 'h', 's', 'w', 'y', 'em', 'pt', 'gr', 'dr', 'pn', 'fur', 'kt', 'CD', '#', 'CM', 'rev', 'rad', '′', '″', '°', 'G', 'Gs',
       'mb', 'st', 'tn', 'cal', 'B', 'bit', 'in', 'au', 'ac', 'A', 'V', 'J', 'N', 'K', 'W', 'g', 'm', 't', 'L', 'l', 'R', 'grain', 'ch', 'dsp', 'bu', 'mc', 'pc',
       'Da', 'cd', 'lm', 'lx', 'MP', 'bus', 'ppi', 'mo', 'pm', 'AU', 'Pa', 'ct', 'dm', 'em', 'lux', 'quart', 'ALL', 'all', 'TOP', 'top', 'CUP', 'cup', 'TRY', 'try', 'mop', 'lak', 'SOS', 'sos', 'pen', 'mad', 'bam', 'cop', 'BOB', 'bob', 'sol', 'real', 'reals', 'qts', 'nm', 'ha', 'ML', 'dec'}
AMERICAN = {'metre': 'meter', 'litre': 'liter', 'gramme': 'gram'}

def key(s):
    """as the lexer sees it: words and signs with single spaces, no hyphens"""
    s = s.replace('\u00a0', ' ').replace('-', ' ').replace('⋅', ' ').replace('.', ' ')
    s = re.sub(r'([/])', r' \1 ', s)
    return re.sub(r'\s+', ' ', s).strip()

def forms(k):
    """a name is written in lower case"""
    yield k
    if len(k) > 3 and ' / ' not in k and re.search('[a-z]{3}', k): yield k.lower()

out = {}
def add(k, v):
    for f in forms(key(k)):
        if f in BAD or not f or f[0] in '/%': continue
        out.setdefault(f, v)

canon = {}
for root in main:
    for ul in root.findall('units/unitLength'):
        for u in ul.findall('unit'):
            t = u.get('type')
            if t.startswith('duration-') and not re.search('second$', t) or t in NOT or t == 'duration-second': continue
            pats = {p.get('count'): p.text for p in u.findall('unitPattern')}
            if root is main[0] and ul.get('type') == 'long':
                c = pats['one'].replace('{0}', '').strip().replace('-', ' ').lower()
                canon[t] = {'pound force per square inch': 'pound per square inch', 'meter per second squared': 'meter per square second'}.get(c, c)
            if t not in canon: continue
            for n in list(pats.values()):
                if '{0}' in n: add(n.replace('{0}', ''), 'measure ' + canon[t])
            dn = u.findtext('displayName')
            if dn and ul.get('type') != 'narrow' and '″' not in dn and '′' not in dn: add(dn, 'measure ' + canon[t])

# British spelling of every name
for k, v in list(out.items()):
    for b, a in AMERICAN.items():
        if v.startswith('measure') and re.search(r'%s(s?)\b' % a, k): out.setdefault(re.sub(r'%s(s?)\b' % a, b + r'\1', k), v)

# money: names of today's currencies first, then of the past ones
cur = [c for c in main[0].findall('numbers/currencies/currency')]
old = lambda n: bool(re.search(r'\(|unit|Unit|ounce|^Testing|WIR|RINET', n))
for past in (False, True):
    for c in cur:
        code = c.get('type')
        if re.match('X(A[GU]|B[ABCD]|P[DT]|RE|SU|TS|UA|XX|FO|FU)$', code): continue
        for d in c.findall('displayName'):
            n = d.text
            if d.get('count') is None or old(n) != past: continue
            n = re.sub(r' \(.*\)', '', n)
            n = n.lower()
            for m in {n, ''.join(x for x in unicodedata.normalize('NFD', n) if not unicodedata.combining(x))}: add(m, 'money ' + code)
        if not past and not old(c.findall('displayName')[0].text): add(code, 'money ' + code)

print('# Units of measure and currencies, as written -> kind and canonical name.')
print('# Made by make-units.py from the Unicode CLDR %s; do not edit. Keys as the' % '41')
print('# lexer sees them: names in lower case, symbols as they are, no hyphens.')
print('# Unicode licence (Unicode-DFS-2016), copyright 1991-2022 Unicode, Inc.')
for k in sorted(out): print('%s\t%s' % (k, out[k]))
