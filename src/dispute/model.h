/* SPDX-License-Identifier: MIT */
/*
 * The validated model of a dispute. After the builder has finished it never changes.
 *
 * A state is a *key*: every option has a field of bits in it, options in the order of their parties,
 * the first option lowest. A field never crosses a word. So keys, compared from the last word down,
 * ascend exactly as the mixed-radix numbers of the states do.
 */
#ifndef ENT_DISPUTE_MODEL_H
#define ENT_DISPUTE_MODEL_H

#include "base/adjacency.h"
#include "diag/context.h"
#include "diag/source.h"
#include "dispute/document.h"
#include "dispute/expression.h"
#include <entente/moment.h>

enum {
    ENT_MAX_VALUES = 256,
    ENT_WEIGHT_DIGITS = 6, /* decimals of a weight */
    ENT_DEGREE_DIGITS = 6, /* decimals of a degree of preference */
    ENT_DEGREE_CERTAIN = 1000000
};

/* On what a part of the model rests. */
typedef struct ent_grounds {
    ent_basis basis;
    bool has_basis;
    const char *source;  /* id of a source, or NULL */
    const char *passage; /* where in it, or NULL */
    const char *note, *hedge;
    const char *speaker, *coder; /* whose words they are, and who coded them; or NULL */
    bool located; /* `bytes` is given: byte_start .. byte_end - 1 of the source's text */
    uint64_t byte_start, byte_end; /* not empty where located */
} ent_grounds;

/* A stretch of a source's text that has a name. */
typedef struct ent_passage {
    const char *name, *note;
    uint64_t byte_start, byte_end; /* not empty; the end is exclusive */
    ent_span span;
} ent_passage;

typedef struct ent_cited {
    const char *id, *title;
    const char *author, *publisher, *date, *file, *url, *note; /* NULL where the file is silent */
    ent_passage *passages;                                     /* in the dispute's arena */
    size_t passage_count;
    ent_span span;
    bool used; /* something in the file cites it */
} ent_cited;

/* Another word for a party, an option, or a value of an option. */
typedef enum ent_alias_kind {
    ENT_ALIAS_NAME, /* also of options and values */
    ENT_ALIAS_LEADER,
    ENT_ALIAS_CAPITAL,
    ENT_ALIAS_DEMONYM,
    ENT_ALIAS_ROLE
} ent_alias_kind;

#define ENT_ANY_VALUE UINT32_MAX

typedef struct ent_alias {
    const char *text;
    ent_alias_kind kind;
    uint32_t value; /* of an option: which value it stands for; ENT_ANY_VALUE: the option as such */
    ent_span span;
} ent_alias;

/* Whether a statement counts: it does; it does or does not; it does, does not, or counts reversed. */
typedef enum ent_sureness { ENT_SURE, ENT_UNSURE, ENT_UNKNOWN } ent_sureness;

typedef struct ent_statement {
    ent_expression *want;
    const char *text, *label;
    const char *id; /* or NULL */
    size_t event;   /* that brought it; or ENT_NO_EVENT */
    bool strong;    /* with ENT_ORDER_STATEMENTS; strong ones come first */
    ent_sureness certainty;
    int64_t weight;  /* in units of 10^-ENT_WEIGHT_DIGITS; with ENT_ORDER_WEIGHTS */
    uint32_t degree; /* of preference, in millionths: above a half; 0: not said, which is certain */
    ent_grounds grounds;
    ent_span span;
} ent_statement;

/* How a party's wishes are given. */
typedef enum ent_order_kind {
    ENT_ORDER_STATEMENTS, /* prioritized, the most important first */
    ENT_ORDER_RANKING,    /* groups of states, the best first */
    ENT_ORDER_WEIGHTS     /* the sum of the weights of the true statements */
} ent_order_kind;

/* One item of a ranking's group: a state by number, the states of an expression, or all the rest. */
typedef struct ent_ranked {
    size_t group;
    size_t block;         /* how many strong gaps stand above it */
    uint64_t number;      /* from 1; 0: not a number */
    ent_expression *want; /* NULL with number 0: the rest */
    ent_span span;
} ent_ranked;

/* Of a ranking: every state of one item compares as unknown with every other state of the other. */
typedef struct ent_unknown_pair {
    ent_ranked item[2];
    ent_span span;
} ent_unknown_pair;

/* How certainly one state is preferred to another: 1 less that for the other order. */
typedef struct ent_degree_pair {
    ent_ranked item[2]; /* each of one state */
    uint32_t degree;    /* in millionths */
    ent_span span;
} ent_degree_pair;

/* States that a party does not perceive. */
typedef struct ent_unseen {
    ent_expression *where;
    const char *id, *text; /* or NULL; and as written */
    size_t event;
    ent_grounds grounds;
    ent_span span;
} ent_unseen;

