#!/usr/bin/env bats
# news-figure: records of figures, resolved against the document's date.
load ../helper

figures() { awk -F'\t' '$2 == "figure"' | cut -f "${1:-5-8,10}"; }

@test "figures stand in their sentences, all else passes byte for byte" {
	pages | news-strip | news-split > "$BATS_TEST_TMPDIR/s"
	news-figure < "$BATS_TEST_TMPDIR/s" > "$BATS_TEST_TMPDIR/f"
	valid "$BATS_TEST_TMPDIR/f"
	[ "$(grep -c $'\tfigure\t' "$BATS_TEST_TMPDIR/f")" -gt 100 ]
	grep -v $'\tfigure\t' "$BATS_TEST_TMPDIR/f" | cmp - "$BATS_TEST_TMPDIR/s"
	# In order, never overlapping, each inside its sentence, of a known class.
	LC_ALL=C awk -F'\t' '
		$2 == "doc" { at = to = 0 }
		$2 == "sentence" { to = $4 }
		$2 == "figure" {
			if ($3 < at || $4 > to) { print "out of place: " $0; bad = 1 }
			if ($5 !~ /^(count|money|percent|measure|duration|ordinal|date|time|age|ratio)$/) { print; bad = 1 }
			if ($8 !~ /^(-|about|least|most)$/) { print; bad = 1 }
			at = $4
		}
		END { exit bad }' "$BATS_TEST_TMPDIR/f"
	# Twice is once; a document alone is as in company.
	news-figure "$BATS_TEST_TMPDIR/f" | cmp - "$BATS_TEST_TMPDIR/f"
	f=examples/pages/dam-meridian.txt
	news-read "$f" | news-strip | news-split | news-figure | figures > "$BATS_TEST_TMPDIR/one"
	LC_ALL=C awk -F'\t' -v f="$f" '$1 == f && $2 == "figure"' "$BATS_TEST_TMPDIR/f" | cut -f 5-8,10 | cmp - "$BATS_TEST_TMPDIR/one"
}

@test "the reference is the doc record's date, a meta record's, the dateline's" {
	t='They met on Tuesday.'
	say() {
		printf 'a\tdoc\t0\t60\ttext\t%s\t-\t-\t-\t-\n%b' "$1" "$2"
		printf 'a\tsentence\t40\t60\t-\t1\t-\t-\t-\t%s\n' "$t"
	}
	[ "$(say 2014-03-30 '' | news-figure | figures 6)" = 2014-03-25 ]
	[ "$(say 2014-03-30T23:59:00Z '' | news-figure | figures 6)" = 2014-03-25 ]
	[ "$(say - 'a\tmeta\t0\t0\tdate\t2014-03-30\t-\t-\t-\t-\n' | news-figure | figures 6)" = 2014-03-25 ]
	[ "$(say - 'a\tblock\t0\t16\tdateline\t-\t-\t-\t-\tParis, 3/30/2014\n' | news-figure | figures 6)" = 2014-03-25 ]
	[ "$(say - '' | news-figure | figures 6)" = - ]
	[ "$(say 2014-02-30 '' | news-figure | figures 6)" = - ]
	[ "$(say 2014-03-30 '' | news-figure --date 2014-04-06 | figures 6)" = 2014-04-01 ]
	for d in '' 2014 2014-13-01 2014-02-29 tomorrow; do
		run -2 news-figure --date "$d"
	done
}

@test "numbers of any length keep their digits" {
	n=$(printf '7%.0s' {1..10000})
	one() { printf 'It is %s.\n' "$1" | news-read -t text -n a | news-split | news-figure | figures 5,6; }
	[ "$(one "\$$n")" = $'money\t'"$n" ]
	[ "$(one "$n")" = "" ]
	[ "$(one '0.1234567890123456789012345 miles')" = $'measure\t0.1234567890123456789012345' ]
	[ "$(one '123,456,789,012,345,678,901,234 stars')" = $'count\t123456789012345678901234' ]
	[ "$(one '12,345,678,901,234,567,890 million stars')" = $'count\t12345678901234567890000000' ]
	[ "$(one '000.500 miles')" = $'measure\t0.5' ]
	[ "$(one '-5.50 degrees')" = $'measure\t-5.5' ]
	[ "$(one '1e300 stars' | wc -c)" -gt 300 ]
	[ "$(one '1e999999999 stars')" = $'count\t1' ] || [ -z "$(one '1e999999999 stars')" ]
}

@test "time is linear in what is hard" {
	for s in 7 , '1,' '1.' '1-' '1/' 'one hundred and ' '100 ' 'night of ' 'half past ' '2 days after ' 'the end of ' 'May to ' '9"' 'Diwali ' 'Monday two weeks from ' 'in the evening at ' 'from 3 ' \
		'hundreds of thousands of ' '5 or 6 or ' '5, 6, ' '2^' '2x2^' 'a couple of ' '1,5' 'PS1' '5 feet ' '5 (' 'first ' 'one '; do
		yes "$s" | tr -d '\n' | head -c 500000 > "$BATS_TEST_TMPDIR/t"
		n=$(wc -c < "$BATS_TEST_TMPDIR/t")
		{
			printf 'a\tdoc\t0\t%s\ttext\t2014-03-30\t-\t-\t-\t-\n' "$n"
			printf 'a\tsentence\t0\t%s\t-\t1\t-\t-\t-\t' "$n"
			cat "$BATS_TEST_TMPDIR/t"; echo
		} > "$BATS_TEST_TMPDIR/s"
		timeout 30 news-figure "$BATS_TEST_TMPDIR/s" > "$BATS_TEST_TMPDIR/f" || { echo "slow or broken: $s"; false; }
	done
}

@test "input without sentences is said so" {
	pages | news-strip > "$BATS_TEST_TMPDIR/b"
	run -2 --separate-stderr news-figure "$BATS_TEST_TMPDIR/b"
	[[ $stderr == *"is news-split missing from the pipeline?"* ]]
}
