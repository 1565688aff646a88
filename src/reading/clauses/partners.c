/* SPDX-License-Identifier: MIT */
/*
 * Who speaks, who acts, and whom it goes to.
 *
 * Who reports a group speaks; so does who acts in words. Who is told, asked, met or telephoned is the object of the verb, or
 * stands behind "with", "to" or "from"; of whom something is demanded is the subject of what is demanded.
 */
#include "reading/clauses/statements.h"

#include "reading/rules.h"

#include <string.h>

/* Sets a field to a party; words that were not placed are left out. */
static void set_party(const ent_scene *s, ent_draft *draft, ent_coded_field field,
                      const ent_reference *who, const char *rule)
{
    if (who->count == 0 || who->words.first >= who->words.end) {
        return;
    }
    const bool own = who->confidence == ENT_CONFIDENCE_LOW ||
                     (who->rule != NULL && strcmp(who->rule, ENT_RULE_WE) == 0);
    draft->fields[field] = (ent_found){.known = true,
                                       .index = who->party[0],
                                       .value = ENT_NO_VALUE,
                                       .span = ent_scene_span(s, who->words),
                                       .rule = own ? who->rule : rule,
                                       .confidence = who->confidence};
}

/* Sets the addressee to a party that is not the actor. */
static void address(const ent_scene *s, ent_draft *draft, const ent_reference *who,
                    const char *rule)
{
    const ent_found *speaker = &draft->fields[ENT_CODED_SPEAKER];
    if (speaker->known && who->count > 0 && speaker->index == who->party[0] &&
        draft->act == ENT_ACT_STATE) {
        return;
    }
    const ent_found *actor = &draft->fields[ENT_CODED_ACTOR];
    if (draft->fields[ENT_CODED_ADDRESSEE].known || who->count == 0 ||
        (actor->known &&
         (actor->index == who->party[0] ||
          (who->count == 2 && actor->index == who->party[1] && draft->act == ENT_ACT_DEMAND)))) {
        return;
    }
    set_party(s, draft, ENT_CODED_ADDRESSEE, who, rule);
}

/* Whether a demand, an offer, a promise or a threat is denied: nobody has said it. */
static bool is_unsaid(const ent_scene *s, const ent_draft *draft)
{
    return s->groups[draft->group].negation != ENT_NO_TOKEN &&
           (draft->act == ENT_ACT_DEMAND || draft->act == ENT_ACT_OFFER ||
            draft->act == ENT_ACT_PROMISE || draft->act == ENT_ACT_THREATEN);
}

static void find_speaker(const ent_scene *s, ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    if (g->governor != ENT_NO_GROUP) {
        const ent_group *by = &s->groups[g->governor];
        set_party(s, draft, ENT_CODED_SPEAKER, by->passive ? &by->agent : &by->who,
                  by->passive      ? ENT_RULE_BY
                  : by->attributes ? ENT_RULE_SAID
                                   : ENT_RULE_SAYS);
    } else if (s->according.count > 0) {
        set_party(s, draft, ENT_CODED_SPEAKER, &s->according, ENT_RULE_ACCORDING);
    } else if (s->tokens[g->head].quoted && s->memory->speaker.count == 1) {
        ent_reference again = s->memory->speaker;
        again.words = (ent_stretch){g->head, g->head + 1};
        again.confidence = ENT_CONFIDENCE_LOW;
        again.rule = ENT_RULE_QUOTE;
        set_party(s, draft, ENT_CODED_SPEAKER, &again, ENT_RULE_QUOTE);
    } else if (draft->in_words && !is_unsaid(s, draft)) {
        set_party(s, draft, ENT_CODED_SPEAKER, &g->who,
                  draft->act == ENT_ACT_STATE ? ENT_RULE_SAYS : ENT_RULE_WORDS);
    }
}

