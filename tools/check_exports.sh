#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Checks that the shared library exports exactly the functions of tools/exported_symbols.txt, and
# that these are the functions that the public headers mark with ENT_API.
#
# Usage: tools/check_exports.sh LIB.so | --update LIB.so | --self-test
# --update writes the list anew; look at the difference: what was exported once should stay.
# Exit codes: 0 clean; 1 findings, one line each; 2 wrong usage or no library.
set -euo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly LIST=$root/tools/exported_symbols.txt

# What a library exports: one name a line, sorted.
exports_of() {
    local table
    if ! table=$(nm -D --defined-only "$1" 2>/dev/null); then
        echo "exports: cannot read $1 as a library" >&2
        return 2
    fi
    awk 'NF == 3 { print $3 }' <<<"$table" | sort
}

# What the headers of a folder mark: the name before the first parenthesis behind ENT_API.
marked_in() {
    grep -hv '^#' "$1"/*.h | tr '\n' ' ' | grep -oE '\bENT_API [^(;]*\(' |
        sed -E 's/.*[ *]([a-z_0-9]+)\($/\1/' | sort
}

# Findings of a library, a list and a folder of headers.
findings_of() {
    local exported
    exported=$(exports_of "$1") || return 2
    comm -13 "$2" - <<<"$exported" | sed '/^$/d; s/$/: exported, but not in the list/'
    comm -23 "$2" - <<<"$exported" | sed 's/$/: in the list, but not exported/'
    marked_in "$3" | comm -13 "$2" - | sed 's/$/: marked ENT_API, but not in the list/'
    marked_in "$3" | comm -23 "$2" - | sed 's/$/: in the list, but no header marks it/'
}

self_test() {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    mkdir "$scratch/headers"
    printf '#define ENT_API __attribute__((x(1)))\nENT_API int ent_one(int a);\nENT_API const char *ent_two(\n  int);\n' \
        >"$scratch/headers/a.h"
    printf 'ENT_API ent_status\nent_marked(void);\n' >"$scratch/headers/b.h"
    printf 'ent_lost\nent_one\nent_two\n' >"$scratch/list"
    echo 'int ent_one(int a) { return a; } int ent_two(int a) { return a; } int ent_extra;
        __attribute__((visibility("hidden"))) int ent_hidden(void) { return 1; }' |
        "${CC:-cc}" -w -shared -fPIC -x c -o "$scratch/lib.so" -
    local expected found
    expected='ent_extra: exported, but not in the list
ent_lost: in the list, but not exported
ent_marked: marked ENT_API, but not in the list
ent_lost: in the list, but no header marks it'
    found=$(findings_of "$scratch/lib.so" "$scratch/list" "$scratch/headers")
    if [[ $found != "$expected" ]]; then
        printf 'exports: self-test failed; expected:\n%s\nfound:\n%s\n' "$expected" "$found"
        return 1
    fi
    if findings_of "$scratch/list" "$scratch/list" "$scratch/headers" >/dev/null 2>&1; then
        echo "exports: self-test failed: a text passes as a library"
        return 1
    fi
    echo "exports: self-test: each kind of finding is found"
}

case $#:${1:-} in
1:--self-test) self_test ;;
2:--update)
    names=$(exports_of "$2")
    echo "$names" >"$LIST"
    ;;
1:-* | 0:* | 2:* | 3:*)
    echo "usage: tools/check_exports.sh LIB.so | --update LIB.so | --self-test" >&2
    exit 2
    ;;
*)
    findings=$(findings_of "$1" "$LIST" "$root/include/entente")
    if [[ -n $findings ]]; then
        echo "$findings"
        exit 1
    fi
    echo "exports: $(wc -l <"$LIST") functions, those of the list and of the headers"
    ;;
esac
