#!/usr/bin/env bats
# What news-read promises beyond the promises of all programs: formats, ids,
# charsets, damage.
load ../helper

setup() { cd "$BATS_TEST_DIRNAME/../.." || return 1; D=$BATS_TEST_TMPDIR; }
blocks() { awk -F'\t' '$2 == "block" { print $10 }'; }
docs() { awk -F'\t' '$2 == "doc" { print $1 }'; }
# fails STATUS MESSAGE COMMAND ...: the status, a message that holds this, and
# the output in $D/out.
gives() {
	local want=$1 what=$2 rc=0; shift 2
	"$@" > "$D/out" 2> "$D/err" || rc=$?
	[ "$rc" = "$want" ] || { echo "status $rc, not $want: $*"; cat "$D/err"; return 1; }
	if [ -n "$what" ]; then
		grep -qF -- "$what" "$D/err" || { echo "did not say '$what':"; cat "$D/err"; return 1; }
	else
		[ ! -s "$D/err" ] || { cat "$D/err"; return 1; }
	fi
	valid "$D/out"
}

@test "plain text: line ends, byte order marks, what is empty" {
	printf 'one\r\n\r\n  two\t \rthree\ffour\342\200\250five' > "$D/a"
	gives 0 '' news-read -t text "$D/a"
	[ "$(blocks < "$D/out" | tr '\n' ' ')" = 'one two three four five ' ]
	# Offsets are the file's own.
	LC_ALL=C awk -F'\t' '$10 == "two" { exit !($3 == 9 && $4 == 12) }' "$D/out"
	# A byte order mark is no text; UTF-16 becomes UTF-8.
	printf '\357\273\277x\ny\n' > "$D/bom.txt"
	gives 0 '' news-read "$D/bom.txt"
	awk -F'\t' '$2 == "doc" { exit $4 != 4 }' "$D/out"
	printf 'caf\303\251\n' | iconv -f UTF-8 -t UTF-16 > "$D/16.txt"
	gives 0 '' news-read "$D/16.txt"
	[ "$(blocks < "$D/out")" = 'café' ]
	# Nothing gives nothing; white space gives a document without blocks.
	gives 0 '' news-read /dev/null
	[ ! -s "$D/out" ]
	printf ' \n\302\240\n' > "$D/white"
	gives 0 '' news-read "$D/white"
	[ "$(wc -l < "$D/out")" = 1 ]
	# The last line needs no LF; tabs and backslashes are escaped.
	printf 'a\tb\\c' > "$D/esc"
	gives 0 '' news-read "$D/esc"
	[ "$(blocks < "$D/out")" = 'a\tb\\c' ]
}

@test "plain text: what is not UTF-8 is told with its line" {
	printf 'good\nNUL \0 and \377\376\n' > "$D/a"
	gives 2 "$D/a:2: not UTF-8, or NUL: U+FFFD instead in 3 places" news-read -t text "$D/a"
	[ "$(blocks < "$D/out" | tail -n 1)" = 'NUL � and ��' ]
}

@test "gzip: by content, several members, cut short, damaged, padded" {
	printf 'first line\n' | gzip > "$D/a"
	printf 'second line\n' | gzip > "$D/b"
	cat "$D/a" "$D/b" > "$D/ab.txt"
	gives 0 '' news-read "$D/ab.txt"
	[ "$(blocks < "$D/out" | tr '\n' ' ')" = 'first line second line ' ]
	gives 0 '' news-read -n x.txt - < "$D/ab.txt"
	[ "$(docs < "$D/out")" = x.txt ]
	{ cat "$D/a"; head -c 512 /dev/zero; } > "$D/pad"
	gives 0 '' news-read -t text "$D/pad"
	seq 1 20000 | gzip > "$D/c"
	head -c 9000 "$D/c" > "$D/cut"
	gives 2 'gzip member at byte 0: cut short' news-read -t text "$D/cut"
	[ "$(blocks < "$D/out" | wc -l)" -gt 1000 ]
	{ cat "$D/a"; head -c 9000 "$D/c"; cat "$D/b"; } > "$D/dmg"
	gives 2 'gzip member at byte' news-read -t text "$D/dmg"
	{ cat "$D/a"; echo garbage; } > "$D/tail"
	gives 2 'no gzip member at byte' news-read -t text "$D/tail"
	[ "$(blocks < "$D/out")" = 'first line' ]
}

