#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is no request, or too much of one: the server stays, and serves as before.

Usage: hostile.py ENTENTE SOURCE [SEED]
"""

import random
import re
import socket
import sys
import time

from workbench import Checks, Server, parse, read_answer, routes

MALFORMED, SLOW = 2000, 200
CUT_AFTER = 33  # seconds; docs/workbench.md says 30
QUICK = 2.0     # seconds within which a request must be answered on a busy machine; it takes milliseconds


def serves(server, checks, where, quick=QUICK):
    """A normal request is answered, and within so many seconds."""
    begun = time.monotonic()
    answer = server.ask("GET", "/api/status")
    took = time.monotonic() - begun
    checks.that(answer is not None and answer.status == 200, f"{where}: it does not serve any more")
    checks.that(took < quick, f"{where}: a request takes {took:.2f} s")
    return took


# --- Bytes that are no request. ---


def noise(dice, server):
    return dice.randbytes(dice.randrange(1, 3000))


def noisy_line(dice, server):
    return dice.randbytes(dice.randrange(1, 200)) + b"\r\n\r\n"


def nuls(dice, server):
    good = bytearray(f"GET /api/status HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
    for _ in range(dice.randrange(1, 5)):
        good[dice.randrange(len(good))] = 0
    return bytes(good)


def changed_bytes(dice, server):
    good = bytearray(f"POST /api/analyse HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
                     "Content-Length: 12\r\n\r\n{\"a\": 12345}".encode())
    for _ in range(dice.randrange(1, 8)):
        good[dice.randrange(len(good))] = dice.randrange(256)
    return bytes(good)


def bad_version(dice, server):
    version = dice.choice(["HTTP/9.9", "HTTP/0.9", "HTTP/1.1.1", "HTTP/", "http/1.1", "", "ICY", "HTTP/1.99999999999"])
    return f"GET / {version}\r\nHost: {server.host}\r\n\r\n".encode()


def bad_length(dice, server):
    length = dice.choice(["-1", "+5", "0x10", "1e3", "99999999999999999999999", "5, 5", "", " ", "18446744073709551615",
                          "9223372036854775808", "5\r\nContent-Length: 7"])
    return (f"POST /api/token HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
            f"Content-Length: {length}\r\n\r\nhello").encode()


def bad_chunks(dice, server):
    size = dice.choice(["zz", "-5", "ffffffffffffffffff", "5 5", "", "5;" + "x" * 500, "fffffffffffffff0", "\0"])
    return (f"PUT /api/journal?path=strike.yaml HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
            f"Transfer-Encoding: chunked\r\n\r\n{size}\r\nhello\r\n0\r\n\r\n").encode("latin-1")


def both_lengths(dice, server):
    return (f"POST /api/token HTTP/1.1\r\nHost: {server.host}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n"
            f"0\r\n\r\nGET /api/status HTTP/1.1\r\nHost: {server.host}\r\n\r\n").encode()


def many_headers(dice, server):
    lines = "".join(f"X-{k}: {k}\r\n" for k in range(dice.choice([200, 2000, 8000])))
    return f"GET / HTTP/1.1\r\nHost: {server.host}\r\n{lines}\r\n".encode()


def long_header(dice, server):
    return f"GET / HTTP/1.1\r\nHost: {server.host}\r\nX-Long: {'x' * dice.choice([40000, 70000, 500000])}\r\n\r\n".encode()


def long_target(dice, server):
    return f"GET /{'a' * dice.choice([30000, 70000, 300000])} HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()


def odd_headers(dice, server):
    line = dice.choice(["no colon", ": no name", " folded", "X y: z", "X\t: y", "Host : a", "\x01: \x02", "X:\r y"])
    return f"GET / HTTP/1.1\r\nHost: {server.host}\r\n{line}\r\n\r\n".encode("latin-1")


def bare_feeds(dice, server):
    return f"GET / HTTP/1.1\nHost: {server.host}\n\n".encode() if dice.random() < 0.5 else b"\r\n" * 2000


def odd_escapes(dice, server):
    path = dice.choice(["%", "%2", "%zz", "%00", "%ff%fe", "%u0041", "%c0%af", "%25%30%30"])
    return f"GET /api/file?path={path}&{path} HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n\r\n".encode()


def cut_short(dice, server):
    good = f"PUT /api/journal?path=strike.yaml HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n" \
           "X-Entente-Base: new\r\nContent-Length: 100000\r\n\r\n" + "x" * 1000
    return good.encode()[:dice.randrange(len(good))]


def tls(dice, server):
    return b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + dice.randbytes(500)


def pipelined(dice, server):
    one = f"GET /nothing HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
    return one * dice.randrange(2, 50) + dice.randbytes(50) + b"\r\n\r\n"


KINDS = [noise, noisy_line, nuls, changed_bytes, bad_version, bad_length, bad_chunks, both_lengths, many_headers,
         long_header, long_target, odd_headers, bare_feeds, odd_escapes, cut_short, tls, pipelined]


def send_malformed(server, dice, request):
    """Sends it, in one piece or in two, and looks at what comes first, or goes away at once."""
    with server.connect() as link:
        try:
            at = dice.randrange(len(request)) if dice.random() < 0.2 else 0
            link.sendall(request[:at])
            link.sendall(request[at:])
            if dice.random() < 0.3:
                return None
            link.shutdown(socket.SHUT_WR)
            return read_answer(link)
        except OSError:  # it was cut meanwhile
            return None


def try_malformed(server, checks, seed):
    """No answer but refusals, or, where a change left it a request, what that asks for; none fails inside."""
    dice = random.Random(seed)
    seen = {}
    for k in range(MALFORMED):
        kind = KINDS[k % len(KINDS)]
        answer = send_malformed(server, dice, kind(dice, server))
        status = None if answer is None else answer.status
        seen[status] = seen.get(status, 0) + 1
        checks.that(status is None or status < 500 or status in (501, 505), f"{kind.__name__}: {status}")
        if k % 100 == 99:
            serves(server, checks, f"after {k + 1} malformed requests")
    return seen


# --- Requests that are too large. ---


def chunked(server, secret, total):
    head = (f"PUT /api/journal?path=strike.yaml HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {secret}\r\n"
            "Transfer-Encoding: chunked\r\nX-Entente-Base: new\r\nConnection: close\r\n\r\n").encode()
    piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    return head + piece * (total // 65536) + b"0\r\n\r\n"


def try_large(server, checks, source):
    big = b"x" * (17 * 1024 * 1024)
    for method, path in routes(source):
        answer = server.ask(method, path, big)
        checks.same(answer and answer.status, 413, f"{method} {path} with 17 MiB")
        answer = server.ask(method, path, big, X_Entente_Secret="0" * 64)
        checks.that(answer is not None and answer.status in (401, 413), f"{method} {path} with 17 MiB and no secret")
    for total, secret, status in ((18 << 20, server.secret, 413), (18 << 20, "0" * 64, 401)):
        answer = server.raw(chunked(server, secret, total))
        checks.same(answer and answer.status, status, f"{total} bytes in chunks")
    answer = server.raw(chunked(server, server.secret, 96 << 20))
    checks.that(answer is None, "96 MiB in chunks are read to the end")
    for length in ("67108865", "9223372036854775807"):
        answer = server.raw((f"PUT /api/journal?path=strike.yaml HTTP/1.1\r\nHost: {server.host}\r\n"
                             f"X-Entente-Secret: {server.secret}\r\nContent-Length: {length}\r\n\r\n").encode())
        checks.same(answer and answer.status, 413, f"{length} bytes declared")
    for size, statuses in ((30000, (200,)), (34000, (431,)), (70000, (413, 431, None)), (5000000, (413, 431, None))):
        answer = server.ask("GET", "/", X_Long="x" * size)
        checks.that((answer and answer.status) in statuses, f"headers of {size} bytes: {answer and answer.status}")
    expect = server.ask("PUT", "/api/token", X_Entente_Secret=None, Expect="100-continue", Content_Length="999")
    checks.same(expect and expect.status, 401, "a client that asks before it sends")


def memory(server):
    """The most that the server has held, in MiB."""
    with open(f"/proc/{server.process.pid}/status") as status:
        return int(re.search(r"VmHWM:\s*(\d+)", status.read()).group(1)) // 1024


def try_pending(server, checks):
    """Many large bodies that never end are held within a bound."""
    head = (f"PUT /api/journal?path=strike.yaml HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
            f"X-Entente-Base: new\r\nContent-Length: {8 << 20}\r\n\r\n").encode()
    links = []
    for _ in range(60):
        link = server.connect(5)
        try:
            link.sendall(head + b"x" * (7 << 20))
        except OSError:
            pass
        links.append(link)
    serves(server, checks, "with 420 MiB of bodies begun")
    checks.that(memory(server) < 400, f"{memory(server)} MiB are held")
    statuses = []
    for link in links:
        try:
            link.sendall(b"x" * (1 << 20))
        except OSError:
            pass
        answer = read_answer(link)
        statuses.append(answer and answer.status)
        link.close()
    checks.that(503 in statuses, f"none was refused: {statuses}")
    checks.that(any(status not in (503, None) for status in statuses), f"all were refused: {statuses}")
    serves(server, checks, "after 420 MiB of bodies")


def try_unread(server, checks):
    """Answers that nobody reads take no memory of their own."""
    before = memory(server)
    links = []
    for _ in range(300):
        link = server.connect(5)
        link.sendall(f"GET /app.js HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
        links.append(link)
    serves(server, checks, "with 300 answers that nobody reads", 10)  # behind those 120 MB
    checks.that(memory(server) - before < 64, f"{memory(server) - before} MiB more are held")
    for link in links:
        link.close()
    serves(server, checks, "after answers that nobody reads")


# --- Requests that are slow. ---


def slow_request(server, k):
    """Different parts of a request, to be sent byte by byte; all of them take longer than is allowed."""
    line = f"GET /{'a' * 200} HTTP/1.1\r\n"
    headers = f"GET / HTTP/1.1\r\nHost: {server.host}\r\nX-Long: {'x' * 200}\r\n"
    body = (f"POST /api/analyse HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
            f"Content-Length: 500\r\n\r\n")
    whole = [(0, line), (len(headers) - 180, headers), (len(body), body + "x" * 400)][k % 3]
    return whole[1].encode(), whole[0]


def open_slow(server):
    """SLOW connections, a third of which have asked something before, so that the clock must begin anew."""
    slow = []
    for k in range(SLOW):
        link = server.connect()
        if k % 5 == 0:
            link.sendall(f"GET /nothing HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
            read_answer(link)
        request, at = slow_request(server, k)
        link.sendall(request[:at])
        link.setblocking(False)
        slow.append([link, request, at])
    return slow


def feed(slow):
    """A byte more for each; those that are still open."""
    left = []
    for one in slow:
        link, request, at = one
        try:
            link.send(request[at:at + 1])
            one[2] += 1
            if link.recv(1000) == b"":
                link.close()
                continue
        except BlockingIOError:
            pass
        except ConnectionError:
            link.close()
            continue
        left.append(one)
    return left


def try_slow(server, checks):
    """A byte a second from each: requests are served meanwhile, and these are cut in time."""
    slow = open_slow(server)
    begun = time.monotonic()
    slowest, still, early = 0.0, slow, None
    while still and time.monotonic() - begun < CUT_AFTER + 10:
        time.sleep(1)
        still = feed(still)
        slowest = max(slowest, serves(server, checks, "while others are slow"))
        if early is None and len(still) < SLOW:
            early = time.monotonic() - begun
    took = time.monotonic() - begun
    checks.same(len(still), 0, "slow requests that were not cut")
    checks.that(took <= CUT_AFTER, f"the last was cut after {took:.1f} s")
    checks.that(early is None or early >= 26, f"the first was cut after {early} s")
    return slowest, took


def main():
    entente, source = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    checks = Checks("hostile")
    with Server(entente) as server:
        server.begin()
        before = serves(server, checks, "at the beginning")
        open_before = server.descriptors()
        seen = try_malformed(server, checks, seed)
        try_large(server, checks, source)
        try_unread(server, checks)
        try_pending(server, checks)
        slowest, took = try_slow(server, checks)
        time.sleep(0.2)
        serves(server, checks, "at the end")
        left = server.descriptors() - open_before
        checks.that(left <= 2, f"{left} descriptors are left open")
        checks.same(server.stop(), 0, "the exit code")
        checks.same(server.said, "", "what it says")
        print(f"hostile: seed {seed}: {MALFORMED} malformed requests were answered by {seen}; {SLOW} slow ones were cut "
              f"after {took:.1f} s; a request took {before * 1000:.1f} ms before, {slowest * 1000:.1f} ms at most meanwhile")
    checks.end()


if __name__ == "__main__":
    main()
