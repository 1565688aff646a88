/* SPDX-License-Identifier: MIT */
/*
 * Where subjects stand.
 *
 * The words between a verb and the verb before it hold the objects of that one, what joins the clauses, phrases that stand
 * in front ("On Monday, ..."), the subject, and what is put behind it between commas. They are cut off in this order.
 */
#include "reading/clauses/clauses.h"

#include <string.h>

/* Whether a word or mark ends what was before it: another clause begins behind it. */
static bool is_boundary(const ent_scene *s, size_t at)
{
    const ent_token_kind kind = s->tokens[at].kind;
    if (kind == ENT_TOKEN_BREAK || kind == ENT_TOKEN_OPEN || kind == ENT_TOKEN_CLOSE) {
        return true;
    }
    if (ent_scene_is(s, at, "once") && at > 0 && ent_scene_mention(s, at - 1, false) != NULL &&
        at + 1 < s->token_count && s->tokens[at + 1].entry != NULL &&
        (s->tokens[at + 1].entry->forms & ENT_FORM_PAST) != 0) {
        return false; /* he once vowed */
    }
    return ent_scene_has(s, at, ENT_CLASS_JOINS | ENT_CLASS_WHO | ENT_CLASS_THAT) &&
           !(ent_scene_has(s, at, ENT_CLASS_THAT) && at > 0 && ent_scene_is(s, at - 1, "of"));
}

static size_t last_of(const ent_scene *s, ent_stretch words, ent_token_kind kind)
{
    for (size_t at = words.end; at > words.first; at--) {
        if (s->tokens[at - 1].kind == kind) {
            return at - 1;
        }
    }
    return ENT_NO_TOKEN;
}

static size_t first_of(const ent_scene *s, ent_stretch words, ent_token_kind kind)
{
    for (size_t at = words.first; at < words.end; at++) {
        if (s->tokens[at].kind == kind) {
            return at;
        }
    }
    return ENT_NO_TOKEN;
}

static size_t last_and(const ent_scene *s, ent_stretch words)
{
    for (size_t at = words.end; at > words.first; at--) {
        if (ent_scene_has(s, at - 1, ENT_CLASS_AND)) {
            return at - 1;
        }
    }
    return ENT_NO_TOKEN;
}

/* Takes away what stands between commas directly before the verb; it is kept as the apposition. */
static void cut_apposition(const ent_scene *s, ent_group *g, ent_stretch *words, bool fresh)
{
    if (words->end <= words->first + 1 || s->tokens[words->end - 1].kind != ENT_TOKEN_COMMA) {
        return;
    }
    ent_stretch inner = {words->first, words->end - 1};
    size_t comma = fresh ? first_of(s, inner, ENT_TOKEN_COMMA) : last_of(s, inner, ENT_TOKEN_COMMA);
    if (comma == ENT_NO_TOKEN || comma == words->first) {
        words->end--;
        return;
    }
    if (!ent_scene_has(s, comma + 1, ENT_CLASS_PREPOSITION)) {
        g->apposition = (ent_stretch){comma + 1, words->end - 1};
    }
    words->end = comma;
}

/* Where a subject begins behind a phrase without a comma: "at the same time he", "in Geneva the port"; the beginning: nowhere. */
static size_t noun_behind(const ent_scene *s, ent_stretch words)
{
    const size_t last = words.end - 1;
    if (!ent_scene_has(s, words.first, ENT_CLASS_PREPOSITION) &&
        !ent_scene_is(s, words.first, "without")) {
        return words.first;
    }
    if (last > words.first + 1 && ent_scene_has(s, last, ENT_CLASS_PRONOUN)) {
        return last;
    }
    for (size_t at = last; at > words.first + 1; at--) {
        const bool behind_phrase = ent_scene_has(s, at - 1, ENT_CLASS_PREPOSITION);
        if (ent_scene_has(s, at, ENT_CLASS_DETERMINER | ENT_CLASS_OWNER) &&
            !ent_scene_has(s, at - 1, ENT_CLASS_DETERMINER)) {
            return behind_phrase ? words.first : at;
        }
        const ent_mention *name = ent_scene_mention(s, at, false);
        if (name != NULL && name->first == at && !behind_phrase &&
            (name->end == words.end || ent_scene_has(s, name->end, ENT_CLASS_AND)) &&
            !ent_scene_has(s, at - 1, ENT_CLASS_AND) &&
            !ent_scene_has(s, at - 1, ENT_CLASS_DETERMINER)) {
            return at;
        }
    }
    return words.first;
}

