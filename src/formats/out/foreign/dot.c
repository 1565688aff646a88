/* SPDX-License-Identifier: MIT */
/*
 * DOT, for Graphviz: a node a state, with its names and what is taken up in it; today has a double border, and what holds under any
 * concept is filled, darker the stricter the concept. A unilateral improvement is a full arrow, any other move a dotted one.
 */
#include "formats/out/foreign/states.h"

#include "stability/concepts.h"

static void put_head(ent_drawing_of_states *d)
{
    ent_writer *w = &d->x->w;
    ent_put(w, "digraph ");
    ent_put_dot(w, ent_dispute_title(d->x->dispute));
    ent_put(w, " {\n  node [shape=box, style=\"rounded,filled\", fillcolor=white];\n");
}

/* The strictest concept under which a state is an equilibrium, by a rank from 1; 0: none. */
static unsigned rank_of(const ent_drawing_of_states *d, uint64_t state)
{
    for (unsigned i = 0; i < ENT_SEQUENTIAL_COUNT; i++) {
        if (ent_is_equilibrium(d->solution, ent_strictest[i], state)) {
            return ENT_SEQUENTIAL_COUNT - i;
        }
    }
    return 0;
}

/* Adds what is taken up: "modify", "border=some". */
static void add_values(ent_text *text, const ent_drawing_of_states *d, uint64_t state)
{
    const ent_dispute *dispute = d->x->dispute;
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        const ent_option *option = &dispute->options[o];
        const bool open = ent_state_varies(d->space, state, o);
        if (open || option->graded) {
            ent_text_format(text, "\n%s=%s", option->id, ent_drawn_value(d, state, o));
        } else if (ent_state_value(d->space, state, o) > 0) {
            ent_text_format(text, "\n%s", option->id);
        }
    }
}

/* A label of several lines: each in quotes as Graphviz has it. */
static void put_label(ent_drawing_of_states *d, uint64_t state)
{
    ent_writer *w = &d->x->w;
    ent_text text;
    ent_text_init(&text, &d->x->context->allocator);
    ent_text_format(&text, "s%llu\n", (unsigned long long)(state + 1));
    const size_t number = text.length;
    ent_drawn_names(&text, d, state, "\n");
    if (!text.failed && text.length == number) {
        text.bytes[--text.length] = '\0';
    }
    add_values(&text, d, state);
    ent_put(w, "\"");
    for (const char *at = ent_text_get(&text); *at != '\0'; at++) {
        ent_put(w, *at == '\n' ? "\\n" : "");
        ent_put_bytes(w, at, *at != '\n'); /* ids and numbers need no quotes */
    }
    ent_put(w, "\"");
    w->buffer.failed = w->buffer.failed || text.failed;
    ent_text_free(&text);
}

static void put_state(ent_drawing_of_states *d, uint64_t state)
{
    static const char *const colors[] = {"", "#eef3f8", "#d6e4f0", "#b5cfe5", "#8fb6d6", "#6a9cc7"};
    ent_writer *w = &d->x->w;
    const unsigned rank = rank_of(d, state);
    ent_put_format(w, "  s%llu [label=", (unsigned long long)(state + 1));
    put_label(d, state);
    if (ent_drawn_is_today(d, state)) {
        ent_put(w, ", peripheries=2");
    }
    if (rank > 0) {
        ent_put_format(w, ", fillcolor=\"%s\"", colors[rank]);
    }
    ent_put(w, "];\n");
}

static void put_move(ent_drawing_of_states *d, const ent_drawn_move *move)
{
    ent_writer *w = &d->x->w;
    ent_put_format(w, "  s%llu -> s%llu [label=", (unsigned long long)(move->from + 1),
                   (unsigned long long)(move->to + 1));
    ent_put_dot(w, d->x->dispute->parties[move->party].id);
    ent_put(w, move->improves ? "];\n" : ", style=dotted];\n");
}

static void put_foot(ent_drawing_of_states *d)
{
    ent_put(&d->x->w, "}\n");
}

ent_status ent_foreign_dot(ent_foreign *x)
{
    const ent_drawn_format format = {
        .head = put_head, .state = put_state, .move = put_move, .foot = put_foot};
    return ent_foreign_draw(x, &format);
}
