#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile input, output, signals: for each case the exit code and the first line of the message.

Usage: hostile.py ENTENTE [--table]
"""
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

HEAD = b"entente: 1\nparties:\n  a:\n  b:\noptions:\n  x: {party: a}\n  y: {party: b}\n"
WISHES = b"preferences:\n  a: [x]\n  b: [y]\n"
SOUND = HEAD + WISHES


def nested(opening, count, closing):
    return SOUND + b"x-deep: " + opening * count + closing * count + b"\n"


def many_options(count):
    lines = b"".join(b"  o%d: {party: %s}\n" % (k, b"ab"[k % 2:k % 2 + 1])
                     for k in range(count))
    return b"entente: 1\nparties:\n  a:\n  b:\noptions:\n" + lines + WISHES.replace(b"x", b"o0").replace(
        b"y", b"o1")


def many_statements(count):
    lines = b"".join(b"    - want: %s\n" % (b"x" if k % 2 else b"not y") for k in range(count))
    return HEAD + b"preferences:\n  a:\n" + lines + b"  b: [y]\n"


def large(options):
    lines = b"".join(b"  o%d: {party: %s}\n" % (k, b"ab"[k % 2:k % 2 + 1]) for k in range(options))
    wishes = b"".join(b"    - want: o%d iff not o%d\n" % (k, (k * 7 + 3) % options)
                      for k in range(options))
    return (b"entente: 1\nparties:\n  a:\n  b:\noptions:\n" + lines + b"preferences:\n  a:\n" + wishes +
            b"  b:\n" + wishes.replace(b"not ", b""))


def bomb():
    text = b"entente: 1\nx-0: &a0 [x, x]\n"
    for k in range(1, 30):
        text += b"x-%d: &a%d [*a%d, *a%d]\n" % (k, k, k - 1, k - 1)
    return text


# What is read: a name, the bytes (or a function that makes them), the exit code of `solve`, and how the
# first line of stderr begins (a pattern). An empty pattern: nothing is said.
INPUTS = [
    ("an empty file", b"", 3, r"input:1:1: error\[E110\]"),
    ("blanks and comments only", b"  \n# nothing\n\n", 3, r"input:\d+:\d+: error\[E110\]"),
    ("100 MB of noise", lambda: random.Random(1).randbytes(100 << 20), 3, r"error\[E102\]"),
    ("1 MB of noise", lambda: random.Random(2).randbytes(1 << 20), 3, r"input:\d+:\d+: error\[E10[34]\]"),
    ("a NUL in the middle", HEAD + b"\0" + WISHES, 3, r"input:8:1: error\[E103\]"),
    ("bad UTF-8", HEAD + b"title: \xff\xfe\n", 3, r"input:8:8: error\[E104\]"),
    ("an overlong UTF-8 sequence", HEAD + b"title: \xc0\xaf\n", 3, r"input:8:8: error\[E104\]"),
    ("a surrogate in UTF-8", HEAD + b"title: \xed\xa0\x80\n", 3, r"input:8:8: error\[E104\]"),
    ("an escape sequence of a terminal", HEAD + b"title: \x1b[2J\n", 3, r"input:8:8: error\[E103\]"),
    ("an escape that stands for one", HEAD + b'title: "\\x1b[2J"\n', 3, r"input:8:9: error\[E103\]"),
    ("letters that turn the text around", HEAD + "title: a\u202eb\n".encode(), 3, r"input:8:9: error\[E103\]"),
    ("an empty text block before a key", b"entente: 1\noptions:\n  x:\n    note: >-\n    moves: up\n", 3,
     r"input:5:5: error\[E105\]"),
    ("line ends of Windows", SOUND.replace(b"\n", b"\r\n"), 0, ""),
    ("a byte-order mark", b"\xef\xbb\xbf" + SOUND, 0, ""),
    ("UTF-16", SOUND.decode().encode("utf-16"), 3, r"input:1:\d+: error\[E10[34]\]"),
    ("lists nested 99 deep", nested(b"[", 99, b"]"), 0, ""),
    ("lists nested 10^5 deep", nested(b"[", 100000, b"]"), 3, r"input:\d+:\d+: error\[E106\]"),
    ("a megabyte of '['", SOUND + b"x-deep: " + b"[" * (1 << 20), 3, r"input:\d+:\d+: error\[E106\]"),
    ("mappings nested 10^5 deep", nested(b"{a: ", 100000, b"}"), 3, r"input:\d+:\d+: error\[E106\]"),
    ("an alias bomb", bomb(), 3, r"input:2:6: error\[E107\]"),
    ("a tag", HEAD + b"title: !!python/object x\n", 3, r"input:8:8: error\[E108\]"),
    ("two documents", SOUND + b"---\n" + SOUND, 3, r"input:\d+:\d+: error\[E109\]"),
    ("a duplicate key", SOUND + b"parties: {}\n", 3, r"input:\d+:\d+: error\[E111\]"),
    ("a list where a mapping belongs", b"entente: 1\nparties: [a, b]\noptions: 7\n", 3,
     r"input:2:\d+: error\[E201\]"),
    ("JSON of something else", b'{"rows": [1, 2, 3]}', 3, r"input:1:1: error\[E203\]"),
    ("a number for the file", b"42\n", 3, r"input:1:1: error\[E201\]"),
    ("an unknown party", HEAD.replace(b"party: b", b"party: c") + WISHES, 3, r"input:7:\d+: error\[E301\]"),
    ("an unknown option in a rule", SOUND + b"rules: [{never: x and z}]\n", 3,
     r"input:\d+:\d+: error\[E305\]"),
    ("rules that leave no state", SOUND + b"rules: [{always: x}, {never: x}]\n", 3, r"error\[E313\]"),
    ("an expression nested 10^5 deep", SOUND + b"rules:\n  - never: " + b"(" * 100000 + b"x" +
     b")" * 100000 + b"\n", 3, r"input:\d+:\d+: error\[E306\]"),
    ("10^5 times not", SOUND + b"rules:\n  - never: " + b"not " * 100001 + b"x\n", 3,
     r"input:\d+:\d+: error\[E306\]"),
    ("an expression of 10^5 terms", SOUND + b"rules:\n  - always: " + b" or ".join([b"x", b"not x"] * 50000) +
     b"\n", 0, ""),
    ("a line of 10 MB", SOUND + b"description: " + b"word " * (2 << 20) + b"\n", 0, ""),
    ("10^5 options", lambda: many_options(100000), 4, r"error\[E40[13]\]"),
    ("10^5 statements", lambda: many_statements(100000), 0, ""),
    ("more states than the limit", lambda: large(30), 4, r"error\[E401\]"),
    ("a graph of 10^9 states", b"entente: 1\nparties: {a: , b: }\ngraph: {states: 1000000000}\n", 3,
     r"input:3:\d+: error\[E324\]"),
    ("a table with a quote that is not closed", b"actor,position\na,\"" + b"1\n" * 1000000, 3,
     r"input:2:3: error\[E881\]"),
    ("a table of 10^5 columns", b"actor,position" + b",x" * 100000 + b"\n", 3, r"input:1:\d+: error\[E881\]"),
    ("a table of 10^5 rows of one party", b"actor,position\n" + b"a,1\n" * 100000, 3, r"input:3:1: error\[E884\]"),
    ("a table of 1000 parties", lambda: b"actor,position\n" + b"".join(b"p%d,1\n" % k for k in range(1000)), 3,
     r"error\[E861\]"),
    ("a scenario of 999999 dimensions", b"t,,1,999999\nActor,Description,Power\n", 3, r"input:2:1: error\[E888\]"),
    ("JSON nested 10^5 deep in a .gmcr", b'{"decisionMakers": ' + b"[" * 100000, 3,
     r"input:1:\d+: error\[E106\]"),
    ("a .gmcr that ends in the middle", b'{"decisionMakers": [{"name": "a"', 3, r"input:1:\d+: error\[E105\]"),
]


class Bench:
    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.rows, self.failed = [], 0
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)

    def run(self, words, **more):
        environment = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1")
        return subprocess.run([self.program, *words], cwd=self.path, stdin=subprocess.DEVNULL,
                              stdout=more.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE,
                              timeout=300, check=False, env=environment, **more)

    def judge(self, name, code, message, wanted_code, pattern):
        """Files a row; says so when it is not as promised."""
        first = message.decode(errors="replace").split("\n")[0]
        good = code == wanted_code and (re.match(pattern, first) is not None if pattern else first == "")
        self.rows.append((name, code, first))
        if not good:
            self.failed += 1
            print(f"{name}: exit {code} (wanted {wanted_code}), {first!r} (wanted {pattern!r})")

    def expect(self, name, good, words):
        self.rows.append((name, "", words))
        if not good:
            self.failed += 1
            print(f"{name}: {words}")


def read_inputs(bench):
    for name, content, code, pattern in INPUTS:
        (bench.path / "input").write_bytes(content() if callable(content) else content)
        done = bench.run(["solve", "input", "--summary"])
        bench.judge(name, done.returncode, done.stderr, code, pattern)
    for name, words, code, pattern in [
            ("a missing file", ["solve", "nowhere"], 3, r"error\[E101\]: cannot open 'nowhere'"),
            ("a folder", ["solve", "."], 3, r"error\[E101\]"),
            ("a device that never ends", ["solve", "/dev/zero"], 3, r"error\[E10[12]\]"),
            ("standard input that is closed", ["solve", "-"], 3, r"error\[E1\d\d\]|standard input")]:
        done = bench.run(words)
        bench.judge(name, done.returncode, done.stderr, code, pattern)


def write_outputs(bench):
    (bench.path / "input").write_bytes(large(10))
    with open("/dev/full", "wb") as full:
        done = bench.run(["solve", "input", "--format", "json"], stdout=full)
    bench.judge("a full disk behind standard output", done.returncode, done.stderr, 4,
                "entente: cannot write the output: No space left")

    def limit_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    done = bench.run(["convert", "input", "--output", "new"], preexec_fn=limit_files)
    bench.judge("a full disk behind --output", done.returncode, done.stderr, 4, "entente: cannot write 'new'")
    done = bench.run(["convert", "input", "--output", "/proc/new"])
    bench.judge("a folder that cannot be written", done.returncode, done.stderr, 4,
                "entente: cannot write '/proc/new'")
    done = bench.run(["convert", "input", "--output", "nowhere/new"])
    bench.judge("a folder that is not there", done.returncode, done.stderr, 4,
                "entente: cannot write 'nowhere/new'")
    (bench.path / "old").write_text("mine")
    done = bench.run(["convert", "input", "--output", "old"])
    bench.judge("a file that exists, without --force", done.returncode, done.stderr, 2,
                "entente: 'old' exists")
    read, write = os.pipe()
    os.close(read)
    done = bench.run(["solve", "input", "--format", "json"], stdout=write)
    os.close(write)
    bench.judge("a closed pipe", done.returncode, done.stderr, 0, "")
    left = sorted(p.name for p in bench.path.iterdir())
    bench.expect("what is left after all that", left == ["input", "old"] and
                 (bench.path / "old").read_text() == "mine", f"files: {' '.join(left)}")


def interrupt(bench):
    """Signals at many moments, while a certificate is written too: nothing half-made stays."""
    (bench.path / "input").write_bytes(large(15))
    codes = set()
    left = set()
    for k in range(24):
        words = [bench.program, "solve", "input", "--summary", "--certificate", "proof", "--force"]
        process = subprocess.Popen(words, cwd=bench.path, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(0.004 * 1.28 ** k)
        process.send_signal(signal.SIGINT if k % 2 else signal.SIGTERM)
        codes.add(process.wait(timeout=300))
        left |= {p.name for p in bench.path.iterdir()} - {"input", "old", "proof"}
        proof = bench.path / "proof"
        if proof.exists():
            if not proof.read_bytes().endswith(b'"}\n'):
                left.add("half a proof")
            proof.unlink()
    # before the handler is there the system ends the process: that is minus the signal's number
    bench.expect("Ctrl-C and SIGTERM at 24 moments", codes <= {0, 5, 130, -2, -15} and 130 in codes and not left,
                 f"exit codes {sorted(codes)}; left behind: {sorted(left) or 'nothing'}")


def on_terminal(bench, seconds):
    """What `solve` with a time limit shows on a terminal, what it writes, and its exit code."""
    controller, terminal = os.openpty()
    process = subprocess.Popen([bench.program, "solve", "input", "--summary", "--time-limit", str(seconds)],
                               cwd=bench.path, stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    shown = b""
    while True:
        try:
            more = os.read(controller, 4096)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        shown += more
    written = process.stdout.read()
    code = process.wait(timeout=300)
    os.close(controller)
    return shown, written, code


def watch(bench):
    """A bar on a terminal after a second of work, and what a time limit leaves; a busy machine gets more time."""
    (bench.path / "input").write_bytes(large(24))
    for seconds in (2, 6, 18):
        shown, written, code = on_terminal(bench, seconds)
        bars = len(re.findall(rb"\r\x1b\[K\[[# ]{24}\] +\d+% [a-z -]+, \d+ s", shown))
        if bars > 0:
            break
    partial = b"PARTIAL RESULT" in written
    bench.expect("a terminal and a time limit", code in (0, 4, 5) and partial == (code == 5)
                 and bars > 0 and b"\n[" not in shown, f"exit code {code}; {bars > 0 and 'a bar' or 'no bar'}")


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    bench = Bench(sys.argv[1])
    read_inputs(bench)
    write_outputs(bench)
    interrupt(bench)
    watch(bench)
    if "--table" in sys.argv:
        print("| what | exit | first line |\n| --- | --- | --- |")
        for name, code, first in bench.rows:
            first = first if len(first) < 100 else first[:97] + "..."
            print(f"| {name} | {code} | {'`' + first.replace('|', chr(92) + '|') + '`' if first else ''} |")
    print(f"{len(bench.rows) - bench.failed} passed, {bench.failed} failed")
    return 1 if bench.failed else 0


if __name__ == "__main__":
    sys.exit(main())
