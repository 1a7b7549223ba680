# What the Bats files share. The current directory is the repository's root.
bats_require_minimum_version 1.5.0

# The bundled pages' facts, made once a run.
facts() {
	local f=$BATS_RUN_TMPDIR/facts.tsv
	if [ ! -s "$f" ]; then
		pages | chain > "$f.$$" && mv "$f.$$" "$f"
	fi
	echo "$f"
}
pages() { news-read examples/pages/*.txt examples/feed.jsonl; }
chain() {
	news-strip | news-split | news-tag | news-quote | news-figure
}
# The stream is right in every way that can be checked (tests/tools/check.c).
valid() { check "$@"; }
