/* SPDX-License-Identifier: MIT */
/*
 * Who reports what.
 *
 * A verb of saying governs what follows it by "that", in quotation marks, or as a clause of its own; a verb of saying behind
 * a comma or a quotation governs what stands before it. What is governed ends where the author is heard again: at a new
 * verb of saying with a subject of its own, at "while" or "although" behind a comma, at a semicolon.
 */
#include "reading/clauses/clauses.h"

#include "reading/rules.h"

/* What stands directly before a clause. */
typedef struct link {
    bool comma, and, that, who, joins, opens, closes, cut;
    bool late; /* it begins a condition */
    bool sub;  /* it tells when or why, as "before" */
} link;

static bool says(const ent_group *g)
{
    return g->verb != NULL && (g->verb->uses & ENT_VERB_SAYS) != 0 && !g->be;
}

static size_t clause_start(const ent_scene *s, size_t index)
{
    const ent_group *g = &s->groups[index];
    const size_t floor = index == 0 ? 0 : g[-1].words.end;
    return g->joined || g->inverted || g->relative || g->subject.first < floor ? g->words.first
                                                                               : g->subject.first;
}

static link link_before(const ent_scene *s, size_t index)
{
    const size_t floor = index == 0 ? 0 : s->groups[index - 1].words.end;
    link out = {0};
    for (size_t at = clause_start(s, index); at > floor; at--) {
        const size_t t = at - 1;
        const ent_token_kind kind = s->tokens[t].kind;
        if (kind == ENT_TOKEN_COMMA) {
            out.comma = true;
        } else if (kind == ENT_TOKEN_OPEN) {
            out.opens = true;
        } else if (kind == ENT_TOKEN_CLOSE) {
            out.closes = true;
        } else if (kind == ENT_TOKEN_BREAK) {
            out.cut = true;
        } else if (ent_scene_has(s, t, ENT_CLASS_AND)) {
            out.and = true;
        } else if (ent_scene_has(s, t, ENT_CLASS_THAT)) {
            if (out.joins && t > 0 && ent_scene_has(s, t - 1, ENT_CLASS_PREPOSITION)) {
                break; /* agree to that only if */
            }
            out.that = true;
        } else if (ent_scene_has(s, t, ENT_CLASS_WHO)) {
            out.who = true;
        } else if (ent_scene_has(s, t, ENT_CLASS_JOINS)) {
            out.joins = true;
            out.late |= ent_scene_has(s, t, ENT_CLASS_LATE);
            out.sub |= !ent_scene_is(s, t, "while") && !ent_scene_is(s, t, "although") &&
                       !ent_scene_is(s, t, "though") && !ent_scene_is(s, t, "whereas");
        } else if (!ent_scene_has(s, t, ENT_CLASS_ADVERB)) {
            break;
        }
    }
    return out;
}

/* Whether a verb of saying is followed by what it says. */
static bool governs(const ent_scene *s, size_t index)
{
    const ent_group *g = &s->groups[index];
    if (!says(g) || index + 1 == s->group_count || s->groups[index + 1].infinitive ||
        g->attributes) {
        return false;
    }
    const link next = link_before(s, index + 1);
    if (next.that || (next.opens && !next.and)) {
        return true;
    }
    return !next.comma && !next.and &&!next.who && !next.joins && !next.cut &&
           !s->groups[index + 1].joined;
}

/* Whether words that are reported go on behind a verb of saying: a second quotation, or the verb of the subject before it. */
static bool goes_on(const ent_scene *s, size_t index)
{
    if (index + 1 == s->group_count) {
        return false;
    }
    const ent_group *g = &s->groups[index], *next = g + 1;
    return link_before(s, index + 1).opens ||
           (!next->joined && next->subject.end < g->words.first &&
            next->words.first == g->words.end + 1);
}

