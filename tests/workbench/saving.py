#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files by a whole server: opened, saved, changed outside, in two tabs, by two servers; paths that lead nowhere; what
is kept of a text that was not saved; and that nothing stays open.

Usage: saving.py ENTENTE SOURCE
"""

import hashlib
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from workbench import SAMPLE, Checks, Server

OUTSIDE = "never to be read\n"


def version_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def target(path, route="file"):
    return f"/api/{route}?path=" + urllib.parse.quote(path, safe="")


def read(server, path="strike.yaml"):
    return server.ask("GET", target(path)).json()


def save(server, text, version, path="strike.yaml"):
    naming = {"If_Match": version} if version else {"If_None_Match": "*"}
    return server.ask("PUT", target(path), text.encode(), Content_Type="text/plain", **naming)


def keep(server, text, base, path="strike.yaml"):
    return server.ask("PUT", target(path, "journal"), text.encode(), X_Entente_Base=base)


def another_tab(server):
    """The same server as another tab sees it."""
    tab = object.__new__(Server)
    tab.__dict__.update(server.__dict__)
    tab.begin()
    return tab


class Stream:
    """An answer that flows, line by line."""

    def __init__(self, server, path, version):
        body = json.dumps({"path": path, "version": version}).encode()
        self.link = server.connect(10)
        self.link.sendall((f"POST /api/watch HTTP/1.1\r\nHost: {server.host}\r\nX-Entente-Secret: {server.secret}\r\n"
                           f"Content-Length: {len(body)}\r\n\r\n").encode() + body)
        self.file = self.link.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        while self.file.readline().strip():
            pass

    def line(self):
        """The next line that is JSON; None when there is none in time."""
        try:
            while True:
                line = self.file.readline()
                if line.startswith(b"{"):
                    return json.loads(line)
                if not line:
                    return None
        except TimeoutError:
            return None

    def close(self):
        self.file.close()
        self.link.close()


# --- opening and saving ------------------------------------------------------------------------------


def plain(server, checks):
    """Opens, saves, opens again."""
    file = server.folder / "strike.yaml"
    opened = read(server)
    checks.same(opened["text"], SAMPLE, "text")
    checks.same(opened["version"], version_of(SAMPLE), "version")
    checks.same(opened["journals"], [], "journals")
    for text in (SAMPLE + "# one\n", "", "\ufeffb\u00e9\r\n\x00\x7f\u2028\U0001f600\t\"\\</script>", SAMPLE):
        answer = save(server, text, opened["version"])
        checks.same((answer.status, answer.json()), (200, {"version": version_of(text)}), "a save")
        checks.same(file.read_bytes(), text.encode(), "bytes on the disk")
        opened = read(server)
        checks.same(opened["text"], text, "text after a save")
    for header in ({}, {"If_Match": "*"}, {"If_Match": "x" * 64}, {"If_None_Match": "a"},
                   {"If_Match": opened["version"], "If_None_Match": "*"}):
        answer = server.ask("PUT", target("strike.yaml"), b"", **header)
        checks.same((answer.status, answer.json()["code"]), (428, "version"), f"headers {header}")
    answer = server.ask("PUT", target("strike.yaml"), SAMPLE.encode(), If_Match=f'"{opened["version"]}"')
    checks.same(answer.status, 200, "a version in quotes")
    answer = server.ask("PUT", target("strike.yaml"), b"\xff", If_Match=opened["version"])
    checks.same((answer.status, answer.json()["code"]), (422, "not-text"), "bytes that are no text")


def conflicts(server, checks):
    """The file is changed outside, removed, made by someone else."""
    file = server.folder / "strike.yaml"
    version = read(server)["version"]
    file.write_text("theirs")
    answer = save(server, "mine", version)
    given = answer.json()
    checks.same((answer.status, given["code"], given["text"], given["version"]),
                (409, "changed", "theirs", version_of("theirs")), "changed outside")
    checks.same(file.read_text(), "theirs", "file after a refused save")
    checks.same(save(server, "both", given["version"]).status, 200, "a save over theirs")
    file.unlink()
    answer = save(server, "mine", version_of("both")).json()
    checks.same((answer["code"], answer["version"], answer["text"]), ("gone", None, None), "removed outside")
    checks.same(read(server)["code"], "missing", "a file that has gone")
    checks.same(save(server, SAMPLE, None).status, 200, "made again")
    answer = save(server, "mine", None).json()
    checks.same((answer["code"], answer["text"]), ("exists", SAMPLE), "a new file that is there")
    file.write_bytes(b"\xff")
    answer = save(server, "mine", version_of(SAMPLE)).json()
    checks.same((answer["code"], answer["version"], answer["text"]), ("changed", None, None), "no longer text")
    checks.same(read(server)["code"], "not-text", "a file that is no text")
    file.write_text(SAMPLE)


def two_tabs(server, checks):
    """Each sees what the other has saved, and none overwrites the other."""
    other = another_tab(server)
    version = read(server)["version"]
    checks.same(save(other, SAMPLE + "# other\n", version).status, 200, "the other tab saves")
    answer = save(server, SAMPLE + "# this\n", version)
    checks.same((answer.status, answer.json()["text"]), (409, SAMPLE + "# other\n"), "this tab is refused")
    checks.same(save(server, SAMPLE, answer.json()["version"]).status, 200, "and saves over it, knowing it")


def two_servers(server, checks, entente):
    """Two servers of one folder, each with a tab that adds its lines: none is lost."""
    count, refused = 20, []

    def add(to, sign):
        done = 0
        while done < count:
            now = read(to)
            answer = save(to, now["text"] + sign, now["version"])
            done += answer.status == 200
            if answer.status != 200:
                refused.append(answer.json()["code"])

    with Server(entente, server.folder) as second:
        second.begin()
        checks.same(save(server, "", read(server)["version"]).status, 200, "empty")
        threads = [threading.Thread(target=add, args=pair) for pair in ((server, "a"), (second, "b"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        text = read(server)["text"]
        checks.same(sorted(text), sorted("ab" * count), "what two servers added")
        checks.that(set(refused) <= {"changed", "busy"}, f"refusals: {set(refused)}")
        checks.same(save(server, SAMPLE, version_of(text)).status, 200, "the sample again")


# --- paths -------------------------------------------------------------------------------------------


def traversal(server, checks):
    """Paths that climb, in every disguise, on every route that takes one: never a byte from outside, nothing made."""
    folder = server.folder
    outside = folder.parent / (folder.name + ".outside")
    outside.mkdir()
    (outside / "o.yaml").write_text(OUTSIDE)
    (folder / "link.yaml").symlink_to(outside / "o.yaml")
    (folder / "linked").symlink_to(outside)
    os.mkfifo(folder / "pipe.yaml")
    name = outside.name
    raw = ["../o.yaml", f"../{name}/o.yaml", f"..%2f{name}%2fo.yaml", f"%2e%2e/{name}/o.yaml",
           f"%2e%2e%2f{name}%2fo.yaml", f"%252e%252e%252f{name}%252fo.yaml", f"..%5c{name}%5co.yaml",
           f"%2f{outside}/o.yaml".replace("//", "/"), f"{outside}/o.yaml", f"file:///{outside}/o.yaml",
           f"strike.yaml%00/../../{name}/o.yaml", f"../{name}/o.yaml%00.yaml", "strike.yaml%00",
           f"%c0%ae%c0%ae/{name}/o.yaml", f"%e0%80%ae%e0%80%ae/{name}/o.yaml", f"%c0%ae%c0%ae%c0%af{name}%c0%afo.yaml",
           f"..%c1%9c{name}/o.yaml", f"....//{name}/o.yaml", f"./../{name}/o.yaml", f"sub/../../{name}/o.yaml",
           f"%uff0e%uff0e/{name}/o.yaml", f"%ef%bc%8e%ef%bc%8e/{name}/o.yaml", "link.yaml", "linked/o.yaml",
           "linked/../o.yaml", "pipe.yaml", "", ".", "..", "/", "%00", "%", "%2", "%zz", "a" * 5000 + ".yaml",
           "a/" * 2000 + "a.yaml", "a" * 256 + ".yaml", "strike.yaml/", "/strike.yaml", "strike.yaml%0d%0aX-Bad:%201",
           "%0d%0a%0d%0ax.yaml", "..;/o.yaml", "~/o.yaml", "con.yaml:stream", ".git/config.yaml", ".strike.yaml"]
    inside = ("link.yaml", "pipe.yaml", f"%252e%252e%252f{name}%252fo.yaml")  # names as good as others
    before = sorted(os.listdir(folder)), sorted(os.listdir(outside))
    version = version_of(OUTSIDE)
    for path in raw:
        answers = [server.ask("GET", f"/api/file?path={path}"),
                   server.ask("GET", f"/api/file?path=strike.yaml&path={path}"),
                   server.ask("PUT", f"/api/file?path={path}", b"taken", If_Match=version),
                   server.ask("PUT", f"/api/journal?path={path}", b"taken", X_Entente_Base="new")
                   if path not in inside else None,
                   server.ask("DELETE", f"/api/journal?path={path}&name={'0' * 16}"),
                   server.ask("POST", "/api/watch", json.dumps({"path": urllib.parse.unquote(path, errors="replace"),
                                                               "version": None}).encode(), timeout=0.2)]
        for number, answer in enumerate(answers):
            if answer is None:
                continue
            text = answer.body.decode(errors="replace")
            checks.that(OUTSIDE.strip() not in text and "root:" not in text, f"{path}: bytes from outside")
            checks.that(number in (1, 4, 5) or answer.status >= 400, f"{path}: request {number} gets {answer.status}")
            checks.that(not answer.header("x-bad"), f"{path}: a header of its own")
    checks.same((sorted(os.listdir(folder)), sorted(os.listdir(outside))), before, "files afterwards")
    checks.same((outside / "o.yaml").read_text(), OUTSIDE, "the file outside")
    for name in ("link.yaml", "linked", "pipe.yaml"):
        (folder / name).unlink()
    shutil.rmtree(outside)


def odd_names(server, checks):
    """Names with everything that a name may have come and go as they are."""
    for name in ("a b.yaml", "50%.yaml", "%2e%2e.yaml", "a\\b.yaml", "\u00e9\u4e2d.yaml", "'\"<b>&.yaml", "a+b.yaml",
                 "a?b#c.yaml", "a=b&path=strike.yaml", "-o.yaml", "a;b|c`d`$(e).yaml", "\u202efdp.yaml"):
        checks.same(save(server, name, None, name).status, 200, f"{name} is saved")
        opened = read(server, name)
        checks.same((opened.get("path"), opened.get("text")), (name, name), f"{name} is opened")
        checks.that(name in [one["path"] for one in server.ask("GET", "/api/files").json()["files"]], f"{name} is listed")
        (server.folder / name).unlink()


def large(server, checks):
    """Up to 16 MiB, and not more."""
    text = "x" * (16 << 20)
    checks.same(save(server, text, None, "large.yaml").status, 200, "16 MiB")
    checks.same(len(read(server, "large.yaml")["text"]), 16 << 20, "16 MiB opened")
    checks.same(save(server, text + "x", version_of(text), "large.yaml").status, 413, "a byte more")
    with open(server.folder / "large.yaml", "a", encoding="ascii") as file:
        file.write("x")
    checks.same(read(server, "large.yaml")["code"], "too-large", "a byte more outside")
    (server.folder / "large.yaml").unlink()


# --- what is kept, and what is told ------------------------------------------------------------------


def journals(server, checks, entente):
    """Kept while typing, gone with the save, offered after the end of the server, until it is decided."""
    version = read(server)["version"]
    tab = server.begin()["tab"]
    checks.same(keep(server, "typed", version).status, 200, "kept")
    checks.same(keep(server, "typed more", version).status, 200, "kept again")
    mine = read(server)["journals"]
    checks.same([(one["name"], one["base"], one["text"], one["live"]) for one in mine],
                [(tab, version, "typed more", False)], "my own")
    other = another_tab(server)
    checks.same([one["live"] for one in read(other)["journals"]], [True], "as another tab sees it")
    answer = other.ask("DELETE", target("strike.yaml", "journal") + f"&name={tab}")
    checks.same((answer.status, answer.json()["code"]), (409, "live"), "removed by another tab")
    for name in ("../x", "", "0" * 15, "0" * 17, "Z" * 16, "%00" * 16):
        answer = server.ask("DELETE", target("strike.yaml", "journal") + f"&name={name}")
        checks.same(answer.status, 400, f"a journal of the name {name!r}")
    checks.same(save(server, SAMPLE + "# saved\n", version).status, 200, "saved")
    checks.same(read(server)["journals"], [], "journals after a save")
    version = read(server)["version"]
    keep(server, "left behind", version)
    keep(server, "a new one", "new", "new.yaml")
    checks.same(keep(server, "x", "nonsense").status, 400, "a base that is none")
    with Server(entente, server.folder) as second:
        second.begin()
        left = read(second)["journals"]
        checks.same([(one["base"], one["text"], one["live"]) for one in left],
                    [(version, "left behind", False)], "offered by the next server")
        listed = {one["path"]: one for one in second.ask("GET", "/api/files").json()["files"]}
        checks.same(listed["strike.yaml"]["journals"], 1, "journals in the list")
        checks.same(listed["new.yaml"].get("missing"), True, "a file that is not there in the list")
        opened = read(second, "new.yaml")
        checks.same((opened["version"], opened["text"], opened["journals"][0]["text"], opened["journals"][0]["base"]),
                    (None, "", "a new one", None), "a file that is not there, opened")
        checks.same(second.ask("DELETE", target("strike.yaml", "journal") + f"&name={left[0]['name']}").status, 200,
                    "removed")
        checks.same(read(second)["journals"], [], "journals once removed")
        keep(second, read(second)["text"], version)
    checks.same(read(server)["journals"], [], "a journal that says what the file says")
    server.ask("DELETE", target("new.yaml", "journal"))
    checks.same([name for name in os.listdir(server.folder) if name.startswith(".")], [], "hidden files afterwards")
    save(server, SAMPLE, version)


def watching(server, checks):
    """Changes outside are told in time, one's own saves are not."""
    file = server.folder / "strike.yaml"
    opened = read(server)
    stream, other = Stream(server, "strike.yaml", opened["version"]), another_tab(server)
    theirs = Stream(other, "strike.yaml", opened["version"])
    time.sleep(0.2)
    version = save(server, "mine", opened["version"]).json()["version"]
    checks.same(theirs.line(), {"changed": version}, "the other tab is told of a save")
    begun = time.monotonic()
    file.write_text("outside")
    checks.same(stream.line(), {"changed": version_of("outside")}, "this tab is told what happens outside, and no save")
    late = time.monotonic() - begun
    checks.that(late < 1, f"told after {late:.2f} s")
    file.unlink()
    checks.same(stream.line(), {"changed": None}, "told that it has gone")
    file.write_text(SAMPLE)
    checks.same(stream.line(), {"changed": version_of(SAMPLE)}, "told that it is back")
    stream.close()
    theirs.close()
    for body in (b"", b"{", b"[]", b'{"path": 1}', b'{"path": "strike.yaml", "version": 3}', b'{"path": "\\u0000"}',
                 b'{"path": "strike.yaml", "path": "x.yaml"}', b'{"version": null}', b"[" * 8000):
        checks.same(server.ask("POST", "/api/watch", body).status, 400, f"to watch {body[:30]}")


