#!/usr/bin/env bats
# shellcheck disable=SC2154,SC1112 # stderr is set by run
# news-match: what is found, what is not, and the same however it is asked.
load ../helper

# quote DOC DATE SPEAKER TEXT: a document with one quote.
quote() {
	printf '%s\tdoc\t0\t999\ttext\t%s\t-\t-\t-\t-\n' "$1" "$2"
	printf '%s\tquote\t0\t%s\tdirect\t%s\tsaid\t-\t-\t%s\n' "$1" "$(printf %s "$4" | wc -c)" "$3" "$4"
}
groups() { news-match -g | cut -f 2-8; }

@test "wordings, marks, spellings of names" {
	out=$( (quote a 2024-03-10 'Sergei Malenov' 'a very large volume of water that is moving towards the border'
		quote b 2024-03-11 'Sergey Malenov' '“A very large body of water, that is moving toward the border.”'
		quote c - Malenov 'a very large volume of water that is moving towards the border') | groups)
	[ "$out" = $'3\t3\t2024-03-10\t2024-03-11\tMalenov; Sergei Malenov; Sergey Malenov\ta very large {volume|body} of water that is moving {towards|toward} the border\ta b c' ]
	out=$( (quote a - Roe "It's a full price, but not a foolish one"; quote b - Roe 'It’s a full price, but not a foolish one,') | groups)
	[ "$out" = $'2\t2\t-\t-\tRoe\tIt\'s a full price, but not a foolish one\ta b' ]
	out=$( (quote a - Roe 'We intend to keep its people'; quote b - Roe 'We intend to keep all its people') | groups | cut -f 6)
	[ "$out" = 'We intend to keep {|all} its people' ] || [ "$out" = 'We intend to keep {all|} its people' ]
}

@test "records: label, group, documents, score; twice is once" {
	in=$(quote a - 'Ann Roe' 'The eastern gate has not opened fully since October, and everyone here knew it'; quote b - 'Ann Roe' 'has not opened fully since October')
	out=$(news-match <<< "$in")
	valid <<< "$out" || true
	[ "$(grep -c $'\tmatch\t' <<< "$out")" = 2 ]
	m=$(awk -F '\t' '$2 == "match" { print $1, $3, $4, $5, $7, $8, $9 }' <<< "$out")
	[ "$m" = $'a 0 78 same 2 quote 1.00\nb 0 34 part 2 quote 1.00' ] || { echo "$m"; return 1; }
	[ "$(awk -F '\t' '$2 == "match" { print $6 }' <<< "$out" | sort -u | wc -l)" = 1 ]
	[ "$(news-match <<< "$out")" = "$out" ]
	[ "$(grep -v $'\tmatch\t' <<< "$out")" = "$in" ]
	# matches of another kind stay
	[ "$(news-match -k figure <<< "$out")" = "$out" ]
}

@test "look-alikes stay apart" {
	none() { out=$(groups); [ "$out" = "" ] || { echo "$out"; return 1; }; }
	(quote a - 'Ann Roe' 'very, very constructive'; quote b - 'Bo Lee' 'constructive and useful') | none
	(quote a - 'Ann Roe' 'We will do it'; quote b - 'Bo Lee' 'We will do it') | none
	(quote a - 'Ann Roe' 'the President of the United States'; quote b - 'Bo Lee' 'He is the President of the United States and he knows it') | none
	(quote a - 'Ann Roe' 'no plant would be closed before the winter'; quote b - 'Ann Roe' 'the winter would be long before it is over') | none
}

@test "a quote inside a quote is the inner speaker's alone" {
	t='Roe told us that the eastern gate has not opened fully since October'
	out=$( (printf 'a\tdoc\t0\t99\ttext\t-\t-\t-\t-\t-\na\tquote\t0\t68\tmixed\tThe Post\treported\t-\t-\t%s\n' "$t"
		printf 'a\tquote\t17\t68\tindirect\tAnn Roe\ttold\t-\t-\t%s\n' "${t:17}"
		quote b - 'Ann Roe' 'the eastern gate has not opened fully since October') | groups)
	[ "$(cut -f 1,2,5 <<< "$out")" = $'2\t2\tAnn Roe' ] || { echo "$out"; return 1; }
}

