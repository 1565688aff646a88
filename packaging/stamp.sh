#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Tells what a release goes by: stamp.sh version|epoch|commit.
#
# The version stands in CMakeLists.txt alone. The moment (seconds since 1970) and the commit are those of the file RELEASE,
# which a tarball has, else of the last commit; SOURCE_DATE_EPOCH comes before both.
# Exit codes: 0; 2 wrong usage; 3 there is neither git nor RELEASE.
set -euo pipefail
cd "$(dirname "$0")/.."

# The value of a line of RELEASE, else what git says in a format.
from_release_or_git() {
    if [[ -e RELEASE ]]; then
        sed -n "s/^$1: //p" RELEASE
    else
        git -c safe.directory='*' log -1 --format="$2" 2>/dev/null || {
            echo "stamp: there is neither a commit nor the file RELEASE to tell the $1" >&2
            exit 3
        }
    fi
}

case ${1:-} in
version) sed -n 's/^project(entente VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt ;;
epoch)
    if [[ -n ${SOURCE_DATE_EPOCH:-} ]]; then
        echo "$SOURCE_DATE_EPOCH"
    else
        from_release_or_git epoch %ct
    fi
    ;;
commit) from_release_or_git commit %H ;;
*)
    echo "usage: packaging/stamp.sh version|epoch|commit" >&2
    exit 2
    ;;
esac
