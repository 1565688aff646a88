/* SPDX-License-Identifier: MIT */
/*
 * What shades a statement: words that deny it, words that say how sure it is, conditions, and quotation marks. A condition
 * weighs more than any other shade, but the act is judged by the other.
 */
#include "reading/clauses/statements.h"

#include "reading/rules.h"

static void note(const ent_scene *s, ent_draft *draft, ent_coded_field field, ent_stretch words,
                 const char *rule)
{
    draft->fields[field].known = true;
    draft->fields[field].span = ent_scene_span(s, words);
    draft->fields[field].rule = rule;
    draft->fields[field].confidence = ENT_CONFIDENCE_MEDIUM;
}

static void note_modality(const ent_scene *s, ent_draft *draft, ent_modality modality, size_t at)
{
    if (modality == ENT_MODALITY_NONE || modality == ENT_MODALITY_CONDITIONAL ||
        (draft->modality != ENT_MODALITY_NONE && draft->modality <= modality)) {
        return;
    }
    draft->modality = modality;
    draft->fields[ENT_CODED_MODALITY].value = modality;
    note(s, draft, ENT_CODED_MODALITY, (ent_stretch){at, at + 1}, ENT_RULE_MODALITY);
}

/* What the words of a group say: its modal verb, its adverbs, and behind "is" the words up to the next noun. */
static void read_group(const ent_scene *s, const ent_group *g, ent_draft *draft)
{
    const bool denied = g->negation != ENT_NO_TOKEN;
    for (size_t at = g->words.first; at < g->words.end; at++) {
        const ent_entry *entry = s->tokens[at].entry;
        const bool can =
            ent_scene_is(s, at, "can") || ent_scene_is(s, at, "ca") || ent_scene_is(s, at, "could");
        if (ent_scene_has(s, at, ENT_CLASS_HAVE) && ent_scene_has(s, at + 1, ENT_CLASS_TO)) {
            note_modality(s, draft, ENT_MODALITY_NECESSARY, at); /* has to */
        } else if (entry != NULL && can && denied) {
            note_modality(s, draft, ENT_MODALITY_IMPOSSIBLE, at);
        } else if (entry != NULL && entry->verb != NULL && at == g->head &&
                   entry->modality == ENT_MODALITY_NONE) {
            note_modality(s, draft, g->verb == NULL ? ENT_MODALITY_NONE : g->verb->modality, at);
        } else if (entry != NULL &&
                   !(at == g->head && g->passive && ent_scene_is(s, at, "prepared"))) {
            note_modality(s, draft, entry->modality, at);
        }
    }
    for (size_t at = g->words.end; g->be && at < g->words.end + 4 && at < g->reach_end; at++) {
        const ent_entry *entry = s->tokens[at].entry;
        if (entry != NULL && s->tokens[at].kind == ENT_TOKEN_WORD) {
            note_modality(s, draft, entry->modality, at);
        }
        if (ent_scene_has(s, at, ENT_CLASS_DETERMINER | ENT_CLASS_PREPOSITION)) {
            break;
        }
    }
    if (denied && draft->modality != ENT_MODALITY_IMPOSSIBLE) {
        note(s, draft, ENT_CODED_NEGATION, (ent_stretch){g->negation, g->negation + 1},
             ENT_RULE_NOT);
    }
}

/* "no", "neither", "without" and "nothing" around the verb. */
static void find_denial(const ent_scene *s, const ent_group *g, ent_draft *draft)
{
    if (draft->fields[ENT_CODED_NEGATION].known) {
        return;
    }
    size_t at = ENT_NO_TOKEN;
    for (size_t t = g->words.end; t < g->reach_end; t++) {
        if (ent_scene_is(s, t, "without")) {
            return; /* not this without that: it is the condition that counts */
        }
    }
    if (g->subject.first < g->subject.end && ent_scene_has(s, g->subject.first, ENT_CLASS_NOT)) {
        at = g->subject.first;
    } else if (ent_scene_has(s, g->words.end, ENT_CLASS_NOT)) {
        at = g->words.end;
    } else if (ent_scene_has(s, g->words.end + 1, ENT_CLASS_NOT) &&
               g->words.end + 1 < g->reach_end &&
               ent_scene_has(s, g->words.end, ENT_CLASS_PREPOSITION)) {
        at = g->words.end + 1;
    }
    if (at != ENT_NO_TOKEN) {
        note(s, draft, ENT_CODED_NEGATION, (ent_stretch){at, at + 1}, ENT_RULE_NOT);
    }
}

/* Whether "it is ... that" or "there is no ..." stands before the group and frames it; it shades it. */
static void read_frame(const ent_scene *s, size_t group, ent_draft *draft)
{
    if (group == 0) {
        return;
    }
    const ent_group *frame = &s->groups[group - 1];
    if (!frame->be || s->groups[group].infinitive || frame->governor != s->groups[group].governor ||
        !(ent_scene_is(s, frame->subject.first, "it") ||
          ent_scene_is(s, frame->subject.first, "there"))) {
        return;
    }
    read_group(s, frame, draft);
    find_denial(s, frame, draft);
}

