#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random things to bargain over, worked out by plain loops and fractions, against `entente settle`.

The program is asked by files alone; nothing here is taken from it but the words of the file format. Written from the
definitions (docs/methods/settle.md): utilities, what a party has without agreement, the rational and the efficient
outcomes, and what each standard picks of those that are both, ties kept.

Usage: oracle.py ENTENTE COUNT SEED
Exit codes: 0 all equal; 1 a difference, with the file in question; 2 wrong usage.
"""

import itertools
import json
import math
import random
import subprocess
import sys
from fractions import Fraction

POINTS = ["nash", "kalai", "egalitarian", "lexicographic", "utilitarian"]


def decimal(rng, low, high):
    """A decimal as text; few values, so that ties are common."""
    digits = rng.choice([0, 0, 1, 1, 3, 17])
    if digits == 17 and rng.random() < 0.7:
        digits = 1
    unit = 10 ** digits
    number = rng.randint(low * unit, high * unit)
    if digits == 0:
        return str(number)
    sign = "-" if number < 0 else ""
    return f"{sign}{abs(number) // unit}.{abs(number) % unit:0{digits}d}"


class Issue:
    """One issue: its values, as words and numbers, and each party's evaluation on both scales."""

    def __init__(self, rng, name, parties):
        self.name = name
        self.range = rng.random() < 0.3
        if self.range:
            self.low = rng.randint(-3, 5)
            self.high = self.low + rng.randint(1, 3)
            self.numbers = list(range(self.low, self.high + 1))
            self.words = [str(n) for n in self.numbers]
        else:
            self.words = [f"v{k}" for k in range(rng.randint(2, 4))]
        self.weights, self.lines, self.written, self.unit = {}, [], {}, {}
        for party in parties:
            self.value(rng, party)

    def value(self, rng, party):
        """What the values are worth to a party, and how the file says so."""
        kind = rng.choice(["linear", "triangular", "table"]) if self.range else "table"
        if kind == "table":
            texts = [decimal(rng, 0, 5) for _ in self.words]
            if not any(Fraction(t) for t in texts):
                texts[0] = "1"
            worth = [Fraction(t) for t in texts]
            self.written[party] = worth
            self.unit[party] = [w / max(worth) for w in worth]
            if self.range or rng.random() < 0.5:
                self.lines.append(f"      {party}: [{', '.join(texts)}]")
            else:
                pairs = ", ".join(f"{w}: {t}" for w, t in zip(self.words, texts))
                self.lines.append(f"      {party}: {{{pairs}}}")
        elif kind == "linear":
            offset, slope = decimal(rng, 0, 1), decimal(rng, -1, 1)
            a, b = Fraction(offset), Fraction(slope)
            self.written[party] = [a + b * n for n in self.numbers]
            self.unit[party] = [min(max(a + b * (n - self.low), Fraction(0)), Fraction(1))
                                for n in self.numbers]
            self.lines.append(f"      {party}: {{offset: {offset}, slope: {slope}}}")
        else:
            start, end = self.low, self.high
            top = rng.randint(start, end)
            worth = []
            for n in self.numbers:
                if n == top:
                    worth.append(Fraction(1))
                elif n < top:
                    worth.append(Fraction(n - start, top - start))
                else:
                    worth.append(Fraction(end - n, end - top))
            self.written[party] = self.unit[party] = worth
            self.lines.append(f"      {party}: {{from: {start}, top: {top}, to: {end}}}")
        self.weights[party] = decimal(rng, 0, 3) if rng.random() < 0.8 else None

    def text(self):
        head = (f"    range: [{self.low}, {self.high}]" if self.range
                else f"    values: [{', '.join(self.words)}]")
        weights = ", ".join(f"{p}: {w}" for p, w in self.weights.items() if w is not None)
        tail = f"\n    weights: {{{weights}}}" if weights else ""
        return "\n".join([f"  {self.name}:", head, "    utilities:", *self.lines]) + tail


