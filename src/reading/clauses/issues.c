/* SPDX-License-Identifier: MIT */
/*
 * What a statement is about: an option that is named behind its verb, or else in its subject; and which value.
 *
 * A value is said by an alias of its own; by a word for it that stands beside the option; of yes/no options by a verb or noun
 * that ends the thing; and as yes where the thing itself is asked for, offered, refused or done.
 */
#include "reading/clauses/statements.h"

#include "reading/rules.h"

#include <string.h>

/* The first option named in a stretch, or the first of which it has a cue. */
static const ent_mention *option_in(const ent_scene *s, ent_stretch words, bool cue)
{
    for (size_t m = 0; m < s->mention_count; m++) {
        const ent_mention *mention = &s->mentions[m];
        if (mention->named.option && mention->named.cue == cue && mention->first >= words.first &&
            mention->end <= words.end) {
            return mention;
        }
    }
    return NULL;
}

/* A word of a value that stands in one of the two words before an option, or behind it. */
static size_t value_beside(const ent_scene *s, const ent_mention *m)
{
    const ent_option_view option = ent_option_at(s->dispute, m->named.index);
    for (size_t value = 0; option.graded && value < option.value_count; value++) {
        const char *word = ent_option_value(s->dispute, m->named.index, value);
        for (size_t k = 1; k <= 2 && k <= m->first; k++) {
            if (ent_scene_is(s, m->first - k, word)) {
                return value;
            }
        }
        if (ent_scene_is(s, m->end, word)) {
            return value;
        }
    }
    return ENT_NO_VALUE;
}

/* Whether the words before a thing have a use: "end the", "a halt to", "the lifting of". */
static bool has_use_before(const ent_scene *s, size_t first, size_t from, unsigned use)
{
    size_t at = first;
    for (unsigned words = 0; at > from && words < 4; words++) {
        at--;
        const ent_entry *entry = s->tokens[at].entry;
        if (s->tokens[at].kind != ENT_TOKEN_WORD) {
            return false;
        }
        if (entry != NULL && entry->verb != NULL && (entry->verb->uses & use) != 0) {
            return true;
        }
        if (!ent_scene_has(s, at, ENT_CLASS_DETERMINER | ENT_CLASS_OWNER) &&
            !ent_scene_is(s, at, "to") && !ent_scene_is(s, at, "of") && entry != NULL) {
            return false;
        }
    }
    return false;
}

/* Whether a thing is taken itself: nothing but articles and unknown words between it and the verb, or "for" and "to". */
static bool is_taken(const ent_scene *s, const ent_draft *draft, const ent_mention *m)
{
    const size_t from = s->groups[draft->group].words.end;
    for (size_t at = m->first; at > from; at--) {
        if (ent_scene_has(s, at - 1, ENT_CLASS_PREPOSITION) && !ent_scene_is(s, at - 1, "for") &&
            !ent_scene_is(s, at - 1, "to") &&
            !(draft->act == ENT_ACT_THREATEN && ent_scene_is(s, at - 1, "with"))) {
            return false;
        }
        if (ent_scene_has(s, at - 1, ENT_CLASS_MOVE | ENT_CLASS_SPEECH)) {
            return false;
        }
    }
    return m->first >= from || m->end > s->groups[draft->group].words.first;
}

static bool is_yes_no(const ent_scene *s, size_t option)
{
    return !ent_option_at(s->dispute, option).graded;
}

