#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the spatial model against KTAB's logs: every number that the logs print of a game, digit by digit.

Usage: ktab.py SPATIAL_SHOW FOLDER [--list]   (FOLDER has the logs, 20170530_ref-NAME.txt, and NAME.csv)
A number of a log is matched when ours, written with as many digits, is the same text. `--list` tells what was compared,
by kind. Exit codes: 0 all are matched; 1 some differ; 77 the folder is not there.
"""

import collections
import csv
import json
import math
import os
import re
import subprocess
import sys

NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]\d+)?")
NOBODY = re.compile(r"In turn (\d+) Actor (\d+) has no advantageous targets")
NO_RESULTS = re.compile(  # lines about the run, the options, the database, the clock
    r"Software version|Start time|Finish time|Elapsed|Scenario|Actor: \d+ (name|desc)|Dimension \d|SQL|Grp|Using |Success"
    r"|Created|Model Para|\w+: [A-Z]\w+$|Starting model|Completed|Found stable|SMPModel|Setting ideal|Voting rule|-+$|$")


class Log:
    """The lines of a log, and what came of comparing."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = [line.strip() for line in file]
        # Lines of parties without a target stand anywhere between those of others: threads wrote them.
        idle = [NOBODY.fullmatch(line) for line in lines]
        self.lines = [line for line, found in zip(lines, idle) if not found]
        self.idle = sorted((int(found[1]), int(found[2])) for found in idle if found)
        self.at = 0
        self.compared = collections.Counter()
        self.differences = []

    def next(self):
        self.at += 1
        return self.lines[self.at - 1]

    def same(self, kind, text, value):
        """One number: `text` in the log, `value` ours. Digits as in the log; `g`: six of them, as C++ prints."""
        self.compared[kind] += 1
        if isinstance(value, int):
            ours = "%d" % value
        elif "e" in text.lower():
            ours = "%.2E" % value
        else:
            ours = "%.*f" % (len(text.partition(".")[2]), value)
        if float(ours) != float(text) and "%g" % value != text:
            self.differences.append("%d: %s: %s in the log, ours %s" % (self.at, kind, text, ours))

    def short(self, kind, text, value):
        """One that C++ prints with six digits."""
        self.compared[kind] += 1
        if "%g" % value != text:
            self.differences.append("%d: %s: %s in the log, ours %g" % (self.at, kind, text, value))

    def row(self, kind, values):
        texts = NUMBER.findall(self.next())
        if len(texts) != len(values):
            sys.exit("line %d: %d numbers, not %d" % (self.at, len(texts), len(values)))
        for text, value in zip(texts, values):
            self.same(kind, text, value)

    def matrix(self, kind, rows):
        for row in rows:
            self.row(kind, row)


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = [[cell.strip() for cell in row if cell.strip()] for row in csv.reader(file)][2:]
    rows = [row for row in rows if row]
    return [row[0] for row in rows], [[float(cell) for cell in row[2:]] for row in rows]


