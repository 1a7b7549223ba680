#!/usr/bin/env bats
# Manuals agree with the programs: options, names, examples.
load helper

# Options that --help prints: "-x --long" a line.
help_options() {
	"$1" --help | sed -nE 's/^  (-(.), |    )--([a-z0-9-]+).*/\2 \3/p' | sed 's/^ //' | sort
}

@test "every program has a manual page and every page a program" {
	for c in cmd/news-*.c; do
		n=$(basename "$c" .c)
		[ -f "man/$n.1" ] || { echo "no man/$n.1"; return 1; }
	done
	for m in man/news-*.1; do
		n=$(basename "$m" .1)
		[ -f "cmd/$n.c" ] || { echo "no cmd/$n.c"; return 1; }
	done
	[ -f man/newsutils.5 ] && [ -f man/newsutils.7 ]
}

@test "the options of each program are those of its manual" {
	bad=0
	for m in man/news-*.1; do
		n=$(basename "$m" .1)
		# `.It Fl x , Fl Fl long Ar ARG` or `.It Fl Fl long`
		sed -nE 's/^\.It Fl (.*)/\1/p' "$m" | sed -E 's/ (Ar|Ns|Cm|=).*//; s/^Fl /-/; s/ *, *Fl Fl / /; s/^-/ /; s/^ //; s/ +$//' | sort > "$BATS_TEST_TMPDIR/man"
		help_options "$n" > "$BATS_TEST_TMPDIR/help"
		diff "$BATS_TEST_TMPDIR/man" "$BATS_TEST_TMPDIR/help" || { echo "$n: manual (<) and --help (>) differ"; bad=1; }
	done
	return $bad
}

@test "mandoc finds no fault" {
	mandoc -T lint -W warning man/*.[157] > "$BATS_TEST_TMPDIR/lint" || { cat "$BATS_TEST_TMPDIR/lint"; return 1; }
}

# The commands of EXAMPLES ("$ " first) and what follows each of them.
run_examples() {
	local m=$1 bad=0 line cmd= want= dir=$BATS_TEST_TMPDIR
	one() {
		[ -n "$cmd" ] || return 0
		if ! bash -o pipefail -c "$cmd" > "$dir/out" 2> "$dir/err"; then
			case $cmd in *news-grep*) ;; *) echo "$m: failed: $cmd"; cat "$dir/err"; bad=1 ;; esac
		fi
		printf '%s' "$want" > "$dir/want"
		[ -z "$want" ] || diff -u "$dir/want" "$dir/out" || { echo "$m: $cmd"; bad=1; }
		cmd= want=
	}
	while IFS= read -r line; do
		case $line in
		.B[dl]*|.Dl*) if [ "${line#.Dl \$ }" != "$line" ]; then one; cmd=${line#.Dl \$ }; one; else inside=1; fi ;;
		.Ed) one; inside= ;;
		.Sh*) one; inside= ;;
		.*) ;;
		"\$ "*) [ -n "${inside-}" ] && { one; cmd=${line#\$ }; } ;;
		*) if [ -n "${inside-}" ] && [ -n "$cmd" ]; then
			case $cmd in
			*\\) cmd=${cmd%\\}$line ;;
			*) want=$want$line$'\n' ;;
			esac
		fi ;;
		esac
	done < <(sed -n '/^\.Sh EXAMPLES/,/^\.Sh [^E]/p' "$m" | sed 's/\\e/\\/g; s/\\&//g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\(dq/"/g')
	one
	return $bad
}
@test "examples of news-read(1) run" { [ -f man/news-read.1 ] || skip "no such page yet"; run_examples man/news-read.1; }
@test "examples of news-strip(1) run" { [ -f man/news-strip.1 ] || skip "no such page yet"; run_examples man/news-strip.1; }
@test "examples of news-split(1) run" { [ -f man/news-split.1 ] || skip "no such page yet"; run_examples man/news-split.1; }
@test "examples of news-tag(1) run" { [ -f man/news-tag.1 ] || skip "no such page yet"; run_examples man/news-tag.1; }
@test "examples of news-quote(1) run" { [ -f man/news-quote.1 ] || skip "no such page yet"; run_examples man/news-quote.1; }
@test "examples of news-figure(1) run" { [ -f man/news-figure.1 ] || skip "no such page yet"; run_examples man/news-figure.1; }
@test "examples of news-tally(1) run" { [ -f man/news-tally.1 ] || skip "no such page yet"; run_examples man/news-tally.1; }
@test "examples of news-match(1) run" { [ -f man/news-match.1 ] || skip "no such page yet"; run_examples man/news-match.1; }
@test "examples of news-grep(1) run" { [ -f man/news-grep.1 ] || skip "no such page yet"; run_examples man/news-grep.1; }
@test "examples of news-view(1) run" { [ -f man/news-view.1 ] || skip "no such page yet"; run_examples man/news-view.1; }
@test "examples of news-train(1) run" { [ -f man/news-train.1 ] || skip "no such page yet"; run_examples man/news-train.1; }
@test "examples of newsutils(5) and newsutils(7) run" { run_examples man/newsutils.5; run_examples man/newsutils.7; }
@test "the README shows what its commands give" { tests/readme-redo --check; }
