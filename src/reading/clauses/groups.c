/* SPDX-License-Identifier: MIT */
/*
 * Finding verbs.
 *
 * Auxiliaries and "to" begin a group for certain. A form in -ed, -s or none is a verb only where its neighbours fit: many
 * are nouns as well, and a participle may describe a noun. What is doubtful is left out.
 */
#include "reading/clauses/clauses.h"

#include "reading/text/letters.h"

#include <string.h>

const ent_mention *ent_scene_mention(const ent_scene *scene, size_t token, bool option)
{
    for (size_t m = 0; m < scene->mention_count; m++) {
        const ent_mention *mention = &scene->mentions[m];
        if (mention->named.option == option && !mention->named.cue && mention->first <= token &&
            token < mention->end) {
            return mention;
        }
    }
    return NULL;
}

bool ent_scene_is(const ent_scene *scene, size_t token, const char *word)
{
    if (token >= scene->token_count) {
        return false;
    }
    char folded[16];
    const ent_span span = scene->tokens[token].span;
    const size_t length = span.end - span.start;
    return length == strlen(word) && length <= sizeof folded &&
           ent_letters_fold(scene->text + span.start, length, folded, sizeof folded) == length &&
           memcmp(folded, word, length) == 0;
}

static bool has_form(const ent_scene *s, size_t at, unsigned forms)
{
    return at < s->token_count && s->tokens[at].kind == ENT_TOKEN_WORD &&
           s->tokens[at].entry != NULL && s->tokens[at].entry->verb != NULL &&
           (s->tokens[at].entry->forms & forms) != 0;
}

/* The place before a word, over adverbs; ENT_NO_TOKEN at the beginning. */
static size_t before(const ent_scene *s, size_t at)
{
    while (at > 0) {
        at--;
        if (ent_scene_has(s, at, ENT_CLASS_ADVERB) && at > 0 && s->tokens[at].capital &&
            (ent_scene_is(s, at - 1, "on") || ent_scene_is(s, at - 1, "in"))) {
            at--; /* on Friday */
            continue;
        }
        if (!ent_scene_has(s, at, ENT_CLASS_ADVERB | ENT_CLASS_NOT) ||
            ent_scene_has(s, at, ENT_CLASS_PRONOUN)) {
            return at;
        }
    }
    return ENT_NO_TOKEN;
}

static bool is_mention_end(const ent_scene *s, size_t at)
{
    const ent_mention *m = ent_scene_mention(s, at, false);
    return m != NULL && m->end == at + 1;
}

/* Whether a word may be the last of a subject. */
static bool may_act(const ent_scene *s, size_t at)
{
    const ent_token *token = &s->tokens[at];
    return is_mention_end(s, at) || token->kind == ENT_TOKEN_COMMA ||
           token->kind == ENT_TOKEN_CLOSE ||
           ent_token_is(token, ENT_CLASS_PRONOUN | ENT_CLASS_ROLE | ENT_CLASS_SIDE |
                                   ENT_CLASS_OTHERS | ENT_CLASS_SPEECH | ENT_CLASS_WHO |
                                   ENT_CLASS_AND | ENT_CLASS_PRESS | ENT_CLASS_MOVE |
                                   ENT_CLASS_THING) ||
           (token->capital && at > 0 && token->kind == ENT_TOKEN_WORD);
}

/* Whether a word before a form without ending may be a subject of several. */
static bool may_act_together(const ent_scene *s, size_t at)
{
    const ent_token *token = &s->tokens[at];
    const bool many = s->text[token->span.end - 1] == 's';
    if (ent_token_is(token, ENT_CLASS_PRONOUN)) {
        return ent_scene_is(s, at, "they") || ent_scene_is(s, at, "we") ||
               ent_scene_is(s, at, "i") || ent_scene_is(s, at, "you") || ent_scene_is(s, at, "who");
    }
    const ent_mention *name = ent_scene_mention(s, at, false);
    const ent_mention *option = ent_scene_mention(s, at, true);
    const bool noun = ent_token_is(token, ENT_CLASS_ROLE | ENT_CLASS_SIDE | ENT_CLASS_OTHERS |
                                              ENT_CLASS_MOVE | ENT_CLASS_THING) ||
                      (option != NULL && option->end == at + 1);
    return (many && ((is_mention_end(s, at) && !name->named.leader) || noun)) ||
           ent_scene_is(s, at, "people");
}

/* Words behind which no finite verb stands: they begin a noun. */
static bool begins_noun(const ent_scene *s, size_t at)
{
    const ent_token *token = &s->tokens[at];
    if (ent_token_is(token, ENT_CLASS_BOTH) && at > 0 && ent_scene_is(s, at - 1, "the")) {
        return false; /* the two agreed */
    }
    return token->kind == ENT_TOKEN_OWNER || token->kind == ENT_TOKEN_HYPHEN ||
           (ent_token_is(token, ENT_CLASS_DETERMINER | ENT_CLASS_OWNER | ENT_CLASS_PREPOSITION |
                                    ENT_CLASS_TO) &&
            !ent_token_is(token, ENT_CLASS_PRONOUN | ENT_CLASS_WHO));
}

