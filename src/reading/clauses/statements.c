/* SPDX-License-Identifier: MIT */
/*
 * One statement for each group with an act of its own that says enough. Of a group that reports others a statement is made
 * only where none of these makes one.
 */
#include "reading/clauses/statements.h"

#include <string.h>

/* Whether a draft says enough: a party, and an option, a meeting, a call or an agreement. */
static bool is_statement(const ent_draft *draft)
{
    const ent_found *fields = draft->fields;
    const bool party = fields[ENT_CODED_SPEAKER].known || fields[ENT_CODED_ACTOR].known ||
                       fields[ENT_CODED_ADDRESSEE].known;
    const bool invited = draft->act == ENT_ACT_OFFER && fields[ENT_CODED_ADDRESSEE].known &&
                         fields[ENT_CODED_ACTOR].known;
    if (draft->act == ENT_ACT_DO) {
        return fields[ENT_CODED_ACTOR].known && fields[ENT_CODED_ISSUE].known;
    }
    const bool greeted =
        draft->act == ENT_ACT_WELCOME && fields[ENT_CODED_ADDRESSEE].known && party;
    return (party && (fields[ENT_CODED_ISSUE].known || draft->talks || invited)) || greeted ||
           draft->impersonal;
}

/* Whether a meeting, a call or an agreement is named in the reach. */
static bool names_talks(const ent_scene *s, const ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    const bool whole =
        g->passive && !g->joined && !g->inverted && g->subject.first < g->words.first;
    for (size_t at = whole ? g->subject.first : g->words.end; at < draft->reach.end; at++) {
        const ent_entry *entry = s->tokens[at].entry;
        if (ent_scene_has(s, at, ENT_CLASS_MOVE) &&
            (entry->act == ENT_ACT_MEET || entry->act == ENT_ACT_CALL ||
             entry->act == ENT_ACT_AGREE ||
             (entry->act == ENT_ACT_CONCEDE && draft->act == ENT_ACT_WELCOME))) {
            return true;
        }
    }
    return false;
}

/* Whether the author tells what is likely of an option that is the subject, or what was decided of it by nobody named. */
static bool tells_of_option(const ent_scene *s, const ent_draft *draft)
{
    const ent_group *g = &s->groups[draft->group];
    const ent_found *issue = &draft->fields[ENT_CODED_ISSUE];
    if (!issue->known || g->joined || g->governor != ENT_NO_GROUP || g->aside ||
        issue->span.start < s->tokens[g->subject.first].span.start ||
        issue->span.end > s->tokens[g->words.first].span.start) {
        return false;
    }
    return (g->be && draft->act == ENT_ACT_EXPECT) ||
           (g->passive && draft->act != ENT_ACT_STATE && draft->act != ENT_ACT_DO);
}

/* Whether a verb of meeting or calling says neither with whom nor of what: "he spoke first". */
static bool meets_nobody(const ent_scene *s, const ent_draft *draft)
{
    return (draft->act == ENT_ACT_MEET || draft->act == ENT_ACT_CALL) &&
           draft->act_words.first == s->groups[draft->group].head &&
           s->groups[draft->group].particle == ENT_NO_TOKEN &&
           !draft->fields[ENT_CODED_ISSUE].known && !draft->fields[ENT_CODED_ADDRESSEE].known &&
           s->groups[draft->group].who.count < 2;
}

/* Makes the draft of a group; false: it is no statement. */
static bool make_draft(const ent_scene *s, size_t group, ent_draft *out)
{
    if (!ent_draft_act(s, group, out)) {
        return false;
    }
    ent_draft_issue(s, out);
    ent_draft_people(s, out);
    out->talks =
        out->talks || (out->act != ENT_ACT_DO && out->act != ENT_ACT_STATE && names_talks(s, out));
    ent_found *act = &out->fields[ENT_CODED_ACT];
    act->known = true;
    act->span = ent_scene_span(s, out->act_words);
    act->rule = out->act_rule;
    act->confidence = ENT_CONFIDENCE_MEDIUM;
    out->impersonal = tells_of_option(s, out);
    return is_statement(out) && !meets_nobody(s, out);
}

enum { LONGEST_VALUE = 1000 };

