#!/bin/sh
# Fails with a list of the files that are not formatted.
set -eu

# shellcheck disable=SC2046
ugly=$(gofmt -l $(sh scripts/gofiles.sh))
for file in $(git ls-files --cached --others --exclude-standard -- '*.templ'); do
	if [ -f "$file" ] && ! go tool templ fmt -log-level error -stdout "$file" | cmp -s - "$file"; then
		ugly="$ugly $file"
	fi
done
if [ -n "$ugly" ]; then
	echo "Not formatted (make fmt does it):" >&2
	printf '  %s\n' $ugly >&2
	exit 1
fi