def play(program, parties):
    text = "%d %d 0\n" % (len(parties), (len(parties[0]) - 1) // 2)
    text += "\n".join(" ".join(map(repr, row)) for row in parties)
    return json.loads(subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout)


class Game:
    """A game as we play it, beside the log of it."""

    def __init__(self, log, names, parties, turns):
        self.log, self.names, self.parties, self.turns = log, names, parties, turns
        self.count, self.issues = len(parties), (len(parties[0]) - 1) // 2
        self.powers = [row[0] for row in parties]
        self.cares = [sum(row[2::2]) for row in parties]
        self.surveyed = self.played = 0
        self.keys = {}     # number of a bargain in the log -> initiator, target
        self.options = []  # per party: the numbers in the order of the log

    def place(self, turn, party):
        return self.turns[turn]["positions"][party * self.issues:(party + 1) * self.issues]

    def moved(self, turn):
        return sum(math.dist(self.place(turn, p), self.place(turn + 1, p)) for p in range(self.count)) / 100

    def rms(self, one, other):
        return math.sqrt(sum((a - b) ** 2 for r, s in zip(one, other) for a, b in zip(r, s))) / self.count

    # --- what stands in the log, one line or block each ---

    def setting(self, line):
        log = self.log
        found = re.fullmatch(r"Actor: (\d+) power: +(\S+)", line)
        if found:
            log.same("input", found[2], self.powers[int(found[1])])
        found = re.fullmatch(r"(pos|sal)\[(\d+), (\d+)\] = +(\S+)", line)
        if found:
            party, at = self.parties[int(found[2])], 1 + 2 * int(found[3]) + (found[1] == "sal")
            log.same("input", found[4], party[at])
        found = re.fullmatch(r"Number of (actors|dimensions): (\d+)", line)
        if found:
            log.same("input", found[2], self.count if found[1] == "actors" else self.issues)

    def survey(self):
        log, turn = self.log, self.turns[self.surveyed]
        self.surveyed += 1
        log.matrix("utilities, neutral", turn["neutral"])
        log.next()
        log.matrix("risks", [[r] for r in turn["risks"]])
        log.next()
        log.matrix("utilities, own", turn["own"])
        log.short("differences of utilities", log.next().split()[-1], self.rms(turn["neutral"], turn["own"]))
        log.next()
        for h in range(self.count):
            assert log.next() == "Estimate by %d of risk-aware utility matrix:" % h
            log.matrix("utilities, as others see them", turn["seen"][h])
            log.short("differences of utilities", log.next().split()[-1], self.rms(turn["seen"][h], turn["own"]))

    def idle(self):
        ours = [(t, p) for t, turn in enumerate(self.turns[:-1]) for p in range(self.count) if turn["targets"][p] == p]
        self.log.compared["targets"] += len(self.log.idle)
        if ours != self.log.idle:
            self.log.differences.append("parties without a target")

    def challenge(self, party, target, worth):
        log, turn, issues = self.log, self.turns[self.played], self.issues
        clash = turn["clashes"][party]
        log.same("targets", target, turn["targets"][party])
        log.same("gains", worth, turn["gains"][party])
        found = re.fullmatch(r"turn \d+ , i \d+ , j \d+ , bestEU worth (\S+) , piiJ +(\S+)", log.lines[log.at])
        if found:
            log.next()
            log.short("gains", found[1], turn["gains"][party])
            log.short("odds", found[2], turn["odds"][party])
        for odds, gain in ((clash[0], clash[1]), (clash[0], clash[2]), (clash[3], clash[4]), (clash[3], clash[5])):
            found = re.fullmatch(r"Est by .* of prob (\S+) that .* of (\S+)", log.next())
            log.same("odds", found[1], odds)
            log.same("gains", found[2], gain)
        ours = turn["bargains"][2 * issues * party:2 * issues * (party + 1)]
        weights = self.cares[party], self.cares[int(target)]
        between = [(weights[0] * a + weights[1] * b) / sum(weights) for a, b in zip(ours, clash[6])]
        for kind, pair in (("bargains", ours), ("bargains, other forms", clash[6]), ("bargains, other forms", between)):
            while not log.lines[log.at].startswith(("Bargain", "Power-weighted")):
                log.next()
            log.next()
            for half in (pair[:issues], pair[issues:]):
                for text, value in zip(NUMBER.findall(log.next().partition(":")[2]), half):
                    log.same(kind, text, value)

    def involved(self, party, line):
        found = re.findall(r"\[(\d+), (\d+):(\d+)\]", line)
        self.keys.update({number: [int(i), int(j)] for number, i, j in found})
        self.options[party:] = [[number for number, _, _ in found]]
        ours = [option[:2] for option in self.turns[self.played]["options"][party]["list"]]
        theirs = [self.keys[number] for number, _, _ in found]
        self.log.compared["options"] += len(theirs)
        if sorted(ours) != sorted(theirs):
            self.log.differences.append("%d: options of party %d" % (self.log.at, party))

    def elect(self, party, worths):
        """`worths` is the line at which the table of what options are worth stood."""
        log, ours = self.log, self.turns[self.played]["options"][party]
        at = [next(k for k, option in enumerate(ours["list"]) if option[:2] == self.keys[number])
              for number in self.options[party]]
        count, options = len(at), [ours["list"][k] for k in at]
        here, log.at = log.at, worths
        table = [[option[4][a] for option in options] for a in range(self.count)]
        log.matrix("worth of options", table)
        log.at = here
        log.row("options", [self.count])
        log.row("options", [count])
        log.next()
        log.row("input", self.powers)
        log.next(), log.next()
        log.matrix("worth of options", table)
        votes = [[ours["votes"][k * count + l] for l in at] for k in at]
        log.next()
        log.matrix("votes", [[0.0 if k == l else v for l, v in enumerate(row)] for k, row in enumerate(votes)])
        log.next()
        log.matrix("chances of pairs", [[votes[k][l] / (votes[k][l] + votes[l][k]) for l in range(count)]
                                        for k in range(count)])
        log.next()
        log.matrix("chances of options", [[option[2]] for option in options])
        log.next()
        found = re.fullmatch(r"Chosen bargain \( Deterministic \): (\d+) (\d+) out of (\d+) bargains", log.next())
        chosen = [option[3] for option in options].index(1)
        if abs(options[int(found[2]) - 1][2] - options[chosen][2]) < 1e-14:
            chosen = int(found[2]) - 1  # of equal ones KTAB takes the first that its threads had made
        log.same("chosen", found[2], 1 + chosen)
        log.same("options", found[3], count)

    def stands(self, party):
        if party == 0:
            self.played += 1
            self.options = []
        self.log.row("positions", self.place(self.played, party))

    def settled(self, line):
        found = re.fullmatch(r"Fractional change compared to first step: (\S+) +\(target=0.0200\)", line)
        share = self.moved(self.played - 1) / (self.moved(0) + 1e-4)
        self.log.same("moves", found[1], share)
        self.log.compared["end"] += 1
        if (share < 0.02 and self.played >= 2) != (self.played + 1 == len(self.turns)):
            self.log.differences.append("%d: the end" % self.log.at)

    def history(self, line):
        name, kind, texts = re.fullmatch(r"(\S+), ([^:]+?) ?: *(.*)", line).groups()
        party = self.names.index(name)
        texts = texts.split()
        self.log.same("end", str(len(texts)), len(self.turns))
        if kind != "prob":
            issue = self.dimensions.index(kind)
        for t, text in enumerate(texts):
            if kind == "prob":
                self.log.same("chances of parties", text, self.turns[t]["chances"][party])
            else:
                # A half is rounded as KTAB has it: on 0 to 1, with four decimals, times 100.
                self.log.same("positions", text, 100 * round(self.place(t, party)[issue] / 100, 4))

    def read(self):
        """Goes through the log; a line that is not known stops it."""
        log, self.dimensions, worths = self.log, [], 0
        self.idle()
        while log.at < len(log.lines):
            line = log.next()
            begins = line.startswith
            if begins("Dimension "):
                self.dimensions.append(line.partition(" : ")[2])
            elif re.match(r"(Actor: \d+ power|pos\[|sal\[|Number of)", line):
                self.setting(line)
            elif line == "Position matrix:":
                log.matrix("input", [row[1::2] for row in self.parties])
            elif line == "Salience matrix:":
                log.matrix("input", [row[2::2] for row in self.parties])
            elif begins("Raw actor-pos"):
                self.survey()
            elif begins("Starting Model::run iteration"):
                log.same("turns", line.split()[-1], self.played + 1)
            elif begins("In turn "):
                words = line.split()
                self.challenge(int(words[4]), words[9], words[11])
            elif begins("Bargains involving actor"):
                self.involved(len(self.options), line)
            elif line == "w:":
                log.row("input", self.powers)
            elif line == "u_im:":
                worths = log.at
                log.at += self.count
            elif begins("Doing scalarPCE"):
                self.elect(int(line.split()[8]), worths)
            elif begins("postn ") or begins("ideal "):
                party = int(line.split()[1])
                if begins("postn "):
                    self.stands(party)
                else:
                    log.row("positions", self.place(self.played, party))
            elif begins("postn-ideal") or begins("rms (pstn"):
                log.same("ideals", line.split()[-1], 0.0)
            elif begins("sDist"):
                words = re.split(r"[\[\], =]+", line)
                log.same("moves", words[3], self.moved(int(words[1])))
            elif begins("Fractional change"):
                self.settled(line)
            elif begins("There were"):
                log.same("end", line.split()[2], len(self.turns))
            elif re.match(r"\S+, .*: +\d", line):
                self.history(line)
            elif not NO_RESULTS.match(line) and not begins(("Bargains to be", "History of")):
                sys.exit("line %d is not known: %s" % (log.at, line))


def main():
    program, folder = sys.argv[1:3]
    if not os.path.isdir(folder):
        print("KTAB's logs are not here, %s: nothing was compared" % folder)
        return 77
    failed = False
    for name in ("dummyData_3Dim", "SOE-Pol-Comp"):
        log = Log(os.path.join(folder, "20170530_ref-%s.txt" % name))
        names, parties = read_csv(os.path.join(folder, name + ".csv"))
        game = Game(log, names, parties, play(program, parties))
        game.read()
        failed = failed or bool(log.differences) or log.compared.total() == 0
        print("%s: %d turns, %d numbers compared, %d differ" %
              (name, len(game.turns) - 1, log.compared.total(), len(log.differences)))
        if "--list" in sys.argv:
            for kind, count in sorted(log.compared.items()):
                print("  %7d %s" % (count, kind))
        for difference in log.differences[:20]:
            print("  line %s" % difference)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
