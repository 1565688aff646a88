#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `entente-grammar` says of sentences whose roles are plain, and that hostile ones do it no harm.

Usage: roles.py [PROGRAM]. Exit 0 when all is as expected, 1 with a line for each that is not, 77 without the program.
"""

import random
import re
import subprocess
import sys

# A sentence; what must be among the roles, as "ROLE left | right"; what must not, as patterns.
SAMPLES = [
    ("Norland will not accept the plan.", ["S Norland | accept", "N accept | not", "O accept | the plan"], []),
    ("The minister of Norland has never agreed.", ["S The minister of Norland | agreed", "N agreed | never"], []),
    ("The plan was rejected by Sudland.", ["S Sudland | rejected", "O rejected | The plan"], ["S The plan . rejected"]),
    ("Sudland refused to withdraw its troops.", ["S Sudland | refused", "S Sudland | withdraw"], ["N .*"]),
    ("She agreed not to attack the city.", ["S She | attack", "N attack | not"], ["N agreed.*"]),
    ("The two sides didn't sign the treaty.", ["S The two sides | sign", "N sign | didn't"], []),
    ("The two sides didn’t sign the treaty.", ["S The two sides | sign", "N sign | didn’t"], []),
    ("“Norland is not ready to talk,” the spokesman said.",
     ["S the spokesman | said", "S Norland | talk"], ["S Norland . said"]),
    ("Norland and Sudland rejected the offer.", ["S Norland | rejected", "S Sudland | rejected"], []),
    ("The envoy told reporters that Norland must leave.",
     ["S The envoy | told", "O told | reporters", "S Norland | leave"], ["S The envoy . leave"]),
    ("The president urged Norland to end the war.",
     ["S The president | urged", "O urged | Norland", "S Norland | end"], ["S The president . end"]),
    ("The prime minister met with the envoy.", ["O met | the envoy"], []),
    ("The leader who rejected the plan spoke.", ["S The leader | rejected", "S The leader | spoke"], []),
    ("No agreement was reached.", ["N reached | No"], []),
    ("Nobody accepted the plan.", ["N accepted | Nobody"], []),
    ("He said that Norland won the war and that Sudland lost it.",
     ["S He | said", "S Norland | won", "S Sudland | lost"], ["S Norland . lost"]),
    ("The president cannot accept that.", ["S The president | accept", "N accept | cannot"], []),
]


class Child:
    """A program that speaks the protocol."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.greeting = self.process.stdout.readline().decode()

    def ask(self, sentence):
        """The roles of a sentence as (role, start, end, start, end), or None; checks what every answer has."""
        self.process.stdin.write(b"%d\n" % len(sentence) + sentence)
        self.process.stdin.flush()
        roles = []
        while True:
            line = self.process.stdout.readline().decode()
            if line == "none\n" and not roles:
                return None
            if line == f"= {len(roles)}\n":
                return roles
            match = re.fullmatch(r"([SON]) (\d+) (\d+) (\d+) (\d+)\n", line)
            assert match, f"{line!r} on {sentence!r}"
            a, b, c, d = places = [int(word) for word in match.groups()[1:]]
            assert a < b <= len(sentence) and c < d <= len(sentence), f"{line!r} on {sentence!r}"
            roles.append((match.group(1), *places))

    def end(self):
        self.process.stdin.close()
        return self.process.wait()


def check_samples(child):
    wrong = []
    for words, expected, never in SAMPLES:
        sentence = words.encode()
        roles = child.ask(sentence) or []
        said = [f"{r} {sentence[a:b].decode()} | {sentence[c:d].decode()}" for r, a, b, c, d in roles]
        wrong += [f"{words}: there is no '{one}'" for one in expected if one not in said]
        wrong += [f"{words}: there is '{one}'" for one in said if any(re.fullmatch(n, one) for n in never)]
    return wrong


def check_hostile(child):
    """Any bytes, and many words: an answer that is one, or none."""
    draw = random.Random(7)
    words = "he she it said that Norland will not and or , to the of talk met with by was \" ' ’ “ ”".split()
    letters = [chr(c) for c in list(range(1, 127)) + [0xE9, 0x301, 0x2019, 0x201C, 0x1F600, 0xFFFD]]
    samples = ["." * 4096, '"' * 3000, "a " * 2000, "said " * 90, "and " * 90, "’" * 1300, "\n\n\n", " "]
    samples += [" ".join(draw.choice(words) for _ in range(draw.randint(1, 30))) for _ in range(15)]
    samples += ["".join(draw.choice(letters) for _ in range(draw.randint(1, 120))) for _ in range(40)]
    for sample in samples:
        child.ask(sample.encode())
    for _ in range(40):
        child.ask(bytes(draw.randrange(256) for _ in range(draw.randint(1, 100))))
    child.ask(b"")
    first = child.ask(SAMPLES[0][0].encode())
    return [] if first == child.ask(SAMPLES[0][0].encode()) and first else ["the same sentence has two answers"]


def check_refused(program):
    """What is no length ends the program."""
    wrong = []
    for words in (b"x\n", b"-1\n", b"99999999999999999999\n", b"4097\n", b"5\nabc", b"\n\n\n5"):
        done = subprocess.run([program], input=words, capture_output=True, timeout=60)
        if done.returncode != 2:
            wrong.append(f"{words!r} ends with {done.returncode}")
    return wrong


def main():
    if len(sys.argv) < 2:
        print("entente-grammar is not built: link-grammar was not found")
        return 77
    child = Child(sys.argv[1])
    if not re.fullmatch(r"entente-grammar 1 [0-9.]+\n", child.greeting):
        print(f"the program says '{child.greeting}'")
        return 1
    wrong = check_samples(child) + check_hostile(child)
    if child.end() != 0:
        wrong.append(f"the program ends with {child.process.returncode}")
    wrong += check_refused(sys.argv[1])
    print("\n".join(wrong) if wrong else f"{len(SAMPLES)} sentences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