/* "without" and what is missing before the subject of what would be: "without a pledge they would leave". */
static ent_stretch find_without(const ent_scene *s, const ent_group *g)
{
    enum { MOST_WORDS = 8 };
    const size_t from = g->joined || !g->future ? 0 : g->subject.first;
    for (size_t at = from; at > 0 && at + MOST_WORDS > from; at--) {
        if (ent_scene_is(s, at - 1, "without")) {
            return (ent_stretch){at - 1, at};
        }
        if (s->tokens[at - 1].kind == ENT_TOKEN_BREAK || ent_scene_has(s, at - 1, ENT_CLASS_THAT)) {
            break;
        }
    }
    return (ent_stretch){0, 0};
}

/* A phrase that makes a condition behind a verb: as soon as, only after, in exchange for. */
static ent_stretch find_phrase(const ent_scene *s, const ent_group *g)
{
    for (size_t at = g->words.end; at < g->reach_end + 1 && at + 2 < s->token_count; at++) {
        const bool soon = ent_scene_is(s, at, "as") && ent_scene_is(s, at + 1, "soon");
        const bool only = ent_scene_is(s, at, "only") &&
                          (ent_scene_is(s, at + 1, "after") || ent_scene_is(s, at + 1, "if"));
        const bool change =
            ent_scene_is(s, at, "in") &&
            (ent_scene_is(s, at + 1, "exchange") || ent_scene_is(s, at + 1, "return")) &&
            ent_scene_is(s, at + 2, "for");
        const bool before = ent_scene_is(s, at, "before") && g->negation != ENT_NO_TOKEN;
        if (soon || only || change || before) {
            return (ent_stretch){at, at + (before ? 1 : only ? 2 : 3)};
        }
    }
    return (ent_stretch){0, 0};
}

/* The word that begins a condition of a group: directly behind its reach, or, when the sentence begins with it, in front. */
static ent_stretch find_condition(const ent_scene *s, size_t group)
{
    const ent_stretch without = find_without(s, &s->groups[group]);
    if (without.first < without.end) {
        return without;
    }
    for (size_t i = group + 1; i < s->group_count; i++) {
        if (s->groups[i].infinitive || i == s->groups[group].governor) {
            continue;
        }
        if (!s->groups[i].condition || (s->groups[i].governor != ENT_NO_GROUP &&
                                        s->groups[i].governor != s->groups[group].governor)) {
            break;
        }
        for (size_t at = s->groups[i].words.first; at-- > s->groups[i - 1].words.end;) {
            if (ent_scene_has(s, at, ENT_CLASS_LATE)) {
                return (ent_stretch){at, at + 1};
            }
        }
    }
    for (size_t i = group; i > 0 && !s->groups[group].condition; i--) {
        if (s->groups[i - 1].condition && ent_scene_has(s, 0, ENT_CLASS_LATE) && i == group) {
            return (ent_stretch){0, 1};
        }
    }
    return find_phrase(s, &s->groups[group]);
}

void ent_draft_shades(const ent_scene *scene, ent_draft *draft)
{
    const ent_group *g = &scene->groups[draft->group];
    read_group(scene, g, draft);
    read_frame(scene, draft->group, draft);
    find_denial(scene, g, draft);
    const ent_group *by = g->governor == ENT_NO_GROUP ? NULL : &scene->groups[g->governor];
    if (by != NULL && by->verb != NULL) {
        note_modality(scene, draft, by->verb->modality, by->head);
    }
    const ent_stretch condition = find_condition(scene, draft->group);
    if (condition.first < condition.end) {
        draft->modality = ENT_MODALITY_CONDITIONAL;
        note(scene, draft, ENT_CODED_MODALITY, condition, ENT_RULE_CONDITION);
    }
}

/* The first quotation that begins in the clause of a statement or behind it, before the next one. */
void ent_draft_quotation(const ent_scene *scene, ent_draft *draft, size_t end)
{
    const ent_group *g = &scene->groups[draft->group];
    size_t first = g->words.first;
    if (!g->joined && g->subject.first < first) {
        first = g->subject.first;
    }
    while (first > 0 && scene->tokens[first].quoted &&
           scene->tokens[first].kind != ENT_TOKEN_OPEN) {
        first--;
    }
    if (first > 0 && scene->tokens[first - 1].kind == ENT_TOKEN_OPEN) {
        first--;
    }
    size_t open = first;
    while (open < end &&
           (!scene->tokens[open].quoted || scene->tokens[open].kind == ENT_TOKEN_CLOSE)) {
        open++;
    }
    if (open >= end) {
        return;
    }
    size_t close = open + 1;
    while (close < scene->token_count && scene->tokens[close].quoted &&
           scene->tokens[close - 1].kind != ENT_TOKEN_CLOSE) {
        close++;
    }
    note(scene, draft, ENT_CODED_QUOTATION, (ent_stretch){open, close}, ENT_RULE_MARKS);
}
