/* SPDX-License-Identifier: MIT */
/*
 * Whom words stand for: a party that is named; people of whom the words say that they act for one; somebody who was
 * introduced before; or, with low confidence, who was spoken of last.
 */
#include "reading/clauses/clauses.h"

#include "reading/rules.h"

#include <string.h>

static ent_reference refer_to(size_t party, ent_stretch words, const char *rule,
                              ent_confidence confidence)
{
    return (ent_reference){
        .count = 1, .party = {party, 0}, .words = words, .rule = rule, .confidence = confidence};
}

/* What was remembered, for words that point back to it. */
static ent_reference again(const ent_reference *known, ent_stretch words)
{
    ent_reference out = *known;
    out.words = words;
    out.rule = ENT_RULE_PRONOUN;
    out.confidence = ENT_CONFIDENCE_LOW;
    return out;
}

static ent_reference nobody(ent_stretch words)
{
    return (ent_reference){.words = words};
}

/* A pronoun, or "his government". */
static ent_reference find_back(const ent_scene *s, ent_stretch words)
{
    const ent_memory *memory = s->memory;
    const size_t at = words.first;
    if (ent_scene_is(s, at, "we") || ent_scene_is(s, at, "i") || ent_scene_is(s, at, "our") ||
        ent_scene_is(s, at, "my")) {
        ent_reference out = nobody(words);
        out.self = true;
        return out;
    }
    const bool human = ent_scene_is(s, at, "he") || ent_scene_is(s, at, "she") ||
                       ent_scene_is(s, at, "his") || ent_scene_is(s, at, "her") ||
                       ent_scene_is(s, at, "him");
    const bool several = ent_scene_is(s, at, "they") || ent_scene_is(s, at, "their");
    if (human) {
        const ent_reference *known = memory->person.count == 1    ? &memory->person
                                     : memory->speaker.count == 1 ? &memory->speaker
                                                                  : &memory->subject;
        return known->count == 1 ? again(known, words) : nobody(words);
    }
    if (several && memory->subject.count == 2) {
        return again(&memory->subject, words);
    }
    return memory->body.count > 0 ? again(&memory->body, words) : again(&memory->subject, words);
}

static ent_reference refer_back(const ent_scene *s, ent_stretch words)
{
    ent_reference out = find_back(s, words);
    out.back = true;
    return out;
}

/* Notes that a party was named. */
static void note_party(ent_named_last *memory, size_t party)
{
    if (memory->first[0] == SIZE_MAX) {
        memory->first[0] = party;
    } else if (memory->first[1] == SIZE_MAX && memory->first[0] != party) {
        memory->first[1] = party;
    }
    if (memory->recent[0] != party) {
        memory->recent[1] = memory->recent[0];
        memory->recent[0] = party;
    }
}

/* The two parties that "both sides" are: those that were named last, in the order of the text. */
static ent_reference refer_to_both(const ent_scene *s, ent_stretch words)
{
    ent_named_last known = s->memory->named;
    const ent_named_last *memory = &known;
    ent_reference out = nobody(words);
    for (size_t m = 0; m < s->mention_count && s->mentions[m].end <= words.first; m++) {
        if (!s->mentions[m].named.option) {
            note_party(&known, s->mentions[m].named.index);
        }
    }
    if (memory->recent[0] == SIZE_MAX || memory->recent[1] == SIZE_MAX) {
        return out;
    }
    const bool turn =
        memory->recent[1] != memory->first[0] &&
        (memory->recent[0] == memory->first[0] || memory->recent[0] == memory->first[1]);
    out.count = 2;
    out.party[0] = memory->recent[turn ? 0 : 1];
    out.party[1] = memory->recent[turn ? 1 : 0];
    out.rule = ENT_RULE_BOTH;
    out.confidence = ENT_CONFIDENCE_LOW;
    return out;
}

/* What stands in the words before the first preposition or comma. */
typedef struct head_words {
    size_t end;               /* behind them */
    const ent_mention *name;  /* the last mention of a party that is no role */
    const ent_mention *other; /* one of another party before it, joined by "and" */
    const ent_mention *role;
    size_t role_noun;      /* a noun for people or words, the last of them; or ENT_NO_TOKEN */
    ent_reference pronoun; /* of a pronoun that is joined with a name */
    bool both, outsider, and;
} head_words;

