#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the oracles agree with each other where the theory says so, and with what is known by hand.

Usage: agree.py FOLDER SEED COUNT, where FOLDER holds the programs generate, oracle, oracle_coalitions,
oracle_strength, oracle_certainty, oracle_ahead, oracle_attitudes, oracle_fuzzy and oracle_merge. Exit
codes: 0 they agree; 1 not, with the first case.
"""

import collections
import os
import re
import subprocess
import sys
import tempfile

BASIC = ["nash", "gmr", "smr", "seq", "sseq"]

# Conflicts whose results are published or were worked out by hand: who, row, where it is stable.
ELMIRA = """conflict elmira parties 3 options 5
option 0 party 0 values 2 moves up option 1 party 1 values 2 moves down
option 2 party 1 values 2 moves up option 3 party 1 values 2 moves up option 4 party 2 values 2 moves any
rules 3 never & = 1 1 = 2 1 always | = 1 1 | = 2 1 = 3 1 same = 3 1
levels 0 4 3 8 7 5 2 9 6 1 levels 1 9 2 4 8 6 1 3 7 5 levels 2 6 2 8 3 7 4 9 5 1 end
"""
TWO_OPTIONS = """conflict two parties 2 options 2
option 0 party 0 values 2 moves any option 1 party 1 values 2 moves any rules 0
"""
DILEMMA = TWO_OPTIONS + "levels 0 1 0 3 2 levels 1 1 3 0 2 end"
CHICKEN = TWO_OPTIONS + "levels 0 0 1 3 2 levels 1 0 3 1 2 end"
# The dilemma again; only the second party minds strongly what the other does.
STRONG = TWO_OPTIONS + "statements 0 2 = 1 1 ! = 0 1 statements 1 2 strong = 0 1 ! = 1 1 end"
# The same, where the second party may turn out not to mind at all.
HYBRID = TWO_OPTIONS + "statements 0 2 = 1 1 ! = 0 1 statements 1 2 strong unsure = 0 1 ! = 1 1 end"
# And again by weights, with a quarter of certainty in what each gains by not giving way: enough for the first.
FUZZY = TWO_OPTIONS + """weights 0 2 certain 4 2 = 1 1 -1 = 0 1 weights 1 2 certain 4 2 = 0 1 -1 = 1 1
fuzzy 0 250000 0 fuzzy 1 300000 0 end"""
KNOWN = [
    ("oracle", ELMIRA, {"nash *": "000010011", "smr *": "100110011", "seq *": "000010011"}),
    ("oracle_coalitions", ELMIRA, {"cnash all": "000000011", "cgmr all": "100100011",
                                   "csmr all": "100100011", "cseq all": "000000011"}),
    ("oracle_ahead", DILEMMA, {"l1 all": "1000", **{f"l{h} all": "1001" for h in range(2, 7)},
                               "nm all": "1001"}),
    ("oracle_ahead", CHICKEN, {"l1 all": "0110", "l2 all": "0000",
                               **{f"l{h} all": "0001" for h in range(3, 7)}, "nm all": "0001"}),
    ("oracle_attitudes", DILEMMA, {"rnash all": "1000", "rgmr all": "1001", "rsmr all": "1001",
                                   "rseq all": "1001"}),
    ("oracle_strength", STRONG, {"gmr 0": "2021", "gmr 1": "2202", "seq all": "2001"}),
    ("oracle_certainty --strong", HYBRID, {"gmr-b 1": "2200", "gmr-d 1": "2202", "smr-d 1": "2202",
                                           "seq-d 1": "2202"}),
    ("oracle_merge", DILEMMA, {"nash-0,1 all": "0111"}),
    ("oracle_merge", ELMIRA, {"nash-0,1 0,1": "101100111"}),
    ("oracle_fuzzy", FUZZY, {"fnash 0": "1010", "fnash 1": "1111", "fgmr 0": "1011", "fsmr 0": "1011",
                             "fseq 0": "1010", "fseq all": "1010"}),
]


def run(folder, program, *arguments):
    path = os.path.join(folder, program)
    return subprocess.run([path, *arguments], check=True, capture_output=True, text=True).stdout


def rows_of(text):
    """The rows of each conflict, by concept and whose they are; none of what was refused."""
    conflicts = []
    for line in text.splitlines():
        words = line.split()
        if words[0] == "conflict":
            conflicts.append({})
        elif len(words) == 3 and words[0][0].isalpha():
            conflicts[-1][words[0], words[1]] = "" if words[2] == "-" else words[2]
    return conflicts


class Disagreement(Exception):
    pass


def check(what, rows, implied, premise, conclusion):
    """Each premise with its conclusion: where the first row is true in a state, the second is."""
    pairs = list(zip(premise, conclusion))
    for low, high in set(pairs):
        if not implied(int(low), int(high)):
            state = pairs.index((low, high))
            raise Disagreement(f"{what}: {rows}, state {state}: {low} and {high}")


def same(low, high):
    return low == high


def implies(low, high):
    return high > 0 or low == 0


def of_party(rows, concepts):
    return [key for key in rows if key[0] in concepts and key[1].isdigit()]


def check_coalitions(basic, rows):
    for concept, party in of_party(basic, BASIC[:3]):
        check("coalition of one", (concept, party), same, basic[concept, party],
              rows["c" + concept, party])
    for _, party in of_party(basic, ["seq"]):
        check("CSEQ of one is weaker", party, implies, basic["seq", party], rows["cseq", party])
    for (concept, who), row in rows.items():
        if concept == "csmr":
            check("CSMR implies CGMR", who, implies, row, rows["cgmr", who])
        check("CNash implies all", (concept, who), implies, rows["cnash", who], row)


def check_strength(basic, rows):
    for key in of_party(basic, BASIC):
        check("stable, strongly or weakly", key, lambda a, b: a == (b > 0), basic[key], rows[key])


def check_types(rows):
    for (concept, who), row in rows.items():
        if concept not in BASIC:
            continue
        a, b, c, d = (rows[f"{concept}-{kind}", who] for kind in "abcd")
        for low, high in [(a, b), (a, c), (b, d), (c, d)]:
            check("types", (concept, who), implies, low, high)
        check("d is necessary for some", (concept, who), implies, row, d)
        if concept in BASIC[:3]:
            check("a implies every", (concept, who), lambda x, y: y == 2 or x == 0, a, row)


def strongly(row):
    return "".join("1" if verdict == "2" else "0" for verdict in row)


def check_hybrid(types, strong, all_mild):
    """How strongly by the types, against the types."""
    for (concept, who), row in strong.items():
        check("stable by a type, strongly or weakly", (concept, who), lambda x, y: x == (y > 0),
              types[concept, who], row)
        nash = types["nash" + concept[-2:], who]
        check("nothing to leave for", (concept, who), implies, nash, strongly(row))
        if all_mild and concept[-1] in "ab":
            check("where all is mild", (concept, who), same, nash, strongly(row))
        if concept.endswith("-a"):
            a, b, c, d = (strongly(strong[concept[:-1] + kind, who]) for kind in "abcd")
            for low, high in [(a, b), (a, c), (b, d), (c, d)]:
                check("strong types", (concept, who), implies, low, high)


def check_sure_hybrid(rows, strong):
    """Where all is sure, each type is as strong as the ordinary result."""
    for concept, who in strong:
        check("sure and strong", (concept, who), same, rows[concept[:-2], who], strong[concept, who])


def check_hybrids(folder, scratch, seed, count):
    """The laws of strength beside what is not known."""
    plain = os.path.join(scratch, "plain")
    for feature in ["certainty", "strength+certainty", "strength"]:
        run(folder, "generate", seed, count, plain, os.path.join(scratch, "bundle"), feature)
        types = rows_of(run(folder, "oracle_certainty", plain))
        strong = rows_of(run(folder, "oracle_certainty", "--strong", plain))
        for one, other in zip(types, strong):
            check_hybrid(one, other, feature == "certainty")
    ordinary = rows_of(run(folder, "oracle_strength", plain))
    for one, other in zip(ordinary, strong):
        check_sure_hybrid(one, other)


def check_merged(rows):
    printed = collections.Counter(concept for concept, _ in rows)
    for (concept, who), row in rows.items():
        merged = concept.split("-")[1]
        nash, gmr, seq = (rows[f"{name}-{merged}", who] for name in ["nash", "gmr", "seq"])
        check("merged: Nash implies SEQ", who, implies, nash, seq)
        check("merged: all imply GMR", (concept, who), implies, row, gmr)
        if printed[concept] == 2:  # that of the merged party, and that of all
            check("merged, nobody else is left", concept, same, row, nash)


def check_merged_coalitions(coalitions, rows, free):
    """One move does what several do, and more where rules forbid what comes between."""
    for (concept, who), row in rows.items():
        kind, merged = concept.split("-")
        if who == merged and kind != "seq":
            check("merged, as a coalition", concept, same if free else implies, row,
                  coalitions["c" + kind, who])


def unite(plain):
    """The conflicts where party 1 wants what party 0 wants, and where it also has left it all options."""
    alike, party, own = [], None, []
    for line in plain.splitlines():
        words = line.split()
        if words[0] in ("statements", "levels", "weights"):
            party = int(words[1])
            own = [] if party == 0 else own
        if words[0] == "end":
            party = None
        if party == 0:
            own.append(line)
        if party != 1:
            alike.append(line)
        elif words[0] in ("statements", "levels", "weights"):
            alike += [re.sub(r"^(\w+) 0", r"\1 1", own[0]), *own[1:]]
    text = "\n".join(alike)
    return text, re.sub(r"(?m)^(option \d+ party) 1 ", r"\1 0 ", text)


def check_mergers(folder, scratch, seed, count):
    """The laws of merged parties."""
    plain, alike, one = (os.path.join(scratch, name) for name in ["plain", "alike", "one"])
    for feature in ["plain", "orders", "mixed"]:
        run(folder, "generate", seed, count, plain, os.path.join(scratch, "bundle"), feature)
        with open(plain, encoding="utf-8") as file:
            text = file.read()
        found = rows_of(run(folder, "oracle_merge", plain))
        for rows in found:
            check_merged(rows)
        if feature != "mixed":
            rules = re.findall(r"(?m)^rules (\d+)", text)
            coalitions = rows_of(run(folder, "oracle_coalitions", plain))
            for one_of, other, many in zip(coalitions, found, rules):
                check_merged_coalitions(one_of, other, many == "0")
        for path, written in zip([alike, one], unite(text)):
            with open(path, "w", encoding="utf-8") as file:
                file.write(written)
        basic = rows_of(run(folder, "oracle", one))
        for ordinary, rows in zip(basic, rows_of(run(folder, "oracle_merge", alike))):
            for concept, who in rows:
                if concept.endswith("-0,1") and who != "all":
                    party = "0" if who == "0,1" else who
                    check("merged and of one mind", (concept, who), same,
                          ordinary[concept[:-4], party], rows[concept, who])


def check_sure(basic, rows):
    """Where all is sure, completions and types are the ordinary result."""
    for key in of_party(basic, BASIC):
        check("one completion", key, lambda a, b: 2 * a == b, basic[key], rows[key])
        for kind in "abcd":
            check("sure types", key, same, basic[key], rows[f"{key[0]}-{kind}", key[1]])


def check_ahead(basic, rows):
    for key in of_party(basic, ["nash"]):
        check("L_1 is Nash", key, same, basic[key], rows["l1", key[1]])


def check_attitudes(basic, rows):
    """As usual each wishes itself well alone, so that replies are improvements, and what is as good."""
    for key in of_party(basic, ["nash"]):
        check("RNash implies Nash", key, implies, rows["rnash", key[1]], basic[key])


def with_thresholds(plain, threshold):
    """The conflicts in plain form, where each party acts on preferences of this certainty and more."""
    lines = []
    for line in plain.splitlines():
        if line.startswith("parties "):
            parties = int(line.split()[1])
        if line == "end":
            lines += [f"fuzzy {party} {threshold} 0" for party in range(parties)]
        lines.append(line)
    return "\n".join(lines)


def check_crisp(basic, rows):
    """Where all is certain, thresholds change nothing."""
    for concept, party in of_party(basic, BASIC[:4]):
        check("crisp", (concept, party), same, basic[concept, party], rows["f" + concept, party])


def check_fuzzy(rows):
    for (concept, who), row in rows.items():
        check("FNash implies all", (concept, who), implies, rows["fnash", who], row)
        check("all imply FGMR", (concept, who), implies, row, rows["fgmr", who])


def check_thresholds(folder, scratch, seed, count):
    """The laws of fuzzy preference, from acting on any preference to acting on certain ones alone."""
    plain, changed = os.path.join(scratch, "plain"), os.path.join(scratch, "changed")
    thresholds = [0, 1, 250000, 500000, 750000, 1000000]

    def answers():
        with open(plain, encoding="utf-8") as file:
            text = file.read()
        for threshold in thresholds:
            with open(changed, "w", encoding="utf-8") as file:
                file.write(with_thresholds(text, threshold))
            yield rows_of(run(folder, "oracle_fuzzy", changed))

    run(folder, "generate", seed, count, plain, os.path.join(scratch, "bundle"), "crisp")
    basic = rows_of(run(folder, "oracle", plain))
    for found in [rows_of(run(folder, "oracle_fuzzy", plain)), *answers()]:
        for one, other in zip(basic, found):
            check_crisp(one, other)
    run(folder, "generate", seed, count, plain, os.path.join(scratch, "bundle"), "fuzzy")
    for rows in rows_of(run(folder, "oracle_fuzzy", plain)):
        check_fuzzy(rows)
    lower = None
    for found in answers():
        for one, other in zip(lower or found, found):
            check_fuzzy(other)
            for key in of_party(other, ["fnash"]):
                check("a higher threshold keeps FNash", key, implies, one[key], other[key])
        lower = found


def check_known(folder, scratch):
    for program, text, wanted in KNOWN:
        path = os.path.join(scratch, "known")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        rows = rows_of(run(folder, *program.split(), path))[0]
        for key, row in wanted.items():
            concept, who = key.split()
            found = rows.get((concept, who))
            if who == "*":  # an equilibrium of the parties, which this oracle does not put together
                parties = [rows[k] for k in of_party(rows, [concept])]
                found = "".join(min(column) for column in zip(*parties))
            if found != row:
                raise Disagreement(f"{program}: {key} is {found}, known: {row}")


def check_random(folder, scratch, seed, count):
    plain = os.path.join(scratch, "plain")
    programs = {"coalitions": check_coalitions, "strength": check_strength,
                "certainty": check_sure, "ahead": check_ahead, "attitudes": check_attitudes}
    features = [("mixed", "coalitions"), ("strength", "strength"), ("mixed", "certainty"),
                ("duel", "ahead"), ("mixed", "attitudes")]
    for feature, name in features:
        run(folder, "generate", seed, count, plain, os.path.join(scratch, "bundle"), feature)
        basic = rows_of(run(folder, "oracle", plain))
        found = rows_of(run(folder, "oracle_" + name, plain))
        for one, other in zip(basic, found):
            programs[name](one, other)
    run(folder, "generate", seed, count, plain, os.path.join(scratch, "bundle"), "certainty")
    for rows in rows_of(run(folder, "oracle_certainty", plain)):
        check_types(rows)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, seed, count = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        try:
            check_known(folder, scratch)
            check_random(folder, scratch, seed, count)
            check_thresholds(folder, scratch, seed, count)
            check_hybrids(folder, scratch, seed, count)
            check_mergers(folder, scratch, seed, count)
        except Disagreement as found:
            print(f"seed {seed}: {found}")
            sys.exit(1)
    print(f"{len(KNOWN)} known conflicts, 14 times {count} random ones: the oracles agree")


if __name__ == "__main__":
    main()
