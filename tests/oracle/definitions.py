# SPDX-License-Identifier: MIT
"""Conflicts and concepts straight from the definitions, in the slowest way, for certify.py."""
import fractions
import itertools


# What a state is to a party against another: far worse, worse, equal, unknown, better.
LOSS, ALL = "fwe", "fweub"


def concept(leaves, steps, sanction, symmetric):
    """What it leaves for, how others answer, what deters it, whether its own moves from there must, too."""
    return {"leaves": leaves, "steps": steps, "sanction": sanction, "symmetric": symmetric}


def concepts(prefix, suffix, leaves, gains, sanction):
    """Concepts by their words, in order: Nash, GMR, SMR, SEQ, SSEQ."""
    kinds = {"nash": None, "gmr": (ALL, False), "smr": (ALL, True), "seq": (gains, False),
             "sseq": (gains, True)}
    return {prefix + kind + suffix: concept(leaves, *(("", "", False) if how is None else
                                                      (how[0], sanction, how[1])))
            for kind, how in kinds.items()}


ORDINARY = concepts("", "", "b", "b", LOSS)
SIM = {"sim": concept("b", "b", LOSS, False)}
STRONG = {word: how for word, how in concepts("strong_", "", "b", "b", "f").items()
          if word != "strong_nash"}
ATTITUDES = {word.replace("anash", "rnash"): how
             for word, how in concepts("a", "", "b", "b", LOSS).items() if word != "asseq"}
TYPES = {word: how for letter, leaves, sanction in
         (("a", "bu", LOSS), ("b", "b", LOSS), ("c", "bu", LOSS + "u"), ("d", "b", LOSS + "u"))
         for word, how in concepts("", "_" + letter, leaves, "bu", sanction).items()}
FUZZY = {word: how for word, how in concepts("f", "", "b", "b", LOSS).items() if word != "fsseq"}
HELD = {when + word: how for when in ("every_", "some_") for word, how in ORDINARY.items()}
TABLE = {**ORDINARY, **SIM, **STRONG, **ATTITUDES, **TYPES, **FUZZY,
         **HELD}
NAMES = list(TABLE)


def expression(words):
    """The next expression of a list of words in prefix notation, as a function of values."""
    sign = words.pop(0)
    if sign in ("=", ">=", "<="):
        option, value = int(words.pop(0)), int(words.pop(0))
        return {"=": lambda s: s[option] == value, ">=": lambda s: s[option] >= value,
                "<=": lambda s: s[option] <= value}[sign]
    if sign in ("T", "F"):
        return lambda s: sign == "T"
    if sign == "#":
        low, high, count = (int(words.pop(0)) for _ in range(3))
        parts = [expression(words) for _ in range(count)]
        return lambda s: low <= sum(part(s) for part in parts) <= high
    first = expression(words)
    if sign == "!":
        return lambda s: not first(s)
    second = expression(words)
    return {"&": lambda s: first(s) and second(s), "|": lambda s: first(s) or second(s),
            ">": lambda s: not first(s) or second(s), "<>": lambda s: first(s) == second(s)}[sign]


