#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Checks what the compiler does not: formatting, layers, forbidden and exported symbols, warnings of
# two compilers.
set -euo pipefail
cd "$(dirname "$0")/.."

git ls-files -z '*.c' '*.h' | xargs -0 clang-format --dry-run -Werror
echo "formatting: clean"
python3 tools/check_layers.py --self-test
python3 tools/check_layers.py
python3 tools/check_headers.py --self-test
python3 tools/check_headers.py
# What the tests run, too, in both builds, so that neither is made for the warnings alone. Some warnings of gcc come with
# optimisation.
folder=build-lint-gcc
cmake -S . -B "$folder" -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_CXX_COMPILER=g++ -DCMAKE_BUILD_TYPE=Release \
    -DENTENTE_WARNINGS=ON -DENTENTE_TESTS=ON -DENTENTE_SHARED=ON > "$folder.log" 2>&1 &&
    cmake --build "$folder" > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
rm -f "$folder.log"
echo "warnings with gcc: none"
tools/sanitize.sh --build
echo "warnings with clang: none"
tools/check_symbols.sh --self-test
tools/check_symbols.sh build-lint-gcc/libentente.a
tools/check_exports.sh --self-test
tools/check_exports.sh build-lint-gcc/libentente.so