@test "JSON Lines: fields, ids, dates" {
	cat > "$D/a.jsonl" <<-'X'
	{"id": 7, "text": "One.\n\nTwo.", "url": "https://a.example/1", "published": "Sun, 10 Mar 2024 16:20:00 GMT", "authors": ["B", "A", "A"], "title": " T\tx "}
	{"url": "https://www.a.example/2", "maintext": "x", "date_publish": "2024-03-10 16:20:00", "date_download": "2024-03-11 00:00:00"}
	{"content": "y", "url": null, "timestamp": 1710087600}
	{"text": ["p one", "p two"], "metadata": {"title": "inside"}, "id": "#9"}
	X
	gives 0 '' news-read "$D/a.jsonl"
	[ "$(docs < "$D/out" | sed "s|$D|D|")" = "$(printf '7\nhttps://www.a.example/2\nD/a.jsonl:288\n./#9')" ]
	grep -qP '^7\tdoc\t0\t10\tjson\t2024-03-10T16:20:00Z\thttps://a.example/1\t' "$D/out"
	[ "$(awk -F'\t' '$1 == 7 && $2 == "meta" { print $5 "=" $6 }' "$D/out" | tr '\n' ' ')" = 'author=A author=B date=2024-03-10T16:20:00Z site=a.example title=T x url=https://a.example/1 ' ]
	grep -qP '\tmeta\t0\t0\tcrawled\t2024-03-11T00:00:00\t' "$D/out"
	grep -qP '\tmeta\t0\t0\tcrawled\t2024-03-10T16:20:00Z\t' "$D/out"
	grep -qP '\tmeta\t0\t0\ttitle\tinside\t' "$D/out"
	[ "$(blocks < "$D/out" | tr '\n' ' ')" = 'One. Two. x y p one p two ' ]
	# Markup in the text field, WordPress, both fields.
	printf '{"id":1,"title":{"rendered":"A title"},"author":12,"link":"https://w.example/1","content":{"rendered":"<p>One &amp; two<p>Three"}}\n{"id":2,"content":" <p>One</p><p>Two"}\n{"id":3,"text":"plain","html":"<p>page"}' > "$D/w.jsonl"
	gives 0 '' news-read "$D/w.jsonl"
	[ "$(blocks < "$D/out" | tr '\n' '|')" = 'One & two|Three|One|Two|plain|' ]
	[ "$(awk -F'\t' '$1 == 1 && $2 == "meta" { print $5 "=" $6 }' "$D/out" | tr '\n' ' ')" = 'site=w.example title=A title url=https://w.example/1 ' ]
	gives 0 '' news-read -f html=html "$D/w.jsonl"
	[ "$(blocks < "$D/out" | tail -n 1)" = page ]
	echo '{"story": "told", "when": "March 3, 2020"}' > "$D/b.json"
	gives 0 '' news-read -f text=story -f date=when "$D/b.json"
	grep -qP '\tdoc\t0\t4\tjson\t2020-03-03\t' "$D/out"
}

@test "JSON Lines: fields that are empty or hold something else" {
	# The next name is tried; a text that is there and empty is a document.
	printf '%s\n' '{"id":1,"text":true,"content":"one"}' '{"id":2,"text":"","body":"two"}' \
		'{"id":3,"text":" ","html":"<p>three"}' '{"id":"","_id":{"$oid":"4f"},"text":"four"}' \
		'{"id":5,"url":"","link":"https://a.example/5","text":"five"}' '{"id":6,"text":""}' \
		'{"id":7,"content_text":"seven","publishedAt":"2024-03-11"}' > "$D/a.jsonl"
	gives 0 '' news-read "$D/a.jsonl"
	[ "$(blocks < "$D/out" | tr '\n' ' ')" = 'one two three four five seven ' ]
	[ "$(docs < "$D/out" | tr '\n' ' ')" = '1 2 3 4f 5 6 7 ' ]
	grep -qP '^5\tdoc\t.*\thttps://a.example/5\t' "$D/out"
	grep -qP '^7\tdoc\t0\t5\tjson\t2024-03-11\t' "$D/out"
	# What holds no text is told, never an empty document.
	printf '%s\n' '{"text":{"x":1}}' 'null' '{"text":false}' > "$D/b.jsonl"
	gives 2 'b.jsonl:1: no text: the field text is no string' news-read "$D/b.jsonl"
	[ ! -s "$D/out" ]
	grep -qF 'b.jsonl:2: not a JSON object' "$D/err"
	grep -qF 'b.jsonl:3: no text: the field text is no string' "$D/err"
	# A name with points goes into objects.
	printf '{"article":{"main":{"body":"deep"}},"a.b":"flat"}\n' > "$D/c.jsonl"
	gives 0 '' news-read -f text=article.main.body "$D/c.jsonl"
	[ "$(blocks < "$D/out")" = deep ]
	gives 0 '' news-read -f text=a.b "$D/c.jsonl"
	[ "$(blocks < "$D/out")" = flat ]
	gives 2 'no text: no field article.x' news-read -f text=article.x "$D/c.jsonl"
}

