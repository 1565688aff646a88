#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# `entente report --pdf` with programs in Chromium's place, and with Chromium itself where it is installed.
#
# Usage: pdf.sh ENTENTE DISPUTE
# Checks what is written and left, exit codes and messages. Exit 0 when all is well, 1 after the first difference.
# shellcheck disable=SC2016 # what stands in single quotes is for the programs in Chromium's place
set -euo pipefail
export LC_ALL=C

entente=$(realpath "$1") dispute=$(realpath "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/tmp" "$folder/out"
cd "$folder/out"

fail() {
    echo "pdf: $1" >&2
    exit 1
}

# Puts a program of these lines in Chromium's place.
chromium_is() {
    printf '#!/bin/bash\nfor word; do case $word in --print-to-pdf=*) pdf=${word#*=} ;; file://*) page=${word#file://} ;; esac; done\n%s\n' \
        "$1" >"$folder/bin/chromium"
    chmod +x "$folder/bin/chromium"
}

# Runs the report with further words; $code and $said are what came of it. No temporary folder may be left.
report() {
    code=0
    said=$(PATH="$folder/bin:/usr/bin:/bin" TMPDIR="$folder/tmp" "$entente" report "$dispute" \
        --sections dispute "$@" 2>&1) || code=$?
    [ -z "$(ls -A "$folder/tmp")" ] || fail "a temporary folder is left after $*"
    [ -z "$(find . -name '*.part')" ] || fail "a part of a file is left after $*"
}

expect() { # CODE WORDS
    [ "$code" = "$1" ] || fail "exit code $code, not $1: $said"
    case $said in *"$2"*) ;; *) fail "it said: $said; not: $2" ;; esac
}

chromium_is 'grep -q "<h1>" "$page" && printf "%%PDF-1.4 fake" >"$pdf"; echo chatter >&2'
report --pdf one.pdf
expect 0 ''
[ "$said" = "entente: written: one.pdf" ] || fail "it said: $said"
[ "$(cat one.pdf)" = '%PDF-1.4 fake' ] || fail "the file is another"

report --pdf one.pdf
expect 2 "'one.pdf' exists; --force replaces it"
echo old >one.pdf
report --pdf one.pdf --force
expect 0 ''
[ "$(cat one.pdf)" = '%PDF-1.4 fake' ] || fail "--force replaced nothing"

report --pdf two.pdf --format markdown --output two.md
expect 0 ''
{ [ -s two.pdf ] && head -1 two.md | grep -q '^# '; } || fail "one of two files is missing"

chromium_is 'echo "no display here" >&2; exit 3'
report --pdf three.pdf
expect 4 'Chromium could not print the page: no display here'
chromium_is 'exit 0'
report --pdf three.pdf
expect 4 'Chromium printed nothing'
[ ! -e three.pdf ] || fail "there is a file of nothing"
report --pdf nowhere/three.pdf
expect 4 'Chromium printed nothing'

# One that hangs, and what it has started, are ended.
chromium_is 'sleep 300 & echo $! >'"$folder"'/child; sleep 300'
report --pdf four.pdf --time-limit 1
expect 4 'Chromium was ended'
child=$(cat "$folder/child")
runs() {
    [ -e "/proc/$child" ] && ! grep -qs '^State:.Z' "/proc/$child/status"
}
for _ in 1 2 3 4 5 6 7 8 9 10; do
    if runs; then sleep 0.2; fi
done
if runs; then fail "what it started still runs"; fi

# Its folder may hold folders, and links that lead elsewhere, which are kept.
echo kept >"$folder/kept"
chromium_is 'd=$(dirname "$page"); mkdir -p "$d/profile/a/b"; touch "$d/profile/a/b/c"; ln -s '"$folder"' "$d/profile/link"; printf %%PDF >"$pdf"'
report --pdf five.pdf
expect 0 ''
[ "$(cat "$folder/kept")" = kept ] || fail "a link was followed"

rm "$folder/bin/chromium"
if PATH="/usr/bin:/bin" command -v chromium chromium-browser google-chrome >/dev/null; then
    report --pdf real.pdf
    expect 0 ''
    [ "$(head -c 5 real.pdf)" = '%PDF-' ] || fail "Chromium's file is no PDF"
fi

# The help names every section.
said=$("$entente" report "$dispute" --sections none 2>&1) && fail "there is no section 'none'"
help=$("$entente" report --help)
for key in ${said##*: }; do
    grep -qw -- "$key" <<<"$help" || fail "the help does not name the section $key"
done
