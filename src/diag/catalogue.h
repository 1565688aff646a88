/* SPDX-License-Identifier: MIT */
/* The catalogue: every kind of diagnostic with its stable code, severity, cause and usual cure. */
#ifndef ENT_DIAG_CATALOGUE_H
#define ENT_DIAG_CATALOGUE_H

#include <entente/diagnostics.h>

/* Named for what is wrong; the codes are in catalogue.c. */
typedef enum ent_diagnostic_kind {
    /* E1xx: the text cannot be read */
    ENT_KIND_UNREADABLE,
    ENT_KIND_TOO_LARGE,
    ENT_KIND_CONTROL_BYTE,
    ENT_KIND_BAD_UTF8,
    ENT_KIND_SYNTAX,
    ENT_KIND_TOO_DEEP,
    ENT_KIND_ANCHOR,
    ENT_KIND_TAG,
    ENT_KIND_SECOND_DOCUMENT,
    ENT_KIND_EMPTY,
    ENT_KIND_DUPLICATE_KEY,
    ENT_KIND_CUT_EXPRESSION,
    /* E2xx: the form of the file */
    ENT_KIND_WRONG_TYPE,
    ENT_KIND_UNKNOWN_KEY,
    ENT_KIND_MISSING_KEY,
    ENT_KIND_VERSION,
    ENT_KIND_UNKNOWN_WORD,
    ENT_KIND_BAD_NAME,
    ENT_KIND_RESERVED_NAME,
    ENT_KIND_NAME_TAKEN,
    ENT_KIND_NOT_SUPPORTED,
    ENT_KIND_BESIDE_GRAPH,
    ENT_KIND_TOO_MANY_KEYS,
    ENT_KIND_GMCR_FORM,
    ENT_KIND_GMCR_OPTION,
    ENT_KIND_GMCR_OWNER,
    /* E3xx: what the file says */
    ENT_KIND_UNKNOWN_PARTY,
    ENT_KIND_UNKNOWN_OPTION,
    ENT_KIND_UNKNOWN_SOURCE,
    ENT_KIND_UNKNOWN_VALUE,
    ENT_KIND_UNKNOWN_NAME,
    ENT_KIND_EXPRESSION,
    ENT_KIND_EXPRESSION_END,
    ENT_KIND_NEEDS_COMPARISON,
    ENT_KIND_COUNT_RANGE,
    ENT_KIND_CIRCULAR_NAME,
    ENT_KIND_FEW_VALUES,
    ENT_KIND_TODAY_INFEASIBLE,
    ENT_KIND_NO_STATES,
    ENT_KIND_NO_OPTIONS,
    ENT_KIND_UNKNOWN_STATE,
    ENT_KIND_NUMBER,
    ENT_KIND_RANKING_OF,
    ENT_KIND_RANKING_NUMBER,
    ENT_KIND_RANKING_REPEATS,
    ENT_KIND_RANKING_MISSES,
    ENT_KIND_WEIGHTS_SUM,
    ENT_KIND_MEMBERS_DIFFER,
    ENT_KIND_UNKNOWN_GRAPH_STATE,
    ENT_KIND_GRAPH_STATES,
    ENT_KIND_SIM_ALONE,
    ENT_KIND_COALITION_PARTIES,
    ENT_KIND_EXISTS_FORM,
    ENT_KIND_EXISTS_CONCEPT,
    ENT_KIND_NO_SOLVER,
    /* E4xx: limits of a run */
    ENT_KIND_STATE_LIMIT,
    ENT_KIND_MOVE_LIMIT,
    ENT_KIND_MEMORY_LIMIT,
    ENT_KIND_COALITION_LIMIT,
    /* W5xx: allowed, but look again */
    ENT_KIND_PARTY_WITHOUT_PREFERENCES,
    ENT_KIND_PARTY_WITHOUT_OPTIONS,
    ENT_KIND_EMPTY_NAME,
    ENT_KIND_MERGES_NOTHING,
    ENT_KIND_LOOP,
    ENT_KIND_REPEATED_MOVE,
    ENT_KIND_STEP_OF_TWO,
    ENT_KIND_NAME_DIFFERS,
    ENT_KIND_NEVER_TRUE,
    ENT_KIND_ALWAYS_TRUE,
    ENT_KIND_IDLE_RULE,
    ENT_KIND_SAME_STATES,
    ENT_KIND_UNWANTED_OPTION,
    ENT_KIND_IDLE_STATEMENT,
    ENT_KIND_UNCITED_SOURCE,
    /* N6xx: worth knowing */
    ENT_KIND_NOT_ANALYSED,
    ENT_KIND_SIM_LEFT_OUT,
    ENT_KIND_RETURN_ALIKE,
    /* E7xx: certificates */
    ENT_KIND_CERTIFICATE_FORM,
    ENT_KIND_CERTIFICATE_OTHER,
    ENT_KIND_CERTIFICATE_SEAL,
    ENT_KIND_CERTIFICATE_UNTRUE,
    ENT_KIND_CERTIFICATE_LARGE,
    ENT_KIND_COUNT
} ent_diagnostic_kind;

typedef struct ent_catalogue_entry {
    const char *code;
    ent_severity severity;
    const char *cause; /* the rule that the finding rests on */
    const char *cure;  /* what usually mends it; NULL when only the case can tell */
} ent_catalogue_entry;

/* The entry of a kind; never NULL. */
const ent_catalogue_entry *ent_catalogue_at(ent_diagnostic_kind kind);

#endif
