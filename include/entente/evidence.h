/* SPDX-License-Identifier: MIT */
/*
 * Evidence: every claim of a dispute with its grounds, and what would fall with a source.
 *
 * A *claim* is what a file says of the world and might be wrong: a statement, a ranking, a rule, an option, a
 * misperception, an event, a position. It rests on a basis, and may cite a source, a passage or bytes of it, its
 * speaker, its hedge and who coded it. See docs/evidence.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_EVIDENCE_H
#define ENTENTE_EVIDENCE_H

#include <entente/compare.h>
#include <entente/moment.h>
#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a claim is. */
typedef enum ent_claim_kind {
    ENT_CLAIM_STATEMENT,
    ENT_CLAIM_RANKING,
    ENT_CLAIM_RULE,
    ENT_CLAIM_OPTION, /* none in graph form */
    ENT_CLAIM_UNSEEN, /* states that a party does not perceive */
    ENT_CLAIM_EVENT,
    ENT_CLAIM_POSITION, /* of a party on an issue: `id` and `label` are the issue's, `text` is the position */
    ENT_CLAIM_KINDS
} ent_claim_kind;

/* The word for a kind, such as "statement"; constant; NULL out of range. */
ENT_API const char *ent_claim_word(ent_claim_kind kind);

/* One claim. Text belongs to the dispute; NULL where the file is silent. */
typedef struct ent_claim_view {
    ent_claim_kind kind;
    size_t party; /* whose it is; SIZE_MAX: nobody's */
    size_t
        index; /* among those of its kind (of its party): statement, rule, option, event, position */
    const char *id;    /* where the file gives one */
    const char *word;  /* before the text of a rule: never, always or same; else NULL */
    const char *text;  /* the expression, as written; NULL for rankings, options and events */
    const char *label; /* in plain words; NULL without */
    ent_basis basis;
    bool basis_given; /* false: the file is silent, and it is taken as assumed */
    const char *source, *passage, *speaker, *hedge, *note, *coder;
    bool located; /* byte_start and byte_end are the first of its stretches of the source's text */
    uint64_t byte_start, byte_end;
    size_t event;    /* the event that brought it, or ENT_NO_EVENT */
    ent_place place; /* in the dispute file; without a quoted line */
} ent_claim_view;

/* The claims of a dispute, in the order of the kinds; events are those that have happened. O(parties + rules). */
ENT_API size_t ent_claim_count(const ent_dispute *dispute);
ENT_API ent_claim_view ent_claim_at(const ent_dispute *dispute, size_t claim);

/* A stretch of a source's text that a claim cites: by its bytes, or by the name of a passage of the source. */
typedef struct ent_stretch {
    const char *passage; /* its name; NULL: cited by its bytes */
    uint64_t byte_start, byte_end;
} ent_stretch;

/* The stretches of a claim: its bytes, or each passage that it names and its source has, in its order. O(length of
 * the passage * passages of the source). */
ENT_API size_t ent_claim_stretch_count(const ent_dispute *dispute, size_t claim);
ENT_API ent_stretch ent_claim_stretch_at(const ent_dispute *dispute, size_t claim, size_t stretch);

/* A source that the file lists. Text belongs to the dispute. */
typedef struct ent_source_view {
    const char *id, *title, *author, *publisher, *date, *file, *url, *note;
} ent_source_view;

/* The sources that the file lists, in its order; `source` < ent_source_count(). */
ENT_API size_t ent_source_count(const ent_dispute *dispute);
ENT_API ent_source_view ent_source_at(const ent_dispute *dispute, size_t source);

/* The text of a source, for quotations and offsets, as the caller read it. */
typedef struct ent_source_text {
    size_t source;     /* its index */
    const char *bytes; /* `length` bytes of UTF-8 */
    size_t length;
} ent_source_text;

/* What a report of evidence shows. */
typedef struct ent_evidence_view {
    size_t size; /* of this struct as the caller was compiled */
    const ent_source_text
        *texts; /* of the sources that could be read; passages are quoted from them */
    size_t text_count;
    const ent_comparison
        *without; /* before: all; after: without what was withdrawn; or NULL. What falls is told */
    bool
        hanging; /* solve the file without each source in turn, and without each basis, and tell what falls */
    const ent_solution *solution; /* of the dispute, for `hanging`; NULL: it is solved for that */
    unsigned concepts;            /* by these, 1u << ENT_CONCEPT_...; 0: ENT_DEFAULT_CONCEPTS */
    uint64_t
        most_states; /* that `hanging` may solve in all, without the whole; 0: ENT_HANGING_STATES */
    uint64_t most;   /* settlements of each kind that are listed; 0: all */
} ent_evidence_view;

/* What `hanging` solves by default: files whose states, times what can be withdrawn, are no more are told whole. */
#define ENT_HANGING_STATES ((uint64_t)1 << 22)

/*
 * Writes every claim with its grounds, what rests on assumption alone, and what falls. CSV is the table of
 * discourse analysis (docs/evidence.md): a row a stretch of a claim that is a statement, rule or event and cites a
 * source, or a row without a place. What cannot be solved without a source, or would take too many states, is told as
 * such, and so is a dispute of more states than `hanging` may solve. Time, with `hanging`: that of solving the dispute once
 * for each source and each basis; at most two solutions are held at a time. Errors: ENT_ERROR_ARGUMENT (also a solution, or
 * a comparison, of another dispute), ENT_ERROR_IO, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, and those of solving the
 * dispute itself.
 */
ENT_API ent_status ent_report_evidence(ent_context *context, const ent_dispute *dispute,
                                       const ent_evidence_view *view, ent_format format,
                                       const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
