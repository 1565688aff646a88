#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs fuzz targets that `make fuzz` has built, one after another on one core, and sums up.
#
# Usage: tools/fuzz.sh [--seconds N] [--runs N] [--fast] [--keep] [TARGET...]
#   --seconds N  at most so long each (60); 0: no end        --runs N  at most so many executions each
#   --fast       the build without sanitizers, which is several times as fast
#   --keep       no fuzzing: put at most 140 files that cover the most into tests/fuzz/corpus
# What is new is kept in build-fuzz/work, findings in build-fuzz/findings. A findings' name begins with
# its target. Exit codes: 0 nothing found; 1 something found; 2 wrong usage, or not built.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=60
runs=-1
build=build-fuzz
keep=no
targets=()
while [[ $# -gt 0 ]]; do
    case $1 in
    --seconds) seconds=$2 && shift ;;
    --runs) runs=$2 && shift ;;
    --fast) build=build-fuzz-fast ;;
    --keep) keep=yes ;;
    -*) sed -n '5,9s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
    *) targets+=("$1") ;;
    esac
    shift
done
if [[ ${#targets[@]} -eq 0 ]]; then
    for source in tests/fuzz/targets/fuzz_*.c; do
        target=${source##*/fuzz_}
        targets+=("${target%.c}")
    done
fi

work=$PWD/build-fuzz/work
findings=$PWD/build-fuzz/findings
mkdir -p "$findings"
export ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=8${ASAN_OPTIONS:+:$ASAN_OPTIONS}

# Inputs to begin with that need not be kept twice.
seed() {
    case $1 in
    dispute | yaml)
        cp -n templates/*.yaml tests/formats/every_key.yaml "$2"
        local case
        for case in cases/*/; do
            cp -n "$case/dispute.yaml" "$2/$(basename "$case").yaml"
        done
        ;;
    gmcr) cp -n tests/formats/gmcr/*.gmcr "$2" ;;
    esac
}

# What libFuzzer is told of a target: the longest input, and words.
flags() {
    case $1 in
    expression) echo "-max_len=64 -dict=tests/fuzz/expression.dict" ;;
    dispute | edit) echo "-max_len=2048 -dict=tests/fuzz/dispute.dict" ;;
    yaml) echo "-max_len=512 -dict=tests/fuzz/dispute.dict" ;;
    coding) echo "-max_len=2048 -dict=tests/fuzz/coding.dict" ;;
    genius) echo "-max_len=2048 -dict=tests/fuzz/genius.dict" ;;
    gmcr) echo "-max_len=1024 -dict=tests/fuzz/gmcr.dict" ;;
    reading) echo "-max_len=512 -dict=tests/fuzz/reading.dict" ;;
    *) echo "-max_len=512" ;;
    esac
}

# Those files that first reach the most code when small files are run first, as a merge notes of each.
keep_corpus() {
    local corpus=tests/fuzz/corpus/$1 notes=$work/$1.merge merged=$work/$1.merged
    rm -rf "$notes" "$merged"
    mkdir -p "$merged"
    "build-fuzz/tests/fuzz/fuzz_$1" -merge=1 -merge_control_file="$notes" -artifact_prefix="$findings/$1-" "$merged" \
        "$work/$1" > "$work/$1.log" 2>&1
    rm -rf "$corpus"
    mkdir -p "$corpus"
    awk 'NR == 1 { files = $1 } NR > 2 && NR <= 2 + files { name[NR - 3] = $0 }
        $1 == "COV" {
            fresh = 0
            for (i = 3; i <= NF; i++) fresh += !seen[$i]++
            if (fresh > 0) print fresh, name[$2]
        }' "$notes" | sort -s -rn -k 1,1 | head -n 140 | cut -d ' ' -f 2- |
        while read -r file; do
            cp "$file" "$corpus/$(sha1sum < "$file" | cut -c 1-12)"
        done
    rm -rf "${work:?}/$1" # what adds nothing would only be read again each time
    mv "$merged" "$work/$1"
    echo "$corpus: $(find "$corpus" -type f | wc -l) files, $(du -sb "$corpus" | cut -f 1) bytes"
}

run_target() {
    local log=$work/$1.log inputs=$work/$1 flag folder
    local -a folders=()
    for folder in tests/fuzz/corpus/$1 tests/fuzz/found/$1; do
        if [[ -d $folder ]]; then
            folders+=("$folder")
        fi
    done
    read -r -a flag <<< "$(flags "$1")"
    nice "$build/tests/fuzz/fuzz_$1" "${flag[@]}" -max_total_time="$seconds" -runs="$runs" -timeout=20 \
        -rss_limit_mb=2000 -entropic=0 -print_final_stats=1 -artifact_prefix="$findings/$1-" \
        "$inputs" "${folders[@]}" > "$log" 2>&1 || true
    local executed covered found
    executed=$(awk '/number_of_executed_units/ { n = $2 } END { print n + 0 }' "$log")
    covered=$(awk '{ for (i = 1; i < NF; i++) if ($i == "cov:") n = $(i + 1) } END { print n + 0 }' "$log")
    found=$(find "$findings" -name "$1-*" | wc -l)
    printf '%-12s %12s %8s %8s %8s\n' "$1" "$executed" "$covered" "$(find "$inputs" -type f | wc -l)" "$found"
}

for target in "${targets[@]}"; do
    if [[ ! -x $build/tests/fuzz/fuzz_$target ]]; then
        echo "fuzz: no $build/tests/fuzz/fuzz_$target; run make fuzz" >&2
        exit 2
    fi
    mkdir -p "$work/$target"
    seed "$target" "$work/$target"
    if [[ $keep == yes ]]; then
        keep_corpus "$target"
    fi
done
if [[ $keep == yes ]]; then
    exit 0
fi
printf '%-12s %12s %8s %8s %8s\n' target executions edges inputs findings
for target in "${targets[@]}"; do
    run_target "$target"
done
[[ -z $(find "$findings" -type f) ]]
