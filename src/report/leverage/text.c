/* SPDX-License-Identifier: MIT */
/* Leverage in words: the least change, edit by edit; how much was tried; and who could do it alone. */
#include "diag/context.h"
#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/head.h"
#include "report/leverage/sheet.h"
#include "report/words.h"

#include <string.h>

enum { NAME_WIDTH = 40 };

static const char *name_of(const ent_leverage_sheet *s, size_t party)
{
    return ent_party_opening(s->dispute, party);
}

static void add_tries(ent_leverage_sheet *s, uint64_t tries)
{
    ent_text_add(&s->text, " (");
    ent_text_add_grouped(&s->text, tries);
    ent_text_add(&s->text, tries == 1 ? " trial)" : " trials)");
}

/* "No change of cost up to 2 makes any of them hold: that is certain. Dearer ones were not all tried for 3 of them". */
static void add_open(ent_leverage_sheet *s)
{
    const ent_leverage_states *states = &s->facts.states;
    if (states->tried_to > 0) {
        ent_text_format(&s->text,
                        " No change of cost up to %llu makes any of them hold: that is certain. "
                        "Dearer ones were not all tried for ",
                        (unsigned long long)states->tried_to);
    } else {
        ent_text_add(&s->text, " Changes were not all tried for ");
    }
    ent_text_add_grouped(&s->text, states->searched - states->settled);
    ent_text_format(&s->text,
                    " of them, so one may take less than what follows; %s allows for more",
                    s->facts.cancelled ? "more time" : "--max-tries");
}

/* Which of several states takes the least. */
static void add_settled(ent_leverage_sheet *s)
{
    const ent_leverage_states *states = &s->facts.states;
    const char *of = states->searched == states->fit ? "them" : "these";
    const char *concept = ent_concept_label(s->asked->concept);
    if (s->facts.end == ENT_LEVERAGE_NONE) {
        ent_text_format(&s->text, " No change of these kinds makes any of %s hold under %s", of,
                        concept);
        return;
    }
    if (s->facts.end == ENT_LEVERAGE_ALREADY) {
        ent_text_format(&s->text, " One of %s holds under %s as things stand: ", of, concept);
        ent_words_state(&s->text, s->space, s->asked->state);
        return;
    }
    ent_text_format(&s->text, " The least change after which one of %s holds under %s is that of ",
                    of, concept);
    ent_words_state(&s->text, s->space, s->asked->state);
    ent_text_add(&s->text, states->searched == 2 ? ": no cheaper one makes the other hold"
                                                 : ": no cheaper one makes another hold");
}

/* How many of the states that fit hold; one of these other than that which is told of. */
static void add_holding(ent_leverage_sheet *s, uint64_t count, uint64_t first)
{
    ent_text_add(&s->text, count == 0 ? "none" : "");
    if (count > 0) {
        ent_text_add_grouped(&s->text, count);
    }
    ent_text_add(&s->text, " of the ");
    ent_text_add_grouped(&s->text, s->facts.states.fit);
    ent_text_format(&s->text, " states that fit %s under %s", count < 2 ? "holds" : "hold",
                    ent_concept_label(s->asked->concept));
    if (count > 0 && first != s->asked->state) {
        ent_text_add(&s->text, count == 1 ? ": " : ", among them ");
        ent_words_state(&s->text, s->space, first);
    }
}

/* Where a state is to hold no more and others fit: that what follows is of it alone. */
static void put_left(ent_leverage_sheet *s)
{
    ent_text_add(&s->text, "As things stand ");
    add_holding(s, s->facts.states.holding, s->facts.states.first_holding);
    ent_text_format(&s->text, ". What follows is of s%llu alone",
                    (unsigned long long)(s->asked->state + 1));
    ent_text_add(&s->text, s->facts.kept > 0 && ent_leverage_leaves_some(s)
                               ? "; behind each change stands how many hold after it."
                               : ".");
    ent_leverage_paragraph(s, 0, 2);
    ent_put(s->w, "\n");
}

