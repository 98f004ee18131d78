#!/bin/sh
# Fuzzes what reads queries and texts, one target after another for FUZZTIME
# each (12m: an hour in total), and keeps what was found worth trying in the
# targets' testdata/NAME.corpus, where the tests find it.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C

cache=$(go env GOCACHE)/fuzz/$(go list -m)
# fuzz PACKAGE TARGET
fuzz() {
	kept=$1/testdata/$2.corpus
	[ -f "$kept" ] || echo '""' >"$kept"
	go test "./$1" -run '^$' -fuzz "^$2\$" -fuzztime "${FUZZTIME:-12m}"
	# An input is a file of its own, with its texts on lines such as string("...").
	new=$(mktemp)
	{
		cat "$kept"
		find "$cache/$1/$2" -type f -exec sed -n 's/^string(\(".*"\))$/\1/p' {} +
	} | sort -u >"$new"
	cat "$new" >"$kept"
	rm "$new"
	echo "$kept: $(wc -l <"$kept") inputs"
}

fuzz internal/search FuzzParse
fuzz internal/search FuzzAnalyzers
fuzz internal/search FuzzSearch
fuzz internal/search/dutch FuzzSplit
fuzz internal/search/text FuzzWords
