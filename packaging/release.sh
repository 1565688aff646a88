#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes what is handed out: release.sh FOLDER writes the tarball of the source, the Debian packages and SHA256SUMS there.
#
# The packages are made from the tarball, unpacked elsewhere, so that nothing gets into them that is not in it. Everything else in
# FOLDER is left as it is, but older files of these kinds.
set -euo pipefail

if [[ $# -ne 1 ]]; then
    echo "usage: packaging/release.sh FOLDER" >&2
    exit 2
fi
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
name=entente-$(packaging/stamp.sh version)
work=$(mktemp -d "$out/work.XXXXXX")
trap 'rm -rf "$work"' EXIT

rm -f "$out"/*.tar.gz "$out"/*.deb "$out/SHA256SUMS"
packaging/source.sh "$out"
tar -xzf "$out/$name.tar.gz" -C "$work"
cd "$work/$name"
packaging/build.sh "$work/build"
packaging/debs.sh "$work/build" "$out"
cd "$out"
LC_ALL=C sha256sum -- *.tar.gz *.deb >SHA256SUMS
cat SHA256SUMS
