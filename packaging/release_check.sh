#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Shows that a release can be made again: makes it twice, and compares the bytes of every file.
#
# The second time it is made from the first one's tarball, without git, in a folder of another name and depth, in another
# time zone and locale, with another umask, and with one compiler at a time; and, where faketime is there, 400 days later.
# Where lintian is there, its findings follow.
# Exit codes: 0 the same; 1 not, and what differs; 2 wrong usage; else what failed.
set -euo pipefail

if [[ $# -ne 0 ]]; then
    echo "usage: packaging/release_check.sh" >&2
    exit 2
fi
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
other=$work/the/second/time/elsewhere
mkdir -p "$other"

packaging/release.sh "$work/first" >/dev/null
tar -xzf "$work"/first/*.tar.gz -C "$other"
later=()
if command -v faketime >/dev/null; then
    later=(faketime -f +400d)
else
    sleep 2 # so that no second is the same
fi
(
    umask 077
    export TZ=Pacific/Chatham LC_ALL=C.UTF-8 BUILD_JOBS=1
    "${later[@]}" "$other"/entente-*/packaging/release.sh "$other/made" >/dev/null
)

differ=0
while read -r file; do
    if ! cmp -s "$work/first/$file" "$other/made/$file"; then
        echo "release: $file differs: $(cmp "$work/first/$file" "$other/made/$file" 2>&1 | sed 's/.*: *//')"
        differ=1
    fi
done < <({ ls "$work/first" && ls "$other/made"; } | sort -u)
if [[ $differ -ne 0 ]]; then
    if command -v diffoscope >/dev/null; then
        diffoscope "$work/first" "$other/made" || true
    fi
    exit 1
fi
cat "$work/first/SHA256SUMS"
echo "release: $(wc -l <"$work/first/SHA256SUMS") files are the same, byte by byte, both times"
if command -v lintian >/dev/null; then
    lintian --allow-root "$work"/first/*.deb || true
fi
