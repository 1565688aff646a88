#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Readings stopped early: stopped.sh ENTENTE FILE. What is done is told as partial, and can be gone on from.
set -euo pipefail

entente=$1 file=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "stopped: $*" >&2
    exit 1
}

robust() {
    "$entente" robust "$file" --over swaps --concepts nash,seq "$@"
}

# Stopped by time: exit code 5, said in every format, and on standard error.
code=0
robust --samples 100000000 --time-limit 2 --format json --tally "$folder/part.json" \
    > "$folder/part" 2> "$folder/said" || code=$?
[ "$code" -eq 5 ] || fail "exit code $code"
grep -q '"of":100000000,"partial":true' "$folder/part" || fail "not typed as partial"
grep -q '"sanction_by_return":true,"partial":true' "$folder/part" || fail "nor as a whole"
grep -q 'stopped by --time-limit after .*; the result is partial' "$folder/said" || fail "not said"

# Gone on from it, to no more readings than there are and ten: the same as at one go.
done_by_then=$(sed 's/.*"ranges":\[\([^}]*\)\],"counts".*/\1/; s/\],\[/\n/g' "$folder/part.json" |
    tr -d '[]' | awk -F, '{ end = $1 + $2 > end ? $1 + $2 : end } END { print end }')
total=$((done_by_then + 10))
robust --samples "$total" --resume "$folder/part.json" > "$folder/resumed"
robust --samples "$total" > "$folder/whole"
cmp "$folder/resumed" "$folder/whole" || fail "gone on from $done_by_then it is something else"

# A family that is begun late is left out; what came before is told.
code=0
"$entente" robust "$file" --over completions,swaps --concepts nash --samples 100000000 --time-limit 2 \
    > "$folder/both" 2> "$folder/said" || code=$?
[ "$code" -eq 5 ] || fail "exit code $code of two families"
grep -q '^PARTIAL RESULT' "$folder/both" || fail "two families: not told as partial"
grep -q 'Over completions: 128 readings, all there are' "$folder/both" || fail "the first is not told"

# By a signal.
timeout 60 "$entente" robust "$file" --over swaps --concepts nash --samples 100000000 \
    > "$folder/cut" 2> "$folder/said" & # which hands signals on
process=$!
sleep 1
kill -INT "$process" 2> "$folder/kill" || true
code=0
wait "$process" || code=$?
case $code in
5) grep -q 'stopped early: partial' "$folder/cut" || fail "a signal: not told as partial" ;;
130) [ ! -s "$folder/cut" ] || fail "a signal: something was written" ;; # before anything was done
*) fail "a signal: exit code $code" ;;
esac
echo "stopped after $done_by_then readings, and gone on from there"
