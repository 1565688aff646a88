/* SPDX-License-Identifier: MIT */
/* A statement on its way to become an event. */
#ifndef ENT_EDITING_CODED_CODED_H
#define ENT_EDITING_CODED_CODED_H

#include "base/text.h"
#include "editing/plan.h"
#include <entente/coding.h>

/* What an issue comes to: an option and one of its values. */
typedef struct ent_coded_issue {
    const ent_option *option; /* NULL: nothing is said */
    uint32_t value;
    bool valued; /* a value is said */
    bool denied;
} ent_coded_issue;

/* How an option compares with a value in a wish. */
typedef enum ent_relation {
    ENT_RELATION_NONE, /* there is no wish */
    ENT_RELATION_IS,
    ENT_RELATION_AT_LEAST,
    ENT_RELATION_MORE,
    ENT_RELATION_LESS
} ent_relation;

/* One statement, with what its words name. */
typedef struct ent_coded_told {
    const ent_dispute *dispute;
    const ent_coded *coded;
    ent_act act;
    const ent_party *speaker, *actor, *addressee; /* or NULL */
    ent_coded_issue issue;
} ent_coded_told;

/* Finds what a statement names; *missing: the first word that names nothing, or NULL. */
void ent_coded_find(const ent_dispute *dispute, const ent_coded *coded, ent_coded_told *out,
                    const char **missing);

/*
 * What a party wants of the option, where the act says so. It demands, offers, promises, agrees to or welcomes: yes, or of
 * degrees the one that is named or, demanded or welcomed, at least that; it refuses: no, or less than that. Without a degree
 * it wants more than the first one. What is denied is refused.
 */
ent_relation ent_coded_wish(const ent_coded_told *told, uint32_t *value);

/* Adds the wish as an expression. */
void ent_coded_add_wish(ent_text *text, const ent_option *option, ent_relation relation,
                        uint32_t value);

/* Adds the statement in plain words, and the wish. */
void ent_coded_add_label(ent_text *text, const ent_coded_told *told);
void ent_coded_add_wish_label(ent_text *text, const ent_option *option, ent_relation relation,
                              uint32_t value);

/* What events are made of, beside their statements. */
typedef struct ent_coded_events {
    ent_plan *plan;
    const char *source, *coder;
    const char *text; /* that the coding is of */
    uint64_t number;  /* of the event, in its id */
} ent_coded_events;

/* The event of a statement. ENT_ERROR_MEMORY. */
ent_status ent_coded_event(const ent_coded_events *events, const ent_coded_told *told,
                           ent_node **out);

#endif
