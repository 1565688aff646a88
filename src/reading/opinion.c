/* SPDX-License-Identifier: MIT */
/*
 * Holding proposals against a grammar.
 *
 * A link counts for a statement when its verb is the statement's. The noun phrase at its other end stands for the
 * parties that are named in it. Then, for each field:
 *
 *     a party of the phrases is the field's          both agree: high
 *     the field's stretch is there, and no party     both agree, unless the party was guessed
 *     others are named there, and the field's        they differ: the first of them is the other value, low
 *     stretch is not
 *     nobody is named there                          one opinion: as the rules left it
 *
 * Whom a pronoun stands for is guessed by the rules; the grammar does not know who "he" is. Where the rules say nothing, an other value stands alone, but not for whom it goes to, since objects are of
 * many kinds. A denial that only the rules see, as in "refused to", stays as it is.
 */
#include "reading/opinion.h"

#include <string.h>

/* Whether two stretches have bytes in common; an empty one has none. */
static bool overlap(ent_span a, ent_span b)
{
    const size_t start = a.start > b.start ? a.start : b.start;
    const size_t end = a.end < b.end ? a.end : b.end;
    return start < end;
}

/* Whether a place is not within a character; `length` bytes from `bytes` on are looked at. */
static bool is_border(const char *bytes, size_t length, size_t at)
{
    return at == length || ((unsigned char)bytes[at] & 0xC0) != 0x80;
}

static bool is_stretch(const char *bytes, size_t length, size_t start, size_t end)
{
    return start < end && end <= length && is_border(bytes, length, start) &&
           is_border(bytes, length, end);
}

static bool is_link(const char *bytes, size_t length, const ent_grammar_link *link)
{
    return (link->role == ENT_GRAMMAR_SUBJECT || link->role == ENT_GRAMMAR_OBJECT ||
            link->role == ENT_GRAMMAR_NEGATION) &&
           is_stretch(bytes, length, link->left_start, link->left_end) &&
           is_stretch(bytes, length, link->right_start, link->right_end);
}

bool ent_opinion_ask(const ent_reading_options *options, const char *text, ent_span sentence,
                     ent_opinion *out)
{
    const char *bytes = text + sentence.start;
    const size_t length = sentence.end - sentence.start;
    out->count = 0;
    if (options->grammar == NULL || length == 0) {
        return false;
    }
    const size_t told =
        options->grammar(options->grammar_user, bytes, length, out->links, ENT_MOST_OPINION_LINKS);
    for (size_t k = 0; told <= ENT_MOST_OPINION_LINKS && k < told; k++) {
        ent_grammar_link link = out->links[k];
        if (is_link(bytes, length, &link)) {
            link.left_start += sentence.start;
            link.left_end += sentence.start;
            link.right_start += sentence.start;
            link.right_end += sentence.start;
            out->links[out->count++] = link;
        }
    }
    return out->count > 0;
}

static ent_span left_of(const ent_grammar_link *link)
{
    return (ent_span){link->left_start, link->left_end};
}

static ent_span right_of(const ent_grammar_link *link)
{
    return (ent_span){link->right_start, link->right_end};
}

/* What a field is held against. */
typedef struct question {
    const ent_opinion *opinion;
    const ent_opinion_basis *basis;
    ent_grammar_role role;
    ent_span verbs[2]; /* either will do */
} question;

/* The phrase of a link that answers a question; empty when it does not. */
static ent_span phrase_of(const question *q, const ent_grammar_link *link)
{
    const bool subject = q->role == ENT_GRAMMAR_SUBJECT;
    const ent_span verb = subject ? right_of(link) : left_of(link);
    const bool asked = overlap(verb, q->verbs[0]) || overlap(verb, q->verbs[1]);
    return link->role != q->role || !asked ? (ent_span){0}
           : subject                       ? left_of(link)
                                           : right_of(link);
}

/* What the phrases say of a field. */
typedef struct finding {
    bool same;                     /* the field's party is named */
    bool there;                    /* they have words of the field's stretch */
    const ent_opinion_name *other; /* the first party that is named and is another, or NULL */
} finding;

static void look_at(const question *q, ent_span phrase, const ent_coded_value *value, finding *out)
{
    out->there = out->there || overlap(phrase, (ent_span){value->start, value->end});
    for (size_t n = 0; n < q->basis->name_count; n++) {
        const ent_opinion_name *name = &q->basis->names[n];
        if (!overlap(name->span, phrase)) {
            continue;
        }
        if (value->value != NULL && strcmp(name->party, value->value) == 0) {
            out->same = true;
        } else if (out->other == NULL) {
            out->other = name;
        }
    }
}

/* Holds a field against the phrases; `alone`: an other value is noted where the rules say nothing. */
static void hold(const question *q, ent_coded_value *value, bool alone)
{
    finding found = {0};
    for (size_t k = 0; k < q->opinion->count; k++) {
        const ent_span phrase = phrase_of(q, &q->opinion->links[k]);
        if (phrase.start < phrase.end) {
            look_at(q, phrase, value, &found);
        }
    }
    const bool guessed = value->value == NULL || value->confidence == ENT_CONFIDENCE_LOW;
    if (found.same || (found.there && found.other == NULL && !guessed)) {
        value->confidence = ENT_CONFIDENCE_HIGH;
    } else if (found.other != NULL && (value->value != NULL ? !found.there : alone)) {
        value->confidence = ENT_CONFIDENCE_LOW;
        value->other = found.other->party;
        value->other_start = found.other->span.start;
        value->other_end = found.other->span.end;
    }
}

/* Whether something is denied, by the word that denies it. */
static void hold_negation(const ent_opinion *opinion, const ent_opinion_basis *basis,
                          ent_coded_value *value)
{
    for (size_t k = 0; k < opinion->count; k++) {
        const ent_grammar_link *link = &opinion->links[k];
        const ent_span word = right_of(link);
        if (link->role != ENT_GRAMMAR_NEGATION || !overlap(left_of(link), basis->verb)) {
            continue;
        }
        if (value->value == NULL) {
            value->confidence = ENT_CONFIDENCE_LOW;
            value->other = "yes";
            value->other_start = word.start;
            value->other_end = word.end;
        } else if (overlap(word, (ent_span){value->start, value->end})) {
            value->confidence = ENT_CONFIDENCE_HIGH;
        }
        return;
    }
}

void ent_opinion_merge(const ent_opinion *opinion, const ent_opinion_basis *basis, ent_coded *coded)
{
    const ent_span none = {0};
    const question speaker = {opinion, basis, ENT_GRAMMAR_SUBJECT, {basis->saying, none}};
    const question actor = {opinion, basis, ENT_GRAMMAR_SUBJECT, {basis->acting, none}};
    const question addressee = {opinion, basis, ENT_GRAMMAR_OBJECT, {basis->saying, basis->verb}};
    hold(&speaker, &coded->fields[ENT_CODED_SPEAKER], true);
    hold(&actor, &coded->fields[ENT_CODED_ACTOR], true);
    hold(&addressee, &coded->fields[ENT_CODED_ADDRESSEE], false);
    hold_negation(opinion, basis, &coded->fields[ENT_CODED_NEGATION]);
}
