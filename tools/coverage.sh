#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Which lines and branches of the library the quick and full tests take, room by room.
#
# The library alone is built with counters and without optimisation; tests and command are as always.
# Every branch counts: none is left out but those of conditions that src/base/assume.h marks.
# Usage: tools/coverage.sh [--missing]   with --missing, also where branches are not taken
# Exit codes: 0 every room is at its floor or above; 1 a test failed or a room is below; 2 wrong usage.
set -euo pipefail
cd "$(dirname "$0")/.."

# Room under src/ and the least percentage of its branches that must be taken. A room that is not there
# yet is passed over. Floors only rise.
readonly FLOORS='
base         100
diag         100
dispute      99
verify       100
verify/families 94
space        95
space/counting 90
preference   95
stability    95
explain      95
exists       95
coalitions   95
certainty    95
journey      93
editing      92
comparison   95
coding       95
evidence     95
reading      93
timeline     87
leverage     95
settlement   96
forecast     97
robust       95
report/robust 95
stability/afresh 95
forecast/spatial 98
formats/in   95
formats/out  95
report       95
'

if [[ $# -gt 1 || ($# -eq 1 && $1 != --missing) ]]; then
    echo "usage: tools/coverage.sh [--missing]" >&2
    exit 2
fi

folder=build-coverage
cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS='-O1 -DNDEBUG' -DENTENTE_COVERAGE=ON \
    -DENTENTE_TESTS=ON -DENTENTE_WORKBENCH=OFF > "$folder.log" 2>&1 &&
    cmake --build "$folder" > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
rm -f "$folder.log"

# What is run adds to the counters, so they begin at nothing. One test fills disks and kills the command
# while it writes, its counters too: they go elsewhere. Another keeps the command from writing any file,
# which the counters shall not complain of as if they were the command. Several machines are left out: what their
# program adds is no part of the library; and so are tests of programs, and those that ask the command what others ask the
# library.
find "$folder" -name '*.gcda' -delete
export GCOV_ERROR_FILE=/dev/null
source tools/repeats.sh
tests=(ctest --test-dir "$folder" --output-on-failure --no-tests=error -j 2 -L 'quick|full')
{
    "${tests[@]}" -E "^hostile$|^mpi$|^(workbench|review|grammar|manual|install|bench|locale)|^report/(numbers|cases)$|^timeline/(reference|moments)|^genius/reference-large|^forecast/accuracy|^certificates/altered-few$|$REPEATS" && GCOV_PREFIX=$PWD/$folder/uncounted "${tests[@]}" -R '^hostile$'
} > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
rm -f "$folder.log"

objects="$folder/CMakeFiles/entente.dir"
if [[ $# -eq 1 ]]; then
    gcovr --root . --filter src/ --branches --txt - "$objects"
fi
gcovr --root . --filter src/ --csv - "$objects" | awk -F, -v floors="$FLOORS" '
    function percent(part, all) { return all == 0 ? 100 : 100 * part / all }
    BEGIN {
        count = split(floors, words, /[ \n]+/)
        for (i = 2; i < count; i += 2) { # the table begins and ends with a line end
            rooms[++room_count] = words[i]
            floor_of[words[i]] = words[i + 1]
        }
    }
    NR == 1 {
        for (i = 1; i <= NF; i++) column[$i] = i
        next
    }
    {
        room = $column["filename"]
        sub(/^src\//, "", room)
        sub(/\/[^\/]*$/, "", room)
        while (!(room in floor_of) && sub(/\/[^\/]*$/, "", room)) {
            # a folder within a room counts for it
        }
        if (!(room in floor_of)) {
            print "coverage: there is no floor for src/" room
            failed = 1
        }
        lines[room] += $column["line_total"]
        lines_run[room] += $column["line_covered"]
        branches[room] += $column["branch_total"]
        branches_taken[room] += $column["branch_covered"]
    }
    END {
        printf "%-14s %8s %8s %8s %8s %8s\n", "room", "lines", "run", "branches", "taken", "floor"
        for (i = 1; i <= room_count; i++) {
            room = rooms[i]
            if (!(room in lines)) {
                if (system("test -d src/" room) == 0) {
                    print "coverage: nothing was counted in src/" room
                    failed = 1
                }
                continue
            }
            taken = percent(branches_taken[room], branches[room])
            low = taken < floor_of[room]
            failed = failed || low
            printf "%-14s %8d %7.1f%% %8d %7.1f%% %7d%%%s\n", room, lines[room],
                percent(lines_run[room], lines[room]), branches[room], taken, floor_of[room],
                low ? "  too low" : ""
        }
        exit failed
    }'