/* Takes away phrases in front, each up to its comma, and adverbs. */
static void cut_front(const ent_scene *s, const ent_group *g, ent_stretch *words)
{
    while (words->first < words->end) {
        const size_t at = words->first;
        const size_t comma = first_of(s, *words, ENT_TOKEN_COMMA);
        const bool phrase = ent_scene_is(s, at, "without") ||
                            ent_scene_has(s, at, ENT_CLASS_PREPOSITION | ENT_CLASS_ADVERB) ||
                            s->tokens[at].kind == ENT_TOKEN_NUMBER;
        if (s->tokens[at].kind == ENT_TOKEN_COMMA || ent_scene_has(s, at, ENT_CLASS_AND)) {
            words->first++;
        } else if (phrase && comma != ENT_NO_TOKEN && comma + 1 < words->end && !g->participle) {
            words->first = comma + 1;
        } else if (ent_scene_has(s, at, ENT_CLASS_ADVERB) &&
                   !ent_scene_has(s, at, ENT_CLASS_BOTH | ENT_CLASS_SIDE)) {
            words->first++;
        } else if (phrase && comma == ENT_NO_TOKEN && !g->participle &&
                   noun_behind(s, *words) > words->first) {
            words->first = noun_behind(s, *words);
            return;
        } else if (ent_scene_is(s, at, "with") && g->participle) {
            words->first++;
        } else {
            return;
        }
    }
}

static bool says(const ent_group *g)
{
    return g->verb != NULL && (g->verb->uses & ENT_VERB_SAYS) != 0;
}

/* Of words behind another verb: those behind the last comma or "and", else behind the last phrase. */
static void cut_objects(const ent_scene *s, const ent_group *last, ent_stretch *words)
{
    const size_t comma = last_of(s, *words, ENT_TOKEN_COMMA), joined = last_and(s, *words);
    if (joined == words->end - 1) {
        words->first = words->end; /* the next verb of the same subject */
        return;
    }
    if (ent_scene_is(s, words->end - 1, "there")) {
        words->first = words->end - 1;
        return;
    }
    if (joined != ENT_NO_TOKEN && joined + 1 < words->end) {
        words->first = joined + 1;
        return;
    }
    if (comma != ENT_NO_TOKEN) {
        words->first = comma + 1;
        return;
    }
    if (says(last) && (last->verb->uses & ENT_VERB_TELLS) == 0 &&
        !ent_scene_has(s, words->first, ENT_CLASS_PREPOSITION | ENT_CLASS_ADVERB)) {
        return; /* he said talks with the union would begin */
    }
    size_t at = words->end - 1;
    while (at > words->first && !ent_scene_has(s, at, ENT_CLASS_DETERMINER | ENT_CLASS_PRONOUN) &&
           !ent_scene_has(s, at - 1, ENT_CLASS_PREPOSITION | ENT_CLASS_ADVERB)) {
        at--;
    }
    const size_t of = at > words->first && ent_scene_is(s, at - 1, "of") ? at - 1 : ENT_NO_TOKEN;
    words->first = of == ENT_NO_TOKEN ? at : words->first;
}

/* The noun before "who" or "which" at a place. */
static ent_stretch noun_before(const ent_scene *s, size_t who, size_t floor)
{
    size_t end = who;
    if (end > floor && s->tokens[end - 1].kind == ENT_TOKEN_COMMA) {
        end--;
    }
    size_t first = end;
    while (first > floor && s->tokens[first - 1].kind != ENT_TOKEN_COMMA &&
           !ent_scene_has(s, first - 1, ENT_CLASS_PREPOSITION | ENT_CLASS_AND) &&
           !is_boundary(s, first - 1)) {
        first--;
    }
    return (ent_stretch){first, end};
}

/* A subject that stands behind its verb: from there to a comma, a preposition but "of" and "for", or another clause. */
static ent_stretch behind(const ent_scene *s, const ent_group *g, size_t limit)
{
    size_t end = g->words.end;
    while (end < limit && s->tokens[end].kind != ENT_TOKEN_COMMA && !is_boundary(s, end) &&
           (!ent_scene_has(s, end, ENT_CLASS_PREPOSITION) || ent_scene_is(s, end, "of") ||
            ent_scene_is(s, end, "for"))) {
        end++;
    }
    return (ent_stretch){g->words.end, end};
}

