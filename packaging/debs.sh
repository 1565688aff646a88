#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes Debian packages of a build: debs.sh BUILD FOLDER writes FOLDER/PACKAGE_VERSION_ARCHITECTURE.deb for each package of
# packaging/control that was built.
#
# Files come from the components of `cmake --install`; what programs need is found by dpkg-shlibdeps. Times, owners, modes and order
# are fixed, so the bytes depend on the build and the moment of the release alone.
# COMPRESSION is how dpkg-deb compresses (xz).
# Exit codes: 0; 1 a tool failed; 2 wrong usage.
set -euo pipefail

if [[ $# -ne 2 || ! -e ${1:-}/CMakeCache.txt ]]; then
    echo "usage: packaging/debs.sh BUILD FOLDER" >&2
    exit 2
fi
build=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
version=$("$here/stamp.sh" version)
SOURCE_DATE_EPOCH=$("$here/stamp.sh" epoch)
export SOURCE_DATE_EPOCH LC_ALL=C
architecture=$(dpkg --print-architecture)
maintainer="The Entente authors <entente@localhost>"
umask 022
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

abi=""
if [[ -e $build/libentente.so ]]; then
    abi=$(objdump -p "$build/libentente.so" | sed -n 's/ *SONAME *libentente\.so\.//p')
fi

# paragraph PACKAGE: what packaging/control says of it, with the variables filled in.
paragraph() {
    sed -e "s/@VERSION@/$version/g; s/@ABI@/$abi/g" "$here/control" |
        awk -v RS= -v package="$1" 'index($0 "\n", "Package: " package "\n") == 1'
}

# field NAME: of the paragraph on standard input.
field() {
    sed -n "s/^$1: //p"
}

# install_component COMPONENT: as files of $root, stripped; what is compressed in Debian is.
install_component() {
    DESTDIR=$root cmake --install "$build" --prefix /usr --component "$1" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
    rm -f "$root/usr/share/doc/entente/LICENSE" # it is in the file copyright
    find "$root" -name '*.a' -exec strip --strip-debug --enable-deterministic-archives {} +
    find "$root/usr" \( -path '*/bin/*' -o -name '*.so.*' \) -type f -exec \
        strip --strip-unneeded --remove-section=.comment --remove-section=.note {} +
    find "$root" -path '*/man/*' -name '*.1' -exec gzip -9n {} +
}

# The licences of works of others that are in the programs of $root: of CaDiCaL, which is linked in, and of what the page is bundled from.
licences_of_others() {
    if grep -rqs CADICAL_ "$root/usr"; then
        printf '\nComment: The solver CaDiCaL is linked in, under this licence:\n'
        awk -v RS= '/^License: MIT\n Copyright/ { sub(/^[^\n]*\n/, ""); print; found = 1 } END { exit !found }' \
            /usr/share/doc/libcadical-dev/copyright
    fi
    if [[ -e $root/usr/bin/entente-serve ]]; then
        printf '\nComment: The page of the workbench holds other works, under these licences:\n'
        awk '/^\/\*/ { inside = 1 } inside' "$build/page/app.js" |
            sed -e '/^\/\*$/d; /^\*\/$/d; s/[[:space:]]*$//; /./!s/^/./; s/^/ /'
    fi
}

# The licence, those of others, and the changes, in Debian's form.
put_papers() {
    local folder=$root/usr/share/doc/$1
    mkdir -p "$folder"
    {
        cat "$here/copyright"
        echo "License: Expat"
        sed -e '1,/^Copyright/d; /./!s/^/./; s/^/ /' "$here/../LICENSE" | sed '1{/^ \.$/d}'
        licences_of_others
    } >"$folder/copyright"
    {
        printf 'entente (%s) unstable; urgency=medium\n\n' "$version"
        printf '  * Version %s; CHANGELOG.md tells what it can do.\n\n' "$version"
        printf ' -- %s  %s\n' "$maintainer" "$(date -uR -d "@$SOURCE_DATE_EPOCH")"
    } | gzip -9n >"$folder/changelog.gz"
}

# needed: what the programs and libraries of $root need, by the packages that are installed here.
needed() {
    local files
    mapfile -t files < <(find "$root/usr" \( -path '*/bin/*' -o -name '*.so.*' \) -type f | sort)
    if [[ ${#files[@]} -eq 0 ]]; then
        return
    fi
    mkdir -p "$work/debian"
    printf 'Source: entente\n\nPackage: entente\nArchitecture: any\n' >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps -O "${files[@]/#/-e}" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
}

# put_control PACKAGE: what dpkg has to know of $root.
put_control() {
    local words depends
    words=$(paragraph "$1")
    depends=$(field Depends <<<"$words")
    depends=$(printf '%s\n' "$depends" "$(needed)" | sed '/^$/d' | paste -sd, | sed 's/,\([^ ]\)/, \1/g')
    if [[ $1 == libentente-dev && $(nm "$build/libentente.a" 2>/dev/null) == *" U ccadical_init"* ]]; then
        depends+=", libcadical-dev, g++" # any libstdc++-dev would do for apt, but not for the compiler
    elif [[ $depends == *libopenmpi* ]]; then
        depends+=", openmpi-bin" # the library starts programs of it
    fi
    mkdir "$root/DEBIAN"
    {
        printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: %s\n' "$1" "$version" "$architecture" "$maintainer"
        if [[ $1 != entente ]]; then
            echo "Source: entente"
        fi
        echo "Priority: optional"
        printf 'Installed-Size: %s\n' "$(du -k --apparent-size -s "$root/usr" | cut -f 1)"
        if [[ -n $depends ]]; then
            echo "Depends: $depends"
        fi
        grep -vE '^(Package|Component|Built|Depends):' <<<"$words"
    } >"$root/DEBIAN/control"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
    if [[ -n $abi && $1 == "libentente$abi" ]]; then
        echo "libentente $abi $1 (>= $version)" >"$root/DEBIAN/shlibs"
        echo "activate-noawait ldconfig" >"$root/DEBIAN/triggers"
    fi
}

for package in $(sed "s/@ABI@/$abi/" "$here/control" | field Package); do
    words=$(paragraph "$package")
    if [[ ! -e $build/$(field Built <<<"$words") ]]; then
        continue
    fi
    root=$work/$package
    install_component "$(field Component <<<"$words")"
    put_papers "$package"
    put_control "$package"
    chmod -R u=rwX,go=rX "$root"
    find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    find "$root/usr" -name '*.so.*' -type f -exec chmod 0644 {} +
    dpkg-deb --root-owner-group -Z"${COMPRESSION:-xz}" --uniform-compression --threads-max=1 --build "$root" \
        "$out/${package}_${version}_$architecture.deb" >"$work/log" || {
        cat "$work/log" >&2
        exit 1
    }
    rm -rf "$root"
done
