#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns a marking of a text, written by hand, into a coding (docs/reading.md) with exact offsets.

guide.md describes the file. Every sentence must stand in the marking, every word of a field in its sentence, every
party and option in the dispute; whatever does not is refused with its line.
Usage: mark.py MARKS [--text FILE] [--dispute FILE] [--output FILE] | --check MARKS... | --self-test
Text and dispute are otherwise those that the marking names, beside it.
Exit codes: 0 done; 1 the marking is refused (or the self-test fails); 2 wrong usage.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import tempfile

ACTS = ("state expect demand offer refuse promise threaten concede agree welcome meet call do").split()
MODALITIES = "certain likely unlikely possible impossible necessary desired conditional".split()
FIELDS = "speaker actor act addressee issue negation modality quotation".split()
PLACE = re.compile(r"@(\d+)-(\d+)$")


class Refused(Exception):
    """What is wrong in a marking, with its line."""


def names_of(path):
    """The parties of a dispute file, and its options with their values: keys of the second level, in block style."""
    found = {"parties": {}, "options": {}}
    section = name = None
    with open(path, encoding="utf-8") as file:
        for line in file:
            top = re.match(r"(\w+):", line)
            entry = re.match(r"  (\w+):(.*)", line)
            if top:
                section = found.get(top.group(1))
            elif entry and section is not None:
                name = entry.group(1)
                section[name] = ["no", "yes"]
            values = re.search(r"\bvalues: \[([^\]]*)\]", line)
            if values and section is found["options"]:
                section[name] = [value.strip() for value in values.group(1).split(",")]
    return found


class Marking:
    """A marking read against its text: `statements` as in a coding, `sentences` as pairs of bytes."""

    def __init__(self, path, text=None, dispute=None):
        self.path, self.line = path, 0
        self.text_path, self.dispute_path = text, dispute
        self.text = None
        self.known = None
        self.sentences, self.statements = [], []
        self.coder = "marker"
        with open(path, encoding="utf-8") as file:
            for self.line, line in enumerate(file, 1):
                self.take(line.strip())
        self.load()
        if self.text[self.reached():].strip():
            raise self.wrong("the text goes on after the last sentence")

    def wrong(self, message):
        return Refused(f"{self.path}:{self.line}: {message}")

    def take(self, line):
        """One line of the file."""
        if line == "" or line.startswith("#"):
            return
        first, _, rest = line.partition(" ")
        if first in ("text", "dispute", "sha256", "coder"):
            self.head(first, rest.strip())
        elif first == "=":
            self.load()
            self.sentences.append(self.sentence(rest))
        elif first == "-" and self.sentences:
            start, end = self.sentences[-1]
            self.statements.append({"start": start, "end": end, "decision": "accepted", "note": None, "fields": {}})
            self.fields(rest)
        elif first == "|" and self.statements:
            self.fields(rest)
        else:
            raise self.wrong("neither a sentence, a statement nor a field")

    def head(self, key, value):
        beside = os.path.join(os.path.dirname(self.path), value)
        if key == "text":
            self.text_path = self.text_path or beside
        elif key == "dispute":
            self.dispute_path = self.dispute_path or beside
        elif key == "coder":
            self.coder = value
        else:
            self.load()
            if hashlib.sha256(self.text).hexdigest() != value:
                raise self.wrong("the text is another one")

    def load(self):
        """The text and the names, once."""
        if self.text is not None:
            return
        if self.text_path is None or self.dispute_path is None:
            raise self.wrong("no text or no dispute is named")
        with open(self.text_path, "rb") as file:
            self.text = file.read()
        self.known = names_of(self.dispute_path)

    def reached(self):
        """Where the next sentence begins."""
        place = self.sentences[-1][1] if self.sentences else 0
        while place < len(self.text) and self.text[place:place + 1].isspace():
            place += 1
        return place

    def sentence(self, words):
        start = self.reached()
        place = PLACE.match(words)
        if place:
            if int(place.group(1)) != start:
                raise self.wrong(f"the sentence begins at {start}")
            return start, int(place.group(2))
        head, _, tail = words.partition(" ... ")
        head, tail = head.encode(), tail.encode()
        if not self.text.startswith(head, start):
            raise self.wrong(f"here the text says: {self.text[start:start + 40].decode(errors='replace')}")
        if not tail:
            return start, start + len(head)
        found = re.compile(re.escape(tail) + rb"(?=\s|$)").search(self.text, start + len(head))
        if not found:
            raise self.wrong("the sentence does not end so")
        return start, found.end()

    def fields(self, line):
        for item in re.split(r"\s+\|\s+", line):
            head, _, words = item.partition(": ")
            name, _, value = head.partition(" ")
            self.check(name, value)
            if name in self.statements[-1]["fields"]:
                raise self.wrong(f"{name} twice")
            start, end = self.place(words) if words else (0, 0)
            self.statements[-1]["fields"][name] = {
                "value": value, "start": start, "end": end, "rule": "person", "confidence": "high"}

    def check(self, name, value):
        """Whether a field may have a value."""
        option, equals, of_option = value.partition("=")
        values = self.known["options"].get(option, [])
        allowed = {
            "act": value in ACTS, "modality": value in MODALITIES, "negation": value == "yes",
            "quotation": value == "yes",
            "issue": values != [] and (not equals or of_option in values)}
        if name not in FIELDS:
            raise self.wrong(f"no field is called '{name}'")
        if not allowed.get(name, value in self.known["parties"]):
            raise self.wrong(f"'{value}' is no {name}")

    def place(self, words):
        """The bytes of words of the sentence, or those that are given."""
        start, end = self.sentences[-1]
        given = PLACE.match(words)
        if given:
            first, last = int(given.group(1)), int(given.group(2))
            if not start <= first < last <= end:
                raise self.wrong(f"{words} is outside its sentence")
            return first, last
        words, _, which = words.partition(" #")
        sentence = self.text[start:end].decode()
        found = list(re.finditer(r"(?<!\w)" * words[0].isalnum() + re.escape(words) + r"(?!\w)" * words[-1].isalnum(),
                                 sentence))
        if len(found) < int(which or 1):
            raise self.wrong(f"'{words}' is not in the sentence")
        match = found[int(which or 1) - 1]
        return (start + len(sentence[:match.start()].encode()), start + len(sentence[:match.end()].encode()))

    def coding(self):
        return {
            "entente_coding": 1,
            "text": {"name": os.path.basename(self.text_path), "length": len(self.text),
                     "sha256": hashlib.sha256(self.text).hexdigest()},
            "coder": self.coder, "statements": self.statements}


