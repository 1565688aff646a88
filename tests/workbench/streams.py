#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Answers that flow: they come as they are made, end with their client, and end with the server.

Usage: streams.py ENTENTE SOURCE
"""

import json
import pathlib
import signal
import sys
import time

from workbench import SAMPLE, Checks, Server, becomes

MANY = 100

# Many readings of a case: takes far longer than this test.
LONG = {"command": "robust", "flags": {"over": "swaps", "samples": "1000000000"}}


def begin(server, target, body):
    """Sends a request and leaves its answer open; what has come so far is read by the caller."""
    sent = json.dumps(body).encode()
    link = server.connect(10)
    link.sendall((f"POST {target} HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
                  f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n\r\n").encode() + sent)
    return link


def head(link):
    """Reads to the end of the headers; the status, 0 when there is none."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        piece = link.recv(1)
        if not piece:
            return 0
        raw += piece
    return int(raw.split(b" ")[1])


def running(server):
    return server.ask("GET", "/api/status").json()["running"]


def long_analysis(server, source):
    text = pathlib.Path(source, "cases/ukraine-2025/dispute.yaml").read_text()
    return begin(server, "/api/analyse", {**LONG, "path": "strike.yaml", "text": text})


def try_clients_that_go(server, checks, source):
    """A worker ends when its client does, however it goes."""
    for how in ("closes", "half-closes", "resets"):
        link = long_analysis(server, source)
        checks.that(becomes(lambda: running(server), 1), f"{how}: no worker runs")
        if how == "half-closes":
            link.shutdown(1)
        elif how == "resets":
            link.setsockopt(1, 13, b"\1\0\0\0\0\0\0\0")
            link.close()
        else:
            link.close()
        checks.that(becomes(lambda: running(server), 0), f"{how}: its worker still runs")
        link.close()


def children(server):
    """Processes that the server has started."""
    path = f"/proc/{server.process.pid}/task"
    return sum(len(pathlib.Path(task, "children").read_text().split()) for task in pathlib.Path(path).iterdir())


def try_watching(server, checks):
    """Many streams at once; each is told of a change while it is open."""
    version = server.ask("GET", "/api/file?path=strike.yaml").json()["version"]
    before = server.descriptors()
    links = [begin(server, "/api/watch", {"path": "strike.yaml", "version": version}) for _ in range(MANY)]
    statuses = [head(link) for link in links]
    checks.that(statuses.count(200) >= 16, f"watches are refused: {statuses}")
    flowing = [link for link, status in zip(links, statuses) if status == 200]
    (server.folder / "strike.yaml").write_text(SAMPLE + "\n# changed outside\n")
    for link in flowing:
        told = b""
        while b'"changed"' not in told:
            piece = link.recv(1000)
            if not piece:
                break
            told += piece
        checks.that(b'"changed"' in told, "a watch is not told")
    for link in links:
        link.close()
    checks.that(becomes(lambda: server.descriptors() <= before + 2, True),
                f"{server.descriptors() - before} descriptors are left open")
    return len(flowing)


def try_keeping(server, checks):
    """The connection of a stream that ended takes the next request."""
    with begin(server, "/api/analyse", {"command": "solve", "path": "strike.yaml", "text": SAMPLE}) as link:
        checks.same(head(link), 200, "an analysis")
        raw = b""
        while b"0\r\n\r\n" not in raw:
            piece = link.recv(1000)
            checks.that(piece != b"", "the stream is cut")
            if not piece:
                return
            raw += piece
        checks.that(b'"result"' in raw, f"no result: {raw[:500]!r}")
        link.sendall(f"GET /api/status HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n\r\n".encode())
        checks.same(head(link), 200, "another request after a stream")


def try_ending(entente, source, checks):
    """With streams and workers open, each signal ends the server soon, and leaves no process behind."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with Server(entente) as server:
            server.begin()
            version = server.ask("GET", "/api/file?path=strike.yaml").json()["version"]
            links = [begin(server, "/api/watch", {"path": "strike.yaml", "version": version}) for _ in range(5)]
            links.append(long_analysis(server, source))
            links.append(server.connect())
            checks.that(becomes(lambda: running(server), 1), "no worker runs")
            checks.that(becomes(lambda: children(server), 1), "no process while a worker runs")
            begun = time.monotonic()
            checks.same(server.stop(number), 0, f"exit code after signal {number}")
            took = time.monotonic() - begun
            checks.that(took < 3, f"ending takes {took:.1f} s")
            checks.same(server.said, "", "what it says")
            for link in links:
                link.close()


def main():
    entente, source = sys.argv[1:3]
    checks = Checks("streams")
    with Server(entente) as server:
        server.begin()
        try_keeping(server, checks)
        flowing = try_watching(server, checks)
        try_clients_that_go(server, checks, source)
        checks.same(server.stop(), 0, "exit code")
    try_ending(entente, source, checks)
    checks.end(f", {flowing} of {MANY} watches at once")


if __name__ == "__main__":
    main()
