#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How `serve` begins and ends: what it says, its exit codes, the start page and the browser.

Usage: start.py ENTENTE SOURCE
"""

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

from workbench import SAMPLE, Checks, Server


def run(command, *words, **environment):
    """The exit code and standard error of a command that ends by itself."""
    given = {name: value for name, value in {**os.environ, **environment}.items() if value is not None}
    done = subprocess.run([command, *words], capture_output=True, text=True, timeout=20, env=given, check=False)
    return done.returncode, done.stderr


def try_refusals(entente, folder, checks):
    file = folder / "strike.yaml"
    file.write_text(SAMPLE)
    fifo = folder / "pipe.yaml"
    os.mkfifo(fifo)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        cases = [
            (("missing.yaml",), 3, "missing.yaml: No such file or directory"),
            ((str(fifo),), 3, "pipe.yaml"),
            (("/dev/null",), 3, "/dev/null"),
            ((str(file), "--port", port), 4, f"cannot listen on port {port}: Address already in use"),
            ((str(file), "--port", "65536"), 2, "this is no value for --port"),
            ((str(file), "--port", "80x"), 2, "this is no value for --port"),
            ((str(file), "--workers", "0"), 2, "this is no value for --workers"),
            ((str(file), "--time-limit", "-1"), 2, "this is no value for --time-limit"),
            ((str(file), "--memory", "2X"), 2, "this is no value for --memory"),
            ((str(file), "--memory", "99999999T"), 2, "this is no value for --memory"),
            ((str(file), str(folder)), 2, "is one word too many"),
            ((str(file), "--colour"), 2, "--colour"),
        ]
        for words, code, message in cases:
            got, said = run(entente, "serve", *words, "--no-browser")
            checks.same(got, code, f"exit code of serve {' '.join(words)}")
            checks.that(message in said, f"serve {' '.join(words)} says {said!r}")
            checks.that(len(said.splitlines()) <= 2, f"serve {' '.join(words)} says much: {said!r}")


def try_alone(entente, folder, checks):
    """Without entente-serve beside it, or on the path, or without entente beside entente-serve."""
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy2(entente, alone / "entente")
    code, said = run(alone / "entente", "serve", str(folder), PATH="/usr/bin:/bin")
    checks.same(code, 4, "exit code without entente-serve")
    checks.that("the workbench is not installed" in said, f"without entente-serve it says {said!r}")
    code, said = run(alone / "entente", "serve", "missing.yaml", PATH=os.path.dirname(os.path.abspath(entente)))
    checks.same(code, 3, "exit code with entente-serve on the path")
    server = folder / "server"
    server.mkdir()
    shutil.copy2(pathlib.Path(entente).parent / "entente-serve", server / "entente-serve")
    code, said = run(server / "entente-serve", str(folder))
    checks.same(code, 4, "exit code without entente")
    checks.that("there is no 'entente' to run" in said, f"without entente it says {said!r}")


def try_folders(entente, folder, checks):
    """A file is open in its folder; a link is what it leads to; blanks and dashes are nothing special."""
    odd = folder / "-a folder"
    odd.mkdir()
    (odd / "--b.yaml").write_text(SAMPLE)
    os.symlink(odd / "--b.yaml", folder / "link.yaml")
    for operand in (str(odd / "--b.yaml"), str(folder / "link.yaml")):
        with Server(entente, operand) as server:
            told = server.begin()
            checks.same((told["open"], told["folder"]), ("--b.yaml", str(odd)), f"serve {operand}")
    with Server(entente, str(odd)) as server:
        told = server.begin()
        checks.same((told["open"], [file["path"] for file in told["files"]]), (None, ["--b.yaml"]), "a folder")


def wait_for(path):
    for _ in range(200):
        if path.exists() and path.read_text().endswith("\n"):
            return path.read_text().strip()
        time.sleep(0.02)
    return None


def try_browser(entente, folder, checks):
    """Where there is a display, xdg-open gets the start page; in a temporary folder when there is no better."""
    programs = folder / "programs"
    programs.mkdir()
    seen = folder / "opened"
    (programs / "xdg-open").write_text(f"#!/bin/sh\necho \"$1\" > '{seen}'\n")
    (programs / "xdg-open").chmod(0o755)
    temporary = folder / "temporary"
    temporary.mkdir()
    for display, expected in ((":9", True), (None, False)):
        environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "TMPDIR": str(temporary)}
        for name in ("XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        if display:
            environment["DISPLAY"] = display
        seen.unlink(missing_ok=True)
        process = subprocess.Popen([entente, "serve", str(folder)], stdout=subprocess.PIPE, text=True, env=environment)
        said = [process.stdout.readline() for _ in range(3)]
        page = re.search(r"(/.*/start\.html)", said[1]).group(1)
        checks.that(page.startswith(f"{temporary}/entente-"), f"the start page is at {page}")
        checks.same("browser was asked" in said[1], expected, f"with display {display}: {said[1]!r}")
        if expected:
            checks.same(wait_for(seen), page, "what is opened")
        process.send_signal(signal.SIGINT)
        checks.same(process.wait(20), 0, "exit code")
        checks.same(list(temporary.iterdir()), [], "what is left")
        process.stdout.close()
        checks.that(expected or not seen.exists(), "it was opened without a display")


def try_nohup(entente, folder, checks):
    """A signal that is ignored when the server starts, as by nohup, does not end it."""
    process = subprocess.Popen([entente, "serve", str(folder), "--no-browser"], stdout=subprocess.PIPE, text=True,
                               preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    process.stdout.readline()
    process.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    checks.same(process.poll(), None, "exit code after a SIGHUP that is ignored")
    process.send_signal(signal.SIGTERM)
    checks.same(process.wait(20), 0, "exit code after it and a SIGTERM")
    process.stdout.close()


def main():
    entente = os.path.abspath(sys.argv[1])
    checks = Checks("start")
    with tempfile.TemporaryDirectory(prefix="workbench.") as name:
        folder = pathlib.Path(name).resolve()
        try_refusals(entente, folder, checks)
        try_alone(entente, folder, checks)
        try_folders(entente, folder, checks)
        try_browser(entente, folder, checks)
        try_nohup(entente, folder, checks)
    checks.end()


if __name__ == "__main__":
    main()