/* Of several states that were asked about, how many were searched, and which is told of. */
static void put_states(ent_leverage_sheet *s)
{
    const ent_leverage_states *states = &s->facts.states;
    if (states->fit == 1) {
        return;
    }
    if (s->asked->breaks) {
        put_left(s);
        return;
    }
    ent_text_add_grouped(&s->text, states->fit);
    ent_text_add(&s->text, " states fit");
    if (states->searched < states->fit) {
        ent_text_format(&s->text, ", of which the %llu nearest to today were searched",
                        (unsigned long long)states->searched);
    }
    ent_text_add(&s->text, ".");
    if (states->settled < states->searched) {
        add_open(s);
    } else {
        add_settled(s);
    }
    if (s->facts.end != ENT_LEVERAGE_ALREADY) {
        add_tries(s, states->tries);
    }
    ent_text_add(&s->text, ".");
    ent_leverage_paragraph(s, 0, 2);
    ent_put(s->w, "\n");
}

static void put_question(ent_leverage_sheet *s)
{
    ent_put_head(s->w, s->dispute);
    put_states(s);
    ent_words_state(&s->text, s->space, s->asked->state);
    ent_text_format(&s->text,
                    s->asked->breaks
                        ? ": what would have to change for it to hold no more under %s?"
                        : ": what would have to change for it to hold under %s?",
                    ent_concept_label(s->asked->concept));
    ent_leverage_paragraph(s, 0, 2);
    ent_put(s->w, "\n");
}

/* Whether edits of a kind can be: rankings are turned round where there are some. */
static bool has_kind(const ent_leverage_sheet *s, size_t kind)
{
    bool any = kind != ENT_EDIT_SWAP;
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        any = any || s->dispute->parties[p].order == ENT_ORDER_RANKING;
    }
    return any && s->asked->costs[kind] > 0;
}

/* What an edit of each kind costs. */
static void put_costs(ent_leverage_sheet *s)
{
    static const char *const words[] = {"a wish moved", "one dropped", "one added",
                                        "two groups of a ranking turned round",
                                        "a way to change an option, given or taken"};
    bool any = false;
    if (s->facts.end == ENT_LEVERAGE_ALREADY) {
        return;
    }
    for (size_t kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
        if (has_kind(s, kind)) {
            ent_text_format(&s->text, "%s%u for %s",
                            any ? ", " : "Costs: ", (unsigned)s->asked->costs[kind], words[kind]);
            any = true;
        }
    }
    ent_text_add(&s->text, any ? "." : "");
    ent_leverage_paragraph(s, 0, 2);
}

static void add_option_edit(ent_leverage_sheet *s, const ent_edit *e)
{
    static const char *const words[2][2] = {{"drop", "take up"}, {"lower", "raise"}};
    const ent_option_view option = ent_option_at(s->dispute, e->option);
    ent_text_format(&s->text, "%s can %s%s \"%s\"", name_of(s, e->party),
                    e->possible ? "" : "no longer ", words[option.graded][e->up], option.label);
}

/* Two groups of a ranking whose order is turned round. */
static void add_pair(ent_leverage_sheet *s, const ent_edit *e)
{
    ent_words_state(&s->text, s->space, e->above);
    ent_text_add(&s->text, " above ");
    ent_words_state(&s->text, s->space, e->below);
}

/* With what an added wish compares an option: " >= half", the value by its label; nothing for a matter of no or yes. */
static void add_compared(ent_leverage_sheet *s, size_t option, const char *rest)
{
    const size_t sign = strspn(rest, " <>=");
    ent_text_add_bytes(&s->text, rest, sign);
    ent_text_add(&s->text,
                 rest[sign] == '\0' ? "" : ent_words_value_named(s->dispute, option, rest + sign));
}

/* A wish that is added, `not strike` or `wages >= half`, with the label of its option; else as it is. */
static void add_wanted(ent_leverage_sheet *s, const char *added)
{
    const bool against = strncmp(added, "not ", 4) == 0;
    const char *id = added + (against ? 4 : 0);
    const size_t length = strcspn(id, " ");
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        const ent_option_view option = ent_option_at(s->dispute, o);
        if (strlen(option.id) == length && memcmp(option.id, id, length) == 0) {
            ent_text_format(&s->text, "%s\"%s\"", against ? "not " : "", option.label);
            add_compared(s, o, id + length);
            return;
        }
    }
    ent_text_format(&s->text, "'%s'", added);
}

