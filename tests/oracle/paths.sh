#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Shows that every way in which the engine works things out is taken by the conflicts on which it is compared
# with the oracle: each counter of work is above zero.
# paths.sh GENERATE ENGINE SEED COUNT: the conflicts of compare.sh with this seed and count.
set -euo pipefail

generate=$1 engine=$2 seed=$3 count=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for feature in plain graph; do
    "$generate" "$seed" "$count" "$folder/plain" "$folder/bundle" "$feature"
    "$engine" --work "$folder/bundle" 2>>"$folder/work" >/dev/null
    "$engine" --work --no-return "$folder/bundle" 2>>"$folder/work" >/dev/null
done
awk '{ sum[$1] += $2 }
     END { for (name in sum) { printf "%s %d\n", name, sum[name]; missing += sum[name] == 0 }
           exit missing > 0 }' "$folder/work"
