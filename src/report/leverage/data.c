/* SPDX-License-Identifier: MIT */
/* Leverage for programs: JSON, and CSV with a row an edit. */
#include "report/data.h"
#include "report/head.h"
#include "report/leverage/sheet.h"

static void put_edit(const ent_leverage_sheet *s, const ent_edit *e)
{
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "kind", ent_edit_word(e->kind));
    ent_json_field_text(s->w, "party", ent_party_id(s->dispute, e->party));
    if (e->kind == ENT_EDIT_MOVE || e->kind == ENT_EDIT_DROP) {
        ent_json_field_count(s->w, "wish", e->statement + 1);
    }
    if (e->kind == ENT_EDIT_ADD) {
        ent_json_field_text(s->w, "want", e->added);
    }
    if (e->kind == ENT_EDIT_MOVE || e->kind == ENT_EDIT_ADD) {
        ent_json_field_count(s->w, "place", e->rank + 1);
    }
    if (e->kind == ENT_EDIT_SWAP) {
        ent_json_field_count(s->w, "above", e->above + 1);
        ent_json_field_count(s->w, "below", e->below + 1);
    }
    if (e->kind == ENT_EDIT_MOVES) {
        ent_json_field_text(s->w, "option", ent_option_at(s->dispute, e->option).id);
        ent_json_field_text(s->w, "direction", e->up ? "up" : "down");
        ent_json_field_bool(s->w, "possible", e->possible);
    }
    ent_json_close(s->w, '}');
}

static void put_levers(const ent_leverage_sheet *s, const ent_lever *levers, size_t count)
{
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < count; k++) {
        ent_json_open(s->w, '{');
        ent_json_field_count(s->w, "cost", levers[k].cost);
        ent_json_key(s->w, "parties");
        ent_json_parties(s->w, s->dispute, levers[k].parties);
        ent_json_field_count(s->w, "alike", levers[k].alike);
        if (ent_leverage_leaves_some(s)) {
            ent_json_field_count(s->w, "left", levers[k].left);
        }
        ent_json_key(s->w, "edits");
        ent_json_open(s->w, '[');
        for (size_t e = 0; e < levers[k].edit_count; e++) {
            put_edit(s, &levers[k].edits[e]);
        }
        ent_json_close(s->w, ']');
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

/* Opens the answer, and puts what was asked. */
static void put_question(const ent_leverage_sheet *s)
{
    ent_json_head(s->w, s->dispute);
    ent_json_key(s->w, "state");
    ent_json_open(s->w, '{');
    ent_json_state(s->w, s->space, s->asked->state);
    ent_json_close(s->w, '}');
    ent_json_field_text(s->w, "concept", ent_concept_key(s->asked->concept));
    ent_json_field_bool(s->w, "break", s->asked->breaks);
    ent_json_key(s->w, "costs");
    ent_json_open(s->w, '{');
    for (size_t kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
        ent_json_field_count(s->w, ent_edit_word((ent_edit_kind)kind), s->asked->costs[kind]);
    }
    ent_json_close(s->w, '}');
    ent_json_key(s->w, "pool");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_leverage_pool_count(s->leverage); k++) {
        ent_json_text(s->w, ent_leverage_pool_at(s->leverage, k));
    }
    ent_json_close(s->w, ']');
}

static void put_alone(const ent_leverage_sheet *s)
{
    ent_json_key(s->w, "alone");
    ent_json_open(s->w, '{');
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        const ent_alone alone = ent_leverage_alone(s->leverage, p);
        ent_json_key(s->w, ent_party_id(s->dispute, p));
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "answer", ent_leverage_word(alone.end));
        if (alone.end == ENT_LEVERAGE_FOUND) {
            ent_json_field_count(s->w, "cost", alone.cost);
        } else if (alone.end == ENT_LEVERAGE_STOPPED) {
            ent_json_field_count(s->w, "tried_to", alone.tried_to);
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, '}');
}

/* How far the states that were asked about were searched. */
static void put_states(const ent_leverage_sheet *s)
{
    const ent_leverage_states *states = &s->facts.states;
    ent_json_key(s->w, "states");
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "count", states->fit);
    ent_json_field_count(s->w, "searched", states->searched);
    ent_json_field_count(s->w, "settled", states->settled);
    ent_json_field_count(s->w, "tried_to", states->tried_to);
    ent_json_field_count(s->w, "tries", states->tries);
    if (s->asked->breaks && states->fit > 1) {
        ent_json_field_count(s->w, "holding", states->holding);
    }
    ent_json_close(s->w, '}');
}