/* A noun phrase that begins at a place: up to a comma, a preposition but "of", another clause or an option. */
static ent_stretch phrase_at(const ent_scene *s, size_t first, size_t end)
{
    size_t at = first;
    while (at < end && s->tokens[at].kind != ENT_TOKEN_COMMA &&
           s->tokens[at].kind != ENT_TOKEN_BREAK && s->tokens[at].kind != ENT_TOKEN_OPEN &&
           (ent_scene_mention(s, at, false) != NULL || ent_scene_is(s, at, "of") ||
            !ent_scene_has(s, at,
                           ENT_CLASS_PREPOSITION | ENT_CLASS_TO | ENT_CLASS_JOINS | ENT_CLASS_THAT |
                               ENT_CLASS_WHO)) &&
           !(at > first && ent_scene_has(s, at, ENT_CLASS_AND)) &&
           ent_scene_mention(s, at, true) == NULL) {
        at++;
    }
    return (ent_stretch){first, at};
}

/* The party behind one of a few prepositions in the reach. */
static ent_reference behind_word(const ent_scene *s, const ent_draft *draft, const char *word)
{
    const ent_reference nobody = {0};
    const ent_group *g = &s->groups[draft->group];
    const bool placed = !g->joined && !g->inverted && g->subject.first < g->words.first;
    for (size_t at = placed && g->who.count == 0 ? g->subject.first : g->words.end;
         at < draft->reach.end; at++) {
        if (ent_scene_is(s, at, word) && ent_scene_mention(s, at, true) == NULL) {
            const ent_reference who = ent_people_refer(s, phrase_at(s, at + 1, draft->reach.end));
            if (who.count > 0) {
                return who;
            }
        }
    }
    return nobody;
}

/* The party that owns the noun of a move in the reach: "the company's offer", "their demand". */
static ent_reference owner_of_move(const ent_scene *s, const ent_draft *draft)
{
    const ent_reference nobody = {0};
    for (size_t at = s->groups[draft->group].words.end; at < draft->reach.end; at++) {
        const ent_mention *m = ent_scene_mention(s, at, false);
        if (m != NULL && ent_scene_kind(s, m->end, ENT_TOKEN_OWNER)) {
            return ent_people_refer(s, (ent_stretch){m->first, m->end});
        }
        if (ent_scene_has(s, at, ENT_CLASS_PREPOSITION | ENT_CLASS_AND)) {
            break;
        }
    }
    return nobody;
}

static unsigned uses_of(const ent_group *g)
{
    return g->verb == NULL ? 0 : g->verb->uses;
}

/* The object of a verb that tells, asks or meets. */
static ent_reference object_of(const ent_scene *s, const ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    const size_t first = g->particle == ENT_NO_TOKEN ? g->words.end : g->particle + 1;
    return ent_people_refer(s, phrase_at(s, first, g->reach_end));
}

/* The agent of a passive verb. */
static void find_agent(const ent_scene *s, ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    set_party(s, draft, ENT_CODED_ACTOR, &g->agent, ENT_RULE_BY);
    if (draft->in_words && g->governor == ENT_NO_GROUP) {
        draft->fields[ENT_CODED_SPEAKER].known = false;
        set_party(s, draft, ENT_CODED_SPEAKER, &g->agent, ENT_RULE_BY);
    }
    if ((uses_of(g) & (ENT_VERB_TELLS | ENT_VERB_PEOPLE)) != 0) {
        address(s, draft, &g->who, ENT_RULE_OBJECT);
    }
}

/* Whether the one who reports acts, and the subject is whom it goes to: of what is demanded or refused by how it is said. */
static bool reporter_acts(const ent_draft *draft, const ent_group *g, const ent_reference *speaker)
{
    const ent_act act = draft->act;
    if (speaker == NULL || speaker->count == 0 || draft->in_words) {
        return false;
    }
    const ent_act own = g->verb == NULL || g->be ? ENT_ACT_DO : g->verb->act;
    const bool same = g->who.count == 1 && g->who.party[0] == speaker->party[0];
    return act != own && !same && act != ENT_ACT_STATE && act != ENT_ACT_AGREE &&
           act != ENT_ACT_MEET && act != ENT_ACT_CALL &&
           (act == ENT_ACT_DEMAND || act == ENT_ACT_REFUSE ||
            (g->who.count == 0 && act != ENT_ACT_EXPECT));
}

