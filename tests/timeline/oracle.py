#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds `entente timeline` against the moments made by hand.

What holds at a moment is read from `entente solve --format csv` of a file without a timeline; ways from `entente paths`, the
least change from `entente leverage`, state by state. What is gained and lost is told by the assignments alone.
Usage: oracle.py ENTENTE SEED COUNT
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import scripts  # noqa: E402

CONCEPTS = ["nash", "sseq", "seq", "smr", "gmr"]
EVENTS = 4


def run(*command, codes=(0,)):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


class Moment:
    """A moment made by hand, solved."""

    def __init__(self, entente, path, model):
        self.entente, self.path, self.model = entente, path, model
        scripts.write(path, model)
        self.rows = list(csv.DictReader(io.StringIO(run(entente, "solve", path, "--format", "csv"))))
        self.ways = {}
        for row in csv.DictReader(io.StringIO(run(entente, "paths", path, "--format", "csv"))):
            self.ways[row["state"]] = row

    def values(self, row, options):
        return tuple(row[o] for o in options)

    def today(self):
        def word(value):
            return {True: "yes", False: "no"}.get(value, value)

        wanted = {o: word(v) for o, v in self.model["today"].items()}
        return [r for r in self.rows if all(r[o] == v for o, v in wanted.items())]

    def named(self, name):
        return [r for r in self.rows if name in r["names"].split()]


def holds(rows):
    return [c for c in CONCEPTS if any(r[c] == "1" for r in rows)]


def fewest(moment, rows, kind):
    found = [int(moment.ways[r["state"]][kind]) for r in rows if moment.ways[r["state"]][kind] != ""]
    return min(found) if found else None


def cost(moment, rows):
    """The least cost over states; 0 where one holds under SEQ."""
    if any(r["seq"] == "1" for r in rows):
        return 0
    found = []
    for row in rows:
        answer = json.loads(run(moment.entente, "leverage", moment.path, "s" + row["state"], "--format", "json",
                                "--max-tries", "100000", codes=(0, 1, 5)))
        if answer["answer"] == "found":
            found.append(answer["cost"])
    return min(found) if found else None


def turned(one, other, concept, common):
    """How many equilibria of a moment have none like them at the other."""
    there = {other.values(r, common) for r in other.rows if r[concept] == "1"}
    return sum(r[concept] == "1" and one.values(r, common) not in there for r in one.rows)


class Check:
    def __init__(self, seed):
        self.seed, self.failures = seed, 0

    def same(self, what, got, wanted):
        if got != wanted:
            self.failures += 1
            print(f"seed {self.seed}: {what}: {got}, by hand {wanted}")


def check_target(check, moment, told, label, deep):
    known = told["target"] in moment.model["states"]
    rows = moment.named(told["target"])
    check.same(label + " known", told["known"], known)
    check.same(label + " states", told["state_count"], len(rows))
    check.same(label + " holds", told["holds"], holds(rows))
    check.same(label + " moves", told["moves"], fewest(moment, rows, "moves"))
    check.same(label + " improvements", told["improvements"], fewest(moment, rows, "improvements"))
    if deep and len(rows) <= 8:
        check.same(label + " cost", told["cost"], cost(moment, rows) if rows else None)


def check_turns(check, told, before, now, common, label):
    """Each settlement that is listed is gained or lost under just the concepts that are told."""
    for turn in told["settlements"]:
        side, other = (now, before) if turn["change"] == "gained" else (before, now)
        row = side.rows[turn["state"] - 1]
        key = side.values(row, common)
        like = [r for r in other.rows if other.values(r, common) == key]
        wanted = [c for c in CONCEPTS if row[c] == "1" and not any(r[c] == "1" for r in like)]
        check.same(f"{label} {turn['change']} s{turn['state']}", turn["concepts"], wanted)
        check.same(f"{label} {turn['change']} s{turn['state']} possible", turn["possible"], bool(like))


def check_moment(check, told, before, now, deep):
    label = f"moment {told['number']}"
    check.same(label + " states", told["state_count"], len(now.rows))
    check.same(label + " today", told["today"]["holds"], holds(now.today()))
    for c in CONCEPTS:
        check.same(f"{label} {c}", told["equilibria"][c], sum(r[c] == "1" for r in now.rows))
    for target in told["targets"]:
        check_target(check, now, target, f"{label} {target['target']}", deep)
    if before is None:
        return
    common = [o for o in before.model["options"] if o in now.model["options"]]
    for c in CONCEPTS:
        check.same(f"{label} gained {c}", told["gained"][c], turned(now, before, c, common))
        check.same(f"{label} lost {c}", told["lost"][c], turned(before, now, c, common))
    check_turns(check, told, before, now, common, label)


def try_script(entente, folder, seed, deep):
    check = Check(seed)
    first, models = scripts.script(seed, EVENTS)
    path = os.path.join(folder, "timeline.yaml")
    scripts.write(path, first)
    flags = ["--leverage"] if deep else []
    timeline = json.loads(run(entente, "timeline", path, "--format", "json", "--limit", "0", *flags))
    check.same("moments", len(timeline["moments"]), len(models))
    before = None
    for k, model in enumerate(models):
        now = Moment(entente, os.path.join(folder, f"moment-{k}.yaml"), model)
        check_moment(check, timeline["moments"][k], before, now, deep)
        before = now
    return check.failures


def main():
    entente, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for k in range(count):
            failures += try_script(entente, folder, seed * 1000003 + k, k % 5 == 0)
    print(f"{count} scripts of {EVENTS} events, {failures} differences")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
