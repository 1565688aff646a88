#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Withdraws every source and every basis of dispute files, by the command and by hand, and compares what `solve` says.

By hand: the file as JSON, less the items whose grounds are withdrawn. Where an event speaks of what is withdrawn (E801), that is no
file, and there is nothing to compare. Usage: withdraw.py ENTENTE FILE...
"""
import json
import os
import subprocess
import sys
import tempfile

BASES = ["stated", "inferred", "assumed"]


def run(words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


GROUNDS = ("basis", "source", "passage", "bytes", "speaker", "hedge", "coder")


def falls(item, sources, bases, event=None):
    """Whether an item rests on what is withdrawn; silence is assumption, or what the event says that brings it."""
    grounds = item if isinstance(item, dict) else {}
    if event is not None and not any(key in grounds for key in GROUNDS):
        grounds = event
    return grounds.get("source") in sources or grounds.get("basis", "assumed") in bases


def step_without(step, gone):
    """A step of wishes, or None: what is not there is not inserted, and what it replaces goes."""
    if "insert" in step and gone(step["insert"]):
        return None
    if "replace" in step and gone(step["by"]):
        return {"drop": step["replace"]}
    return step


def event_without(event, sources, bases):
    """An event that happened, less what it brings on the word of others."""

    def gone(item):
        return falls(item, sources, bases, event)

    rules = event.get("rules", {})
    if "add" in rules:
        rules["add"] = [rule for rule in rules["add"] if not gone(rule)]
    for party, steps in event.get("preferences", {}).items():
        left = [step_without(step, gone) for step in steps]
        event["preferences"][party] = [step for step in left if step is not None]
    for party, unseen in event.get("misperceptions", {}).items():
        event["misperceptions"][party] = [one for one in unseen if not gone(one)]
    return event


WORDS = ("parties", "options", "states", "coalitions", "sources")


def words_of(event):
    """What stays of an event that is withdrawn: the words that it adds, which claim nothing."""
    words = {key: {"add": event[key]["add"]} for key in WORDS if "add" in event.get(key, {})}
    return {"id": event["id"], **words}


def wishes_without(wishes, keep, gone):
    """A party's wishes: statements, weights, or a ranking, which goes as a whole (None)."""
    if isinstance(wishes, list):
        return keep(wishes)
    if "weights" in wishes:
        return {**wishes, "weights": keep(wishes["weights"])}
    return None if gone(wishes) else wishes


def without(document, sources, bases):
    """The document less what falls. Lists may be empty: events can still insert into them."""
    left = json.loads(json.dumps(document))

    def gone(item):
        return falls(item, sources, bases)

    def keep(items):
        return [item for item in items if not gone(item)]

    if "rules" in left:
        left["rules"] = keep(left["rules"])
    if "timeline" in left:
        left["timeline"] = [words_of(event) if gone(event) else event_without(event, sources, bases)
                            for event in left["timeline"]]
    if "preferences" in left:
        wishes = {party: wishes_without(what, keep, gone) for party, what in left["preferences"].items()}
        left["preferences"] = {party: what for party, what in wishes.items() if what is not None}
    if "misperceptions" in left:
        left["misperceptions"] = {party: keep(unseen) for party, unseen in left["misperceptions"].items()}
    return {key: value for key, value in left.items() if value not in ([], {})}


def compare(entente, path, document, flag, name):
    """Returns a finding, "" where both are alike, or None where there is nothing to compare."""
    sources, bases = ([name], []) if flag == "--without" else ([], [name])
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(without(document, sources, bases), file)
    try:
        by_hand = run([entente, "solve", file.name, "--format", "csv"])
    finally:
        os.unlink(file.name)
    if "E801" in by_hand[2]:
        return None
    by_command = run([entente, "solve", path, flag, name, "--format", "csv"])
    if by_hand[:2] != by_command[:2]:
        return f"{path}: {flag} {name}: {by_command[0]} for {by_hand[0]}, or another table"
    return ""


def main():
    entente, paths = sys.argv[1], sys.argv[2:]
    findings, count = [], 0
    for path in paths:
        code, text, _ = run([entente, "convert", path, "--to", "json"])
        if code != 0:
            findings.append(f"{path}: is not converted")
            continue
        document = json.loads(text)
        tries = [("--without", source) for source in document.get("sources", {})]
        for flag, name in tries + [("--without-basis", basis) for basis in BASES]:
            found = compare(entente, path, document, flag, name)
            findings += [found] if found else []
            count += found is not None
    print("\n".join(findings) or f"{count} withdrawn alike")
    return 1 if findings or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