static void note_mention(const ent_scene *s, head_words *head, size_t at)
{
    const ent_mention *mention = ent_scene_mention(s, at, false);
    if (mention == NULL || mention->first != at) {
        return;
    }
    if (mention->named.role) {
        head->role = mention;
        return;
    }
    if (head->name != NULL && head->and &&head->name->named.index != mention->named.index &&
        head->other == NULL) {
        head->other = head->name;
    }
    head->name = mention;
}

static head_words read_head(const ent_scene *s, ent_stretch words)
{
    head_words head = {.end = words.first, .role_noun = ENT_NO_TOKEN};
    for (; head.end < words.end; head.end++) {
        const size_t at = head.end;
        const ent_token *token = &s->tokens[at];
        const ent_mention *inside = ent_scene_mention(s, at, false);
        if (inside == NULL && at > words.first &&
            (token->kind == ENT_TOKEN_COMMA || token->kind == ENT_TOKEN_BREAK ||
             ent_scene_has(s, at, ENT_CLASS_PREPOSITION))) {
            break;
        }
        note_mention(s, &head, at);
        head.both |= at < words.first + 2 &&
                     (ent_scene_has(s, at, ENT_CLASS_BOTH) || ent_scene_is(s, at, "neither"));
        head.outsider |= inside == NULL && ent_scene_has(s, at, ENT_CLASS_OTHERS | ENT_CLASS_PRESS);
        head.and |= ent_scene_has(s, at, ENT_CLASS_AND);
        if (at < words.first + 2 && inside == NULL && ent_scene_has(s, at, ENT_CLASS_PRONOUN)) {
            head.pronoun = refer_back(s, (ent_stretch){at, at + 1});
        }
        if (inside == NULL &&
            ent_scene_has(s, at, ENT_CLASS_ROLE | ENT_CLASS_SIDE | ENT_CLASS_SPEECH)) {
            head.role_noun = at;
        }
    }
    return head;
}

/* Whether a noun takes "to" for whom somebody works: an aide to the mayor, an official close to him. */
static bool serves(const ent_scene *s, size_t at)
{
    return ent_scene_is(s, at, "aide") || ent_scene_is(s, at, "aides") ||
           ent_scene_is(s, at, "adviser") || ent_scene_is(s, at, "advisers") ||
           ent_scene_is(s, at, "advisor") || ent_scene_is(s, at, "close");
}

/* The first party that is named behind the head, after a preposition that says for whom people act. */
static const ent_mention *behalf(const ent_scene *s, size_t from, size_t end)
{
    for (size_t at = from; at < end; at++) {
        const bool joins = ent_scene_is(s, at, "of") || ent_scene_is(s, at, "for") ||
                           ent_scene_is(s, at, "from") || ent_scene_is(s, at, "in") ||
                           ent_scene_is(s, at, "at") || ent_scene_is(s, at, "including") ||
                           (at > 0 && ent_scene_is(s, at, "to") && serves(s, at - 1));
        if (at == from && !joins && s->tokens[at].kind != ENT_TOKEN_COMMA) {
            return NULL;
        }
        const ent_mention *mention = ent_scene_mention(s, at, false);
        if (mention != NULL) {
            return mention;
        }
    }
    return NULL;
}

static bool same_bytes(const char *text, ent_span one, ent_span other)
{
    return one.end - one.start == other.end - other.start &&
           memcmp(text + one.start, text + other.start, one.end - one.start) == 0;
}

/* Somebody who was introduced before, by the last word of the name. */
static const ent_person *known_person(const ent_scene *s, size_t at)
{
    for (size_t p = s->memory->person_count; p > 0; p--) {
        const ent_person *person = &s->memory->people[p - 1];
        if (same_bytes(s->text, person->name, s->tokens[at].span)) {
            return person;
        }
    }
    return NULL;
}

static bool is_unknown_name(const ent_scene *s, size_t at)
{
    return s->tokens[at].kind == ENT_TOKEN_WORD && s->tokens[at].capital &&
           ent_scene_mention(s, at, false) == NULL &&
           (s->tokens[at].entry == NULL || s->tokens[at].entry->classes == 0);
}

/* Where a party is named, and the last word belongs to its name. */
static ent_reference refer_by_name(const head_words *head, ent_stretch words)
{
    ent_reference out =
        refer_to(head->name->named.index, words, ENT_RULE_NAME, ENT_CONFIDENCE_MEDIUM);
    out.person = head->name->named.leader;
    if (head->pronoun.count == 1 && head->and &&head->pronoun.party[0] != out.party[0]) {
        out.count = 2; /* both he and Putin */
        out.party[1] = out.party[0];
        out.party[0] = head->pronoun.party[0];
        out.confidence = ENT_CONFIDENCE_LOW;
        out.rule = ENT_RULE_PRONOUN;
    } else if (head->other != NULL) {
        out.count = 2;
        out.party[1] = out.party[0];
        out.party[0] = head->other->named.index;
        out.person = false;
    }
    return out;
}

