#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A review on a terminal: keys, colours, a window that changes its size, signals, a terminal that goes away; and what
files and disks can do to it: in each case the coding stays whole, and the terminal comes back.

Usage: screen.py ENTENTE
"""

import contextlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import termios

from coded import Checks, Screen, lay_out

PROMPT = "[q]uit"


@contextlib.contextmanager
def review(entente, count=3, **environment):
    """A folder with a text of so many sentences, and its review on a terminal."""
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        screen = Screen(entente, lay_out(folder, count), folder, **environment)
        try:
            yield screen, pathlib.Path(folder)
        finally:
            screen.close()


def decisions(folder):
    return [one["decision"] for one in json.loads(pathlib.Path(folder, "coding.json").read_text())["statements"]]


def try_keys(entente, checks):
    """Single keys; arrows are no keys; questions are answered by lines; what is typed ahead is not lost."""
    with review(entente, NO_COLOR="1") as (screen, folder):
        screen.expect("[2?:The] [1,2:Union] will [3:demand] [5:a raise], number 0.")
        screen.expect(PROMPT)
        screen.type("a\x1b[A\x1bOBé")
        screen.expect("accepted: statement 1")
        screen.expect(PROMPT)
        screen.expect("there is no such key")
        screen.type("e5\n1=3\nraise\nb")
        screen.expect("edited: statement 2, issue is raise=full")
        screen.expect("Statement 1 of 3")
        screen.type("j 3\rr")
        screen.expect("rejected: statement 3")
        screen.type("uuuq")
        screen.expect("undone: statement 3 is proposed")
        screen.expect("undone: statement 2 is proposed")
        screen.expect("undone: statement 1 is proposed")
        screen.expect("3 statements: 0 accepted, 0 edited, 0 rejected, 3 left")
        checks.same(screen.end(), 0, "keys")
        checks.that(screen.modes_return(), "keys: the terminal is not as it was")
        checks.same(sorted(os.listdir(folder)), ["article.txt", "coding.json", "dispute.yaml"], "what is left")


def try_second_opinion(entente, checks):
    with review(entente, NO_COLOR="1") as (screen, folder):
        screen.expect("second opinion: city")
        screen.type("o")
        screen.expect("edited: statement 1, actor is city")
        screen.expect("[2:The] [1:Union]")
        screen.type("\x04")
        checks.same(screen.end(), 0, "control-D")
        checks.same(decisions(folder), ["edited", "proposed", "proposed"], "the second opinion")


def try_colours(entente, checks):
    for environment, coloured in [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]:
        with review(entente, **environment) as (screen, _):
            screen.expect("Statement 1")
            screen.read(0.2)
            checks.same(b"\x1b[" in screen.printed, coloured, f"colours with {environment}")
            screen.type("q")
            checks.same(screen.end(), 0, "colours")


def try_sizes(entente, checks):
    """A window that changes its size is drawn anew, lines within it."""
    with review(entente, NO_COLOR="1", columns=200) as (screen, _):
        screen.expect(PROMPT)
        screen.resize(30, signal.SIGWINCH)
        screen.expect("    [2?:The] [1,2:Union] will\r\n")
        screen.resize(90, signal.SIGWINCH)
        screen.expect("[2?:The] [1,2:Union] will [3:demand]")
        screen.type("q")
        checks.same(screen.end(), 0, "sizes")


def try_signals(entente, checks):
    """What ends the process, at the terminal or from elsewhere."""
    for name, act, code in [("Ctrl-C", lambda s: s.type("\x03"), 130),
                            ("SIGTERM", lambda s: s.process.terminate(), 130),
                            ("SIGHUP", lambda s: s.process.send_signal(signal.SIGHUP), 130),
                            ("SIGQUIT", lambda s: s.process.send_signal(signal.SIGQUIT), -signal.SIGQUIT),
                            ("SIGKILL", lambda s: s.process.kill(), -signal.SIGKILL)]:
        for where in ["a key", "a line"]:
            with review(entente) as (screen, folder):
                screen.expect(PROMPT)
                screen.type("a")
                screen.expect("accepted: statement 1")
                screen.type("j" if where == "a line" else "")
                screen.expect("sentence (its number)?" if where == "a line" else PROMPT)
                act(screen)
                checks.same(screen.end(), code, f"{name} at {where}")
                checks.that(screen.modes_return(), f"{name} at {where}: the terminal is not as it was")
                checks.same(decisions(folder)[0], "accepted", f"{name} at {where}")


def try_closing(entente, checks):
    """The terminal goes away."""
    with review(entente) as (screen, folder):
        screen.expect(PROMPT)
        screen.type("a")
        screen.expect("accepted: statement 1")
        os.close(screen.slave)
        os.close(screen.master)
        screen.process.wait(20)
        screen.master, screen.slave = os.openpty()
        checks.same(decisions(folder)[0], "accepted", "a terminal that is closed")


def try_stopping(entente, checks):
    """Ctrl-Z gives the terminal back, and going on takes it again."""
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        words = " ".join(lay_out(folder, 3))
        screen = Screen("bash", ["-c", f"set -m; '{entente}' {words}; echo stopped; read line; fg; exit 0"], folder, NO_COLOR="1")
        screen.expect(PROMPT)
        single = termios.tcgetattr(screen.slave)
        checks.that(single != screen.before, "keys are not read one by one")
        screen.type("\x1a")
        screen.expect("\nstopped")
        checks.that(screen.modes_return(), "stopped: the terminal is not as it was")
        screen.type("\n")
        screen.expect(PROMPT)
        checks.same(termios.tcgetattr(screen.slave), single, "going on")
        screen.type("aq")
        screen.expect("accepted: statement 1")
        checks.same(screen.end(), 0, "stopping")
        checks.that(screen.modes_return(), "stopping: the terminal is not as it was")
        screen.close()


def run(entente, words, folder, keys, **more):
    """Without a terminal: the exit code and the messages."""
    done = subprocess.run([entente, *words], cwd=folder, input=keys.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=60, check=False, **more)
    return done.returncode, done.stderr.decode()


def try_two(entente, checks):
    """A second reviewer is kept out, and comes in when the first is gone, however that went."""
    with review(entente) as (screen, folder):
        screen.expect(PROMPT)
        words = ["read", "--review", "coding.json", "--text", "article.txt", "--dispute", "dispute.yaml", "--coder", "ab"]
        code, said = run(entente, words, folder, "a\n")
        checks.same((code, said), (4, f"entente: 'coding.json' is being reviewed by process {screen.process.pid}\n"), "two")
        screen.process.kill()
        screen.process.wait()
        checks.same(run(entente, words, folder, "a\n")[0], 0, "after the first was killed")
        checks.same(decisions(folder)[0], "accepted", "after the first was killed")


def try_replaced(entente, checks):
    """What another program writes meanwhile is not overwritten."""
    for name, act in [("written", lambda path: path.write_text("mine")),
                      ("replaced", lambda path: (path.with_name("new").write_text("mine"), os.replace(path.with_name("new"), path))),
                      ("taken away", lambda path: path.unlink())]:
        with review(entente) as (screen, folder):
            screen.expect(PROMPT)
            act(folder / "coding.json")
            screen.type("a")
            screen.expect("entente: cannot write 'coding.json': another program changed it meanwhile")
            screen.expect("entente: the last step is not saved; all before it are")
            checks.same(screen.end(), 4, name)
            checks.that(screen.modes_return(), f"{name}: the terminal is not as it was")
            left = (folder / "coding.json").read_text() if (folder / "coding.json").exists() else None
            checks.same(left, None if name == "taken away" else "mine", name)


def try_disks(entente, checks):
    """A full disk, a folder that cannot be written, things that are no files."""
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        words = lay_out(folder, 3)
        before = pathlib.Path(folder, "coding.json").read_bytes()

        def small():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

        code, said = run(entente, words, folder, "a\n", preexec_fn=small)
        checks.same((code, said.splitlines()), (4, ["entente: cannot write 'coding.json': File too large",
                                                    "entente: the last step is not saved; all before it are"]), "a full disk")
        checks.same(pathlib.Path(folder, "coding.json").read_bytes(), before, "a full disk")
        checks.same(sorted(os.listdir(folder)), ["article.txt", "coding.json", "dispute.yaml"], "a full disk leaves")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([entente, *words], cwd=folder, input=b"a\n", stdout=full, stderr=subprocess.PIPE, check=False)
        checks.same(done.returncode, 4, "a full disk behind standard output")
        checks.same(pathlib.Path(folder, "coding.json").read_bytes(), before, "nobody saw what was decided")
        for path, expected in [("/dev/full", (2, "entente: '/dev/full' is there and is not a plain file\n")),
                               (folder, (2, f"entente: '{folder}' is there and is not a plain file\n")),
                               ("missing/new.json", (4, "entente: cannot write 'missing/.new.json.lock': No such file or directory\n"))]:
            checks.same(run(entente, [*words[:2], path, *words[3:]], folder, "a\n"), expected, path)
        unwritable = "/proc/coding.json" if os.geteuid() == 0 else os.path.join(folder, "closed", "coding.json")
        os.mkdir(os.path.join(folder, "closed"), 0o555)
        code, said = run(entente, [*words[:2], unwritable, *words[3:]], folder, "a\n")
        checks.same((code, said.startswith("entente: cannot write ")), (4, True), "a folder that cannot be written")


def try_wrong(entente, checks):
    """Another text, another coder."""
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        words = lay_out(folder, 3)
        checks.same(run(entente, words, folder, "a\nr\n"), (0, ""), "lines")
        checks.same(decisions(folder), ["accepted", "rejected", "proposed"], "lines")
        checks.same(run(entente, [*words[:-1], "cd"], folder, "a\n"),
                    (2, "entente: 'coding.json' is the coding of 'ab', not of 'cd'\n"), "another coder")
        with open(pathlib.Path(folder, "article.txt"), "a", encoding="utf-8") as text:
            text.write("More.\n")
        checks.same(run(entente, words, folder, "a\n"),
                    (3, "entente: 'coding.json' is a coding of another text than 'article.txt'\n"), "another text")


def try_false_length(entente, checks):
    """A coding that has the hash of the text, tells another length, and has places far behind the end."""
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        words, path = lay_out(folder, 3), pathlib.Path(folder, "coding.json")
        coding = json.loads(path.read_text())
        coding["text"]["length"] = 10**12
        coding["statements"][0].update(end=10**11, decision="accepted")
        path.write_text(json.dumps(coding))
        checks.same(run(entente, words, folder, "b\nb\n"),
                    (3, "entente: 'coding.json' is a coding of another text than 'article.txt'\n"), "a false length, reviewed")
        code, said = run(entente, ["read", "--apply", *words[2:7], "--source", "news"], folder, "")
        checks.same((code, said.splitlines()[:1]), (3, ["error[E851]: this is not the text that was coded, 'article.txt'"]),
                    "a false length, applied")
        checks.same(run(entente, ["read", "--agree", "coding.json,coding.json", "--text", "article.txt"], folder, ""),
                    (3, "entente: 'article.txt' is not the text that was coded\n"), "a false length, compared")


def try_notes(entente, checks):
    """Notes that cannot be kept, such as one in which an arrow was pressed, and one that is too long: nothing ends."""
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        words = lay_out(folder, 3)
        long = "a" * 1022 + "\u00e9" * 3
        checks.same(run(entente, words, folder, f"e 9\nan arrow \x1b[D\na\ne 9\n{long}\nr\n"), (0, ""), "notes")
        checks.same(decisions(folder), ["accepted", "rejected", "proposed"], "notes")
        notes = [one["note"] for one in json.loads(pathlib.Path(folder, "coding.json").read_text())["statements"]]
        checks.same(notes, [None, long[:1022], None], "notes")


def processor_seconds():
    """What the commands that have ended took of the processor, however busy it was."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def try_backwards(entente, checks):
    """Twenty thousand statements that stand backwards: a step, a jump and an application do not take their square."""
    with tempfile.TemporaryDirectory(prefix="review.") as folder:
        words, path = lay_out(folder, 20000), pathlib.Path(folder, "coding.json")
        coding = json.loads(path.read_text())
        coding["statements"].reverse()
        path.write_text(json.dumps(coding))
        before = processor_seconds()
        checks.same(run(entente, words, folder, "a\nj 20000\na\n"), (0, ""), "backwards")
        checks.same([decisions(folder)[k] for k in (-1, -2, 0)], ["accepted", "proposed", "accepted"], "backwards")
        apply = ["read", "--apply", *words[2:7], "--source", "news", "--output", "new.yaml"]
        path.write_text(path.read_text().replace('"proposed"', '"accepted"'))
        checks.same(run(entente, apply, folder, ""), (0, ""), "backwards, applied")
        checks.that(processor_seconds() - before < 60, "backwards: it takes long")


def main():
    entente, checks = sys.argv[1], Checks("screen")
    for attempt in [try_keys, try_second_opinion, try_colours, try_sizes, try_signals, try_closing, try_stopping, try_two,
                    try_replaced, try_disks, try_wrong, try_false_length,
                    try_notes, try_backwards]:
        try:
            attempt(entente, checks)
        except AssertionError as error:
            checks.that(False, f"{attempt.__name__}: {error}")
    checks.end()


if __name__ == "__main__":
    main()