/* Whether a verb of the option says that it takes place. */
static bool comes_about(const ent_group *g)
{
    static const char *const verbs[] = {"come",  "begin",   "start",    "resume", "happen",
                                        "occur", "proceed", "continue", "remain", "stay"};
    for (size_t v = 0; g->verb != NULL && v < sizeof verbs / sizeof *verbs; v++) {
        if (strcmp(g->verb->lemma, verbs[v]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the option is the subject of what happens to it: "an election cannot take place", "the ban was lifted". */
static bool happens(const ent_scene *s, const ent_group *g)
{
    return g->passive || g->be || ent_scene_is(s, g->words.end, "place") ||
           ent_scene_is(s, g->words.end, "ahead") || comes_about(g);
}

/* Acts by which what they are about is taken: not what only says or expects something of it. */
static bool takes(ent_act act)
{
    return act != ENT_ACT_STATE && act != ENT_ACT_MEET && act != ENT_ACT_CALL &&
           act != ENT_ACT_EXPECT;
}

/* Whether the verb does the thing: it is among the words for the option, or it is a deed with the option as its object. */
static bool is_done(const ent_group *g, const ent_mention *m)
{
    const bool within = m->first <= g->head && g->head < m->end;
    return within || (g->verb != NULL && !g->be && !g->passive && g->verb->act == ENT_ACT_DO);
}

/* Whether a thing is a verb behind "to", or in -ing: plans to close the plant, starts digging. */
static bool is_to_do(const ent_scene *s, const ent_mention *m)
{
    const ent_entry *entry = s->tokens[m->first].entry;
    if (m->first == 0 || entry == NULL || entry->verb == NULL) {
        return false;
    }
    return (entry->forms & ENT_FORM_ING) != 0 ||
           ((entry->forms & ENT_FORM_BASE) != 0 && ent_scene_is(s, m->first - 1, "to"));
}

/* Finds the value of an option that is named without one. */
static void find_value(const ent_scene *s, const ent_draft *draft, const ent_mention *m,
                       ent_found *out)
{
    enum { NO, YES };
    const ent_group *g = &s->groups[draft->group];
    const bool subject = m->end <= g->words.first;
    const bool ended = (g->passive || m == option_in(s, g->subject, m->named.cue)) &&
                       g->verb != NULL && (g->verb->uses & ENT_VERB_ENDS) != 0;
    out->value = value_beside(s, m);
    if (out->value != ENT_NO_VALUE || !is_yes_no(s, m->named.index)) {
        return;
    }
    if (!subject && has_use_before(s, m->first, draft->reach.first, ENT_VERB_CHANGES)) {
        return;
    }
    if (subject ? ended : has_use_before(s, m->first, draft->reach.first, ENT_VERB_ENDS)) {
        out->value = NO;
        out->rule = ENT_RULE_ENDED;
    } else if (subject ? happens(s, g) && (takes(draft->act) || draft->act == ENT_ACT_EXPECT)
                       : is_to_do(s, m) ||
                             (is_taken(s, draft, m) && (takes(draft->act) || is_done(g, m)))) {
        out->value = YES;
        out->rule = ENT_RULE_TAKEN;
    }
}

/* An alias for "yes" behind a word that ends the thing means "no", and behind one that changes it neither. */
static void turn_value(const ent_scene *s, const ent_draft *draft, const ent_mention *m,
                       ent_found *out)
{
    if (out->value != 1 || !is_yes_no(s, m->named.index)) {
        return;
    }
    const size_t from = m->first < draft->reach.first ? m->first : draft->reach.first;
    if (has_use_before(s, m->first, from, ENT_VERB_ENDS)) {
        out->value = 0;
        out->rule = ENT_RULE_ENDED;
    } else if (has_use_before(s, m->first, from, ENT_VERB_CHANGES)) {
        out->value = ENT_NO_VALUE;
    }
}

/* Whether what stands behind "is essential to" is what it serves, not what is said. */
static bool only_serves(const ent_scene *s, const ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    return g->be && draft->fields[ENT_CODED_MODALITY].known &&
           draft->fields[ENT_CODED_MODALITY].value == ENT_MODALITY_NECESSARY &&
           (ent_scene_is(s, g->words.end + 1, "to") || ent_scene_is(s, g->words.end + 1, "for"));
}

/* The issue of the statement before, where the words point back to it; of "the offer" that of the last offer. */
static void go_on(const ent_scene *s, ent_draft *draft)
{
    const ent_memory *memory = s->memory;
    const ent_stretch words = ent_scene_again(s, draft);
    if (words.first >= words.end) {
        return;
    }
    const ent_topic *issue = &memory->issue;
    const size_t noun = words.end - 1;
    if (ent_scene_has(s, noun, ENT_CLASS_MOVE) &&
        memory->by_act[s->tokens[noun].entry->act].option != SIZE_MAX) {
        issue = &memory->by_act[s->tokens[noun].entry->act];
    }
    if (issue->option != SIZE_MAX) {
        draft->fields[ENT_CODED_ISSUE] = (ent_found){.known = true,
                                                     .index = issue->option,
                                                     .value = issue->value,
                                                     .span = ent_scene_span(s, words),
                                                     .rule = ENT_RULE_GOES_ON,
                                                     .confidence = ENT_CONFIDENCE_LOW};
    }
}

/* Where the option stands that a draft is about: in its subject where that is nobody, behind its verb, or across both. */
static const ent_mention *find_option(const ent_scene *s, const ent_draft *draft, bool cue)
{
    const ent_group *g = &s->groups[draft->group];
    ent_stretch reach = draft->reach;
    const bool placed = !g->joined && !g->inverted, serves = only_serves(s, draft);
    const ent_mention *m = placed && g->who.count == 0 ? option_in(s, g->subject, cue) : NULL;
    if (m == NULL && !serves) {
        m = option_in(s, reach, cue);
    }
    if (m == NULL && placed) {
        m = option_in(s, g->subject, cue);
    }
    if (m == NULL && !g->joined && g->subject.first < reach.first && !serves) {
        reach.first = g->subject.first;
        m = option_in(s, reach, cue);
    }
    return m;
}

void ent_draft_issue(const ent_scene *scene, ent_draft *draft)
{
    const ent_mention *m = find_option(scene, draft, false);
    if (m == NULL && draft->act != ENT_ACT_DO) {
        m = find_option(scene, draft, true);
    }
    if (m == NULL) {
        go_on(scene, draft);
        return;
    }
    const bool cue = m->named.cue;
    ent_found *out = &draft->fields[ENT_CODED_ISSUE];
    *out = (ent_found){.known = true,
                       .index = m->named.index,
                       .value = m->named.value,
                       .span = ent_scene_span(scene, (ent_stretch){m->first, m->end}),
                       .rule = cue ? ENT_RULE_CUE : ENT_RULE_ALIAS,
                       .confidence = cue ? ENT_CONFIDENCE_LOW : ENT_CONFIDENCE_MEDIUM};
    if (out->value == ENT_NO_VALUE) {
        find_value(scene, draft, m, out);
    } else {
        turn_value(scene, draft, m, out);
    }
}
