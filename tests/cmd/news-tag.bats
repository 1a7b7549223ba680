#!/usr/bin/env bats
# news-tag: names as records, models of one's own.
load ../helper

tag() { news-read -t text -n x | news-split | news-tag "$@"; }

@test "names lie in sentences, do not overlap, carry a value and a score" {
	pages | news-split | news-tag > "$BATS_TEST_TMPDIR/t"
	valid "$BATS_TEST_TMPDIR/t"
	LC_ALL=C awk -F'\t' '
		$2 == "doc" { to = at = 0 }
		$2 == "sentence" { from = $3; to = $4 }
		$2 == "entity" {
			if ($3 < from || $4 > to) { print "outside: " $0; bad = 1 }
			if ($8 == "name" && $3 < at) { print "overlap: " $0; bad = 1 }
			if ($8 == "name") at = $4
			if ($5 !~ /^(person|org|place|misc)$/ || $6 == "-" || $9 !~ /^[01]\.[0-9][0-9]$/ ||
			    $8 !~ /^(name|role|pronoun)$/) { print; bad = 1 }
			n++
		}
		END { exit bad || n < 200 }' "$BATS_TEST_TMPDIR/t"
	# What is not its own passes; a second run changes nothing.
	grep -v $'\tentity\t' "$BATS_TEST_TMPDIR/t" | cmp - <(pages | news-split)
	news-tag < "$BATS_TEST_TMPDIR/t" | cmp - "$BATS_TEST_TMPDIR/t"
	# A document alone gives the same as in company.
	for f in examples/pages/bid-*.txt; do
		news-read "$f" | news-split | news-tag | grep $'\tentity\t'
	done | cmp - <(grep $'^examples/pages/bid-.*\tentity\t' "$BATS_TEST_TMPDIR/t")
}

@test "boilerplate has no names, titles and captions do" {
	block() { printf 'x\tblock\t0\t18\t%s\tp\t-\t-\t-\tAnn Roe left Oslo.\n' "$1"; }
	doc() { printf 'x\tdoc\t0\t18\ttext\t-\tx\t-\t-\t-\n'; block "$1"; printf 'x\tsentence\t0\t18\t-\t1\t-\t-\t-\tAnn Roe left Oslo.\n'; }
	[ "$(doc boilerplate | news-tag | grep -c entity)" = 0 ]
	for l in body title caption -; do
		[ "$(doc $l | news-tag | grep -c entity)" = 2 ]
	done
}

@test "scraped text: capitals, title case, glued and curly marks" {
	names() { printf '%s\n' "$1" | tag | awk -F'\t' '$2 == "entity" && $8 == "name" { printf "%s/%s ", $10, $5 }'; }
	[[ "$(names 'KYIV, UKRAINE — PRESIDENT ZELENSKY MET JOHN KERRY IN LONDON.')" == *'KYIV/place UKRAINE/place '*'JOHN KERRY/person LONDON/place '* ]]
	[[ "$(names 'Kerry and Lavrov Meet for Talks on Syria')" == *'Kerry/person Lavrov/person '*'Syria/place '* ]]
	[[ "$(names 'Lavrov’s deputy met Kerry'"'"'s aide in Geneva.')" == 'Lavrov/person Kerry/person Geneva/place ' ]]
	[[ "$(names 'The U.S.-Russian talks ended.')" == 'U.S./place Russian/misc ' ]]
	[ -z "$(names '')" ]
}

@test "a model of one's own; a damaged one is refused" {
	cd "$BATS_TEST_TMPDIR"
	printf 'We O\nboarded O\nthe O\nNordlys B-SHIP\n. O\n\n' > s.conll
	news-train tag -b 14 -n 20 -o s.model s.conll
	printf 'We boarded the Nordlys.\n' | tag -m s.model | grep -q $'\tentity\t15\t22\tSHIP\tNordlys\t-\tname\t'
	n=$(stat -c %s s.model)
	for k in 0 1 40 100 $((n / 2)) $((n - 1)); do
		head -c "$k" s.model > cut.model
		run --separate-stderr news-tag -m cut.model < /dev/null
		[ "$status" = 2 ] && [[ "$stderr" == *'cut.model: '* ]]
	done
	for at in 4 9 33 57 90 $((n / 2)) $((n - 3)); do
		cp s.model bad.model
		printf '\xa5' | dd of=bad.model bs=1 seek="$at" conv=notrunc 2> /dev/null
		run --separate-stderr news-tag -m bad.model < /dev/null
		[ "$status" = 2 ] && [[ "$stderr" == *'bad.model: '* ]]
	done
	(cat s.model; echo) > long.model
	run news-tag -m long.model < /dev/null
	[ "$status" = 2 ]
	run --separate-stderr news-tag -m none.model < /dev/null
	[ "$status" = 2 ] && [[ "$stderr" == *'none.model'* ]]
}

@test "sentences are asked for" {
	run --separate-stderr bash -c "echo 'Ann Roe left.' | news-read -t text | news-tag"
	[ "$status" = 2 ] && [[ "$stderr" == *news-split* ]]
}
