# SPDX-License-Identifier: MIT
"""A server of the workbench for tests: started on a free port with a folder of its own, asked by plain sockets.

Tests are scripts: `NAME.py ENTENTE SOURCE`, which say what is wrong and end with 1, or how much they tried. They use
nothing beyond Python's own library.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SAMPLE = """entente: 1
title: A strike
parties:
  city: {name: City}
  union: {name: Union}
options:
  raise: {party: city, label: raise the wages}
  strike: {party: union, label: strike}
preferences:
  city:
    - want: not strike
  union:
    - want: raise
"""


class Answer:
    """A status, headers (a list of pairs, names in small letters) and a body."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def header(self, name):
        values = [value for key, value in self.headers if key == name.lower()]
        return values[0] if len(values) == 1 else None if not values else values

    def json(self):
        return json.loads(self.body)


def parse(raw):
    """The first answer in what came in, or None. What is of unknown length is taken to its end."""
    head, found, body = raw.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    match = re.fullmatch(r"HTTP/1\.[01] (\d{3}) .*", lines[0])
    if not found or not match:
        return None
    headers = [(name.strip().lower(), value.strip())
               for name, _, value in (line.partition(":") for line in lines[1:])]
    answer = Answer(int(match.group(1)), headers, body)
    length = answer.header("content-length")
    if length is not None:
        answer.body = body[:int(length)]
    return answer


class Server:
    """A running server; use it in a `with`."""

    def __init__(self, entente, folder=None, *flags, port=0):
        self.own = tempfile.mkdtemp(prefix="workbench.") if folder is None else None
        self.folder = pathlib.Path(folder or self.own)
        if folder is None:
            (self.folder / "strike.yaml").write_text(SAMPLE)
        self.runtime = tempfile.mkdtemp(prefix="runtime.")
        environment = dict(os.environ, XDG_RUNTIME_DIR=self.runtime)
        self.process = subprocess.Popen(
            [entente, "serve", str(self.folder), "--no-browser", "--port", str(port), *flags],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            env=environment, text=True)
        first = self.process.stdout.readline()
        match = re.search(r"at 127\.0\.0\.1:(\d+)", first)
        if not match:
            raise RuntimeError(f"the server does not start: {self.process.stderr.read()}")
        self.port = int(match.group(1))
        self.page = self.process.stdout.readline().rsplit(": ", 1)[1].strip()
        self.host = f"127.0.0.1:{self.port}"
        self.secret = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.runtime)
        if self.own:
            shutil.rmtree(self.own)

    def stop(self, number=signal.SIGTERM):
        """Ends the server; its exit code. What it said on standard error is kept."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            self.said = self.process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.said = "it did not end\n" + self.process.communicate()[1]
        return self.process.returncode

    def start_token(self):
        return re.search(r"#([0-9a-f]{64})", pathlib.Path(self.page).read_text()).group(1)

    def connect(self, timeout=20):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def raw(self, request, timeout=20):
        """What comes back for some bytes, to the end of the connection or of the first answer; None when nothing."""
        with self.connect(timeout) as link:
            try:
                link.sendall(request)
            except OSError:
                pass
            return read_answer(link)

    def ask(self, method, target, body=None, timeout=20, **headers):
        """A request with the right Host and the secret; a header that is None is left out, `_` stands for `-`."""
        given = {"Host": self.host, "X-Entente-Secret": self.secret}
        given.update({name.replace("_", "-"): value for name, value in headers.items()})
        lines = [f"{method} {target} HTTP/1.1"]
        for name, value in given.items():
            for one in value if isinstance(value, list) else [value]:
                if one is not None:
                    lines.append(f"{name}: {one}")
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        lines.append("Connection: close")
        return self.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + (body or b""), timeout)

    def begin(self):
        """Becomes a tab: exchanges the start token for a secret."""
        answer = self.ask("POST", "/api/session", X_Entente_Token=self.start_token())
        self.secret = answer.json()["secret"]
        return answer.json()

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def read_answer(link):
    """Reads until the first answer is whole, or the connection ends."""
    raw = b""
    while True:
        try:
            piece = link.recv(65536)
        except (ConnectionError, socket.timeout):
            piece = b""
        raw += piece
        head, found, body = raw.partition(b"\r\n\r\n")
        length = re.search(rb"\r\ncontent-length: *(\d+)", head.lower()) if found else None
        if not piece or (length and len(body) >= int(length.group(1))):
            return parse(raw)


def routes(source):
    """All routes that the sources of the server declare, as pairs of a method and a path."""
    found = set()
    for path in sorted(pathlib.Path(source, "server").rglob("*.c")):
        found |= set(re.findall(r'\{"([A-Z]+)",\s*"(/api/[a-z]+)"', path.read_text()))
    return sorted(found)


class Checks:
    """Counts what holds, and says what does not."""

    def __init__(self, name):
        self.name, self.done, self.wrong = name, 0, 0

    def that(self, holds, words):
        self.done += 1
        if not holds:
            self.wrong += 1
            print(f"{self.name}: {words}")

    def same(self, got, wanted, words):
        self.that(got == wanted, f"{words}: {got!r}, not {wanted!r}")

    def end(self, words=""):
        print(f"{self.name}: {self.done} checks, {self.wrong} failed{words}")
        sys.exit(1 if self.wrong else 0)


def timed(action):
    """Seconds that an action takes."""
    begun = time.monotonic()
    action()
    return time.monotonic() - begun


def becomes(ask, wanted, seconds=10):
    """Whether what is asked for becomes what is wanted in so many seconds."""
    begun = time.monotonic()
    while ask() != wanted:
        if time.monotonic() - begun > seconds:
            return False
        time.sleep(0.02)
    return True
