/* SPDX-License-Identifier: MIT */
/*
 * A sentence cut into groups around verbs.
 *
 * A *group* is a verb with its auxiliaries, negation and adverbs. Before it stands its subject, behind it, up to the
 * next group or what begins a new clause, its *reach*. A group that says something may govern the groups that say what.
 * A *reference* is what a stretch of words stands for among the parties. Sentences of more than ENT_MOST_TOKENS words and
 * marks are left alone, so what is quadratic here is bounded.
 */
#ifndef ENT_READING_CLAUSES_H
#define ENT_READING_CLAUSES_H

#include "reading/names/finder.h"

enum { ENT_MOST_TOKENS = 300, ENT_MOST_GROUPS = 40, ENT_MOST_PEOPLE = 200 };

#define ENT_NO_GROUP SIZE_MAX
#define ENT_NO_TOKEN SIZE_MAX

/* Words `first` .. `end` - 1. */
typedef struct ent_stretch {
    size_t first, end;
} ent_stretch;

/* Who is meant. */
typedef struct ent_reference {
    size_t count; /* 0: nobody that is known; 2: two parties together, the first named first */
    size_t party[2];
    ent_stretch words;
    const char *rule; /* how it was found */
    ent_confidence confidence;
    bool person; /* one human being, so that "he" or "she" may stand for it */
    bool back;   /* a pronoun, or what else points back */
    bool self;   /* "we" or "I": whoever speaks */
} ent_reference;

typedef struct ent_group {
    ent_stretch words; /* with auxiliaries and what stands between */
    size_t head;       /* the verb */
    const ent_verb *
        verb; /* in the sense that fits the particle behind it; NULL: a verb that is not known, or "be" */
    size_t particle; /* where that stands, or ENT_NO_TOKEN */
    bool passive, infinitive,
        participle;  /* was told; to tell; telling, as in ", telling reporters" */
    bool future;     /* "will" or "would", or "is to" */
    bool be;         /* "is essential": what follows is said of the subject */
    bool inverted;   /* the subject stands behind it: ," said the minister */
    bool relative;   /* behind "who" or "which": its subject stands before that */
    bool joined;     /* no subject of its own: that of the group before it */
    bool attributes; /* says whose the words before it were */
    bool aside;      /* behind "before", "when" and the like */
    bool condition;  /* stands behind "if", "until" and the like: no statement of its own */
    size_t negation; /* the word that denies it, or ENT_NO_TOKEN */
    ent_stretch subject, apposition;
    ent_reference who, agent; /* whom the subject stands for; who stands behind "by" */
    size_t reach_end;         /* of the words behind it */
    size_t governor;          /* the group that says this one, or ENT_NO_GROUP */
} ent_group;

/* Somebody who was introduced by name and role: "the mayor of Ostra, Ann Lee". */
typedef struct ent_person {
    ent_span name; /* of the text: the last word of the name */
    size_t party;
} ent_person;

/* Which parties were named. SIZE_MAX: none. */
typedef struct ent_named_last {
    size_t recent[2]; /* the last two, the last first */
    size_t first[2];  /* the first two of the text */
} ent_named_last;

/* An option and its value; SIZE_MAX: none. */
typedef struct ent_topic {
    size_t option, value;
} ent_topic;

/* What is remembered from one sentence to the next. */
typedef struct ent_memory {
    ent_person people[ENT_MOST_PEOPLE];
    size_t person_count;
    ent_reference speaker, subject, body; /* the last who spoke; acted; and was no single person */
    ent_reference person; /* the last human being who spoke or acted in the author's words */
    ent_named_last named;
    ent_topic issue;                 /* of the last statement that has one */
    ent_topic by_act[ENT_ACT_COUNT]; /* of the last with each act */
    bool quoting;                    /* the sentence before ended within a quotation */
} ent_memory;

/* A sentence with all that is known of it. */
typedef struct ent_scene {
    const ent_dispute *dispute;
    const char *text;
    ent_span span;
    const ent_token *tokens;
    size_t token_count;
    const ent_mention *mentions;
    size_t mention_count;
    ent_group groups[ENT_MOST_GROUPS];
    size_t group_count;
    ent_reference according; /* whose words all are that nobody else says: "according to" */
    ent_memory *memory;
} ent_scene;

/* The mention of a party, or of an option, that covers a word; NULL: none does. O(mentions). */
const ent_mention *ent_scene_mention(const ent_scene *scene, size_t token, bool option);

/* Whether a token is this word, in lower case. */
bool ent_scene_is(const ent_scene *scene, size_t token, const char *word);

static inline bool ent_scene_has(const ent_scene *scene, size_t token, unsigned classes)
{
    return token < scene->token_count && ent_token_is(&scene->tokens[token], classes);
}

static inline bool ent_scene_kind(const ent_scene *scene, size_t token, ent_token_kind kind)
{
    return token < scene->token_count && scene->tokens[token].kind == kind;
}

/* Finds the groups, from left to right. */
void ent_groups_find(ent_scene *scene);

/* Finds for each group where its subject stands, and how far it reaches. */
void ent_subjects_place(ent_scene *scene);

/* Whom words stand for; what is remembered helps with pronouns and roles. */
ent_reference ent_people_refer(const ent_scene *scene, ent_stretch words);

/* Remembers who was introduced, named and spoke. */
void ent_people_introduce(ent_scene *scene, ent_stretch name, size_t party);
void ent_people_remember(ent_scene *scene);

/* Gives each group its subject, and tells which group reports which. */
void ent_levels_find(ent_scene *scene);

#endif