/* Whether a verb of saying stands behind the words that it reports. */
static bool follows(const ent_scene *s, size_t index)
{
    const ent_group *g = &s->groups[index];
    if (!says(g) || g->participle || g->infinitive || (g->joined && !g->inverted)) {
        return false;
    }
    const size_t start = clause_start(s, index);
    if (start == 0 ||
        (index == 0 && s->tokens[start - 1].kind != ENT_TOKEN_CLOSE && !goes_on(s, index))) {
        return false;
    }
    const ent_token_kind left = s->tokens[start - 1].kind;
    if (left != ENT_TOKEN_COMMA && left != ENT_TOKEN_CLOSE) {
        return false;
    }
    if (index + 1 == s->group_count) {
        return true;
    }
    const link next = link_before(s, index + 1);
    return !next.that && (next.comma || next.and || next.who || next.cut || next.opens ||
                          next.joins || s->groups[index + 1].infinitive);
}

/* Whether the author, or somebody else, is heard again from this group on. */
static bool is_heard_again(const ent_scene *s, size_t index, link before)
{
    const ent_group *g = &s->groups[index];
    if (before.that || before.late) {
        return false;
    }
    if (before.cut) {
        return true;
    }
    const bool other = before.comma || before.and || before.joins || before.closes;
    if (says(g) && other && !g->infinitive) {
        return true;
    }
    if (s->tokens[g->head].quoted) {
        return false;
    }
    const bool plain = !g->future && !ent_scene_has(s, g->words.first, ENT_CLASS_MODAL);
    return (before.joins && before.comma) || (before.comma && before.and &&!g->joined && plain) ||
           (g->participle && before.comma);
}

/* The nearest group before one that has a subject of its own and is not reported. */
static const ent_group *main_before(const ent_scene *s, size_t index)
{
    for (size_t i = index; i > 0; i--) {
        const ent_group *g = &s->groups[i - 1];
        if (!g->joined && g->governor == ENT_NO_GROUP) {
            return g;
        }
    }
    return index > 0 ? &s->groups[index - 1] : NULL;
}

/* The subject of a group without one of its own. */
static ent_reference shared_subject(const ent_scene *s, size_t index, size_t governor)
{
    const ent_group *g = &s->groups[index], *last = index > 0 ? &s->groups[index - 1] : NULL;
    ent_reference none = {0};
    if (last == NULL) {
        return none;
    }
    if (g->infinitive && last->verb != NULL && (last->verb->uses & ENT_VERB_ASKS) != 0) {
        const ent_stretch object = {
            last->particle == ENT_NO_TOKEN ? last->words.end : last->particle + 1, g->words.first};
        const ent_reference asked = ent_people_refer(s, object);
        if (asked.count > 0 || (last->verb->uses & ENT_VERB_MYSELF) == 0) {
            return asked;
        }
    }
    if (g->participle || (says(g) && governor != ENT_NO_GROUP)) {
        const ent_group *first = main_before(s, index);
        return first == NULL ? none : first->who;
    }
    return last->who;
}

/* Who stands behind "by" and a passive verb. */
static void find_agent(const ent_scene *s, ent_group *g)
{
    for (size_t at = g->words.end; g->passive && at < g->reach_end; at++) {
        if (ent_scene_is(s, at, "by")) {
            g->agent = ent_people_refer(s, (ent_stretch){at + 1, g->reach_end});
            return;
        }
    }
}

/* Whom the subject of a group stands for. `governor`: the group whose words it may be. */
static void find_subject(ent_scene *s, size_t index, size_t governor)
{
    ent_group *g = &s->groups[index];
    if (g->joined) {
        g->who = shared_subject(s, index, governor);
        return;
    }
    g->who = ent_people_refer(s, g->subject);
    find_agent(s, g);
    const bool guess =
        g->who.count == 0 || (g->who.confidence == ENT_CONFIDENCE_LOW &&
                              !ent_scene_has(s, g->subject.first, ENT_CLASS_PRONOUN));
    if (guess && !g->who.self && g->apposition.first < g->apposition.end) {
        const ent_reference other = ent_people_refer(s, g->apposition);
        if (other.count == 1 && other.rule != NULL) {
            g->who = other;
            g->who.words = g->subject;
            ent_people_introduce(s, g->subject, other.party[0]);
        }
    } else if (g->who.count == 1 && g->who.person) {
        ent_people_introduce(s, g->subject, g->who.party[0]);
        if (g->apposition.end - g->apposition.first <= 3) {
            ent_people_introduce(s, g->apposition, g->who.party[0]);
        }
    }
}

