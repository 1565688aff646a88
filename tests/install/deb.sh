#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes Debian packages of a build and looks into them: deb.sh BUILD SOURCE VERSION (77: no tools to make them).
set -euo pipefail

build=$1 source=$2 version=$3
abi=${version%%.*}
[[ $abi != 0 ]] || abi=${version%.*}
for tool in dpkg-deb dpkg-shlibdeps; do
    if ! command -v "$tool" >/dev/null; then
        echo "deb: skipped: there is no $tool"
        exit 77
    fi
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "deb: $1" >&2
    exit 1
}

SOURCE_DATE_EPOCH=1000000000 COMPRESSION=none "$source/packaging/debs.sh" "$build" "$folder/packages" >"$folder/log" 2>&1 || {
    cat "$folder/log"
    fail "packaging/debs.sh failed"
}

# holds PACKAGE PATTERN...: the package has a file for each pattern, and depends on what it needs.
holds() {
    local package=$1 file list pattern
    shift
    file=$(find "$folder/packages" -maxdepth 1 -name "${package}_${version}_*.deb")
    [[ -s $file ]] || fail "there is no package $package"
    [[ $(dpkg-deb --field "$file" Package Version) == "Package: $package"$'\n'"Version: $version" ]] ||
        fail "$package says that it is another"
    list=$(TZ=UTC dpkg-deb --contents "$file")
    for pattern in "$@"; do
        grep -qE " \./usr/$pattern( ->.*)?\$" <<<"$list" || fail "$package has no $pattern"
    done
    if grep -vE ' (root/root) ' <<<"$list" || grep -qvE ' \./(usr/.*)?$' <<<"$list"; then
        fail "$package has files of others, or elsewhere than in /usr"
    fi
    if grep -v ' 2001-09-09 01:46 ' <<<"$list"; then
        fail "$package has files of another time than that of the release"
    fi
    dpkg-deb --extract "$file" "$folder/root"
    dpkg-deb --control "$file" "$folder/control"
    (cd "$folder/root" && md5sum --check --quiet "$folder/control/md5sums") || fail "$package has wrong sums"
    rm -r "$folder/control"
    depends=$(dpkg-deb --field "$file" Depends)
}

holds entente bin/entente share/bash-completion/completions/entente share/zsh/.*/_entente \
    share/entente/cases/chicken/dispute.yaml share/doc/entente/copyright \
    share/doc/entente/changelog.gz
[[ $depends == *libfyaml0* && $depends == *libexpat1* && $depends == *libc6* ]] ||
    fail "entente depends on $depends"
if [[ -d $build/manual/man ]]; then
    holds entente share/man/man1/entente.1.gz share/man/man1/entente-solve.1.gz
fi
if [[ $(nm "$build/libentente.a" 2>/dev/null) == *" U ccadical_init"* ]]; then
    grep -q "Armin Biere" "$folder/root/usr/share/doc/entente/copyright" || fail "entente does not tell the licence of its solver"
fi
holds libentente-dev include/entente/entente.h 'lib/.*libentente\.a' 'lib/.*pkgconfig/entente.pc' \
    'lib/.*cmake/entente/entente-config.cmake'
[[ $depends == *libfyaml-dev* && $depends == *libexpat1-dev* ]] || fail "libentente-dev depends on $depends"
if [[ $(nm "$folder/root/usr/lib/"*/libentente.a 2>/dev/null) == *" U ccadical_init"* ]]; then
    [[ $depends == *libcadical-dev*g++* ]] || fail "libentente-dev depends on $depends"
fi
if [[ -e $build/libentente.so ]]; then
    [[ $depends == *"libentente$abi (= $version)"* ]] || fail "libentente-dev depends on $depends"
    holds "libentente$abi" "lib/.*libentente\.so\.$abi" "lib/.*libentente\.so\.$version"
    [[ $depends == *libfyaml0* && $depends == *libexpat1* ]] || fail "the library depends on $depends"
fi
if [[ -e $build/entente-serve ]]; then
    holds entente-serve bin/entente-serve share/doc/entente/workbench.md
    [[ $depends == *libmicrohttpd* ]] || fail "entente-serve depends on $depends"
fi
if [[ -e $build/entente-mpi ]]; then
    holds entente-mpi bin/entente-mpi share/doc/entente/mpi.md
    [[ $depends == *libopenmpi*openmpi-bin* || $depends == *libmpich* ]] || fail "entente-mpi depends on $depends"
fi
if [[ -e $build/entente-grammar ]]; then
    holds entente-grammar bin/entente-grammar share/doc/entente/reading.md
    [[ $depends == *liblink-grammar5*link-grammar-dictionaries-en* || $depends == *link-grammar-dictionaries-en*liblink-grammar5* ]] ||
        fail "entente-grammar depends on $depends"
    holds entente
    [[ $depends != *link-grammar* ]] || fail "entente depends on $depends"
fi

said=$("$folder/root/usr/bin/entente" check "$folder/root/usr/share/entente/cases/chicken/dispute.yaml")
[[ $said == "no errors"* ]] || fail "the command says '$said'"
echo "deb: $(find "$folder/packages" -maxdepth 1 -name '*.deb' | wc -l) packages of version $version"
