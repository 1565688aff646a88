#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs a build, moves what was installed, and uses it: install.sh BUILD SOURCE CC CXX.
# What is installed must not know where it was built or installed.
set -euo pipefail

build=$1 source=$2 cc=$3 cxx=$4
use=$source/tests/install/use
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "install: $1" >&2
    exit 1
}

# Runs quietly, but shows what was said when it fails.
quietly() {
    "$@" >"$folder/log" 2>&1 || {
        cat "$folder/log"
        fail "failed: $*"
    }
}

quietly cmake --install "$build" --prefix "$folder/first"
mv "$folder/first" "$folder/moved"
prefix=$folder/moved
library=$(dirname "$(find "$prefix" -name libentente.a)")
kinds="static"
if [[ -e $library/libentente.so ]]; then
    kinds+=" shared"
fi

# What a person who installs it looks for.
for path in bin/entente include/entente/entente.h share/doc/entente/LICENSE \
    share/doc/entente/commands.md share/bash-completion/completions/entente \
    share/zsh/site-functions/_entente share/entente/cases/chicken/dispute.yaml; do
    [[ -s $prefix/$path ]] || fail "$path is not there"
done
if [[ -d $build/manual/man ]]; then
    [[ -s $prefix/share/man/man1/entente-solve.1 ]] || fail "the manual pages are not there"
fi
# Of the source by its folders, as a checkout may lie in /entente, and "/entente" is part of what is installed.
if grep -rlIF -e "$source/src" -e "$source/cli" -e "$source/include" -e "$folder" -e "$build" "$prefix"; then
    fail "these files name the folder of the source, the build or the installation"
fi
version=$("$prefix/bin/entente" version | sed -n 's/^entente //p')

# One version, and one day, in all papers.
day=$(sed -n 's/^date-released: "\(.*\)"$/\1/p' "$source/CITATION.cff")
grep -qx "version: $version" "$source/CITATION.cff" || fail "CITATION.cff has another version than $version"
grep -qx "## $version - $day" "$source/CHANGELOG.md" || fail "CHANGELOG.md has no version $version of $day"
[[ -s $source/docs/release-$version.md ]] || fail "there are no release notes of $version"

# The client must say what it says, and be linked as asked: client_says PROGRAM KIND.
client_says() {
    local said
    said=$(LD_LIBRARY_PATH=$library "$1") || fail "$1 failed: $said"
    [[ $said == "Chicken: 2 Nash equilibria" ]] || fail "$1 says '$said'"
    local needs=static
    if objdump -p "$1" | grep -q 'NEEDED *libentente\.so\.'; then
        needs=shared
    fi
    [[ $needs == "$2" ]] || fail "$1 is linked as $needs, not as $2"
    runs=$((runs + 1))
}

# block KIND: the first fenced block of that kind on the page for developers.
block() {
    awk -v fence="\`\`\`$1" '$0 == "```" && inside { exit } inside { print } $0 == fence { inside = 1 }' "$source/docs/developers.md"
}

# The example must print what the page says, and refuse what is not there.
example_says() {
    local said
    said=$(LD_LIBRARY_PATH=$library "$1" "$prefix/share/entente/cases/chicken/dispute.yaml") || fail "the example failed"
    [[ $said == "$(block text)" ]] || fail "the example prints something else than docs/developers.md says: $said"
    if LD_LIBRARY_PATH=$library "$1" "$folder/nowhere" >"$folder/log" 2>&1; then
        fail "the example takes a file that is not there"
    fi
    grep -q 'error\[E101\]' "$folder/log" || fail "the example does not tell what is wrong"
}
cmp "$source/examples/embed.c" <(block c) >&2 || fail "docs/developers.md shows another program than examples/embed.c"

runs=0
# "default" names no component: the shared library where there is one.
for kind in $kinds default; do
    expected=$kind component=$kind
    if [[ $kind == default ]]; then
        expected=${kinds##* } component=
    fi
    quietly cmake -S "$use" -B "$folder/$kind" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
        -DKIND="$component" -DVERSION="$version" -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx"
    quietly cmake --build "$folder/$kind"
    client_says "$folder/$kind/client_c" "$expected"
    client_says "$folder/$kind/client_cxx" "$expected"
done
example_says "$folder/default/embed"
if cmake -S "$use" -B "$folder/wrong" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DKIND=other \
    -DVERSION="$version" \
    >"$folder/log" 2>&1; then
    fail "a component that does not exist was found"
fi

export PKG_CONFIG_PATH=$library/pkgconfig
[[ $(pkg-config --modversion entente) == "$version" ]] || fail "the versions differ"
for kind in $kinds; do
    flags=()
    if [[ $kind == static ]]; then
        flags=(--static)
    fi
    read -r -a words <<<"$(pkg-config --cflags --libs "${flags[@]}" entente)"
    if [[ $kind == static ]]; then # the linker would rather take the shared one
        words=("${words[@]/#-lentente/-l:libentente.a}")
    fi
    quietly "$cc" -std=c11 -o "$folder/c" "$use/client.c" "${words[@]}"
    quietly "$cxx" -std=c++17 -o "$folder/cxx" "$use/client.cpp" "${words[@]}"
    client_says "$folder/c" "$kind"
    client_says "$folder/cxx" "$kind"
done
echo "installed: $(find "$prefix" -type f | wc -l) files of version $version; $runs clients ran ($kinds)"
