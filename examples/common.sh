# shellcheck shell=bash
# What the pipelines of this folder share; each of them reads it with `.`. Needs the programs of newsutils in PATH.
set -o pipefail
export LC_ALL=C

# chain [FILE ...]: the facts of the files, by default of the bundled pages, as a stream of newsutils(5).
chain() {
	local here
	here=$(dirname "$0")
	[ $# -gt 0 ] || set -- "$here"/pages/*.txt "$here"/feed.jsonl "$here"/feed.rss "$here"/feed.atom
	news-read -- "$@" | news-strip | news-split | news-tag | news-quote | news-figure
}

# outlets: puts the outlet in the place of the document: of a URL the host, of a path the file's name without its ending.
outlets() {
	awk -F '\t' -v OFS='\t' '
		$1 ~ /^[a-z]+:\/\// { sub(/^[a-z]+:\/\/(www\.)?/, "", $1); sub(/[\/:?#].*/, "", $1) }
		{ sub(/.*\//, "", $1); sub(/\.(txt|html?)$/, "", $1); print }'
}

# group N: an empty line wherever column N changes.
group() {
	awk -F '\t' -v n="$1" 'NR > 1 && $n != last { print "" } { last = $n; print }'
}

# table NAME ...: lines of TAB-separated columns, aligned, under a header of these names. Characters are counted, not
# bytes; escapes are undone and control characters shown as "?", as befits a terminal.
table() {
	local header
	header=$(printf '%s\t' "$@")
	{ printf '%s\n' "${header%?}"; cat; } | awk -F '\t' '
		function width(s) { gsub(/[\200-\277]/, "", s); return length(s) }
		{
			gsub(/\\[nrt]/, " "); gsub(/\\\\/, "\\")
			gsub(/[\001-\010\013-\037\177]|\302[\200-\237]/, "?")
			line[NR] = $0
			for (i = 1; i < NF; i++) if (width($i) > w[i]) w[i] = width($i)
		}
		END {
			for (n = 1; n <= NR; n++) {
				k = split(line[n], c)
				for (i = 1; i < k; i++) printf "%s%*s", c[i], w[i] + 2 - width(c[i]), ""
				print c[k]
			}
		}'
}

case ${1-} in
-h | --help) # the comment at the head of the script is its help
	sed -n '1d; /^#/!q; s/^# \{0,1\}//p' "$0"
	exit 0 ;;
esac
for program in news-read news-strip news-split news-tag news-quote news-figure; do
	command -v "$program" >/dev/null ||
		{ echo "${0##*/}: $program is not in PATH: build newsutils and put its programs there" >&2; exit 2; }
done
