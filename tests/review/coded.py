# SPDX-License-Identifier: MIT
"""A dispute, a text and a coding of it to review, a terminal to do it on, and checks."""

import copy
import fcntl
import hashlib
import json
import os
import pathlib
import re
import select
import struct
import subprocess
import sys
import termios
import time

DISPUTE = """entente: 1
parties:
  city: {name: City}
  union: {name: Union}
options:
  raise: {party: city, label: a raise, values: [none, half, full]}
  strike: {party: union, label: the strike}
preferences:
  city: [not strike, raise = none]
  union: [raise = full, not strike]
"""
ACTS = ["state", "expect", "demand", "offer", "refuse", "promise", "threaten", "concede", "agree", "welcome", "meet",
        "call", "do"]


def text_of(count):
    return "".join(f"The Union will demand a raise, number {k}.\n" for k in range(count))


def coding_of(text, coder="entente"):
    """A coding with one statement a line."""
    statements, at = [], 0
    for line in text.splitlines():
        def field(word, value, **more):
            start = at + line.index(word)
            return {"value": value, "start": start, "end": start + len(word), "rule": "test", "confidence": "medium", **more}
        city = {"value": "city", "start": at, "end": at + 3}
        fields = {"speaker": field("Union", "union"), "actor": field("Union", "union", other=city),
                  "act": field("demand", "demand"), "issue": field("a raise", "raise")}
        statements.append({"start": at, "end": at + len(line), "decision": "proposed", "note": None, "fields": fields})
        at += len(line) + 1
    about = {"name": "article.txt", "length": len(text), "sha256": hashlib.sha256(text.encode()).hexdigest()}
    return {"entente_coding": 1, "text": about, "coder": coder, "statements": statements}


def lay_out(folder, count):
    """Writes the files into a folder; the words that review them."""
    text = text_of(count)
    pathlib.Path(folder, "dispute.yaml").write_text(DISPUTE)
    pathlib.Path(folder, "article.txt").write_text(text)
    pathlib.Path(folder, "coding.json").write_text(json.dumps(coding_of(text)))
    return ["read", "--review", "coding.json", "--text", "article.txt", "--dispute", "dispute.yaml", "--coder", "ab"]


class Model:
    """What the coding must be: statements, and what was there before each step."""

    def __init__(self, coding):
        self.statements = copy.deepcopy(coding["statements"])
        self.history = copy.deepcopy(coding.get("x-history", []))

    def step(self, number, change):
        self.history.append({"statement": number, "before": copy.deepcopy(self.statements[number])})
        change(self.statements[number])

    def undo(self):
        last = self.history.pop()
        self.statements[last["statement"]] = last["before"]

    def same(self, other):
        return self.statements == other.statements and self.history == other.history


ACKNOWLEDGED = re.compile(r"(accepted|rejected): statement (\d+)\r?\n|edited: statement (\d+), act is (\w+)\r?\n"
                          r"|undone: statement (\d+) is (\w+)\r?\n")


def follow(model, printed):
    """Makes the steps that were acknowledged in the model; how many they are."""
    steps = 0
    for word, number, edited, act, undone, decision in ACKNOWLEDGED.findall(printed):
        steps += 1
        if undone:
            model.undo()
            assert model.statements[int(undone) - 1]["decision"] == decision, (undone, decision)
        elif edited:
            def change(one):
                one["decision"] = "edited"
                stretch = one["fields"]["act"]
                one["fields"]["act"] = {"value": act, "start": stretch["start"], "end": stretch["end"], "rule": "person",
                                        "confidence": "high"}
            model.step(int(edited) - 1, change)
        else:
            def change(one):
                changed = any(field["rule"] == "person" for field in one["fields"].values())
                one["decision"] = "edited" if word == "accepted" and changed else word
            model.step(int(number) - 1, change)
    return steps


class Screen:
    """The command on a terminal of its own."""

    def __init__(self, entente, words, folder, columns=80, **environment):
        self.master, self.slave = os.openpty()
        self.resize(columns, None)
        self.before = termios.tcgetattr(self.slave)
        self.printed = b""

        def own_terminal():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        variables = {**os.environ, "TERM": "xterm", **environment}
        variables = {name: value for name, value in variables.items() if value is not None}
        self.process = subprocess.Popen([entente, *words], stdin=self.slave, stdout=self.slave, stderr=self.slave,
                                        cwd=folder, env=variables, preexec_fn=own_terminal)

    def resize(self, columns, signal_number):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        if signal_number is not None:
            self.process.send_signal(signal_number)

    def type(self, keys):
        os.write(self.master, keys.encode())

    def read(self, seconds):
        """Takes what is printed within so many seconds."""
        end = time.monotonic() + seconds
        while select.select([self.master], [], [], max(0, end - time.monotonic()))[0]:
            try:
                self.printed += os.read(self.master, 65536)
            except OSError:
                return

    def expect(self, words, seconds=20):
        """Waits until words are printed, behind those that were expected before."""
        end = time.monotonic() + seconds
        while words.encode() not in self.printed:
            if time.monotonic() > end:
                raise AssertionError(f"'{words}' is not printed; {self.printed!r} is")
            self.read(0.02)
        self.printed = self.printed[self.printed.index(words.encode()) + len(words.encode()):]

    def end(self, seconds=20):
        """Waits for the end; the exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.02)
        return self.process.wait(0.1)

    def modes_return(self, seconds=10):
        """Whether the terminal comes to be as it was."""
        end = time.monotonic() + seconds
        while termios.tcgetattr(self.slave) != self.before and time.monotonic() < end:
            time.sleep(0.005)
        return termios.tcgetattr(self.slave) == self.before

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


class Checks:
    """Counts what is as it should be, and tells what is not."""

    def __init__(self, name):
        self.name, self.passed, self.failed = name, 0, 0

    def that(self, good, words):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"{self.name}: {words}")

    def same(self, got, expected, words):
        self.that(got == expected, f"{words}: {got!r} in place of {expected!r}")

    def end(self, more=""):
        print(f"{self.passed} passed, {self.failed} failed{more}")
        sys.exit(1 if self.failed else 0)
