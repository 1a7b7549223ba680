#!/usr/bin/env bats
# news-quote: who said what, as records.
load ../helper

facts() {
	pages | news-strip | news-split | news-tag
}

@test "quotes are valid records, and nothing else is changed" {
	facts > "$BATS_TEST_TMPDIR/in"
	news-quote "$BATS_TEST_TMPDIR/in" > "$BATS_TEST_TMPDIR/out"
	valid "$BATS_TEST_TMPDIR/out"
	grep -v $'\tquote\t' "$BATS_TEST_TMPDIR/out" | cmp - "$BATS_TEST_TMPDIR/in"
	[ "$(grep -c $'\tquote\t' "$BATS_TEST_TMPDIR/out")" -gt 20 ]
	# Twice is once.
	news-quote < "$BATS_TEST_TMPDIR/out" | cmp - "$BATS_TEST_TMPDIR/out"
	# Labels, scores, a cue wherever there is a clause without marks.
	awk -F'\t' '$2 == "quote" {
		if ($5 !~ /^(direct|mixed|indirect)$/ || $9 + 0 < 0 || $9 + 0 > 1 ||
		    $8 != "-" || ($5 == "indirect" && $7 == "-")) { print; bad = 1 }
		} END { exit bad }' "$BATS_TEST_TMPDIR/out"
}

@test "a threshold leaves out what scores less, and only that" {
	facts > "$BATS_TEST_TMPDIR/in"
	news-quote "$BATS_TEST_TMPDIR/in" > "$BATS_TEST_TMPDIR/all"
	for t in 0 0.5 0.9 1; do
		news-quote -t $t "$BATS_TEST_TMPDIR/in" > "$BATS_TEST_TMPDIR/some"
		awk -F'\t' -v t=$t '$2 != "quote" || $9 >= t' "$BATS_TEST_TMPDIR/all" |
			cmp - "$BATS_TEST_TMPDIR/some"
	done
	for bad in x 2 -1 '' 0.5x; do
		run news-quote -t "$bad"
		[ "$status" = 2 ]
	done
}

@test "without news-tag names are read off the page" {
	printf '%s\n' '"We are ready," said Anna Brodie, a teacher.' \
		'"Not quite," Brodie added.' |
		news-read -t text | news-split | news-quote |
		awk -F'\t' '$2 == "quote" { print $6 ": " $10 }' |
		diff - <(printf '%s\n' 'Anna Brodie: We are ready,' 'Anna Brodie: Not quite,')
}

@test "mark soup, unclosed marks, a quotation of 10 MB: no error, no loss" {
	{
		printf '"\n""\n"""\n“\n”\n“”\n„“”"\n'
		printf "'\n''\n\`\`\n\`'\n’‘\n«»\n»«\n'90s '\n6'2\" \"\n"
		printf 'He said "\n" he said\n"he said\nhe said"\n“a “b “c\n'
	} > "$BATS_TEST_TMPDIR/soup"
	{ printf '“'; yes 'All of it is said.' | head -c 10000000 | tr '\n' ' '
	  printf '” he said.\n'; } > "$BATS_TEST_TMPDIR/long"
	for f in soup long; do
		news-read -t text "$BATS_TEST_TMPDIR/$f" | news-split > "$BATS_TEST_TMPDIR/in"
		news-quote "$BATS_TEST_TMPDIR/in" > "$BATS_TEST_TMPDIR/out" 2> "$BATS_TEST_TMPDIR/err"
		[ ! -s "$BATS_TEST_TMPDIR/err" ]
		grep -v $'\tquote\t' "$BATS_TEST_TMPDIR/out" | cmp - "$BATS_TEST_TMPDIR/in"
		valid "$BATS_TEST_TMPDIR/out"
	done
	awk -F'\t' '$2 == "quote" && $4 - $3 > 9999000' "$BATS_TEST_TMPDIR/out" | grep -q .
}

@test "time is linear on hostile text" {
	# user time in ms
	t() { ( TIMEFORMAT=%U; time news-quote "$1" > /dev/null 2>&1 ) 2>&1 | tr -d .; }
	for unit in '"' '“a” ”b“ ' "'a " '(' 'he said ' 'a man, ' 'Ann and ' '“a” he said ' \
	    'it was said that, ' '“Go,” he said. ' 'a — b said '; do
		for n in 1 4; do
			yes "$unit" | tr -d '\n' | head -c $((n * 100000)) |
				news-read -t text 2> /dev/null | news-split > "$BATS_TEST_TMPDIR/$n" || :
		done
		for _ in 1 2 3; do
			one=$(t "$BATS_TEST_TMPDIR/1") four=$(t "$BATS_TEST_TMPDIR/4")
			[ $((10#$four)) -ge $((6 * 10#$one + 60)) ] || continue 2
		done
		echo "'$unit': $one ms, then $four ms"
		return 1
	done
}
