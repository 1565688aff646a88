#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs `make run` and `make test` of the current commit in a fresh Debian root, as a newcomer would.
#
# Usage: tools/try_fresh_root.sh [ROOT_TAR_OR_DIR]
# Without an argument debootstrap makes the root; a folder that is given is copied, never changed.
# Must run as root. All mounts live in a mount namespace of their own, which ends with its last
# process: there is nothing to unmount, even after a kill, and nothing to delete through a mount.
# Exit codes: that of the first target that failed, else 0; 2 wrong usage; 3 no root could be made.
set -euo pipefail

readonly SUITE=bookworm
readonly PACKAGES=git,make,ca-certificates
readonly TARGETS="run test"
readonly LAST_LINES=15
readonly LIMIT_SECONDS=3600 # for each target

work=""  # our folder: the root is in it, and a log per step
child="" # the process that holds the namespaces, while there is one

fail() {
    echo "fresh root: $2" >&2
    exit "$1"
}

# Runs a command in namespaces of its own for mounts and processes, so that all end together.
isolated() {
    local status=0
    unshare --mount --pid --fork --kill-child --propagation private -- "$@" </dev/null &
    child=$!
    wait "$child" || status=$?
    child=""
    return "$status"
}

# shellcheck disable=SC2317 # called by a trap
clean_up() {
    if [[ -n $child ]]; then
        kill -KILL "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    fi
    if [[ -z $work ]]; then
        return
    fi
    if grep -qF " $work/" /proc/self/mountinfo; then
        echo "fresh root: something is mounted under $work, which therefore stays" >&2
        return
    fi
    rm -rf --one-file-system "$work"
}

# The first mirror in the host's apt sources that has this suite; nothing if there is none.
mirror_of() {
    local files=() file
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources}; do
        if [[ -r $file ]]; then
            files+=("$file")
        fi
    done
    if [[ ${#files[@]} -eq 0 ]]; then
        return
    fi
    awk -v suite="$1" '
        function has(list, word) { return index(" " list " ", " " word " ") > 0 }
        function offer(types, uris, suites, components,    uri) {
            split(uris, uri, " ")
            if (!found && has(types, "deb") && has(suites, suite) && has(components, "main") &&
                uri[1] ~ /^(https?|file):/) {
                found = 1
                print uri[1]
            }
        }
        function end_of_paragraph() {
            if (value["enabled"] != "no")
                offer(value["types"], value["uris"], value["suites"], value["components"])
            split("", value)
        }
        FNR == 1 { end_of_paragraph() }
        /^[ \t]*#/ { next }
        { gsub(/[ \t]+/, " ") }
        FILENAME ~ /\.list$/ {
            sub(/ \[[^]]*\]/, "")
            if ($1 == "deb") offer("deb", $2, $3, substr($0, index($0, $3)))
            next
        }
        /^ ?$/ { end_of_paragraph(); next }
        /^[^ ]+:/ { key = tolower(substr($1, 1, index($1, ":") - 1)); sub(/^[^:]*: ?/, "") }
        { value[key] = value[key] " " $0; sub(/^ /, "", value[key]) }
        END { end_of_paragraph() }' "${files[@]}"
}

make_root() {
    local source=$1 root=$2 mirror
    mkdir "$root"
    if [[ -d $source ]]; then
        cp -a --one-file-system "$source/." "$root"
    elif [[ -n $source ]]; then
        tar -C "$root" --numeric-owner -xpf "$source"
    else
        command -v debootstrap >/dev/null || fail 3 "debootstrap is missing; install it"
        mirror=$(mirror_of "$SUITE")
        isolated debootstrap --variant=minbase --include="$PACKAGES" "$SUITE" "$root" \
            ${mirror:+"$mirror"} >"$work/debootstrap.log" 2>&1 || {
            tail -n "$LAST_LINES" "$work/debootstrap.log" >&2
            fail 3 "debootstrap failed, see above"
        }
    fi
    if [[ ! -x $root/usr/bin/make || ! -r $root/etc/os-release ]]; then
        fail 3 "no Debian root with make: ${source:-what debootstrap made}"
    fi
}

# How the host reaches its mirror, for the root: the mirror, the proxy, the name servers.
# Of apt's settings only those on fetching: others name programs that the root does not have.
connect_root() {
    local root=$1 suite mirror file
    suite=$(sed -n 's/^VERSION_CODENAME=//p' "$root/etc/os-release")
    mirror=$(mirror_of "$suite")
    if [[ -n $mirror ]]; then
        rm -rf "$root/etc/apt/sources.list.d"
        mkdir "$root/etc/apt/sources.list.d"
        echo "deb $mirror $suite main" >"$root/etc/apt/sources.list"
    fi
    if command -v apt-config >/dev/null; then
        apt-config dump | grep '^Acquire::' >"$root/etc/apt/apt.conf.d/99host" || true
    fi
    for file in /etc/resolv.conf /etc/hosts; do
        rm -f "$root$file"
        cp -L "$file" "$root$file"
    done
}

# In the namespaces: mounts what a system has, and runs one target there.
# shellcheck disable=SC2317 # called by the shell in the namespaces
run_target() {
    local root=$1 target=$2 limit=$3
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    local name settings=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
        HOME=/root LANG=C.UTF-8 TERM=dumb)
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
        if [[ -n ${!name:-} ]]; then
            settings+=("$name=${!name}")
        fi
    done
    exec env -i "${settings[@]}" chroot "$root" \
        timeout --kill-after=10 "$limit" make -C /root/entente "$target"
}

if [[ $# -gt 1 || ${1:-} == -* ]]; then
    echo "usage: tools/try_fresh_root.sh [ROOT_TAR_OR_DIR]" >&2
    exit 2
fi
source=${1:-}
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [[ -n $source && ! -r $source ]]; then
    fail 2 "cannot read $source"
fi
if [[ $(id -u) -ne 0 ]]; then
    fail 2 "must run as root: it mounts and changes root"
fi
commit=$(git -c safe.directory='*' -C "$repository" rev-parse --short --verify --quiet HEAD) ||
    fail 2 "there is no commit in $repository"
if [[ -n $(git -c safe.directory='*' -C "$repository" status --porcelain) ]]; then
    echo "fresh root: note: what is not committed is not tried"
fi

trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
work=$(realpath "$(mktemp -d "${TMPDIR:-/tmp}/fresh-root.XXXXXX")")
if [[ $work =~ [[:space:]\\] ]]; then
    fail 2 "TMPDIR must have no blank and no backslash"
fi

SECONDS=0
make_root "$source" "$work/root"
connect_root "$work/root"
git -c safe.directory='*' clone --quiet --no-hardlinks "$repository" "$work/root/root/entente"
echo "fresh root: made in $SECONDS s; trying commit $commit"

first_failure=0
for target in $TARGETS; do
    SECONDS=0
    status=0
    isolated "$BASH" -euo pipefail -c "$(declare -f run_target); run_target \"\$@\"" run_target \
        "$work/root" "$target" "$LIMIT_SECONDS" >"$work/$target.log" 2>&1 || status=$?
    echo "== make $target: exit $status after $SECONDS s; its last lines:"
    tail -n "$LAST_LINES" "$work/$target.log"
    if [[ $first_failure -eq 0 ]]; then
        first_failure=$status
    fi
done
exit "$first_failure"
