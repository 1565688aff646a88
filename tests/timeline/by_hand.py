#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares a dispute with a timeline, at its last moment, with the same dispute written by hand without one.

Usage: by_hand.py ENTENTE FILE BY_HAND. What is compared is the same to the letter, but for what is said of the moment itself.
"""
import subprocess
import sys

PARTIES = ["us", "russia", "ukraine", "europe"]
QUESTIONS = [
    ["solve", "--format", "csv"],
    ["solve", "--strength", "--format", "csv"],
    ["solve", "--certainty", "types", "--format", "csv"],
    ["paths", "guaranteed_deal", "--format", "csv"],
    ["robust", "--over", "completions", "--format", "csv"],
] + [["states", "--by", party, "--format", "csv"] for party in PARTIES]


def answer(entente, path, question):
    command, *flags = question
    done = subprocess.run([entente, command, path, *flags], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          timeout=300, check=False)
    return done.returncode, done.stdout


def main():
    entente, followed, by_hand = sys.argv[1:4]
    wrong = 0
    for question in QUESTIONS:
        code, text = answer(entente, followed, question)
        if (code, text) != answer(entente, by_hand, question) or code != 0 or text.count(b"\n") < 3:
            print(f"{' '.join(question)}: exit {code}, or another answer")
            wrong += 1
    print(f"{len(QUESTIONS)} questions, {wrong} answered otherwise")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
