#!/usr/bin/env bats
# shellcheck disable=SC2154,SC1112 # stderr is set by run
# news-tally: exact sums, any order, parts that add up.
load ../helper

rec() { printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t-\t%s\n' "$@"; }
# figures DOC DATE: the values that follow, as counts of things.
doc() { rec "$1" doc 0 99 text "$2" - - -; }
fig() { rec "$1" figure "$2" "$2" "$3" "$4" "$5" - x; }

@test "sums are exact, however long the numbers" {
	[ "$(for i in 0.1 0.2; do fig a 1 count $i t; done | news-tally -s sum)" = $'count\tt\t0.3' ]
	[ "$(for i in -5 2.5 .5 +1; do fig a 1 count $i t; done | news-tally -s sum,min,max,range)" = $'count\tt\t-1\t-5\t2.5\t7.5' ]
	nines=$(printf '9%.0s' {1..10000})
	[ "$( (fig a 1 count "$nines" t; fig a 1 count 1 t) | news-tally -s sum)" = "count	t	1$(printf '0%.0s' {1..10000})" ]
	[ "$( (fig a 1 count "0.$nines" t; fig a 1 count "-0.$nines" t) | news-tally -s sum)" = $'count\tt\t0' ]
	[ "$(for i in 1000000000 -999999999 -1; do fig a 1 count $i t; done | news-tally -s sum)" = $'count\tt\t0' ]
}

@test "medians, percentiles, mode and the rest are right" {
	in=$(for i in 1 2 3 4; do fig a 1 count $i t; done)
	[ "$(news-tally -s median,q1,q3,p90,mean,mode,unique <<< "$in")" = $'count\tt\t2.5\t1.75\t3.25\t3.7\t2.5\t1\t4' ]
	[ "$( (fig a 1 count 1 t; fig a 1 count 1.0 t; fig a 1 count 1..2 t; fig a 1 count - t) | news-tally)" = $'count\tt\t4\t1\t2\t1\t1\t1\t2' ]
	for h in low:1 middle:1.75 high:2.5; do
		[ "$(fig a 1 count 1..2.5 t | news-tally -s sum --ranges "${h%:*}")" = "count	t	${h#*:}" ]
	done
	[ "$( (fig a 1 count 10 t; fig a 1 count 20 t; fig a 1 count 20 t) | news-tally -s mean)" = $'count\tt\t16.6666666666667' ]
	# a year is a date, not a quantity
	[ "$(fig a 1 date 2012 - | news-tally -s sum,skipped)" = $'date\t-\t-\t1' ]
}

@test "first and last are by date, whatever the order" {
	one() { doc b 2024-03-12; fig b 1 count 44 dead; }
	two() { doc a 2024-03-10; fig a 1 count 38 dead; }
	[ "$( (one; two) | news-tally -s first,last,since,until)" = $'count\tdead\t38\t44\t2024-03-10\t2024-03-12' ]
	[ "$( (one; two) | news-tally -w week -s count)" = $'2024-W10\tcount\tdead\t1\n2024-W11\tcount\tdead\t1' ]
	[ "$( (one; two) | news-tally -w month -g of -s max)" = $'2024-03\tdead\t44' ]
	[ "$( (one; two) | news-tally -w year -g of -s count)" = $'2024\tdead\t2' ]
	[ "$( (doc c 2021-01-03; fig c 1 count 1 x) | news-tally -w week -s count)" = $'2020-W53\tcount\tx\t1' ]
	run -2 --separate-stderr bash -c "$(declare -f rec fig); fig c 1 count 1 x | news-tally -w day -s count"
	[ "$output" = $'-\tcount\tx\t1' ]
	[[ "$stderr" == *"no doc record for document 'c'"* ]]
}

@test "units are added only after conversion, currencies never" {
	in=$(fig a 1 measure 1 mile; fig a 2 measure 2 kilometer; fig a 3 money 5 USD; fig a 4 money 6 EUR; fig a 5 duration PT1H30M -; fig a 6 duration 15 minute)
	[ "$(news-tally --unit km,hour -s sum -o of -g of <<< "$in")" = $'EUR\t6\nUSD\t5\nhour\t1.75\nkilometer\t3.609344' ]
	run --separate-stderr news-tally -g label -s count,sum <<< "$in"
	[ "$status" = 0 ]
	[ "${lines[1]}" = $'measure\t2\t-' ] && [ "${lines[2]}" = $'money\t2\t-' ]
	[[ "$stderr" == *"figures of several units"* ]]
	run -2 news-tally --unit celsius; run -2 news-tally --unit km,mile
}

@test "order, top, bars, header, columns of any kind" {
	in=$(rec a entity 1 2 person Roe - - x; rec a entity 1 2 person Roe - - x; rec b entity 1 2 place Rye - - x; rec b entity 1 2 person Abe - - x)
	[ "$(news-tally -k entity <<< "$in")" = $'person\tRoe\t2\t1\nperson\tAbe\t1\t1\nplace\tRye\t1\t1' ]
	[ "$(news-tally -k entity -g 5 -H -o label -r <<< "$in")" = $'#label\tcount\tdocuments\nplace\t1\t1\nperson\t3\t2' ]
	[ "$(news-tally -k entity -n 1 -s unique -g label <<< "$in")" = $'person\t2' ]
	[[ "$(news-tally -k entity --bars -g label -s count <<< "$in")" == *'████████████████████████████████████████'* ]]
	[ "$(news-tally -k any < /dev/null)" = "" ]
	run -2 news-tally -n 0; run -2 news-tally -s nothing; run -2 news-tally -g nowhere; run -2 news-tally -o nowhere < /dev/null
}

@test "any order and any parts give the same table" {
	f=$(facts) d=$BATS_TEST_TMPDIR
	for o in "" "-k entity" "-k quote -s count,unique,mode" "-s count,quartiles,p95,mode,unique,first,last,since,until,mean" "-w week" "-g label -s count,sum" "--unit km,minute --ranges middle"; do
		# shellcheck disable=SC2086
		news-tally $o "$f" > "$d/want" 2> /dev/null
		[ -s "$d/want" ]
		rm -f "$d"/part.*
		awk -F '\t' -v p="$d/part." '$2 == "doc" { n++ } { print > (p n * 7 % 4) }' "$f"
		# shellcheck disable=SC2086
		for p in "$d"/part.?; do news-tally $o --partial "$p" > "$p.t"; done
		news-tally --merge "$d"/part.?.t 2> /dev/null | cmp - "$d/want"
		cat "$d"/part.[31].t | news-tally --merge --partial > "$d/a"
		news-tally --merge --partial "$d"/part.[20].t > "$d/b"
		LC_ALL=C sort "$d/a" "$d/b" | news-tally --merge 2> /dev/null | cmp - "$d/want"
		# shellcheck disable=SC2086
		cat "$d"/part.[3120] | news-tally $o 2> /dev/null | cmp - "$d/want"
	done
	run -2 news-tally --merge "$f"
	[[ "$output" == *"no '#news-tally' line"* ]]
	news-tally --partial -g label "$f" > "$d/other"
	run -2 --separate-stderr news-tally --merge "$d/a" "$d/other"
	[[ "$stderr" == *"other options"* ]]
	# Without all of its numbers a group has no median.
	run -2 --separate-stderr news-tally --merge -s median < <(fig a 1 count 3 t | news-tally --partial | grep -v ^value)
	[ "$output" = $'count\tt\t-' ]
	[[ "$stderr" == *"the part is not all there"* ]]
	[ "$(news-tally --partial < /dev/null)" = "" ]
	[ "$(news-tally --merge < /dev/null)" = "" ]
}

@test "what is faulty is said, the rest is counted" {
	run -2 --separate-stderr bash -c "{ printf 'x\ty\n'; printf 'a\tfigure\t1\t2\tcount\t1\tt\t-\t-\tx\n'; } | news-tally -s sum"
	[ "$output" = $'count\tt\t1' ]
	[[ "$stderr" == *"<stdin>:1: 2 columns where 10 are needed"* ]]
	in=$(fig a 1 count 1 t; fig b 1 count 1 t; fig a 1 count 1 t)
	run -2 --separate-stderr news-tally <<< "$in"
	[[ "$stderr" == *"document 'a' comes a second time"* ]]
}
