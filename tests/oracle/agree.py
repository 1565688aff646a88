#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the oracles agree with each other where the theory says so, and with what is known by hand.

Usage: agree.py FOLDER SEED COUNT, where FOLDER holds the programs generate, oracle, oracle_coalitions,
oracle_strength, oracle_certainty, oracle_ahead, oracle_attitudes, oracle_fuzzy and oracle_merge. Exit
codes: 0 they agree; 1 not, with the first case.
"""

import collections
import os
import random
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
# The first party can leave in two ways. The second answers either, or the other, but in no completion both.
TORN = """conflict torn parties 2 options 3 option 0 party 0 values 2 moves any
option 1 party 0 values 2 moves any option 2 party 1 values 2 moves any rules 0
statements 0 2 = 2 1 = 0 1 statements 1 1 unknown <> = 1 1 = 2 1 end"""
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
    ("oracle_certainty", TORN, {"seq 0": "02020202", "seq-a 0": "01011111"}),
    ("oracle_certainty --strong", HYBRID, {"gmr-b 1": "2200", "gmr-d 1": "2202", "smr-d 1": "2202",
                                           "seq-d 1": "2202"}),
    ("oracle_merge", DILEMMA, {"nash-0,1 all": "0111"}),
    ("oracle_merge", ELMIRA, {"nash-0,1 0,1": "101100111"}),
    ("oracle_fuzzy", FUZZY, {"fnash 0": "1010", "fnash 1": "1111", "fgmr 0": "1011", "fsmr 0": "1011",
                             "fseq 0": "1010", "fseq all": "1010"}),
]


class Bench:
    """The oracles, and random conflicts of one seed for them."""

    def __init__(self, folder, scratch, seed, count):
        self.folder, self.scratch, self.seed, self.count = folder, scratch, seed, count
        self.generated = 0

    def generate(self, feature):
        """Random conflicts in plain form."""
        plain, bundle = (os.path.join(self.scratch, name) for name in ["plain", "bundle"])
        command = [os.path.join(self.folder, "generate"), self.seed, self.count, plain, bundle, feature]
        subprocess.run(command, check=True)
        self.generated += 1
        with open(plain, encoding="utf-8") as file:
            return file.read()

    def answer(self, oracle, plain):
        """What an oracle, named with its flags, prints of conflicts in plain form."""
        program, *flags = oracle.split()
        return subprocess.run([os.path.join(self.folder, program), *flags], input=plain, check=True,
                              capture_output=True, text=True).stdout

    def rows(self, oracle, plain):
        return rows_of(self.answer(oracle, plain))

    def pairs(self, one, other, plain):
        """The rows of two oracles, conflict by conflict."""
        return zip(self.rows(one, plain), self.rows(other, plain))


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


# ---- Laws of the rows of one conflict -----------------------------------------------------------


def strongly(row):
    return "".join("1" if verdict == "2" else "0" for verdict in row)


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


def check_mild(basic, rows):
    """Where all is mild, strongly stable is what has no improvements."""
    check_strength(basic, rows)
    for key in of_party(basic, BASIC[1:]):
        check("where all is mild", key, same, basic["nash", key[1]], strongly(rows[key]))


def check_types(rows):
    for name, who in rows:
        concept = name[:-2]
        if not name.endswith("-a"):
            continue
        a, b, c, d = (rows[f"{concept}-{kind}", who] for kind in "abcd")
        for low, high in [(a, b), (a, c), (b, d), (c, d)]:
            check("types", (concept, who), implies, low, high)
        if concept == "nash":
            check("nothing deters", who, same, a, c)
            check("nothing deters", who, same, b, d)
        if (concept, who) in rows:
            check_completions(rows, concept, who, a, d)


def check_completions(rows, concept, who, a, d):
    """Types against completions. Where only its own completions matter to a party, there is one that favours s
    against all other states; in this one what is not surely better than s is not better, so d is some."""
    row, own = rows[concept, who], concept in BASIC[:3]
    check("d and some", (concept, who), (lambda x, y: (x > 0) == (y > 0)) if own else implies, row, d)
    if own:
        check("a implies every", (concept, who), lambda x, y: y == 2 or x == 0, a, row)
    if who == "all" and own:
        parties = [rows[key] for key in of_party(rows, [concept])]
        check("parties are completed each by itself", concept, same,
              "".join(min(column) for column in zip(*parties)), row)


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


def check_united(basic, rows):
    """Parties 0 and 1, when they want the same: merged they are as one party that has all their options."""
    for concept, who in rows:
        if concept.endswith("-0,1") and who != "all":
            party = "0" if who == "0,1" else who
            check("merged and of one mind", (concept, who), same, basic[concept[:-4], party],
                  rows[concept, who])


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


def check_strict_attitudes(basic, rows):
    """As usual, without ties, and where others cannot take moves back: replies are improvements."""
    for concept, party in of_party(basic, BASIC[:4]):
        check("as usual", (concept, party), same, basic[concept, party], rows["r" + concept, party])


def check_crisp(basic, rows):
    """Where all is certain, thresholds change nothing."""
    for concept, party in of_party(basic, BASIC[:4]):
        check("crisp", (concept, party), same, basic[concept, party], rows["f" + concept, party])


def check_fuzzy(rows):
    for (concept, who), row in rows.items():
        check("FNash implies all", (concept, who), implies, rows["fnash", who], row)
        check("all imply FGMR", (concept, who), implies, row, rows["fgmr", who])


def check_higher(lower, higher):
    for key in of_party(higher, ["fnash"]):
        check("a higher threshold keeps FNash", key, implies, lower[key], higher[key])


# ---- Conflicts written otherwise ----------------------------------------------------------------


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


def with_strict_levels(plain, counts, seed):
    """The conflicts in plain form, where each party has a random order without ties instead of its own."""
    numbers, lines, within, parties = random.Random(seed), [], False, 0
    for line in plain.splitlines():
        words = line.split()
        parties = int(words[1]) if words[0] == "parties" else parties
        within = within or words[0] in ("statements", "levels", "weights")
        if words[0] == "end":
            states = counts.pop(0)
            for party in range(parties):
                levels = numbers.sample(range(states), states)
                lines.append(" ".join(map(str, ["levels", party, *levels])))
            within = False
        if not within:
            lines.append(line)
    return "\n".join(lines)


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


# ---- The oracles on conflicts -------------------------------------------------------------------


def check_known(bench):
    for oracle, text, wanted in KNOWN:
        rows = bench.rows(oracle, text)[0]
        for key, row in wanted.items():
            concept, who = key.split()
            found = rows.get((concept, who))
            if who == "*":  # an equilibrium of the parties, which this oracle does not put together
                parties = [rows[k] for k in of_party(rows, [concept])]
                found = "".join(min(column) for column in zip(*parties))
            if found != row:
                raise Disagreement(f"{oracle}: {key} is {found}, known: {row}")


def check_random(bench):
    laws = [("mixed", "oracle_coalitions", check_coalitions), ("strength", "oracle_strength", check_strength),
            ("mixed", "oracle_strength", check_mild), ("mixed", "oracle_certainty", check_sure),
            ("duel", "oracle_ahead", check_ahead), ("mixed", "oracle_attitudes", check_attitudes),
            ("crisp", "oracle_fuzzy", check_crisp)]
    for feature, oracle, law in laws:
        for basic, rows in bench.pairs("oracle", oracle, bench.generate(feature)):
            law(basic, rows)
    for rows in bench.rows("oracle_certainty", bench.generate("certainty")):
        check_types(rows)
    for rows in bench.rows("oracle_fuzzy", bench.generate("fuzzy")):
        check_fuzzy(rows)


def check_hybrids(bench):
    """Strength beside what is not known."""
    for feature in ["certainty", "strength+certainty", "strength"]:
        plain = bench.generate(feature)
        for types, strong in bench.pairs("oracle_certainty", "oracle_certainty --strong", plain):
            check_hybrid(types, strong, feature == "certainty")
    for rows, strong in bench.pairs("oracle_strength", "oracle_certainty --strong", plain):
        check_sure_hybrid(rows, strong)


def check_mergers(bench):
    """Merged parties, as such, beside coalitions, and where they want the same."""
    for feature in ["plain", "orders", "mixed"]:
        plain = bench.generate(feature)
        merged = bench.rows("oracle_merge", plain)
        for rows in merged:
            check_merged(rows)
        if feature != "mixed":
            rules = re.findall(r"(?m)^rules (\d+)", plain)
            for coalitions, rows, many in zip(bench.rows("oracle_coalitions", plain), merged, rules):
                check_merged_coalitions(coalitions, rows, many == "0")
        alike, united = unite(plain)
        for basic, rows in zip(bench.rows("oracle", united), bench.rows("oracle_merge", alike)):
            check_united(basic, rows)


def check_usual_attitudes(bench):
    """Attitudes as they usually are, without ties."""
    for feature in ["plain", "step"]:
        plain = bench.generate(feature)
        counts = re.findall(r"(?m)^states (\d+)", bench.answer("oracle", plain))
        strict = with_strict_levels(plain, [int(count) for count in counts], bench.seed)
        for basic, rows in bench.pairs("oracle", "oracle_attitudes", strict):
            check_strict_attitudes(basic, rows)


def check_thresholds(bench):
    """From acting on any preference to acting on those alone that are certain."""
    crisp, graded = bench.generate("crisp"), bench.generate("fuzzy")
    basic, lower = bench.rows("oracle", crisp), None
    for threshold in [0, 1, 250000, 500000, 750000, 1000000]:
        for one, other in zip(basic, bench.rows("oracle_fuzzy", with_thresholds(crisp, threshold))):
            check_crisp(one, other)
        found = bench.rows("oracle_fuzzy", with_thresholds(graded, threshold))
        for one, other in zip(lower or found, found):
            check_fuzzy(other)
            check_higher(one, other)
        lower = found


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, seed, count = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(folder, scratch, seed, count)
        try:
            for checks in [check_known, check_random, check_hybrids, check_mergers, check_usual_attitudes,
                           check_thresholds]:
                checks(bench)
        except Disagreement as found:
            print(f"seed {seed}: {found}")
            sys.exit(1)
    print(f"{len(KNOWN)} known conflicts, {bench.generated} times {count} random ones: the oracles agree")


if __name__ == "__main__":
    main()