GOOD = """text t.txt
dispute d.yaml
= “No,” said ... in Örsted.
- speaker a: Ann | act refuse: No | negation yes: No
  | quotation yes: “No,” | issue pay=some: @15-18
= Ben left.
"""
BAD = {
    "= Ben left.": "= Ben went.", "speaker a": "speaker c", "act refuse": "act sulk", "pay=some": "pay=all",
    "@15-18": "@15-99", "said ... in": "said ... at", ": Ann": ": Anne", "= Ben left.\n": "",
    "negation yes: No": "act state: No", "quotation yes": "quotation no", "| quot": "* quot",
}


def self_test():
    """A small marking, and each of its faults."""
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
            return file.name

        write("t.txt", "“No,” said Ann in Örsted.\n\nBen left.\n")
        write("d.yaml", "parties:\n  a:\n  b: {name: Ben}\noptions:\n  pay: {party: a, values: [none, some]}\n")
        coding = Marking(write("m.marks", GOOD)).coding()
        places = [(name, field["start"], field["end"]) for name, field in coding["statements"][0]["fields"].items()]
        assert places == [("speaker", 15, 18), ("act", 3, 5), ("negation", 3, 5), ("quotation", 0, 9),
                          ("issue", 15, 18)], places
        assert (coding["statements"][0]["start"], coding["statements"][0]["end"]) == (0, 30)
        for good, bad in BAD.items():
            assert good in GOOD, good
            try:
                Marking(write("m.marks", GOOD.replace(good, bad)))
            except Refused:
                continue
            raise AssertionError(f"not refused: {bad}")


def main():
    parser = argparse.ArgumentParser(description="Turns a marking into a coding.")
    parser.add_argument("marks", nargs="*")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--text")
    parser.add_argument("--dispute")
    parser.add_argument("--output")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
        return 0
    if not arguments.marks or (len(arguments.marks) > 1 and not arguments.check):
        parser.error("a marking is needed")
    try:
        codings = [Marking(path, arguments.text, arguments.dispute).coding() for path in arguments.marks]
    except (Refused, OSError) as error:
        print(f"mark.py: {error}", file=sys.stderr)
        return 1
    if arguments.check:
        print(f"{len(codings)} markings, {sum(len(coding['statements']) for coding in codings)} statements")
        return 0
    text = json.dumps(codings[0], indent=1, ensure_ascii=False) + "\n"
    if arguments.output:
        with open(arguments.output, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
