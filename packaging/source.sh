#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes the tarball of the source: source.sh FOLDER writes FOLDER/entente-VERSION.tar.gz.
#
# In it is what the last commit tracks, and two files more: RELEASE tells version, moment and commit, MANIFEST the SHA-256 of
# every other file (`sha256sum --check --quiet MANIFEST`). A tree that came from a tarball makes the same tarball again, of what its
# MANIFEST lists. Order, owners, modes and times are fixed, so the bytes depend on the commit alone.
# Exit codes: 0; 2 wrong usage; 3 there is neither git nor MANIFEST, or a file is not what MANIFEST says.
set -euo pipefail

if [[ $# -ne 1 ]]; then
    echo "usage: packaging/source.sh FOLDER" >&2
    exit 2
fi
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
version=$(packaging/stamp.sh version)
epoch=$(packaging/stamp.sh epoch)
commit=$(packaging/stamp.sh commit)
name=entente-$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$name"
export LC_ALL=C

if [[ -e MANIFEST ]]; then
    sha256sum --check --quiet --strict MANIFEST >&2 || {
        echo "source: these files are not what MANIFEST says" >&2
        exit 3
    }
    sed 's/^[0-9a-f]*  //' MANIFEST | tar -c --verbatim-files-from -T - | tar -x -C "$work/$name"
else
    if [[ -n $(git -c safe.directory='*' status --porcelain --untracked-files=no) ]]; then
        echo "source: note: what is not committed is left out" >&2
    fi
    git -c safe.directory='*' archive HEAD | tar -x -C "$work/$name"
    printf 'version: %s\nepoch: %s\ncommit: %s\n' "$version" "$epoch" "$commit" >"$work/$name/RELEASE"
fi
cd "$work/$name"
rm -f MANIFEST
find . -type f -printf '%P\n' | sort | tr '\n' '\0' | xargs -0 sha256sum >"$work/MANIFEST"
mv "$work/MANIFEST" .
find . -type f -perm -u+x -exec chmod 0755 {} +
find . -type f ! -perm -u+x -exec chmod 0644 {} +
cd "$work"
tar -c --format=gnu --sort=name --owner=0 --group=0 --numeric-owner --mode=go=rX,u+w --mtime="@$epoch" "$name" |
    gzip -9n >"$out/$name.tar.gz"
