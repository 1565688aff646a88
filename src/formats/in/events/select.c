/* SPDX-License-Identifier: MIT */
/* The dispute of another moment, or without what rests on some sources or bases: its text is read again. */
#include "base/text.h"
#include "formats/in/dispute_yaml.h"

#include <string.h>

/* Puts the names of a mapping into a map. */
static ent_status put_names(ent_map *map, const ent_node *names)
{
    for (size_t i = 0; names != NULL && names->kind == ENT_NODE_MAP && i < names->count; i++) {
        const ent_written *name = &names->keys[i]->text;
        if (ent_map_get(map, name->text, name->length) == NULL) {
            ENT_TRY(ent_map_put(map, name->text, name->length, i));
        }
    }
    return ENT_OK;
}

/* Gathers the sources that the file has at any moment. */
static ent_status gather_sources(const ent_dispute *dispute, ent_map *out)
{
    ENT_TRY(put_names(out, ent_field(dispute->document, "sources")));
    for (size_t e = 0; e < dispute->event_count; e++) {
        const ent_node *changes = ent_field(dispute->events[e].node, "sources");
        if (changes != NULL && changes->kind == ENT_NODE_MAP) {
            ENT_TRY(put_names(out, ent_field(changes, "add")));
        }
    }
    return ENT_OK;
}

/* Adds the names of a mapping, the first of all that are told; how many were there then. */
static size_t add_names(ent_text *cure, const ent_node *names, size_t told)
{
    enum { MOST_SHOWN = 12 };
    for (size_t i = 0; names != NULL && names->kind == ENT_NODE_MAP && i < names->count; i++) {
        if (told < MOST_SHOWN) {
            ent_text_format(cure, "%s%s", told == 0 ? "write one of: " : " ",
                            names->keys[i]->text.text);
        }
        ent_text_add(cure, told == MOST_SHOWN ? ", ..." : "");
        told++;
    }
    return told;
}

/* Adds the sources that the file has at any moment. */
static void add_sources(const ent_dispute *dispute, ent_text *cure)
{
    size_t told = add_names(cure, ent_field(dispute->document, "sources"), 0);
    for (size_t e = 0; e < dispute->event_count; e++) {
        const ent_node *changes = ent_field(dispute->events[e].node, "sources");
        if (changes != NULL && changes->kind == ENT_NODE_MAP) {
            told = add_names(cure, ent_field(changes, "add"), told);
        }
    }
    ent_text_add(cure, told == 0 ? "the file has no sources" : "");
}

/* Says that there is no such source, and which is meant, or which there are. */
static ent_status issue_source(ent_context *context, const ent_dispute *dispute,
                               const ent_map *sources, const char *id)
{
    const char *near = ent_map_nearest(sources, id, strlen(id));
    ent_text message, cure;
    ent_text_init(&message, &context->allocator);
    ent_text_init(&cure, &context->allocator);
    ent_text_add(&message, "there is no source ");
    ent_text_add_quoted(&message, id, strlen(id), 60);
    if (near != NULL) {
        ent_text_format(&cure, "did you mean '%s'?", near);
    } else {
        add_sources(dispute, &cure);
    }
    const ent_issue issue = {.kind = ENT_KIND_UNKNOWN_SOURCE,
                             .message = ent_text_get(&message),
                             .cure = cure.length == 0 ? NULL : ent_text_get(&cure)};
    const ent_status status =
        message.failed || cure.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    ent_text_free(&cure);
    return status == ENT_OK ? ENT_ERROR_NOT_FOUND : status;
}

/* Asks whether all sources that are to be left out are there. */
static ent_status check_sources(ent_context *context, const ent_dispute *dispute,
                                const ent_selection *selection)
{
    ent_map sources;
    ent_map_init(&sources, &context->allocator);
    ent_status status = gather_sources(dispute, &sources);
    for (size_t i = 0; status == ENT_OK && i < selection->without_source_count; i++) {
        const char *id = selection->without_sources[i];
        if (ent_map_get(&sources, id, strlen(id)) == NULL) {
            status = issue_source(context, dispute, &sources, id);
        }
    }
    ent_map_free(&sources);
    return status;
}

static bool is_sound(const ent_dispute *dispute, const ent_selection *s)
{
    const bool moment = s->moment == SIZE_MAX || s->moment <= dispute->event_count;
    bool sources = s->without_source_count == 0 || s->without_sources != NULL;
    for (size_t i = 0; sources && i < s->without_source_count; i++) {
        sources = s->without_sources[i] != NULL;
    }
    return s->size == sizeof *s && moment && sources && s->without_bases >> ENT_BASIS_COUNT == 0;
}

ent_status ent_dispute_select(ent_context *context, const ent_dispute *dispute,
                              const ent_selection *selection, ent_dispute **out)
{
    if (context == NULL || dispute == NULL || selection == NULL || out == NULL ||
        !is_sound(dispute, selection)) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(check_sources(context, dispute, selection));
    return ent_read_selected(context, &dispute->source, selection, out);
}
