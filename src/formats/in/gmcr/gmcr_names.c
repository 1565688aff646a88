/* SPDX-License-Identifier: MIT */
/*
 * Identifiers from free names. "Lift the embargo (partly)" becomes lift_the_embargo_partly; what is
 * not an ASCII letter or digit separates words, so that a name in another script comes out as the
 * plain word for what it names, with a number from the second on.
 */
#include "dispute/lexer.h"
#include "formats/in/gmcr/gmcr_parts.h"

enum { LONGEST = 40 };

/* Adds the words of a name; cut at LONGEST bytes. */
static void add_words(ent_text *text, const ent_written *name)
{
    bool gap = false;
    for (size_t i = 0; i < name->length && text->length < LONGEST; i++) {
        char c = name->text[i];
        if (c >= 'A' && c <= 'Z') {
            c = (char)(c - 'A' + 'a');
        }
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            gap = true;
            continue;
        }
        ent_text_add(text, gap && text->length > 0 ? "_" : "");
        ent_text_add_bytes(text, &c, 1);
        gap = false;
    }
}

/* Makes `text` an identifier that is not in `taken`. next[i]: the number to try next behind the
 * identifier of item i when it is met again. */
static void make_identifier(ent_text *text, const ent_written *name, const char *what,
                            const ent_map *taken, size_t *next)
{
    ent_text_clear(text);
    add_words(text, name);
    const char first = ent_text_get(text)[0];
    if (first <= '9') { /* no word at all, or a digit: the rest are small letters */
        ent_text_clear(text);
        ent_text_add(text, what);
        ent_text_add(text, first == '\0' ? "" : "_");
        add_words(text, name);
    }
    if (!text->failed && ent_is_reserved(text->bytes, text->length)) {
        ent_text_add(text, "_");
    }
    const size_t stem = text->length;
    const ent_map_entry *holder =
        text->failed ? NULL : ent_map_get(taken, text->bytes, text->length);
    const size_t first_holder = holder == NULL ? 0 : holder->number;
    while (!text->failed && holder != NULL) {
        text->length = stem;
        ent_text_format(text, "_%zu", 2 + next[first_holder]++);
        holder = text->failed ? NULL : ent_map_get(taken, text->bytes, text->length);
    }
}

static ent_status identify_all(ent_gmcr *g, const ent_node *list, const char *what, ent_map *taken,
                               ent_text *text, ent_written *ids)
{
    size_t *next = ent_arena_new(&g->builder->dispute->arena, list->count, sizeof *next);
    if (next == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < list->count; i++) {
        const ent_node *item = list->items[i];
        const ent_node *name = item->kind == ENT_NODE_MAP ? ent_field(item, "name") : NULL;
        if (name == NULL || name->kind != ENT_NODE_SCALAR || name->empty) {
            ENT_TRY(ent_gmcr_refuse(g, item->span, "a name is missing here",
                                    "write {\"name\": \"...\"} with what else there is to say"));
            continue;
        }
        make_identifier(text, &name->text, what, taken, next);
        const char *kept =
            text->failed ? NULL
                         : ent_arena_text(&g->builder->dispute->arena, text->bytes, text->length);
        if (kept == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ids[i] = (ent_written){.text = kept, .length = text->length, .span = name->span};
        ENT_TRY(ent_map_put(taken, kept, text->length, i));
    }
    return ENT_OK;
}

ent_status ent_gmcr_identify(ent_gmcr *g, const ent_node *list, const char *what, ent_written **out)
{
    ent_written *ids = ent_arena_new(&g->builder->dispute->arena, list->count, sizeof *ids);
    if (ids == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_map taken;
    ent_text text;
    ent_map_init(&taken, &g->builder->context->allocator);
    ent_text_init(&text, &g->builder->context->allocator);
    const ent_status status = identify_all(g, list, what, &taken, &text, ids);
    ent_text_free(&text);
    ent_map_free(&taken);
    *out = ids;
    return status;
}
