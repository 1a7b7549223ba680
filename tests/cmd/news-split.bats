#!/usr/bin/env bats
# news-split: sentences as records and as lines.
load ../helper

@test "sentences lie in their block, do not overlap, cover all of it" {
	pages | news-split > "$BATS_TEST_TMPDIR/s"
	valid "$BATS_TEST_TMPDIR/s"
	grep -q $'\tsentence\t' "$BATS_TEST_TMPDIR/s"
	# Of each document: numbers from 1; bytes of the text left over are white.
	LC_ALL=C awk -F'\t' '
		$2 == "doc" { n = 0; at = 0 }
		$2 == "block" { if ($3 < at) bad = 1 }
		$2 == "sentence" {
			if ($6 != ++n) { print "number " $6 " not " n; bad = 1 }
			if ($3 < at) { print "overlap at " $3; bad = 1 }
			at = $4
		}
		END { exit bad }' "$BATS_TEST_TMPDIR/s"
	# What is not its own passes byte for byte.
	pages > "$BATS_TEST_TMPDIR/p"
	grep -v $'\tsentence\t' "$BATS_TEST_TMPDIR/s" | cmp - "$BATS_TEST_TMPDIR/p"
}

@test "a document gives the same sentences alone and in company" {
	pages | news-split | grep -c . > "$BATS_TEST_TMPDIR/all"
	n=0
	for f in examples/pages/*.txt examples/feed.jsonl; do
		n=$((n + $(news-read "$f" | news-split | grep -c .)))
	done
	[ "$n" = "$(cat "$BATS_TEST_TMPDIR/all")" ]
}

@test "lines: -o, -t and -w agree" {
	for f in examples/pages/*.txt; do
		news-read -t text "$f" | news-split -o > "$BATS_TEST_TMPDIR/o"
		news-split -t "$f" | cmp - "$BATS_TEST_TMPDIR/o"
		news-split -t < "$f" | cmp - "$BATS_TEST_TMPDIR/o"
		gzip -c "$f" | news-split --text | cmp - "$BATS_TEST_TMPDIR/o"
		news-read -w -t text "$f" | news-split --only > "$BATS_TEST_TMPDIR/w"
		news-split -w "$f" | cmp - "$BATS_TEST_TMPDIR/w"
	done
	[ -z "$(news-split -t < /dev/null)" ]
	printf 'It rained. It poured.' | news-split -t | diff - <(printf 'It rained.\nIt poured.\n')
}

@test "plain text: bad bytes are told, a missing file is" {
	# shellcheck disable=SC2154
	run --separate-stderr bash -c "printf 'a\\0b \\377. Next.\\n' | news-split -t"
	[ "$status" = 2 ]
	[ "$output" = $'a\ufffdb \ufffd.\nNext.' ]
	[[ "$stderr" == *'<stdin>: not UTF-8'* ]]
	run --separate-stderr news-split -t /nonexistent
	[ "$status" = 2 ] && [[ "$stderr" == *'/nonexistent: '* ]]
}

@test "time is linear on hostile text" {
	# user time in ms
	t() { ( TIMEFORMAT=%U; time news-split -t "$1" > /dev/null 2>&1 ) 2>&1 | tr -d .; }
	for unit in '.' '. ' '!' '"' "'" 'A' 'A. ' 'x' '(' '[1]' '1. ' '. . ' '' ' ' '…' '“' '. "' '1) ' 'A.B.'; do
		for mb in 1 4; do
			# Without a unit, empty lines.
			yes "$unit" | if [ -n "$unit" ]; then tr -d '\n'; else cat; fi |
				head -c $((mb << 20)) > "$BATS_TEST_TMPDIR/$mb" || :
		done
		for _ in 1 2 3; do
			one=$(t "$BATS_TEST_TMPDIR/1") four=$(t "$BATS_TEST_TMPDIR/4")
			[ $((10#$four)) -ge $((5 * 10#$one + 20)) ] || continue 2
		done
		echo "'$unit': $one ms, then $four ms"
		return 1
	done
}

@test "news-train split: same input, same model; learns what it is shown" {
	news-train split -o "$BATS_TEST_TMPDIR/a" lib/data/split/hard.sent lib/data/split/news.sent 2> "$BATS_TEST_TMPDIR/err"
	news-train split -o "$BATS_TEST_TMPDIR/b" lib/data/split/hard.sent lib/data/split/news.sent 2> /dev/null
	cmp "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b"
	[ "$(stat -c %s "$BATS_TEST_TMPDIR/a")" = "$(stat -c %s lib/data/split/sentence.model)" ]
	# The compiled-in model as a file, and what is none.
	pages | news-split -m lib/data/split/sentence.model > "$BATS_TEST_TMPDIR/m"
	pages | news-split | cmp - "$BATS_TEST_TMPDIR/m"
	pages | news-split -m "$BATS_TEST_TMPDIR/a" | grep -q sentence
	run --separate-stderr news-split -m README.md /dev/null
	[ "$status" = 2 ]
	# CoNLL-U: paragraphs, sentences without a space between them.
	printf '# newdoc\n# text = It rained.\n1\tIt\n2\trained\n3\t.\t.\t.\t.\t_\t_\t_\t_\tSpaceAfter=No\n\n# text = He left.\n1\tHe\n\n' |
		news-train split -o "$BATS_TEST_TMPDIR/c" 2> "$BATS_TEST_TMPDIR/err"
	grep -q '^1 candidates, 1 decided right' "$BATS_TEST_TMPDIR/err"
	run --separate-stderr news-train split hard.sent
	[ "$status" = 2 ]
	run --separate-stderr news-train split -o "$BATS_TEST_TMPDIR/d" /dev/null
	[ "$status" = 2 ] && [ ! -s "$BATS_TEST_TMPDIR/d" ]
}