class Conflict:
    """A conflict: `states` are tuples of member assignments, the least first, in their listing order."""

    def __init__(self, text):
        words = text.split()[2:] + ["end"]
        assert words.pop(0) == "parties"
        self.parties = int(words.pop(0))
        self.graph = words[0] == "graph"
        self.merges = False
        if self.graph:
            self.read_graph(words)
        else:
            self.read_options(words)
        self.state_of = {m: k for k, state in enumerate(self.states) for m in state}
        self.orders = [Order(words, self.states) for _ in range(self.parties)]
        self.sums = not self.graph and not self.merges
        self.unseen = [set() for _ in range(self.parties)]
        self.attitudes = [["+" if i == j else "0" for j in range(self.parties)]
                          for i in range(self.parties)]
        self.blinkered = False
        self.read_views(words)
        self.family, self.blind = "order", False

    def read_views(self, words):
        """What parties do not perceive, how they feel about each other, how certain they must be."""
        while words[0] != "end":
            kind, party = words.pop(0), int(words.pop(0))
            if kind == "unseen":
                self.blinkered = True
                where = expression(words)
                self.unseen[party] |= {k for k, state in enumerate(self.states)
                                       if all(where(member) for member in state)}
            elif kind == "fuzzy":
                self.orders[party].read_degrees(words)
            else:
                other = int(words.pop(0))
                self.attitudes[party][other] = words.pop(0)

    def read_graph(self, words):
        words.pop(0)
        self.states = [((k,),) for k in range(int(words.pop(0)))]
        self.arcs = []
        for _ in range(self.parties):
            words.pop(0), words.pop(0)
            numbers = [int(words.pop(0)) for _ in range(2 * int(words.pop(0)))]
            self.arcs.append({(a, b) for a, b in zip(numbers[::2], numbers[1::2]) if a != b})

    def read_options(self, words):
        words.pop(0)
        self.options = []
        for _ in range(int(words.pop(0))):
            row = [words.pop(0) for _ in range(8)]
            self.options.append((int(row[3]), int(row[5]), row[7]))
        words.pop(0)
        rules = []
        for _ in range(int(words.pop(0))):
            kind = words.pop(0)
            rules.append((kind, expression(words)))
        ranges = [range(values) for _, values, _ in reversed(self.options)]
        feasible = [s[::-1] for s in itertools.product(*ranges)
                    if all(rule(s[::-1]) == (kind == "always")
                           for kind, rule in rules if kind != "same")]
        same = [rule for kind, rule in rules if kind == "same"]
        self.merges = bool(same)
        joined = list(range(len(same)))
        for s in feasible:
            fits = {joined[k] for k, rule in enumerate(same) if rule(s)}
            joined = [min(fits) if j in fits else j for j in joined]
        groups = {k: [] for k in range(len(same))}
        self.states = []
        for s in feasible:
            fits = [joined[k] for k, rule in enumerate(same) if rule(s)]
            if fits:
                groups[fits[0]].append(s)
            else:
                self.states.append((s,))
        self.states += [tuple(group) for group in groups.values() if group]

    def completions(self):
        """Goes through the completions of all parties together."""
        each = [list(itertools.product(*order.choices())) for order in self.orders]
        for joint in itertools.product(*each):
            for order, factors in zip(self.orders, joint):
                order.complete(factors)
            yield joint

    def compare(self, party, a, b):
        """What state a is to a party against b, by the way of the family."""
        if self.family == "types":
            return self.orders[party].in_all(a, b)
        if self.family == "completions":
            return self.orders[party].in_completion(a, b)
        if self.family == "fuzzy":
            return self.orders[party].by_degrees(a, b)
        if self.family == "attitudes":
            likes = {j: self.orders[j].plain(a, b) in "eb" for j in range(self.parties)}
            return "b" if all(likes[j] == (sign == "+") for j, sign in
                              enumerate(self.attitudes[party]) if sign != "0") else "w"
        return self.orders[party].plain(a, b)

    def moves(self, party, s, decides=None):
        """The moves of a party, as the party that decides takes them."""
        blind = self.unseen[party] | (self.unseen[decides] if self.blind and decides is not None
                                      else set())
        return [] if s in blind else [q for q in self.possible(party, s) if q not in blind]

    def possible(self, party, s):
        if self.graph:
            return sorted(b for a, b in self.arcs[party] if a == s)
        found = set()
        for member in self.states[s]:
            ranges = []
            for old, (owner, values, kind) in zip(member, self.options):
                allowed = {"any": range(values), "up": range(old, values), "down": range(old + 1),
                           "step": range(max(old - 1, 0), min(old + 2, values)),
                           "never": [old]}[kind]
                ranges.append(allowed if owner == party else [old])
            found |= {self.state_of.get(to) for to in itertools.product(*ranges)}
        return sorted(found - {None, s})

    def gains(self, party, s, what, decides=None):
        return [q for q in self.moves(party, s, decides) if self.compare(party, q, s) in what]

    def sequences(self, party, start, what):
        """All that the others reach, each with one legal sequence of (party, state) that leads there."""
        nodes, seen = [(start, None, ())], set()
        for state, mover, steps in nodes:
            for j in range(self.parties):
                if j in (party, mover):
                    continue
                for q in self.gains(j, state, what, party):
                    if (q, j) not in seen:
                        seen.add((q, j))
                        nodes.append((q, j, steps + ((j, q),)))
        return [steps for _, _, steps in nodes[1:]]

    def deters(self, party, s, steps, how, returns):
        """Whether steps, which are moves of others, deter a party that left s, under a concept."""
        ends = steps[-1][1] if steps else s
        return (bool(steps) and self.compare(party, ends, s) in how["sanction"] and
                (returns or ends != s) and
                not (how["symmetric"] and any(self.compare(party, q, s) not in how["sanction"]
                                              for q in self.moves(party, ends))))

    def is_legal(self, party, t, steps, how):
        at, last = t, None
        for j, q in steps:
            if j in (party, last) or q not in self.gains(j, at, how["steps"], party):
                return False
            at, last = q, j
        return True

    def at_once(self, party, s, t):
        """An answer given at once, as ((party, state), ...) and the sum, or None."""
        others = [j for j in range(self.parties) if j != party]
        for choice in itertools.product(*[[None] + self.gains(j, s, "b", party) for j in others]):
            made = list(self.states[t][0])
            for j, q in zip(others, choice):
                if q is not None:
                    for k, (owner, _, _) in enumerate(self.options):
                        made[k] = self.states[q][0][k] if owner == j else made[k]
            end = self.state_of.get(tuple(made))
            if end is not None and self.compare(party, end, s) in LOSS:
                return [(j, q) for j, q in zip(others, choice) if q is not None], end
        return None