/* Whether the word behind a form that may be a noun shows that it is a verb. */
static bool is_followed_as_verb(const ent_scene *s, size_t at)
{
    const size_t next = at + 1;
    return ent_scene_has(s, next,
                         ENT_CLASS_DETERMINER | ENT_CLASS_THAT | ENT_CLASS_TO | ENT_CLASS_OWNER |
                             ENT_CLASS_PRONOUN) ||
           ent_scene_mention(s, next, false) != NULL || ent_scene_is(s, next, "for") ||
           ent_scene_is(s, next, "on") || ent_scene_is(s, next, "with") ||
           ent_scene_kind(s, next, ENT_TOKEN_OPEN);
}

/* Whether the clause is one that is demanded, as in "insists that the port open": the verb before takes "that". */
static bool is_wished(const ent_scene *s)
{
    const ent_group *last = s->group_count == 0 ? NULL : &s->groups[s->group_count - 1];
    return last != NULL && last->verb != NULL && last->verb->act == ENT_ACT_DEMAND &&
           ent_scene_has(s, last->words.end, ENT_CLASS_THAT);
}

/* Whether a form of a verb is a finite verb where it stands. */
static bool is_finite(const ent_scene *s, size_t at)
{
    const ent_token *token = &s->tokens[at];
    size_t left = before(s, at);
    if (left != ENT_NO_TOKEN && left > 0 && s->tokens[left].kind == ENT_TOKEN_OPEN &&
        has_form(s, at, ENT_FORM_S | ENT_FORM_PAST)) {
        left = before(s, left); /* the port “refuses to move” */
    }
    if (left == ENT_NO_TOKEN || token->capital || at == 0) {
        return false;
    }
    const bool dated = ent_scene_has(s, at - 1, ENT_CLASS_ADVERB) && s->tokens[at - 1].capital;
    if ((begins_noun(s, at - 1) && !dated) || begins_noun(s, left) ||
        (ent_token_is(token, ENT_CLASS_LATE) && (ent_scene_has(s, at + 1, ENT_CLASS_THAT) ||
                                                 ent_scene_kind(s, at - 1, ENT_TOKEN_COMMA)))) {
        return false;
    }
    const bool noun =
        ent_token_is(token, ENT_CLASS_MOVE | ENT_CLASS_SPEECH | ENT_CLASS_ROLE | ENT_CLASS_SIDE);
    if (has_form(s, at, ENT_FORM_PAST)) {
        return !has_form(s, at, ENT_FORM_BASE) || may_act(s, left);
    }
    if (noun && !is_followed_as_verb(s, at)) {
        return false;
    }
    if (has_form(s, at, ENT_FORM_S)) {
        return may_act(s, left);
    }
    return has_form(s, at, ENT_FORM_BASE) &&
           (may_act_together(s, left) || (is_mention_end(s, left) && is_wished(s)));
}

/* Whether a form in -ing stands for a clause: after a comma, "and", "by" or "while". */
static bool is_participle(const ent_scene *s, size_t at)
{
    if (has_form(s, at, ENT_FORM_ING) && at > 0 &&
        (s->tokens[at].entry->verb->uses & ENT_VERB_WORDS) != 0 &&
        (ent_scene_has(s, at - 1, ENT_CLASS_SPEECH) || is_mention_end(s, at - 1))) {
        return true; /* a letter to the port demanding */
    }
    return has_form(s, at, ENT_FORM_ING) && at > 0 &&
           !ent_scene_has(s, at, ENT_CLASS_PREPOSITION) &&
           (s->tokens[at - 1].kind == ENT_TOKEN_COMMA ||
            s->tokens[at - 1].kind == ENT_TOKEN_CLOSE || ent_scene_is(s, at - 1, "and") ||
            ent_scene_is(s, at - 1, "by") || ent_scene_is(s, at - 1, "while"));
}

/* Whether a word that is not known looks like a verb: it ends with -ed, and a party or a pronoun stands before it. */
static bool is_unknown_verb(const ent_scene *s, size_t at)
{
    const ent_token *token = &s->tokens[at];
    const size_t length = token->span.end - token->span.start;
    return at > 0 && token->kind == ENT_TOKEN_WORD && token->entry == NULL && !token->capital &&
           length > 4 && memcmp(s->text + token->span.end - 2, "ed", 2) == 0 &&
           (is_mention_end(s, at - 1) || ent_scene_has(s, at - 1, ENT_CLASS_PRONOUN));
}