@test "figures that agree and that do not" {
	story() { # DOC NUMBER
		printf '%s\n' "$1	doc	0	99	text	2024-03-1$3	-	-	-	-" \
			"$1	sentence	0	50	-	1	-	-	-	Rescuers in Brodets found $2 dead below the Tesna." \
			"$1	entity	12	19	place	Brodets	-	name	-	Brodets" \
			"$1	figure	26	28	count	$2	dead	-	-	$2" \
			"$1	entity	44	49	place	Tesna	-	name	-	Tesna"
	}
	out=$( (story a 40 1; story b 43 2; story c 40 2) | news-match -k figure -g | cut -f 2,3,6-8)
	[ "$out" = $'3\t3\tcount\t{40|43} dead\ta b c' ] || { echo "$out"; return 1; }
	out=$( (story a 40 1; story b 400 2) | news-match -k figure -w | cut -f 2,4)
	[ "$out" = "" ] || [ "$(wc -l <<< "$out")" = 2 ]
}

@test "any order, any parts, any memory: the same groups" {
	f=$(facts) d=$BATS_TEST_TMPDIR
	for k in quote sentence figure; do
		news-match -k $k -g "$f" > "$d/g"
		news-match -k $k -w "$f" > "$d/w"
		[ -s "$d/g" ]
		rm -f "$d"/part.*
		awk -F '\t' -v p="$d/part." '$2 == "doc" { n++ } { print > (p n * 7 % 4) }' "$f"
		news-match -k $k -g "$d"/part.[20] "$d"/part.[31] | cmp - "$d/g"
		cat "$d"/part.[31] "$d"/part.[20] | news-match -k $k -w | cmp - "$d/w"
		news-match -k $k -S 1b -g "$f" | cmp - "$d/g"
		cmp <(news-match -k $k "$f") <(news-match -k $k < "$f")
		cmp <(news-match -k $k "$f") <(news-match -k $k <(cat "$f"))
		news-match -k $k "$f" | valid
		[ $k = figure ] && continue
		for p in "$d"/part.?; do news-match -k $k --keys "$p"; done > "$d/keys"
		sort "$d/keys" | news-match --group | cmp - "$d/g"
		sort -R "$d/keys" | news-match --group -w | cmp - "$d/w"
	done
	[ "$(news-match --keys < /dev/null; news-match --group < /dev/null; news-match < /dev/null)" = "" ]
}

@test "sorting beyond memory leaves nothing behind" {
	d=$BATS_TEST_TMPDIR/tmp; mkdir -p "$d"
	gen() { awk -v s="$1" 'BEGIN { srand(s); for (i = 0; i < 400; i++) { print "d" i "\tdoc\t0\t99\ttext\t-\t-\t-\t-\t-"
		for (q = 0; q < 4; q++) { t = ""; for (w = 0; w < 12; w++) t = t " w" int(rand() * 40) "x"; print "d" i "\tquote\t" q "\t" q + length(t) - 1 "\tdirect\tRoe\t-\t-\t-\t" substr(t, 2) } } }'; }
	gen 1 > "$d/in"
	news-match -g "$d/in" > "$d/want"
	TMPDIR=$d news-match -S 1K -g "$d/in" | cmp - "$d/want"
	TMPDIR=$d timeout -s KILL 0.05 news-match -S 1K -g "$d/in" > /dev/null 2>&1 || true
	[ "$(ls "$d")" = $'in\nwant' ]
	run -2 bash -c "TMPDIR=/nowhere news-match -S 1K -g $d/in"
	[[ "$output" == *"/nowhere: cannot create a temporary file"* ]]
}

@test "usage and faults" {
	run -2 news-match -k block; run -2 news-match -g -w; run -2 news-match -S 0; run -2 news-match -S x
	run -2 news-match --keys --group; run -2 news-match -k figure --keys
	run -2 --separate-stderr news-match <<< 'x'
	[ "$(grep -c . <<< "$stderr")" = 1 ]	# said once, though read twice
	[ "$output" = x ]
	run -2 --separate-stderr news-match --group <<< '+12	x'
	[[ "$stderr" == *"<stdin>:1: not a line that 'news-match --keys'"* ]]
	run -2 --separate-stderr news-match --group <<< $'0123456789abcdef\t0123456789abcdef'
	[[ "$stderr" == *"records that are missing"* ]]
}
