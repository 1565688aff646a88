#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Configures and builds what packages are made of: build.sh BUILD [FLAG OF CMAKE...], quietly unless it fails.
# BUILD_JOBS says how many compilers run at once.
#
# No path of the source or the build gets into what is compiled, and the programs are hardened as Debian's are.
set -euo pipefail

if [[ $# -lt 1 ]]; then
    echo "usage: packaging/build.sh BUILD [FLAG OF CMAKE...]" >&2
    exit 2
fi
mkdir -p "$1"
build=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."
source=$(pwd)
SOURCE_DATE_EPOCH=$(packaging/stamp.sh epoch) # of the manual pages
export SOURCE_DATE_EPOCH
log=$(mktemp)
trap 'rm -f "$log"' EXIT

compile="-ffile-prefix-map=$build=build -ffile-prefix-map=$source=. -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"
jobs=()
if [[ -n ${BUILD_JOBS:-} ]]; then
    jobs=(-j "$BUILD_JOBS")
fi
link="-Wl,-z,relro,-z,now -Wl,--build-id=sha1"
{
    cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DENTENTE_TESTS=OFF -DENTENTE_SHARED=ON \
        -DCMAKE_INSTALL_PREFIX=/usr -DENTENTE_ZSH_COMPLETIONS=share/zsh/vendor-completions -DCMAKE_SKIP_RPATH=ON \
        -DCMAKE_C_FLAGS="$compile" -DCMAKE_EXE_LINKER_FLAGS="$link" -DCMAKE_SHARED_LINKER_FLAGS="$link" "$@" &&
        cmake --build "$build" "${jobs[@]}"
} >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
}
grep -o 'entente-[a-z]* is left out\|the workbench is left out.*' "$log" >&2 || true
