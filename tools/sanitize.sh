#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds with clang, all its warnings as errors, with AddressSanitizer and UndefinedBehaviorSanitizer, and runs the quick and
# full tests, but for those that repeat others on more random disputes or on the cases, those of several machines, of the
# page in a browser, and of the server under much load, for long, or against the clock.
# Usage: tools/sanitize.sh [--all | --build]   with --all these too; with --build no tests: tools/lint.sh asks for the warnings
set -euo pipefail
cd "$(dirname "$0")/.."

folder=build-sanitize
flags='-O1 -g1 -DNDEBUG -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DENT_CHECKED'
cmake -S . -B "$folder" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags" \
    -DENTENTE_WARNINGS=ON -DENTENTE_TESTS=ON > "$folder.log" 2>&1 &&
    cmake --build "$folder" > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
rm -f "$folder.log"
[[ ${1:-} == --build ]] && exit 0
source tools/repeats.sh
left_out=(-E "^mpi$|^bench/|^locale$|^oracle/cases$|^workbench/(page|browser/|analyses|hostile|attack|load|killed)|^review/(killed|screen)|^grammar/read$|^report/(cases|numbers)$|^timeline/(reference|moments)|^(genius|settlement|forecast|foreign)/|^formats/nfg|$REPEATS")
[[ ${1:-} == --all ]] && left_out=()
ctest --test-dir "$folder" --output-on-failure --no-tests=error -j 2 -L 'quick|full' "${left_out[@]}"