/* Where people act for a party: it is named before their noun, or behind it. */
static ent_reference refer_by_role(const ent_scene *s, const head_words *head, ent_stretch words)
{
    const ent_mention *party = head->name;
    if (party == NULL) {
        const ent_mention *named = behalf(s, head->end, words.end);
        party = named != NULL && head->role != NULL && named->named.role ? head->role : named;
    }
    if (party == NULL) {
        party = head->role;
    }
    if (party == NULL) {
        for (size_t at = head->end; at + 1 < words.end; at++) {
            if (ent_scene_has(s, at, ENT_CLASS_BOTH) && ent_scene_has(s, at + 1, ENT_CLASS_SIDE)) {
                return refer_to_both(s, words);
            }
        }
        return nobody(words);
    }
    ent_reference out = refer_to(party->named.index, words, ENT_RULE_ROLE, ENT_CONFIDENCE_MEDIUM);
    const ent_mention *second = head->name == NULL && party->first > head->end &&
                                        ent_scene_has(s, party->end, ENT_CLASS_AND)
                                    ? ent_scene_mention(s, party->end + 1, false)
                                    : NULL;
    if (second != NULL && second->end <= words.end && second->named.index != out.party[0]) {
        out.count = 2; /* teams from A and B */
        out.party[1] = second->named.index;
    }
    const size_t noun = head->role != NULL                ? head->role->end - 1
                        : head->role_noun != ENT_NO_TOKEN ? head->role_noun
                                                          : head->end - 1;
    out.person = out.count == 1 && s->text[s->tokens[noun].span.end - 1] != 's';
    return out;
}

/* A role or group without a party, as "the minister" or "a statement from the group": who was told of last. */
static ent_reference refer_to_known(const ent_scene *s, const head_words *head, ent_stretch words)
{
    const ent_memory *memory = s->memory;
    const bool group = ent_scene_is(s, words.end - 1, "group");
    if (group) {
        return memory->speaker.count == 1 ? again(&memory->speaker, words) : nobody(words);
    }
    if (ent_scene_is(s, words.first, "a") && words.end == words.first + 2 &&
        (ent_scene_is(s, words.first + 1, "spokesman") ||
         ent_scene_is(s, words.first + 1, "spokeswoman") ||
         ent_scene_is(s, words.first + 1, "spokesperson"))) {
        ent_reference out = memory->body.count == 1 ? again(&memory->body, words) : nobody(words);
        out.back = true; /* of whoever is told of in the same sentence */
        return out;
    }
    const bool same = head->end == words.end && ent_scene_is(s, words.first, "the") &&
                      ent_scene_has(s, head->role_noun, ENT_CLASS_ROLE) &&
                      s->text[s->tokens[head->role_noun].span.end - 1] != 's';
    return same && memory->speaker.count == 1 && memory->speaker.person
               ? again(&memory->speaker, words)
               : nobody(words);
}

/* The words that count: without what may stand before a noun. */
static ent_stretch trim(const ent_scene *s, ent_stretch words)
{
    while (words.first < words.end &&
           (s->tokens[words.first].kind != ENT_TOKEN_WORD ||
            (ent_scene_has(s, words.first, ENT_CLASS_PREPOSITION | ENT_CLASS_AND) &&
             ent_scene_mention(s, words.first, false) == NULL)) &&
           !ent_scene_is(s, words.first, "neither") && !ent_scene_is(s, words.first, "both")) {
        words.first++;
    }
    while (words.end > words.first && s->tokens[words.end - 1].kind != ENT_TOKEN_WORD) {
        words.end--;
    }
    return words;
}