/* The row of a verb whose particle stands behind it, at most three words away; else that without a particle. */
static void choose_sense(const ent_scene *s, ent_group *g)
{
    const ent_entry *entry = s->tokens[g->head].entry;
    g->particle = ENT_NO_TOKEN;
    g->verb = NULL;
    if (entry == NULL || entry->verb == NULL) {
        return;
    }
    const ent_verb *verb = entry->verb;
    for (; verb->lemma != NULL && strcmp(verb->lemma, entry->verb->lemma) == 0; verb++) {
        if (verb->particle == NULL) {
            g->verb = verb;
            return;
        }
        const bool near = strcmp(verb->particle, "for") == 0 || strcmp(verb->particle, "on") == 0 ||
                          strcmp(verb->particle, "to") == 0;
        for (size_t at = g->head + 1; at <= g->head + (near ? 2 : 4); at++) {
            if (ent_scene_is(s, at, verb->particle)) {
                g->verb = verb;
                g->particle = at;
                return;
            }
            if (!ent_scene_kind(s, at, ENT_TOKEN_WORD) ||
                (near && !ent_scene_has(s, at, ENT_CLASS_ADVERB))) {
                break;
            }
        }
    }
}

/* Words between "is" and "to" that tell what is to come: expected to meet, set to open. */
static bool is_due(const ent_scene *s, size_t at)
{
    return ent_scene_is(s, at, "expected") || ent_scene_is(s, at, "due") ||
           ent_scene_is(s, at, "set") || ent_scene_is(s, at, "scheduled") ||
           ent_scene_is(s, at, "going") || ent_scene_is(s, at, "about");
}

/* Goes over auxiliaries, negation and adverbs from a place on; notes what they say. Returns the place of the verb. */
static size_t pass_auxiliaries(const ent_scene *s, size_t at, ent_group *g, bool *have)
{
    bool be = false;
    for (; at < s->token_count; at++) {
        if (s->tokens[at].kind == ENT_TOKEN_COMMA && ent_scene_has(s, at + 1, ENT_CLASS_ADVERB) &&
            ent_scene_kind(s, at + 2, ENT_TOKEN_COMMA)) {
            at += 2; /* would, however, accept */
            continue;
        }
        const ent_token *token = &s->tokens[at];
        const unsigned classes =
            token->kind == ENT_TOKEN_WORD && token->entry != NULL ? token->entry->classes : 0;
        if (ent_scene_is(s, at, "no") && ent_scene_is(s, at + 1, "longer")) {
            g->negation = at++;
        } else if ((classes & ENT_CLASS_NOT) != 0 && !ent_scene_is(s, at, "no")) {
            g->negation = at;
        } else if ((classes & ENT_CLASS_BE) != 0) {
            be = true;
        } else if ((classes & ENT_CLASS_HAVE) != 0) {
            *have = true;
        } else if (be && ent_scene_has(s, at + 1, ENT_CLASS_TO) &&
                   has_form(s, at + 2, ENT_FORM_BASE) && is_due(s, at)) {
            continue;
        } else if ((classes & ENT_CLASS_TO) != 0 && be && has_form(s, at + 1, ENT_FORM_BASE)) {
            g->future = true; /* is to open */
        } else if ((classes & (ENT_CLASS_DO | ENT_CLASS_MODAL | ENT_CLASS_ADVERB)) == 0) {
            break;
        }
        if (ent_scene_is(s, at, "will") || ent_scene_is(s, at, "would") ||
            ent_scene_is(s, at, "wo") || ent_scene_is(s, at, "'ll") ||
            ent_scene_is(s, at, "shall")) {
            g->future = true;
        }
    }
    g->be = be;
    return at;
}

/* A group that begins with an auxiliary. */
static bool take_auxiliaries(const ent_scene *s, size_t at, ent_group *g)
{
    bool have = false;
    g->participle =
        ent_scene_is(s, at, "having") && at > 0 && s->tokens[at - 1].kind == ENT_TOKEN_COMMA;
    const size_t head = pass_auxiliaries(s, at, g, &have);
    const bool be = g->be;
    g->words = (ent_stretch){at, head};
    g->head = head > at ? head - 1 : at;
    if (head < s->token_count && s->tokens[head].kind == ENT_TOKEN_WORD) {
        const bool participle = has_form(s, head, ENT_FORM_PARTICIPLE);
        if (be && ent_scene_is(s, head, "prepared") && ent_scene_has(s, head + 1, ENT_CLASS_TO)) {
            g->words.end = head + 1; /* as willing */
            choose_sense(s, g);
            return true;
        }
        const bool base = has_form(s, head, ENT_FORM_BASE) && !be && !have;
        if ((participle && (be || have)) || base || (be && has_form(s, head, ENT_FORM_ING)) ||
            (be && g->future && has_form(s, head, ENT_FORM_BASE))) {
            g->head = head;
            g->words.end = head + 1;
            g->passive = be && participle &&
                         !(g->future && has_form(s, head, ENT_FORM_BASE) &&
                           ent_scene_has(s, head - 1, ENT_CLASS_TO));
            g->be = false;
        } else if (!be && !have && !begins_noun(s, head) && s->tokens[head].entry == NULL) {
            g->head = head; /* a verb that is not known */
            g->words.end = head + 1;
        }
    }
    choose_sense(s, g);
    return true;
}

