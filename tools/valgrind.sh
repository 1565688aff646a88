#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs the unit tests and every command under valgrind's memcheck: no error, and no block that is lost.
#
# Takes minutes; the tests under AddressSanitizer are the quick way. What this adds is memory that is
# read before it is written, and an unchanged build.
# Usage: tools/valgrind.sh [--commands] [BUILD]
#   --commands  the commands alone, which is a matter of minutes
#   BUILD       a build folder that is there, in place of one that is made for this
# Exit codes: 0 clean; 1 findings, shown; 2 wrong usage.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD
units=yes
if [[ ${1:-} == --commands ]]; then
    units=no
    shift
fi
if [[ $# -gt 1 || ${1:-} == -* || ($# -eq 1 && ! -x $1/entente) ]]; then
    sed -n '7,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
build=$(realpath "${1:-build-valgrind}")
export ENTENTE_MEMCHECK=yes # for tests that limit memory, memcheck's with their own
memcheck=(valgrind --quiet --error-exitcode=99 --leak-check=full
    "--errors-for-leak-kinds=definite,indirect,possible")

if [[ $# -eq 0 ]] && ! {
    cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DENTENTE_TESTS=ON &&
        cmake --build "$build"
} >"$build.log" 2>&1; then
    cat "$build.log"
    exit 1
fi
rm -f "$build.log"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$root/cases" "$folder/cases"
cd "$folder"

runs=0
failures=0
# clean CODE WORD...: runs under memcheck; the program must end with one of the codes, as "0" or "0 3".
clean() {
    local expected=$1 code=0
    shift
    "${memcheck[@]}" "$@" >out 2>err </dev/null || code=$?
    runs=$((runs + 1))
    if [[ " $expected " != *" $code "* ]]; then
        echo "valgrind: $* ended with $code"
        tail -n 40 err
        failures=$((failures + 1))
    fi
}

# Memcheck must find what is wrong here, else it finds nothing elsewhere.
echo '#include <stdlib.h>
    int main(void) { char *a = malloc(8); int b = a[3] > 7; free(a); return b ? 3 : 0; }' |
    "${CC:-cc}" -x c -O0 -w -o wrong -
clean 99 ./wrong

for test in "$build"/tests/test_*; do
    if [[ $units == yes && -x $test && -f $test ]]; then
        clean 0 "$test"
    fi
done
echo "valgrind: $((runs - 1)) unit tests"

# The example of each command, then each on two cases; and the ways to fail. Examples name files of a reader's own: a
# dispute with a timeline, a text and a certificate. That of `serve` would not end.
entente=$build/entente
cp "$root/tests/reading/tuned/border.txt" article.txt
clean 0 "$entente" solve cases/chicken/dispute.yaml --certificate certificate.json
commands=$("$entente" help | sed -n 's/^  \([a-z]*\) .*/\1/p')
for command in $commands; do
    example=$("$entente" help "$command" | tail -n 1)
    while read -r -a words && [[ $command != serve ]]; do
        clean "0 1" "$entente" "${words[@]:1}"
    done <<<"${example// && /$'\n'}"
    if [[ $command == new ]]; then
        cp "$root/cases/ukraine-2025/dispute.yaml" dispute.yaml
    fi
done
for case in elmira-1991 syria-iraq-1975; do
    file=cases/$case/dispute.yaml
    clean 0 "$entente" check "$file"
    clean 0 "$entente" check "$file" --format json
    for format in text json csv; do
        clean 0 "$entente" states "$file" --format "$format"
        clean 0 "$entente" solve "$file" --format "$format"
    done
    clean 0 "$entente" solve "$file" --concepts nash,sim --no-return --where s1
    clean 0 "$entente" explain "$file" s1
    clean 0 "$entente" explain "$file" s2 --format json
    clean 0 "$entente" check "$file" --format json --outline
    clean 0 "$entente" convert "$file"
    clean 0 "$entente" convert "$file" --to json --output "$case.json"
    clean 0 "$entente" solve "$case.json" --summary
done
for template in two-parties negotiation strike environment ranking graph; do
    clean 0 "$entente" new "$template" --output "$template.yaml"
    clean 0 "$entente" solve "$template.yaml"
    clean "0 2" "$entente" edit "$template.yaml" --off "$("$entente" check "$template.yaml" --format json --outline |
        sed -n 's/.*"wishes":\[{"party":"\([a-z_]*\)".*/\1/p'):1" --output edited.yaml --force
    clean 0 "$entente" compare "$template.yaml" "$template.yaml" --format json
done
for form in text scdoc bash zsh; do
    clean 0 "$entente" help --format "$form"
done
clean 2 "$entente" slove
clean 2 "$entente" solve
clean 2 "$entente" serve
clean 2 "$entente" explain cases/elmira-1991/dispute.yaml 'no and'
clean 3 "$entente" solve nowhere.yaml
clean "1 3" "$entente" check "$root/README.md"
clean 4 "$entente" states cases/elmira-1991/dispute.yaml --max-states 3
echo "valgrind: $runs runs in all, $failures with findings"
[[ $failures -eq 0 ]]
