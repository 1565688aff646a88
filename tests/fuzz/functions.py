#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that docs/fuzzing.md has every public function in its table, and no other.

Usage: functions.py DOCUMENT HEADER... Exit 0 when they agree, 1 with a line for each that differs.
"""

import re
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [line.split("|")[1] for line in file if line.startswith("| `ent_")]
    told = re.findall(r"`(ent_[a-z_]+)`", " ".join(rows))
    public = set()
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            public.update(re.findall(r"^ENT_API [^;(]*?\b(ent_[a-z_]+)\(", file.read(), re.M))
    wrong = [f"{name}: not in the table" for name in sorted(public - set(told))]
    wrong += [f"{name}: no public function" for name in sorted(set(told) - public)]
    wrong += [f"{name}: twice in the table" for name in sorted(set(told)) if told.count(name) > 1]
    print("\n".join(wrong) if wrong else f"{len(told)} functions")
    return 1 if wrong or not told else 0


if __name__ == "__main__":
    sys.exit(main())