@test "JSON Lines: bad lines are told and the rest is read" {
	printf '{"text":"a"}\n{"text":"b"\n\n{"text":1}x\n[1]\n{"id":"q"}\n{"text":"\\ud800 c\\u0000"}\n{"text":"d"}' > "$D/a.jsonl"
	gives 2 'a.jsonl:2: not JSON at byte' news-read "$D/a.jsonl"
	for m in 'a.jsonl:4: not JSON' 'a.jsonl:5: not a JSON object' 'a.jsonl:6: no text' 'a.jsonl:7: not UTF-8, or NUL'; do
		grep -qF "$m" "$D/err" || { echo "$m"; cat "$D/err"; return 1; }
	done
	[ "$(blocks < "$D/out" | tr '\n' ' ')" = 'a � c� d ' ]
	gives 2 'not JSON' news-read -e "$D/a.jsonl"
	[ "$(docs < "$D/out" | wc -l)" = 1 ]
}

@test "JSON: objects over several lines, arrays, without an ending" {
	python3 -c 'pass' 2> /dev/null || skip "no python3"
	python3 - "$D" <<-'X'
	import json, sys
	o = [json.loads(l) for l in open('examples/feed.jsonl')]
	json.dump(o, open(sys.argv[1] + '/array.json', 'w'))
	json.dump(o, open(sys.argv[1] + '/pretty.json', 'w'), indent=2)
	open(sys.argv[1] + '/each', 'w').write('\n'.join(json.dumps(x, indent=1) for x in o))
	X
	news-read examples/feed.jsonl > "$D/want"
	for f in array.json pretty.json each; do
		gives 0 '' news-read "$D/$f"
		# Only the path is another.
		cmp <(grep -v $'\tdoc\t' "$D/want") <(grep -v $'\tdoc\t' "$D/out")
	done
	printf '[\n{"text":"a"},\n{"text" "b"},\n{"text":"c"}]' > "$D/bad.json"
	gives 2 'bad.json:3: not JSON: ' news-read "$D/bad.json"
	grep -qF '; the rest is not read' "$D/err"
	[ "$(blocks < "$D/out")" = a ]
}

@test "ids: two documents never share one" {
	printf '{"id":"a","text":"1"}\n{"id":"a","text":"2"}\n{"id":"a#2","text":"3"}\n{"id":"b","text":"1"}\n' > "$D/a.jsonl"
	gives 0 "a second document 'a' is named 'a#2'" news-read "$D/a.jsonl"
	[ "$(docs < "$D/out" | tr '\n' ' ')" = 'a a#2 a#2#2 b ' ]
	grep -qF "document 'b' has the text of an earlier one" "$D/err"
	gives 0 "a second document 'a' is dropped" news-read --unique "$D/a.jsonl"
	[ "$(docs < "$D/out" | tr '\n' ' ')" = 'a a#2 ' ]
	printf '{"id":"a","text":"1","url":"u"}\n{"id":"b","text":"2","url":"u"}\n' > "$D/u.jsonl"
	gives 0 "document 'b' has the URL of an earlier one" news-read "$D/u.jsonl"
	[ "$(docs < "$D/out" | tr '\n' ' ')" = 'a b ' ]
	gives 0 "document 'b' has the URL of an earlier one: dropped" news-read --unique "$D/u.jsonl"
	[ "$(docs < "$D/out" | tr '\n' ' ')" = 'a ' ]
	# On nameless input an id never tells the place, so pieces agree.
	printf '{"text":"1"}\n{"text":"2"}\n' > "$D/n"
	news-read < "$D/n" > "$D/whole"
	{ head -n 1 "$D/n" | news-read; tail -n 1 "$D/n" | news-read; } | cmp - "$D/whole"
	long=$(head -c 5000 /dev/zero | tr '\0' x)
	printf '{"id":"%s","text":"1"}\n{"id":"%sy","text":"2"}\n' "$long" "$long" > "$D/long.jsonl"
	gives 0 '' news-read "$D/long.jsonl"
	[ "$(docs < "$D/out" | sort -u | wc -l)" = 2 ]
	[ "$(docs < "$D/out" | wc -L)" -lt 2100 ]
}

@test "ids: the name of a file leads back to it" {
	printf '{"id":"-","text":"1"}\n{"id":"#","text":"2"}\n' > "$D/a.jsonl"
	gives 0 '' news-read "$D/a.jsonl"
	[ "$(docs < "$D/out" | tr '\n' ' ')" = './- ./# ' ]
	for f in 'two  spaces .txt' $'new\nline.txt' $'tab\tback\\.txt' $'esc\033[1m.txt' ' lead.txt'; do
		echo "$f" > "$D/$f"
		gives 0 '' news-read "$D/$f"
		[ "$(docs < "$D/out" | sed 's/\\\\/\x01/g; s/\\n/\n/g; s/\\t/\t/g; s/\x01/\\/g')" = "$D/$f" ] || { docs < "$D/out"; return 1; }
		awk -F'\t' '$2 == "doc" { exit $1 != $7 }' "$D/out"
	done
	printf 'x' > "$D/"$'bad\377.txt'
	gives 0 '' news-read "$D/"$'bad\377.txt'
	[ "$(docs < "$D/out")" = "$D/bad�.txt" ]
}

