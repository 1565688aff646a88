#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Analyses as the page asks for them: results, failures, limits, hostile texts, cancellation, and nothing left behind.

Usage: analyses.py ENTENTE SOURCE
"""

import json
import pathlib
import re
import signal
import subprocess
import sys
import time

from workbench import SAMPLE, Checks, Server, becomes

LONG = {"command": "robust", "text": None, "flags": {"over": "swaps", "samples": 1000000000}}
BROKEN = "entente: 1\nparties: 3\n"
WORKERS, WAITING = 2, 16


def dechunk(body):
    """A body in chunks as a whole."""
    whole = b""
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        whole, body = whole + rest[:length], rest[length + 2:]
        if length == 0:
            break
    return whole


def lines_of(answer):
    body = dechunk(answer.body) if answer.header("transfer-encoding") == "chunked" else answer.body
    return [json.loads(line) for line in body.splitlines()]


class Asker:
    """Asks a server for analyses."""

    def __init__(self, server, checks):
        self.server, self.checks = server, checks

    def answer(self, body, timeout=60):
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.server.ask("POST", "/api/analyse", sent, timeout, Content_Type="application/json")

    def last(self, **asked):
        answer = self.answer(asked)
        self.checks.same(answer.status, 200, f"the status of {asked['command']}")
        return lines_of(answer)[-1] if answer.status == 200 else {}

    def begin(self, asked):
        """Sends a request and leaves its answer open."""
        sent = json.dumps(asked).encode()
        link = self.server.connect(20)
        link.sendall((f"POST /api/analyse HTTP/1.1\r\nHost: {self.server.host}\r\n"
                      f"X-Entente-Secret: {self.server.secret}\r\n"
                      f"Content-Length: {len(sent)}\r\n\r\n").encode() + sent)
        return link

    def status(self):
        return self.server.ask("GET", "/api/status").json()


def children(server):
    """The numbers of the server's child processes, and of their groups' members."""
    found = subprocess.run(["ps", "-eo", "pid=,ppid=,pgid=,stat="], capture_output=True, text=True,
                           check=True).stdout
    rows = [line.split() for line in found.splitlines()]
    return [row for row in rows if int(row[1]) == server.process.pid]


def check_results(asker, case):
    same, that = asker.checks.same, asker.checks.that
    told = asker.last(command="check", path="strike.yaml", text=SAMPLE)
    same(told["exit"], 0, "check")
    that(told["result"]["outline"]["parties"], "check tells what is declared")
    same(told["command"], "entente check strike.yaml", "the command of check")
    told = asker.last(command="check", text=BROKEN)
    same(told["exit"], 1, "check of a broken file")
    that(told["result"]["diagnostics"], "its findings are the result")
    told = asker.last(command="solve", text=BROKEN)
    same(told["exit"], 3, "solve of a broken file")
    that("result" not in told and told["failed"] == told["diagnostics"][0]["message"], "it fails, and says why")
    told = asker.last(command="solve", path="a b.yaml", text=SAMPLE, flags={"limit": 0, "summary": True})
    same(told["command"], "entente solve 'a b.yaml' --limit 0 --summary", "the command of solve")
    told = asker.last(command="explain", text=SAMPLE, operand="strike and not raise", flags={"format": "text"})
    that("\ns" in told["result"], "text as a string")
    told = asker.last(command="explain", text=SAMPLE, operand="no_such_state")
    that("failed" in told and told["exit"] == 2, "an operand that means nothing")
    told = asker.last(command="robust", text=SAMPLE, flags={"over": "swaps", "samples": 50, "seed": 3})
    same(told["exit"], 0, "robust")
    told = asker.last(command="solve", text=case)
    that("result" in told, "solve of a case")


def told_parties(asker):
    return [party["id"] for party in asker.last(command="check", text=SAMPLE)["result"]["outline"]["parties"]]


def check_reading(asker):
    """A text is read, a statement of it accepted, and the dispute with it comes back; three texts at once."""
    same, that = asker.checks.same, asker.checks.that
    article = "The city council refused to raise the wages. It rained.\n"
    told = asker.last(command="read", path="strike.yaml", text=SAMPLE, other=article, other_path="news.txt",
                      flags={"no-grammar": True})
    same(told["command"], "entente read --dispute strike.yaml news.txt --no-grammar", "the command of read")
    coding = told["result"]
    same((coding["entente_coding"], coding["text"]["length"]), (1, len(article)), "a coding of the text")
    party = told_parties(asker)[0]
    coding["statements"] = [{"start": 0, "end": 45, "decision": "accepted", "note": None, "fields": {
        "speaker": {"value": party, "start": 0, "end": 16, "rule": "person", "confidence": "high"},
        "act": {"value": "refuse", "start": 17, "end": 24, "rule": "person", "confidence": "high"}}}]
    coding["coder"] = "ab"
    asked = {"command": "apply", "text": SAMPLE, "other": article, "third": json.dumps(coding),
             "flags": {"source": "news", "format": "text"}}
    told = asker.last(**asked)
    that("result" in told and told["result"].startswith(SAMPLE.split("\n")[0]), f"the dispute: {str(told)[:300]}")
    that("timeline:" in told["result"], "with what was accepted")
    told = asker.last(**{**asked, "other": article + "More.\n"})
    that("failed" in told, "a coding of another text is refused")
    told = asker.last(command="evidence", text=SAMPLE, flags={"no-hanging": True, "without-basis": "assumed"})
    that("without" in told["result"], "what rests on what")


def check_partial(asker, case):
    """What was decided when the time was over."""
    answer = asker.answer({**LONG, "text": case})
    told = lines_of(answer)
    progress = [line for line in told if "progress" in line]
    asker.checks.that(len(progress) > 0, "progress is told")
    asker.checks.that(any(line["progress"]["total"] == 1000000000 for line in progress), "of what")
    asker.checks.same(told[-1].get("exit"), 5, "the exit code of a partial result")
    asker.checks.that("result" in told[-1], "a partial result is a result")


def check_refused(asker):
    """Requests that are none."""
    for body in [b"", b"null", b"[]", b"{", b'{"command":"check","text":"\\u0000"}', b"[" * 100000,
                 b'{"command":"check","text":"\xff"}', b'{"command":"check","command":"check","text":""}',
                 b'{"command":"solve","text":"","flags":{"certificate":"/tmp/x"}}',
                 b'{"command":"solve","text":"","flags":{"limit":"--help"}}',
                 b'{"command":"serve","text":"."}', b'{"command":"explain","text":"","operand":"-x"}',
                 b'{"command":"check","text":"' + b"\\" * 1000000]:
        answer = asker.answer(body)
        asker.checks.same(answer.status, 400, f"the status of {body[:40]}")
        asker.checks.that(answer.json()["error"] and answer.json()["code"], f"the reason for {body[:40]}")
    answer = asker.answer(b'{"command":"check","text":"' + b"," * (8 * 1024 * 1024 + 1) + b'"}')
    asker.checks.same(answer.status, 413, "a text above 8 MiB")


def check_hostile(asker):
    """Texts that mean harm end as failures or findings, and the server goes on."""
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 20)}]\n" for k in range(1, 20))
    texts = {"aliases": bomb, "brackets": "[" * (8 * 1024 * 1024), "braces": "{" * 1000000,
             "indents": "".join(f"{' ' * k}a:\n" for k in range(3000)),
             "one long line": "x" * (8 * 1024 * 1024), "line feeds": "\n" * (4 * 1024 * 1024),
             "tabs": "\t" * 1000000, "direction": "entente: 1\ntitle: \u202e\u2066\ufeff\n"}
    for name, text in texts.items():
        told = asker.last(command="check", text=text)
        asker.checks.that("failed" in told or told.get("exit") == 1, f"check of {name}: {str(told)[:200]}")
    told = asker.last(command="solve", text=bomb)
    asker.checks.that("failed" in told, "solve of aliases")
    told = asker.last(command="check", text=SAMPLE)
    asker.checks.same(told.get("exit"), 0, "check after hostile texts")


def check_waiting(asker, case):
    """While long analyses run and wait, quick ones are answered, and who waits is told so."""
    links = []
    for _ in range(WORKERS + 2):
        links.append(asker.begin({**LONG, "text": case}))
        time.sleep(0.05)
    asker.checks.that(becomes(lambda: asker.status()["queued"], 2), "two wait")
    begun = time.monotonic()
    asker.checks.same(asker.last(command="check", text=SAMPLE).get("exit"), 0, "check meanwhile")
    asker.checks.that(time.monotonic() - begun < 2, "check need not wait")
    links[-1].settimeout(5)
    asker.checks.that(b"waiting for others" in links[-1].recv(65536), "who waits is told so")
    for link in links:
        link.close()
    asker.checks.that(becomes(lambda: asker.status()["running"], 0), "all have gone")


def check_memory(entente, checks):
    """What does not fit into the memory of a worker is refused in words, and nothing else is harmed."""
    many = SAMPLE.replace("  strike:", "".join(
        f"  o{k}: {{party: city, label: option {k}}}\n" for k in range(20)) + "  strike:")
    server = pathlib.Path(entente).with_name("entente-serve").read_bytes()
    if b"__asan_init" in server or b"__tsan_init" in server:
        return  # sanitizers take more addresses than any limit leaves
    with Server(entente, None, "--memory", "64M") as server:
        server.begin()
        asker = Asker(server, checks)
        told = asker.last(command="solve", text=many, flags={"summary": True})
        checks.that("failed" in told and told["exit"] == 4, f"too large: {str(told)[:300]}")
        checks.that([each["code"] for each in told.get("diagnostics", [])] == ["E403"], "why")
        checks.same(asker.last(command="solve", text=SAMPLE).get("exit"), 0, "a small one")


def check_cancelled(asker, case):
    """Clients that go take their workers with them, running or waiting; beyond the bound there is a refusal."""
    links = []
    for _ in range(WORKERS + WAITING):
        links.append(asker.begin({**LONG, "text": case}))
        time.sleep(0.01)
    full = {"running": WORKERS, "queued": WAITING, "workers": WORKERS}
    asker.checks.that(becomes(asker.status, full, 2), f"all are there: {asker.status()}")
    answer = asker.answer({"command": "check", "text": SAMPLE})
    asker.checks.same(answer.status, 503, "one too many")
    asker.checks.same(answer.header("retry-after"), "1", "when to come again")
    for link in links[WORKERS:]:  # those that wait go first
        link.close()
    asker.checks.that(becomes(asker.status, {**full, "queued": 0}, 2), f"none waits: {asker.status()}")
    for link in links[:WORKERS]:
        link.close()
    begun = time.monotonic()
    asker.checks.that(becomes(asker.status, {**full, "queued": 0, "running": 0}, 2), "none runs")
    took = time.monotonic() - begun
    asker.checks.same(children(asker.server), [], "children that are left")
    asker.checks.same(asker.last(command="check", text=SAMPLE).get("exit"), 0, "check afterwards")
    return took


def check_descriptors(asker):
    asker.last(command="check", text=SAMPLE)
    before = asker.server.descriptors()
    for k in range(60):
        if k % 3 == 0:
            asker.begin({**LONG, "text": SAMPLE}).close()
        else:
            asker.last(command="check", text=SAMPLE)
    asker.checks.that(becomes(lambda: asker.status()["running"], 0), "all have ended")
    asker.checks.that(becomes(lambda: asker.server.descriptors() <= before + 1, True), f"descriptors: {before}, now {asker.server.descriptors()}")


def is_alive(number):
    """Whether a process is there, and no zombie."""
    try:
        return not re.search(r"State:\s+Z", pathlib.Path(f"/proc/{number}/status").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return False


def check_end(entente, checks, case, number):
    """When the server ends, or is killed, its workers end."""
    with Server(entente, None, "--workers", str(WORKERS)) as server:
        server.begin()
        asker = Asker(server, checks)
        links = [asker.begin({**LONG, "text": case}) for _ in range(4)]
        checks.that(becomes(lambda: asker.status()["running"], WORKERS), "workers run")
        ids = [int(row[0]) for row in children(server)]
        checks.same(len(ids), WORKERS, "children")
        server.stop(number)

        checks.that(becomes(lambda: [k for k in ids if is_alive(k)], [], 5), f"workers outlive signal {number}")
        for link in links:
            link.close()


def main():
    entente, source = sys.argv[1:3]
    checks = Checks("analyses")
    case = pathlib.Path(source, "cases/ukraine-2025/dispute.yaml").read_text()
    with Server(entente, None, "--workers", str(WORKERS), "--time-limit", "2") as server:
        server.begin()
        asker = Asker(server, checks)
        check_results(asker, case)
        check_reading(asker)
        check_partial(asker, case)
        check_refused(asker)
        check_hostile(asker)
        check_descriptors(asker)
    with Server(entente, None, "--workers", str(WORKERS)) as server:
        server.begin()
        check_waiting(Asker(server, checks), case)
        took = check_cancelled(Asker(server, checks), case)
        checks.same(server.stop(), 0, "the exit code of the server")
    check_memory(entente, checks)
    check_end(entente, checks, case, signal.SIGTERM)
    check_end(entente, checks, case, signal.SIGKILL)
    checks.end(f"; cancelled within {took * 1000:.0f} ms")


if __name__ == "__main__":
    main()
