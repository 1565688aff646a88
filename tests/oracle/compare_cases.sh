#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Compares engine and oracle on dispute files: compare_cases.sh PLAIN ORACLE ENGINE FILE...
set -euo pipefail

plain=$1 oracle=$2 engine=$3
shift 3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$plain" "$@" > "$folder/plain"
number=0
for file in "$@"; do
    printf '%%%%%%%% conflict %d\n' "$number"
    cat "$file"
    number=$((number + 1))
done > "$folder/bundle"
"$oracle" --sim "$folder/plain" > "$folder/oracle.txt"
"$engine" --sim "$folder/bundle" > "$folder/engine.txt"
if ! cmp -s "$folder/oracle.txt" "$folder/engine.txt"; then
    echo "engine and oracle differ (oracle <, engine >):"
    diff "$folder/oracle.txt" "$folder/engine.txt" | cut -c 1-200 | head -n 20 || true
    exit 1
fi
echo "$# dispute files, $(grep -c '^[0-9]' "$folder/oracle.txt") states, differences 0"