def named_files(checks, entente):
    """A file that is named when the server starts is served whatever its name, also by a link; others as ever."""
    with tempfile.TemporaryDirectory(prefix="workbench.") as folder:
        for name in ("notes.md", "other.md", ".hidden.yaml"):
            pathlib.Path(folder, name).write_text(SAMPLE)
        pathlib.Path(folder, "link.yaml").symlink_to("notes.md")
        os.mkfifo(pathlib.Path(folder, "pipe.yaml"))
        for name, real in (("notes.md", "notes.md"), (".hidden.yaml", ".hidden.yaml"), ("link.yaml", "notes.md")):
            with Server(entente, pathlib.Path(folder, name)) as server:
                begun = server.begin()
                checks.same((begun["open"], [one["path"] for one in begun["files"]]), (real, [real]), f"{name} is served")
                version = read(server, real)["version"]
                checks.same(save(server, name, version, real).status, 200, f"{name} is saved")
                checks.same(keep(server, "typed", version_of(name), real).status, 200, f"{name} has a journal")
                checks.same([one["text"] for one in read(server, real)["journals"]], ["typed"], f"the journal of {name}")
                checks.same(read(server, "other.md")["code"], "kind", "a file that was not named")
                checks.same(server.ask("DELETE", target(real, "journal")).status, 200, "removed")
            checks.that(pathlib.Path(folder, "link.yaml").is_symlink(), "the link stays a link")
        for name in (b"pipe.yaml", b"none.yaml", b"\xff.yaml"):
            if name == b"\xff.yaml":
                pathlib.Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(SAMPLE)
            ended = subprocess.run([entente.encode(), b"serve", os.fsencode(folder) + b"/" + name, b"--no-browser"],
                                   capture_output=True, timeout=20, check=False)
            checks.same(ended.returncode, 3, f"exit code of {name}")


