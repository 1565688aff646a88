#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The whole server is killed at random moments while a tab types and saves: afterwards the file is one of the two texts,
byte by byte, nothing half is taken for a file, and the journal has what was typed and not saved.

Usage: killed.py ENTENTE SOURCE [KILLS]
"""

import os
import pathlib
import random
import re
import signal
import sys
import tempfile
import threading
import time

from saving import keep, read, save, version_of
from workbench import Checks, Server

SIZE = 400_000  # bytes of a text


def text_of(number):
    """A text that follows from its number."""
    return f"# {number}\n" + (f"{number * 2654435761 % 2**32:08x}" * (SIZE // 8))


class Typist(threading.Thread):
    """Types texts one after the other, saving each, until the server is gone."""

    def __init__(self, server, number):
        super().__init__()
        self.server, self.kept, self.saved = server, number, number

    def run(self):
        try:
            while True:
                before, after = text_of(self.saved), text_of(self.saved + 1)
                if keep(self.server, after, version_of(before)).status != 200:
                    return
                self.kept = self.saved + 1
                if save(self.server, after, version_of(before)).status != 200:
                    return
                self.saved += 1
        except (OSError, AttributeError):
            return  # no answer: it has been killed


def kill(server, moment, number):
    """Kills the server while it saves; what the typist knows."""
    typist = Typist(server, number)
    typist.start()
    time.sleep(moment)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    typist.join()
    return typist


def look_after(server, typist, checks, count):
    """What must be true when the folder is opened again; the number of the text in the file."""
    opened = read(server)
    number = int(re.match(r"# (\d+)\n", opened["text"]).group(1))
    checks.same(opened["text"] == text_of(number), True, f"text {number} is whole")
    checks.that(number in (typist.saved, typist.saved + 1), f"text {number} after {typist.saved}")
    checks.same([one["path"] for one in server.ask("GET", "/api/files").json()["files"]], ["strike.yaml"], "files")
    left = [name for name in os.listdir(server.folder) if ".save-" in name]
    checks.same(left, [], "what is half, once the folder was opened")
    newest = number
    for one in opened["journals"]:
        kept = int(re.match(r"# (\d+)\n", one["text"]).group(1))
        checks.same(one["text"] == text_of(kept), True, f"the journal has text {kept} whole")
        newest = max(newest, kept)
        server.ask("DELETE", f"/api/journal?path=strike.yaml&name={one['name']}")
    checks.that(newest >= typist.kept, f"{typist.kept} was kept, {newest} is there")
    count["new" if number > typist.saved else "old"] += 1
    count["restored"] += newest > number
    count["saves"] += number - count["last"]
    count["last"] = number
    return number


def main():
    entente, kills = sys.argv[1], int(sys.argv[3]) if len(sys.argv) > 3 else 40
    checks, chance = Checks("killed"), random.Random(2026)
    count = {"old": 0, "new": 0, "restored": 0, "saves": 0, "last": 1, "half": 0}
    with tempfile.TemporaryDirectory(prefix="workbench.") as folder:
        pathlib.Path(folder, "strike.yaml").write_text(text_of(1))
        number, typist = 1, None
        for _ in range(kills + 1):
            with Server(entente, folder) as server:
                server.begin()
                number = look_after(server, typist, checks, count) if typist else number
                typist = kill(server, chance.uniform(0, 0.25), number)
                count["half"] += any(".save-" in name for name in os.listdir(folder))
    checks.end(f"; {kills} kills, {count['saves']} saves between them: {count['half']} cut a save short, the file was the old "
               f"text {count['old']} times and the new one {count['new']}, the journal had more {count['restored']} times")


if __name__ == "__main__":
    main()
