#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that sentences take parties that are `plural: yes` for several, and their names as they stand in a sentence.

Usage: plurals.py ENTENTE. Exit 0 when all is well, 1 with a line for each finding.
Each command that makes sentences runs over a dispute with two plural parties and one that is not. In what it prints no verb
or pronoun of one may follow a plural name, none of several the other; an article is capital where a sentence begins, and
nowhere else. That the search finds something is shown by the same dispute without the marks.
"""

import re
import subprocess
import sys

DISPUTE = """
entente: 1
title: A ward
sources: {herald: {title: Herald, date: 2024-03-01}}
parties:
  nurses: {name: the nurses, plural: yes}
  board: {name: the board}
  towns: {name: the towns, plural: "true"}
options:
  strike: {party: nurses, label: strike}
  unpaid: {party: nurses, label: go on unpaid}
  raise: {party: board, label: raise the wages}
  hire: {party: board, values: [none, some, many], label: hiring}
  pay: {party: towns, label: pay for the ward, moves: up}
rules:
  - never: strike and unpaid
today: {unpaid: yes}
states:
  deal: raise and not strike
  quiet: not strike
preferences:
  nurses:
    - {want: raise, label: better pay, strength: strong, basis: stated, source: herald}
    - {want: not strike, certainty: unsure, strength: strong}
    - want: pay
  board:
    - {want: not strike, basis: stated, source: herald}
    - {want: not raise, certainty: unknown}
    - want: hire < many
  towns: [not pay or raise, hire < many, not strike]
misperceptions:
  towns: [hire = many and pay]
attitudes:
  nurses: {towns: positive, board: negative, nurses: negative}
  towns: {nurses: positive}
fuzzy:
  nurses: {threshold: 0.5}
issues:
  wage:
    option: raise
    utilities: {nurses: [0, 10], board: [10, 3]}
  ward:
    option: pay
    utilities: {nurses: [0, 5], board: [0, 5], towns: [0, 0]}
bargaining:
  reservation: {nurses: 2}
positions:
  wages:
    parties: {nurses: {position: 90, salience: 80}, board: {position: 10}, towns: {position: 40, influence: 30}}
  beds:
    parties: {nurses: {position: 90, salience: 20}, board: {position: 10}, towns: {position: 40}}
timeline:
  - {id: walkout, date: 2024-03-05, today: {unpaid: no, strike: yes}}
  - {id: back, date: 2024-03-20, today: {strike: no, raise: yes}}
"""
TWO = """
entente: 1
parties:
  nurses: {name: the nurses, plural: yes}
  board: {name: the board}
options:
  strike: {party: nurses, label: strike}
  raise: {party: board, label: raise the wages}
states:
  deal: raise and not strike
preferences:
  nurses: [raise, not strike]
  board: [not strike, not raise]
"""

STATES = [["explain", "-", state, *flags] for state in ("deal", "s14")
          for flags in ([], ["--concepts", "nash"], ["--attitudes"], ["--fuzzy"], ["--certainty", "types"])]
COMMANDS = STATES + [
    ["explain", "-", "s2"], ["explain", "-", "s8"],
    ["solve", "-"], ["solve", "-", "--fuzzy"], ["solve", "-", "--attitudes"], ["solve", "-", "--certainty", "completions"],
    ["explain", "-", "s2", "--certainty", "completions"], ["paths", "-", "deal"], ["paths", "-", "s14"],
    ["leverage", "-", "s14"], ["leverage", "-", "deal", "--conditions", "--max-tries", "99"],
    ["coalitions", "-", "s14"], ["coalitions", "-", "deal"],
    ["robust", "-", "--samples", "20"], ["settle", "-", "--at", "start"], ["settle", "-"], ["forecast", "-", "--samples", "0"],
    ["timeline", "-"], ["evidence", "-"], ["compare", "-", "--at", "start"],
    ["report", "-", "--format", "text", "--samples", "9"],
    ["report", "-", "--format", "text", "--samples", "9", "--sections", "all"]]
AHEAD = [["explain", "-", state, "--horizon", "3"] for state in ("deal", "s1", "s2")] + [["solve", "-", "--horizon", "2"]]

ONE = (r"has is was does takes drops sets (?<!\d\s)moves stays leaves wants likes gains loses puts gives ranks ends gets makes "
       "its itself stands falls meets breaks prefers minds foresees challenges orders").split()
MANY = "have are were do take drop set stay leave want like gain put give rank their themselves".split()
# A new clause has another subject: what follows these is not about the name before it.
CLAUSE = r"(?:(?!\b(?:which|that|could|would|then|if|and|the|as|by|of|for|from|to)\b)[^.,:;()\"A-Z])"


def printed(program, command, text):
    done = subprocess.run([program, *command], input=text, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 5):
        sys.exit(f"plurals: {' '.join(command)}: {done.stderr}")
    return done.stdout, done.stderr


def findings(text):
    """Names with words of the other number, and articles that are not as they should be."""
    many, one = "|".join(MANY), "|".join(ONE)
    for pattern in (rf"\b[Tt]he (?:nurses|towns){CLAUSE}{{0,25}}\s(?:{one})\b",
                    rf"(?<!and )\b[Tt]he board\s(?:{many})\b",
                    r"[a-z,] The (?:nurses|board|towns) (?!-?\d)", r"[a-z]{3}\.\s+the (?:nurses|board|towns) "):
        for found in re.finditer(pattern, text):
            yield re.sub(r"\s+", " ", text[max(0, found.start() - 30):found.end() + 30])


def main():
    program, bad = sys.argv[1], 0
    for text, commands in ((DISPUTE, COMMANDS), (TWO, AHEAD)):
        for command in commands:
            for line in findings(printed(program, command, text)[0]):
                print(f"{' '.join(command)}: {line}")
                bad = 1
    single = re.sub(r", plural: [^}]+", "", TWO)
    if not list(findings(printed(program, ["explain", "-", "s2"], single)[0])):
        print("plurals: nothing is found where parties that are called as several are taken for one")
        bad = 1
    if printed(program, ["convert", "-", "--to", "json"], TWO)[0].count('"plural": "yes"') != 1:
        print("plurals: the mark does not come through a conversion")
        bad = 1
    if "which parties are plural" not in printed(program, ["convert", "-", "--to", "gmcr"], TWO)[1]:
        print("plurals: that .gmcr has no place for the mark is not told")
        bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