@test "files: directories, lists, order, trouble" {
	mkdir -p "$D/t/b" "$D/t/B"
	for f in t/z.txt t/b/2.txt t/b/10.txt t/B/x.txt t/a.txt; do echo "$f" > "$D/$f"; done
	ln -s "$D/t" "$D/t/loop"
	gives 0 '' news-read -r "$D/t"
	[ "$(blocks < "$D/out" | tr '\n' ' ')" = 't/B/x.txt t/a.txt t/b/10.txt t/b/2.txt t/z.txt ' ]
	printf '%s\0' "$D/t/z.txt" "$D/t/a.txt" > "$D/list"
	gives 0 '' news-read --files0-from "$D/list"
	[ "$(blocks < "$D/out" | tr '\n' ' ')" = 't/z.txt t/a.txt ' ]
	gives 2 'is a directory' news-read "$D/t"
	gives 2 'cannot open' news-read "$D/none" "$D/t/a.txt"
	[ "$(blocks < "$D/out")" = t/a.txt ]
	# What a browser saves beside a page is passed over, and told once.
	mkdir "$D/saved" "$D/saved/p_files"
	echo '<p>page' > "$D/saved/p.html"
	for f in a.js b.CSS c.png; do echo "$f" > "$D/saved/p_files/$f"; done
	gives 0 "$D/saved: passed over 3 files" news-read -r "$D/saved"
	[ "$(blocks < "$D/out")" = page ]
	[ "$(wc -l < "$D/err")" = 1 ]
	gives 0 '' news-read "$D/saved/p_files/a.js"
	printf '{\\rtf1 x}' > "$D/r.txt"
	gives 2 'an RTF file' news-read "$D/r.txt"
	tar -C "$D" -czf "$D/t.tgz" r.txt
	gives 2 'a tar archive' news-read "$D/t.tgz"
	printf '%%PDF-1.4\n' > "$D/p.txt"
	gives 2 'a PDF file' news-read "$D/p.txt"
	gives 2 'no such type' news-read -t pdf
	gives 2 'no such role' news-read -f text
}

@test "pages: blocks, places, link density" {
	cat > "$D/p.html" <<-'X'
	<html lang=en><head><title>A &amp; B | Site</title><style>p{}</style></head><body>
	<nav class="main-menu"><ul><li><a href=/>Home</a><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav>
	<article><h1 itemprop=headline>Big   <b>news</b></h1>
	<p class="article-body">One&nbsp;line, <i>in</i>line<b>d</b> &ldquo;x&rdquo; &#8212; a&shy;b.<p>Two <a href=x>links</a>.<br>After a break
	<script>var x = "<p>no</p>";</script><span style="display: none">hidden</span><span class=sr-only>hidden</span>
	<table><tr><td>c1<td>c2<tr><td>c3</table>
	<aside class=related-links><li>See also</aside>
	<pre>a
	b

	c</pre>
	<figure><img alt=no><figcaption>Cap <span class=credit>Photo</span></figcaption></figure></article>
	<svg><title>no</title><text>no</text></svg><select><option>no</select><noscript>no</noscript><template>no</template>
	<footer>&copy 2024</footer></body></html>
	X
	gives 0 '' news-read "$D/p.html"
	[ "$(awk -F'\t' '$2 == "block" { print $6 " " $7 " " $10 }' "$D/out")" = "$(cat <<-'X'
	nav/li.nav 1.00 Home News
	nav/li.nav 1.00 Sport
	article/h1.title 0.00 Big news
	article/p.content 0.00 One line, inlined “x” — ab.
	article/p 0.55 Two links.
	article/p 0.00 After a break
	article/td 0.00 c1
	article/td 0.00 c2
	article/td 0.00 c3
	article/aside/li.related 0.00 See also
	article/pre 0.00 a b
	article/pre 0.00 c
	article/figure/figcaption 0.00 Cap Photo
	footer 0.00 © 2024
	X
	)" ] || { awk -F'\t' '$2 == "block" { print $6 " " $7 " " $10 }' "$D/out"; return 1; }
	grep -qP '\tmeta\t0\t0\ttitle\tBig news\t' "$D/out"
	# The text is the blocks, joined by LF.
	awk -F'\t' '$2 == "doc" { n = $4 } $2 == "block" { if ($3 != (e ? e + 1 : 0)) exit 1; e = $4 } END { exit e != n }' "$D/out"
	# All of it hidden until a script shows it: then it is read.
	{ echo '<body><div style="display:none"><p>'; head -c 3000 examples/pages/dam-meridian.txt; echo '</div>'; } > "$D/h.html"
	gives 0 '' news-read "$D/h.html"
	[ "$(blocks < "$D/out" | wc -c)" -gt 2000 ]
}

