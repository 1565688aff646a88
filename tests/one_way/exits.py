#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every command ends alike: an input that is missing, a broken one, wrong flags and words; and the examples of the help run.

Usage: exits.py ENTENTE ROOT
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

# What stands behind FILE where a command needs more; commands without a file of their own are not asked.
MORE = {"explain": ["today"], "leverage": ["s1"], "compare": ["good.yaml"], "edit": ["--drop", "first:1"],
        "verify": ["good.yaml"]}
WITHOUT = {"new", "read", "help", "version", "serve"}
NOT_RUN = {"serve"}  # lasts until it is ended
CHECKED = 1  # `check` tells what is wrong as its finding


class Asker:
    def __init__(self, entente, folder):
        self.entente, self.folder, self.asked, self.failed = entente, folder, 0, 0

    def expect(self, code, *words):
        done = subprocess.run([self.entente, *words], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, text=True)
        self.asked += 1
        if done.returncode != code or (code != 0 and done.stderr == "" and done.stdout == ""):
            self.failed += 1
            print(f"exits: entente {' '.join(words)} ended with {done.returncode}, not {code}: {done.stderr[:200]}")

    def example(self, line):
        environment = dict(os.environ, PATH=f"{pathlib.Path(self.entente).parent}:{os.environ['PATH']}")
        done = subprocess.run(["bash", "-c", line], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, text=True)
        self.asked += 1
        if done.returncode not in (0, 1):
            self.failed += 1
            print(f"exits: the example '{line}' ended with {done.returncode}: {done.stderr[:200]}")


def main():
    entente, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()

    def help_of(*topic):
        return subprocess.run([entente, "help", *topic], stdout=subprocess.PIPE, check=True, text=True).stdout

    commands = re.findall(r"^  ([a-z]+)\b", help_of(), re.M)
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(root / "cases", pathlib.Path(folder) / "cases")
        good = (root / "cases" / "chicken" / "dispute.yaml").read_text(encoding="utf-8")
        (pathlib.Path(folder) / "good.yaml").write_text(good, encoding="utf-8")
        (pathlib.Path(folder) / "broken.yaml").write_text("entente: 1\nparties: [\n", encoding="utf-8")
        ask = Asker(entente, folder)
        for command in commands:
            more = MORE.get(command, [])
            if command not in WITHOUT:
                ask.expect(3, command, "missing.yaml", *more)
                ask.expect(CHECKED if command == "check" else 3, command, "broken.yaml", *more)
                ask.expect(2, command)
                ask.expect(2, command, "good.yaml", *more, "--limit", "x")
                ask.expect(2, command, "good.yaml", *more, "--format", "nonsense")
            ask.expect(2, command, "good.yaml", *more, "--nonsense")
            ask.expect(0, command, "--help")
            if command not in NOT_RUN:
                ask.example(help_of(command).rsplit("\nexample:\n  ", 1)[1].strip())
        ask.expect(3, "read", "missing.txt", "--dispute", "good.yaml")
        ask.expect(3, "read", "good.yaml", "--dispute", "missing.yaml")
        ask.expect(2, "nonsense")
        ask.expect(2, "help", "nonsense")
        ask.expect(0, "help", "decision", "maker")
    print(f"exits: {ask.asked} runs, {ask.failed} ended otherwise than they should")
    return 1 if ask.failed else 0


if __name__ == "__main__":
    sys.exit(main())
