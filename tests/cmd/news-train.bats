#!/usr/bin/env bats
# news-train: each command's model, the same from the same input.
load ../helper

setup() {
	cd "$BATS_TEST_TMPDIR"
	for n in Oslo Bergen Hamar Molde; do
		printf 'Ann\tB-PER\nRoe\tI-PER\nleft\tO\n%s\tB-LOC\n.\tO\n\n' $n
	done > t.conll
	awk 'BEGIN { for (i = 0; i < 40; i++) printf "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tdam\tdam\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n3\tbroke\tbreak\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n" }' > p.conllu
}

@test "tag and pos: deterministic, held-out scores told" {
	for cmd in "tag -b 14 -n 10" "pos -b 12"; do
		f=t.conll; [[ $cmd == tag* ]] || f=p.conllu
		# shellcheck disable=SC2086
		news-train $cmd -o a.model $f
		# shellcheck disable=SC2086
		news-train $cmd -o - -t $f $f > b.model 2> err
		cmp a.model b.model
		[ -s err ] && grep -Eq 'F1 100|UPOS 100' err
	done
	news-train tag -b 14 -n 10 -s 2 -o c.model t.conll
	run ! cmp -s a.model c.model
	news-train tag -b 14 -n 10 -m 2 -o d.model -t t.conll t.conll 2> err
	[ "$(tail -n 1 err | grep -c 'F1 100')" = 1 ]
	run ! cmp -s a.model d.model
}

@test "pos: few rows are chosen well; a word may have any part of speech" {
	news-train pos -b 16 -k 12 -n 4 -o a.model -t p.conllu p.conllu 2> err
	tail -n 1 err | grep -q 'UPOS 100'
	news-train pos -b 12 -n 1 -r 1 -o one.model -t p.conllu p.conllu 2> err
	run ! grep -q 'UPOS 0' err
	sed 's/DET\tDT/_\t_/' p.conllu > any.conllu
	news-train pos -b 12 -o a.model -t p.conllu any.conllu p.conllu 2> err
	tail -n 1 err | grep -q 'UPOS 100'
}

@test "labels and classes" {
	news-train tag -b 14 -n 20 -l LOC=place,PER=person -c -o a.model t.conll t.conll:PER
	echo 'Ann Roe left Oslo.' | news-read -t text | news-split | news-tag -m a.model > out
	grep -q $'\tperson\tAnn Roe\t' out
	grep -q $'\tplace\tOslo\t' out
}

@test "news with its names marked in the text" {
	for n in Oslo Bergen Hamar Molde; do
		printf '# %s | 2020-01-02\nT: Roe leaves [LOC %s]\nB: By [PER Ann Roe]\n"{d:Ann Roe:said|I left [LOC %s].}" [PER Ann Roe] said.\n\n' $n $n $n
	done > m.txt
	news-train tag -b 14 -n 20 -o a.model -t m.txt m.txt 2> err
	grep -q 'F1 100' err
	news-train tag -b 14 -n 20 -o b.model m.txt
	cmp a.model b.model
	echo 'Ann Roe left Oslo. "I left Molde-born Roe."' | news-read -t text | news-split | news-tag -m a.model > out
	grep -q $'\tPER\tAnn Roe\t' out
	grep -q $'\tLOC\tMolde\t' out
}

@test "broken marks are told by their line" {
	while IFS=$'\t' read -r line why; do
		printf '# a | 2020-01-02\nIn [LOC Oslo] [PER Ann Roe] spoke.\n%s\n' "$line" > m.txt
		run --separate-stderr news-train tag -b 14 -n 1 -o a.model m.txt
		[ "$status" = 2 ] && [ -s a.model ]
		[[ "$stderr" == *"m.txt:3: $why: "* ]]
	done <<- 'END'
		In [LOC Oslo she spoke.	[ without ]
		In Oslo] she spoke.	] without [
		In [Oslo] she spoke.	no class after [
		In [LOC ] she spoke.	an empty name
		In [ORG Bank of [LOC Oslo]].	a name within a name
		"{d:Ann Roe|No," she said.	{ without }
		"{d:Ann Roe: No," she said.	{ without |
		"No,}" she said.	} without {
	END
}

@test "lists" {
	printf '# a list\nAnn Roe\tA. Roe\nOslo\n' > a.list
	news-train lists -o a.table a.list
	news-train lists -o - a.list | cmp - a.table
	[ "$(head -c 4 a.table)" = NUg1 ]
}

@test "faults are told" {
	run --separate-stderr news-train
	[ "$status" = 2 ]
	run --separate-stderr news-train nothing
	[ "$status" = 2 ] && [[ "$stderr" == *nothing* ]]
	run news-train tag t.conll
	[ "$status" = 2 ]
	run news-train tag -o a.model none.conll
	[ "$status" = 2 ]
	run --separate-stderr news-train tag -o a.model p.conllu
	[ "$status" = 2 ]
	: > empty
	run --separate-stderr news-train tag -o a.model empty
	[ "$status" = 2 ] && [[ "$stderr" == *'empty: no sentence'* ]]
	run --separate-stderr news-train pos -o a.model t.conll
	[ "$status" = 2 ] && [[ "$stderr" == *CoNLL-U* ]]
	run news-train tag -o /dev/full t.conll
	[ "$status" = 2 ]
	# A faulty line is told by its number, the rest is learned.
	(cat t.conll; printf 'lone\n\n') > f.conll
	run --separate-stderr news-train tag -b 14 -n 2 -o a.model f.conll
	[ "$status" = 2 ] && [[ "$stderr" == *'f.conll:25: '* ]] && [ -s a.model ]
}
