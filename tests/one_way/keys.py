#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The keys of all JSON: small letters with _ between, each of one vocabulary, keys.txt, with the kinds of its values.

A key that is not there is a new word: look first whether the vocabulary has one for it, and whether what a known key now holds is the
same thing. Then --update writes the list. Keys that are names of a file (of parties, options, ...) or of concepts are left out.
Usage: keys.py ENTENTE ROOT [--update]
"""

import json
import pathlib
import re
import subprocess
import sys

CHICKEN, ELMIRA, UKRAINE = (f"cases/{name}/dispute.yaml" for name in ("chicken", "elmira-1991", "ukraine-2025"))
RUNS = [
    ["check", UKRAINE], ["check", UKRAINE, "--outline"], ["states", ELMIRA, "--by", "local"],
    ["solve", ELMIRA, "--strength"], ["solve", ELMIRA, "--certainty", "completions"],
    ["solve", ELMIRA, "--certainty", "types"], ["solve", ELMIRA, "--coalition", "all"],
    ["solve", ELMIRA, "--merge", "ministry,local"], ["solve", ELMIRA, "--plan"], ["solve", CHICKEN, "--horizon", "2"],
    ["solve", CHICKEN, "--attitudes"], ["solve", CHICKEN, "--fuzzy"], ["explain", ELMIRA, "deadlock"],
    ["explain", ELMIRA, "s2"], ["explain", CHICKEN, "today", "--horizon", "2"],
    ["explain", CHICKEN, "today", "--attitudes"], ["explain", CHICKEN, "today", "--fuzzy"],
    ["explain", ELMIRA, "s8", "--certainty", "completions"], ["explain", ELMIRA, "s8", "--certainty", "types"],
    ["coalitions", ELMIRA, "deadlock"], ["paths", ELMIRA, "s8"], ["paths", ELMIRA],
    ["leverage", CHICKEN, "both_swerve", "--free", "first"], ["robust", CHICKEN], ["settle", ELMIRA],
    ["forecast", UKRAINE, "--samples", "10"], ["forecast", UKRAINE, "--turns"],
    ["timeline", UKRAINE, "--targets", "deal", "--concepts", "nash"], ["evidence", UKRAINE, "--no-hanging"],
    ["compare", ELMIRA, ELMIRA], ["edit", UKRAINE, "--move", "ukraine:5:2"], ["help", "words"],
]
# Values by names of the file or of concepts: only what stands below them has keys of ours.
NAMES = {"nash", "gmr", "smr", "seq", "sseq", "sim", "rnash", "agmr", "asmr", "aseq", "fnash", "fgmr", "fsmr", "fseq",
         "l1", "l2", "nm"}
KINDS = {dict: "object", list: "list", str: "text", bool: "truth", int: "number", float: "number", type(None): None}


def names_of(entente, root):
    """What parties, options, names and issues are called in the files that are asked about."""
    found = set(NAMES)
    for file in (CHICKEN, ELMIRA, UKRAINE):
        text = (root / file).read_text(encoding="utf-8")
        found |= set(re.findall(r"^  ([a-z][a-z0-9_]*):", text, re.M))
    return found


def walk(value, names, found):
    if isinstance(value, list):
        for one in value:
            walk(one, names, found)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in names or key in ("today",):
                kind = KINDS[type(one)]
                found.setdefault(key, set()).update([kind] if kind else [])
            if key not in ("shapes", "keys"):
                walk(one, names, found)


def main():
    entente, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    names, found = names_of(entente, root), {}
    for words in RUNS:
        done = subprocess.run([entente, *words, "--format", "json"], cwd=root, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        walk(json.loads(done.stdout), names, found)
    lines = [f"{key} {','.join(sorted(kinds))}".rstrip() for key, kinds in sorted(found.items())]
    path = pathlib.Path(__file__).with_name("keys.txt")
    if "--update" in sys.argv:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    known = path.read_text(encoding="utf-8").splitlines()
    complaints = [f"'{line}' is not in keys.txt" for line in lines if line not in known]
    complaints += [f"'{line}' of keys.txt is found no more" for line in known if line not in lines]
    complaints += [f"'{key}' is not in small letters with _" for key in found if not re.fullmatch(r"[a-z][a-z0-9_]*", key)]
    for words in complaints:
        print("keys:", words)
    print(f"keys: {len(found)} in {len(RUNS)} answers, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
