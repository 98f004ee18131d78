#!/bin/sh
# Runs every test: unit, integration, fuzz seeds, the program as a whole, in a
# browser and for accessibility; raced, shuffled, never from the cache.
#
# It looks for a browser (WARMWATER_BROWSER names one) and a C compiler, which
# the race detector needs, and installs them where it may. What cannot be had
# is left out and said at the very end; with CI=true that is a failure.
set -u
cd "$(dirname "$0")/.."

missing=""
leave_out() { missing="$missing$1
"; }

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# install brings packages of the system, where that is allowed.
updated=""
install() {
	command -v apt-get >/dev/null || return 1
	[ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || return 1
	echo "Installing $* ..."
	log=$(mktemp)
	if [ -z "$updated" ]; then
		as_root apt-get update >"$log" 2>&1
		updated=yes
	fi
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1
	code=$?
	[ $code = 0 ] || tail -n 5 "$log"
	rm -f "$log"
	return $code
}

find_browser() { sh scripts/browser.sh; }

# can_compile tries a program that needs the headers of the C library too.
can_compile() {
	out=$(mktemp)
	printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' | $(go env CC) -x c -o "$out" - 2>/dev/null
	code=$?
	rm -f "$out"
	return $code
}

if ! browser=$(find_browser); then
	if [ -z "${WARMWATER_BROWSER:-}" ]; then install chromium; fi
	browser=$(find_browser) ||
		leave_out "the tests in a browser (pages, accessibility, HTML): no Chromium to be found"
fi
race=-race
can_compile || install gcc libc6-dev
if can_compile; then
	export CGO_ENABLED=1
else
	race=""
	leave_out "the race detector: no C compiler to be found"
fi

# Screenshots of failing browser tests land in artifacts/.
mkdir -p artifacts
# shellcheck disable=SC2086
WARMWATER_BROWSER=${browser:-} go test $race -shuffle=on -count=1 -timeout=25m -artifacts -outputdir="$PWD/artifacts" "$@" ./...
code=$?
rmdir artifacts 2>/dev/null

# The race detector asks for memory too: where a test counts how often that is
# done, it runs once more without it. Each package has to have counted something.
count_allocations() {
	for package in $(grep -rl --include='*_test.go' 'allocs\.AtMost' internal | xargs -n 1 dirname | sort -u); do
		counted=$(CGO_ENABLED=0 go test -v -count=1 -run 'Allocates?Little$' "./$package") &&
			echo "$counted" | grep -q '^--- PASS' && continue
		echo "$counted"
		return 1
	done
}
if [ -n "$race" ] && [ $# = 0 ]; then
	count_allocations || code=1
fi

if [ -n "$missing" ]; then
	line="######################################################################"
	printf '\n%s\n#\n#  NOT EVERYTHING WAS TESTED. Left out:\n#\n' "$line"
	printf '%s' "$missing" | sed 's/^/#    - /'
	printf '#\n#  Install it and run make test again.\n#\n%s\n' "$line"
	if [ "${CI:-}" = true ] && [ $code = 0 ]; then code=1; fi
fi
exit $code
