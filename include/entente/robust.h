/* SPDX-License-Identifier: MIT */
/*
 * How sure are we: the share of each equilibrium over many readings of a file.
 *
 * A *reading* gives every party an order of the states; moves stay as they are. A family of readings is either
 * gone through whole or drawn at random; reading k is the same wherever it is solved, so ranges of readings can
 * be solved apart, and what is counted over them, their *tallies*, add up. A share is one of the readings
 * tried; it is not a probability. See docs/methods/robust.md, which defines the families.
 *
 * Readings never change, so any number of threads may read them. A tally changes by ent_tally_add() alone, and
 * nobody may read it meanwhile; a call that takes a context is alone with that context.
 */
#ifndef ENTENTE_ROBUST_H
#define ENTENTE_ROBUST_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Families of readings. */
typedef enum ent_variation {
    ENT_VARY_COMPLETIONS, /* what is unsure or unknown is decided */
    ENT_VARY_SWAPS,       /* in each party's order neighbours change places, some times */
    ENT_VARY_SHUFFLES,    /* each party's order is shuffled within some places */
    ENT_VARY_CHANGES,     /* one change of one party */
    ENT_VARY_ASSUMED,     /* without what is assumed */
    ENT_VARIATION_COUNT
} ent_variation;

/* The word for a family, "completions", "swaps", "shuffles", "changes" or "assumed"; constant. */
ENT_API const char *ent_variation_word(ent_variation variation);

/* What is tried. Start from ent_readings_defaults(), which fills in `size` (of this struct as the caller was
 * compiled) and every default. */
typedef struct ent_readings_options {
    size_t size;
    ent_variation over; /* default ENT_VARY_COMPLETIONS */
    unsigned concepts;  /* a set, never empty, without SIM; default ENT_DEFAULT_CONCEPTS */
    bool no_return;     /* as for a solution */
    bool one_party;     /* only the order of `party` varies */
    size_t party;
    uint64_t seed;    /* default 1 */
    uint64_t samples; /* readings where they are drawn, at least 1; default 10000 */
    uint64_t
        max_exact; /* completions: go through all where there are at most so many; default 4096 */
    uint64_t
        reach; /* swaps a party, or places that a shuffle may move; up to ENT_MOST_REACH; default 1 */
    bool partial; /* when cancelled, give the readings done by then, if there are any */
} ent_readings_options;

enum { ENT_MOST_REACH = 1000000 };

/* Fills in the defaults. */
ENT_API void ent_readings_defaults(ent_readings_options *out);

/* Whether a family has more to it than the file as it stands: something unsure or unknown and no unknown pair
 * of a ranking; an order of two items at least; something that can be left out. `options` say the family
 * and the party. O(statements). */
ENT_API bool ent_readings_apply(const ent_dispute *dispute, const ent_readings_options *options);

/* A family of readings of a dispute. It never changes; any number of threads may read it. */
typedef struct ent_readings ent_readings;

/*
 * Prepares a family. `options` NULL: the defaults. The space must outlive it. Errors: ENT_ERROR_ARGUMENT;
 * ENT_ERROR_INPUT (preferences that do not fit the states; issued), ENT_ERROR_UNSUPPORTED (completions of an
 * unknown pair; issued), ENT_ERROR_LIMIT (moves), ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out.
 * It solves the file once: time and memory of a solution.
 */
ENT_API ent_status ent_readings_new(ent_context *context, const ent_space *space,
                                    const ent_readings_options *options, ent_readings **out);
ENT_API void ent_readings_free(ent_readings *readings);

/* The space whose file is read in many ways. */
ENT_API const ent_space *ent_readings_space(const ent_readings *readings);

/* What was asked; it belongs to the readings. */
ENT_API const ent_readings_options *ent_readings_asked(const ent_readings *readings);

/* How many readings there are, numbered from 0; and whether they are the whole family, or drawn from it. */
ENT_API uint64_t ent_readings_count(const ent_readings *readings);
ENT_API bool ent_readings_exact(const ent_readings *readings);

/* How many readings the whole family of completions has; UINT64_MAX: more than that. 0 for other families. */
ENT_API uint64_t ent_readings_joint(const ent_readings *readings);

/* Whether a state is an equilibrium of the file as it stands, under a concept that was asked for. O(1). */
ENT_API bool ent_readings_file_holds(const ent_readings *readings, ent_concept concept,
                                     uint64_t state);

/* What one reading of ENT_VARY_CHANGES or ENT_VARY_ASSUMED does to a party. */
typedef enum ent_change_kind {
    ENT_CHANGE_DROP,    /* a statement is left out */
    ENT_CHANGE_SWAP,    /* two neighbours change places */
    ENT_CHANGE_REVERSE, /* an unknown statement counts reversed */
    ENT_CHANGE_ASSUMED, /* all that is assumed is left out */
    ENT_CHANGE_KIND_COUNT
} ent_change_kind;

/* The word for it, "drop", "swap", "reverse" or "assumed"; constant. */
ENT_API const char *ent_change_word(ent_change_kind kind);

/* One change, by which a reading differs from the file. */
typedef struct ent_change {
    ent_change_kind kind;
    size_t party; /* the number of parties: all of them */
    /* The statement, by its index; of a swap of a ranking the group, from 0, the best. */
    size_t item;
    size_t other; /* of a swap: what stands behind it */
} ent_change;