/* Whether "may" or "can" here is a month or a thing. */
static bool is_no_modal(const ent_scene *s, size_t at)
{
    return at > 0 && s->tokens[at].capital;
}

/* Whether a form in -ing is what somebody stopped short of. */
static bool stops_short(const ent_scene *s, size_t at)
{
    return at > 2 && has_form(s, at, ENT_FORM_ING) && ent_scene_is(s, at - 1, "of") &&
           ent_scene_is(s, at - 2, "short");
}

/* Finds the group that begins at a place. */
static bool take_group(const ent_scene *s, size_t at, ent_group *g)
{
    *g = (ent_group){
        .words = {at, at + 1}, .head = at, .negation = ENT_NO_TOKEN, .governor = ENT_NO_GROUP};
    if (ent_scene_has(s, at, ENT_CLASS_MODAL | ENT_CLASS_BE | ENT_CLASS_HAVE | ENT_CLASS_DO) &&
        !is_no_modal(s, at)) {
        return take_auxiliaries(s, at, g);
    }
    if (ent_scene_has(s, at, ENT_CLASS_TO)) {
        size_t head = at + 1;
        while (ent_scene_has(s, head, ENT_CLASS_ADVERB)) {
            head++;
        }
        if (ent_scene_has(s, head, ENT_CLASS_BE)) {
            const bool made = take_auxiliaries(s, head, g);
            g->words.first = at;
            g->infinitive = true;
            return made;
        }
        if (!has_form(s, head, ENT_FORM_BASE) || s->tokens[head].capital) {
            return false;
        }
        g->infinitive = true;
        g->head = head;
        g->words.end = head + 1;
        choose_sense(s, g);
        return true;
    }
    g->participle = is_participle(s, at);
    if (stops_short(s, at)) {
        g->participle = true;
        g->negation = at - 2;
    }
    choose_sense(s, g);
    for (size_t left = at; left > 0 && ent_scene_has(s, left - 1, ENT_CLASS_ADVERB); left--) {
        g->negation = ent_scene_has(s, left - 1, ENT_CLASS_NOT) ? left - 1 : g->negation;
    }
    return g->participle ||
           (s->tokens[at].entry != NULL && s->tokens[at].entry->verb != NULL && is_finite(s, at)) ||
           is_unknown_verb(s, at);
}

/* Whether "by" stands behind a participle, or it describes the noun before it: "a statement released on Monday". A clause
 * before it that nothing ends has its verb already. */
static bool describes(const ent_scene *s, const ent_group *g)
{
    if (g->participle || g->infinitive || g->words.first != g->head ||
        !has_form(s, g->head, ENT_FORM_PARTICIPLE)) {
        return false;
    }
    if (ent_scene_is(s, g->head + 1, "by") && !has_form(s, g->head + 2, ENT_FORM_ING)) {
        return true;
    }
    const ent_group *last = s->group_count == 0 ? NULL : &s->groups[s->group_count - 1];
    if (last == NULL || (last->verb != NULL && (last->verb->uses & ENT_VERB_SAYS) != 0 &&
                         !last->be && !ent_scene_has(s, last->words.end, ENT_CLASS_PREPOSITION))) {
        return false;
    }
    for (size_t at = last->words.end; at < g->head; at++) {
        if (s->tokens[at].kind == ENT_TOKEN_COMMA || s->tokens[at].kind == ENT_TOKEN_BREAK ||
            s->tokens[at].kind == ENT_TOKEN_CLOSE || s->tokens[at].kind == ENT_TOKEN_OPEN ||
            ent_scene_has(s, at,
                          ENT_CLASS_AND | ENT_CLASS_JOINS | ENT_CLASS_WHO | ENT_CLASS_THAT |
                              ENT_CLASS_PRONOUN)) {
            return false;
        }
    }
    return g->head > last->words.end;
}

void ent_groups_find(ent_scene *scene)
{
    scene->group_count = 0;
    for (size_t at = 0; at < scene->token_count && scene->group_count < ENT_MOST_GROUPS;) {
        ent_group group;
        if (scene->tokens[at].kind != ENT_TOKEN_WORD || !take_group(scene, at, &group) ||
            describes(scene, &group)) {
            at++;
            continue;
        }
        scene->groups[scene->group_count++] = group;
        at = group.words.end;
    }
}
