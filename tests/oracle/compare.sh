#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Compares engine and oracle on random conflicts: compare.sh GENERATE ORACLE ENGINE SEED COUNT.
set -euo pipefail

generate=$1 oracle=$2 engine=$3 seed=$4 count=$5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$generate" "$seed" "$count" "$folder/plain" "$folder/bundle"
"$oracle" "$folder/plain" > "$folder/oracle.txt"
"$engine" "$folder/bundle" > "$folder/engine.txt"

answered=$(grep -c '^end$' "$folder/oracle.txt")
if [ "$answered" -ne "$count" ]; then
    echo "seed $seed: the oracle answered $answered of $count conflicts"
    exit 1
fi
if ! cmp -s "$folder/oracle.txt" "$folder/engine.txt"; then
    echo "seed $seed: engine and oracle differ; first differences (oracle <, engine >):"
    diff "$folder/oracle.txt" "$folder/engine.txt" | head -n 20 || true
    exit 1
fi
awk '/^states/ { n++; s += $2; if ($2 > m) m = $2 }
     END { printf "conflicts %d, states %.1f on average, %d at most; differences 0\n", n, s / n, m }' \
    "$folder/oracle.txt"