static void add_edit(ent_leverage_sheet *s, const ent_edit *e)
{
    ent_subject who = ent_party_subject(s->dispute, e->party);
    switch (e->kind) {
    case ENT_EDIT_MOVE:
        ent_text_format(&s->text, ent_inflect(&who, "%s {puts|put} "), name_of(s, e->party));
        ent_words_statement(&s->text, s->dispute, e->party, e->statement);
        ent_text_format(&s->text, ent_inflect(&who, " in place %zu of {its|their} wishes"),
                        e->rank + 1);
        break;
    case ENT_EDIT_DROP:
        ent_text_format(&s->text, ent_inflect(&who, "%s no longer {wants|want} "),
                        name_of(s, e->party));
        ent_words_statement(&s->text, s->dispute, e->party, e->statement);
        break;
    case ENT_EDIT_ADD:
        ent_text_format(&s->text, ent_inflect(&who, "%s also {wants|want} "), name_of(s, e->party));
        add_wanted(s, e->added);
        ent_text_format(&s->text, ent_inflect(&who, ", in place %zu of {its|their} wishes"),
                        e->rank + 1);
        break;
    case ENT_EDIT_SWAP:
        ent_text_format(&s->text, ent_inflect(&who, "%s {ranks|rank} "), name_of(s, e->party));
        add_pair(s, e);
        break;
    default:
        add_option_edit(s, e);
        break;
    }
}

/* Adds a sentence for an edit, and for those behind it that turn pairs of the same ranking; the next edit. */
static size_t add_sentence(ent_leverage_sheet *s, const ent_lever *lever, size_t at)
{
    const ent_edit *first = &lever->edits[at];
    add_edit(s, first);
    for (at++; at < lever->edit_count && first->kind == ENT_EDIT_SWAP &&
               lever->edits[at].kind == ENT_EDIT_SWAP && lever->edits[at].party == first->party;
         at++) {
        ent_text_add(&s->text, ", ");
        add_pair(s, &lever->edits[at]);
    }
    ent_text_add(&s->text, ".");
    return at;
}

static void put_lever(ent_leverage_sheet *s, size_t number, const ent_lever *lever)
{
    for (size_t k = 0; k < lever->edit_count;) {
        const bool first = k == 0;
        if (first) {
            ent_text_format(&s->text, "%zu. ", number);
        }
        k = add_sentence(s, lever, k);
        ent_leverage_paragraph(s, first ? 2 : 5, first ? 5 : 7);
    }
    if (ent_leverage_leaves_some(s)) {
        ent_text_add(&s->text, "After this change ");
        add_holding(s, lever->left, lever->first_left);
        ent_text_add(&s->text, ".");
        ent_leverage_paragraph(s, 5, 7);
    }
    if (lever->alike > 1) {
        ent_text_add(&s->text, "(");
        ent_text_add_grouped(&s->text, lever->alike - 1);
        ent_text_add(&s->text, lever->alike == 2 ? " more change comes to the same"
                                                 : " more changes come to the same");
        if (ent_leverage_leaves_some(s)) {
            ent_text_format(&s->text, " for s%llu", (unsigned long long)(s->asked->state + 1));
        }
        ent_text_add(&s->text, ".)");
        ent_leverage_paragraph(s, 5, 7);
    }
}

/* Whether what ends the one also ends the others. */
static void put_all_ended(ent_leverage_sheet *s)
{
    const ent_leverage_facts *f = &s->facts;
    bool all = false;
    for (size_t k = 0; k < f->kept; k++) {
        all = all || f->levers[k].left == 0;
    }
    if (!ent_leverage_leaves_some(s)) {
        return;
    }
    ent_text_add(&s->text, all ? "That cost is also the least after which none of the "
                               : "After each change shown at least one of the ");
    ent_text_add_grouped(&s->text, f->states.fit);
    ent_text_add(&s->text, all ? " states holds." : " states holds. ");
    if (!all) {
        ent_text_format(&s->text,
                        "What would end them all was not searched; it costs %llu or more.",
                        (unsigned long long)f->cost);
    }
    ent_leverage_paragraph(s, 0, 2);
}