class Problem:
    """A file of packages, and all that can be said of it."""

    def __init__(self, rng):
        self.parties = [f"p{k}" for k in range(rng.choice([2, 2, 2, 3, 3, 4]))]
        self.issues = [Issue(rng, f"i{k}", self.parties) for k in range(rng.randint(2, 3))]
        self.scale = rng.choice(["written", "unit"])
        self.reservation = {p: decimal(rng, 0, 1) for p in self.parties if rng.random() < 0.6}
        self.rules, self.bonuses, lines = [], [], []
        if rng.random() < 0.5:
            self.rules.append(self.condition(rng, rng.sample(range(len(self.issues)), 2)))
        if rng.random() < 0.4:
            self.bonuses.append((rng.choice(self.parties), decimal(rng, 0, 1),
                                 self.condition(rng, [rng.randrange(len(self.issues))])))
        lines += ["entente: 1", "title: made at random", "parties:"]
        lines += [f"  {p}: {{name: Party {p}}}" for p in self.parties]
        lines += ["issues:"] + [issue.text() for issue in self.issues]
        lines += ["bargaining:", f"  scale: {self.scale}"]
        if self.reservation:
            pairs = ", ".join(f"{p}: {r}" for p, r in self.reservation.items())
            lines.append(f"  reservation: {{{pairs}}}")
        if self.rules:
            lines += ["  rules:"] + [f"    - never: {words}" for words, _ in self.rules]
        if self.bonuses:
            lines.append("  bonuses:")
            for party, utility, (words, _) in self.bonuses:
                lines += [f"    {party}:", f"      - where: {words}", f"        utility: {utility}"]
        self.text = "\n".join(lines) + "\n"
        self.work_out()

    def condition(self, rng, issues):
        """A conjunction over issues, as words and as a function of the places of their values."""
        parts = []
        for k in issues:
            sign = rng.choice(["=", ">=", "<="])
            parts.append((k, sign, rng.randrange(len(self.issues[k].words))))
        words = " and ".join(f"{self.issues[k].name} {s} {self.issues[k].words[v]}"
                             for k, s, v in parts)
        return words, lambda o: all(o[k] == v if s == "=" else o[k] >= v if s == ">=" else o[k] <= v
                                    for k, s, v in parts)

    def worth(self, outcome, party):
        total = Fraction(0)
        for issue, value in zip(self.issues, outcome):
            table = issue.unit if self.scale == "unit" else issue.written
            weight = issue.weights[party]
            total += (Fraction(1) if weight is None else Fraction(weight)) * table[party][value]
        if self.scale == "unit":
            total = min(total, Fraction(1))  # bonuses are gained beyond the issues, and not cut
        for owner, utility, (_, holds) in self.bonuses:
            if owner == party and holds(outcome):
                total += Fraction(utility)
        return total

    def work_out(self):
        sizes = [range(len(issue.words)) for issue in reversed(self.issues)]
        every = [tuple(reversed(o)) for o in itertools.product(*sizes)]
        self.outcomes = [o for o in every if not any(holds(o) for _, holds in self.rules)]
        u = self.utilities = [[self.worth(o, p) for p in self.parties] for o in self.outcomes]
        if not u:
            return
        n = range(len(self.parties))
        # Nobody says how things stand today: it is the reservation, or the worst where that is more or all there is.
        self.d = [max(Fraction(self.reservation.get(p, "-1000")), min(row[k] for row in u))
                  for k, p in enumerate(self.parties)]
        self.rational = [o for o, row in enumerate(u) if all(row[k] >= self.d[k] for k in n)]
        self.efficient = [o for o, row in enumerate(u)
                          if not any(all(x[k] >= row[k] for k in n) and x != row for x in u)]
        self.distinct = len({tuple(u[o]) for o in self.efficient})
        self.points = {name: self.pick(name) for name in POINTS}
        least = [min(Fraction(0), min(row[k] for row in u)) for k in n]
        most = [max(row[k] for row in u) for k in n]
        self.opposition = min(math.sqrt(sum(
            (1 - (1.0 if most[k] == least[k] else float((row[k] - least[k]) / (most[k] - least[k])))) ** 2
            for k in n)) for row in u)

    def pick(self, name):
        u, d, n = self.utilities, self.d, range(len(self.parties))
        fit = sorted(set(self.rational) & set(self.efficient))
        if not fit:
            return []
        best = [max(u[o][k] for o in self.rational) for k in n]
        n = [k for k in n if best[k] > d[k]]  # who gains nothing in any of them is left out

        def key(o):
            gains = {k: u[o][k] - d[k] for k in n}
            if name == "nash":
                return math.prod(gains.values())
            if name == "kalai":
                return min((gains[k] / (best[k] - d[k]) for k in n), default=0)
            if name == "egalitarian":
                return min(gains.values(), default=0)
            if name == "lexicographic":
                return sorted(gains.values())
            return sum(u[o])

        keys = {o: key(o) for o in fit}
        top = max(keys.values())
        return [o for o in fit if keys[o] == top] if n else None  # nobody could gain: not told


def ask(entente, text):
    run = subprocess.run([entente, "settle", "-", "--format", "json", "--limit", "0"], input=text.encode(),
                         capture_output=True, check=False)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def differences(problem, told):
    """Yields in words where the program and the definitions part."""
    counts = told["counts"]
    mine = {"outcomes": len(problem.outcomes), "rational": len(problem.rational),
            "efficient": len(problem.efficient), "efficient_distinct": problem.distinct,
            "efficient_rational": len(set(problem.efficient) & set(problem.rational))}
    for key, count in mine.items():
        if counts[key] != count:
            yield f"{key}: {counts[key]}, by the definition {count}"
    efficient = [row["state"] - 1 for row in told["efficient"]]
    if efficient != problem.efficient:
        yield f"efficient outcomes {efficient}, by the definition {problem.efficient}"
    for row in told["efficient"]:
        for k, party in enumerate(problem.parties):
            worth = Fraction(row["worth"][party]["exact"])
            if worth != problem.utilities[row["state"] - 1][k]:
                yield f"worth of {row['state']} to {party}: {worth}, not {problem.utilities[row['state'] - 1][k]}"
    for k, party in enumerate(told["parties"]):
        if Fraction(party["at_disagreement"]["exact"]) != problem.d[k]:
            yield f"disagreement of {party['party']}: {party['at_disagreement']['exact']}, not {problem.d[k]}"
    for name, mine in problem.points.items():
        found = [o - 1 for o in told["points"][name]["outcomes"]]
        if mine is not None and found != mine:
            yield f"{name}: {found}, by the definition {mine}"
    if abs(told["opposition"] - problem.opposition) > 1e-12:
        yield f"opposition {told['opposition']}, by the definition {problem.opposition}"


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    entente, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    compared = impossible = 0
    for k in range(count):
        problem = Problem(random.Random(seed * 1000003 + k))
        code, out, err = ask(entente, problem.text)
        if not problem.outcomes:
            impossible += 1
            if code != 3:
                print(f"no package is possible, and the exit code is {code}\n{problem.text}")
                return 1
            continue
        found = [f"exit code {code}: {err}"] if code != 0 else list(differences(problem, json.loads(out)))
        if found:
            print("\n".join(found), problem.text, sep="\n")
            return 1
        compared += 1
    print(f"{compared} problems equal, {impossible} in which nothing is possible; differences 0")
    return 0


if __name__ == "__main__":
    sys.exit(main())
