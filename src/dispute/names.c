/* SPDX-License-Identifier: MIT */
/*
 * Named states may use each other; this refuses circles and towers.
 *
 * The depth of a name is the longest chain of operators below it, names written out. A depth-first
 * walk finds it; a name that is met while it is being walked lies on a circle. Depths are kept, so
 * that each name is walked once.
 */
#include "dispute/builder.h"

enum { UNKNOWN = 0, WALKING = 1, KNOWN = 2, DEEPEST = 4 * ENT_MAX_DEPTH };

typedef struct walk {
    ent_builder *builder;
    unsigned char *state;
    unsigned *depth;
    bool refused;
} walk;

static ent_status refuse(walk *w, ent_span span, const char *message)
{
    w->refused = true;
    return ent_builder_issue(w->builder, ENT_KIND_CIRCULAR_NAME, span, message, NULL);
}

static ent_status visit(walk *w, const ent_expression *expression, unsigned level, unsigned *depth);

static ent_status visit_name(walk *w, const ent_expression *use, unsigned level, unsigned *depth)
{
    const size_t index = (size_t)(use->name - w->builder->dispute->names);
    if (w->state[index] == WALKING) {
        return refuse(w, use->span, "this name is defined by itself");
    }
    if (w->state[index] == UNKNOWN) {
        w->state[index] = WALKING;
        if (use->name->meaning != NULL) {
            ENT_TRY(visit(w, use->name->meaning, level + 1, &w->depth[index]));
        }
        w->state[index] = KNOWN;
    }
    *depth = w->depth[index] + 1;
    if (!w->refused && level + *depth > DEEPEST) {
        return refuse(w, use->span, "names are built upon names too deep here");
    }
    return ENT_OK;
}

static ent_status visit(walk *w, const ent_expression *expression, unsigned level, unsigned *depth)
{
    *depth = 1;
    if (level > DEEPEST) {
        return refuse(w, expression->span, "names are built upon names too deep here");
    }
    if (expression->op == ENT_OP_NAME) {
        return visit_name(w, expression, level, depth);
    }
    for (size_t i = 0; i < expression->child_count && !w->refused; i++) {
        unsigned below = 0;
        ENT_TRY(visit(w, expression->children[i], level + 1, &below));
        if (below + 1 > *depth) {
            *depth = below + 1;
        }
    }
    return ENT_OK;
}

ent_status ent_builder_check_names(ent_builder *builder)
{
    const ent_dispute *dispute = builder->dispute;
    const ent_allocator *allocator = &builder->context->allocator;
    walk w = {.builder = builder,
              .state = ent_memory_zero(allocator, dispute->name_count, sizeof *w.state),
              .depth = ent_memory_zero(allocator, dispute->name_count, sizeof *w.depth)};
    ent_status status = w.state == NULL || w.depth == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t i = 0; i < dispute->name_count && status == ENT_OK && !w.refused; i++) {
        const ent_expression use = {
            .op = ENT_OP_NAME, .name = &dispute->names[i], .span = dispute->names[i].span};
        unsigned depth = 0;
        status = visit_name(&w, &use, 0, &depth);
    }
    ent_memory_free(allocator, w.state);
    ent_memory_free(allocator, w.depth);
    return status;
}
