#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Certificates of random conflicts, made in the slowest way: `entente verify` takes the true ones only.

Usage: certify.py ENTENTE GENERATE SEED COUNT FEATURE [--no-return] [--sim]. For each conflict of GENERATE
some states are judged here, straight from the definitions, and the certificate is verified. Then it is
made false in every way below, each sealed anew, and must be refused. Last line: what was done.
"""
import copy
import hashlib
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile

NAMES = ["nash", "gmr", "smr", "seq", "sseq", "sim"]
SYMMETRIC, IMPROVING = {"smr", "sseq"}, {"seq", "sseq"}


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
        words = text.split()[2:]
        assert words.pop(0) == "parties"
        self.parties = int(words.pop(0))
        self.graph = words[0] == "graph"
        self.merges = False
        if self.graph:
            self.read_graph(words)
        else:
            self.read_options(words)
        self.state_of = {m: k for k, state in enumerate(self.states) for m in state}
        self.orders = [self.read_order(words) for _ in range(self.parties)]
        self.sums = not self.graph and not self.merges

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

    def read_order(self, words):
        """A list of values, one a state, larger is better; None where members differ."""
        kind, _ = words.pop(0), words.pop(0)
        if kind == "levels":
            return [int(words.pop(0)) for _ in self.states]
        rows = []
        for _ in range(int(words.pop(0))):
            weight = int(words.pop(0)) if kind == "weights" else 0
            rows.append((weight, expression(words)))
        order = []
        for state in self.states:
            truths = {tuple(bool(row(m)) for _, row in rows) for m in state}
            if len(truths) > 1:
                return None
            truth = truths.pop()
            order.append(truth if kind == "statements"
                         else sum(row[0] for row, true in zip(rows, truth) if true))
        return order

    def moves(self, party, s):
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

    def gains(self, party, s):
        return [q for q in self.moves(party, s) if self.orders[party][q] > self.orders[party][s]]

    def sequences(self, party, start, improving):
        """All that the others reach, each with one legal sequence of (party, state) that leads there."""
        nodes, seen = [(start, None, ())], set()
        for state, mover, steps in nodes:
            for j in range(self.parties):
                if j in (party, mover):
                    continue
                for q in (self.gains if improving else self.moves)(j, state):
                    if (q, j) not in seen:
                        seen.add((q, j))
                        nodes.append((q, j, steps + ((j, q),)))
        return [steps for _, _, steps in nodes[1:]]

    def deters(self, party, s, end, symmetric, returns):
        order = self.orders[party]
        return (order[end] <= order[s] and (returns or end != s) and
                not (symmetric and any(order[q] > order[s] for q in self.moves(party, end))))

    def at_once(self, party, s, t):
        """An answer given at once, as ((party, state), ...) and the sum, or None."""
        others = [j for j in range(self.parties) if j != party]
        for choice in itertools.product(*[[None] + self.gains(j, s) for j in others]):
            made = list(self.states[t][0])
            for j, q in zip(others, choice):
                if q is not None:
                    for k, (owner, _, _) in enumerate(self.options):
                        made[k] = self.states[q][0][k] if owner == j else made[k]
            end = self.state_of.get(tuple(made))
            if end is not None and self.orders[party][end] <= self.orders[party][s]:
                return [(j, q) for j, q in zip(others, choice) if q is not None], end
        return None


class Certificate:
    def __init__(self, conflict, concepts, returns, about):
        self.c, self.concepts, self.returns, self.about = conflict, concepts, returns, about
        self.table = []

    def entry(self, s):
        if s not in self.table:
            self.table.append(s)
        return self.table.index(s)

    def steps(self, steps):
        return [{"party": self.about["parties"][j], "to": self.entry(q)} for j, q in steps]

    def improvement(self, party, s, t):
        answers, open_ = [], []
        for concept in reversed([name for name in self.concepts if name != "nash"]):
            if concept == "sim":
                found = self.c.at_once(party, s, t)
                if found:
                    answers.append({"under": ["sim"], "at_once": self.steps(found[0]),
                                    "makes": self.entry(found[1])})
                else:
                    open_.append(concept)
                continue
            fit = [steps for steps in self.c.sequences(party, t, concept in IMPROVING)
                   if self.c.deters(party, s, steps[-1][1], concept in SYMMETRIC, self.returns)]
            if not fit:
                open_.append(concept)
                continue
            known = [a for a in answers if a.get("fits", {}).get(concept)]
            if known and random.random() < 0.7:
                known[0]["under"].append(concept)
                continue
            steps = random.choice(fit)
            kinds = {"gmr": concept in ("gmr", "smr", "seq", "sseq"),
                     "smr": concept == "sseq", "seq": concept == "sseq"}
            answer = {"under": [concept], "steps": self.steps(steps), "fits": kinds}
            if concept in SYMMETRIC:
                answer["escapes"] = [self.entry(q) for q in self.c.moves(party, steps[-1][1])]
            answers.append(answer)
        for answer in answers:
            answer.pop("fits", None)
            answer["under"].sort(key=NAMES.index)
        return {"to": self.entry(t), "deterred": answers, "open": open_[::-1]}

    def verdict(self, s):
        parties, common = [], list(self.concepts)
        entry = self.entry(s)
        for p in range(self.c.parties):
            gains = [self.improvement(p, s, t) for t in self.c.gains(p, s)]
            stable = [name for name in self.concepts
                      if not gains or (name != "nash" and all(name not in g["open"] for g in gains))]
            common = [name for name in common if name in stable]
            parties.append({"party": self.about["parties"][p], "stable": stable,
                            "improvements": gains})
        return {"state": entry, "equilibrium": common, "parties": parties}

    def whole(self, states, title, digest):
        verdicts = [self.verdict(s) for s in states]
        return {"entente_certificate": 1, "dispute": {"title": title, "sha256": digest},
                "concepts": self.concepts, "sanction_by_return": self.returns,
                "states": [[values[v] for values, v in zip(self.about["values"],
                                                           self.c.states[s][0])]
                           for s in self.table],
                "verdicts": verdicts}


def sealed(certificate):
    text = json.dumps(certificate, separators=(",", ":"), ensure_ascii=False)[:-1]
    return text + ',"seal":"' + hashlib.sha256(text.encode()).hexdigest() + '"}\n'


def alterations(certificate):
    """Certificates that say something false, each with what was done to it."""
    for v, verdict in enumerate(certificate["verdicts"]):
        for p, party in enumerate(verdict["parties"]):
            for k, gain in enumerate(party["improvements"]):
                for a, answer in enumerate(gain["deterred"]):
                    changed = copy.deepcopy(certificate)
                    at = changed["verdicts"][v]["parties"][p]
                    improvement = at["improvements"][k]
                    under = improvement["deterred"].pop(a)["under"]
                    improvement["open"] = sorted(improvement["open"] + under, key=NAMES.index)
                    at["stable"] = [name for name in at["stable"] if name not in under]
                    changed["verdicts"][v]["equilibrium"] = [
                        name for name in verdict["equilibrium"] if name not in under]
                    yield "a sanction denied", changed
                    if answer.get("steps"):
                        changed = copy.deepcopy(certificate)
                        at = changed["verdicts"][v]["parties"][p]["improvements"][k]
                        at["deterred"][a]["steps"] = []
                        yield "all steps left out", changed
                if gain["open"]:
                    changed = copy.deepcopy(certificate)
                    at = changed["verdicts"][v]["parties"][p]["improvements"][k]
                    name = at["open"].pop(0)
                    others = [q for q in range(len(verdict["parties"])) if q != p]
                    answer = {"under": [name], "steps": []}
                    for _ in range(random.randrange(1, 4) if others else 0):
                        answer["steps"].append({
                            "party": verdict["parties"][random.choice(others)]["party"],
                            "to": random.randrange(len(certificate["states"]))})
                    if name in SYMMETRIC:
                        answer["escapes"] = []
                    if name == "sim":
                        answer = {"under": [name], "at_once": answer["steps"], "makes": 0}
                    at["deterred"].append(answer)
                    yield "a sanction invented", changed
            for name in certificate["concepts"]:
                changed = copy.deepcopy(certificate)
                stable = set(party["stable"]) ^ {name}
                changed["verdicts"][v]["parties"][p]["stable"] = sorted(stable, key=NAMES.index)
                yield "another stability", changed
            if party["improvements"]:
                changed = copy.deepcopy(certificate)
                changed["verdicts"][v]["parties"][p]["improvements"].pop()
                yield "an improvement concealed", changed


class Verifier:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], cwd=self.folder, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def about(self, graph):
        """What the program calls parties and values."""
        told = json.loads(self.run("convert", "dispute.yaml", "--to", "json").stdout)
        parties = list(told["parties"])
        if graph:
            states = told["graph"]["states"]
            names = states if isinstance(states, list) else [f"s{k + 1}" for k in range(states)]
            return {"parties": parties, "values": [names]}
        options = sorted(told["options"].values(), key=lambda option: parties.index(option["party"]))
        return {"parties": parties, "values": [o.get("values") or ["no", "yes"] for o in options]}

    def verify(self, certificate):
        (self.folder / "certificate.json").write_text(sealed(certificate), encoding="utf-8")
        return self.run("verify", "dispute.yaml", "certificate.json")


def main():
    program, generate, seed, count, feature = sys.argv[1:6]
    random.seed(int(seed))
    done = {"certificates": 0, "verdicts": 0, "unfit": 0, "false ones": 0}
    with tempfile.TemporaryDirectory() as folder:
        plain, bundle = pathlib.Path(folder, "plain"), pathlib.Path(folder, "bundle")
        subprocess.run([generate, seed, count, plain, bundle, feature], check=True)
        conflicts = plain.read_text(encoding="utf-8").split("end\n")[:-1]
        disputes = bundle.read_text(encoding="utf-8").split("%%%% conflict ")[1:]
        verifier = Verifier(program, folder)
        for text, dispute in zip(conflicts, disputes):
            dispute = dispute.split("\n", 1)[1]
            (pathlib.Path(folder) / "dispute.yaml").write_text(dispute, encoding="utf-8")
            conflict = Conflict(text)
            if None in conflict.orders or not conflict.states:
                done["unfit"] += 1
                continue
            sim = "--sim" in sys.argv and conflict.sums
            maker = Certificate(conflict, NAMES[:6 if sim else 5], "--no-return" not in sys.argv,
                                verifier.about(conflict.graph))
            states = random.sample(range(len(conflict.states)), min(4, len(conflict.states)))
            certificate = maker.whole(states, "random", hashlib.sha256(dispute.encode()).hexdigest())
            tries = [("nothing", certificate, 0)]
            false = list(alterations(certificate))
            tries += [(what, other, 1) for what, other in random.sample(false, min(12, len(false)))]
            for what, tried, code in tries:
                got = verifier.verify(tried)
                if got.returncode != code:
                    print(f"seed {seed}, {feature}: altered was {what}; exit {got.returncode}, "
                          f"not {code}\n{got.stdout}{got.stderr}\n{dispute}\n{json.dumps(tried)}")
                    return 1
            done["certificates"] += 1
            done["verdicts"] += len(states)
            done["false ones"] += len(tries) - 1
    print(", ".join(f"{what} {number}" for what, number in done.items()))
    return 0 if done["certificates"] > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
