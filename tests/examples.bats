#!/usr/bin/env bats
# The bundled examples: their facts are the goldens (make golden), the streams
# are right, and the pipelines run.
load helper

@test "the facts of every example are the golden ones, and a right stream" {
	bad=0
	for f in examples/pages/*.txt examples/html/*.html examples/feed.*; do
		g=tests/golden/$(basename "$f").tsv
		news-read "$f" | chain > "$BATS_TEST_TMPDIR/out" || bad=1
		diff -u "$g" "$BATS_TEST_TMPDIR/out" | head -40
		cmp -s "$g" "$BATS_TEST_TMPDIR/out" || { echo "$f: other facts (make golden, then read git diff)"; bad=1; }
		check "$BATS_TEST_TMPDIR/out" || bad=1
	done
	return $bad
}

@test "a plain text document's spans are the bytes of its file" {
	for f in examples/pages/*.txt; do
		LC_ALL=C news-read "$f" | chain | LC_ALL=C awk -F '\t' -v f="$f" '
			BEGIN { RS = "\001"; getline all < f; RS = "\n" }
			$2 == "cut" { cut = 1 }
			$2 == "entity" || $2 == "figure" {
				t = substr(all, $3 + 1, $4 - $3)
				if (t != $10 && !cut) { print f ": " $0 ": " t; bad = 1 }
			}
			END { exit bad }'
	done
}

@test "the pipelines give the golden tables" {
	bad=0
	for s in who-said-what figures-by-outlet top-names same-quote; do
		LC_ALL=C "examples/$s" > "$BATS_TEST_TMPDIR/out" || bad=1
		diff -u "tests/golden/$s.out" "$BATS_TEST_TMPDIR/out" || { echo "$s: another table"; bad=1; }
	done
	return $bad
}

@test "the facts load into SQLite, row by row" {
	command -v sqlite3 > /dev/null || skip "sqlite3 is not installed"
	examples/to-sqlite -o "$BATS_TEST_TMPDIR/db" > "$BATS_TEST_TMPDIR/out"
	[ -s "$BATS_TEST_TMPDIR/out" ]
	f=$(examples/chain | grep -vc '^#')
	[ "$(sqlite3 "$BATS_TEST_TMPDIR/db" 'select count(*) from (select name from sqlite_master)')" -ge 1 ]
	[ "$f" -gt 500 ]
}

@test "figures plot, or say that gnuplot is missing" {
	examples/plot-figures -o "$BATS_TEST_TMPDIR/p.png" > "$BATS_TEST_TMPDIR/out" 2>&1
	[ -s "$BATS_TEST_TMPDIR/p.png" ] || grep -qi gnuplot "$BATS_TEST_TMPDIR/out"
}

@test "the demo runs" {
	tests/demo "$O" > "$BATS_TEST_TMPDIR/out" 2>&1 || { cat "$BATS_TEST_TMPDIR/out"; return 1; }
	grep -q 'who said what' "$BATS_TEST_TMPDIR/out"
}
