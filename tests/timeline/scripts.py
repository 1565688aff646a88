# SPDX-License-Identifier: MIT
"""Random disputes with events, and each moment of them as a file made by hand.

A model is plain data; an event is a list of changes, each made to the model here and written into the timeline. Both files
are written as JSON, which YAML contains. Whatever an option that goes was spoken of by goes with it, in the same event.
"""

import copy
import json
import random

LEVELS = ["low", "mid", "high"]


class Draw:
    """A random number generator and a counter for names that were never used before."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def name(self, letter):
        self.count += 1
        return f"{letter}{self.count}"

    def some(self, items):
        return self.random.choice(list(items))

    def chance(self, share):
        return self.random.random() < share


def leaf(draw, model, option=None):
    option = option or draw.some(model["options"])
    if "values" in model["options"][option]:
        return f"{option} {draw.some(['=', '!=', '>=', '<'])} {draw.some(LEVELS[1:])}"
    return draw.some(["", "not "]) + option


def expression(draw, model):
    if draw.chance(0.5):
        return leaf(draw, model)
    return f"{leaf(draw, model)} {draw.some(['and', 'or', 'implies'])} {leaf(draw, model)}"


def words(text):
    return set(text.replace("(", " ").replace(")", " ").split())


def new_option(draw, model):
    option = {"party": draw.some(model["parties"])}
    if draw.chance(0.3):
        option["values"] = LEVELS
    if draw.chance(0.25):
        option["moves"] = draw.some(["up", "down"])
    return option


def statement(draw, model):
    return {"id": draw.name("w"), "want": expression(draw, model)}


def first_model(draw):
    model = {"entente": 1, "title": "Drawn", "parties": {p: {"name": p} for p in ("pa", "pb", "pc")[: draw.some((2, 3))]},
             "options": {}, "rules": [], "states": {}, "today": {}, "preferences": {}}
    for _ in range(draw.some((2, 3, 4))):
        model["options"][draw.name("o")] = new_option(draw, model)
    for option, of in model["options"].items():
        model["today"][option] = draw.some(of.get("values", [False, True]))
    for _ in range(draw.some((1, 2))):
        model["states"][draw.name("n")] = expression(draw, model)
    for party in model["parties"]:
        model["preferences"][party] = [statement(draw, model) for _ in range(draw.some((1, 2, 3)))]
    return model


def section(event, name, key, value):
    """Adds to `add`, `replace` or `drop` of a section of an event."""
    part = event.setdefault(name, {})
    if isinstance(value, dict):
        part.setdefault(key, {}).update(value)
    else:
        part.setdefault(key, []).append(value)


def change_today(draw, model, event):
    option = draw.some(model["options"])
    others = [v for v in model["options"][option].get("values", [False, True]) if v != model["today"].get(option)]
    value = draw.some(others)
    if option in event.get("options", {}).get("drop", []) or option in event.get("today", {}):
        return
    model["today"][option] = value
    event.setdefault("today", {})[option] = value


def add_option(draw, model, event):
    option, of = draw.name("o"), new_option(draw, model)
    model["options"][option] = of
    model["today"][option] = of.get("values", [False, True])[0]
    section(event, "options", "add", {option: of})
    event.setdefault("today", {})[option] = model["today"][option]


def touched(event):
    """Names that an event has changed already: nothing is changed twice."""
    found = set(event.get("today", {}))
    for name in ("options", "states"):
        for part in event.get(name, {}).values():
            found |= set(part)
    for steps in event.get("preferences", {}).values():
        for step in steps:
            found |= {v for v in step.values() if isinstance(v, str)}
            found |= {v["id"] for v in step.values() if isinstance(v, dict) and "id" in v}
    return found


def drop_option(draw, model, event):
    option = draw.some(model["options"])
    if len(model["options"]) < 3 or event:
        return
    keep = dict(model["states"])
    for name, meaning in keep.items():
        if option in words(meaning):
            if len(model["states"]) == 1:
                return
            del model["states"][name]
            section(event, "states", "drop", name)
    for party, statements in model["preferences"].items():
        for one in [s for s in statements if option in words(s["want"])]:
            statements.remove(one)
            event.setdefault("preferences", {}).setdefault(party, []).append({"drop": one["id"]})
    del model["options"][option]
    model["today"].pop(option, None)
    section(event, "options", "drop", option)


def change_name(draw, model, event):
    name, meaning = draw.name("n"), expression(draw, model)
    kind = draw.some(["add", "replace", "drop"])
    if kind != "add":
        name = draw.some(model["states"])
        if name in touched(event) or (kind == "drop" and len(model["states"]) == 1):
            return
    if kind == "drop":
        del model["states"][name]
        section(event, "states", "drop", name)
        return
    if model["states"].get(name) == meaning:
        return
    model["states"][name] = meaning
    section(event, "states", kind, {name: meaning})


def place_of(draw, statements):
    """A place for a statement: its keys, and its index in the list without it."""
    kind = draw.some(["before", "after", "first", "last", "silent"] if statements else ["first", "last", "silent"])
    if kind in ("before", "after"):
        at = draw.random.randrange(len(statements))
        return {kind: statements[at]["id"]}, at + (kind == "after")
    if kind == "silent":
        return {}, len(statements)
    return {"at": kind}, 0 if kind == "first" else len(statements)


def change_wishes(draw, model, event):
    party = draw.some(model["parties"])
    statements = model["preferences"][party]
    kind = draw.some(["insert", "drop", "replace", "move"])
    step = {}
    if kind == "insert":
        one = statement(draw, model)
        keys, at = place_of(draw, statements)
        statements.insert(at, one)
        step = {"insert": one, **keys}
    else:
        rest = [s for s in statements if s["id"] not in touched(event)]
        if not rest or (kind == "move" and len(statements) < 2):
            return
        one = draw.some(rest)
        if kind == "drop":
            statements.remove(one)
            step = {"drop": one["id"]}
        elif kind == "replace":
            want = expression(draw, model)
            if want == one["want"]:
                return
            one["want"] = want
            step = {"replace": one["id"], "by": {"want": want}}
        else:
            before = statements.index(one)
            statements.remove(one)
            keys, at = place_of(draw, statements)
            statements.insert(at, one)
            if at == before:
                return
            step = {"move": one["id"], **keys}
    event.setdefault("preferences", {}).setdefault(party, []).append(step)


CHANGES = [change_today, add_option, drop_option, change_name, change_wishes, change_wishes, change_wishes]


def script(seed, events):
    """The first model with its timeline, and the model of each moment."""
    draw = Draw(seed)
    model = first_model(draw)
    first = copy.deepcopy(model)
    moments = [copy.deepcopy(model)]
    timeline = []
    while len(timeline) < events:
        event = {}
        for _ in range(draw.some((1, 1, 2))):
            draw.some(CHANGES)(draw, model, event)
        if not event:
            continue
        timeline.append({"id": f"e{len(timeline) + 1}", "date": f"2025-{len(timeline) + 1:02}", **copy.deepcopy(event)})
        moments.append(copy.deepcopy(model))
    first["timeline"] = timeline
    return first, moments


def write(path, model):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(model, file, indent=1)
