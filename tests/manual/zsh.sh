#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What zsh makes of given lines when Tab is pressed: zsh.sh FOLDER ENTENTE DATA CASES, where the script is
# in FOLDER; the rest as for bash.sh (77: there is no zsh).
set -euo pipefail

scripts=$1 entente=$2 data=$3 cases=$4
if ! command -v zsh >/dev/null; then
    echo "zsh: skipped: there is no zsh"
    exit 77
fi
zsh -n "$scripts/_entente"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/one/bin" "$folder/one/bin/$data" "$folder/here"
cp "$entente" "$folder/one/bin/entente" # a link would lead to where it points
ln -s "$cases" "$folder/one/bin/$data/cases"
touch "$folder/here/"{talks.yaml,notes.txt}
cd "$folder/here"
cat >"$folder/ask.zsh" <<'ASK'
zmodload zsh/zpty || { echo "zsh: only read: it has no zpty"; exit }
# The shell of a person; a read that finds nothing is ended by the test's time limit.
zpty asked zsh -f -i
zpty -w asked "PS1='% '; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w asked "PATH=$2:\$PATH; setopt noautomenu nobeep; bindkey -e; stty cols 200; print be''gin"
zpty -r -m asked seen '*begin*'
lines=0
becomes() { # LINE PATTERN
    zpty -w -n asked "$1"$'\t'
    zpty -r -m asked seen "*$2*"
    zpty -w -n asked $'\C-u'
    zpty -w asked "print li''ne $((++lines))"
    zpty -r -m asked seen "*line $lines*"
}
becomes 'entente so' 'entente solve'
becomes 'entente solve --sum' '--summary'
becomes 'entente solve --concepts nash,ss' 'nash,sseq'
becomes 'entente convert talks.yaml --to js' '--to json'
becomes 'entente explain --format=js' '--format=json'
becomes 'entente explain ta' 'explain talks.yaml'
becomes 'entente explain talks.yaml tod' 'talks.yaml today'
becomes 'entente solve chick' 'cases/chicken/dispute.yaml'
becomes 'entente new nego' 'new negotiation'
becomes 'entente help exp' 'help explain'
zpty -d asked
echo "zsh: $lines lines, each completed as it should be"
ASK
TERM=xterm HOME=$folder LC_ALL=C.UTF-8 timeout 60 zsh -f "$folder/ask.zsh" "$scripts" "$folder/one/bin"
