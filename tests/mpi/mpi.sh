#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Readings on several ranks: mpi.sh ENTENTE ENTENTE_MPI MPIEXEC FILE OTHER, or mpi.sh alone where there is no MPI. The bytes
# of `entente robust`, also after ranks that were stopped and killed; what does not fit is refused.
set -euo pipefail

if [ $# -ne 5 ]; then
    echo "mpi: skipped: it was built without MPI"
    exit 77
fi
entente=$1 program=$2 mpiexec=$3 file=$4 other=$5
folder=$(mktemp -d)
# Open MPI's: as root, more ranks than processors, without a call that containers may forbid, and no wait for
# ranks that end anyway. What it holds to the end is no leak of ours. The last marks our ranks.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_hwloc_base_binding_policy=none
export OMPI_MCA_odls_base_sigkill_timeout=0
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 ENTENTE_TEST_RUN=$folder
launcher=
finish() {
    [ -z "$launcher" ] || kill "$launcher" 2> /dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

fail() {
    echo "mpi: $*" >&2
    cat "$folder/said" >&2
    exit 1
}

# ranks COUNT FLAGS...: readings of the file; what it writes in $folder/got, its exit code in $code.
ranks() {
    local count=$1
    shift
    code=0
    timeout 120 "$mpiexec" -n "$count" "$program" robust "$file" "$@" \
        > "$folder/got" 2> "$folder/said" || code=$?
}

alone() {
    "$entente" robust "$file" "$@" > "$folder/alone"
}

same() {
    [ "$code" -eq 0 ] || fail "$1: exit code $code"
    cmp "$folder/got" "$folder/alone" > "$folder/cmp" || fail "$1: other bytes"
}

# process RANK: its process.
process() {
    local environment
    for environment in /proc/[0-9]*/environ; do
        if [ "$({ tr '\0' '\n' < "$environment"; } 2> /dev/null | grep -cxE \
            -e "ENTENTE_TEST_RUN=$folder" -e "(OMPI_COMM_WORLD_RANK|PMI_RANK)=$1")" = 2 ]; then
            environment=${environment#/proc/}
            echo "${environment%/environ}"
            return
        fi
    done
    fail "there is no rank $1"
}

# The number behind the last reading that is kept.
kept_end() {
    sed 's/.*"ranges":\[\([^}]*\)\],"counts".*/\1/; s/\],\[/\n/g' "$folder/kept" | tr -d '[]' |
        awk -F, '{ end = $1 + $2 > end ? $1 + $2 : end } END { print end }'
}

# disturb SIGNAL RANK: begins a run without end, sends a rank a signal once something is kept, and waits.
disturb() {
    rm -f "$folder/kept"
    "$mpiexec" -n 3 "$program" robust "$file" "${asked[@]}" --samples 1000000000000 --every 0 \
        --resume "$folder/kept" > "$folder/got" 2> "$folder/said" &
    launcher=$!
    for _ in $(seq 600); do
        ! grep -q '"ranges":\[\[' "$folder/kept" 2> /dev/null || break
        sleep 0.1
    done
    kill -s "$1" "$(process "$2")"
    code=0
    wait "$launcher" || code=$?
    launcher=
}

# go_on RANKS: from what is kept to somewhat more; the bytes are those of a run that was never disturbed.
go_on() {
    local total
    total=$(($(kept_end) + 1000))
    ranks "$1" "${asked[@]}" --samples "$total" --resume "$folder/kept"
    alone "${asked[@]}" --samples "$total"
    same "gone on from"
    [ "$(kept_end)" -eq "$total" ] || fail "gone on from: not all is kept"
}

refused() {
    local expected=$1 words=$2
    shift 2
    cp "$folder/kept" "$folder/before"
    ranks 2 "${asked[@]}" --resume "$folder/kept" "$@"
    [ "$code" -eq "$expected" ] || fail "refused $*: exit code $code"
    grep -q "$words" "$folder/said" || fail "refused $*: not said why"
    [ ! -s "$folder/got" ] || fail "refused $*: something was written"
    cmp "$folder/kept" "$folder/before" || fail "refused $*: the file is another"
}

# Any number of ranks: drawn families in several chunks and formats, and those of which all are solved.
for count in 1 2 4; do
    ranks "$count" --samples 1000 --limit 2
    alone --samples 1000 --limit 2
    same "$count ranks"
    ranks "$count" --over shuffles --samples 300000 --concepts nash,seq --seed 5 --format json
    alone --over shuffles --samples 300000 --concepts nash,seq --seed 5 --format json
    same "$count ranks, chunks"
done

asked=(--over swaps --swaps 2 --concepts nash,smr)
disturb TERM 1
[ "$code" -eq 5 ] || fail "stopped: exit code $code"
grep -q 'stopped early: partial' "$folder/got" || fail "stopped: not told as partial"
grep -q 'the result is partial' "$folder/said" || fail "stopped: not said"
go_on 2

export OMPI_MCA_odls_base_sigkill_timeout=1 # so that there is time to keep what is done
disturb KILL 2
export OMPI_MCA_odls_base_sigkill_timeout=0
[ "$code" -ne 0 ] || fail "killed: exit code 0"
if [ -s "$folder/got" ]; then
    grep -q 'stopped early: partial' "$folder/got" || fail "killed: told as whole"
fi
go_on 1
disturb KILL 0
[ "$code" -ne 0 ] || fail "the first killed: exit code 0"
[ ! -s "$folder/got" ] || fail "the first killed: something was written"
go_on 4

# The file of another question, or a damaged one.
refused 3 'kept' --seed 2
refused 3 'kept' --concepts nash
mine=$file
file=$other
refused 3 'kept' --samples 10
file=$mine
sed -i 's/"states":9/"states":8/' "$folder/kept"
refused 3 'kept' --samples 10
rm "$folder/kept"
mkdir "$folder/kept.d"
ranks 2 "${asked[@]}" --samples 10 --resume "$folder/kept.d"
[ "$code" -eq 3 ] && [ ! -s "$folder/got" ] || fail "a folder to go on from: exit code $code"
ranks 2 "${asked[@]}" --samples 10 --resume "$folder/none/kept"
[ "$code" -eq 4 ] && [ ! -s "$folder/got" ] || fail "a file that cannot be written: exit code $code"

# A rank that has not the file, or another one.
unlike() {
    code=0
    timeout 120 "$mpiexec" -n 1 "$program" robust "$file" "${asked[@]}" --samples 300000 : \
        -n 1 "$program" robust "$1" "${asked[@]}" --samples 300000 > "$folder/got" 2> "$folder/said" ||
        code=$?
    [ "$code" -eq 3 ] && [ ! -s "$folder/got" ] || fail "$1 on another machine: exit code $code"
    grep -q "$2" "$folder/said" || fail "$1 on another machine: not said"
}
unlike "$folder/missing" 'rank 1 on .* says'
unlike "$other" 'tally of rank 1'
ranks 2 --nothing
[ "$code" -eq 2 ] || fail "a wrong flag: exit code $code"
file=-
ranks 2 < /dev/null
[ "$code" -eq 2 ] || fail "standard input: exit code $code"
echo "ranks give the same bytes, also after they were stopped and killed"