class Order:
    """What a party wants; `fits` is false where members of one state differ in it."""

    def __init__(self, words, states):
        self.kind, _ = words.pop(0), words.pop(0)
        self.fits, self.gaps, self.pairs, self.threshold, self.known = True, [], set(), 0, {}
        self.certain, self.enough, self.degrees, self.paired = 0, 0, {}, False
        if self.kind == "levels":
            self.values = [int(words.pop(0)) for _ in states]
            if words[0] == "gaps":
                words.pop(0)
                while words[0].isdigit():
                    self.gaps.append(int(words.pop(0)))
        else:
            self.read_rows(words, states)
        if words[0] == "pairs":
            words.pop(0)
            self.read_pairs(words, states)

    def read_rows(self, words, states):
        count, rows, self.rows = int(words.pop(0)), [], []
        if words[0] == "threshold":
            words.pop(0)
            self.threshold = int(words.pop(0))
        if words[0] == "certain":
            words.pop(0)
            self.certain = int(words.pop(0))
        for _ in range(count):
            weight = int(words.pop(0)) if self.kind == "weights" else 0
            marks = []
            while words[0] in ("strong", "unsure", "unknown"):
                marks.append(words.pop(0))
            degree = 1000000
            if words[0] == "degree":
                words.pop(0)
                degree = int(words.pop(0))
            marks.append(degree)
            rows.append(expression(words))
            self.rows.append((weight, marks))
        truths = [{tuple(bool(row(m)) for row in rows) for m in state} for state in states]
        self.fits = all(len(truth) == 1 for truth in truths)
        self.truths = [min(truth) for truth in truths]
        self.values = [self.value(truth, [1] * count) for truth in self.truths]

    def value(self, truth, factors):
        """The value of a state by a completion: what each statement counts for."""
        signed = [factor * holds for factor, holds in zip(factors, truth)]
        if self.kind == "statements":
            return tuple(signed)
        return sum(sign * weight for sign, (weight, _) in zip(signed, self.rows))

    def read_pairs(self, words, states):
        self.paired = True
        for _ in range(int(words.pop(0))):
            sides = []
            for _ in range(2):
                if self.kind == "levels":
                    sides.append({int(words.pop(0))})
                else:
                    where = expression(words)
                    truth = [{bool(where(m)) for m in state} for state in states]
                    self.fits = self.fits and all(len(t) == 1 for t in truth)
                    sides.append({k for k, t in enumerate(truth) if True in t})
            self.pairs |= {(a, b) for a in sides[0] for b in sides[1]}

    def read_degrees(self, words):
        self.enough = int(words.pop(0))
        for _ in range(int(words.pop(0))):
            a, b, degree = (int(words.pop(0)) for _ in range(3))
            self.degrees[a, b], self.degrees[b, a] = degree, 1000000 - degree

    def certainty(self, a, b):
        """How certainly a is preferred to b: 1 less than twice the degree."""
        if (a, b) in self.degrees:
            return fractions.Fraction(2 * self.degrees[a, b], 1000000) - 1
        if self.values[a] <= self.values[b]:
            return 0  # or less, which is not enough either
        if self.kind == "statements":
            first = min(k for k, (x, y) in enumerate(zip(self.values[a], self.values[b])) if x != y)
            return fractions.Fraction(2 * self.rows[first][1][-1], 1000000) - 1
        if self.kind == "weights" and self.certain > 0:
            return min(fractions.Fraction(self.values[a] - self.values[b], self.certain), 1)
        return 1

    def by_degrees(self, a, b):
        certainty = self.certainty(a, b)
        enough = certainty * 1000000 >= self.enough if self.enough > 0 else certainty > 0
        return "b" if enough else "w"

    def is_far(self, high, low):
        if self.kind == "statements":
            strong = [a for a, b, (_, marks) in zip(self.values[high], self.values[low], self.rows)
                      if a != b and "strong" in marks]
            return bool(strong) and strong[0] == 1
        if self.kind == "weights":
            return 0 < self.threshold <= self.values[high] - self.values[low]
        return any(self.values[low] < gap <= self.values[high] for gap in self.gaps)

    def plain(self, a, b):
        if self.values[a] == self.values[b]:
            return "e"
        return "b" if self.values[a] > self.values[b] else "f" if self.is_far(b, a) else "w"

    def in_completion(self, a, b):
        return "b" if self.values[a] > self.values[b] else \
               "w" if self.values[a] < self.values[b] else "e"

    def in_all(self, a, b):
        """As in all completions, by going through them; unknown where they differ."""
        if (a, b) not in self.known:
            self.known[a, b] = self.go_through(a, b)
        return self.known[a, b]

    def choices(self):
        """For each statement what it can count for; nothing is unsure of levels."""
        rows = [] if self.kind == "levels" else self.rows
        return [(1, 0, -1) if "unknown" in marks else (1, 0) if "unsure" in marks else (1,)
                for _, marks in rows]

    def complete(self, factors):
        """From now on the completion in which statements count for this."""
        if self.kind != "levels":
            self.values = [self.value(truth, factors) for truth in self.truths]

    def go_through(self, a, b):
        if a != b and ((a, b) in self.pairs or (b, a) in self.pairs):
            return "u"
        if self.kind == "levels" or a == b:
            return self.plain(a, b).replace("f", "w")
        found = set()
        for factors in itertools.product(*self.choices()):
            one, two = self.value(self.truths[a], factors), self.value(self.truths[b], factors)
            found.add("b" if one > two else "w" if one < two else "e")
        return found.pop() if len(found) == 1 else "u"