/* What a reading of these two families does; the number is below ent_readings_count(). */
ENT_API ent_change ent_change_at(const ent_readings *readings, uint64_t number);

/* What is counted over some readings. */
typedef struct ent_tally ent_tally;

/*
 * Solves `count` readings from number `first` on, on as many threads as the context allows, and counts. The
 * readings must outlive the tally. Errors: ENT_ERROR_ARGUMENT (beyond the last reading), ENT_ERROR_LIMIT (memory,
 * by the plan), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; with `partial` the tally may have fewer readings than
 * asked. The caller owns *out. Time a solution a reading; memory a solution a thread, and 8 bytes a state, concept
 * and party (and one more) each. Its work is not counted (ent_work_done()).
 */
ENT_API ent_status ent_readings_run(ent_context *context, const ent_readings *readings,
                                    uint64_t first, uint64_t count, ent_tally **out);
ENT_API void ent_tally_free(ent_tally *tally);

/* A range of readings. */
typedef struct ent_reading_range {
    uint64_t first, count;
} ent_reading_range;

/* The family that a tally is of. */
ENT_API const ent_readings *ent_tally_family(const ent_tally *tally);

/* How many readings are in a tally; and which, as ranges that ascend and do not touch. */
ENT_API uint64_t ent_tally_readings(const ent_tally *tally);
ENT_API size_t ent_tally_range_count(const ent_tally *tally);
ENT_API ent_reading_range ent_tally_range_at(const ent_tally *tally, size_t range);

/* In how many of these readings a state is an equilibrium; is stable for a party; and some state that bears a
 * name of the file is an equilibrium. O(1). */
ENT_API uint64_t ent_tally_holds(const ent_tally *tally, ent_concept concept, uint64_t state);
ENT_API uint64_t ent_tally_stays(const ent_tally *tally, ent_concept concept, size_t party,
                                 uint64_t state);
ENT_API uint64_t ent_tally_name_holds(const ent_tally *tally, ent_concept concept, size_t name);

/* Adds a tally of other readings of the same family. Errors: ENT_ERROR_ARGUMENT (of another family or other
 * options but `samples`, or of readings that are counted already), ENT_ERROR_MEMORY. O(size of a tally). */
ENT_API ent_status ent_tally_add(ent_tally *to, const ent_tally *by);

/* Writes a tally as one line of JSON. ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_tally_write(ent_context *context, const ent_tally *tally,
                                   const ent_sink *sink);

/* Reads one back: for the same text of the dispute and the same options but `samples`. `name` is what diagnostics
 * call it. ENT_ERROR_INPUT (issued), ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY. The caller owns *out and releases it with
 * ent_tally_free(). */
ENT_API ent_status ent_tally_read(ent_context *context, const ent_readings *readings,
                                  const char *name, const char *bytes, size_t length,
                                  ent_tally **out);

/* Wilson's interval of 95 % for a share of `hits` in `tried` drawn ones, in millionths, rounded outward.
 * `tried` 0: all from 0 to a million. */
typedef struct ent_interval {
    uint32_t low, high;
} ent_interval;
ENT_API ent_interval ent_share_interval(uint64_t hits, uint64_t tried);

/* What the readings of ENT_VARY_CHANGES or ENT_VARY_ASSUMED overturn, against the file as it stands. */
typedef struct ent_overturns ent_overturns;

/* One reading. */
typedef struct ent_overturn {
    uint64_t reading;
    uint64_t lost[ENT_CONCEPT_COUNT], gained[ENT_CONCEPT_COUNT]; /* equilibria */
    uint64_t total;                                              /* all of these */
} ent_overturn;

/* Solves all readings of such a family. Errors as of ent_readings_run(). Time and memory as there, and a bit a state,
 * concept and reading. The caller owns *out. */
ENT_API ent_status ent_overturns_new(ent_context *context, const ent_readings *readings,
                                     ent_overturns **out);
ENT_API void ent_overturns_free(ent_overturns *overturns);

/* What was counted over them; it belongs to the overturns. */
ENT_API const ent_tally *ent_overturns_tally(const ent_overturns *overturns);

/* The readings by how much they overturn, those that overturn most first, equal ones by their numbers; when stopped
 * early those that were done. */
ENT_API size_t ent_overturn_count(const ent_overturns *overturns);
ENT_API ent_overturn ent_overturn_at(const ent_overturns *overturns, size_t rank);

/* Whether a state is an equilibrium of that reading. O(1). */
ENT_API bool ent_overturn_holds(const ent_overturns *overturns, size_t rank, ent_concept concept,
                                uint64_t state);

/* One family to report on. */
typedef struct ent_robust_part {
    const ent_tally *tally;
    const ent_overturns *overturns; /* of changes and of assumed; else NULL */
} ent_robust_part;

/* What a report shows. */
typedef struct ent_robust_view {
    size_t size;                  /* of this struct as the caller was compiled */
    const ent_robust_part *parts; /* of one space and the same concepts, at least one */
    size_t part_count;
    const ent_state_set *where; /* NULL: all states */
    uint64_t most; /* states, and changes, in text; 0: all. JSON and CSV are always whole */
    bool partial;  /* families that were asked for are not among the parts */
    bool
        brief; /* in text: the first family at length, of each other the named states on a few lines */
} ent_robust_view;

/* Writes shares. CSV has a row a state. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_robust(ent_context *context, const ent_robust_view *view,
                                     ent_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