/* Of two who act the one whose option it is does it: "neither A nor B withdrew". */
static void choose_of_two(const ent_scene *s, ent_draft *draft, const ent_reference *who)
{
    const ent_found *issue = &draft->fields[ENT_CODED_ISSUE];
    ent_reference first = *who, second = *who;
    second.party[0] = who->party[1];
    if (draft->act == ENT_ACT_DO && issue->known) {
        const size_t owner = ent_option_at(s->dispute, issue->index).party;
        set_party(s, draft, ENT_CODED_ACTOR, owner == second.party[0] ? &second : &first,
                  ENT_RULE_VERB);
        return;
    }
    set_party(s, draft, ENT_CODED_ACTOR, &first, ENT_RULE_VERB);
    if (!ent_scene_is(s, who->words.first, "neither")) {
        address(s, draft, &second, ENT_RULE_WITH);
    }
}

/* Whether the option that a draft is about is that of a party. */
static bool owns_issue(const ent_scene *s, const ent_draft *draft, const ent_reference *who)
{
    const ent_found *issue = &draft->fields[ENT_CODED_ISSUE];
    return who->count == 1 && issue->known &&
           ent_option_at(s->dispute, issue->index).party == who->party[0];
}

static void find_actor(const ent_scene *s, ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    const ent_reference *speaker = ent_scene_speaker(s, g);
    const ent_group *by = g->governor == ENT_NO_GROUP ? NULL : &s->groups[g->governor];
    if (by != NULL && by->verb != NULL && draft->act == ENT_ACT_AGREE &&
        by->verb->act == ENT_ACT_AGREE) { /* they agreed that */
        if (by->who.count == 2) {
            choose_of_two(s, draft, &by->who);
        } else {
            set_party(s, draft, ENT_CODED_ACTOR, &by->who, ENT_RULE_VERB);
        }
    } else if (g->passive && draft->act == (g->verb == NULL ? ENT_ACT_DO : g->verb->act)) {
        find_agent(s, draft);
    } else if (reporter_acts(draft, g, speaker)) {
        ent_reference who = *speaker;
        if (g->governor == ENT_NO_GROUP && s->according.count == 0) { /* from another sentence */
            who.words = (ent_stretch){g->head, g->head + 1};
            who.confidence = ENT_CONFIDENCE_LOW;
            who.rule = ENT_RULE_QUOTE;
        }
        set_party(s, draft, ENT_CODED_ACTOR, &who, ENT_RULE_OWN);
        address(s, draft, &g->who, ENT_RULE_ASKED);
    } else if (draft->act == ENT_ACT_STATE && draft->in_words) {
        if ((uses_of(g) & ENT_VERB_PEOPLE) != 0) { /* who is accused is said to act */
            const ent_reference who = object_of(s, draft);
            set_party(s, draft, ENT_CODED_ACTOR, &who, ENT_RULE_OBJECT);
        } else if (owns_issue(s, draft, &g->who)) { /* denied plans to close the plant */
            set_party(s, draft, ENT_CODED_ACTOR, &g->who, ENT_RULE_VERB);
        }
    } else if (g->who.count == 2) {
        choose_of_two(s, draft, &g->who);
    } else {
        set_party(s, draft, ENT_CODED_ACTOR, &g->who, ENT_RULE_VERB);
    }
}

