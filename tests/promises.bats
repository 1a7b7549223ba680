#!/usr/bin/env bats
# What every program promises (newsutils(7)), tested on every program through
# one table, tests/promises.tsv. A program that is not in the table fails.
load helper

setup_file() {
	export T=$BATS_FILE_TMPDIR
	cat examples/pages/*.txt > "$T/text"
	pages | chain > "$T/facts"
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
		sed "s/^/$i-/" "$T/facts"
	done > "$T/facts.long"
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do cat "$T/text"; done > "$T/text.long"
	awk 'BEGIN { for (i = 0; i < 40; i++) printf "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tdam\tdam\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n3\tbroke\tbreak\tVERB\tVBD\t_\t0\troot\t_\t_\n\n" }' > "$T/conllu"
	for _ in 1 2 3 4 5 6 7 8; do cat "$T/conllu"; done > "$T/conllu.long"
}

# each FUNCTION: calls FUNCTION PROGRAM ARGUMENTS INPUT OWN for every line.
each() {
	local call=$1 bad=0 p a i o
	while IFS=$'\t' read -r p a i o; do
		# The program's name may carry an empty second column.
		case $p in '#'*) continue ;; esac
		[ -x "$O/bin/$p" ] || { echo "$p: not built"; bad=1; continue; }
		"$call" "$p" "$a" "$i" "$o" || { echo "FAILED: $p"; bad=1; }
	done < <(sed 's/\t\t/\t\x01\t/' tests/promises.tsv | sed 's/\x01/--/')
	return $bad
}
# run it: `it ARGS` expands the arguments of the table
words() { read -ra A <<< "$1"; [ "${A[*]}" != -- ] || A=(); }

@test "every program stands in the table" {
	for c in cmd/news-*.c; do
		n=$(basename "$c" .c)
		grep -q "^$n	" tests/promises.tsv || { echo "$n is missing"; return 1; }
	done
}

p1() {
	local rc=0; words "$2"
	[ "$1" != news-train ] || return 0	# its output goes to a file
	timeout 60 "$1" "${A[@]}" < "$T/$3" > /dev/full 2> "$T/err" || rc=$?
	[ $rc = 2 ] && grep -q '<stdout>' "$T/err" || { echo "full disk: status $rc: $(cat "$T/err")"; return 1; }
	rc=0
	timeout 60 "$1" "${A[@]}" < "$T/$3" >&- 2> "$T/err" || rc=$?
	[ $rc = 2 ] && grep -q '<stdout>' "$T/err" || { echo "closed output: status $rc: $(cat "$T/err")"; return 1; }
}
@test "1: no lost output goes unreported" { each p1; }

p2() {
	local rc; words "$2"
	case $1 in news-tally | news-train | news-match) return 0 ;; esac	# short or late output
	set +e
	( set +o pipefail; "$1" "${A[@]}" < "$T/$3.long" 2> "$T/err"; echo $? > "$T/rc" ) | :
	rc=$(cat "$T/rc")
	[ "$rc" = 141 ] || { echo "status $rc"; return 1; }
	[ ! -s "$T/err" ] || { cat "$T/err"; return 1; }
	( trap '' PIPE; "$1" "${A[@]}" < "$T/$3.long" 2> "$T/err"; echo $? > "$T/rc" ) | :
	rc=$(cat "$T/rc")
	[ "$rc" = 141 ] && [ ! -s "$T/err" ] || { echo "SIGPIPE ignored: status $rc"; cat "$T/err"; return 1; }
}
@test "2: a reader that leaves is quiet" { each p2; }

p3() {
	local rc=0; words "$2"
	[ "$1" != news-train ] || return 0
	cp "$T/$3" "$T/kept"
	timeout 60 "$1" "${A[@]}" "$T/kept" >&- 2>/dev/null
	cmp "$T/$3" "$T/kept" || return 1
	timeout 60 "$1" "${A[@]}" <&- > "$T/out" 2> "$T/err" || rc=$?
	[ $rc = 2 ] && grep -q 'stdin' "$T/err" || { echo "closed input: status $rc: $(cat "$T/err")"; return 1; }
	timeout 60 "$1" "${A[@]}" "$T/kept" 2>&- > /dev/null
	cmp "$T/$3" "$T/kept"
}
@test "3: closed descriptors harm no file" { each p3; }

p4() {
	local rc=0; words "$2"
	timeout 60 "$1" "${A[@]}" /etc > /dev/null 2> "$T/err" || rc=$?
	[ $rc = 2 ] && grep -q 'directory' "$T/err" || { echo "directory: status $rc: $(cat "$T/err")"; return 1; }
	rc=0
	timeout 60 "$1" "${A[@]}" /nonexistent > /dev/null 2> "$T/err" || rc=$?
	[ $rc = 2 ] && grep -q '/nonexistent' "$T/err" || { echo "missing file: status $rc: $(cat "$T/err")"; return 1; }
	[ -n "$SAN" ] || for n in 1 2; do
		rc=0
		NU_FAULT=eio:$n LD_PRELOAD=$O/tests/fault.so timeout 60 "$1" "${A[@]}" "$T/$3" > /dev/null 2> "$T/err" || rc=$?
		[ $rc = 2 ] && grep -qi 'error' "$T/err" || { echo "EIO at read $n: status $rc: $(cat "$T/err")"; return 1; }
	done
}
@test "4: read errors are reported" { each p4; }

p5() {
	words "$2"
	"$1" "${A[@]}" < "$T/$3" > "$T/want" 2>/dev/null
	NU_FAULT=short LD_PRELOAD=$O/tests/fault.so timeout 60 "$1" "${A[@]}" < "$T/$3" > "$T/out" 2>/dev/null
	cmp "$T/want" "$T/out"
}
@test "5: short reads and writes and interrupts do not matter" {
	[ -z "$SAN" ] || skip "the fault library does not go with sanitizers"
	each p5
}

p6() {
	words "$2"
	[ "$4" != - ] || return 0
	local own=" $4 " f
	"$1" "${A[@]}" < "$T/facts" > "$T/out" || return 1
	for f in facts out; do
		LC_ALL=C awk -F '\t' -v own="$own" 'index(own, " " $2 " ") == 0' "$T/$f" > "$T/$f.rest"
	done
	cmp "$T/facts.rest" "$T/out.rest" || return 1
	# Twice replaces, and a kind that nobody knows passes.
	"$1" "${A[@]}" < "$T/out" | cmp - "$T/out" || { echo "twice is not once"; return 1; }
	sed 's/\tentity\t/\tdream\t/' "$T/facts" | "$1" "${A[@]}" | LC_ALL=C grep -c $'\tdream\t' > "$T/n"
	[ "$(cat "$T/n")" = "$(LC_ALL=C grep -c $'\tentity\t' "$T/facts")" ]
}
@test "6: records a program does not own pass byte for byte, twice is once" { each p6; }

p7() {
	words "$2"
	case $1 in news-read) ;; *) [ "$4" != - ] || [ "$1" = news-grep ] || return 0 ;; esac
	"$1" "${A[@]}" < "$T/$3" > "$T/out" && check "$T/out"
}
@test "7: offsets are byte offsets and true" { each p7; check "$T/facts"; }

@test "8: invalid UTF-8 and NUL survive, valid text stays whole" {
	printf 'A clean line here, with caf\xc3\xa9.\nNUL a\0b and \xff and \xe2\x82 and \xed\xa0\x80 end.\n' > "$T/bad"
	news-read -t text "$T/bad" > "$T/out" 2> "$T/err" || true
	[ -s "$T/err" ]
	check "$T/out"
	iconv -f UTF-8 -t UTF-8 "$T/out" > /dev/null
	grep -q 'café' "$T/out"
	! LC_ALL=C grep -q -P '\x00' "$T/out"
	chain < "$T/out" > "$T/out2"
	check "$T/out2"
}

@test "9: CRLF in articles is accepted, in records it is an error that says so" {
	printf 'One line.\r\nTwo lines.\r\n' | news-read -t text > "$T/out"
	! LC_ALL=C grep -q $'\r' "$T/out"
	check "$T/out"
	sed 's/$/\r/' "$T/facts" | head -20 > "$T/crlf"
	rc=0; news-split "$T/crlf" > "$T/out" 2> "$T/err" || rc=$?
	[ $rc = 2 ]
	grep -q ':1: a raw CR' "$T/err"
	cmp "$T/crlf" "$T/out"
}

p10() {
	local rc=0; words "$2"
	case $1 in news-read | news-train) return 0 ;; esac
	head -c -3 "$T/facts" > "$T/trunc"
	"$1" "${A[@]}" < "$T/trunc" > "$T/out" 2> "$T/err" || rc=$?
	[ $rc = 2 ] && grep -q 'truncated' "$T/err" || { echo "status $rc: $(cat "$T/err")"; return 1; }
	[ "$1" != news-tally ] || return 0	# takes records in any order, grep's leavings too
	rc=0
	tail -n +7 "$T/facts" | head -3 | "$1" "${A[@]}" > "$T/out" 2> "$T/err" || rc=$?
	[ $rc = 2 ] && grep -q 'no doc record' "$T/err" || { echo "cut stream: status $rc: $(cat "$T/err")"; return 1; }
}
@test "10: a truncated stream is noticed" { each p10; }

@test "11: a line is bounded by memory only" {
	[ -z "$SAN" ] || skip "too slow with sanitizers"
	awk 'BEGIN { for (i = 0; i < 500000; i++) printf "word%d said. ", i; print "" }' > "$T/line"
	news-read -t text "$T/line" | chain > "$T/out"
	check "$T/out"
	[ "$(grep -c $'\tsentence\t' "$T/out")" -ge 1 ]
}

p12() {
	local mb; words "$2"
	case $1 in news-train) return 0 ;; esac
	peak "$T/peak" "$1" "${A[@]}" < "$T/huge.$3" > /dev/null 2>&1 || return 1
	read -r mb _ < "$T/peak"
	echo "$1: $mb KiB"
	case $1 in news-match) return 0 ;; esac	# has a limit of its own, -S
	[ "$mb" -lt 65536 ]
}
@test "12: memory follows the longest document, not the stream" {
	[ -z "$SAN" ] || skip "sanitizers have their own memory"
	sed -n '1,/\tdoc\t/!d; p' "$T/facts" > /dev/null
	awk -F '\t' '$2 == "doc" { n++ } n == 2 { exit } { print }' "$T/facts" > "$T/one"
	awk 'BEGIN { while ((getline l < ARGV[1]) > 0) a[n++] = l
		for (k = 0; k < 2000; k++) for (i = 0; i < n; i++) print k "-" a[i] }' "$T/one" > "$T/huge.facts"
	for _ in $(seq 60); do cat "$T/text.long"; done | sed 's/$/\n/' > /dev/null
	awk '{ gsub(/["\\]/, ""); t = t $0 "\\n" } END { for (i = 0; i < 400; i++) printf "{\"id\": \"d%d\", \"text\": \"%s\"}\n", i, t }' examples/pages/dam-meridian.txt > "$T/huge.jsonl"
	cp "$T/huge.jsonl" "$T/huge.text"
	each p12
}

p13() {
	words "$2"
	[ "$1" != news-train ] || return 0
	: > "$T/empty"
	"$1" "${A[@]}" < "$T/empty" > "$T/out" 2> "$T/err"
	rc=$?
	case $1 in news-grep) [ $rc = 1 ] ;; *) [ $rc = 0 ] ;; esac || { echo "empty input: status $rc"; return 1; }
	[ ! -s "$T/err" ] || { cat "$T/err"; return 1; }
	case $1 in news-read | news-tally | news-view) ;; *) [ ! -s "$T/out" ] ;; esac
}
@test "empty input: no records, status 0 (news-grep: 1)" { each p13; }

p14() {
	words "$2"
	"$1" -h > "$T/h" && [ -s "$T/h" ] && "$1" --help | cmp - "$T/h" || return 1
	"$1" -V | grep -qE "^$1 \(newsutils\) [0-9]+\.[0-9]+\.[0-9]+$" || return 1
	local rc=0
	"$1" --no-such-option < /dev/null > "$T/out" 2> "$T/err" || rc=$?
	[ $rc = 2 ] && [ "$(wc -l < "$T/err")" = 1 ] && grep -q -- '--help' "$T/err" && [ ! -s "$T/out" ]
}
@test "help, version, and unknown options" { each p14; }

p15() {
	local rc=0; words "$2"
	case $1 in news-read | news-train) return 0 ;; esac
	{ sed -n 1p "$T/facts"; echo "no record"; printf 'x\tblock\tb\t2\t-\t-\t-\t-\t-\txx\n'; sed -n '2,$p' "$T/facts"; } > "$T/faulty"
	"$1" "${A[@]}" "$T/faulty" > "$T/out" 2> "$T/err" || rc=$?
	[ $rc = 2 ] || { echo "status $rc"; return 1; }
	grep -qF "$1: $T/faulty:2: 1 column where 10 are needed" "$T/err" || { cat "$T/err"; return 1; }
	grep -qF "$1: $T/faulty:3: begin is not a number: 'b'" "$T/err" || return 1
	[ -s "$T/out" ] || { echo "the rest was not done"; return 1; }
	rc=0
	"$1" -e "${A[@]}" "$T/faulty" > "$T/out" 2> "$T/err" || rc=$?
	[ $rc = 2 ] && [ "$(wc -l < "$T/err")" = 1 ]
}
@test "a faulty record: file and line, the rest is done, -e stops" { each p15; }

p16() {
	words "$2"
	LC_ALL=C "$1" "${A[@]}" < "$T/$3" > "$T/want" 2>/dev/null
	for l in C.UTF-8 tr_TR.UTF-8 nonsense; do
		LC_ALL=$l LANG=$l TZ=Asia/Tokyo "$1" "${A[@]}" < "$T/$3" 2>/dev/null | cmp - "$T/want" || return 1
	done
	env -i "$O/bin/$1" "${A[@]}" < "$T/$3" 2>/dev/null | cmp - "$T/want"
}
@test "16: locale, time zone and environment change nothing" { each p16; }

p16b() {
	words "$2"
	case $1 in news-read | news-train | news-tally | news-match | news-view) return 0 ;; esac
	# Any partition by document: the same records.
	awk -F '\t' -v t="$T" '$2 == "doc" { n++ } { print > (t "/part" (n % 3)) }' "$T/facts"
	"$1" "${A[@]}" "$T/facts" > "$T/want"
	for k in 2 0 1; do "$1" "${A[@]}" < "$T/part$k"; done > "$T/out"
	sort "$T/want" | cmp - <(sort "$T/out")
}
@test "16: the order of documents and any partition change nothing" { each p16b; }
