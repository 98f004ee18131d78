#!/bin/sh
# Fuzzes what reads queries and texts, one target after another: an hour in
# total, or FUZZTIME for each. What was found worth trying of those that read
# most is kept in testdata/NAME.corpus, where the tests find it.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C

cache=$(go env GOCACHE)/fuzz/$(go list -m)
# try PACKAGE TARGET TIME fuzzes one. That the time is over in the midst of an
# input counts as a failure to go test, and is none.
try() {
	said=$(mktemp)
	go test "./$1" -run '^$' -fuzz "^$2\$" -fuzztime "${FUZZTIME:-$3}" 2>&1 | tee "$said"
	if ! grep -q -e '^ok' -e '^ *context deadline exceeded$' "$said" || grep -q 'Failing input' "$said"; then
		exit 1
	fi
	rm "$said"
}

# fuzz PACKAGE TARGET
fuzz() {
	kept=$1/testdata/$2.corpus
	[ -f "$kept" ] || echo '""' >"$kept"
	try "$1" "$2" 9m
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

try internal/search FuzzMark 3m
try internal/search FuzzComplete 3m
try internal/address FuzzDecode 2m
try internal/address FuzzDecodeMatrix 1m
try internal/address FuzzDecodeForms 1m
try internal/address FuzzDecodeComparison 1m
try internal/web FuzzPages 4m
