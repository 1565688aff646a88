/* SPDX-License-Identifier: MIT */
/*
 * A dispute: parties, the options they hold, the rules, today, named states and preferences.
 *
 * A dispute is read from a file or from text, checked as a whole, and then never changes; any number
 * of threads may read one dispute. Options are numbered in the order of their parties, and within a
 * party in the order of the file; this is the order in which the field numbers states (the first
 * option is the least significant). The form of a file: docs/format.md.
 */
#ifndef ENTENTE_DISPUTE_H
#define ENTENTE_DISPUTE_H

#include <entente/diagnostics.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_dispute ent_dispute;

/* In which direction the owner may change an option by itself. Values are ordered as listed. */
typedef enum ent_moves {
    ENT_MOVES_ANY,   /* to any other value */
    ENT_MOVES_UP,    /* only to a later value: cannot be taken back */
    ENT_MOVES_DOWN,  /* only to an earlier value: once given up, not resumed */
    ENT_MOVES_STEP,  /* only to a neighbouring value */
    ENT_MOVES_NEVER, /* not at all */
    ENT_MOVES_COUNT
} ent_moves;

/* What a statement of the model rests on. */
typedef enum ent_basis {
    ENT_BASIS_STATED,   /* a party or its source said so */
    ENT_BASIS_INFERRED, /* the sources support it; nobody said it */
    ENT_BASIS_ASSUMED,  /* the analyst adds it so that the model is complete */
    ENT_BASIS_COUNT
} ent_basis;

/* The word for a basis, "stated", "inferred" or "assumed"; constant. */
ENT_API const char *ent_basis_word(ent_basis basis);

/* The word for moves, "any", "up", "down", "step" or "never"; constant. */
ENT_API const char *ent_moves_word(ent_moves moves);

/* One option, as far as users need it. Text belongs to the dispute. */
typedef struct ent_option_view {
    const char *id;
    const char *label; /* the id where the file gives none */
    size_t party;      /* index of the owner */
    size_t value_count;
    bool graded; /* false: the values are no and yes */
    ent_moves moves;
    bool today_named; /* `today` gives its value; false: it has its first one, as nothing is said */
} ent_option_view;

/* One prioritized statement of a party. Text belongs to the dispute; NULL where the file is silent. */
typedef struct ent_statement_view {
    const char *want;  /* the expression as written */
    const char *label; /* in plain words */
    ent_basis basis;
    const char *source, *passage, *note, *hedge;
} ent_statement_view;

/*
 * Reads a dispute file ("-": standard input) and checks it. The findings are in the diagnostics of
 * `context`, also when it succeeds (warnings and notes).
 * Errors: ENT_ERROR_INPUT, ENT_ERROR_IO, ENT_ERROR_MEMORY. The caller owns *out and releases it with
 * ent_dispute_free() before the context. Time and memory O(size of the text).
 */
ENT_API ent_status ent_dispute_read_file(ent_context *context, const char *path, ent_dispute **out);

/* The same from `length` bytes of text, which are copied; `name` is what diagnostics call it. Errors as of
 * ent_dispute_read_file(), but ENT_ERROR_IO; released with ent_dispute_free(). */
ENT_API ent_status ent_dispute_read_text(ent_context *context, const char *name, const char *bytes,
                                         size_t length, ent_dispute **out);

/* Releases a dispute; NULL is fine. */
ENT_API void ent_dispute_free(ent_dispute *dispute);

/* The title; the file's name where it gives none. */
ENT_API const char *ent_dispute_title(const ent_dispute *dispute);

/* How many parties there are, at least 1. */
ENT_API size_t ent_party_count(const ent_dispute *dispute);
/* The party's identifier and its full name; `party` < ent_party_count(). */
ENT_API const char *ent_party_id(const ent_dispute *dispute, size_t party);
ENT_API const char *ent_party_name(const ent_dispute *dispute, size_t party);
/* The name as it begins a sentence: "The nurses" of "the nurses"; an article alone is made capital. */
ENT_API const char *ent_party_opening(const ent_dispute *dispute, size_t party);
/* Whether sentences take the party for several ("the nurses have"): `plural: yes`. */
ENT_API bool ent_party_is_plural(const ent_dispute *dispute, size_t party);
/* The index of the party with this identifier, in *out; ENT_ERROR_NOT_FOUND. O(parties). */
ENT_API ent_status ent_party_find(const ent_dispute *dispute, const char *id, size_t *out);