@test "pages: quotes, broken lines, text in JSON-LD" {
	cat > "$D/q.html" <<-'X'
	<p>He said <q> we <b>ran</b> </q>, and <q>left</q>.<br>A line that is long enough to have been broken by a hand,<br>
	goes on here.<br><br>and so on<br>Last.
	X
	gives 0 '' news-read "$D/q.html"
	[ "$(blocks < "$D/out" | tr '\n' '|')" = 'He said “we ran”, and “left”.|A line that is long enough to have been broken by a hand, goes on here.|and so on|Last.|' ] || { blocks < "$D/out"; return 1; }
	{ printf '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'; tr -d '"' < examples/pages/dam-meridian.txt | head -c 900 | awk '{ printf "%s\\n", $0 }'; printf '"}</script><p>Loading'; } > "$D/ld.html"
	gives 0 '' news-read "$D/ld.html"
	[ "$(awk -F'\t' '$6 == "articleBody.content"' "$D/out" | wc -l)" -gt 2 ]
}

@test "pages: metadata in the order of trust" {
	cat > "$D/m.html" <<-'X'
	<html lang="en-GB"><title>Rest</title><meta name=author content="By Named"><meta property="og:title" content="OG &amp; co">
	<meta property="article:published_time" content="2024-01-02T03:04:05+01:00"><meta property="og:site_name" content="The Site">
	<link rel=canonical href="https://x.example/c"><time datetime="1999-01-01">then</time>
	<script type="application/ld+json">// <![CDATA[
	{"@context":"https://schema.org","@graph":[{"@type":"WebPage","headline":"Page"},{"@type":["NewsArticle"],"headline":"LD",
	"author":[{"name":"Ann"},{"name":"Bob"}],"publisher":{"name":"Pub"},"dateModified":"2024-01-03"}]}
	// ]]></script><script type="application/ld+json">{broken</script><p>x
	X
	gives 0 '' news-read "$D/m.html"
	[ "$(awk -F'\t' '$2 == "meta" { print $5 "=" $6 }' "$D/out" | tr '\n' ' ')" = 'author=Ann author=Bob date=2024-01-02T03:04:05+01:00 lang=en-GB modified=2024-01-03 site=Pub title=LD url=https://x.example/c ' ] || { cat "$D/out"; return 1; }
}

@test "pages: JSON-LD within a page's own, and authors by reference" {
	meta() { gives 0 '' news-read "$D/j.html"; awk -F'\t' '$2 == "meta" { print $5 "=" $6 }' "$D/out" | tr '\n' ' '; }
	printf '<title>Rest</title><script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Within","datePublished":"2024-03-11","author":{"name":"Ann Lee"}}}]</script><p>x' > "$D/j.html"
	[ "$(meta)" = 'author=Ann Lee date=2024-03-11 title=Within ' ]
	printf '<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"H","author":[{"@id":"#a"},{"@id":"#none"}],"publisher":{"@id":"#p"}},{"@type":"Organization","@id":"#p","name":"The Quay"},{"@type":"Person","@id":"#a","name":"Bo Roe"}]}</script><p>x' > "$D/j.html"
	[ "$(meta)" = 'author=Bo Roe site=The Quay title=H ' ]
}

@test "pages: titles and dates that only readers are told" {
	printf '<title>Dam breaks above town - The Post</title><h1>Dam breaks above town</h1><p>By Irina Coste</p><p>Updated March 12, 2024</p><p>Posted: March 10, 2024 1:05 PM</p><p>Text.' > "$D/a.html"
	gives 0 '' news-read "$D/a.html"
	[ "$(awk -F'\t' '$2 == "meta" { print $5 "=" $6 }' "$D/out" | tr '\n' ' ')" = 'date=2024-03-10T13:05 modified=2024-03-12 title=Dam breaks above town ' ] || { cat "$D/out"; return 1; }
	# The URL tells the day where the line is not sure, or says another.
	printf '{"url":"https://a.example/2024/03/10/x","html":"<h1>Headline</h1><p>03/10/2024 8 a.m."}\n{"url":"https://a.example/2024/03/10/y","html":"<h1>Headline</h1><p>March 1, 2024"}\n{"url":"https://a.example/z","html":"<h1>Headline</h1><p>03/10/2024"}\n{"url":"https://a.example/2024/03/10/t","text":"x"}' > "$D/a.jsonl"
	gives 0 '' news-read "$D/a.jsonl"
	[ "$(awk -F'\t' '$2 == "doc" { print $6 }' "$D/out" | tr '\n' ' ')" = '2024-03-10T08:00 2024-03-10 - 2024-03-10 ' ] || { cat "$D/out"; return 1; }
}

