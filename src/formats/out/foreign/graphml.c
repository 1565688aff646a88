/* SPDX-License-Identifier: MIT */
/*
 * GraphML: states are nodes, with a datum for each option, each party's level and each concept; moves are edges, with the party
 * and whether it is a unilateral improvement of it. The names of the data are ours, their types those of the format.
 */
#include "formats/out/foreign/states.h"

#include <stdio.h>

static const char *truth(bool value)
{
    return value ? "true" : "false";
}

/* Declares a datum of nodes or edges, whose name is made of two words. */
static void put_key(ent_writer *w, const char *of, const char *prefix, const char *name,
                    const char *type)
{
    ent_put(w, "  <key id=\"");
    ent_put(w, prefix);
    ent_put_markup(w, name);
    ent_put(w, "\" for=\"");
    ent_put(w, of);
    ent_put(w, "\" attr.name=\"");
    ent_put(w, prefix);
    ent_put_markup(w, name);
    ent_put(w, "\" attr.type=\"");
    ent_put(w, type);
    ent_put(w, "\"/>\n");
}

static void put_datum(ent_writer *w, const char *prefix, const char *name, const char *value)
{
    ent_put(w, "      <data key=\"");
    ent_put(w, prefix);
    ent_put_markup(w, name);
    ent_put(w, "\">");
    ent_put_markup(w, value);
    ent_put(w, "</data>\n");
}

static void put_head(ent_drawing_of_states *d)
{
    const ent_dispute *dispute = d->x->dispute;
    ent_writer *w = &d->x->w;
    ent_put(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    put_key(w, "graph", "", "title", "string");
    put_key(w, "node", "", "label", "string");
    put_key(w, "node", "", "names", "string");
    put_key(w, "node", "", "today", "boolean");
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        put_key(w, "node", "option_", dispute->options[o].id, "string");
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        put_key(w, "node", "level_", dispute->parties[p].id, "int");
    }
    for (unsigned c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(d->solution) >> c & 1) != 0) {
            put_key(w, "node", "equilibrium_", ent_concept_key((ent_concept)c), "boolean");
        }
    }
    put_key(w, "edge", "", "party", "string");
    put_key(w, "edge", "", "improvement", "boolean");
    ent_put(w, "  <graph edgedefault=\"directed\">\n    <data key=\"title\">");
    ent_put_markup(w, ent_dispute_title(dispute));
    ent_put(w, "</data>\n");
}

/* "s12", or its names behind that. */
static void put_names(ent_drawing_of_states *d, uint64_t state)
{
    ent_writer *w = &d->x->w;
    ent_text names, label;
    ent_text_init(&names, &d->x->context->allocator);
    ent_text_init(&label, &d->x->context->allocator);
    ent_drawn_names(&names, d, state, ", ");
    ent_text_format(&label, "s%llu", (unsigned long long)(state + 1));
    ent_text_add(&label, names.length > 0 ? ": " : "");
    ent_text_add(&label, ent_text_get(&names));
    put_datum(w, "", "label", ent_text_get(&label));
    put_datum(w, "", "names", ent_text_get(&names));
    w->buffer.failed = w->buffer.failed || names.failed || label.failed;
    ent_text_free(&label);
    ent_text_free(&names);
}

static void put_state(ent_drawing_of_states *d, uint64_t state)
{
    const ent_dispute *dispute = d->x->dispute;
    ent_writer *w = &d->x->w;
    ent_put_format(w, "    <node id=\"s%llu\">\n", (unsigned long long)(state + 1));
    put_names(d, state);
    put_datum(w, "", "today", truth(ent_drawn_is_today(d, state)));
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        put_datum(w, "option_", dispute->options[o].id, ent_drawn_value(d, state, o));
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        char level[24];
        (void)snprintf(level, sizeof level, "%u", (unsigned)ent_level(d->solution, p, state));
        put_datum(w, "level_", dispute->parties[p].id, level);
    }
    for (unsigned c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(d->solution) >> c & 1) != 0) {
            put_datum(w, "equilibrium_", ent_concept_key((ent_concept)c),
                      truth(ent_is_equilibrium(d->solution, (ent_concept)c, state)));
        }
    }
    ent_put(w, "    </node>\n");
}

static void put_move(ent_drawing_of_states *d, const ent_drawn_move *move)
{
    ent_writer *w = &d->x->w;
    ent_put_format(w, "    <edge source=\"s%llu\" target=\"s%llu\">\n",
                   (unsigned long long)(move->from + 1), (unsigned long long)(move->to + 1));
    put_datum(w, "", "party", d->x->dispute->parties[move->party].id);
    put_datum(w, "", "improvement", truth(move->improves));
    ent_put(w, "    </edge>\n");
}

static void put_foot(ent_drawing_of_states *d)
{
    ent_put(&d->x->w, "  </graph>\n</graphml>\n");
}

ent_status ent_foreign_graphml(ent_foreign *x)
{
    const ent_drawn_format format = {
        .head = put_head, .state = put_state, .move = put_move, .foot = put_foot};
    return ent_foreign_draw(x, &format);
}
