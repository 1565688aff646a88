#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The spatial model a second time, plainly, straight from its definition (docs/methods/spatial.md).

Nothing of it is shared with the library. Numbers have 40 decimal digits, so that what the library makes of cases in
which next to nothing decides is judged, too. `run()` gives every turn with what was worked out in it.
"""

import decimal
import math
from decimal import Decimal

decimal.getcontext().prec = 40

SAME = Decimal("1e-3")  # positions nearer to each other than this are one candidate
EQUAL = Decimal("1e-12")  # gains and chances no farther apart than this are equal, and the first is taken


def root(squares):
    return sum(squares).sqrt()


def distance(saliences, here, there):
    top = [(s * (a - b)) ** 2 for s, a, b in zip(saliences, here, there)]
    bottom = sum(s * s for s in saliences)
    return root(top) / bottom.sqrt() if bottom > 0 else Decimal(0)


def utility(d, risk):
    return (1 - d) * (1 + d * risk) if d <= 1 else (1 - d) * (1 + risk)


def election(utilities, weights):
    """Chances of the candidates: utilities[a][k] of voter a for candidate k; proportional votes, conditional."""
    n = len(utilities[0])
    votes = [[Decimal("1e-8") + sum(max(Decimal(0), w * (u[k] - u[l])) for u, w in zip(utilities, weights))
              for l in range(n)] for k in range(n)]
    wins = [[votes[k][l] / (votes[k][l] + votes[l][k]) for l in range(n)] for k in range(n)]
    chances = [math.prod(row) for row in wins]
    total = sum(chances)
    return votes, wins, [p / total for p in chances]


def least_of(votes):
    """The fewest votes cast between two: by these chances are judged."""
    return min((votes[k][l] + votes[l][k] for k in range(len(votes)) for l in range(k)), default=Decimal(1))


def apart(here, there):
    return root((a - b) ** 2 for a, b in zip(here, there))


def candidates_of(positions):
    """For each party the first candidate with its position, who is a party; others with it are no candidates."""
    of = []
    for i, x in enumerate(positions):
        of.append(next((j for j in range(i) if of[j] == j and apart(x, positions[j]) < SAME), i))
    return of


def elect_parties(positions, utilities, weights):
    """Each party's chance that the candidate with its position wins; who is alike is one candidate."""
    of = candidates_of(positions)
    candidates = sorted(set(of))
    votes, _, chances = election([[u[k] for k in candidates] for u in utilities], weights)
    return [chances[candidates.index(k)] for k in of], least_of(votes)


def risks_of(chances):
    low, high = min(chances), max(chances)
    if high - low < Decimal("1e-10"):
        return [Decimal(0)] * len(chances)
    return [(3 * p - (high + 2 * low)) / (2 * (high - low)) for p in chances]


def contest(u, i, j, cares, powers):
    """How the challenge of j by i ends, by the utilities u that somebody sees: the chance that i wins, and gains."""
    a = Decimal("1e-10") + cares[i] * powers[i] * (u[i][i] - u[i][j])
    b = Decimal("1e-10") + cares[j] * powers[j] * (u[j][j] - u[j][i])
    side_a, side_b = a, b
    for n in range(len(u)):
        if n in (i, j):
            continue
        weight = cares[n] * powers[n]
        v = weight * (u[n][i] - u[n][j])
        pin = (a + max(v, 0)) / (a + b + abs(v))
        first = pin * (2 * u[n][i] + u[n][n]) + (1 - pin) * 3 * u[n][j]
        second = pin * 3 * u[n][i] + (1 - pin) * (2 * u[n][j] + u[n][n])
        vote = weight * (first - second)
        if vote > 0:
            side_a += vote
        else:
            side_b -= vote
    p = side_a / (side_a + side_b)

    def gain(k):
        win, lose, stay = 2 * u[k][i], 2 * u[k][j], u[k][i] + u[k][j]
        return (1 - cares[j]) * win + cares[j] * (p * win + (1 - p) * lose) - stay
    return p, gain(i), gain(j), side_a + side_b


