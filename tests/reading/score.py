#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures `entente read` on marked texts, and keeps the tables of docs/reading.md as measured.

Statements are paired within a sentence, so that as many fields as possible agree. A statement is found when it has a
partner that agrees in one field at least. A field is right when its partner has the same value, and in place when
the two stretches also overlap. Precision is right / proposed, recall right / marked. Intervals are percentiles of 2,000
samples of the texts, drawn with replacement from a fixed seed.
Usage: score.py ENTENTE [--table PAGE [--update]] [--groups tuned,seed,untuned,unseen] [--unseen FOLDER] [--list]
                [--grammar]
       score.py --self-test
Exit codes: 0 all as it should be; 1 a table differs from what is measured, or a floor is missed; 2 wrong usage; 77 no text is there.
"""

import argparse
import glob
import json
import os
import random
import subprocess
import sys

import mark

HERE = os.path.dirname(os.path.abspath(__file__))
OPTION = "issue, the option alone"
ALL = "all fields"
ROWS = ["statements"] + mark.FIELDS + [OPTION, ALL]
LEVELS = ["high", "medium", "low"]
SAMPLES, SEED = 2000, 20250212

# The least F1 that may be measured, in the groups that are there.
FLOORS = {
    "tuned": {"statements": 0.93, ALL: 0.88},
    "seed": {"statements": 0.90, ALL: 0.84},
    "untuned": {"statements": 0.72, ALL: 0.62},
    "unseen": {"statements": 0.57, ALL: 0.44},
}


class Counts:
    """What was marked, proposed, right, and right in place."""

    def __init__(self, marked=0, proposed=0, right=0, placed=0):
        self.marked, self.proposed, self.right, self.placed = marked, proposed, right, placed

    def add(self, other):
        self.marked += other.marked
        self.proposed += other.proposed
        self.right += other.right
        self.placed += other.placed

    def precision(self):
        return ratio(self.right, self.proposed)

    def recall(self):
        return ratio(self.right, self.marked)

    def f1(self):
        return ratio(2 * self.right, self.marked + self.proposed)

    def placed_f1(self):
        return ratio(2 * self.placed, self.marked + self.proposed)


def ratio(part, whole):
    return part / whole if whole else None


def overlap(first, second):
    return max(first["start"], second["start"]) < min(first["end"], second["end"])


def alike(first, second):
    """How many fields of two statements agree, and how many of these in place."""
    same = [name for name in first["fields"]
            if name in second["fields"] and first["fields"][name]["value"] == second["fields"][name]["value"]]
    return len(same), sum(overlap(first["fields"][name], second["fields"][name]) for name in same)


def kept(coding):
    """The statements that say something and were not rejected, without fields that have a second opinion alone."""
    found = []
    for one in coding["statements"]:
        fields = {name: field for name, field in one["fields"].items() if field["value"] is not None}
        if fields and one["decision"] != "rejected":
            found.append(dict(one, fields=fields))
    return found


def best(left, right):
    """The pairs of two lists of statements whose fields agree most; partners agree in one field at least."""
    found = {0: ((0, 0), [])}  # which of the right are taken -> worth and pairs
    for one in left:
        step = dict(found)
        for taken, (worth, pairs) in found.items():
            for place, other in enumerate(right):
                same = alike(one, other)
                bit = 1 << place
                if taken & bit or same[0] == 0:
                    continue
                total = (worth[0] + same[0], worth[1] + same[1])
                if taken | bit not in step or step[taken | bit][0] < total:
                    step[taken | bit] = (total, pairs + [(one, other)])
        found = step
    return max(found.values(), key=lambda entry: entry[0])[1]


def clusters(left, right):
    """Statements by sentence: stretches that overlap are one, however each side cuts them."""
    tagged = sorted([(one["start"], one["end"], 0, place) for place, one in enumerate(left)]
                    + [(one["start"], one["end"], 1, place) for place, one in enumerate(right)])
    groups, reached = [], -1
    for start, end, side, place in tagged:
        if start >= reached:
            groups.append(([], []))
        groups[-1][side].append((left, right)[side][place])
        reached = max(reached, end)
    return groups


def pair(left, right):
    return [one for group in clusters(left, right) for one in best(*group)]


def option(field):
    return field["value"].partition("=")[0]


def compare(marked, proposed):
    """The counts of one text by row, and of proposed values by confidence."""
    marked, proposed = kept(marked), kept(proposed)
    rows = {name: Counts() for name in ROWS}
    levels = {name: Counts() for name in LEVELS}
    pairs = pair(marked, proposed)
    rows["statements"] = Counts(len(marked), len(proposed), len(pairs), len(pairs))
    partner = {id(second): first for first, second in pairs}
    for one in marked:
        for name in one["fields"]:
            for row in (name, ALL) + ((OPTION,) if name == "issue" else ()):
                rows[row].marked += 1
    for one in proposed:
        for name, field in one["fields"].items():
            truth = partner.get(id(one), {"fields": {}})["fields"].get(name)
            right = truth is not None and truth["value"] == field["value"]
            placed = right and overlap(truth, field)
            count = Counts(0, 1, int(right), int(placed))
            rows[name].add(count)
            rows[ALL].add(count)
            levels[field["confidence"]].add(count)
            if name == "issue":
                right = truth is not None and option(truth) == option(field)
                rows[OPTION].add(Counts(0, 1, int(right), int(right and overlap(truth, field))))
    return rows, levels


def total(texts, row):
    sum_of = Counts()
    for rows in texts:
        sum_of.add(rows[row])
    return sum_of


def interval(texts, row):
    """The 95 % interval of F1, by drawing texts with replacement."""
    draw = random.Random(SEED)
    drawn = []
    for _ in range(SAMPLES):
        value = total([texts[draw.randrange(len(texts))] for _ in texts], row).f1()
        if value is not None:
            drawn.append(value)
    drawn.sort()
    if not drawn:
        return None
    return drawn[round(0.025 * (len(drawn) - 1))], drawn[round(0.975 * (len(drawn) - 1))]


def number(value):
    return "-" if value is None else f"{value:.2f}"


def table(texts):
    """The Markdown lines for texts, each a pair of rows and levels."""
    rows_of = [rows for rows, _ in texts]
    lines = ["| | marked | proposed | right | precision | recall | F1 | 95 % of F1 | F1 in place |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for row in ROWS:
        counts = total(rows_of, row)
        range_of = interval(rows_of, row) if len(texts) > 1 else None
        cells = [row, str(counts.marked), str(counts.proposed), str(counts.right), number(counts.precision()),
                 number(counts.recall()), number(counts.f1()),
                 "-" if range_of is None else f"{range_of[0]:.2f} to {range_of[1]:.2f}",
                 "-" if row == "statements" else number(counts.placed_f1())]
        lines.append("| " + " | ".join(cells) + " |")
    said = []
    for level in LEVELS:
        counts = total([levels for _, levels in texts], level)
        if counts.proposed:
            said.append(f"{counts.right} of {counts.proposed} of {level} confidence")
    plural = "text" if len(texts) == 1 else "texts"
    lines += ["", f"{len(texts)} {plural}. Values that are right: " + (", ".join(said) or "none proposed") + "."]
    return lines


def read(entente, text, dispute, grammar):
    """What the command proposes for a text."""
    command = [entente, "read", text, "--dispute", dispute, "--format", "json"] + ([] if grammar else ["--no-grammar"])
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"score.py: {' '.join(command)}: {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout)


def differences(name, text, marked, proposed):
    """What is missing, too much and wrong, for whoever mends the rules."""
    def shown(field):
        return f"{field['value']} [{text[field['start']:field['end']].decode(errors='replace')}]"

    marked, proposed = kept(marked), kept(proposed)
    pairs = pair(marked, proposed)
    paired = {id(one) for both in pairs for one in both}
    for first, second in pairs:
        for field in mark.FIELDS:
            wanted, got = first["fields"].get(field), second["fields"].get(field)
            if (wanted and wanted["value"]) != (got and got["value"]):
                print(f"{name}:{first['start']}: {field}: {shown(got) if got else '-'}"
                      f" for {shown(wanted) if wanted else '-'}")
    for word, side in (("missing", marked), ("too much", proposed)):
        for one in side:
            if id(one) not in paired:
                print(f"{name}:{one['start']}: {word}: "
                      + ", ".join(f"{field} {shown(one['fields'][field])}" for field in one["fields"]))


def measure(files, arguments):
    texts = []
    for path in files:
        marking = mark.Marking(path)
        proposed = read(arguments.entente, marking.text_path, marking.dispute_path, arguments.grammar)
        if arguments.list:
            differences(os.path.basename(path), marking.text, marking.coding(), proposed)
        texts.append(compare(marking.coding(), proposed))
    return texts


def kept_in(page, group, lines, update):
    """Whether the page holds the lines between its two comments for the group; writes them there on request."""
    begin, end = f"<!-- measured: {group} -->", "<!-- measured -->"
    with open(page, encoding="utf-8") as file:
        text = file.read()
    head, found, rest = text.partition(begin + "\n")
    old, closed, tail = rest.partition(end)
    if not found or not closed:
        print(f"{page}: no place for the table of '{group}': {begin}")
        return False
    new = "\n" + "\n".join(lines) + "\n\n"
    if old == new:
        return True
    if update:
        with open(page, "w", encoding="utf-8") as file:
            file.write(head + begin + "\n" + new + end + tail)
        return True
    print(f"{page}: the table of '{group}' is not what is measured; --update writes:\n" + "\n".join(lines))
    return False


def groups_of(arguments):
    """The markings of each group that are there."""
    found = {
        "tuned": sorted(glob.glob(os.path.join(HERE, "tuned", "*.marks"))),
        "seed": [os.path.join(HERE, "seed.marks")],
        "untuned": sorted(glob.glob(os.path.join(HERE, "untuned", "*.marks"))),
        "unseen": sorted(glob.glob(os.path.join(arguments.unseen, "*.marks")))}
    seed = os.path.join(HERE, "..", "..", "..", "shared", "seed")
    if not os.path.isdir(seed):
        found["seed"] = []
    return {name: found[name] for name in arguments.groups.split(",") if found[name]}


def run(arguments):
    fine = True
    groups = groups_of(arguments)
    if not groups:
        print("score.py: none of the texts is there")
        return 77
    for name, files in groups.items():
        texts = measure(files, arguments)
        lines = table(texts)
        if arguments.table:
            fine = kept_in(arguments.table, name, lines, arguments.update) and fine
        else:
            print(f"{name}\n\n" + "\n".join(lines) + "\n")
        for row, floor in FLOORS[name].items():
            value = total([rows for rows, _ in texts], row).f1()
            if value is None or value < floor:
                print(f"{name}: F1 of {row} is {number(value)}, below {floor}")
                fine = False
    return 0 if fine else 1


def made(place, decision="accepted", **fields):
    """A statement of the sentence at 0 to 50 or 60 to 90; a field is its value, or a pair of value and start."""
    start, end = ((0, 50), (60, 90))[place]
    values = {}
    for name, value in fields.items():
        value, at = value if isinstance(value, tuple) else (value, start)
        values[name] = {"value": value, "start": at, "end": at + 5, "confidence": "medium"}
    return {"start": start, "end": end, "decision": decision, "note": None, "fields": values}


def self_test():
    """Hand-made pairs of codings, with counts that were counted by hand."""
    def counted(marked, proposed, row):
        counts = compare({"statements": marked}, {"statements": proposed})[0][row]
        return counts.marked, counts.proposed, counts.right, counts.placed

    one = made(0, speaker="a", act="demand", issue="pay=yes")
    assert counted([one], [one], ALL) == (3, 3, 3, 3)
    # A wrong value is both too much and missing; the option alone may still be right.
    other = made(0, speaker="a", act="offer", issue=("pay=no", 10))
    assert counted([one], [other], ALL) == (3, 3, 1, 1)
    assert counted([one], [other], "issue") == (1, 1, 0, 0)
    assert counted([one], [other], OPTION) == (1, 1, 1, 0)
    # The right value elsewhere is right, and not in place.
    assert counted([one], [made(0, speaker=("a", 30))], "speaker") == (1, 1, 1, 0)
    # Statements of other sentences, and those that agree in nothing, are no partners.
    assert counted([one], [made(1, speaker="a")], "statements") == (1, 1, 0, 0)
    assert counted([one], [made(0, speaker="b")], "statements") == (1, 1, 0, 0)
    # What is empty or rejected counts on neither side.
    assert counted([one], [made(0), made(0, "rejected", speaker="a")], "statements") == (1, 0, 0, 0)
    # A field without a value, of which there is a second opinion alone, is not proposed.
    opinion = made(0, speaker="a", actor=None, issue=None)
    assert counted([made(0, speaker="a", actor="b")], [opinion], ALL) == (2, 1, 1, 1)
    assert counted([one], [opinion], OPTION) == (1, 0, 0, 0)
    assert counted([one], [made(0, actor=None)], "statements") == (1, 0, 0, 0)
    # The best pairs are found although the first comes to the wrong one first.
    left = [made(0, speaker="a", act="meet"), made(0, speaker="a", act="call", actor="b")]
    right = [made(0, speaker="a", act="call", actor="b"), made(0, speaker="a")]
    assert counted(left, right, "statements") == (2, 2, 2, 2)
    assert counted(left, right, ALL) == (5, 4, 4, 4)
    # Sentences that one side cuts in two are one; those that touch are two.
    whole = dict(made(0, act="meet"), end=90)
    assert counted([made(0, act="call"), made(1, act="meet")], [whole], "statements") == (2, 1, 1, 1)
    touching = dict(made(1, act="meet"), start=50)
    assert len(clusters([made(0, act="meet")], [touching])) == 2
    texts = [compare({"statements": [one]}, {"statements": [one]}), compare({"statements": [one]}, {"statements": []})]
    rows = [rows for rows, _ in texts]
    assert abs(total(rows, ALL).f1() - 2 * 3 / 9) < 1e-12
    assert interval(rows, ALL) == (0.0, 1.0) and interval(rows, "negation") is None
    assert table(texts)[2] == "| statements | 2 | 1 | 1 | 1.00 | 0.50 | 0.67 | 0.00 to 1.00 | - |"
    assert table(texts)[-1] == "2 texts. Values that are right: 3 of 3 of medium confidence."


def main():
    parser = argparse.ArgumentParser(description="Measures `entente read` on marked texts.")
    parser.add_argument("entente", nargs="?")
    parser.add_argument("--table", help="the page that holds the tables")
    parser.add_argument("--update", action="store_true", help="write the tables")
    parser.add_argument("--groups", default=",".join(FLOORS))
    parser.add_argument("--unseen", default=os.path.join(HERE, "unseen"), help="the folder of the unseen texts")
    parser.add_argument("--list", action="store_true", help="tell each difference")
    parser.add_argument("--grammar", action="store_true", help="with the second opinion, where it is there")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
        return 0
    if arguments.entente is None or not set(arguments.groups.split(",")) <= set(FLOORS):
        parser.error("the command is needed, and groups are " + ", ".join(FLOORS))
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
