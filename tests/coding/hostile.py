#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile codings and tables: for each the exit code, the first line of what is said, seconds of
processors, which other work does not lengthen, and memory.

Usage: hostile.py ENTENTE [--table]. The last line is "N passed, N failed".
"""
import hashlib
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

TEXT = b"The city pays. " * 1000
HEAD = b"document,speaker,organization,concept,agreement,start,stop\n"
DISPUTE = (b"entente: 1\nparties: {city: , union: }\noptions: {pay: {party: city}, strike: {party: union}}\n"
           b"preferences: {city: [not pay], union: [pay]}\n")
LIMIT, SECONDS, MEMORY = (16 << 20) - 100, 30, 4 << 30


def coding(statements):
    digest = hashlib.sha256(TEXT).hexdigest().encode()
    return (b'{"entente_coding":1,"text":{"name":"t","length":%d,"sha256":"%s"},"coder":"ab","statements":['
            % (len(TEXT), digest) + statements + b"]}")


def many(statement, count):
    return coding(b",".join([statement] * count))


PLAIN = b'{"start":0,"end":14,"decision":"edited","fields":{%s}}'
ACT = b'"act":{"value":"do","start":0,"end":3,"confidence":"high"}'
NOTE = b'{"start":0,"end":14,"decision":"edited","note":"%s","fields":{}}' % (b"n" * 65000)

# A name, what is read by --agree with itself, the exit code, and how the first line begins.
CODINGS = [
    ("16 MB of [", lambda: b"[" * LIMIT, 3, r".*error\[E106\]"),
    ("16 MB of {\"a\":", lambda: b'{"a":' * (LIMIT // 5), 3, r".*error\[E106\]"),
    ("16 MB of closed brackets", lambda: b"[]" * (LIMIT // 2), 3, r".*error\[E105\]"),
    ("16 MB of ] in a string", lambda: coding(b'"' + b"]\\\"[" * (LIMIT // 4 - 100) + b'"'), 3, r".*error\[E841\]"),
    ("more than 16 MB", lambda: b" " * (17 << 20), 3, r"error\[E102\]"),
    ("notes of 16 MB on one line", lambda: many(NOTE, LIMIT // len(NOTE) - 1), 0, r"t, coded by ab \("),
    ("a text of 16 MB", lambda: coding(b'"' + b"x" * (LIMIT - 300) + b'"'), 3, r".*error\[E841\]"),
    ("100 000 statements on one line", lambda: many(PLAIN % ACT, 100000), 0, r"t, coded by ab \(100,000 s"),
    ("280 000 statements that say nothing", lambda: many(PLAIN % b"", 280000), 0, r"t, coded by ab \(0 s"),
    ("100 000 keys", lambda: coding(b"{" + b",".join(b'"k%d":1' % k for k in range(100000)) + b"}"), 3,
     r".*error\[E841\]"),
    ("a number of a million digits", lambda: coding(b'{"start":' + b"1" * 1000000 + b',"end":1,'
                                                    b'"decision":"edited","fields":{}}'), 3,
     r".*error\[E841\]"),
]
TABLES = [
    ("16 MB of commas", lambda: b"," * LIMIT, 3, r".*error\[E845\]: a row has"),
    ("a heading and 16 MB of commas", lambda: HEAD + b"," * (LIMIT - 100), 3, r".*error\[E845\]: a row has"),
    ("16 MB of quotes", lambda: HEAD + b'"' * (LIMIT - 100), 3, r".*error\[E845\]: this row has 1 cell"),
    ("a quote that is not closed, and 16 MB", lambda: HEAD + b'"' + b"\n," * (LIMIT // 2 - 100), 3,
     r".*error\[E845\]: this quote is not"),
    ("16 MB of line ends", lambda: HEAD + b"\n\r" * (LIMIT // 2 - 100), 0, r"warning\[W850\]"),
    ("rows of one cell", lambda: HEAD + b"x\n" * (LIMIT // 2 - 100), 3, r".*error\[E845\]: this row has 1 cell"),
    ("400 000 rows", lambda: HEAD + b"t,,city,pay,1,0,14\n" * 400000, 0, r"t, coded by ab: 400,000 s"),
    ("a million rows of others", lambda: HEAD + b"u,,,,,,\n" * 1000000, 0, r"warning\[W850\]"),
    ("300 000 names", lambda: HEAD + b"".join(b"t,,n%d,pay,1,0,14\n" % k for k in range(300000)), 0,
     r".*warning\[W848\]"),
    ("16 MB of one cell", lambda: HEAD + b't,,"' + b"x" * (LIMIT - 200) + b'",pay,1,0,14\n', 0,
     r".*warning\[W848\]"),
    ("noise", lambda: HEAD + bytes(range(256)) * 4000, 3, r".*error\[E10[34]\]"),
]


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command, folder):
    begun = processor_seconds()
    with open(folder / "out", "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder,
                              preexec_fn=limit, timeout=40 * SECONDS)
    with open(folder / "out", "rb") as out:
        first = out.read(2000).split(b"\n", 1)[0].decode("utf-8", "replace")
    return done.returncode, first, processor_seconds() - begun


def main():
    entente, table = str(pathlib.Path(sys.argv[1]).resolve()), "--table" in sys.argv
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "t").write_bytes(TEXT)
        (folder / "d.yaml").write_bytes(DISPUTE)
        agree = [entente, "read", "--agree", "in,in"]
        rows = [entente, "read", "--table", "in", "--text", "t", "--dispute", "d.yaml", "--coder", "ab"]
        for command, cases in ((agree, CODINGS), (rows, TABLES)):
            for title, make, code, pattern in cases:
                (folder / "in").write_bytes(make())
                found, first, seconds = run(command, folder)
                good = found == code and re.match(pattern, first) and seconds < SECONDS
                passed, failed = passed + bool(good), failed + (not good)
                if table or not good:
                    print(f"{title}: exit {found}, {seconds:.1f} s: {first[:100]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
