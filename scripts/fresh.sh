#!/bin/sh
# Fails with a list where the files that make generate has just made differ
# from those that git has. Staged files count as what git has, so that a change
# can be checked before it is committed.
set -eu
generated="*_templ.go assets/dist internal/search/dutch/words.dawg"

set -f # git reads the patterns, not the shell
stale=$(
	# shellcheck disable=SC2086
	git diff --name-only -- $generated
	# shellcheck disable=SC2086
	git ls-files --others --exclude-standard -- $generated
)
if [ -n "$stale" ]; then
	echo "Out of date until now, commit them with what they are made from:" >&2
	echo "$stale" | sed 's/^/  /' >&2
	exit 1
fi
