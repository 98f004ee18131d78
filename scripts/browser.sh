#!/bin/sh
# Prints the first browser that runs, of that which WARMWATER_BROWSER names or
# the usual ones; fails if there is none.
for name in ${WARMWATER_BROWSER:-chromium chromium-browser google-chrome google-chrome-stable}; do
	path=$(command -v "$name") && "$path" --version >/dev/null 2>&1 && echo "$path" && exit
done
exit 1
