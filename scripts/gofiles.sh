#!/bin/sh
# Lists the Go files that people write.
git ls-files --cached --others --exclude-standard -- '*.go' ':!*_templ.go' | while read -r file; do
	[ -f "$file" ] && echo "$file"
done
