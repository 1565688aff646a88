#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds with ThreadSanitizer, and so that even the smallest dispute is worked out on several threads, and runs the tests of
# who is let in by the server and those that solve, but for those that refuse memory or stop work at every step, which depend
# on the order of steps, and slow ones. There are no suppressions: the library's threads are POSIX threads and its
# shared counters atomics, both of which ThreadSanitizer knows.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=build-threads
programs=(entente-cli entente-serve generate oracle oracle_fuzzy engine engine_fuzzy laws coalition_laws)
for unit in forms order repair threads fuzzy attitudes; do programs+=("test_$unit"); done
flags='-O1 -g1 -DNDEBUG -fsanitize=thread -fno-omit-frame-pointer -DENT_EAGER_THREADS'
cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$flags" \
    -DCMAKE_CXX_FLAGS="$flags" -DENTENTE_TESTS=ON > "$folder.log" 2>&1 &&
    cmake --build "$folder" --target "${programs[@]}" > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
rm -f "$folder.log"
TSAN_OPTIONS=halt_on_error=1 ctest --test-dir "$folder" --output-on-failure --no-tests=error -j 2 \
    -L 'quick|full' -R '^(workbench/guard$|unit/test_(forms|order|repair|threads|fuzzy|attitudes)$|oracle/(few|fuzzy-fuzzy-quick|plain-as-paths|step|graph|mixed)$|laws/(few|coalitions-few))' "$@"