/* That it is not told why a change works, and what tells it. */
static void put_why(ent_leverage_sheet *s)
{
    const ent_concept concept = s->asked->concept;
    ent_text_add(&s->text, "Why a change works is not told here. Make it ('entente edit'), and "
                           "'entente explain' of the changed file tells ");
    ent_text_add(&s->text, s->asked->breaks      ? "who then leaves, and why."
                           : concept == ENT_NASH ? "why nobody gains by leaving any more."
                                                 : "who gains by leaving no more, or is deterred, "
                                                   "and by which answer.");
    if (!s->asked->breaks && (concept == ENT_SEQ || concept == ENT_SSEQ)) {
        ent_text_add(&s->text, " Such an answer pays for who gives it, perhaps only by a part that "
                               "this party could have had without the rest.");
    }
    ent_leverage_paragraph(s, 0, 2);
}

static void put_found(ent_leverage_sheet *s)
{
    const ent_leverage_facts *f = &s->facts;
    ent_text_format(&s->text, "The least change costs %llu. ", (unsigned long long)f->cost);
    ent_text_add(&s->text, f->cost == 1 ? "None is cheaper. "
                                        : "No cheaper one does it: all were tried or ruled out. ");
    ent_text_add(&s->text, f->counted ? "" : "At least ");
    ent_text_add_grouped(&s->text, f->change_count);
    ent_text_add(&s->text, f->change_count == 1 ? " change of this cost does it"
                                                : " changes of this cost do it");
    if (f->lever_count < f->change_count) {
        ent_text_add(&s->text, ", in ");
        ent_text_add_grouped(&s->text, f->lever_count);
        ent_text_add(&s->text, f->lever_count == 1 ? " way" : " ways");
        ent_text_add(&s->text, f->lever_count == 1 ? "" : " that differ in what matters");
    }
    add_tries(s, s->facts.tries);
    ent_text_add(&s->text, ".");
    ent_leverage_paragraph(s, 0, 2);
    for (size_t k = 0; k < f->kept; k++) {
        put_lever(s, k + 1, &f->levers[k]);
    }
    if (f->kept < f->lever_count) {
        ent_put(s->w, "  ... and ");
        ent_text_add_grouped(&s->text, f->lever_count - f->kept);
        ent_put(s->w, ent_text_get(&s->text));
        ent_text_clear(&s->text);
        ent_put(s->w, " more; --limit 0 shows all\n");
    }
    put_all_ended(s);
    put_why(s);
}

/* What is ruled out where a search was stopped, and how to go on. */
static void add_stopped(ent_leverage_sheet *s)
{
    const ent_leverage_facts *f = &s->facts;
    if (f->tried_to > 0) {
        ent_text_format(&s->text,
                        "No change of cost up to %llu does it: that is certain. Of those that cost "
                        "%llu not all were tried",
                        (unsigned long long)f->tried_to, (unsigned long long)f->tried_to + 1);
    } else {
        ent_text_add(&s->text, "Not found: not even all changes of cost 1 were tried");
    }
    add_tries(s, s->facts.tries);
    ent_text_format(&s->text,
                    ". Each cost takes several times the tries of the one below: %s allows for "
                    "more, and --cost leaves kinds of changes out, as by add=0.",
                    f->cancelled ? "more time" : "--max-tries");
}

/* A change that does it, where the least is not known. */
static void put_bound(ent_leverage_sheet *s)
{
    const ent_lever *bound = s->facts.bound;
    if (bound == NULL) {
        return;
    }
    ent_text_format(&s->text, "A change that does it costs %llu, by dropping wishes alone; %s:",
                    (unsigned long long)bound->cost,
                    bound->cost == s->facts.tried_to + 1 ? "so that is the least cost"
                                                         : "perhaps it is not the least");
    ent_leverage_paragraph(s, 0, 2);
    for (size_t k = 0; k < bound->edit_count;) {
        k = add_sentence(s, bound, k);
        ent_leverage_paragraph(s, 2, 4);
    }
}