def limits(checks, entente):
    """Limits of the system while it serves: the server says so, and goes on."""
    with Server(entente) as server:
        server.begin()
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (100000, 100000))
        checks.same(save(server, "x" * 200000, None, "big.yaml").json()["code"], "full", "more than a file may have")
        checks.same(os.listdir(server.folder), ["strike.yaml"], "files after that")
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (server.descriptors() + 1, 1024))
        checks.same(read(server).get("code"), "handles", "no descriptor for the file")
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (1024, 1024))
        checks.same(read(server)["text"], SAMPLE, "afterwards")
        shutil.rmtree(server.folder)
        checks.same(server.ask("GET", "/api/files").json()["files"], [], "a folder that has gone")
        checks.same(save(server, "x", None).status, 404, "a save into it")
        server.folder.mkdir()


def many_requests(server, checks):
    """Descriptors and memory after thousands of requests are what they were."""
    def memory():
        """Pages in use; 0 under a sanitizer, which has a terabyte of addresses and gives back nothing soon."""
        addresses, used = pathlib.Path(f"/proc/{server.process.pid}/statm").read_text().split()[:2]
        return int(used) if int(addresses) < 1 << 28 else 0

    def work(count):
        for number in range(count):
            opened = read(server)
            save(server, SAMPLE + f"# {number}\n", opened["version"])
            save(server, "mine", opened["version"])
            keep(server, "typed", opened["version"])
            read(server, f"none{number}.yaml")
            stream = Stream(server, "strike.yaml", None)
            stream.close()

    work(20)
    time.sleep(0.5)
    descriptors, pages = server.descriptors(), memory()
    work(200)
    for _ in range(50):
        if server.descriptors() <= descriptors:
            break
        time.sleep(0.1)
    checks.that(server.descriptors() <= descriptors, f"descriptors: {descriptors}, then {server.descriptors()}")
    checks.that(memory() < pages + 2000, f"pages: {pages}, then {memory()}")


def main():
    entente = sys.argv[1]
    checks = Checks("saving")
    with Server(entente) as server:
        server.begin()
        plain(server, checks)
        conflicts(server, checks)
        two_tabs(server, checks)
        two_servers(server, checks, entente)
        traversal(server, checks)
        odd_names(server, checks)
        large(server, checks)
        journals(server, checks, entente)
        watching(server, checks)
        many_requests(server, checks)
        checks.same(server.stop(), 0, "exit code")
        checks.same(server.said, "", "standard error")
    named_files(checks, entente)
    limits(checks, entente)
    checks.end()


if __name__ == "__main__":
    main()