static void put_answer(const ent_leverage_sheet *s)
{
    const ent_leverage_facts *f = &s->facts;
    ent_json_field_text(s->w, "answer", ent_leverage_word(f->end));
    ent_json_field_count(s->w, "tried_to", f->tried_to);
    ent_json_field_count(s->w, "tries", f->tries);
    put_states(s);
    if (f->end == ENT_LEVERAGE_FOUND) {
        ent_json_field_count(s->w, "cost", f->cost);
        ent_json_field_count(s->w, "changes", f->change_count);
        ent_json_field_count(s->w, "ways", f->lever_count);
        ent_json_field_bool(s->w, "counted", f->counted);
    }
    ent_json_key(s->w, "levers");
    put_levers(s, f->levers, f->kept);
    ent_json_key(s->w, "bound");
    put_levers(s, f->bound, f->bound != NULL);
    ent_json_field_count(s->w, "sets_to", f->sets_to);
    ent_json_key(s->w, "sets");
    put_levers(s, f->sets, f->set_count);
    put_alone(s);
}

static void put_share(const ent_leverage_sheet *s, const char *key, const ent_share *share)
{
    ent_json_key(s->w, key);
    if (!share->counted) {
        ent_json_null(s->w);
        return;
    }
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "count", share->count);
    ent_json_field_count(s->w, "per_mille", share->per_mille);
    ent_json_close(s->w, '}');
}

static void put_term(const ent_leverage_sheet *s, const ent_term *term)
{
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < term->count; k++) {
        ent_json_count(s->w, term->states[k] + 1);
    }
    ent_json_close(s->w, ']');
}

static void put_condition(const ent_leverage_sheet *s, const ent_condition *c)
{
    ent_json_open(s->w, '{');
    ent_json_field_bool(s->w, "stays", c->stays);
    ent_json_key(s->w, "all_of");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < c->clause_count; k++) {
        ent_json_open(s->w, '{');
        ent_json_field_bool(s->w, "met", c->clauses[k].met);
        ent_json_key(s->w, "any_of");
        ent_json_open(s->w, '[');
        for (size_t t = 0; t < c->clauses[k].count; t++) {
            put_term(s, &c->clauses[k].terms[t]);
        }
        ent_json_close(s->w, ']');
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_field_count(s->w, "state_count", c->state_count);
    put_share(s, "rankings", &c->rankings);
    ent_json_close(s->w, '}');
}

static void put_conditions(const ent_leverage_sheet *s)
{
    if (s->view->conditions != NULL) {
        ent_json_key(s->w, "conditions");
        ent_json_open(s->w, '{');
        for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
            ent_json_key(s->w, ent_party_id(s->dispute, p));
            put_condition(s, s->view->conditions[p]);
        }
        ent_json_close(s->w, '}');
    }
    if (s->view->rankings != NULL) {
        ent_json_key(s->w, "free");
        ent_json_open(s->w, '{');
        ent_json_key(s->w, "parties");
        ent_json_parties(s->w, s->dispute, s->view->rankings->parties);
        ent_json_field_text(s->w, "of", s->view->rankings->of);
        put_share(s, "holds", &s->view->rankings->share);
        ent_json_close(s->w, '}');
    }
}

void ent_leverage_json(ent_leverage_sheet *s)
{
    put_question(s);
    put_answer(s);
    put_conditions(s);
    ent_json_close(s->w, '}');
}

static void put_number(ent_leverage_sheet *s, bool first, bool there, uint64_t number)
{
    ent_put(s->w, first ? "" : ",");
    if (there) {
        ent_put_count(s->w, number);
    }
}

static void put_row(ent_leverage_sheet *s, size_t number, const ent_lever *lever, const ent_edit *e)
{
    const bool listed = e->kind == ENT_EDIT_MOVE || e->kind == ENT_EDIT_DROP;
    const bool option = e->kind == ENT_EDIT_MOVES;
    put_number(s, true, true, number);
    put_number(s, false, true, lever->cost);
    put_number(s, false, true, lever->alike);
    ent_csv_field(s->w, false, ent_edit_word(e->kind));
    ent_csv_field(s->w, false, ent_party_id(s->dispute, e->party));
    put_number(s, false, listed, e->statement + 1);
    ent_csv_field(s->w, false, e->kind == ENT_EDIT_ADD ? e->added : "");
    put_number(s, false, e->kind == ENT_EDIT_MOVE || e->kind == ENT_EDIT_ADD, e->rank + 1);
    put_number(s, false, e->kind == ENT_EDIT_SWAP, e->above + 1);
    put_number(s, false, e->kind == ENT_EDIT_SWAP, e->below + 1);
    ent_csv_field(s->w, false, option ? ent_option_at(s->dispute, e->option).id : "");
    ent_csv_field(s->w, false, option ? e->up ? "up" : "down" : "");
    ent_csv_field(s->w, false, option ? e->possible ? "yes" : "no" : "");
    put_number(s, false, true, s->asked->state + 1);
    ent_put(s->w, "\n");
}

void ent_leverage_csv(ent_leverage_sheet *s)
{
    ent_put(s->w,
            "lever,cost,alike,kind,party,wish,want,place,above,below,option,direction,possible,"
            "state\n");
    for (size_t k = 0; k < s->facts.kept; k++) {
        const ent_lever *lever = &s->facts.levers[k];
        for (size_t e = 0; e < lever->edit_count; e++) {
            put_row(s, k + 1, lever, &lever->edits[e]);
        }
    }
}
