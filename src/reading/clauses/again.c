/* SPDX-License-Identifier: MIT */
/*
 * What "it", "that", "the step" or "the offer" means: the option of the statement before. Only the object of a verb that is
 * done in words, or the subject of one that is passive, is taken so, and only where nothing else is named.
 */
#include "reading/clauses/statements.h"

/* Whether a pronoun stands alone: no noun follows it, to which it would belong. */
static bool stands_alone(const ent_scene *s, size_t at, size_t end)
{
    const size_t next = at + 1;
    return next == end || !ent_scene_kind(s, next, ENT_TOKEN_WORD) ||
           ent_scene_has(s, next,
                         ENT_CLASS_PREPOSITION | ENT_CLASS_ADVERB | ENT_CLASS_TO | ENT_CLASS_AND |
                             ENT_CLASS_JOINS) ||
           ent_scene_is(s, next, "down") || ent_scene_is(s, next, "out") ||
           ent_scene_is(s, next, "off");
}

/* A noun for what was told before, not a meeting or an agreement of its own. */
static bool is_thing(const ent_scene *s, size_t at)
{
    if (ent_scene_has(s, at, ENT_CLASS_THING)) {
        return true;
    }
    const ent_act act =
        ent_scene_has(s, at, ENT_CLASS_MOVE) ? s->tokens[at].entry->act : ENT_ACT_MEET;
    return act == ENT_ACT_OFFER || act == ENT_ACT_DEMAND || act == ENT_ACT_PROMISE ||
           act == ENT_ACT_THREATEN;
}

/* The words from a place on that mean what was told before; empty: none do. */
static ent_stretch meant_at(const ent_scene *s, size_t at, size_t end)
{
    const ent_stretch none = {at, at};
    if (at >= end || ent_scene_mention(s, at, false) != NULL) {
        return none;
    }
    if (ent_scene_is(s, at, "it") || ent_scene_is(s, at, "that") || ent_scene_is(s, at, "this")) {
        if (stands_alone(s, at, end)) {
            return (ent_stretch){at, at + 1};
        }
    }
    if (!(ent_scene_is(s, at, "the") || ent_scene_is(s, at, "that") ||
          ent_scene_is(s, at, "this") || ent_scene_is(s, at, "such") ||
          ent_scene_has(s, at, ENT_CLASS_OWNER))) {
        return none;
    }
    for (size_t noun = at + 1; noun < end && noun < at + 4; noun++) {
        if (is_thing(s, noun)) {
            const bool more = ent_scene_is(s, noun + 1, "of") || ent_scene_is(s, noun + 1, "to") ||
                              ent_scene_is(s, noun + 1, "for") ||
                              ent_scene_kind(s, noun + 1, ENT_TOKEN_HYPHEN);
            return more ? none : (ent_stretch){at, noun + 1};
        }
        if (s->tokens[noun].kind != ENT_TOKEN_WORD || s->tokens[noun].entry != NULL) {
            return none;
        }
    }
    return none;
}

ent_stretch ent_scene_again(const ent_scene *scene, const ent_draft *draft)
{
    const ent_group *g = &scene->groups[draft->group];
    const ent_stretch none = {0, 0};
    if (g->be && draft->act == ENT_ACT_STATE) {
        return none;
    }
    if (g->passive || g->be) {
        return g->joined || g->inverted ? none : meant_at(scene, g->subject.first, g->subject.end);
    }
    if (g->verb == NULL || draft->act == ENT_ACT_MEET || draft->act == ENT_ACT_CALL ||
        draft->act == ENT_ACT_DO) {
        return none;
    }
    const bool said =
        draft->act != ENT_ACT_STATE || (draft->in_words && g->negation == ENT_NO_TOKEN);
    size_t at = g->words.end;
    if (g->particle != ENT_NO_TOKEN && g->particle == at) {
        at++;
    } else if (ent_scene_is(scene, at, "to") && (g->verb->uses & ENT_VERB_WORDS) == 0) {
        at++; /* agree to that */
    }
    return said ? meant_at(scene, at, scene->token_count) : none;
}
