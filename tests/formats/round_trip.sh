#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Round trips of random disputes: round_trip.sh GENERATE ROUND_TRIP SEED COUNT [FEATURE [FLAG...]].
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$3" "$4" "$folder/plain" "$folder/bundle" "${5:-plain}"
echo "seed $3, ${5:-plain}"
"$2" "${@:6}" "$folder/bundle"
