#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Certificates of random conflicts, made in the slowest way: `entente verify` takes the true ones only.

Usage: certify.py ENTENTE GENERATE SEED COUNT FEATURE [--no-return] [--blind-others] [--sim] [--strength]
[--attitudes] [--types] [--fuzzy]
[--completions]. For each conflict of GENERATE some states are judged here, straight from the definitions, and the certificate is verified. Then it is made false in every way below, each sealed anew, and must be refused.
Last line: what was done.
"""
import copy
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the tests leave nothing beside the sources
from definitions import ATTITUDES, FUZZY, HELD, NAMES, ORDINARY, SIM, STRONG, TABLE, TYPES, Conflict  # noqa: E402


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
        leaving = [name for name in self.concepts if self.leaves(name, party, s, t)]
        for name in reversed([name for name in leaving if TABLE[name]["steps"]]):
            how = TABLE[name]
            if name == "sim":
                found = self.c.at_once(party, s, t)
                if found:
                    answers.append({"under": ["sim"], "at_once": self.steps(found[0]),
                                    "makes": self.entry(found[1])})
                else:
                    open_.append(name)
                continue
            fit = [steps for steps in self.c.sequences(party, t, how["steps"])
                   if self.c.deters(party, s, steps, how, self.returns)]
            if not fit:
                open_.append(name)
                continue
            known = [a for a in answers if "taken" in a and
                     self.c.is_legal(party, t, a["taken"], how) and
                     self.c.deters(party, s, a["taken"], how, self.returns)]
            if known and random.random() < 0.7:
                answer = random.choice(known)
            else:
                steps = random.choice(fit)
                answer = {"under": [], "steps": self.steps(steps), "taken": steps}
                answers.append(answer)
            answer["under"].append(name)
            if how["symmetric"]:
                answer["escapes"] = [self.entry(q)
                                     for q in self.c.moves(party, answer["taken"][-1][1])]
        for answer in answers:
            answer.pop("taken", None)
            answer["under"].sort(key=NAMES.index)
        return {"to": self.entry(t), "deterred": answers, "open": open_[::-1]}

    def leaves(self, name, party, s, t):
        return self.c.compare(party, t, s) in TABLE[name]["leaves"]

    def verdict(self, s):
        parties, common = [], list(self.concepts)
        entry = self.entry(s)
        for p in range(self.c.parties):
            made = [(t, self.improvement(p, s, t)) for t in self.c.moves(p, s)
                    if any(self.leaves(name, p, s, t) for name in self.concepts)]
            stable = [name for name in self.concepts
                      if all(TABLE[name]["steps"] and name not in gain["open"]
                             for t, gain in made if self.leaves(name, p, s, t))]
            common = [name for name in common if name in stable]
            parties.append({"party": self.about["parties"][p], "stable": stable,
                            "improvements": [gain for _, gain in made]})
        return {"state": entry, "equilibrium": common, "parties": parties}

    def stays(self, word, party, s):
        how = TABLE["every_" + word]
        return all(how["steps"] and any(self.c.deters(party, s, steps, how, self.returns)
                                        for steps in self.c.sequences(party, t, how["steps"]))
                   for t in self.c.gains(party, s, how["leaves"]))

    def held(self, s):
        """The verdict over all completions."""
        words = [name.split("_")[1] for name in self.concepts if name.startswith("every")]
        seen = [[[self.stays(word, p, s) for word in words] for p in range(self.c.parties)]
                for _ in self.c.completions()]
        of_all = [[all(of[k] for of in here) for k in range(len(words))] for here in seen]

        def told(rows):
            return [when + word for when, test in (("every_", all), ("some_", any))
                    for k, word in enumerate(words) if test(row[k] for row in rows)]
        return {"state": self.entry(s), "equilibrium": told(of_all),
                "parties": [{"party": name, "stable": told([here[p] for here in seen]),
                             "improvements": []}
                            for p, name in enumerate(self.about["parties"])]}

    def whole(self, states, title, digest):
        verdicts = [self.held(s) if self.c.family == "completions" else self.verdict(s)
                    for s in states]
        blind = {"blind_others": self.c.blind} if self.c.blinkered else {}
        return {"entente_certificate": 1, "dispute": {"title": title, "sha256": digest},
                "concepts": self.concepts, "sanction_by_return": self.returns, **blind,
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
                        words = [answer["under"].copy(), at["open"]]
                        words[0][0], words[1][0] = words[1][0], words[0][0]
                        at["deterred"][a]["under"] = sorted(words[0], key=NAMES.index)
                        at["open"].sort(key=NAMES.index)
                        yield "two concepts swapped", changed
                    changed = copy.deepcopy(certificate)
                    at = changed["verdicts"][v]["parties"][p]["improvements"][k]
                    at["deterred"].pop(a)
                    yield "an answer left out", changed
                if gain["open"]:
                    changed = copy.deepcopy(certificate)
                    at = changed["verdicts"][v]["parties"][p]["improvements"][k]
                    at["open"].pop()
                    yield "silence about an open one", changed
                    changed = copy.deepcopy(certificate)
                    at = changed["verdicts"][v]["parties"][p]["improvements"][k]
                    name = at["open"].pop(0)
                    others = [q for q in range(len(verdict["parties"])) if q != p]
                    answer = {"under": [name], "steps": []}
                    for _ in range(random.randrange(1, 4) if others else 0):
                        answer["steps"].append({
                            "party": verdict["parties"][random.choice(others)]["party"],
                            "to": random.randrange(len(certificate["states"]))})
                    if TABLE[name]["symmetric"]:
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
    changed = copy.deepcopy(certificate)
    if changed.pop("blind_others", None) is None:
        changed["blind_others"] = False
    yield "the wrong header", changed


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


def asked_of(conflict):
    """The concepts of the family that is asked for; of types some, since there are many."""
    conflict.blind = "--blind-others" in sys.argv and conflict.blinkered
    if "--attitudes" in sys.argv:
        conflict.family = "attitudes"
        return list(ATTITUDES)
    if "--types" in sys.argv:
        conflict.family = "types"
        return sorted(random.sample(list(TYPES), 8), key=NAMES.index)
    if "--completions" in sys.argv:
        conflict.family = "completions"
        return list(HELD)
    if "--fuzzy" in sys.argv:
        conflict.family = "fuzzy"
        return list(FUZZY)
    sim = SIM if "--sim" in sys.argv and conflict.sums else {}
    return list({**ORDINARY, **sim, **(STRONG if "--strength" in sys.argv else {})})


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
            pairs = "--completions" in sys.argv and any(order.paired for order in conflict.orders)
            if pairs or not all(order.fits for order in conflict.orders) or not conflict.states:
                done["unfit"] += 1
                continue
            maker = Certificate(conflict, asked_of(conflict), "--no-return" not in sys.argv,
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
