/* SPDX-License-Identifier: MIT */
/*
 * The steps of `robust`, for this command and for one that shares the readings among machines: ask, then each
 * family in turn (prepare, resume, run, take), then tell.
 */
#ifndef ENTENTE_CLI_ROBUST_H
#define ENTENTE_CLI_ROBUST_H

#include "cli.h"

/* The flags that say what is tried and what is shown; put into a command's table. */
#define ROBUST_FLAGS                                                                               \
    {"--over", "FAMILIES",                                                                         \
     "of completions,swaps,shuffles,changes,assumed (default those that apply)"},                  \
        {"--swaps", "N", "swaps of neighbours in each party's order (default 1)"},                 \
        {"--shuffle", "N", "places that a shuffle may move at most (default 1)"},                  \
        {"--samples", "N", "draw so many readings (default 10000)"},                               \
        {"--seed", "N", "another seed draws otherwise (default 1)"},                               \
        {"--max-exact", "N", "completions: go through all of them up to so many (default 4096)"},  \
        {"--concepts", "CONCEPTS", "of nash,gmr,smr,seq,sseq, by commas (default all)"},           \
        {"--no-return", NULL, "going back to a state is no answer to leaving it"},                 \
        {"--party", "PARTY", "only the order of this party varies"},                               \
        {"--where", "EXPR", "only the states in which an expression holds"},                       \
    {                                                                                              \
        "--limit", "N", "show at most so many states, and changes (default 6; 0: all)"             \
    }

/* What was asked and found. Begins as zeros. */
typedef struct cli_robust {
    ent_readings_options options;
    bool over[ENT_VARIATION_COUNT]; /* families */
    uint64_t most;
    ent_readings *readings[ENT_VARIATION_COUNT];
    ent_tally *tallies[ENT_VARIATION_COUNT];
    ent_overturns *overturns[ENT_VARIATION_COUNT];
    ent_robust_part parts[ENT_VARIATION_COUNT];
    size_t part_count;
} cli_robust;

/* Whether readings of a family are only counted, so that they can be solved in ranges. */
static inline bool robust_counts(ent_variation over)
{
    return over != ENT_VARY_CHANGES && over != ENT_VARY_ASSUMED;
}

/* Reads the flags and the file, and lists the states. EXIT_DONE or the exit code. */
int robust_ask(cli_session *session, cli_robust *robust);

/* Prepares the readings of a family. */
ent_status robust_prepare(cli_session *session, cli_robust *robust, ent_variation over);

/* Takes what the file of --resume has, where the flag is given. */
int robust_resume(cli_session *session, cli_robust *robust, ent_variation over);

/* The first readings from `first` on, and before `end`, that a tally has not; false: there are none. */
bool robust_gap(const ent_tally *tally, uint64_t first, uint64_t end, ent_reading_range *out);

/* Solves what is missing of a family, here. */
ent_status robust_run(cli_session *session, cli_robust *robust, ent_variation over);

/* Makes what was found a part of the answer, which is partial from then on if something is missing. `status`: how
 * solving ended. */
int robust_take(cli_session *session, cli_robust *robust, ent_variation over, ent_status status);

/* Writes the tally of --tally, and the answer. */
int robust_tell(cli_session *session, const cli_robust *robust);

void robust_free(cli_robust *robust);

#endif
