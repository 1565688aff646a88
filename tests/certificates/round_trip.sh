#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Certificates of a family of random disputes: round_trip.sh GENERATE CERTIFICATES FAMILY SEED COUNT FEATURE.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$4" "$5" "$folder/plain" "$folder/bundle" "$6"
echo "seed $4, $6"
"$2" "--$3" "$folder/bundle"