@test "pages: charsets" {
	say() { printf "$1" > "$D/c.html"; gives 0 "${2-}" news-read "$D/c.html"; blocks < "$D/out"; }
	[ "$(say '<p>caf\351 \223q\224')" = 'café “q”' ]
	[ "$(say '<meta charset=windows-1251><p>\317\360\350\342\345\362')" = 'Привет' ]
	[ "$(say '<meta http-equiv=Content-Type content="text/html; charset=shift_jis"><p>\223\372\226{')" = '日本' ]
	[ "$(say '<meta charset=iso-8859-1><p>caf\303\251')" = 'café' ]
	[ "$(say '<p>It\303\242\342\202\254\342\204\242s \303\242\342\202\254\305\223caf\303\203\302\251\303\242\342\202\254\302\235')" = 'It’s “café”' ]
	[ "$(say '<meta charset=utf-8><p>\303\251\303\251\303\251\303\251 \377' 'U+FFFD in 1 place')" = 'éééé �' ]
	printf '\377\376<\0p\0>\0x\0' > "$D/c.html"
	gives 0 '' news-read "$D/c.html"
	[ "$(blocks < "$D/out")" = x ]
}

@test "feeds: RSS, Atom, NITF, NewsML-G2" {
	gives 0 '' news-read examples/feed.rss examples/feed.atom
	[ "$(docs < "$D/out" | tr '\n' ' ')" = 'nns-20240311-0017 nns-20240604-0102 tag:lamplighter.example,2024:velnia-dam-talks tag:lamplighter.example,2024:corvane-bread ' ]
	grep -qP '\tdoc\t0\t\d+\tfeed\t2024-03-11T05:30:00\+01:00\thttps://northernsyndicate.example/' "$D/out"
	cat > "$D/n.xml" <<-'X'
	<?xml version="1.0" encoding="ISO-8859-1"?>
	<nitf><head><docdata><doc-id id-string="n1"/><date.issue norm="20050102T030405+0100"/></docdata></head>
	<body><body.head><hedline><hl1>Head</hl1></hedline><byline>By Jane Doe</byline></body.head>
	<body.content><block><p>First &amp; <org>last</org>.</p><p>Second.</p></block></body.content></body></nitf>
	X
	gives 0 '' news-read "$D/n.xml"
	grep -qP '^n1\tdoc\t0\t38\tfeed\t2005-01-02T03:04:05\+01:00\t' "$D/out"
	[ "$(blocks < "$D/out" | tr '\n' '|')" = 'Head|By Jane Doe|First & last.|Second.|' ]
	grep -qP '\tauthor\tJane Doe\t' "$D/out"
	cat > "$D/g2.xml" <<-'X'
	<newsMessage><itemSet><newsItem guid="urn:g2:1"><itemMeta><versionCreated>2020-01-01T00:00:00Z</versionCreated></itemMeta>
	<contentMeta><headline>G2 head</headline><by>By X. Y.</by></contentMeta>
	<contentSet><inlineXML><html><body><p>G2 text.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>
	X
	gives 0 '' news-read "$D/g2.xml"
	[ "$(docs < "$D/out")" = urn:g2:1 ] && [ "$(blocks < "$D/out")" = 'G2 text.' ]
	# Not well-formed, no entities of its own, cut short.
	printf '<rss><channel><item><title>A & B &nbsp; C</title><description><![CDATA[<p>x</item>y]]></description>' > "$D/bad.rss"
	gives 2 'cut short' news-read "$D/bad.rss"
	grep -qP '\ttitle\tA & B C\t' "$D/out"
	gives 2 'no feed' news-read -t feed "$D/n.xml" "$D/m" 2> /dev/null || gives 2 'cannot open' news-read -t feed "$D/m"
}

@test "MHTML: a page that a browser saved in one file" {
	mail() { # ENCODING CHARSET FILE
		printf 'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://m.example/a\r\nDate: Mon, 11 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_b"\r\n\r\n'
		printf -- '----=_b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n----=_b\r\nContent-Type: text/html; charset="%s"\r\nContent-Transfer-Encoding: %s\r\n\r\n' "$2" "$1"
		cat "$3"
		printf '\r\n----=_b\r\nContent-Type: image/png\r\n\r\nxx\r\n----=_b--\r\n'
	}
	printf '<title>Walls</title><p class=3D"a">The walls fell =E2=80=94 they =\r\nsaid. 1 =3D 1' > "$D/qp"
	mail quoted-printable utf-8 "$D/qp" > "$D/a.mhtml"
	gives 0 '' news-read "$D/a.mhtml"
	[ "$(blocks < "$D/out")" = 'The walls fell — they said. 1 = 1' ]
	[ "$(awk -F'\t' '$2 == "meta" { print $5 "=" $6 }' "$D/out" | tr '\n' ' ')" = 'crawled=2024-03-11T10:00:00Z site=m.example title=Walls url=https://m.example/a ' ]
	[ "$(awk -F'\t' '$2 == "doc" { print $1, $5, $7 }' "$D/out")" = "$D/a.mhtml html https://m.example/a" ]
	printf '<p>caf\351' | base64 > "$D/b64"
	mail base64 iso-8859-1 "$D/b64" > "$D/b"
	gives 0 '' news-read "$D/b"
	[ "$(blocks < "$D/out")" = 'café' ]
	head -c 415 "$D/a.mhtml" > "$D/cut"
	gives 2 'cut short: the page does not end' news-read -t mhtml "$D/cut"
	grep -q 'The walls fell' "$D/out"
	printf 'MIME-Version: 1.0\n\nno' > "$D/none.mht"
	gives 2 'MHTML without a page in it' news-read "$D/none.mht"
}

