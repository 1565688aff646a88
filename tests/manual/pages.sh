#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Manual pages against the help: pages.sh FOLDER ENTENTE (77: no pages, as scdoc is not there).
set -euo pipefail

pages=$1 entente=$2
if [[ ! -d $pages ]]; then
    echo "pages: skipped: scdoc was not found when the build was configured"
    exit 77
fi

fail() {
    echo "pages: $1"
    exit 1
}

# A page as words, without the marks of formatting.
words_of() {
    sed -E 's/\\f[BIR]//g; s/\\&//g; s/\\-/-/g; s/\\e/\\/g' "$1" | tr '\n' ' ' | tr -s ' '
}

# The help of a command: one blank between words, so that columns do not matter.
commands=$("$entente" help | sed -n 's/^  \([a-z]*\) .*/\1/p')
lines=0
[[ -s $pages/entente.1 ]] || fail "there is no entente.1"
for command in $commands; do
    page=$pages/entente-$command.1
    [[ -s $page ]] || fail "there is no entente-$command.1"
    grep -q "entente-$command\|$command" "$pages/entente.1" || fail "entente.1 has no '$command'"
    words=$(words_of "$page")
    while read -r line; do
        line=$(tr -s ' ' <<<"$line")
        if [[ $line == --* ]]; then # the flag and its help stand in two paragraphs
            line=${line#--* }
        fi
        [[ ${words//.RS 4 /} == *"$line"* ]] || fail "entente-$command.1 does not say '$line'"
        lines=$((lines + 1))
    done < <("$entente" help "$command" | sed -n '/^flags:/,/^$/p' | sed '1d;$d')
done
stray=$(find "$pages" -name '*.1' | wc -l)
expected=$(($(wc -w <<<"$commands") + 1))
[[ $stray -eq $expected ]] || fail "there are $stray pages for $expected"
echo "pages: $expected, with the $lines flags of the commands"
