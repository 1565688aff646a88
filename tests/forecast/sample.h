/* SPDX-License-Identifier: MIT */
/* What tests of forecasts share: disputes with positions, made by hand and at random, and no file. */
#ifndef ENT_TESTS_FORECAST_SAMPLE_H
#define ENT_TESTS_FORECAST_SAMPLE_H

#include "unit/support.h"

#include "forecast/forecast.h"
#include <math.h>

enum { MOST_CONTESTS = 6, MOST_STAKES = 9 };

/* A dispute that has nothing but positions. */
typedef struct sample {
    ent_dispute dispute;
    ent_contest contests[MOST_CONTESTS];
    ent_stake stakes[MOST_CONTESTS][MOST_STAKES];
} sample;

static inline void sample_init(sample *s, size_t parties)
{
    memset(s, 0, sizeof *s);
    s->dispute.contests = s->contests;
    s->dispute.party_count = parties;
}

/* Adds an issue without stakes. */
static inline ent_contest *sample_contest(sample *s, double low, double high)
{
    ent_contest *contest = &s->contests[s->dispute.contest_count];
    *contest = (ent_contest){
        .id = "issue", .low = low, .high = high, .stakes = s->stakes[s->dispute.contest_count++]};
    return contest;
}

/* Adds a stake to an issue. */
static inline ent_stake *sample_stake(ent_contest *contest, size_t party, const double numbers[3])
{
    ent_stake *stake = &contest->stakes[contest->stake_count++];
    *stake = (ent_stake){
        .party = party, .position = numbers[0], .salience = numbers[1], .influence = numbers[2]};
    return stake;
}

/* A number from 0 to 1, often a round one. */
static inline double part(uint64_t *random)
{
    return below(random, 3) == 0 ? (double)below(random, 5) / 4
                                 : (double)below(random, 1000000) / 999999;
}

/* Random positions on random scales; every party has a stake more often than not. */
static inline void sample_random(sample *s, uint64_t *random, size_t contests, size_t parties)
{
    sample_init(s, parties);
    for (size_t k = 0; k < contests; k++) {
        const double low = below(random, 2) == 0 ? 0 : (double)below(random, 100) - 50;
        ent_contest *contest = sample_contest(s, low, low + 1 + (double)below(random, 200));
        for (size_t p = 0; p < parties; p++) {
            if (below(random, 6) > 0) {
                const double scale = contest->high - contest->low;
                (void)sample_stake(contest, p,
                                   (double[]){contest->low + scale * part(random),
                                              100 * part(random), 100 * part(random)});
            }
        }
    }
}

static inline void assert_near(double one, double other, double slack)
{
    if (!(fabs(one - other) <= slack)) {
        print_error("%.12g and %.12g\n", one, other);
    }
    assert_true(fabs(one - other) <= slack);
}

#endif
