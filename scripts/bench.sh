#!/bin/sh
# Runs the Go benchmarks of all packages but the tests of the whole program, and
# those that make catalogues of any size; then compares them with the base line
# or, if the first argument is baseline, makes that anew.
set -eu
cd "$(dirname "$0")/.."

baseline=docs/bench/baseline.txt
# Six runs are the fewest that tell a change from chance.
count=${COUNT:-6} benchtime=${BENCHTIME:-0.2s}

# machine says what the times are of.
machine() {
	cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1 | sed 's/ *$//')
	echo "machine: ${cpu:-unknown processor}, $(getconf _NPROCESSORS_ONLN) cores, $(go env GOOS)/$(go env GOARCH), $(go env GOVERSION)"
}

run() {
	machine
	# shellcheck disable=SC2046
	go test -run '^$' -bench . -skip '^BenchmarkSizes$' -benchmem -count "$count" -benchtime "$benchtime" -timeout 30m \
		$(go list ./... | grep -v /internal/e2e)
}

new=$(mktemp)
trap 'rm -f "$new"' EXIT
run >"$new.all" 2>&1 || { cat "$new.all" >&2; rm -f "$new.all"; exit 1; }
# What is measured, and of what; no lines of tests that passed.
grep -E '^(machine|goos|goarch|pkg|cpu|Benchmark)' "$new.all" >"$new"
rm -f "$new.all"

if [ "${1:-}" = baseline ]; then
	mkdir -p "$(dirname "$baseline")"
	cp "$new" "$baseline"
	echo "Made $baseline: $(grep -c ^Benchmark "$baseline") results."
	exit
fi

if [ "$(head -n 1 "$new")" != "$(head -n 1 "$baseline")" ]; then
	echo "The base line is of another machine: compare memory, not times." >&2
	echo "  base line  $(head -n 1 "$baseline")" >&2
	echo "  now        $(head -n 1 "$new")" >&2
fi
go tool -modfile=tools/go.mod benchstat -ignore machine,cpu "baseline=$baseline" "now=$new"
