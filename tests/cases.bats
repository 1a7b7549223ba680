#!/usr/bin/env bats
# Walks tests/cases/TOOL/CASE: `cmd` is a shell line, run with `in` (if there)
# as standard input; its output must be `out`, its status `rc` (0), and each
# line of `err` must stand in what it said. tests/cases-redo rewrites `out`.
load helper

walk() {
	local tool=$1 bad=0 n=0 c got rc want line
	for c in tests/cases/"$tool"/*/; do
		[ -f "$c/cmd" ] || continue
		n=$((n + 1))
		rc=0
		( cd "$c" && bash -o pipefail ./cmd < "$([ -f in ] && echo in || echo /dev/null)" ) \
			> "$BATS_TEST_TMPDIR/out" 2> "$BATS_TEST_TMPDIR/err" || rc=$?
		want=0
		[ ! -f "$c/rc" ] || want=$(cat "$c/rc")
		if [ "$rc" != "$want" ]; then
			echo "$c: status $rc, not $want"
			cat "$BATS_TEST_TMPDIR/err"
			bad=1
		fi
		diff -u "$c/out" "$BATS_TEST_TMPDIR/out" || { echo "$c: other output"; bad=1; }
		if [ -f "$c/err" ]; then
			while IFS= read -r line; do
				grep -qF -- "$line" "$BATS_TEST_TMPDIR/err" || { echo "$c: did not say: $line"; cat "$BATS_TEST_TMPDIR/err"; bad=1; }
			done < "$c/err"
		elif [ "$want" = 0 ] && [ -s "$BATS_TEST_TMPDIR/err" ]; then
			echo "$c: said:"; cat "$BATS_TEST_TMPDIR/err"; bad=1
		fi
	done
	[ "$n" -gt 0 ] || skip "no cases"
	return "$bad"
}

@test "cases of news-read" { walk news-read; }
@test "cases of news-strip" { walk news-strip; }
@test "cases of news-split" { walk news-split; }
@test "cases of news-tag" { walk news-tag; }
@test "cases of news-quote" { walk news-quote; }
@test "cases of news-figure" { walk news-figure; }
@test "cases of news-tally" { walk news-tally; }
@test "cases of news-match" { walk news-match; }
@test "cases of news-grep" { walk news-grep; }
@test "cases of news-view" { walk news-view; }
@test "cases of news-train" { walk news-train; }
