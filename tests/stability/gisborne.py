#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds types a to d against results that another program computed for Lake Gisborne.

The file gives two parties by rankings; the third knows only that it would rather not have an appeal,
other things equal, so whether it lifts the ban and whether the federal government goes on are unknown to it.
Usage: gisborne.py ENTENTE FILE. Exit 77 where the file is not there.
"""

import json
import os
import subprocess
import sys

PARTIES = ["federal", "provincial", "support"]

HEAD = """entente: 1
parties: {federal: , provincial: , support: }
options:
  promote: {party: federal}
  lift: {party: provincial}
  appeal: {party: support}
preferences:
  provincial:
    - {want: promote, certainty: unknown}
    - {want: lift, certainty: unknown}
    - not appeal
"""


def write_dispute(data):
    text = HEAD
    for name in ["Federal", "Support"]:
        order = ", ".join(f"s{state}" for state in data["rankings_best_first"][name])
        text += f"  {name.lower()}: {{of: 8, ranking: [{order}]}}\n"
    return text


def compare(found, data):
    """Yields a line for each answer that differs, and returns how many there were."""
    answers = 0
    for key, want in data["computed_by_us"].items():
        concept, kind = key.lower().split("_")
        for party in PARTIES:
            answers += 1
            have = found["stable"][concept][party][kind]
            if have != want["per_dm"][party.capitalize()]:
                yield f"{key} {party}: {have}, not {want['per_dm'][party.capitalize()]}"
        answers += 1
        if found["equilibria"][concept][kind] != want["equilibria"]:
            yield f"{key}: {found['equilibria'][concept][kind]}, not {want['equilibria']}"
    if answers == 0:
        yield "nothing to compare"


def main():
    entente, path = sys.argv[1:]
    if not os.path.exists(path):
        print(f"skipped: {path} is not there")
        return 77
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    command = [entente, "solve", "-", "--certainty", "types", "--format", "json"]
    done = subprocess.run(command, input=write_dispute(data), capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr)
        return 1
    wrong = list(compare(json.loads(done.stdout)["types"], data))
    print("\n".join(wrong) if wrong else "all types agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
