#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Solves .gmcr files with the command and compares states, orders and stabilities.

Usage: gmcr.py ENTENTE FOLDER [SUFFIX]. For each FOLDER/NAME.gmcr the file FOLDER/NAME + SUFFIX (by
default .expected.json) holds what must come out; only the keys that it has are compared:

    yn          the states in their order, a letter Y or N an option
    options     the identifiers of the options, in the order of those letters
    payoffs     per party a number a state, more is better; only the order counts
    stable      concept to party to true or false a state
    equilibria  concept to states, each by its letters, or by its value with the first option lowest

Exit 0 when all agree, 1 when not, 77 when the folder is not there (nothing was tested).
"""
import json
import pathlib
import subprocess
import sys

CONCEPTS = ["nash", "gmr", "smr", "seq", "sseq", "sim"]


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def dense(values):
    """The places of values in their order, from 0; equal values have one place."""
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return [places[value] for value in values]


def decimal(letters):
    return sum(1 << i for i, letter in enumerate(letters) if letter == "Y")


def ranks(program, path, party, count):
    """Per state a number that is larger for better states."""
    listing = run(program, "states", str(path), "--by", party, "--format", "json")
    levels = [0] * count
    for row in listing["list"]:
        levels[row["state"] - 1] = -row["rank"]
    return levels


def differences(program, path, expected):
    """Yields what is otherwise than expected."""
    solved = run(program, "solve", str(path), "--format", "json", "--concepts", ",".join(CONCEPTS))
    options = [option["id"] for option in solved["options"]]
    letters = ["".join("Y" if state["values"][o] == "yes" else "N" for o in options)
               for state in solved["states"]["list"]]
    if letters != expected["yn"]:
        yield f"states {letters}"
        return
    if options != expected["options"]:
        yield f"options {options}"
    for p, party in enumerate(solved["parties"]):
        if "payoffs" in expected:
            levels = ranks(program, path, party, len(letters))
            if dense(levels) != dense(expected["payoffs"][p]):
                yield f"the order of {party}: {dense(levels)}"
        for concept in CONCEPTS:
            if concept in expected.get("stable", {}):
                stable = set(solved["stable"][concept][party])
                if [s + 1 in stable for s in range(len(letters))] != expected["stable"][concept][p]:
                    yield f"{concept} of {party}: {sorted(stable)}"
    for concept in CONCEPTS:
        if concept in expected.get("equilibria", {}):
            found = [letters[s - 1] for s in solved["equilibria"][concept]]
            want = expected["equilibria"][concept]
            if found != want and [decimal(state) for state in found] != want:
                yield f"equilibria under {concept}: {found}"


def main():
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    suffix = sys.argv[3] if len(sys.argv) == 4 else ".expected.json"
    paths = sorted(folder.glob("*.gmcr"))
    if not paths:
        print(f"skipped: there are no .gmcr files in {folder}; nothing was tested")
        return 77
    failed = 0
    for path in paths:
        expected = json.loads(path.with_name(path.stem + suffix).read_text(encoding="utf-8"))
        found = list(differences(program, path, expected))
        failed += bool(found)
        for what in found:
            print(f"{path.name}: {what}")
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