typedef struct ent_party {
    const char *id, *name;
    const char *opening; /* the name as it begins a sentence */
    bool plural;         /* sentences take it for several */
    ent_span span;
    ent_alias *aliases; /* in the dispute's arena */
    size_t alias_count;
    ent_order_kind order;
    ent_statement *statements; /* also those with weights */
    size_t statement_count;
    ent_ranked *ranked; /* a ranking's items, group by group */
    size_t ranked_count, group_count;
    uint64_t ranked_of; /* the number of states its numbers were written for; 0: not said */
    ent_span ranked_span;
    ent_grounds ranked_grounds;
    size_t ranked_event;
    ent_unknown_pair *unknown; /* of its ranking */
    size_t unknown_count;
    int64_t strong_from;      /* of its weights: a difference that is strong; 0: none is */
    int64_t certain_from;     /* of its weights: a difference that is certain; 0: every one is */
    uint32_t threshold;       /* of certainty, in millionths: from there on it moves; 0: none */
    ent_degree_pair *degrees; /* in the dispute's arena */
    size_t degree_count;
    uint64_t degrees_of; /* the number of states their numbers were written for; 0: not said */
    ent_span degrees_span;
    ent_unseen *unseen; /* in the dispute's arena */
    size_t unseen_count;
    ent_attitude *attitudes; /* towards each party; in the arena. NULL: the file is silent */
    size_t first_option, option_count; /* its options stand together */
    ent_adjacency arcs;                /* in graph form: its moves */
} ent_party;

/* A coalition that the file names. */
typedef struct ent_named_set {
    const char *id;
    const size_t *members; /* ascending */
    size_t member_count;
} ent_named_set;

typedef struct ent_option {
    const char *id, *label;
    size_t party;
    bool graded;
    const char **values; /* graded: their names */
    const char *
        *labels; /* graded: their words, each its name where the file gives none; NULL: the names */
    const struct ent_decimal
        *numbers; /* of a range, ascending, one a value (dispute/decimal.h); or NULL */
    uint32_t value_count;
    ent_moves moves;
    ent_grounds grounds;
    size_t event;
    ent_span span;
    ent_alias *aliases; /* in the dispute's arena */
    size_t alias_count;
    uint32_t today;
    ent_span today_span; /* of its line under `today`; end 0: none */
    size_t word;         /* its field in a key */
    unsigned shift, bits;
} ent_option;

typedef struct ent_rule {
    ent_expression *always; /* what every feasible state makes true */
    const char *id, *text;  /* or NULL; and the expression as written */
    bool never;             /* it was written under `never` */
    size_t event;
    ent_grounds grounds;
    ent_span span;
} ent_rule;

/* A rule that merges: all states in which it holds are one. */
typedef struct ent_merge {
    ent_expression *where;
    const char *id, *text; /* or NULL; and as written */
    size_t event;
    ent_grounds grounds;
    ent_span span;
} ent_merge;

/* Something that happened: what the file says of it. What it changed is in the sections. */
typedef struct ent_event {
    const char *id, *date, *label, *kind, *place, *channel; /* NULL where the file is silent */
    const char **participants;                              /* in the dispute's arena */
    size_t participant_count;
    ent_grounds grounds;
    ent_span span;  /* of its id */
    ent_node *node; /* in the document */
    bool withdrawn; /* by the selection: it changed nothing */
} ent_event;

/*
 * Graph form: the states are listed. They are the values of one hidden option, which belongs to no
 * party, so that whatever is said in expressions works without options too.
 */
typedef struct ent_graph_form {
    bool numbered; /* the states are s1, s2, ...; else they have the words of the option's values */
    ent_span span;
} ent_graph_form;

struct ent_dispute {
    ent_allocator allocator;
    ent_arena arena;
    const char *title;
    ent_source source;  /* the text it was read from; bytes in the arena */
    ent_node *document; /* what was read, as a tree; in the arena */
    ent_node
        *current; /* what its sections say: the document after the events of `moment`, less what
                           is withdrawn, without its timeline; the document itself where that is the same */
    ent_event *events; /* all that the file has */
    size_t event_count, moment;
    const char **without; /* ids of sources that were left out; in the arena */
    size_t without_count;
    unsigned without_bases; /* bits 1u << ENT_BASIS_... that were left out */
    ent_cited *sources;
    size_t source_count;
    ent_party *parties;
    size_t party_count;
    ent_named_set *coalitions;
    size_t coalition_count;
    ent_option *options;
    size_t option_count;
    size_t key_words;
    ent_rule *rules;
    size_t rule_count;
    ent_merge *merges;
    size_t merge_count;
    ent_graph_form *graph; /* NULL: option form */
    ent_state_name *names;
    size_t name_count;
    size_t
        outcome_count; /* so many of the names, the first, are of states; the others are shorthands */
    uint64_t *today;   /* a key */
    ent_span today_span;
    struct ent_bargain
        *bargain; /* what `issues` and `bargaining` say (dispute/bargain.h); or NULL */
    struct ent_contest *contests; /* what `positions` says (dispute/positions.h) */
    size_t contest_count;
    bool of_issues; /* packages of another dispute: the options are its issues */
};

/* Whether a dispute has states to ask about: options or a graph. Else ENT_ERROR_INPUT, with E861. */
ent_status ent_states_required(ent_context *context, const ent_dispute *dispute);

/* A value of an option as people read it: by its label, else by its name; "no" or "yes" where it has no values of its own. */
const char *ent_value_words(const ent_option *option, uint32_t value);

/* The value of an option in a key, and a key with one value set. */
static inline uint32_t ent_key_value(const ent_option *option, const uint64_t *key)
{
    return (uint32_t)(key[option->word] >> option->shift & (((uint64_t)1 << option->bits) - 1));
}

static inline void ent_key_set(const ent_option *option, uint64_t *key, uint32_t value)
{
    const uint64_t field = (((uint64_t)1 << option->bits) - 1) << option->shift;
    key[option->word] = (key[option->word] & ~field) | (uint64_t)value << option->shift;
}

#endif
