#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Manual pages against the help: pages.sh FOLDER ENTENTE CASES (77: no pages, as scdoc is not there).
# Each has its sections, all flags and all exit codes; its example runs; groff and mandoc, where they are, have no complaint.
set -euo pipefail

pages=$1 entente=$2 cases=$3
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

# What the examples of the pages need, in a folder.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$cases" "$folder/cases"
cp "$cases/ukraine-2025/dispute.yaml" "$folder/there.yaml"
echo "Russia rejected the offer." >"$folder/article.txt"
"$entente" solve "$cases/chicken/dispute.yaml" --certificate "$folder/certificate.json" >"$folder/printed"
PATH=$(dirname "$entente"):$PATH

# example_runs COMMAND: what its page shows, but for what goes on until it is ended, and for the report, which takes a second.
example_runs() {
    local line
    line=$(sed -n '/^\.SH EXAMPLES/,/^\.SH FILES/p' "$pages/entente-$1.1" | sed -n 's/^\\fBentente /entente /p' |
        sed -E 's/\\f[BIR]//g; s/\\&//g; s/\\-/-/g')
    [[ "$line " == *"entente $1 "* ]] || fail "the example of entente-$1.1 is '$line'"
    if [[ $1 == serve || $1 == report ]]; then
        return
    fi
    rm -f "$folder/dispute.yaml"
    [[ $1 == new ]] || cp "$folder/there.yaml" "$folder/dispute.yaml"
    (cd "$folder" && eval "$line") >"$folder/printed" 2>&1 </dev/null || fail "the example of entente-$1.1 fails: $line"
}

sections="NAME SYNOPSIS DESCRIPTION OPTIONS EXIT STATUS EXAMPLES FILES SEE ALSO "
# The help of a command: one blank between words, so that columns do not matter.
commands=$("$entente" help | sed -n 's/^  \([a-z]*\) .*/\1/p')
lines=0
[[ -s $pages/entente.1 ]] || fail "there is no entente.1"
for command in $commands; do
    page=$pages/entente-$command.1
    [[ -s $page ]] || fail "there is no entente-$command.1"
    grep -q "entente-$command\|$command" "$pages/entente.1" || fail "entente.1 has no '$command'"
    text=$(<"$page")
    [[ $(sed -n 's/^\.SH //p' "$page" | tr '\n' ' ') == "$sections" ]] || fail "entente-$command.1 has other sections than $sections"
    for code in 0 1 2 3 4 5 130; do
        [[ $text == *$'\n\\fB'"$code"$'\\fR\n'* ]] || fail "entente-$command.1 does not tell exit code $code"
    done
    example_runs "$command"
    words=$(words_of "$page")
    words=${words//.RS 4 /}
    while read -r line; do
        if [[ $line == --* ]]; then # the flag and its help stand in two paragraphs
            [[ $words == *" ${line%% *} "* ]] || fail "entente-$command.1 has no ${line%% *}"
            line=${line#--* }
        fi
        [[ $words == *"$line"* ]] || fail "entente-$command.1 does not say '$line'"
        lines=$((lines + 1))
    done < <("$entente" help "$command" | sed -n '/^flags:/,/^$/p' | sed '1d;$d' | tr -s ' ')
done
stray=$(find "$pages" -name '*.1' | wc -l)
expected=$(($(wc -w <<<"$commands") + 1))
[[ $stray -eq $expected ]] || fail "there are $stray pages for $expected"
mapfile -t others < <(find "$pages/../others" -name '*.1' 2>/dev/null | sort) # of other programs
if command -v groff >/dev/null; then
    groff -man -ww -z -Tutf8 "$pages"/*.1 "${others[@]}" 2>"$folder/printed" || true
    [[ ! -s $folder/printed ]] || fail "groff complains: $(head -n 3 "$folder/printed")"
fi
if command -v mandoc >/dev/null; then
    mandoc -T lint -W error "$pages"/*.1 "${others[@]}" >"$folder/printed" || fail "mandoc complains: $(head -n 3 "$folder/printed")"
fi
echo "pages: $expected, with the $lines flags of the commands"
