#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What bash offers for given lines: bash.sh SCRIPT ENTENTE DATA CASES; DATA is the way from the command to
# its data that the script was made with.
set -euo pipefail

script=$1 entente=$2 data=$3 cases=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A place as after an installation, and files to find.
mkdir -p "$folder/one/bin" "$folder/one/bin/$data" "$folder/here/sub" "$folder/empty"
ln -s "$entente" "$folder/one/bin/entente"
ln -s "$cases" "$folder/one/bin/$data/cases"
touch "$folder/here/"{talks.yaml,talks.json,old.gmcr,domain.xml,old.csv,notes.txt,'two words.yml'}
installed=$(cd "$folder/one/bin/$data" && pwd)/cases
PATH=$folder/one/bin:$PATH

# shellcheck disable=SC1090 # made by the build
source "$script"
if [[ $(complete -p entente) != "complete -F _entente entente" ]]; then
    echo "bash: the script does not register its function"
    exit 1
fi
set +e # as in the shell of a person

checks=0
failures=0
# offers EXPECTED WORD...: what is offered when the cursor stands behind the last of the words, sorted.
offers() {
    local expected=$1 found
    shift
    COMP_WORDS=(entente "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _entente
    found=$(printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' ')
    checks=$((checks + 1))
    if [[ ${found% } != "$expected" ]]; then
        printf 'bash: entente %s\n  expected: %s\n  offered:  %s\n' "$*" "$expected" "${found% }"
        failures=$((failures + 1))
    fi
}

export LC_ALL=C
cd "$folder/here"
# A command that is added is offered by itself, so not all are listed here.
offers 'solve' so
offers 'help' he
offers '--help' --h
for command in $("$entente" help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    offers "$command" "$command"
    flags=$("$entente" help "$command" | sed -n 's/^  \(--[a-z-]*\) .*/\1/p' | sort | tr '\n' ' ')
    offers "${flags% }" "$command" --
done
offers '--no-return' solve talks.yaml --no
offers 'domain.xml old.csv old.gmcr sub talks.json talks.yaml two words.yml' solve ''
offers 'talks.json talks.yaml' explain ta
offers 'talks.json talks.yaml' explain --no-return --limit 3 --format = json ta
offers 'talks.json talks.yaml' explain --format=json ta
offers 'today' explain talks.yaml t
offers '' explain talks.yaml today t
offers 'csv json text' solve talks.yaml --format ''
offers 'json' solve --format = j
offers 'csv json text' solve --format '='
offers '--format=json' solve --format=j
offers 'json text' explain --format ''
offers 'dot gmcr graphml json ktab nfg positions yaml' convert talks.yaml --to ''
offers 'forecast' forec
offers 'csv json text' settle talks.yaml --format ''
offers 'gmr nash seq sim smr sseq' solve --concepts ''
offers 'nash,seq nash,sim nash,smr nash,sseq' solve --concepts nash,s
offers 'nash,seq,sim nash,seq,smr nash,seq,sseq' solve --concepts = nash,seq,s
offers 'negotiation' new ne
offers '' new negotiation ne
offers 'notes.txt' new --output no
offers '' solve --limit ''
offers '' solve --where ta
offers 'explain' help ex
offers '' nothing ''
cd "$folder/empty"
offers "$installed/chicken $installed/cuban-1962" solve c
offers "$installed/elmira-1991" check el
offers '' check el/
if [[ $failures -gt 0 ]]; then
    exit 1
fi
echo "bash: $checks lines, each offered what it should be"
