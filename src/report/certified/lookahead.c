/* SPDX-License-Identifier: MIT */
/* The certificate of looking ahead: per state, party and horizon the move in mind and where things end. */
#include "diag/context.h"
#include "report/certified/draft.h"
#include <entente/lookahead.h>

typedef struct sheet {
    ent_draft draft;
    const ent_lookahead *ahead;
    uint32_t horizon;
} sheet;

/* The states with verdicts: those that hold for both at some horizon, and those asked for. */
static void choose(sheet *s, const ent_certificate_view *view)
{
    for (uint64_t state = 0; state < s->draft.space->count; state++) {
        bool shown = view->also != NULL && ent_state_set_has(view->also, state);
        const bool within = view->where == NULL || ent_state_set_has(view->where, state);
        for (uint32_t h = 1; within && h <= s->horizon; h++) {
            shown = shown || ent_lookahead_is_equilibrium(s->ahead, ENT_LIMITED, h, state);
        }
        if (shown) {
            ent_bits_add(s->draft.shown, (size_t)state);
        }
    }
}

enum { BOTH = 2 };

/* The horizons at which a state is stable for a party, or for both. */
static void put_horizons(sheet *s, const char *key, size_t party, uint64_t state)
{
    ent_draft_key(&s->draft, key);
    ent_draft_open(&s->draft, '[');
    for (uint32_t h = 1; h <= s->horizon; h++) {
        if (party == BOTH ? ent_lookahead_is_equilibrium(s->ahead, ENT_LIMITED, h, state)
                          : ent_lookahead_is_stable(s->ahead, ENT_LIMITED, h, party, state)) {
            ent_draft_count(&s->draft, h);
        }
    }
    ent_draft_close(&s->draft, ']');
}

/* What a party foresees at each horizon. */
static ent_status put_party(sheet *s, size_t party, uint64_t state)
{
    ent_foreseen moves[ENT_MOST_HORIZON];
    ent_draft_open(&s->draft, '{');
    ent_draft_party(&s->draft, party);
    put_horizons(s, "stable", party, state);
    ent_draft_key(&s->draft, "foresees");
    ent_draft_open(&s->draft, '[');
    for (uint32_t h = 1; h <= s->horizon; h++) {
        size_t count = 0;
        ENT_TRY(ent_lookahead_path(s->draft.context, s->ahead, h, party, state, moves, &count));
        ent_draft_open(&s->draft, '{');
        ent_draft_key(&s->draft, "to");
        ent_draft_state(&s->draft, count == 0 ? state : moves[0].to);
        ent_draft_key(&s->draft, "ends");
        ent_draft_state(&s->draft, ent_lookahead_end(s->ahead, ENT_LIMITED, h, party, state));
        ent_draft_close(&s->draft, '}');
    }
    ent_draft_close(&s->draft, ']');
    ent_draft_close(&s->draft, '}');
    return ENT_OK;
}

static ent_status put_prospect(sheet *s, uint64_t state)
{
    ent_draft_open(&s->draft, '{');
    ent_draft_key(&s->draft, "state");
    ent_draft_state(&s->draft, state);
    put_horizons(s, "equilibrium", BOTH, state);
    ent_draft_key(&s->draft, "parties");
    ent_draft_open(&s->draft, '[');
    ENT_TRY(put_party(s, 0, state));
    ENT_TRY(put_party(s, 1, state));
    ent_draft_close(&s->draft, ']');
    ent_draft_close(&s->draft, '}');
    return ENT_OK;
}

static ent_status put_prospects(sheet *s)
{
    const size_t count = s->draft.space->count;
    ent_draft_key(&s->draft, "lookahead");
    ent_draft_open(&s->draft, '[');
    for (size_t k = ent_draft_next(&s->draft, 0); k < count; k = ent_draft_next(&s->draft, k + 1)) {
        ENT_TRY(ent_context_step(
            s->draft.context, s->draft.writing ? "writing proofs" : "gathering proofs", k, count));
        ENT_TRY(put_prospect(s, k));
        if (s->draft.w.status != ENT_OK) {
            return s->draft.w.status;
        }
    }
    ent_draft_close(&s->draft, ']');
    return ENT_OK;
}

static ent_status write_all(sheet *s, const ent_certificate_view *view)
{
    choose(s, view);
    ENT_TRY(put_prospects(s));
    ent_sealed_dispute(&s->draft.w, s->draft.dispute);
    s->draft.writing = true;
    ent_draft_key(&s->draft, "horizon");
    ent_draft_count(&s->draft, s->horizon);
    ent_draft_table(&s->draft);
    return put_prospects(s);
}

ent_status ent_report_lookahead_certificate(ent_context *context, const ent_lookahead *lookahead,
                                            const ent_certificate_view *view, const ent_sink *sink)
{
    if (context == NULL || lookahead == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view) {
        return ENT_ERROR_ARGUMENT;
    }
    sheet s = {.ahead = lookahead, .horizon = ent_lookahead_facts_of(lookahead).horizon};
    ent_status status = ent_draft_begin(context, ent_lookahead_space(lookahead), sink, &s.draft);
    if (status == ENT_OK) {
        status = write_all(&s, view);
    }
    return ent_draft_end(&s.draft, status);
}
