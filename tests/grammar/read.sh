#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# `entente read` beside any child: it ends in time with 0, and what it proposes is what it proposes without one, but for
# confidence and other values.
#
# Usage: read.sh ENTENTE [ENTENTE-GRAMMAR]
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
cp "$1" "$folder/bin/entente"

cat > "$folder/dispute.yaml" <<'YAML'
entente: 1
parties:
  norland: {name: Norland}
  sudland: {name: Sudland}
options:
  withdraw: {party: sudland, label: withdraw its troops, aliases: [troops]}
  talks: {party: norland, label: talks}
preferences:
  norland: [{want: withdraw}]
  sudland: [{want: talks}]
YAML
for k in 1 2 3; do
    printf 'Norland said on day %s that Sudland must withdraw its troops. Sudland will not withdraw its troops, it said. Sudland rejected the talks.\n\n' "$k"
done > "$folder/text.txt"

fail() {
    echo "read: $1" >&2
    exit 1
}

# Proposals without what a second opinion may change.
values() {
    python3 -c '
import json, sys
for statement in json.load(sys.stdin)["statements"]:
    for field, said in sorted(statement["fields"].items()):
        if said["value"] is not None:
            print(statement["start"], field, said["value"], said["start"], said["end"], said["rule"])'
}

read_text() { # then flags
    (cd "$folder" && timeout 60 bin/entente read text.txt --dispute dispute.yaml "$@")
}

read_text --no-grammar --format json | values > "$folder/alone"
[[ $(wc -l < "$folder/alone") -gt 20 ]] || fail "little is proposed: $(cat "$folder/alone")"

# The child that is given on standard input: `read` ends with 0, proposes the same, and ends it.
beside() { # NAME
    rm -f "$folder/bin/entente-grammar"
    cat > "$folder/bin/entente-grammar"
    chmod 755 "$folder/bin/entente-grammar"
    read_text --format json 2> "$folder/errors" > "$folder/json" || fail "beside a child that $1 it ends with $?"
    values < "$folder/json" | diff "$folder/alone" - || fail "beside a child that $1 it proposes something else"
    grep -q 'second opinion' "$folder/errors" || fail "beside a child that $1 it says nothing"
}

beside "ends" <<< $'#!/bin/sh\nexit 0'
beside "is killed" <<< $'#!/bin/sh\nkill -KILL $$'
beside "is no program" <<< "nothing at all"
beside "floods" <<< $'#!/bin/sh\nexec yes'
beside "lies" <<< $'#!/bin/sh\necho entente-grammar 1 9\nread n\nprintf "S 0 99999 0 5\\n= 1\\n"\nexec sleep 60'
beside "hangs" <<< $'#!/bin/sh\necho entente-grammar 1 9\nexec sleep 60'

# Without one.
rm -f "$folder/bin/entente-grammar"
said=$(cd "$folder" && PATH=/usr/bin:/bin timeout 60 bin/entente read text.txt --dispute dispute.yaml | tail -n 1)
[[ $said == "no second opinion: entente-grammar is not installed" || $said == "second opinion by link-grammar"* ]] ||
    fail "without a child it says '$said'"
[[ $(read_text --no-grammar | tail -n 1) == "without a second opinion" ]] || fail "--no-grammar is not told"

# With the true one.
if [[ $# -gt 1 ]]; then
    cp "$2" "$folder/bin/entente-grammar"
    read_text --format json > "$folder/json"
    values < "$folder/json" | diff "$folder/alone" - || fail "with link-grammar it proposes something else"
    grep -q '"confidence":"high"' "$folder/json" || fail "link-grammar agrees with nothing"
    [[ $(read_text | tail -n 1) =~ ^"second opinion by link-grammar "[0-9.]+" on "([0-9]+)" of "([0-9]+)" sentences"$ &&
        ${BASH_REMATCH[1]} == "${BASH_REMATCH[2]}" ]] || fail "link-grammar does not answer: $(read_text | tail -n 1)"
fi
echo "read: as expected"