# warc OUT RECORD...: records made from files: response FILE or wet FILE
record() { # record TYPE CONTENT-TYPE URI FILE [LENGTH]
	printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-03-12T02:11:45Z\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n' \
		"$1" "$3" "$2" "${5-$(wc -c < "$4")}"
	cat "$4"
	printf '\r\n\r\n'
}
response() { # response FILE HEADER: an HTTP response with a page
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n%s\r\n' "${2-}"
	cat "$1"
}

@test "WARC and WET: what goes in comes out" {
	i=0
	for f in examples/html/*.html; do
		i=$((i + 1))
		response "$f" > "$D/r"
		printf 'GET / HTTP/1.0\r\n\r\n' > "$D/q"
		printf 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone' > "$D/404"
		record request application/http "https://w.example/$i" "$D/q" > "$D/$i.q"
		record response 'application/http; msgtype=response' "https://w.example/$i" "$D/r" > "$D/$i.r"
		record response 'application/http; msgtype=response' "https://w.example/gone" "$D/404" > "$D/$i.n"
		cat "$D/$i.q" "$D/$i.r" "$D/$i.n" >> "$D/a.warc"
		for k in q r n; do gzip -c < "$D/$i.$k" >> "$D/b.warc.gz"; done
		news-read "$f" | awk -F'\t' -v OFS='\t' -v id="https://w.example/$i" '$2 == "block" { $1 = id; print }' >> "$D/want"
	done
	gzip -c < "$D/a.warc" > "$D/c"
	for f in a.warc b.warc.gz c; do
		gives 0 '' news-read "$D/$f"
		grep $'\tblock\t' "$D/out" | cmp - "$D/want"
		grep -qP '^https://w.example/2\tmeta\t0\t0\tcrawled\t2024-03-12T02:11:45Z\t' "$D/out"
		# Dates of publication are the pages' own.
		grep -qP '^https://w.example/2\tdoc\t0\t\d+\twarc\t2024-03-11T13:05:00-04:00\thttps://w.example/2\t' "$D/out"
	done
	# The source is the member's offset in the file.
	news-read "$D/b.warc.gz" | awk -F'\t' '$2 == "meta" && $5 == "source" { sub(/.*@/, "", $6); print $6 }' | while read -r at; do
		tail -c +$((at + 1)) "$D/b.warc.gz" | head -c 2 | od -An -tx1 | grep -q '1f 8b'
	done
	record conversion text/plain https://w.example/t examples/pages/dam-meridian.txt > "$D/t.warc.wet"
	gives 0 '' news-read "$D/t.warc.wet"
	cmp <(blocks < "$D/out") <(news-read examples/pages/dam-meridian.txt | blocks)
	[ "$(docs < "$D/out")" = https://w.example/t ]
}

@test "WARC: encodings done and undone" {
	p=examples/html/dam-channel-nine.html
	news-read "$p" | blocks > "$D/want"
	one() { record response application/http https://w.example/1 "$D/r" > "$D/a.warc"; gives 0 '' news-read "$D/a.warc"; blocks < "$D/out" | cmp - "$D/want"; }
	gzip -c < "$p" > "$D/gz"
	response "$D/gz" $'Content-Encoding: gzip\r\n' > "$D/r"; one
	response "$p" $'Content-Encoding: gzip\r\n' > "$D/r"; one
	response "$p" $'Content-Encoding: br\r\n' > "$D/r"; one
	response "$p" $'Transfer-Encoding: chunked\r\n' > "$D/r"; one
	n=$(wc -c < "$p")
	{ printf '3e8;x=y\r\n'; head -c 1000 "$p"; printf '\r\n%x\r\n' $((n - 1000)); tail -c +1001 "$p"; printf '\r\n0\r\n\r\n'; } > "$D/ch"
	response "$D/ch" $'Transfer-Encoding: chunked\r\n' > "$D/r"; one
	gzip -c < "$D/ch" > /dev/null
	n=$(wc -c < "$D/gz")
	{ printf '%x\r\n' "$n"; cat "$D/gz"; printf '\r\n0\r\n\r\n'; } > "$D/ch"
	response "$D/ch" $'Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n' > "$D/r"; one
	printf '\213\1\2\3\4\5\6\7' > "$D/br"
	response "$D/br" $'Content-Encoding: br\r\n' > "$D/r"
	record response application/http https://w.example/1 "$D/r" > "$D/a.warc"
	gives 2 'its content encoding is not known here' news-read "$D/a.warc"
	# What is left of a damaged page is read, and the damage told.
	head -c $((n - 300)) "$D/gz" > "$D/half"
	response "$D/half" $'Content-Encoding: gzip\r\n' > "$D/r"
	record response application/http https://w.example/1 "$D/r" > "$D/a.warc"
	gives 2 'record at byte 0: its content is damaged or cut short' news-read "$D/a.warc"
	[ "$(blocks < "$D/out" | wc -l)" -gt 5 ]
	{ printf '2000\r\n'; head -c 1000 "$p"; } > "$D/ch"
	response "$D/ch" $'Transfer-Encoding: chunked\r\n' > "$D/r"
	record response application/http https://w.example/1 "$D/r" > "$D/a.warc"
	gives 2 'its content is damaged or cut short' news-read "$D/a.warc"
	gzip -c < "$D/gz" > "$D/twice"
	response "$D/twice" $'Content-Encoding: gzip, gzip\r\n' > "$D/r"
	record response application/http https://w.example/1 "$D/r" > "$D/a.warc"
	gives 2 'its content encoding is not known here' news-read "$D/a.warc"
}

@test "WARC: a broken record is told, and the next one read" {
	echo '<p>text of one' > "$D/p"; response "$D/p" > "$D/r"
	ok() { record response application/http "https://w.example/$1" "$D/r" | sed "s/text of one/text of $1/"; }
	n=$(wc -c < "$D/r")
	bad() { { ok a; record response application/http https://w.example/b "$D/r" "$1"; ok c; } > "$D/a.warc"; }
	bad $((n + 50)); gives 2 'Content-Length is too large' news-read "$D/a.warc"; [ "$(docs < "$D/out" | wc -l)" = 3 ]
	bad 99999999999; gives 2 'Content-Length is too large' news-read "$D/a.warc"; [ "$(docs < "$D/out" | wc -l)" = 3 ]
	bad $((n - 9)); gives 2 'Content-Length is too small' news-read "$D/a.warc"; [ "$(docs < "$D/out" | wc -l)" = 3 ]
	bad many; gives 2 'Content-Length is no number' news-read "$D/a.warc"; [ "$(docs < "$D/out" | wc -l)" = 2 ]
	{ ok a; echo junk; echo more; ok c; } > "$D/a.warc"
	gives 2 'no WARC record: on to the next one' news-read "$D/a.warc"; [ "$(docs < "$D/out" | wc -l)" = 2 ]
	{ ok a; ok b | head -c -20; } > "$D/a.warc"
	gives 2 'cut short' news-read "$D/a.warc"
	{ ok a; ok b | head -c 60; } > "$D/a.warc"
	gives 2 'its head does not end' news-read "$D/a.warc"
	grep -qE 'a.warc: record at byte [0-9]+: ' "$D/err"
	# In a cut member only what it held is lost.
	{ ok a | gzip; ok b | gzip | head -c 90; ok c | gzip; } > "$D/a.warc.gz"
	gives 2 'gzip member at byte' news-read "$D/a.warc.gz"
	[ "$(docs < "$D/out" | tail -n 1)" = https://w.example/c ]
}

@test "hostile pages: bounded and quick" {
	big() { awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'; }
	page() { gives 0 '' timeout 20 news-read -t html "$D/h"; }
	{ big 100000 '<div>'; echo text; big 100000 '</div>'; } > "$D/h"; page; [ "$(blocks < "$D/out")" = text ]
	{ printf '<p '; big 1000000 ' a=b'; echo '>text'; } > "$D/h"; page; [ "$(blocks < "$D/out")" = text ]
	{ big 200000 '<span>'; echo text; big 200000 '</b></i>'; } > "$D/h"; page
	{ big 300000 '<!--'; big 100000 '<noscript>'; echo text; } > "$D/h"; page
	{ big 100000 '<table><tr><td><a href=x><font>'; echo text; } > "$D/h"; page
	{ big 2000000 '&amp;'; big 500000 '<'; } > "$D/h"; page
	{ big 500000 "<a b='"; } > "$D/h"; page
	{ printf '<script type="application/ld+json">'; big 200000 '[{"@graph":'; echo '</script>text'; } > "$D/h"; page; [ "$(blocks < "$D/out")" = text ]
	{ echo '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'; echo '<rss><channel><item><description>&b;&b;</description></item></channel></rss>'; } > "$D/h"
	gives 0 '' news-read -t feed "$D/h"; [ "$(blocks < "$D/out")" = '&b;&b;' ]
}