static void put_answer(ent_leverage_sheet *s)
{
    const ent_leverage_facts *f = &s->facts;
    switch (f->end) {
    case ENT_LEVERAGE_ALREADY:
        ent_text_add(&s->text,
                     s->asked->breaks
                         ? "Nothing: as things stand it does not hold."
                         : "Nothing: it holds as things stand. --break asks for the least "
                           "change that would end that");
        if (!s->asked->breaks) {
            ent_text_add(&s->text, s->asked->concept == ENT_NASH
                                       ? "."
                                       : ", --concept for what would make it hold more firmly.");
        }
        break;
    case ENT_LEVERAGE_FOUND:
        put_found(s);
        return;
    case ENT_LEVERAGE_NONE:
        ent_text_add(&s->text, "No change of these kinds does it: all were tried or ruled out");
        add_tries(s, s->facts.tries);
        ent_text_add(&s->text, ".");
        break;
    case ENT_LEVERAGE_STOPPED:
        add_stopped(s);
        ent_leverage_paragraph(s, 0, 2);
        put_bound(s);
        return;
    }
    ent_leverage_paragraph(s, 0, 2);
}

static void put_alone(ent_leverage_sheet *s, size_t party)
{
    const ent_alone alone = ent_leverage_alone(s->leverage, party);
    ent_text_format(&s->text, "  %s", name_of(s, party));
    ent_put_padded(s->w, ent_text_get(&s->text), NAME_WIDTH);
    ent_text_clear(&s->text);
    if (alone.end == ENT_LEVERAGE_FOUND) {
        ent_put_format(s->w, "at cost %llu\n", (unsigned long long)alone.cost);
    } else if (alone.end == ENT_LEVERAGE_NONE) {
        ent_put(s->w, "cannot alone\n");
    } else {
        ent_put_format(s->w, "not at cost up to %llu; beyond not tried\n",
                       (unsigned long long)alone.tried_to);
    }
}

/* Sets of several parties that can do what no part of them can, or not as cheaply. */
static void put_sets(ent_leverage_sheet *s)
{
    for (size_t k = 0; k < s->facts.set_count; k++) {
        const ent_lever *set = &s->facts.sets[k];
        if ((set->parties & (set->parties - 1)) == 0) {
            continue;
        }
        ent_words_coalition(&s->text, s->dispute, set->parties);
        ent_text_format(&s->text, " together: at cost %llu", (unsigned long long)set->cost);
        ent_leverage_paragraph(s, 2, 4);
    }
}

/* What each party would have to wish. */
static void put_own_ways(ent_leverage_sheet *s)
{
    for (size_t k = 0; k < s->facts.set_count; k++) {
        const ent_lever *set = &s->facts.sets[k];
        if (set->cost <= s->facts.cost && s->facts.kept > 0) {
            continue; /* it is among the least changes */
        }
        ent_text_format(&s->text, "Cost %llu: ", (unsigned long long)set->cost);
        for (size_t e = 0; e < set->edit_count;) {
            ent_text_add(&s->text, e == 0 ? "" : " ");
            e = add_sentence(s, set, e);
        }
        ent_leverage_paragraph(s, 2, 4);
    }
}

static void put_who(ent_leverage_sheet *s)
{
    if (s->facts.end == ENT_LEVERAGE_ALREADY) {
        return;
    }
    ent_put(s->w, "\nWho could do it by wishes alone\n");
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        put_alone(s, p);
    }
    put_sets(s);
    put_own_ways(s);
}

void ent_leverage_text(ent_leverage_sheet *sheet)
{
    put_question(sheet);
    put_costs(sheet);
    put_answer(sheet);
    put_who(sheet);
    ent_leverage_conditions_text(sheet);
}
