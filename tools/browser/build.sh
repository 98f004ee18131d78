#!/bin/sh
# Brings the checkers of the browser tests, at the versions of package.json,
# into internal/e2e/testdata, each with its licences. Needs Node 20.19 or later;
# run it by make update-checks.
set -eu
cd "$(dirname "$0")"
out=../../internal/e2e/testdata

npm ci
mkdir -p "$out"

cp node_modules/axe-core/axe.min.js "$out/axe.min.js"
cat node_modules/axe-core/LICENSE node_modules/axe-core/LICENSE-3RD-PARTY.txt >"$out/axe.LICENSE.txt"

npx esbuild validate.js --bundle --minify --format=iife --platform=browser --conditions=browser \
	--legal-comments=none --outfile="$out/html-validate.min.js"
# The licences of what esbuild took into the bundle.
for name in html-validate @html-validate/stylish @sidvind/better-ajv-errors ajv fast-deep-equal fast-uri \
	json-schema-traverse kleur semver; do
	printf '%s %s\n\n' "$name" "$(node -p "require('./node_modules/$name/package.json').version")"
	licence=$(ls node_modules/"$name" | grep -i '^licen[cs]e' | head -n 1)
	[ -n "$licence" ] || { echo "$name has no licence" >&2; exit 1; }
	cat node_modules/"$name"/"$licence"
	printf '\n\n'
done >"$out/html-validate.LICENSE.txt"
