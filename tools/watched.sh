#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs a command that says much and takes long: watched.sh NAME LOG COMMAND...
#
# What it prints goes into LOG, which is shown when it fails and removed when it does not. Meanwhile there are signs of
# life on stderr: on a terminal one line with the counter of the build, "[12/608]", and the seconds so far; elsewhere a
# line each half minute, and none where CI is set. What takes less than three seconds is silent.
# Exit codes: that of the command; 2 wrong usage.
set -uo pipefail

readonly EACH_SECONDS=30 QUIET_SECONDS=3

if (($# < 3)); then
    echo "usage: watched.sh NAME LOG COMMAND..." >&2
    exit 2
fi
readonly NAME=$1 LOG=$2
shift 2

# The counter that ninja printed last, or nothing.
counter() {
    tail -c 4096 "$LOG" 2>/dev/null | grep -o '^\[[0-9]*/[0-9]*\]' | tail -n 1
}

show() {
    local built
    built=$(counter)
    if [[ -t 2 ]]; then
        printf '\r%s: %s %d s ' "$NAME" "$built" "$SECONDS" >&2
    elif [[ -z ${CI:-} ]] && ((SECONDS >= told + EACH_SECONDS)); then
        echo "$NAME: $built $SECONDS s so far" >&2
        told=$SECONDS
    fi
}

SECONDS=0 told=0
: >"$LOG" || exit 2
"$@" >"$LOG" 2>&1 </dev/null &
readonly CHILD=$!
trap 'kill "$CHILD" 2>/dev/null; exit 130' INT TERM
while kill -0 "$CHILD" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS >= QUIET_SECONDS)); then
        show
    fi
done
wait "$CHILD"
code=$?
if [[ -t 2 ]] && ((SECONDS >= QUIET_SECONDS)); then
    printf '\r\033[K' >&2
fi
if ((code == 0)); then
    rm -f "$LOG"
else
    cat "$LOG"
fi
exit "$code"
