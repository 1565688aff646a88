#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Output is the same in every locale: locale.sh ENTENTE CALLER FILE... (77: no locale to try).
set -euo pipefail

entente=$1 caller=$2
shift 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Locales that write 1,5: made here, else those that are installed. In Turkish I is not i's capital.
locales=()
for language in de_DE tr_TR; do
    if localedef -i "$language" -f UTF-8 "$folder/$language.UTF-8" >/dev/null 2>&1 &&
        LOCPATH=$folder LC_ALL=$language.UTF-8 "$caller" --comma 2>/dev/null; then
        locales+=("$language.UTF-8")
    fi
done
if [[ ${#locales[@]} -gt 0 ]]; then
    export LOCPATH=$folder
else
    for name in $(locale -a 2>/dev/null); do
        if LC_ALL=$name "$caller" --comma 2>/dev/null; then
            locales=("$name")
            break
        fi
    done
fi
if [[ ${#locales[@]} -eq 0 ]]; then
    echo "locale: skipped: no locale that writes 1,5 is installed, and localedef can make none"
    exit 77
fi

# Runs a command; a failure shows in what is written.
try() {
    "$@" || echo "[exit $?: $*]"
}

# All that is written in the locale LC_ALL, by the command and by the caller.
write_all() {
    local file format
    for file in "$@"; do
        for format in text json csv; do
            try "$entente" states "$file" --format "$format"
            try "$entente" solve "$file" --format "$format"
            try "$entente" solve "$file" --format "$format" --summary
        done
        for format in text json; do
            try "$entente" explain "$file" s1 --format "$format"
            try "$entente" check "$file" --format "$format"
        done
        for format in yaml json; do
            try "$entente" convert "$file" --to "$format"
        done
    done
    try "$caller" "$@"
}

LC_ALL=C write_all "$@" >"$folder/expected" 2>&1
if grep -F '[exit ' "$folder/expected"; then
    exit 1
fi
for name in "${locales[@]}"; do
    LC_ALL=$name write_all "$@" >"$folder/found" 2>&1
    if ! cmp "$folder/expected" "$folder/found"; then
        diff "$folder/expected" "$folder/found" | head -n 20
        exit 1
    fi
done
grep -q 'weight: 1\.5' "$folder/expected" || { echo "locale: no weight of 1.5 was written"; exit 1; }
echo "locale: $(wc -c <"$folder/expected") bytes on $# disputes, the same in C, ${locales[*]}"
