#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The texts of sources: found below the folder of the dispute file or of --texts, and nowhere else.
# Usage: texts.sh ENTENTE
set -euo pipefail

entente=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/case/texts/deep" "$folder/other/texts"
printf 'They will not sign.\n' >"$folder/case/texts/good.txt"
printf 'They will not sign.\n' >"$folder/case/texts/deep/good.txt"
printf 'Somewhere else it is.\n' >"$folder/other/texts/good.txt"
printf 'A secret that is kept.\n' >"$folder/secret.txt"
printf 'They \377\376 will.\n' >"$folder/case/latin.txt"
ln -s ../secret.txt "$folder/case/link.txt"
ln -s .. "$folder/case/up"
mkfifo "$folder/case/pipe.txt"
truncate -s 17M "$folder/case/large.txt"
: >"$folder/case/empty.txt"

failed=0
# expect PATH PATTERN [FLAG...]: what is printed, on both streams, when a claim cites the first bytes of a file.
expect() {
    local path=$1 pattern=$2 out
    shift 2
    cat >"$folder/case/dispute.yaml" <<EOF
entente: 1
sources: {news: {title: News, file: '$path'}}
parties: {ann: {name: Ann}}
options: {sign: {party: ann}}
preferences:
  ann:
    - {want: not sign, basis: stated, source: news, bytes: 0-18}
EOF
    if ! out=$(timeout 10 "$entente" evidence "$folder/case/dispute.yaml" --no-hanging "$@" 2>&1); then
        echo "texts: '$path' ends with an error: $out"
        failed=1
    fi
    if ! grep -qE "$pattern" <<<"$out"; then
        echo "texts: '$path' lacks '$pattern': $out"
        failed=1
    fi
    if grep -q 'secret' <<<"${out//$path/}"; then
        echo "texts: '$path' gives the secret away"
        failed=1
    fi
}

expect texts/good.txt '"They will not sign"'
expect texts//deep/./good.txt '"They will not sign"'
expect texts/good.txt '"Somewhere else it"' --texts "$folder/other"
expect deep/good.txt '"They will not sign"' --texts "$folder/case/texts"
expect ../secret.txt 'its path leaves the folder'
expect texts/../../secret.txt 'its path leaves the folder'
expect "$folder/secret.txt" 'its path leaves the folder'
expect '' 'bytes 0-18$'
expect link.txt 'there is a link in its path'
expect up/secret.txt 'cannot be read'
expect pipe.txt 'it is no plain file'
expect texts 'it is no plain file'
expect texts/ 'it is no plain file'
expect large.txt 'it is larger than 16 MiB'
expect lost.txt 'No such file'
expect empty.txt 'has no such place'
expect latin.txt 'has no such place'
expect texts/good.txt 'cannot be read' --texts "$folder/nowhere"

# Of standard input no folder is known.
out=$("$entente" evidence - --no-hanging <"$folder/case/dispute.yaml" 2>&1)
grep -q 'bytes 0-18$' <<<"$out" || { echo "texts: '-' is read with texts: $out"; failed=1; }
out=$(cd "$folder/case" && "$entente" evidence - --no-hanging --texts . <dispute.yaml 2>&1)
grep -q '"They will not sign"' <<<"$out" || { echo "texts: '-' with a folder: $out"; failed=1; }
# A file in the folder where one stands.
out=$(cd "$folder/case" && "$entente" evidence dispute.yaml --no-hanging 2>&1)
grep -q '"They will not sign"' <<<"$out" || { echo "texts: a file without a folder: $out"; failed=1; }
out=$("$entente" report "$folder/case/dispute.yaml" --sections evidence --format text 2>&1)
grep -q 'They will not sign' <<<"$out" || { echo "texts: a report does not quote: $out"; failed=1; }
exit $failed
