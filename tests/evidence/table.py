#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The table of `evidence` is read back by `read --table`, row by row, and written again with the same columns.

Rows of rules and events, which are nobody's and about no option, are no statements of a text. Usage: table.py ENTENTE
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile

TEXT = "The mayor said that the br\u00fccke will be built.\nThe ferry would rather keep the river open.\n"
FILE = """\
entente: 1
title: A bridge
sources:
  news: {title: News, file: news.txt, passages: {council: 0-46, ferry: 47-90}}
  other: {title: Another source}
parties:
  council: {name: Council}
  ferry: {name: 'Ferry, the company'}
options:
  build: {party: council, values: [none, low, high], label: build the bridge}
  sell: {party: ferry, label: sell the landing}
rules:
  - {never: build = high and not sell, basis: stated, source: news, passage: council}
preferences:
  council:
    - {want: build = high, basis: stated, source: news, passage: 'council, ferry', speaker: 'the mayor, "M."', coder: ab}
    - {want: not build = low, basis: stated, source: news, bytes: 0-3}
    - {want: sell, basis: stated, source: other}
  ferry:
    - {want: '!(not not sell)', basis: stated, source: news, bytes: 47-90, hedge: would rather}
    - {want: sell = yes, basis: inferred, source: news}
    - {want: not sell and build = low, basis: inferred, source: news, bytes: 26-31}
timeline:
  - {id: vote, label: The council votes, basis: stated, source: news, bytes: 0-46}
"""
COLUMNS = ["organization", "concept", "agreement", "start", "stop"]
OPTIONS = {"build=high", "build=low", "sell"}


def run(folder, *words):
    done = subprocess.run([ENTENTE, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                          check=False)
    if done.returncode != 0:
        sys.exit(f"table: {words} ends with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def expected(row):
    """What a row of the table is as a statement: what has a party or an option that the dispute knows."""
    known = row["concept"] in OPTIONS
    return {"organization": row["organization"], "concept": row["concept"] if known else "",
            "agreement": row["agreement"] if known else "1", "start": row["start"], "stop": row["stop"]}


def statement(one):
    """A statement of the coding as such a row."""
    fields = {key: value["value"] for key, value in one["fields"].items()}
    placed = one["start"] != one["end"]
    return {"organization": fields.get("speaker", ""), "concept": fields.get("issue", ""),
            "agreement": "0" if fields.get("negation") == "yes" else "1",
            "start": str(one["start"]) if placed else "", "stop": str(one["end"]) if placed else ""}


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("news.txt", TEXT), ("dispute.yaml", FILE)):
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        table = run(folder, "evidence", "dispute.yaml", "--format", "csv")
        with open(os.path.join(folder, "table.csv"), "w", encoding="utf-8", newline="") as file:
            file.write(table)
        read = ["read", "--table", "table.csv", "--text", "news.txt", "--dispute", "dispute.yaml", "--coder", "ab"]
        coding = json.loads(run(folder, *read, "--format", "json"))
        again = rows_of(run(folder, *read, "--format", "csv"))
    rows = [row for row in rows_of(table) if row["document"] == "news"]
    for row in rows:
        if row["start"]:
            words = TEXT.encode()[int(row["start"]):int(row["stop"])].decode()
            assert row["text"] == " ".join(words.split()), row
    wanted = [expected(row) for row in rows if row["organization"] or row["concept"] in OPTIONS]
    assert len(rows) == 8 and len(wanted) == 6, (len(rows), len(wanted))
    assert [statement(one) for one in coding["statements"]] == wanted, coding
    assert [{key: row[key] for key in COLUMNS} for row in again] == wanted, again
    print(f"{len(wanted)} rows read back")


ENTENTE = os.path.abspath(sys.argv[1])
main()
