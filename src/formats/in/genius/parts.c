/* SPDX-License-Identifier: MIT */
/* Findings, attributes and issues of a scenario. */
#include "formats/in/genius/parts.h"

#include "diag/context.h"

#include <string.h>

enum { MOST_NOTED = 20 /* names of elements that are not read */ };

ent_status ent_genius_tell(ent_genius *g, const ent_genius_finding *f)
{
    ent_text message;
    ent_text_init(&message, &g->builder->context->allocator);
    ent_text_add(&message, f->before);
    if (f->name != NULL) {
        ent_text_add(&message, " ");
        ent_text_add_quoted(&message, f->name->text, f->name->length, 60);
    }
    ent_text_add(&message, f->after == NULL ? "" : f->after);
    const ent_issue issue = {.kind = f->kind,
                             .source = g->builder->source,
                             .span = f->span,
                             .message = ent_text_get(&message),
                             .cure = f->cure,
                             .note = f->note,
                             .note_source = g->builder->source,
                             .note_span = f->note_span};
    const bool told =
        g->builder->quiet && (f->kind == ENT_KIND_GENIUS_IGNORED ||
                              f->kind == ENT_KIND_GENIUS_TWICE || f->kind == ENT_KIND_GENIUS_ASIDE);
    const ent_status status = message.failed ? ENT_ERROR_MEMORY
                              : told         ? ENT_OK
                                             : ent_issue_add(g->builder->context, &issue);
    ent_text_free(&message);
    ENT_TRY(status);
    return ent_context_poll(g->builder->context); /* a place in a long line takes long to find */
}

/* Says that an element is not read: as a note where Genius has it for other things, else as a warning; once a name. */
static ent_status ignore(ent_genius *g, const ent_element *element)
{
    static const char *const silent[] = {"agent", "similarity_function", "criteria_function",
                                         "cost", NULL};
    const ent_written *name = &element->name;
    if (g->noted.count >= MOST_NOTED || ent_map_get(&g->noted, name->text, name->length) != NULL) {
        return ENT_OK;
    }
    bool usual = false;
    for (size_t i = 0; silent[i] != NULL; i++) {
        usual = usual || ent_element_is(element, silent[i]);
    }
    ENT_TRY(ent_map_put(&g->noted, name->text, name->length, 0));
    const ent_genius_finding finding = {
        .kind = usual ? ENT_KIND_GENIUS_ASIDE : ENT_KIND_GENIUS_IGNORED,
        .span = name->span,
        .before = usual ? "this element is left out:" : "this element is not read:",
        .name = name};
    return ent_genius_tell(g, &finding);
}

ent_status ent_genius_ignore_rest(ent_genius *g, const ent_element *element,
                                  const char *const *read)
{
    for (const ent_element *child = element->first; child != NULL; child = child->next) {
        bool known = false;
        for (size_t i = 0; read[i] != NULL; i++) {
            known = known || ent_element_is(child, read[i]);
        }
        if (!known) {
            ENT_TRY(ignore(g, child));
        }
    }
    if (element->words.end > element->words.start) {
        const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_IGNORED,
                                            .span = element->words,
                                            .before = "the text in this element is not read"};
        return ent_genius_tell(g, &finding);
    }
    return ENT_OK;
}

ent_status ent_genius_need(ent_genius *g, const ent_element *element, const char *name,
                           const ent_written **out)
{
    *out = ent_element_attribute(element, name);
    if (*out != NULL) {
        return ENT_OK;
    }
    const ent_written missing = {.text = name, .length = strlen(name)};
    const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_FORM,
                                        .span = element->name.span,
                                        .before = "this element lacks the attribute",
                                        .name = &missing};
    return ent_genius_tell(g, &finding);
}

ent_status ent_genius_number(ent_genius *g, const ent_written *value, ent_plain *out, bool *good)
{
    *good = ent_plain_read(value->text, value->length, out);
    if (*good) {
        return ENT_OK;
    }
    const ent_genius_finding finding = {
        .kind = ENT_KIND_GENIUS_FORM,
        .span = value->span,
        .before = "this is not a number that is read:",
        .name = value,
        .cure = "write a decimal number of at most 60 digits on each side of the point"};
    return ent_genius_tell(g, &finding);
}

