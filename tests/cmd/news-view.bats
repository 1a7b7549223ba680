#!/usr/bin/env bats
# news-view: terminal, web page, exchange formats.
load ../helper

# A document of one block with these facts, and a hostile one.
setup() {
	V=$BATS_TEST_TMPDIR/v.tsv
	H=$BATS_TEST_TMPDIR/h.tsv
	{
		printf 'one\tdoc\t0\t64\ttext\t2024-03-11\thttp://x.example/one\t-\t-\t-\n'
		printf 'one\tmeta\t0\t0\ttitle\tThe dam\t-\t-\t-\t-\n'
		printf 'one\tblock\t0\t64\tbody\tp\t-\t-\t-\t%s\n' '“Åsland broke it in four hours,” said Ilona Vasary on May 3'
		printf 'one\tsentence\t0\t64\t-\t1\t-\t-\t-\t%s\n' '“Åsland broke it in four hours,” said Ilona Vasary on May 3'
		printf 'one\tquote\t3\t34\tdirect\tIlona Vasary\tsaid\t-\t0.90\t%s\n' 'Åsland broke it in four hours,'
		printf 'one\tentity\t3\t10\tplace\tÅsland\t-\tname\t0.80\t%s\n' 'Åsland'
		printf 'one\tfigure\t23\t33\tduration\t4\thour\tabout\t-\tfour hours\n'
		printf 'one\tentity\t43\t55\tperson\tIlona Vasary\t-\tname\t0.99\tIlona Vasary\n'
	} > "$V"
	{
		printf 'x<script>alert(1)</script>\tdoc\t0\t47\thtml\t-\tjavascript:alert(2)\t-\t-\t-\n'
		printf 'x<script>alert(1)</script>\tmeta\t0\t0\turl"onload="alert(3)\tjavascript:alert(4)\t-\t-\t-\t-\n'
		printf 'x<script>alert(1)</script>\tblock\t0\t47\tbody\tp\t-\t-\t-\t<img src=x onerror=alert(5)> </p></style>%s[31m\n' $'\xc2\x9b'
		printf 'x<script>alert(1)</script>\tentity\t0\t4\tperson" onmouseover="alert(6)\t"><b>\t-\t-\t-\t<img\n'
	} > "$H"
}

@test "text: brackets without colour, notes with it, width kept" {
	news-view -w 40 "$V" > "$BATS_TEST_TMPDIR/out"
	grep -qF '[place: Åsland]' "$BATS_TEST_TMPDIR/out"
	tr '\n' ' ' < "$BATS_TEST_TMPDIR/out" | grep -qF '[duration: four hours = about 4 hour]'
	tr '\n' ' ' < "$BATS_TEST_TMPDIR/out" | grep -qF '= Ilona Vasary, said}'
	# No line is wider than asked for.
	awk '{ gsub(/[\200-\277]/, ""); if (length($0) > 40) { print; bad = 1 } } END { exit bad }' < <(LC_ALL=C cat "$BATS_TEST_TMPDIR/out") || [ "$(wc -L < "$BATS_TEST_TMPDIR/out")" -le 40 ]
	TERM=xterm news-view --color=always "$V" | grep -q $'\033\['
	news-view --color=never "$V" > "$BATS_TEST_TMPDIR/n"
	run ! grep -q $'\033' "$BATS_TEST_TMPDIR/n"
	NO_COLOR=1 news-view "$V" | cmp - "$BATS_TEST_TMPDIR/n"
}

@test "text: colour, then the speaker behind the closing mark" {
	news-view --color=always "$V" | sed 's/\x1b\[[0-9;]*m//g' | tr '\n' ' ' | grep -qF 'four hours⟨about 4 hour⟩,”‹Ilona Vasary, said› said Ilona Vasary'
}

@test "choices: kinds, labels, documents" {
	news-view -k figure "$V" > "$BATS_TEST_TMPDIR/out"
	grep -qF '[duration' "$BATS_TEST_TMPDIR/out"
	run ! grep -qF '[person' "$BATS_TEST_TMPDIR/out"
	news-view -l person "$V" > "$BATS_TEST_TMPDIR/out"
	grep -qF '[person' "$BATS_TEST_TMPDIR/out"
	run ! grep -qF '[place' "$BATS_TEST_TMPDIR/out"
	cat "$V" "$H" | news-view -d one > "$BATS_TEST_TMPDIR/out"
	run ! grep -q onerror "$BATS_TEST_TMPDIR/out"
	run news-view -k doc "$V"
	[ "$status" = 2 ]
	run news-view --html --jsonl "$V"
	[ "$status" = 2 ]
	run news-view --title T "$V"
	[ "$status" = 2 ]
	# A document that was asked for and is not there.
	[ "$(cat "$V" "$H" | news-view -d one -d two 2>&1 > /dev/null)" = "news-view: -d: no document 'two' in the stream" ]
}