/* "they" are two who acted together in this sentence before. */
static bool point_to_two(ent_scene *s, size_t index)
{
    ent_group *g = &s->groups[index];
    for (size_t i = index; i > 0; i--) {
        if (s->groups[i - 1].who.count == 2) {
            const ent_stretch words = g->who.words;
            g->who = s->groups[i - 1].who;
            g->who.words = words;
            g->who.rule = ENT_RULE_PRONOUN;
            g->who.confidence = ENT_CONFIDENCE_LOW;
            return true;
        }
    }
    return false;
}

/* Pronouns point to whoever was told of in this sentence before. */
static void point_back(ent_scene *s, size_t index)
{
    ent_group *g = &s->groups[index];
    if (g->joined || g->who.count == 2 || !(g->who.self || g->who.back)) {
        return;
    }
    if (ent_scene_is(s, g->who.words.first, "they") && point_to_two(s, index)) {
        return;
    }
    const ent_group *to = NULL;
    if (g->governor != ENT_NO_GROUP) {
        to = &s->groups[g->governor];
    } else if (!g->who.self && index > 0) {
        to = main_before(s, index);
    }
    const ent_reference *whom = to == NULL                           ? NULL
                                : to->passive && to->agent.count > 0 ? &to->agent
                                                                     : &to->who;
    if (to != NULL && to != g && whom->count == 1) {
        const ent_stretch words = g->who.words;
        const bool self = g->who.self;
        g->who = *whom;
        g->who.words = words;
        g->who.back = true;
        g->who.rule = self ? ENT_RULE_WE : ENT_RULE_PRONOUN;
        g->who.confidence = self ? ENT_CONFIDENCE_MEDIUM : ENT_CONFIDENCE_LOW;
    }
}

/* Gives a verb of saying behind what it reports all that stands before it and is said by nobody yet. */
static void attribute(ent_scene *s, size_t index, size_t from)
{
    for (size_t i = from; i < index; i++) {
        if (s->groups[i].governor == ENT_NO_GROUP) {
            s->groups[i].governor = index;
            point_back(s, i);
        }
    }
}

/* "according to" somebody, anywhere in the sentence. */
static void find_according(ent_scene *s)
{
    s->according = (ent_reference){0};
    for (size_t at = 0; at + 2 < s->token_count; at++) {
        if (!ent_scene_is(s, at, "according") || !ent_scene_is(s, at + 1, "to")) {
            continue;
        }
        size_t end = at + 2;
        while (end < s->token_count && s->tokens[end].kind != ENT_TOKEN_COMMA &&
               s->tokens[end].kind != ENT_TOKEN_MARK && s->tokens[end].kind != ENT_TOKEN_BREAK) {
            end++;
        }
        s->according = ent_people_refer(s, (ent_stretch){at + 2, end});
    }
}

void ent_levels_find(ent_scene *scene)
{
    size_t current = ENT_NO_GROUP, from = 0;
    find_according(scene);
    for (size_t i = 0; i < scene->group_count; i++) {
        ent_group *g = &scene->groups[i];
        const link before = link_before(scene, i);
        g->attributes = follows(scene, i);
        g->aside = before.sub;
        g->condition = before.late || (g->infinitive && i > 0 && scene->groups[i - 1].condition);
        const size_t governor = current;
        if (g->attributes || (current != ENT_NO_GROUP && is_heard_again(scene, i, before))) {
            current = ENT_NO_GROUP;
        }
        g->governor = before.who && !before.that ? ENT_NO_GROUP : current;
        if (g->infinitive && i > 0) {
            g->governor = scene->groups[i - 1].governor;
        }
        find_subject(scene, i, governor);
        point_back(scene, i);
        if (g->attributes) {
            attribute(scene, i, from);
            from = i + 1;
            current = goes_on(scene, i) ? i : ENT_NO_GROUP;
        } else if (governs(scene, i)) {
            current = i;
            from = i + 1;
        }
    }
}
