#!/usr/bin/env bats
# shellcheck disable=SC2154,SC1112 # stderr is set by run
# news-grep: terms, containment, a stream that stays one.
load ../helper

# One document: two sentences, names, a quote with a figure, a cut.
stream() {
	printf '%s\n' 'a	doc	0	60	text	2024-03-10	-	-	-	-' \
		'a	meta	0	0	title	Talks	-	-	-	-' \
		'a	block	0	57	body	line	-	-	-	Roe met Lee. "We need 40 boats," Roe said at noon.' \
		'a	sentence	0	12	-	1	-	-	-	Roe met Lee.' \
		'a	entity	0	3	person	Ann Roe	-	name	0.90	Roe' \
		'a	entity	8	11	person	Bo Lee	-	name	0.50	Lee' \
		'a	sentence	13	57	-	2	-	-	-	"We need 40 boats," Roe said at noon.' \
		'a	quote	14	30	direct	Ann Roe	said	-	0.95	We need 40 boats' \
		'a	figure	22	24	count	40	boats	-	-	40' \
		'a	cut	40	47	boilerplate	-	-	-	-	ADVERT ' \
		'b	doc	0	9	text	2024-04-01	-	-	-	-' \
		'b	entity	0	3	person	Ann Roe	-	name	-	Roe' \
		'c	doc	0	0	text	-	-	-	-	-'
}
ids() { cut -f 1-4 | tr '\t\n' ' ,'; }

@test "terms: kinds, labels, tests, or" {
	is() { want=$1; shift; got=$(stream | news-grep -c "$@" || [ $? = 1 ]); [ "$got" = "$want" ] || { echo "$*: $got, not $want"; return 1; }; }
	is 3 entity; is 3 entity:person; is 0 entity:place; is 1 quote:direct,quote:mixed; is 13 any; is 1 quote,figure:money
	is 2 quote,figure:count
	is 2 'entity value="Ann Roe"'; is 2 "entity value='Ann Roe'"; is 2 'value="Ann Roe" kind=entity or mod=none'
	is 2 'entity value~^Ann'; is 1 'entity value!~^Ann'; is 1 'entity value != "Ann Roe"'
	is 1 'score>0.9'; is 2 'score>=0.9'; is 1 'entity score<=0.5'; is 1 'figure value>9'; is 0 'doc value>10'; is 0 'doc value<10'
	is 1 'doc value>=2024-03-15'; is 2 'doc value>2023'; is 1 'doc value=-'
	is 2 'quote or figure'; is 2 'figure value=40 or quote value="Ann Roe"'
	is 10 '! entity'; is 10 -v entity; is 0 ENTITY
	is 2 -i 'entity value="ann ROE"'; is 2 -i 'entity value~^ANN'
	is 1 'text="We need 40 boats"'; is 1 '10~boats$'
}

@test "containment" {
	g() { stream | news-grep "$@" | ids; }
	[ "$(g --has figure quote)" = "a doc 0 60,a quote 14 30," ]
	[ "$(g --has 'entity value~Lee' sentence)" = "a doc 0 60,a sentence 0 12," ]
	[ "$(g --has '! entity' sentence)" = "a doc 0 60,a sentence 13 57,a cut 40 47," ]
	[ "$(g --in quote any)" = "a doc 0 60,a figure 22 24," ]
	[ "$(g --in 'quote value~Roe' --in 'sentence value=2' figure)" = "a doc 0 60,a figure 22 24," ]
	[ "$(g --in 'doc value<2024-03-20' entity)" = "a doc 0 60,a entity 0 3,a entity 8 11," ]
	[ "$(g --with 'entity value~Roe' --with 'entity value~Lee' doc)" = "a doc 0 60," ]
	[ "$(g --with '! entity value~Lee' doc)" = "b doc 0 9,c doc 0 0," ]
	[ "$(g --has entity doc)" = "a doc 0 60,b doc 0 9," ]
	[ "$(g --has sentence sentence)" = "" ]
	[ "$(g -a figure)" = "a doc 0 60,a block 0 57,a sentence 13 57,a quote 14 30,a figure 22 24,a cut 40 47," ]
}

@test "what is written, and the status" {
	[ "$(stream | news-grep -l quote)" = a ]
	[ "$(stream | news-grep -lc entity)" = 2 ]
	[ "$(stream | news-grep -d figure)" = "$(stream | grep ^a)" ]
	[ "$(stream | news-grep -d quote | news-grep -c any)" = 10 ]
	run -1 news-grep match < <(stream); [ "$output" = "" ]
	run -1 news-grep -c match < <(stream); [ "$output" = 0 ]
	run -0 news-grep -q quote < <(stream); [ "$output" = "" ]
	run -1 news-grep -q match < <(stream)
	run -2 news-grep; run -2 news-grep 'quote foo=1'; run -2 news-grep 'quote value'; run -2 news-grep 'value="x'
	run -2 news-grep 'value~('; run -2 news-grep --has 'x:' quote; run -2 news-grep '' < /dev/null
	run -2 news-grep quote /nowhere
	# What looks like another language, or like a number, is not taken for words.
	says() { run -2 --separate-stderr news-grep "$1" < /dev/null; [[ "$stderr" == *"$2"* ]] || { echo "$1: $stderr"; return 1; }; }
	says 'figure value>1e6' 'neither a plain decimal number'; says 'value>=1,000' 'nor a date'; says 'score>90%' 'neither a plain'
	says 'quote:direct,mixed' "as in quote:direct,quote:mixed: 'mixed'"; says '(quote or figure)' 'a kind of record'
	says 'quote*' 'a kind of record'; says 'quote dam' 'a test such as'; says 'quote speaker=x' 'label value of mod score text'
	run -0 news-grep -q 'quote:direct,entity' < <(stream)
	run -1 news-grep -q 'link,quote:mixed' < <(stream)
	[ "$( (printf '#doc\tkind\n'; stream) | news-grep quote | head -1)" = $'#doc\tkind' ]
	[ "$(stream | news-grep -H quote | head -1)" = $'#doc\tkind\tbegin\tend\tlabel\tvalue\tof\tmod\tscore\ttext' ]
}

@test "giving up is not finding nothing" {
	run -2 --separate-stderr bash -c 'printf "a\tdoc\t0\t9\ttext\t-\t-\t-\t-\t-\na\tsentence\t0\t30000\t-\t1\t-\t-\t-\t%s\n" "$(printf "a%.0s" {1..30000})" | news-grep "text~(a+)+(a+)+[bc]"'
	[[ "$stderr" == *"gave up on the pattern"* ]]
}

@test "the output is a right stream" {
	f=$(facts)
	for t in quote entity:person 'figure value>10' cut 'any'; do
		news-grep "$t" "$f" | valid
		news-grep -a "$t" "$f" | valid
		news-grep -v "$t" "$f" | valid
		cmp <(news-grep "$t" "$f" | news-grep "$t") <(news-grep "$t" "$f")
	done
}
