#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds two markings of one text against each other, for every text of two folders: how far do they agree?

Statements are paired as in score.py. Kappa (Cohen 1960) of a field is over the pairs in which both have a value, and, as
`with none`, over all pairs, where none is a value, too; that of `sentences` is over all sentences, each coded or not. F1
counts also statements that have no partner.
Usage: agree.py FIRST SECOND | --self-test, two folders; texts are those of FIRST that SECOND marks, too.
Exit codes: 0 done; 1 the self-test fails; 2 wrong usage.
"""

import collections
import os
import sys

import mark
import score


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


def compare(left, right):
    units = {name: [] for name in ["sentences"] + mark.FIELDS}
    counts = []
    names = sorted(name for name in os.listdir(left) if name.endswith(".marks") and name in os.listdir(right))
    for name in names:
        first = mark.Marking(os.path.join(left, name))
        second = mark.Marking(os.path.join(right, name), first.text_path, first.dispute_path)
        collect(first, second, units)
        counts.append(score.compare(first.coding(), second.coding())[0])
    rows = {"sentences": "-"}
    for name in ["statements"] + mark.FIELDS:
        rows[name] = score.number(score.total(counts, name).f1())
    return names, units, rows


def show(names, units, rows):
    print(f"{len(names)} texts: " + ", ".join(name[:-len(".marks")] for name in names) + ".\n")
    print("| | both | alike | kappa | with none | F1 |\n| --- | --- | --- | --- | --- | --- |")
    for name, f1 in rows.items():
        if name == "statements":
            print(f"| statements | | | | | {f1} |")
            continue
        pairs = [both for both in units[name] if None not in both]
        same = sum(first == second for first, second in pairs)
        print(f"| {name} | {len(pairs)} | {same} | {score.number(kappa(pairs))} |"
              f" {score.number(kappa(units[name]))} | {f1} |")


def self_test():
    """Coefficients worked out by hand."""
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert abs(kappa(table) - 0.4) < 1e-12  # 0.7 observed, 0.5 by chance
    assert kappa([("a", "a")]) is None and kappa([]) is None
    assert kappa([("a", "b"), ("b", "a")]) == -1


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return 0
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    show(*compare(sys.argv[1], sys.argv[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