def rounded(x):
    return x.quantize(Decimal("1e-4"), decimal.ROUND_HALF_UP)


def bargain(xi, xj, si, sj, p):
    mine, theirs, least = [], [], Decimal("1e-6")
    for a, b, s, t in zip(xi, xj, si, sj):
        wi, wj = (s * p) ** 2, (t * (1 - p)) ** 2
        mine.append(rounded(((wi + least) * a + wj * b) / (wi + wj + least)))
        theirs.append(rounded((wi * a + (wj + least) * b) / (wi + wj + least)))
    return mine, theirs


def turn_of(x, s, c):
    n = len(x)
    cares = [sum(row) for row in s]
    d = [[distance(s[i], x[i], x[j]) for j in range(n)] for i in range(n)]
    raw = [[utility(v, 0) for v in row] for row in d]
    t = {'positions': x, 'raw': raw}
    votes, _, neutral = election(raw, c)
    least = t['least'] = {'odds': Decimal(1), 'risks': least_of(votes)}
    risk = t['risks'] = risks_of(neutral)
    own = t['own'] = [[utility(d[i][j], risk[i]) for j in range(n)] for i in range(n)]
    t['chances'], least['chances'] = elect_parties(x, own, c)
    t['seen'] = [[[utility(d[i][j], (2 * risk[h] + risk[i]) / 3) for j in range(n)]
                  for i in range(n)] for h in range(n)]
    t['targets'], t['gains'], t['odds'], bargains = list(range(n)), [Decimal(0)] * n, [Decimal(0)] * n, {}
    for i in range(n):
        best = Decimal("1e-5")
        for j in range(n):
            if i == j:
                continue
            p, gain, _, votes = contest(t['seen'][i], i, j, cares, c)
            if gain > best + EQUAL:
                best = gain
                t['targets'][i], t['gains'][i], t['odds'][i] = j, gain, p
                least['odds'] = least['gains'] = min(least['odds'], votes)
        if t['targets'][i] != i:
            j = t['targets'][i]
            bargains[i] = bargain(x[i], x[j], s[i], s[j], t['odds'][i])
    t['bargains'] = bargains
    t['options'], t['moved'] = [], []
    for k in range(n):
        keys = [(k, k)] + [(i, t['targets'][i]) for i in sorted(bargains) if k in (i, t['targets'][i])]
        utilities = [[] for _ in range(n)]
        for i, j in keys:
            y = list(x)
            if i != j:
                y[i], y[j] = bargains[i]
            for a in range(n):
                utilities[a].append(sum(utility(distance(s[a], x[a], z), risk[a]) for z in y) / n)
        votes, wins, chances = election(utilities, c)
        best = next(k for k, p in enumerate(chances) if p >= max(chances) - EQUAL)
        t['options'].append({'keys': keys, 'utilities': utilities, 'votes': votes, 'least': least_of(votes),
                             'chances': chances, 'best': best})
        i, j = keys[best]
        t['moved'].append(x[k] if i == j else bargains[i][0 if k == i else 1])
    return t


def state_distance(x, y):
    return sum(apart(a, b) for a, b in zip(x, y))


def run(positions, saliences, powers, most=100):
    """Positions and saliences on 0 to 100. The last turn has what holds at the end."""
    x = [[Decimal(repr(v)) / 100 for v in row] for row in positions]
    s = [[Decimal(repr(v)) / 100 for v in row] for row in saliences]
    powers = [Decimal(repr(c)) for c in powers]
    turns, first = [], None
    while True:
        turns.append(turn_of(x, s, powers))
        turns[-1]['last'] = False
        rounds = len(turns) - 1
        if rounds >= 1:
            moved = state_distance(turns[-2]['positions'], x)
            first = moved if first is None else first
            if rounds >= most or (rounds >= 2 and moved < Decimal("0.02") * (first + Decimal("1e-4"))) or first == 0:
                turns[-1]['last'] = True
                return turns
        x = turns[-1]['moved']