/* A coalition that the file names: a set of parties. It lives as long as the dispute. */
typedef struct ent_named_coalition {
    const char *id;
    const size_t *members; /* indexes of different parties, ascending */
    size_t member_count;   /* at least 1 */
} ent_named_coalition;

/* The coalitions that the file names, in its order; and the index of one, ENT_ERROR_NOT_FOUND, in O(coalitions). */
ENT_API size_t ent_named_coalition_count(const ent_dispute *dispute);
ENT_API ent_named_coalition ent_named_coalition_at(const ent_dispute *dispute, size_t coalition);
ENT_API ent_status ent_named_coalition_find(const ent_dispute *dispute, const char *id,
                                            size_t *out);

/* How many options there are; 0 in graph form. */
ENT_API size_t ent_option_count(const ent_dispute *dispute);
/* The option with this index, which is below ent_option_count(). */
ENT_API ent_option_view ent_option_at(const ent_dispute *dispute, size_t option);
/* The word for a value of an option: "no" and "yes", or the file's. */
ENT_API const char *ent_option_value(const ent_dispute *dispute, size_t option, size_t value);
/*
 * A value of an option as people read it: its label, or, where the file gives none, what ent_option_value() gives. To be
 * shown, not to be typed back: expressions and today go by the name. `option` < ent_option_count(), `value` < value_count
 * of its view. Text belongs to the dispute. O(1).
 */
ENT_API const char *ent_option_value_label(const ent_dispute *dispute, size_t option, size_t value);

/* Whether the dispute is in graph form: its states are listed, and each party's moves are arcs between
 * them, in place of options and rules. */
ENT_API bool ent_is_graph_form(const ent_dispute *dispute);

/* The prioritized statements of a party, the most important first. */
ENT_API size_t ent_statement_count(const ent_dispute *dispute, size_t party);
ENT_API ent_statement_view ent_statement_at(const ent_dispute *dispute, size_t party, size_t index);

/* How many expressions say which states a party does not perceive, and whether any party has one. */
ENT_API size_t ent_misperception_count(const ent_dispute *dispute, size_t party);
ENT_API bool ent_has_misperceptions(const ent_dispute *dispute);

/* What a party feels towards a party: whether it minds that the other is no worse off, or is worse off. */
typedef enum ent_attitude {
    ENT_ATTITUDE_NEUTRAL,
    ENT_ATTITUDE_POSITIVE,
    ENT_ATTITUDE_NEGATIVE,
    ENT_ATTITUDE_COUNT
} ent_attitude;

/* The word for an attitude, "neutral", "positive" or "negative"; constant. */
ENT_API const char *ent_attitude_word(ent_attitude attitude);

/* The attitude of a party towards a party: unless the file says otherwise positive towards itself and neutral
 * towards others. */
ENT_API ent_attitude ent_attitude_at(const ent_dispute *dispute, size_t of, size_t towards);

/* Whether the file says what holds today; if not, each option's first value is taken. */
ENT_API bool ent_today_given(const ent_dispute *dispute);

/* The names that the file gives to states (its section `states`), in its order. Shorthands are not among them. */
ENT_API size_t ent_name_count(const ent_dispute *dispute);
ENT_API const char *ent_name_at(const ent_dispute *dispute, size_t name);

/* How many statements (a ranking counts as one) rest on each basis, over all parties; `counts` has ENT_BASIS_COUNT
 * entries. */
ENT_API void ent_basis_counts(const ent_dispute *dispute, uint64_t *counts);

#ifdef __cplusplus
}
#endif
#endif
