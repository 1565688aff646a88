/* SPDX-License-Identifier: MIT */
/*
 * The timeline: what each event changed.
 *
 * The dispute of each moment is solved, and each event's before and after are compared: equilibria gained and lost
 * per concept (states matched by their assignments, entente/compare.h), ways from today to settlements that are opened
 * or closed (entente/paths.h), and, where asked for, the least change that would make a settlement hold
 * (entente/leverage.h). See docs/timeline.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_TIMELINE_H
#define ENTENTE_TIMELINE_H

#include <entente/compare.h>
#include <entente/moment.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is asked. */
typedef struct ent_timeline_options {
    size_t size;       /* of this struct as the caller was compiled */
    unsigned concepts; /* bits 1u << ENT_CONCEPT_...; default ENT_DEFAULT_CONCEPTS */
    const char *const
        *targets; /* settlements: names or expressions; NULL: every name of the file */
    size_t target_count;
    bool leverage;      /* also the least change by which each target would hold; default false */
    uint64_t max_tries; /* for each target at each moment; default 100000 */
} ent_timeline_options;

/* Fills in the defaults. */
ENT_API void ent_timeline_defaults(ent_timeline_options *out);

typedef struct ent_timeline ent_timeline;

/*
 * Solves the dispute at every moment from the start to its own, by the selection that it was made by, and compares. The
 * dispute must outlive the timeline. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_NOT_FOUND (E809: the file has no events),
 * ENT_ERROR_INPUT (an event cannot be applied, a moment has no possible state, or a target means nothing at any
 * moment; diagnostics tell), ENT_ERROR_UNSUPPORTED (E741: an event leaves nothing in common by which states could
 * correspond), ENT_ERROR_LIMIT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out. Time and memory: those
 * of solving each moment; two are held at a time. Progress is told by moments.
 */
ENT_API ent_status ent_timeline_new(ent_context *context, const ent_dispute *dispute,
                                    const ent_timeline_options *options, ent_timeline **out);
ENT_API void ent_timeline_free(ent_timeline *timeline);

/* The dispute, and the concepts that were decided, as a set. */
ENT_API const ent_dispute *ent_timeline_dispute(const ent_timeline *timeline);
ENT_API unsigned ent_timeline_concepts(const ent_timeline *timeline);

/* How many states of a target are searched for the least change: those that the fewest parties would leave. */
enum { ENT_TIMELINE_SEARCHES = 8 };

/* How a target stands at a moment. */
typedef struct ent_target_view {
    bool known;           /* the name means something at that moment */
    uint64_t state_count; /* possible states that fit it */
    unsigned holds;       /* concepts under which at least one of them is an equilibrium */
    uint32_t moves;       /* fewest moves from today by moves of any kind, or ENT_NOT_REACHED */
    uint32_t improvements;
    int64_t
        cost; /* of the least change by which one would hold, 0 when one does; -1: not asked, or none was found.
                 Under SEQ, or else the first concept that was asked for */
    uint64_t searched;  /* states that were searched for it; of these the cost is the least */
    const char *change; /* that change in words, or NULL */
} ent_target_view;

/* A settlement that an event brings or ends. Text belongs to the timeline. */
typedef struct ent_turn {
    bool gained;       /* else lost */
    bool possible;     /* a state corresponds to it at the other moment */
    uint64_t state;    /* of the moment at which it holds */
    unsigned concepts; /* under which it is gained or lost */
    unsigned kept;     /* under which it holds at both moments */
    const char *words; /* "s12 (deal)" */
    const char
        *values; /* what of it differs from today, as an expression; NULL: nothing, or no today */
} ent_turn;

/* So many states that newly hold, or hold no more, are kept for each event: those of the strictest concepts first, and one of
 * those that only hold under more, or fewer, where there are any. */
enum { ENT_TIMELINE_TURNS = 32 };

/* What is known of one moment, and what the event before it changed. Text belongs to the timeline. */
typedef struct ent_moment_view {
    uint64_t state_count;
    bool today_possible;
    unsigned today_holds;                   /* concepts under which today is an equilibrium */
    uint64_t equilibria[ENT_CONCEPT_COUNT]; /* per concept asked */
    uint64_t gained[ENT_CONCEPT_COUNT];     /* by the event before it; 0 at the start */
    uint64_t lost[ENT_CONCEPT_COUNT];
    uint64_t appeared,
        vanished; /* states that hold under some concept, and whose like held under none */
    uint64_t firmer, weaker; /* that hold under more concepts than their like, or under fewer */
    bool withdrawn;          /* the event before it rests on what was withdrawn */
    size_t turn_count;
    const ent_turn *turns;   /* those gained first */
    size_t difference_count; /* between the two disputes, as ent_difference_at() tells them */
    const ent_difference *differences;
    const char *words; /* one line: what the event came to */
} ent_moment_view;

/* Moments, of which 0 is the start: that of the dispute and those before it. */
ENT_API size_t ent_timeline_moment_count(const ent_timeline *timeline);
ENT_API ent_moment_view ent_timeline_moment(const ent_timeline *timeline, size_t moment);
ENT_API size_t ent_timeline_target_count(const ent_timeline *timeline);
ENT_API const char *ent_timeline_target_name(const ent_timeline *timeline, size_t target);
ENT_API ent_target_view ent_timeline_target(const ent_timeline *timeline, size_t moment,
                                            size_t target);

/* What a report of a timeline shows. */
typedef struct ent_timeline_view {
    size_t size;   /* of this struct as the caller was compiled */
    uint64_t most; /* states of each sign that text shows of each event; 0: all that are kept */
} ent_timeline_view;

/* Writes a timeline in words, as JSON, or as CSV, which has a row for each moment and target.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_timeline(ent_context *context, const ent_timeline *timeline,
                                       const ent_timeline_view *view, ent_format format,
                                       const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