@test "nothing drives the terminal" {
	news-view --color=never "$H" > "$BATS_TEST_TMPDIR/out"
	run ! grep -qP '\x1b|\x9b' "$BATS_TEST_TMPDIR/out"
	grep -qF '<U+009B>' "$BATS_TEST_TMPDIR/out"
}

@test "a web page: facts marked, nothing of a hostile article executes" {
	news-view --html --title 'A & <B>' "$V" "$H" > "$BATS_TEST_TMPDIR/p.html"
	grep -qF '<title>A &amp; &lt;B&gt;</title>' "$BATS_TEST_TMPDIR/p.html"
	grep -qF '<mark class="entity person"' "$BATS_TEST_TMPDIR/p.html"
	grep -qF '<time datetime="2024-03-11">' "$BATS_TEST_TMPDIR/p.html"
	grep -qF 'data-tip="quote · direct' "$BATS_TEST_TMPDIR/p.html"
	grep -qF '2 documents' "$BATS_TEST_TMPDIR/p.html"
	# Controls and turns of direction are shown, not done; marks of it stay.
	printf 'ESC \033 turn \342\200\256x\302\233 mark\342\200\217\302\240.\n' | news-read -t text | news-view --html > "$BATS_TEST_TMPDIR/c.html"
	grep -qF $'ESC &#x241B; turn &lt;U+202E&gt;x&lt;U+009B&gt; mark\u200f\u00a0.' "$BATS_TEST_TMPDIR/c.html"
	run ! grep -qiE '<script|<img|<b>|href="javascript|<[^>]* on[a-z]+="' "$BATS_TEST_TMPDIR/p.html"
}

@test "a web page in Chromium: elements, no error, no request, nothing executed" {
	command -v chromium > /dev/null || skip "chromium is not installed"
	news-view --html "$V" "$H" > "$BATS_TEST_TMPDIR/p.html"
	chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync \
		--user-data-dir="$BATS_TEST_TMPDIR/chromium" --enable-logging=stderr --v=0 \
		--dump-dom "file://$BATS_TEST_TMPDIR/p.html" > "$BATS_TEST_TMPDIR/dom" 2> "$BATS_TEST_TMPDIR/log"
	grep -q '<mark class="quote direct"' "$BATS_TEST_TMPDIR/dom"
	[ "$(grep -o '<article' "$BATS_TEST_TMPDIR/dom" | wc -l)" = 2 ]
	run ! grep -q 'CONSOLE' "$BATS_TEST_TMPDIR/log"
	run ! grep -qiE '<script|<img' "$BATS_TEST_TMPDIR/dom"
}

@test "JSON Lines, displaCy and brat: offsets count characters and are right" {
	command -v python3 > /dev/null || skip "python3 is not installed"
	news-view --jsonl --chars "$V" | python3 -c '
import json, sys
d = json.loads(sys.stdin.read())
s = d["blocks"][0]["sentences"][0]
n = 0
for k in ("entities", "quotes", "figures"):
    for f in s[k]:
        assert d["text"][f["begin"]:f["end"]] == f["text"], f
        n += 1
assert n == 4, n'
	news-view --jsonl "$V" | python3 -c '
import json, sys
d = json.loads(sys.stdin.read())
assert d["date"] == "2024-03-11" and d["blocks"][0]["sentences"][0]["quotes"][0]["begin"] == 3'
	cat "$V" "$H" | news-view --displacy | python3 -c '
import json, sys
d = json.load(sys.stdin)
assert len(d) == 2
e = d[0]["ents"]
assert [d[0]["text"][x["start"]:x["end"]] for x in e] == ["Åsland", "four hours", "Ilona Vasary"], e'
	mkdir "$BATS_TEST_TMPDIR/brat"
	news-view --brat "$BATS_TEST_TMPDIR/brat" "$V" "$H"
	cd "$BATS_TEST_TMPDIR/brat"
	python3 -c '
t = open("one.txt").read()
a = open("one.ann").read().splitlines()
spans = {}
for l in a:
    c = l.split("\t")
    if c[0][0] == "T":
        k, b, e = c[1].split(" ")
        assert t[int(b):int(e)] == c[2], l
        spans[c[0]] = (k, c[2])
r = [l for l in a if l[0] == "R"]
assert r == ["R1\tspeaker Arg1:T1 Arg2:T4"], r
assert spans["T4"] == ("person", "Ilona Vasary")'
	[ "$(ls | wc -l)" = 4 ]
}

@test "CoNLL" {
	news-view --conll "$V" | grep -qP '^Vasary\tI-person$'
	news-view --conll "$V" | grep -qP '^said\tO$'
}
