/* SPDX-License-Identifier: MIT */
/* Families of readings and their tallies, inside. */
#ifndef ENT_ROBUST_READINGS_H
#define ENT_ROBUST_READINGS_H

#include "base/text.h"
#include "robust/reader.h"
#include <entente/robust.h>

struct ent_readings {
    ent_allocator allocator;
    ent_readings_options asked;
    ent_setting setting;
    uint64_t count, joint;
    bool exact;
    ent_change *changes; /* of ENT_VARY_CHANGES and ENT_VARY_ASSUMED: what each reading does */
    size_t words;        /* of a set of states */
    uint64_t *file[ENT_CONCEPT_COUNT]; /* the equilibria of the file; NULL: not asked for */
};

struct ent_tally {
    ent_allocator allocator;
    const ent_readings *readings;
    ent_reading_range *ranges;
    size_t range_count, range_room;
    uint64_t *counts[ENT_CONCEPT_COUNT]; /* for each party, then for all, a number a state */
    uint64_t *names[ENT_CONCEPT_COUNT];  /* a number a name */
};

/* Whether a party's order varies. */
static inline bool ent_readings_vary(const ent_readings_options *asked, size_t party)
{
    return !asked->one_party || asked->party == party;
}

/* Lists the changes of a family (changes.c). ENT_ERROR_MEMORY. */
ent_status ent_changes_list(ent_readings *readings);

/* Gives the orders of a reading to a reader (vary.c). O(items), and what is drawn. */
void ent_readings_turn(const ent_readings *readings, uint64_t number, ent_order *orders);

/* An empty tally. ENT_ERROR_MEMORY. */
ent_status ent_tally_new(const ent_allocator *allocator, const ent_readings *readings,
                         ent_tally **out);

/* Counts the reading that a reader has solved; the range that it is of is counted in by itself. */
void ent_tally_count(ent_tally *tally, ent_reader *reader);

/* Room for so many more ranges. ENT_ERROR_MEMORY. */
ent_status ent_tally_reserve(ent_tally *tally, size_t more);

/* Counts a range in, of which no reading is counted yet; ranges may come in any order. There must be room for
 * one more. O(ranges). */
void ent_tally_cover(ent_tally *tally, ent_reading_range range);

/* What a tally is of, as the beginning of its text: two of the same text can be added. */
void ent_tally_head(const ent_readings *readings, ent_text *out);

/* Solves a range, and where `keep` is not NULL puts the equilibria of reading first + k there: for each concept
 * asked, in order, a set, from keep[k * sets * words] on; tried[k] is set. */
typedef struct ent_run {
    uint64_t first, count;
    uint64_t *keep;
    bool *tried;
} ent_run;

ent_status ent_readings_run_all(ent_context *context, const ent_readings *readings,
                                const ent_run *run, ent_tally **out);

/* How many concepts are asked, and which of them comes before a concept. */
static inline size_t ent_readings_sets(unsigned concepts)
{
    return ent_bits_in_word(concepts);
}

static inline size_t ent_readings_set_of(unsigned concepts, ent_concept concept)
{
    return ent_bits_in_word(concepts & ((1u << concept) - 1u));
}

#endif
