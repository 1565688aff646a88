/* SPDX-License-Identifier: MIT */
/*
 * Positions: where the parties stand on each issue, how much they care and how much they can do.
 *
 * Numbers are read from decimal text once, to the nearest double, without a locale: forecasts are not exact.
 */
#ifndef ENT_DISPUTE_POSITIONS_H
#define ENT_DISPUTE_POSITIONS_H

#include "dispute/model.h"

typedef struct ent_stake {
    size_t party;
    double position, salience, influence; /* 100 where the file is silent of the last two */
    double position_spread, salience_spread, influence_spread; /* 0: not said */
    const char *text;                                          /* the position as written */
    size_t event; /* that brought it; or ENT_NO_EVENT */
    ent_grounds grounds;
    ent_span span;
} ent_stake;

typedef struct ent_meaning {
    double at;
    const char *words;
} ent_meaning;

typedef struct ent_contest {
    const char *id, *label;
    double low, high; /* default 0 and 100 */
    bool has_today, has_outcome;
    double today, outcome;
    ent_meaning *meanings; /* ascending */
    size_t meaning_count;
    ent_stake *stakes; /* in the order of the file */
    size_t stake_count;
    ent_span span;
} ent_contest;

#endif