/* Of a head that does not end with a party's name. */
static ent_reference refer_by_head(const ent_scene *s, const head_words *head, ent_stretch words)
{
    const size_t last = head->end - 1;
    const bool name = is_unknown_name(s, last);
    const bool sides = ent_scene_has(s, last, ENT_CLASS_SIDE) && head->role == NULL &&
                       s->text[s->tokens[last].span.end - 1] == 's' && head->end == words.end &&
                       ent_scene_is(s, words.first, "the") && ent_party_count(s->dispute) == 2;
    if ((head->both || sides) && head->name == NULL) {
        return refer_to_both(s, words);
    }
    if (head->role_noun == last || (head->role != NULL && head->role->end == head->end) ||
        (name && (head->role_noun != ENT_NO_TOKEN || head->role != NULL ||
                  (head->name != NULL && ent_scene_kind(s, head->name->end, ENT_TOKEN_OWNER))))) {
        const ent_reference out = refer_by_role(s, head, words);
        if (out.count == 0 && ent_scene_has(s, words.first, ENT_CLASS_OWNER)) {
            return refer_back(s, words);
        }
        return out.count == 0 && head->role_noun == last ? refer_to_known(s, head, words) : out;
    }
    const ent_person *person = name ? known_person(s, last) : NULL;
    if (person != NULL) {
        ent_reference out =
            refer_to(person->party, words, ENT_RULE_INTRODUCED, ENT_CONFIDENCE_MEDIUM);
        out.person = true;
        return out;
    }
    return nobody(words);
}

/* Whether some of a body are meant: one of its directors, three members of the league. */
static bool takes_part(const ent_scene *s, ent_stretch words)
{
    return words.first + 2 < words.end && ent_scene_is(s, words.first + 1, "of") &&
           (ent_scene_is(s, words.first, "one") || ent_scene_is(s, words.first, "some") ||
            ent_scene_is(s, words.first, "many") || ent_scene_is(s, words.first, "most") ||
            ent_scene_is(s, words.first, "several") || ent_scene_is(s, words.first, "two") ||
            ent_scene_is(s, words.first, "all"));
}

ent_reference ent_people_refer(const ent_scene *scene, ent_stretch words)
{
    words = trim(scene, words);
    if (words.first >= words.end) {
        return nobody(words);
    }
    if (ent_scene_has(scene, words.first, ENT_CLASS_PRONOUN) &&
        ent_scene_mention(scene, words.first, false) == NULL) {
        return refer_back(scene, (ent_stretch){words.first, words.first + 1});
    }
    if (takes_part(scene, words)) {
        const ent_stretch whole = words;
        words.first += 2;
        ent_reference out = ent_people_refer(scene, words);
        out.words = whole;
        return out;
    }
    const head_words head = read_head(scene, words);
    if (head.outsider || head.end == words.first) {
        return nobody(words);
    }
    const bool named = head.name != NULL && head.name->end == head.end;
    if (named) {
        words.end = head.end;
    }
    return named ? refer_by_name(&head, words) : refer_by_head(scene, &head, words);
}

void ent_people_introduce(ent_scene *scene, ent_stretch name, size_t party)
{
    const ent_stretch words = trim(scene, name);
    const size_t last = words.end - 1;
    ent_memory *memory = scene->memory;
    if (words.first >= words.end || !is_unknown_name(scene, last) ||
        memory->person_count == ENT_MOST_PEOPLE || known_person(scene, last) != NULL) {
        return;
    }
    memory->people[memory->person_count++] = (ent_person){scene->tokens[last].span, party};
}

/* Whether a clause of the author has a subject that stands for no party: residents, families. */
static bool is_outsider(const ent_scene *s, const ent_group *g)
{
    const size_t last = g->subject.end;
    return !g->joined && g->who.count == 0 && g->governor == ENT_NO_GROUP && last > 0 &&
           ent_scene_has(s, g->subject.first, ENT_CLASS_OTHERS) &&
           s->text[s->tokens[g->subject.first].span.end - 1] == 's';
}

void ent_people_remember(ent_scene *scene)
{
    ent_memory *memory = scene->memory;
    for (size_t m = 0; m < scene->mention_count; m++) {
        if (!scene->mentions[m].named.option) {
            note_party(&memory->named, scene->mentions[m].named.index);
        }
    }
    for (size_t i = 0; i < scene->group_count; i++) {
        const ent_group *g = &scene->groups[i];
        const ent_reference *who = g->agent.count > 0 ? &g->agent : &g->who;
        if (is_outsider(scene, g)) { /* "they" are these, then */
            memory->subject.count = memory->body.count = 0;
        }
        if (g->joined || who->count == 0) {
            continue;
        }
        memory->subject = *who;
        if (!who->person) {
            memory->body = *who;
        } else if (g->governor == ENT_NO_GROUP && !g->condition) {
            memory->person = *who;
        }
        if (g->verb != NULL && (g->verb->uses & (ENT_VERB_SAYS | ENT_VERB_WORDS)) != 0 &&
            g->governor == ENT_NO_GROUP) {
            memory->speaker = *who;
        }
    }
}