/* "its neighbour", "her counterpart", "the other side": of two parties the one that does not act. */
static bool means_other(const ent_scene *s, ent_draft *draft, const ent_reference *who)
{
    static const char *const others[] = {"neighbour", "neighbor", "colleague", "counterpart",
                                         "rival",     "opponent", "partner",   "adversary"};
    const ent_found *actor = &draft->fields[ENT_CODED_ACTOR];
    const ent_named_last *named = &s->memory->named;
    const ent_stretch words = who->words;
    bool found = false;
    for (size_t at = words.first; at < words.end && at < words.first + 4; at++) {
        found |= ent_scene_is(s, at, "other") && ent_scene_is(s, words.first, "the");
        for (size_t o = 0; o < sizeof others / sizeof *others; o++) {
            found |=
                ent_scene_is(s, at, others[o]) && ent_scene_has(s, words.first, ENT_CLASS_OWNER);
        }
    }
    const bool two = ent_party_count(s->dispute) == 2;
    if (!found || !actor->known || (!two && named->recent[1] == SIZE_MAX)) {
        return false;
    }
    ent_reference other = {.count = 1, .words = words, .rule = ENT_RULE_OTHER};
    other.confidence = ENT_CONFIDENCE_LOW;
    other.party[0] = two                                ? 1 - actor->index
                     : named->recent[0] != actor->index ? named->recent[0]
                                                        : named->recent[1];
    address(s, draft, &other, ENT_RULE_OTHER);
    return true;
}

/* The object of a verb that tells, asks or meets; of both sides the one whose option it is. */
static void address_object(const ent_scene *s, ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    const unsigned uses = ENT_VERB_TELLS | ENT_VERB_PEOPLE | ENT_VERB_ASKS;
    if (g->passive || g->be || (uses_of(g) & uses) == 0 || draft->act == ENT_ACT_STATE) {
        return;
    }
    ent_reference who = object_of(s, draft);
    if (means_other(s, draft, &who)) {
        return;
    }
    const ent_found *issue = &draft->fields[ENT_CODED_ISSUE];
    if (who.count == 2 && issue->known &&
        ent_option_at(s->dispute, issue->index).party == who.party[1]) {
        who.party[0] = who.party[1];
    }
    address(s, draft, &who, ENT_RULE_OBJECT);
}

/* Whoever is told what is promised, refused or asked: the object of the verb of telling. */
static void address_told(const ent_scene *s, ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    const ent_group *by = g->governor == ENT_NO_GROUP ? NULL : &s->groups[g->governor];
    if (by != NULL && !by->passive && !by->inverted && (uses_of(by) & ENT_VERB_TELLS) != 0 &&
        draft->act != ENT_ACT_STATE) {
        const ent_reference who = ent_people_refer(s, phrase_at(s, by->words.end, by->reach_end));
        address(s, draft, &who, ENT_RULE_OBJECT);
    }
}

/* The words behind which the addressee of an act stands, the first before the second; NULL: none. */
static const char *const *words_to(ent_act act)
{
    static const char *const with[] = {"with", "to"}, *const with_alone[] = {"with", NULL},
                             *const from[] = {"from", NULL}, *const to[] = {"to", NULL};
    switch (act) {
    case ENT_ACT_MEET:
    case ENT_ACT_CALL:
        return with;
    case ENT_ACT_AGREE:
    case ENT_ACT_PROMISE:
        return with_alone;
    case ENT_ACT_DEMAND:
        return from;
    case ENT_ACT_OFFER:
        return to;
    default:
        return NULL;
    }
}

static void find_addressee(const ent_scene *s, ent_draft *draft)
{
    address_object(s, draft);
    address_told(s, draft);
    const char *const *words = words_to(draft->act);
    for (size_t w = 0; words != NULL && w < 2 && words[w] != NULL; w++) {
        const ent_reference who = behind_word(s, draft, words[w]);
        address(s, draft, &who, ENT_RULE_WITH);
    }
    if (draft->act == ENT_ACT_REFUSE || draft->act == ENT_ACT_WELCOME ||
        draft->act == ENT_ACT_AGREE || draft->act == ENT_ACT_CONCEDE) {
        const ent_reference who = owner_of_move(s, draft);
        address(s, draft, &who, ENT_RULE_OWNER);
    }
}

void ent_draft_people(const ent_scene *scene, ent_draft *draft)
{
    find_speaker(scene, draft);
    find_actor(scene, draft);
    find_addressee(scene, draft);
}
