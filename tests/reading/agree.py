#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds two markings of one text against each other, for every text of two folders: how far do they agree?

Statements are paired as in score.py. Kappa (Cohen 1960) of a field is over the pairs in which both have a value, and, as
`with none`, over all pairs, where none is a value, too; that of `sentences` is over all sentences, each coded or not. F1
counts also statements that have no partner.
Usage: agree.py FIRST SECOND [--table PAGE [--update]] [--entente COMMAND] | --self-test, two folders; texts are those of
FIRST that SECOND marks, too; the page holds the table as it comes out, and `entente read --agree` says the same of each text.
Exit codes: 0 done; 1 the table of the page is another one, or the command says something else; 2 wrong usage; 77 no
text is there.
"""

import argparse
import collections
import csv
import glob
import json
import os
import subprocess
import sys
import tempfile

import mark
import score

ROWS = ["sentences"] + mark.FIELDS


def kappa(pairs):
    """Cohen's coefficient of pairs of values, or None where it would divide by zero."""
    if not pairs:
        return None
    count = len(pairs)
    observed = sum(first == second for first, second in pairs) / count
    left = collections.Counter(first for first, _ in pairs)
    right = collections.Counter(second for _, second in pairs)
    expected = sum(left[value] * right[value] for value in left) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def collect(first, second, units):
    """Adds the pairs of values of one text to the units of each field, and its sentences."""
    for one, other in score.pair(first.statements, second.statements):
        for name in mark.FIELDS:
            units[name].append(tuple(side["fields"].get(name, {"value": None})["value"] for side in (one, other)))
    for sentence in first.sentences:
        units["sentences"].append(tuple(
            any(score.overlap(one, {"start": sentence[0], "end": sentence[1]}) for one in side.statements)
            for side in (first, second)))


def both_marked(left, right):
    """The names of the texts that stand in both folders."""
    return sorted(set(map(os.path.basename, glob.glob(os.path.join(left, "*.marks"))))
                   & set(map(os.path.basename, glob.glob(os.path.join(right, "*.marks")))))


def markings(left, right, name):
    first = mark.Marking(os.path.join(left, name))
    return first, mark.Marking(os.path.join(right, name), first.text_path, first.dispute_path)


def compare(left, right, names):
    units = {name: [] for name in ROWS}
    counts = []
    for name in names:
        first, second = markings(left, right, name)
        collect(first, second, units)
        counts.append(score.compare(first.coding(), second.coding())[0])
    rows = {"sentences": "-"}
    for name in ["statements"] + mark.FIELDS:
        rows[name] = score.number(score.total(counts, name).f1())
    return names, units, rows


def of_command(entente, first, second):
    """What the command says of two markings: units, those alike and kappa, by field."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("first.json", "second.json")]
        for path, marking in zip(paths, (first, second)):
            with open(path, "w", encoding="utf-8") as file:
                json.dump(marking.coding(), file)
        done = subprocess.run([entente, "read", "--agree", ",".join(paths), "--text", first.text_path, "--format", "csv"],
                              capture_output=True, text=True, check=True)
    return {row["field"]: (int(row["both"]), int(row["agree"]), row["kappa"])
            for row in csv.DictReader(done.stdout.splitlines()) if row["row"] == "coefficient"}


def differs(entente, left, right, name):
    """Tells where the command says something else of a text."""
    first, second = markings(left, right, name)
    units = {row: [] for row in ROWS}
    collect(first, second, units)
    said = of_command(entente, first, second)
    found = False
    for row, pairs in units.items():
        value = kappa(pairs)
        wanted = (len(pairs), sum(one == other for one, other in pairs), "" if value is None else f"{value:.6f}")
        if said.get(row) != wanted:
            print(f"{name}: {row}: the command says {said.get(row)}, counted here {wanted}")
            found = True
    return found


def table(names, units, rows):
    lines = ["| | both | alike | kappa | with none | F1 |", "| --- | --- | --- | --- | --- | --- |"]
    for name, f1 in rows.items():
        if name == "statements":
            lines.append(f"| statements | | | | | {f1} |")
            continue
        pairs = [both for both in units[name] if None not in both]
        same = sum(first == second for first, second in pairs)
        lines.append(f"| {name} | {len(pairs)} | {same} | {score.number(kappa(pairs))} |"
                     f" {score.number(kappa(units[name]))} | {f1} |")
    return lines + ["", f"{len(names)} texts: " + ", ".join(name[:-len(".marks")] for name in names) + "."]


def self_test():
    """Coefficients worked out by hand."""
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert abs(kappa(table) - 0.4) < 1e-12  # 0.7 observed, 0.5 by chance
    assert kappa([("a", "a")]) is None and kappa([]) is None
    assert kappa([("a", "b"), ("b", "a")]) == -1


def main():
    parser = argparse.ArgumentParser(description="Holds two markings against each other.")
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--table", help="the page that holds the table")
    parser.add_argument("--update", action="store_true", help="write the table")
    parser.add_argument("--entente", help="the command, to be held against this")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
        return 0
    if len(arguments.folders) != 2:
        parser.error("two folders are needed")
    names = both_marked(*arguments.folders)
    if not names:
        print("agree.py: none of the texts is there")
        return 77
    lines = table(*compare(*arguments.folders, names))
    fine = True
    if arguments.table:
        fine = score.kept_in(arguments.table, "agreement", lines, arguments.update)
    else:
        print("\n".join(lines))
    if arguments.entente:
        fine = not any([differs(arguments.entente, *arguments.folders, name) for name in names]) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
