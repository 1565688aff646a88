#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Compares engine and oracle on random conflicts:
# compare.sh GENERATE ORACLE ENGINE SEED COUNT [FEATURE] [FLAGS...]; both get the flags.
set -euo pipefail

generate=$1 oracle=$2 engine=$3 seed=$4 count=$5 feature=${6:-plain}
shift $(($# < 6 ? $# : 6))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$generate" "$seed" "$count" "$folder/plain" "$folder/bundle" "$feature"
"$oracle" "$@" "$folder/plain" > "$folder/oracle.txt"
"$engine" "$@" "$folder/bundle" > "$folder/engine.txt"

what="seed $seed, $feature${*:+ $*}"
answered=$(grep -c '^end$' "$folder/oracle.txt" || true)
if [ "$answered" -ne "$count" ]; then
    echo "$what: the oracle answered $answered of $count conflicts"
    exit 1
fi
if ! cmp -s "$folder/oracle.txt" "$folder/engine.txt"; then
    echo "$what: engine and oracle differ; first differences (oracle <, engine >):"
    diff "$folder/oracle.txt" "$folder/engine.txt" | head -n 20 || true
    exit 1
fi
awk '/^states/ { n++; s += $2; if ($2 > m) m = $2 }
     /^refused/ { r++ }
     END { printf "conflicts %d, refused %d, states %.1f on average, %d at most; differences 0\n",
                  n + r, r, (n ? s / n : 0), m }' "$folder/oracle.txt"