ent_status ent_genius_need_number(ent_genius *g, const ent_element *element, const char *name,
                                  ent_plain *out, bool *good)
{
    const ent_written *value = NULL;
    *good = false;
    ENT_TRY(ent_genius_need(g, element, name, &value));
    return value == NULL ? ENT_OK : ent_genius_number(g, value, out, good);
}

static const ent_element *child_of(const ent_element *element, const char *name)
{
    const ent_element *child = element->first;
    while (child != NULL && !ent_element_is(child, name)) {
        child = child->next;
    }
    return child;
}

const ent_written *ent_genius_bound(const ent_element *issue, const char *name)
{
    const ent_written *own = ent_element_attribute(issue, name);
    const ent_element *range = own == NULL ? child_of(issue, "range") : NULL;
    return range == NULL ? own : ent_element_attribute(range, name);
}

ent_status ent_genius_kind_of(ent_genius *g, const ent_element *issue, ent_genius_kind *out,
                              bool *good)
{
    static const char *const attributes[] = {"vtype", "type", "etype"};
    static const char *const words[] = {"discrete", "integer", "real"};
    const ent_written *word = NULL;
    for (size_t i = 0; i < 3 && word == NULL; i++) {
        word = ent_element_attribute(issue, attributes[i]);
    }
    *good = true;
    if (word == NULL) { /* older files say it by what they have */
        *out = ent_genius_bound(issue, "lowerbound") == NULL ? ENT_GENIUS_LIST : ENT_GENIUS_INTEGER;
        return ENT_OK;
    }
    for (int kind = 0; kind < 3; kind++) {
        if (strcmp(word->text, words[kind]) == 0) {
            *out = (ent_genius_kind)kind;
            return ENT_OK;
        }
    }
    *good = false;
    const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_UNKNOWN,
                                        .span = word->span,
                                        .before = "there are no issues of the kind",
                                        .name = word,
                                        .cure = "write discrete, integer or real"};
    return ent_genius_tell(g, &finding);
}

ent_node *ent_genius_number_node(ent_genius *g, const ent_plain *number, ent_span span)
{
    return ent_node_literal(&g->builder->dispute->arena, number->text, strlen(number->text), span);
}

void ent_space_walk_begin(ent_space_walk *walk, const ent_element *space, const char *name)
{
    *walk = (ent_space_walk){.name = name, .depth = 1};
    walk->at[0] = space->first;
}

const ent_element *ent_space_walk_next(ent_space_walk *walk)
{
    while (walk->depth > 0) {
        const ent_element *here = walk->at[walk->depth - 1];
        if (here == NULL) {
            walk->depth--;
            continue;
        }
        walk->at[walk->depth - 1] = here->next;
        if (ent_element_is(here, walk->name)) {
            return here;
        }
        if (ent_element_is(here, "objective")) { /* no deeper than elements are */
            walk->at[walk->depth++] = here->first;
        }
    }
    return NULL;
}

const ent_element *ent_space_first(const ent_element *space, const char *name)
{
    ent_space_walk walk;
    ent_space_walk_begin(&walk, space, name);
    return ent_space_walk_next(&walk);
}

ent_status ent_genius_ignore_in_space(ent_genius *g, const ent_element *space)
{
    static const char *const read[] = {
        "objective",        "issue", "weight", "discount_factor", "reservation",
        "utility_function", "ufun",  NULL};
    ENT_TRY(ent_genius_ignore_rest(g, space, read));
    ent_space_walk walk;
    ent_space_walk_begin(&walk, space, "objective");
    for (const ent_element *one; (one = ent_space_walk_next(&walk)) != NULL;) {
        ENT_TRY(ent_genius_ignore_in_space(g, one));
    }
    return ENT_OK;
}
