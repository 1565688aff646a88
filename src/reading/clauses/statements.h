/* SPDX-License-Identifier: MIT */
/* From the groups of a sentence to statements that are proposed. */
#ifndef ENT_READING_STATEMENTS_H
#define ENT_READING_STATEMENTS_H

#include "reading/clauses/clauses.h"
#include "reading/opinion.h"
#include <entente/reading.h>

/* A value of a field before it is written: what it stands for, where, and by which rule. */
typedef struct ent_found {
    bool known;
    size_t index;  /* of a party or an option */
    size_t value;  /* of the option, or ENT_NO_VALUE */
    ent_span span; /* of the text */
    const char *rule;
    ent_confidence confidence;
} ent_found;

/* A statement in the making. */
typedef struct ent_draft {
    size_t group;      /* that it is made of */
    ent_stretch reach; /* all words in which its issue may stand */
    ent_act act;
    bool in_words;         /* its act is done in words */
    ent_stretch act_words; /* that show the act */
    const char *act_rule;
    bool impersonal; /* what is told of an option itself: "the strike is unlikely" */
    bool talks;      /* a meeting, a call or an agreement is in it */
    ent_found fields[ENT_CODED_FIELDS];
    ent_modality modality;
} ent_draft;

/* The span of the text that words take; from the first to the last. */
static inline ent_span ent_scene_span(const ent_scene *scene, ent_stretch words)
{
    return (ent_span){scene->tokens[words.first].span.start, scene->tokens[words.end - 1].span.end};
}

/* Who reports a group: by a verb of saying, by "according to", or a quotation that goes on; NULL: the author tells. */
const ent_reference *ent_scene_speaker(const ent_scene *scene, const ent_group *group);

/* Begins with the act: what the verb, its noun, or how it is said shows. False: the group has none of its own. */
bool ent_draft_act(const ent_scene *scene, size_t group, ent_draft *out);

/* Finds the option, its value, whom it goes to, what denies it, how sure it is, and what is quoted. */
void ent_draft_issue(const ent_scene *scene, ent_draft *draft);
void ent_draft_people(const ent_scene *scene, ent_draft *draft);
void ent_draft_shades(const ent_scene *scene, ent_draft *draft);
/* `end`: where the next statement of the sentence begins. */
void ent_draft_quotation(const ent_scene *scene, ent_draft *draft, size_t end);

/* The words by which a draft means the issue of the statement before; empty: none do. */
ent_stretch ent_scene_again(const ent_scene *scene, const ent_draft *draft);

/* Holds a statement that is made of a draft against a second opinion on its sentence. */
void ent_draft_second(const ent_scene *scene, const ent_draft *draft, const ent_opinion *opinion,
                      ent_coded *coded);

/* Makes all statements of a sentence and adds them to a coding. ENT_ERROR_MEMORY. */
ent_status ent_statements_add(ent_context *context, const ent_scene *scene,
                              const ent_reading_options *options, ent_coding *coding);

#endif
