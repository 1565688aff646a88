/* SPDX-License-Identifier: MIT */
/* Walking over states and moves, which are counted before anything is written. */
#include "formats/out/foreign/states.h"

enum { STATES_A_STEP = 1 << 12 };

const char *ent_drawn_value(const ent_drawing_of_states *d, uint64_t state, size_t option)
{
    return ent_state_varies(d->space, state, option)
               ? "*"
               : ent_foreign_value(&d->x->dispute->options[option],
                                   (uint32_t)ent_state_value(d->space, state, option));
}

bool ent_drawn_is_today(const ent_drawing_of_states *d, uint64_t state)
{
    return d->space->has_today && d->space->today == state;
}

void ent_drawn_names(ent_text *text, const ent_drawing_of_states *d, uint64_t state,
                     const char *joint)
{
    const char *id = ent_state_id(d->space, state);
    bool first = id == NULL;
    ent_text_add(text, first ? "" : id);
    for (size_t n = 0; n < ent_name_count(d->x->dispute); n++) {
        if (ent_state_has_name(d->space, state, n)) {
            ent_text_add(text, first ? "" : joint);
            ent_text_add(text, ent_name_at(d->x->dispute, n));
            first = false;
        }
    }
}

/* --- moves --- */

typedef struct moves {
    ent_state_list all;
    uint64_t count;
} moves;

static ent_status put_moves(ent_drawing_of_states *d, const ent_drawn_format *format,
                            uint64_t state, moves *m)
{
    for (size_t p = 0; p < d->graph.party_count; p++) {
        ENT_TRY(ent_graph_moves(&d->graph, p, (uint32_t)state, &m->all));
        m->count += m->all.count;
        const uint32_t *levels = d->graph.movers[p].levels.of;
        for (size_t i = 0; i < m->all.count && format != NULL; i++) {
            const uint64_t to = m->all.states[i];
            const ent_drawn_move move = {
                .party = p, .from = state, .to = to, .improves = levels[to] > levels[state]};
            format->move(d, &move);
        }
    }
    return ENT_OK;
}

/* Goes over all moves; without a format it only counts them. */
static ent_status walk_moves(ent_drawing_of_states *d, const ent_drawn_format *format, moves *m)
{
    ent_context *context = d->x->context;
    for (uint64_t s = 0; s < d->space->count; s++) {
        if (s % STATES_A_STEP == 0) {
            ENT_TRY(ent_context_step(context, format == NULL ? "counting moves" : "writing moves",
                                     s, d->space->count));
        }
        ENT_TRY(put_moves(d, format, s, m));
        if (format == NULL && m->count > context->max_moves) {
            ENT_TRY(ent_issue_plain(context, ENT_KIND_MOVE_LIMIT, "there are more than %llu moves",
                                    (unsigned long long)context->max_moves));
            return ENT_ERROR_LIMIT;
        }
    }
    return ENT_OK;
}

static ent_status draw(ent_drawing_of_states *d, const ent_drawn_format *format, moves *m)
{
    ENT_TRY(walk_moves(d, NULL, m));
    format->head(d);
    for (uint64_t s = 0; s < d->space->count; s++) {
        format->state(d, s);
    }
    ENT_TRY(walk_moves(d, format, m));
    format->foot(d);
    return ENT_OK;
}

static ent_status draw_solved(ent_drawing_of_states *d, const ent_drawn_format *format)
{
    ent_context *context = d->x->context;
    moves m = {.count = 0};
    ENT_TRY(ent_solution_new(context, d->space, NULL, &d->solution));
    ENT_TRY(ent_graph_new(context, &context->allocator, d->space, &d->graph));
    const ent_status status = draw(d, format, &m);
    ent_memory_free(&context->allocator, m.all.states);
    ent_graph_free(&d->graph);
    return status;
}

ent_status ent_foreign_draw(ent_foreign *x, const ent_drawn_format *format)
{
    ent_drawing_of_states d = {.x = x};
    ent_status status = ent_foreign_space(x, &d.space);
    if (status == ENT_OK) {
        status = draw_solved(&d, format);
    }
    ent_solution_free(d.solution);
    ent_space_free(d.space);
    return status;
}

/* --- text --- */

void ent_put_dot(ent_writer *w, const char *words)
{
    ent_put(w, "\"");
    for (; *words != '\0'; words++) {
        ent_put(w, *words == '"' || *words == '\\' ? "\\" : "");
        ent_put_bytes(w, *words == '\n' || *words == '\r' ? " " : words, 1);
    }
    ent_put(w, "\"");
}
