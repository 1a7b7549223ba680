#!/usr/bin/env bats
# news-strip: what stays of a page, labels, cuts, options, sites.
load ../helper

setup() { T=$BATS_TEST_TMPDIR; }

# label TAB text of the blocks
labels() { awk -F'\t' '$2 == "block" { print $5 "\t" $10 }' "$@"; }

@test "a text page: title, byline, date and body stay, furniture goes" {
	news-read examples/pages/bid-meridian.txt | news-strip > "$T/out"
	valid "$T/out"
	labels "$T/out" > "$T/l"
	grep -q "^title	Norway's Corvane to buy" "$T/l"
	grep -q '^byline	By Yusuf Adeyemi' "$T/l"
	grep -q '^dateline	June 3, 2024 5:12 PM' "$T/l"
	grep -q '^body	"It is a full price' "$T/l"
	run ! grep -E 'DJIA|Search quotes|Read Next|Wheat slips|Purchase Licensing|©|Advertisement' "$T/l"
	[ "$(grep -c '^body' "$T/l")" -ge 12 ]
}

@test "an HTML page: what the metadata say is not repeated" {
	news-read examples/html/dam-channel-nine.html > "$T/in"
	news-strip "$T/in" > "$T/out"
	valid "$T/out"
	labels "$T/out" > "$T/l"
	grep -q 'Soldiers and volunteers searched' "$T/l"
	run ! grep -E '^title|cookies|Accept all|Have your say|Download the Channel' "$T/l"
	grep -q '	meta	.*	title	.*Brodets flood' "$T/out"
	news-strip -k "$T/in" | labels > "$T/k"
	grep -q '^title	Brodets flood' "$T/k"
	grep -q '^boilerplate	.*cookies' "$T/k"
}

@test "a cut keeps the span of its block" {
	news-read examples/pages/dam-capitol-ledger.txt | news-strip > "$T/out"
	valid "$T/out"
	[ "$(grep -c '	cut	' "$T/out")" = 2 ]
	grep -q '	cut	.*	Louisa Grace TennantTennant picks .* MORE$' "$T/out"
	grep -q '	block	.*	Secretary of State Louisa Tennant spoke with' "$T/out"
}

@test "twice is once; marked boilerplate goes the second time" {
	news-read examples/pages/*.txt examples/html/*.html | news-strip > "$T/1"
	news-strip "$T/1" | cmp "$T/1"
	news-read examples/pages/*.txt examples/html/*.html > "$T/in"
	news-strip -k "$T/in" > "$T/k"
	news-strip -k "$T/k" | cmp "$T/k"
	[ "$(grep -c '	block	' "$T/k")" = "$(grep -c '	block	' "$T/in")" ]
	run ! grep -q '	block	[0-9]*	[0-9]*	-	' "$T/k"
	news-strip "$T/k" | grep -vc '	block	.*	title	\|	block	.*	byline	\|	block	.*	dateline	'
	run ! grep -q '	boilerplate	.*	[01][.]' <(news-strip "$T/k" | grep '	block	')
}

@test "clean texts, short and long, stay whole" {
	printf 'Four men died.\n' | news-read -t text | news-strip | grep -q '	body	.*Four men died.'
	printf 'Four men\n' | news-read -t text | news-strip | grep -q 'Four men'
	printf '%s\n' 'The river rose on Monday, and the men who had come to see it left before noon.' \
	    'Nobody was hurt, the mayor said.' 'It fell again on Tuesday.' |
	    news-read -t text | news-strip | grep -c '	block	' | grep -qx 3
	# figures, quotations, a list: no furniture
	printf '%s\n' 'He paid $3 million.' '12 km' 'Ann Pike' | news-read -t text | news-strip | grep -c '	block	' | grep -qx 3
}

@test "threshold and favor" {
	news-read examples/pages/*.txt > "$T/in"
	n() { news-strip "$@" "$T/in" | grep -c '	block	'; }
	[ "$(n -t 0)" = "$(grep -c '	block	' "$T/in")" ]
	[ "$(n --favor recall)" -gt "$(n --favor precision)" ]
	[ "$(n --favor recall)" = "$(n -t 0.3)" ]
	run -2 news-strip --favor speed "$T/in"
	run -2 news-strip -t 2 "$T/in"
	run -2 news-strip -t x "$T/in"
}

@test "lines that a site repeats" {
	page() { printf '{"id": "%s", "url": "https://www.%s/%s", "text": "%s"}\n' "$1$2" "$1" "$2" "$3"; }
	line='Our reporters live in the towns that they write about, and they have done so for thirty years.'
	for i in 1 2 3 4; do
		page a.example "$i" "Story number $i of the day was told at length by the people of the town $i.\\n$line\\nSubscribe now"
		page b.example "$i" "Another story, number $i, was told at length by the people of the village $i.\\nSubscribe now"
	done | news-read -t jsonl > "$T/in"
	news-strip --learn "$T/in" > "$T/site"
	grep -qx "a.example	4	4	$line" "$T/site"
	grep -qx 'b.example	4	4	Subscribe now' "$T/site"
	run ! grep -q 'Story number' "$T/site"
	news-strip --site-lines "$T/site" "$T/in" > "$T/out"
	run ! grep -q 'Our reporters' "$T/out"
	[ "$(grep -c 'Story number\|Another story' "$T/out")" = 8 ]
	# the same, divided
	{ head -11 "$T/in" | news-strip --site-lines "$T/site"; tail -n +12 "$T/in" | news-strip --site-lines "$T/site"; } 2>&1 | cmp "$T/out"
	printf 'a.example\tx\t3\ty\n' > "$T/bad"
	run -2 news-strip --site-lines "$T/bad" "$T/in"
	[[ "$output" = *"bad:1: not a line of news-strip --learn"* ]]
	run -2 news-strip --site-lines "$T/none" "$T/in"
	run -2 news-strip --learn --site-lines "$T/site" "$T/in"
}

@test "news-train strip makes a model that works as well on its pages" {
	news-read examples/pages/*.txt > "$T/in"
	news-strip "$T/in" | awk -F'\t' '$2 == "doc" { id[++n] = $1 } $2 == "block" { gsub(/["\\]/, "\\\\&", $10); t[$1] = t[$1] $10 "\\n" }
	    END { for (i = 1; i <= n; i++) printf "{\"id\": \"%s\", \"gold\": \"%s\"}\n", id[i], t[id[i]] }' > "$T/gold"
	news-train strip -n 20 -o "$T/model" "$T/in" "$T/gold"
	news-train strip -n 20 -o "$T/again" "$T/in" "$T/gold"
	cmp "$T/model" "$T/again"
	run -2 news-train strip -o "$T/model" "$T/in"
	run -2 news-train strip -o "$T/model" "$T/in" "$T/in"
}
