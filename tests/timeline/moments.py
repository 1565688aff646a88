#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds commands with --at against the same commands on the moment made by hand.

What is written must be the same but for the entry "moment" of JSON and the line "at:" of text.
Usage: moments.py ENTENTE SEED COUNT
"""

import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import scripts  # noqa: E402

EVENTS = 3
COMMANDS = [
    ["solve", "--format", "csv"],
    ["solve", "--format", "json"],
    ["solve", "--format", "text"],
    ["solve", "--summary"],
    ["solve", "--certainty", "completions", "--format", "json"],
    ["solve", "--attitudes", "--format", "json"],
    ["solve", "--coalition", "all", "--format", "json"],
    ["states", "--format", "csv"],
    ["states", "--format", "text"],
    ["states", "--count"],
    ["explain", "today", "--format", "json"],
    ["explain", "today"],
    ["coalitions", "today", "--format", "json"],
    ["coalitions", "today"],
    ["paths", "--format", "csv"],
    ["paths", "--format", "json"],
    ["leverage", "today", "--format", "json"],
    ["robust", "--over", "swaps", "--samples", "20", "--format", "json"],
    ["convert", "--to", "json"],
    ["check", "--format", "json"],
]


NAMES_FILE = re.compile(r"  at: |Why: |Fewer: |\d+ warnings? that check tells: ")


def run(entente, path, command, *flags):
    """Exit code and output, without what tells of the moment, or names the file to be asked further."""
    done = subprocess.run([entente, command[0], path, *command[1:], *flags], capture_output=True, text=True)
    out = done.stdout
    if "json" in command:
        try:
            out = json.loads(out)
            out.pop("moment", None)
            out.pop("diagnostics", None)  # which have places
        except ValueError:
            pass
    else:
        out = "\n".join(line for line in out.split("\n") if not NAMES_FILE.match(line))
    return done.returncode, out


def try_script(entente, folder, seed):
    failures = 0
    first, models = scripts.script(seed, EVENTS)
    path = os.path.join(folder, "timeline.yaml")
    scripts.write(path, first)
    for k, model in enumerate(models):
        hand = os.path.join(folder, "moment.yaml")
        scripts.write(hand, model)
        at = "start" if k == 0 else f"e{k}" if k % 2 == 1 else f"2025-{k:02}"
        for command in COMMANDS:
            got, wanted = run(entente, path, command, "--at", at), run(entente, hand, command)
            if got != wanted:
                failures += 1
                print(f"seed {seed}: {' '.join(command)} --at {at}:\n{got}\nby hand\n{wanted}")
    last = run(entente, path, COMMANDS[0]), run(entente, path, COMMANDS[0], "--at", "last")
    if last[0] != last[1]:
        failures += 1
        print(f"seed {seed}: the last moment is not what is taken without more")
    return failures


def main():
    entente, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for k in range(count):
            failures += try_script(entente, folder, seed * 1000003 + k)
    print(f"{count} scripts, {failures} differences")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
