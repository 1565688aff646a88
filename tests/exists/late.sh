#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Giving up on a question that is too hard: late.sh ENTENTE INSTANCES. 77: no solver.
set -euo pipefail

entente=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$2" 1 2 200 300 0 > "$folder/hard.yaml"
question=$(sed -n 's/^# exists: //p' "$folder/hard.yaml")

# says EXIT WORDS FLAG...: the exit code, and the last line of both outputs.
says() {
    local wanted=$1 words=$2 code=0
    shift 2
    timeout --preserve-status --signal INT 20 "$entente" solve "$folder/hard.yaml" \
        --exists "$question" "$@" > "$folder/out" 2>&1 || code=$?
    if grep -q 'E333' "$folder/out"; then
        echo "late: skipped: this build has no solver"
        exit 77
    fi
    if [[ $code -ne $wanted || $(tail -n 1 "$folder/out") != $words ]]; then
        echo "late: with $*: exit $code"
        cat "$folder/out"
        exit 1
    fi
}

says 5 'Not decided within 1 second; that is neither a yes nor a no' --time-limit 1
says 5 '{"entente":1,"answer":"unknown","seconds":2}' --time-limit 2 --format json
says 5 '  after * of the solver' --max-steps 100
says 5 '*"answer":"unknown",*"steps":100,*' --max-steps 100 --format json
says 5 '*"answer":"unknown",*' --max-steps 30 --certificate "$folder/none" --format json
[[ ! -e $folder/none ]] || { echo "late: a certificate of nothing"; exit 1; }
"$entente" solve "$folder/hard.yaml" --exists "$question" > "$folder/out" 2>&1 &
sleep 0.5
kill -TERM $!
code=0
wait $! || code=$?
[[ $code -eq 130 ]] || { echo "late: exit $code when interrupted"; exit 1; }
echo "late: 6 questions given up"
