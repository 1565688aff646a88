#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Numbers in a report are those that the commands give.

Usage: numbers.py ENTENTE FILE...
For each dispute file the tables of `report --format json` are held against `solve`, `explain`, `robust` and `leverage`.
Exit 0 when all agree, 1 with a line for each that does not.
"""

import json
import re
import subprocess
import sys

SAMPLES = "200"
FAMILIES = {"What is unsure": "completions", "Neighbours swapped": "swaps", "One change": "changes"}


def run(entente, *words):
    done = subprocess.run([entente, *words], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)}: {done.returncode} {done.stderr}")
    return json.loads(done.stdout)


def words_of(node):
    return node.get("text", "") + "".join(words_of(child) for child in node.get("children", []))


def nodes(node, kind):
    if node.get("kind") == kind:
        yield node
    for child in node.get("children", []):
        yield from nodes(child, kind)


class Checker:
    def __init__(self, entente, file):
        self.entente, self.file, self.wrong, self.compared = entente, file, 0, 0
        page = run(entente, "report", file, "--format", "json", "--samples", SAMPLES,
                   "--sections", "summary,settlements,stability,robustness,leverage,settle,forecast")
        self.sections = {section["key"]: section for section in page["sections"]}
        self.solved = run(entente, "solve", file, "--format", "json")

    def same(self, what, found, wanted):
        self.compared += 1
        if found != wanted:
            print(f"{self.file}: {what}: the report has {found}, the command {wanted}")
            self.wrong += 1

    def table(self, section, begins):
        """The rows of a table as lists of words, by the beginning of its caption; None when it is not there."""
        for table in nodes(self.sections[section], "table"):
            if table["text"].startswith(begins):
                return [[words_of(cell) for cell in row["children"]] for row in table["children"]]
        return None

    def check_counts(self):
        for concept, states, _ in self.table("settlements", "How many states would hold")[1:]:
            self.same(concept, int(states.replace(",", "")), len(self.solved["equilibria"][concept.lower()]))
        rows = self.table("stability", "At how many of all")
        parties = self.solved["parties"]
        for party, row in zip(parties, rows[1:]):
            for concept, states in zip(rows[0][1:], row[1:]):
                wanted = self.solved["stable"][concept.lower()][party]
                self.same(f"{party} {concept}", int(states.replace(",", "")), len(wanted))

    def check_cards(self):
        """The concepts of each card are those under which the state is an equilibrium."""
        for card in nodes(self.sections["settlements"], "card"):
            number = int(card["key"][1:])
            first = card["children"][0]
            found = sorted(badge["text"].lower() for badge in nodes(first, "badge") if badge["role"] == "good")
            wanted = sorted(c for c, list_ in self.solved["equilibria"].items() if number in list_)
            self.same(card["key"], found, wanted)

    def check_names(self):
        """The state of each name that holds is that of `explain NAME`, and is told of: with a letter, as today, or in a line."""
        rows = self.table("summary", "The outcomes that the file names")
        for row in rows[1:] if rows else []:
            told = re.match(r"s(\d+) \(", row[-1])
            if told:
                answer = run(self.entente, "explain", self.file, row[0].replace(" ", "_"), "--format", "json")
                self.same(row[0], int(told[1]), answer["state"])
                self.same(f"{row[0]} is told of", told[1] in {key["key"][1:] for key in nodes(
                    {"children": [n for n in self.sections["summary"]["children"] if n["kind"] != "table"]}, "state")},
                    True)

    def check_shares(self):
        rows = self.table("robustness", "In what share of readings each state")
        if rows is None:
            return
        families = {}
        for head in rows[0][2:]:
            answer = run(self.entente, "robust", self.file, "--over", FAMILIES[head], "--samples", SAMPLES,
                         "--max-exact", SAMPLES, "--format", "json")["families"][0]
            families[head] = (answer["readings"], {row["state"]: row for row in answer["list"]}, answer["names"])
        number = None
        for row in rows[1:]:
            if row[0] == "- by one state or another of its name":
                self.check_name_below(number, row, [families[head] for head in rows[0][2:]])
                continue
            number, concept = int(re.findall(r"\bs(\d+)\b", row[0])[-1 if ", s" in row[0] else 0]), row[1].lower()
            for head, share in zip(rows[0][2:], row[2:]):
                tried, states, _ = families[head]
                hits = states[number]["equilibrium"][concept]["readings"] if number in states else 0
                tenths = round(float(share.split(" %")[0]) * 10)
                exact = 1000 * hits / tried
                self.same(f"s{number} {head}", abs(tenths - exact) <= 1 and (tenths == 1000) == (hits == tried), True)
                interval = re.search(r"\(([\d.]+) to ([\d.]+)\)", share)
                if interval:
                    found = states[number]["equilibrium"][concept]
                    self.same(f"s{number} {head} interval",
                              float(interval[1]) <= 100 * found["low"] + 1e-9
                              and float(interval[2]) >= 100 * found["high"] - 1e-9, True)

    def check_name_below(self, number, row, families):
        """The shares of a name below a state of it: those of `robust` for one of the names of that state."""
        found = [float(share.split(" %")[0]) for share in row[2:]]
        bearing = [state["names"] for state in self.solved["states"]["list"] if state["state"] == number][0]
        shares = [[100 * names[name][row[1].lower()]["share"] for _, _, names in families] for name in bearing]
        self.same(f"the name of s{number}", any(
            all(abs(one - other) <= 0.1 for one, other in zip(found, wanted)) for wanted in shares), True)

    def check_levers(self):
        text = " ".join(words_of(p) for p in nodes(self.sections["leverage"], "paragraph"))
        question = re.match(r"(?:[A-Z]\d*: )?s(\d+).*?(holds|does not hold) under (\w+)", text)
        flags = ["--break"] if question[2] == "holds" else []
        found = run(self.entente, "leverage", self.file, "s" + question[1], "--concept", question[3].lower(),
                    "--max-tries", "100000", "--format", "json", *flags)
        if found["answer"] == "found":
            cost = int(re.search(r"The least change has cost (\d+)", text)[1])
            ways = int(re.search(r"It does it in (?:at least )?([\d,]+) way", text)[1].replace(",", ""))
            self.same("the least cost", cost, found["cost"])
            self.same("the ways", ways, found["ways"])

    def check_forecasts(self):
        """Each forecast, interval and party of the page, to the decimals that it shows."""
        tables = [[[words_of(cell) for cell in row["children"]] for row in table["children"]]
                  for table in nodes(self.sections["forecast"], "table")]
        if not tables:
            return
        issues = run(self.entente, "forecast", self.file, "--samples", SAMPLES, "--format", "json")["issues"]
        self.same("tables of forecasts", len(tables), 2 * len(issues))

        def near(shown, wanted):
            decimals = len(shown.split(".")[1]) if "." in shown else 0
            return abs(float(shown) - wanted) <= 0.5000001 * 10 ** -decimals

        for issue, models, parties in zip(issues, tables[::2], tables[1::2]):
            self.same(f"models of {issue['issue']}", len(models) - 1, len(issue["forecasts"]))
            for row, wanted in zip(models[1:], issue["forecasts"]):
                what = f"{issue['issue']} {wanted['model']}"
                if wanted["forecast"] is None:
                    self.same(what, row[1], "-")
                    continue
                self.same(what, near(row[1], wanted["forecast"]), True)
                low, high = row[2].split(" to ")
                self.same(f"{what} interval", near(low, wanted["low"]) and near(high, wanted["high"]), True)
            for row, wanted in zip(parties[1:], issue["parties"]):
                self.same(f"{issue['issue']} {row[0]}", [float(cell) for cell in row[1:4]],
                          [wanted["position"], wanted["salience"], wanted["influence"]])
                self.same(f"{issue['issue']} {row[0]} loss", near(row[4], wanted["models"][0]["loss"]), True)

    def check_efficient(self):
        """The counts, and of each efficient state that is shown how the parties fare and what it holds under."""
        section = self.sections.get("settle")
        found = run(self.entente, "settle", self.file, "--format", "json")
        counts = re.match(r"Of ([\d,]+) possible states, ([\d,]+) (?:is|are) efficient.*?In ([\d,]+) of these",
                          words_of(next(nodes(section, "paragraph"))))
        told = [int(number.replace(",", "")) for number in counts.groups()]
        efficient = {row["state"]: row for row in found["efficient"]}
        self.same("outcomes, efficient, rational", told,
                  [found["counts"]["outcomes"], found["counts"]["efficient"],
                   sum(row["rational"] for row in efficient.values())])
        fares = {"better": 1, "worse": -1, "the same": 0}
        for row in self.table("settle", "Efficient outcomes")[1:]:
            number = int(re.match(r"s(\d+)", row[0])[1])
            parties = found["parties"]
            wanted = efficient[number]
            for party, cell in zip(parties, row[1:]):
                of = party["party"]
                self.same(f"s{number} {of}", float(cell) if party["cardinal"] else fares[cell],
                          wanted["worth"][of]["number"] if party["cardinal"] else wanted["gain"][of])
            holds = [] if row[-1] == "none" else row[-1].lower().split()
            self.same(f"s{number} holds", holds, wanted["holds"])

    def check(self):
        self.check_efficient()
        self.check_forecasts()
        self.check_counts()
        self.check_cards()
        self.check_names()
        self.check_shares()
        self.check_levers()
        return self.wrong


def main():
    wrong = compared = 0
    for file in sys.argv[2:]:
        checker = Checker(sys.argv[1], file)
        wrong += checker.check()
        compared += checker.compared
    print(f"{compared} numbers of {len(sys.argv) - 2} reports compared, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
