#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One tab does its worst, while another works: texts that explode, names with line ends, bodies that never end, folders
without bound. The other tab opens and saves all the while, and never waits for long.

Usage: attack.py ENTENTE SOURCE
"""

import json
import os
import shlex
import socket
import sys
import threading
import time
import urllib.parse

from analyses import lines_of
from saving import Stream, another_tab, keep, read, save, target, version_of
from workbench import SAMPLE, Checks, Server

COMMANDS = {"check": {}, "solve": {}, "paths": {}, "robust": {"flags": {"over": "swaps"}},
            "explain": {"operand": "s1"}, "leverage": {"operand": "s1"}}


def bombs():
    """Texts by name."""
    aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9)}]\n" for k in range(1, 30))
    options = "".join(f"  o{k}: {{party: city}}\n" for k in range(64))
    big = SAMPLE.replace("  strike:", options + "  strike:", 1)
    deep = "entente: 1\nstates:\n  a: " + "(" * 100000 + "\n"
    chain = "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\nstates:\n  n0: o\n" + "".join(
        f"  n{k}: n{k - 1} and n{k - 1}\n" for k in range(1, 60))
    return {"aliases": aliases, "brackets": "[" * (2 << 20), "nested": "{a: " * 50000, "deep": deep, "big": big,
            "names of names": chain, "keys": "".join(f"k{k}: 1\n" for k in range(20000)),
            "quotes": '"' + "\\x41" * 1000000, "document ends": "---\n" * 1000000, "bytes of order": "\ufeff" * 100000}


class Worker(threading.Thread):
    """The other tab: opens and saves until told to stop; remembers the slowest."""

    def __init__(self, server, checks):
        super().__init__()
        self.server, self.checks, self.ending, self.slowest, self.times = server, checks, False, 0, 0

    def run(self):
        version = read(self.server, "work.yaml")["version"]
        while not self.ending:
            begun = time.monotonic()
            text = SAMPLE + f"# {self.times}\n"
            answer = save(self.server, text, version, "work.yaml")
            opened = read(self.server, "work.yaml")
            self.slowest = max(self.slowest, time.monotonic() - begun)
            if answer.status != 200 or opened["text"] != text:
                self.checks.that(False, f"the other tab: {answer.status} {answer.body[:100]}")
                return
            version = opened["version"]
            self.times += 1
            time.sleep(0.01)


def analyse(server, body, timeout=60):
    return server.ask("POST", "/api/analyse", json.dumps(body).encode(), timeout, Content_Type="application/json")


def explode(server, checks):
    """Every command on every text: it ends, and says so."""
    def one(command, name, text):
        answer = analyse(server, {"command": command, "path": "strike.yaml", "text": text, **COMMANDS[command]})
        if answer is None or answer.status not in (200, 503):
            checks.that(False, f"{command} of {name}: {answer and answer.status}")
        elif answer.status == 200:
            told = lines_of(answer)[-1]
            checks.that("failed" in told or "result" in told, f"{command} of {name}: {str(told)[:100]}")

    for text, status in ((b"[" * (16 << 20), (400, 413)), (b'{"text":' * 1000000, (400,)),
                         (b'{"command":"check","text":"' + b"[" * (10 << 20) + b'"}', (413,))):
        answer = server.ask("POST", "/api/analyse", text, 60, Content_Type="application/json")
        checks.that(answer is not None and answer.status in status, f"a request of {text[:9]}: {answer and answer.status}")
    threads = [threading.Thread(target=one, args=(command, name, text))
               for command in COMMANDS for name, text in bombs().items()]
    for thread in threads:
        thread.start()
        time.sleep(0.02)
    for thread in threads:
        thread.join()


def inject(server, checks):
    """Line ends in names: none comes out as a header, in a command or on a line of its own."""
    for name in ("a\r\nSet-Cookie: x=1.yaml", "a\nb.yaml", "a\r\n\r\n<script>.yaml", "a;rm -rf ~.yaml", "$(touch bad).yaml",
                 "`touch bad`.yaml", "-rf.yaml", "'\"; touch bad; '.yaml", "\u2028.yaml"):
        answer = analyse(server, {"command": "solve", "path": name, "text": SAMPLE})
        checks.that(answer.header("set-cookie") is None and "Set-Cookie" not in str(answer.headers), f"{name!r}: a header")
        if answer.status == 200:
            told = lines_of(answer)
            checks.that(all(isinstance(line, dict) for line in told), f"{name!r}: lines")
            checks.that({name, "./" + name} & set(shlex.split(told[-1]["command"])), f"{name!r}: {told[-1]['command']}")
        for method in ("GET", "PUT", "DELETE"):
            answer = server.ask(method, target(name), b"" if method == "PUT" else None, If_None_Match="*")
            checks.that("Set-Cookie" not in str(answer.headers), f"{method} {name!r}: a header")
    checks.that(not (server.folder / "bad").exists() and not os.path.exists("bad"), "a command was run")


def flood(server, checks):
    """Bodies that never end, and as many watches as there can be."""
    links = []
    for _ in range(40):
        link = server.connect(5)
        link.sendall((f"PUT {target('strike.yaml')} HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
                      f"If-None-Match: *\r\nContent-Length: {16 << 20}\r\n\r\n").encode() + b"x" * 100000)
        links.append(link)
    streams, refused = [], 0
    for _ in range(300):
        stream = Stream(server, "strike.yaml", None)
        refused += stream.status != 200
        streams.append(stream)
    checks.that(0 < refused <= 50, f"{refused} of 300 watches are refused")
    (server.folder / "strike.yaml").write_text(SAMPLE + "# flood\n")
    told = [stream.line() for stream in streams if stream.status == 200]
    checks.that(all(line is not None for line in told), "all are told")
    for closing in links + streams:
        closing.close()


def crowd(server, checks):
    """A folder with more files, and more names, than are listed."""
    crowded = server.folder / "crowd"
    crowded.mkdir()
    for number in range(3000):
        (crowded / f"{number}.yaml").touch()
    for number in range(3000):
        (crowded / f"other{number}.txt").touch()
    begun = time.monotonic()
    listed = server.ask("GET", "/api/files").json()
    checks.that(time.monotonic() - begun < 2, "a long list takes long")
    checks.same((len(listed["files"]), listed["more"]), (2000, True), "a crowded folder")
    for file in crowded.iterdir():
        file.unlink()
    crowded.rmdir()


def restless(server, checks):
    """A file that never rests while it is opened, saved and watched: whole answers only."""
    file, ending = server.folder / "restless.yaml", []
    file.write_text("a" * 50000)

    def rewrite():
        number = 0
        while not ending:
            number += 1
            with open(file, "w", encoding="ascii") as out:
                out.write(chr(97 + number % 26) * 50000)

    thread = threading.Thread(target=rewrite)
    thread.start()
    for _ in range(200):
        answer = server.ask("GET", target("restless.yaml"))
        if answer.status == 200:
            text = answer.json()["text"]
            checks.that(len(set(text)) <= 1, f"a text of two versions: {sorted(set(text))}")
            answer = save(server, "z" * 50000, version_of(text), "restless.yaml")
        checks.that(answer.status in (200, 409, 503), f"status {answer.status}")
    ending.append(True)
    thread.join()
    file.unlink()


def journals_without_end(server, checks):
    """A tab that keeps a text of each of many names, and one that is long."""
    def names():
        return len([name for name in os.listdir(server.folder) if ".save-" not in name])  # the other tab saves

    before = names()
    for number in range(100):
        checks.that(keep(server, "x" * 1000, "new", f"n{number}.yaml").status == 200, "a journal of a new name")
    checks.same(keep(server, "x" * (16 << 20), "new", "long.yaml").status, 200, "a long one")
    checks.same(keep(server, "x" * ((16 << 20) + 1), "new", "long.yaml").status, 413, "one that is longer")
    for name in [f"n{number}.yaml" for number in range(100)] + ["long.yaml"]:
        server.ask("DELETE", "/api/journal?path=" + urllib.parse.quote(name))
    checks.same(names(), before, "names afterwards")


def half_requests(server, checks):
    """Clients that go in the middle of what they say, or of what they are told."""
    for number in range(300):
        with server.connect(5) as link:
            request = (f"PUT {target('strike.yaml', 'journal')} HTTP/1.1\r\nHost: {server.host}\r\n"
                       f"X-Entente-Secret: {server.secret}\r\nContent-Length: 1000\r\n\r\n").encode() + b"x" * 1000
            link.sendall(request[:number * len(request) // 300])
            if number % 2:
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    checks.same([name for name in os.listdir(server.folder) if ".journal-" in name], [], "half a journal")


def main():
    entente = sys.argv[1]
    checks = Checks("attack")
    with Server(entente, None, "--workers", "1", "--time-limit", "5") as server:
        server.begin()
        other = another_tab(server)
        checks.same(save(other, SAMPLE, None, "work.yaml").status, 200, "the other tab's file")
        worker = Worker(other, checks)
        worker.start()
        slowest = {}
        for attack in (inject, half_requests, restless, journals_without_end, crowd, flood, explode):
            worker.slowest = 0
            attack(server, checks)
            slowest[attack.__name__] = worker.slowest
        worker.ending = True
        worker.join()
        checks.that(max(slowest.values()) < 5, f"the other tab waited: {slowest}")
        checks.same(server.stop(), 0, "exit code")
        checks.same(server.said, "", "standard error")
    checks.end(f"; meanwhile {worker.times} saves in another tab, the slowest {max(slowest.values()) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
