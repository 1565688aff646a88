#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs by apt what is missing to build and run (run), to build the workbench too (serve), to test (test) or to
# check as in CI (ci); deep adds what long checks by hand use.
#
# Silent and instant when nothing is missing. A package counts as present when dpkg says that it is
# installed, or when its proof in the table holds, so that a compiler from elsewhere will do.
# Exit codes: 0 all is there; 2 wrong usage; 3 something is missing and could not be installed.
set -euo pipefail

# Each level has all that the levels before it have, of run, serve, test, ci, deep; but test does not have serve.
# level  package              proof: any of these programs, a pkg-config module, a header, a file, a runtime
readonly TABLE='
run      gcc                  program gcc cc clang
run      libc6-dev            header stdio.h
run      cmake                program cmake
run      ninja-build          program ninja ninja-build
run      pkg-config           program pkg-config pkgconf
run      libfyaml-dev         module libfyaml
run      libexpat1-dev        module expat
run      g++                  program g++ c++ clang++
run      libcadical-dev       header ccadical.h
serve    libmicrohttpd-dev    module libmicrohttpd
serve    libjansson-dev       module jansson
serve    nodejs               program node nodejs
serve    npm                  program npm
test     libcmocka-dev        module cmocka
test     liblink-grammar-dev  module link-grammar
test     link-grammar-dictionaries-en file /usr/share/link-grammar/en/4.0.dict
test     libopenmpi-dev       program mpicc
test     openmpi-bin          program mpirun mpiexec
test     python3              program python3
ci       clang                program clang
ci       clang-format         program clang-format
ci       libclang-rt-14-dev   runtime clang
ci       dpkg-dev             program dpkg-shlibdeps
ci       scdoc                program scdoc
ci       locales              file /usr/share/i18n/locales/de_DE
ci       gcovr                program gcovr
ci       chromium             program chromium
deep     valgrind             program valgrind
deep     zsh                  program zsh
deep     afl++                program afl-clang-fast
deep     lintian              program lintian
deep     mandoc               program mandoc
deep     faketime             program faketime
'

# The first of the given programs that is on the path.
first_program() {
    local name
    for name in "$@"; do
        if command -v "$name"; then
            return 0
        fi
    done
    return 1
}

proof_holds() {
    local kind=$1 tool file
    shift
    case $kind in
    program)
        first_program "$@" >/dev/null
        ;;
    module)
        tool=$(first_program pkg-config pkgconf) && "$tool" --exists "$1" 2>/dev/null
        ;;
    header)
        tool=$(first_program gcc cc clang) && echo "#include <$1>" | "$tool" -E - >/dev/null 2>&1
        ;;
    file)
        [[ -e $1 ]]
        ;;
    runtime) # what -fsanitize links with
        tool=$(first_program "$1") &&
            file=$("$tool" --rtlib=compiler-rt -print-libgcc-file-name 2>/dev/null) &&
            [[ -e $file ]]
        ;;
    *)
        echo "setup: the table has an unknown proof: $kind" >&2
        exit 2
        ;;
    esac
}

# One line per package of the level: its name and its proof.
rows_of_level() {
    local levels=" run "
    case $1 in
    serve) levels=" run serve " ;;
    test) levels=" run test " ;;
    ci) levels=" run serve test ci " ;;
    deep) levels=" run serve test ci deep " ;;
    esac
    local level package proof
    while read -r level package proof; do
        if [[ -n $level && $levels == *" $level "* ]]; then
            echo "$package $proof"
        fi
    done <<<"$TABLE"
}

# The missing packages of the level, separated by blanks, each with a blank before it.
missing_packages() {
    local rows installed="" package proof
    rows=$(rows_of_level "$1")
    if command -v dpkg-query >/dev/null; then
        local packages
        read -r -d '' -a packages <<<"$(awk '{ print $1 }' <<<"$rows")" || true
        # shellcheck disable=SC2016 # the fields are dpkg-query's, not the shell's
        installed=$(dpkg-query -W -f='${Package} ${Status}\n' "${packages[@]}" 2>/dev/null) || true
    fi
    while read -r package proof; do
        if grep -q "^$package .* ok installed\$" <<<"$installed"; then
            continue
        fi
        # shellcheck disable=SC2086 # a proof is several words
        if ! proof_holds $proof; then
            printf ' %s' "$package"
        fi
    done <<<"$rows"
}

# How to become root: an empty line when we are, else sudo, if it can be used here.
root_prefix() {
    if [[ $(id -u) -eq 0 ]]; then
        echo
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
        echo sudo
    else
        return 1
    fi
}

give_up() {
    echo "setup: $1; packages to install (by their names in Debian):$2" >&2
    exit 3
}

if [[ $# -ne 1 || ! $1 =~ ^(run|serve|test|ci|deep)$ ]]; then
    echo "usage: tools/setup.sh run|serve|test|ci|deep" >&2
    exit 2
fi

missing=$(missing_packages "$1")
if [[ -z $missing ]]; then
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    give_up "there is no apt-get here" "$missing"
fi
if ! prefix=$(root_prefix); then
    give_up "not root, and no sudo" "$missing"
fi

echo "setup: installing$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A failed update is no reason to stop: the lists that are there may do.
# shellcheck disable=SC2016 # its words are those of the shell that is begun
readonly INSTALL='$1 apt-get update || true
exec $1 env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 $2'
if [[ -n $prefix && -t 0 ]]; then
    sudo -v || true # asks for the password before anything is shown
fi
if ! "$(dirname "$0")/watched.sh" setup "$log" bash -c "$INSTALL" bash "$prefix" "$missing" |
    tail -n 20 >&2; then
    give_up "apt-get failed, see above" "$missing"
fi
missing=$(missing_packages "$1")
if [[ -n $missing ]]; then
    give_up "apt-get reported success, yet these are not there" "$missing"
fi