/* Whether a verb of saying often stands before its subject: ", said the minister". */
static bool tags(const ent_group *g)
{
    static const char *const verbs[] = {"say",     "add",  "reply", "write",  "ask",
                                        "explain", "note", "warn",  "insist", "argue"};
    for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++) {
        if (strcmp(g->verb->lemma, verbs[v]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a verb of saying follows the words that were said, and its subject follows it. */
static bool is_inverted(const ent_scene *s, const ent_group *g, size_t limit)
{
    const size_t at = g->words.first;
    if (!says(g) || at == 0 || g->words.end >= limit || g->infinitive || g->participle) {
        return false;
    }
    const ent_token_kind left = s->tokens[at - 1].kind;
    return (left == ENT_TOKEN_CLOSE || (left == ENT_TOKEN_COMMA && tags(g))) &&
           (s->tokens[g->words.end].capital ||
            ent_scene_has(s, g->words.end,
                          ENT_CLASS_DETERMINER | ENT_CLASS_ROLE | ENT_CLASS_PRONOUN) ||
            ent_scene_mention(s, g->words.end, false) != NULL);
}

/* The beginning of a subject whose verb is the first word of a quotation: he said the farmers "cannot wait". */
static size_t past_quote(const ent_scene *s, size_t at, size_t floor)
{
    if (at < floor + 2 || s->tokens[at - 1].kind != ENT_TOKEN_OPEN ||
        s->tokens[at - 2].kind != ENT_TOKEN_WORD || is_boundary(s, at - 2)) {
        return at;
    }
    for (at--; at > floor && !is_boundary(s, at - 1);) {
        at--;
    }
    return at;
}

/* Whether "with" stands before a place, so that a form in -ing has the noun behind it as its subject. */
static bool has_with(const ent_scene *s, size_t floor, size_t at)
{
    return at > floor && ent_scene_is(s, at - 1, "with");
}

/* The subject before words such as ", he said," that part it from its verb; empty when there is none. */
static ent_stretch before_insertion(const ent_scene *s, size_t index)
{
    const ent_group *g = &s->groups[index], *said = g - 1;
    const ent_stretch none = {0, 0};
    if (index == 0 || !says(said) || said->joined || said->inverted ||
        g->words.first != said->words.end + 1 || said->subject.first == 0 ||
        s->tokens[said->words.end].kind != ENT_TOKEN_COMMA ||
        s->tokens[said->subject.first - 1].kind != ENT_TOKEN_COMMA) {
        return none;
    }
    const size_t floor = index < 2 ? 0 : s->groups[index - 2].words.end;
    ent_stretch words = {said->subject.first - 1, said->subject.first - 1};
    while (words.first > floor && !is_boundary(s, words.first - 1) &&
           s->tokens[words.first - 1].kind != ENT_TOKEN_COMMA) {
        words.first--;
    }
    return words;
}

/* Whether a verb stands behind a clause with "who" and its comma: A, who did this, did that. Its subject is that of both. */
static bool follows_relative(const ent_scene *s, size_t index, ent_stretch *out)
{
    if (index == 0 || s->tokens[s->groups[index].words.first - 1].kind != ENT_TOKEN_COMMA) {
        return false;
    }
    size_t last = index - 1;
    while (last > 0 && s->groups[last].infinitive) {
        last--;
    }
    const size_t first = s->groups[last].subject.first;
    if (!s->groups[last].joined && first > 0 && ent_scene_is(s, first - 1, "whose")) {
        *out = noun_before(s, first - 1, 0); /* A, whose members did this, did that */
        return true;
    }
    if (s->groups[last].relative) {
        *out = s->groups[last].subject;
    }
    return s->groups[last].relative;
}

/* The words before a verb, back to the verb or boundary before. */
static ent_stretch words_before(const ent_scene *s, const ent_group *g, size_t floor)
{
    ent_stretch words = {g->words.first, g->words.first};
    while (words.first > floor && !is_boundary(s, words.first - 1)) {
        words.first--;
    }
    if (words.first == words.end) {
        words.first = past_quote(s, words.first, floor);
    }
    return words;
}

/* Takes the words behind a verb of saying as its subject, where they are; no verb may follow them directly. */
static bool take_inverted(const ent_scene *s, ent_group *g, size_t limit)
{
    const ent_stretch after = behind(s, g, limit);
    if (after.first >= after.end || (after.end == limit && limit < s->token_count)) {
        return false;
    }
    g->inverted = true;
    g->subject = after;
    if (ent_scene_kind(s, after.end, ENT_TOKEN_COMMA)) {
        const ent_stretch rest = {after.end + 1, limit};
        const size_t end = first_of(s, rest, ENT_TOKEN_COMMA);
        g->apposition = (ent_stretch){rest.first, end == ENT_NO_TOKEN ? limit : end};
    }
    return true;
}

/* Cuts the words before a verb down to its subject. `fresh`: no other verb of the clause stands before them. */
static void cut_words(const ent_scene *s, ent_group *g, bool fresh, ent_stretch *words)
{
    cut_apposition(s, g, words, fresh);
    if (!fresh && words->first < words->end) {
        cut_objects(s, g - 1, words);
    }
    cut_front(s, g, words);
    if (!fresh || words->first >= words->end) {
        return;
    }
    const size_t comma = last_of(s, *words, ENT_TOKEN_COMMA), joined = last_and(s, *words);
    const bool list = joined != ENT_NO_TOKEN && joined > words->first &&
                      s->tokens[joined - 1].kind == ENT_TOKEN_COMMA;
    if (comma != ENT_NO_TOKEN && !list) {
        words->first = comma + 1;
    }
}

/* Without adverbs and dates at its end. */
static ent_stretch without_adverbs(const ent_scene *s, ent_stretch words)
{
    while (words.end > words.first + 1 &&
           (ent_scene_has(s, words.end - 1, ENT_CLASS_ADVERB) ||
            ent_scene_is(s, words.end - 1, "on") || ent_scene_is(s, words.end - 1, "in"))) {
        words.end--;
    }
    return words;
}

static void place_subject(ent_scene *s, size_t index)
{
    ent_group *g = &s->groups[index];
    const size_t floor = index == 0 ? 0 : s->groups[index - 1].words.end;
    const size_t limit =
        index + 1 < s->group_count ? s->groups[index + 1].words.first : s->token_count;
    ent_stretch words = words_before(s, g, floor);
    const size_t before = words.first > floor ? words.first - 1 : ENT_NO_TOKEN;
    const bool relative = before != ENT_NO_TOKEN && ent_scene_has(s, before, ENT_CLASS_WHO);
    if (is_inverted(s, g, limit) && (index > 0 || words.first == words.end) &&
        take_inverted(s, g, limit)) {
        return;
    }
    if (g->infinitive) {
        g->joined = true;
        return;
    }
    cut_words(s, g, index == 0 || before != ENT_NO_TOKEN, &words);
    const bool unread = relative && s->tokens[g->words.first - 1].kind == ENT_TOKEN_COMMA;
    if (unread) { /* the verb of the clause with "who" is not known */
        words = noun_before(s, before, floor);
        g->relative = true;
    } else if (!relative && follows_relative(s, index, &words)) {
        g->relative = true; /* its subject stands before that, too */
    } else if (words.first == words.end && relative) {
        words = noun_before(s, before, floor);
        g->relative = true;
    } else if (words.first >= words.end) {
        words = before_insertion(s, index);
    }
    g->subject = without_adverbs(s, words);
    if (g->relative && words.first > 1 && words.first < words.end &&
        s->tokens[words.first - 1].kind == ENT_TOKEN_COMMA && g->apposition.end == 0) {
        g->apposition = noun_before(s, words.first - 1, 0); /* A, the farmer who heads it */
    }
    g->joined = words.first >= words.end || (g->participle && !has_with(s, floor, words.first));
}

/* The end of what stands behind a verb: another clause, or the subject of the next verb. */
static size_t reach_of(const ent_scene *s, size_t index)
{
    const ent_group *g = &s->groups[index];
    size_t end = s->token_count;
    if (index + 1 < s->group_count) {
        const ent_group *next = &s->groups[index + 1];
        end = next->words.first;
        if (!next->joined && !next->inverted && next->subject.first >= g->words.end &&
            next->subject.first < end) {
            end = next->subject.first;
        }
    }
    size_t at = g->words.end;
    while (at < end &&
           !(ent_scene_has(s, at, ENT_CLASS_JOINS | ENT_CLASS_WHO | ENT_CLASS_THAT) &&
             !ent_scene_is(s, at, "as") && !(at > 0 && ent_scene_is(s, at - 1, "of"))) &&
           s->tokens[at].kind != ENT_TOKEN_BREAK) {
        at++;
    }
    return at;
}

void ent_subjects_place(ent_scene *scene)
{
    for (size_t g = 0; g < scene->group_count; g++) {
        place_subject(scene, g);
    }
    for (size_t g = 0; g < scene->group_count; g++) {
        scene->groups[g].reach_end = reach_of(scene, g);
    }
}