/* The text of a field's value; "" where there is none. */
static const char *value_text(const ent_scene *s, const ent_draft *draft, ent_coded_field field,
                              char room[LONGEST_VALUE])
{
    const ent_found *found = &draft->fields[field];
    switch (field) {
    case ENT_CODED_ACT:
        return ent_act_word(draft->act);
    case ENT_CODED_NEGATION:
    case ENT_CODED_QUOTATION:
        return "yes";
    case ENT_CODED_MODALITY:
        return ent_modality_word(draft->modality);
    case ENT_CODED_ISSUE:
        break;
    default:
        return ent_party_id(s->dispute, found->index);
    }
    const char *option = ent_option_at(s->dispute, found->index).id;
    if (found->value == ENT_NO_VALUE) {
        return option;
    }
    const char *value = ent_option_value(s->dispute, found->index, found->value);
    const size_t length = strlen(option), more = strlen(value);
    if (length + more + 2 > LONGEST_VALUE) {
        return option;
    }
    memcpy(room, option, length);
    room[length] = '=';
    memcpy(room + length + 1, value, more + 1);
    return room;
}

/* `opinion` NULL: there is none. */
static ent_status add_draft(ent_context *context, const ent_scene *s, const ent_draft *draft,
                            const ent_opinion *opinion, ent_coding *coding)
{
    char room[LONGEST_VALUE];
    ent_coded coded = {.start = s->span.start, .end = s->span.end};
    for (size_t f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_found *found = &draft->fields[f];
        if (found->known) {
            coded.fields[f] =
                (ent_coded_value){.value = value_text(s, draft, (ent_coded_field)f, room),
                                  .start = found->span.start,
                                  .end = found->span.end,
                                  .rule = found->rule,
                                  .confidence = found->confidence};
        }
    }
    if (opinion != NULL) {
        ent_draft_second(s, draft, opinion, &coded);
    }
    return ent_coding_add(context, coding, &coded);
}

/* Where a clause begins, for what belongs to the one before it. */
static size_t clause_start(const ent_group *g)
{
    return g->joined || g->inverted || g->subject.first > g->words.first ? g->words.first
                                                                         : g->subject.first;
}

/* The same with the verb of saying before it, and the mark that opens. */
static size_t whole_start(const ent_scene *s, size_t group)
{
    const ent_group *g = &s->groups[group];
    size_t at = clause_start(g);
    if (g->governor < group && clause_start(&s->groups[g->governor]) < at) {
        at = clause_start(&s->groups[g->governor]);
    }
    return at > 0 && s->tokens[at - 1].kind == ENT_TOKEN_OPEN ? at - 1 : at;
}

/* What "it" means in the next statement. */
static void remember_issue(const ent_scene *s, const ent_draft *draft)
{
    if (draft != NULL && draft->fields[ENT_CODED_ISSUE].known) {
        const ent_found *issue = &draft->fields[ENT_CODED_ISSUE];
        s->memory->issue = (ent_topic){issue->index, issue->value};
        s->memory->by_act[draft->act] = s->memory->issue;
    }
}

ent_status ent_statements_add(ent_context *context, const ent_scene *scene,
                              const ent_reading_options *options, ent_coding *coding)
{
    ent_opinion opinion = {.count = 0};
    bool covered[ENT_MOST_GROUPS] = {false};
    bool made[ENT_MOST_GROUPS] = {false};
    ent_draft drafts[ENT_MOST_GROUPS];
    size_t count = 0;
    for (size_t g = 0; g < scene->group_count; g++) {
        made[g] = make_draft(scene, g, &drafts[g]);
        remember_issue(scene, made[g] ? &drafts[g] : NULL);
        if (made[g] && scene->groups[g].governor != ENT_NO_GROUP) {
            covered[scene->groups[g].governor] = true;
        }
    }
    size_t end = scene->token_count;
    for (size_t g = scene->group_count; g > 0; g--) {
        if (made[g - 1] && !covered[g - 1]) {
            ent_draft_quotation(scene, &drafts[g - 1], end);
            end = whole_start(scene, g - 1);
        }
    }
    for (size_t g = 0; g < scene->group_count; g++) {
        if (made[g] && !covered[g]) {
            if (count++ == 0) { /* the grammar is asked about sentences that say something, once */
                (void)ent_opinion_ask(options, scene->text, scene->span, &opinion);
            }
            ENT_TRY(add_draft(context, scene, &drafts[g], &opinion, coding));
        }
    }
    if (count == 0 && options->every_sentence) {
        const ent_draft none = {0};
        return add_draft(context, scene, &none, NULL, coding);
    }
    return ENT_OK;
}
