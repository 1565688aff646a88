#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Who is let in: foreign hosts, origins, secrets and tokens against every route; what every response carries.

Usage: guard.py ENTENTE SOURCE
"""

import os
import pathlib
import re
import stat
import sys

from workbench import Checks, Server, routes

POLICY = re.compile(
    r"default-src 'none'; script-src 'nonce-([0-9a-f]{32})'; style-src 'nonce-\1'; connect-src 'self'; "
    r"img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
FIXED = {
    "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
}


def check_response(checks, nonces, answer, where):
    """Every response has the headers of protection, a nonce never seen before, and nothing for other origins."""
    checks.that(answer is not None, f"{where}: no answer")
    if answer is None:
        return
    for name, value in FIXED.items():
        checks.same(answer.header(name), value, f"{where}: {name}")
    match = POLICY.fullmatch(answer.header("content-security-policy") or "")
    checks.that(match is not None, f"{where}: another policy")
    if match:
        checks.that(match.group(1) not in nonces, f"{where}: a nonce twice")
        nonces.add(match.group(1))
    kept = answer.header("etag") is not None
    checks.same(answer.header("cache-control"), "no-cache" if kept else "no-store", f"{where}: kept")
    spoken = [name for name, _ in answer.headers
              if name.startswith("access-control") or name in ("set-cookie", "server")]
    checks.same(spoken, [], f"{where}: headers that say too much")


class Asker:
    """Asks, and checks what every response must have."""

    def __init__(self, server, checks):
        self.server, self.checks, self.nonces = server, checks, set()

    def status(self, method, target, where, body=None, **headers):
        answer = self.server.ask(method, target, body, **headers)
        check_response(self.checks, self.nonces, answer, f"{where} ({method} {target})")
        return None if answer is None else answer.status

    def refused(self, status, method, target, where, **headers):
        got = self.status(method, target, where, **headers)
        self.checks.same(got, status, f"{where} ({method} {target})")


def foreign_hosts(port):
    other = port % 60000 + 1024
    return {
        "another name": "evil.example", "another name and the port": f"evil.example:{port}",
        "another port": f"127.0.0.1:{other}", "no port": "127.0.0.1", "IPv6": f"[::1]:{port}",
        "every address": f"0.0.0.0:{port}", "another loopback": f"127.0.0.2:{port}",
        "a name before": f"localhost:{port}.evil.example", "a dot behind": f"localhost.:{port}",
        "a user": f"127.0.0.1:{port}@evil.example", "a shorter number": f"127.1:{port}",
        "a decimal number": f"2130706433:{port}", "zeros": f"127.0.0.1:0{port}", "nothing": "",
    }


def foreign_origins(port):
    other = port % 60000 + 1024
    return {
        "null": "null", "another site": "http://evil.example", "another local server": f"http://127.0.0.1:{other}",
        "https": f"https://127.0.0.1:{port}", "the other name": f"http://localhost:{port}", "no port": "http://127.0.0.1",
        "a file": "file://", "a name before": f"http://127.0.0.1:{port}.evil.example", "nothing": "",
        "a path": f"http://127.0.0.1:{port}/",
    }


def walk_routes(asker, declared):
    """No route answers without the checks, and each refusal looks the same for all of them."""
    server = asker.server
    own = f"http://{server.host}"
    for method, path in declared + [("GET", "/api/nothing"), ("OPTIONS", "/api/status"), ("GET", "/")]:
        is_api = path.startswith("/api/")
        for name, host in foreign_hosts(server.port).items():
            asker.refused(403, method, path, f"host: {name}", Host=host)
        asker.refused(403, method, path, "no host", Host=None)
        asker.refused(403, method, path, "two hosts", Host=[server.host, server.host])
        for name, origin in foreign_origins(server.port).items():
            asker.refused(403, method, path, f"origin: {name}", Origin=origin)
        asker.refused(403, method, path, "two origins", Origin=[own, own])
        if not is_api:
            continue
        asker.refused(403, method, path, "from another site", Sec_Fetch_Site="cross-site")
        asker.refused(403, method, path, "from another port", Sec_Fetch_Site="same-site")
        if path == "/api/session":
            for token in (None, "", "0" * 64, server.secret):
                asker.refused(401, method, path, "a bad token", X_Entente_Token=token)
            continue
        for name, secret in {"none": None, "empty": "", "short": server.secret[:-1], "long": server.secret + "0",
                             "another": "0" * 64, "large letters": server.secret.upper() + "A"}.items():
            asker.refused(401, method, path, f"secret: {name}", X_Entente_Secret=secret)
        asker.refused(401, method, path, "the secret elsewhere", X_Entente_Secret=None,
                      Cookie=f"X-Entente-Secret={server.secret}", Authorization=f"Bearer {server.secret}")


def check_targets(asker):
    """Absolute forms, odd paths and other methods."""
    server, checks = asker.server, asker.checks
    for target in (f"http://{server.host}/api/status", "http://evil.example/api/status", "evil.example:80",
                   "*", "api/status"):
        checks.that(asker.status("GET", target, "another form") in (400, 404), f"{target} is answered")
    asker.refused(403, "GET", f"http://{server.host}/api/status", "absolute form", Host="evil.example")
    for target in ("/api", "/api/", "/api/status/", "/API/status", "/api//status", "/api/./status", "//api/status"):
        checks.that(asker.status("GET", target, "another path") in (401, 404), f"{target} is answered")
    asker.refused(400, "GET", "/api/status?a=b%00c", "a NUL in the query")
    for method in ("OPTIONS", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "BREW"):
        asker.refused(405, method, "/", "another method")
        asker.refused(405, method, "/api/status", "another method")
    preflight = {"Origin": "http://evil.example", "Access_Control_Request_Method": "GET",
                 "Access_Control_Request_Headers": "x-entente-secret"}
    asker.refused(403, "OPTIONS", "/api/status", "a preflight", **preflight)
    asker.refused(405, "OPTIONS", "/api/status", "a preflight of our own", Origin=f"http://{server.host}")
    answer = server.ask("PUT", "/api/status")
    checks.same(answer.header("allow"), "GET", "what is allowed")


def check_page(asker):
    """The page has the nonce of its response; what belongs to it is kept, and asked for again."""
    server, checks = asker.server, asker.checks
    page = server.ask("GET", "/")
    check_response(checks, asker.nonces, page, "the page")
    nonce = re.search(r"nonce-([0-9a-f]+)", page.header("content-security-policy")).group(1)
    text = page.body.decode()
    checks.that("%NONCE%" not in text and text.count(f'"{nonce}"') >= 3, "the page lacks its nonce")
    for tag in re.findall(r"<(?:script|style|link rel=.stylesheet)[^>]*>", text):
        checks.that(nonce in tag, f"a tag without a nonce: {tag}")
    for name in re.findall(r'(?:src|href)="([^":]+)"', text):
        asset = server.ask("GET", f"/{name}")
        check_response(checks, asker.nonces, asset, name)
        checks.same(asset.status, 200, name)
        again = server.ask("GET", f"/{name}", If_None_Match=asset.header("etag"))
        check_response(checks, asker.nonces, again, f"{name} again")
        checks.same((again.status, again.body), (304, b""), f"{name} again")
    asker.refused(404, "GET", "/../etc/passwd", "outside")
    asker.refused(400, "GET", "/index.html%00.js", "a NUL in the path")


def check_sessions(asker, entente):
    """Tokens are good once; secrets end with the server; the oldest of many tabs is forgotten."""
    server, checks = asker.server, asker.checks
    used = server.start_token()
    first = server.begin()
    asker.refused(401, "POST", "/api/session", "a token again", X_Entente_Token=used)
    checks.that(server.start_token() != used, "the start page leads to a used token")
    token = server.ask("POST", "/api/token").json()["token"]
    asker.refused(403, "POST", "/api/session", "a token from elsewhere", X_Entente_Token=token, Origin="null")
    second = server.ask("POST", "/api/session", X_Entente_Token=token).json()
    checks.that(second["tab"] != first["tab"] and second["secret"] != first["secret"], "two tabs are one")
    checks.that(all(re.fullmatch("[0-9a-f]{64}", made["secret"]) for made in (first, second)), "a short secret")
    asker.refused(401, "POST", "/api/session", "another's token again", X_Entente_Token=token)
    for _ in range(20):
        checks.same(len(server.ask("POST", "/api/token").json()["token"]), 64, "many tokens")
    return first["secret"]


def check_many_tabs(asker, oldest):
    server, checks = asker.server, asker.checks
    kept = server.secret
    for _ in range(66):
        server.begin()
        checks.same(server.ask("GET", "/api/status", X_Entente_Secret=kept).status, 200, "a tab in use is kept")
    asker.refused(401, "GET", "/api/status", "a tab forgotten", X_Entente_Secret=oldest)


def check_start_page(server, checks):
    mode = stat.S_IMODE(os.stat(server.page).st_mode)
    folder = stat.S_IMODE(os.stat(os.path.dirname(server.page)).st_mode)
    checks.same((oct(mode), oct(folder)), ("0o600", "0o700"), "modes of the start page and its folder")
    token = server.start_token()
    words = pathlib.Path(f"/proc/{server.process.pid}/cmdline").read_bytes()
    checks.that(token.encode() not in words, "the token is in the list of processes")
    listening = pathlib.Path(f"/proc/{server.process.pid}/net/tcp").read_text()
    here = [line.split()[1] for line in listening.splitlines()[1:]
            if line.split()[3] == "0A" and line.split()[1].endswith(f":{server.port:04X}")]
    checks.same(here, [f"0100007F:{server.port:04X}"], "where it listens")


def main():
    entente, source = sys.argv[1:3]
    checks = Checks("guard")
    declared = routes(source)
    documented = pathlib.Path(source, "docs/workbench.md").read_text()
    for method, path in declared:
        checks.that(f"`{method} {path}" in documented, f"{method} {path} is not in docs/workbench.md")
    with Server(entente) as server:
        asker = Asker(server, checks)
        check_start_page(server, checks)
        oldest = check_sessions(asker, entente)
        server.begin()
        check_targets(asker)
        check_page(asker)
        walk_routes(asker, declared)
        check_many_tabs(asker, oldest)
        asker.refused(200, "GET", "/api/status", "all is well", Host=f"localhost:{server.port}",
                      Origin=f"http://localhost:{server.port}")
        stale, port, page = server.secret, server.port, server.page
        checks.same(server.stop(), 0, "the exit code")
        checks.same(server.said, "", "what it says")
        checks.that(not os.path.exists(os.path.dirname(page)), "the start page stays")
    with Server(entente, port=port) as server:
        server.secret = stale
        Asker(server, checks).refused(401, "GET", "/api/status", "a secret of the last run")
    checks.end(f", {len(declared)} routes, {len(asker.nonces)} nonces")


if __name__ == "__main__":
    main()
