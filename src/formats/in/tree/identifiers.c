/* SPDX-License-Identifier: MIT */
/*
 * Identifiers from free names. "Lift the embargo (partly)" becomes lift_the_embargo_partly; what is
 * not an ASCII letter or digit separates words, so that a name in another script comes out as the
 * plain word for what it names, with a number from the second on.
 */
#include "formats/in/tree/identifiers.h"

#include "dispute/expressions/lexer.h"

enum { LONGEST = 40 };

void ent_identifiers_init(ent_identifiers *ids, ent_arena *arena, const char *what)
{
    *ids = (ent_identifiers){.arena = arena, .what = what};
    ent_map_init(&ids->taken, arena->allocator);
    ent_text_init(&ids->text, arena->allocator);
}

void ent_identifiers_free(ent_identifiers *ids)
{
    ent_memory_free(ids->taken.allocator, ids->next);
    ent_map_free(&ids->taken);
    ent_text_free(&ids->text);
}

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

/* Makes the text an identifier that is not taken. */
static void make_identifier(ent_identifiers *ids, const ent_written *name)
{
    ent_text *text = &ids->text;
    ent_text_clear(text);
    add_words(text, name);
    const char first = ent_text_get(text)[0];
    if (first <= '9') { /* no word at all, or a digit: the rest are small letters */
        ent_text_clear(text);
        ent_text_add(text, ids->what);
        ent_text_add(text, first == '\0' ? "" : "_");
        add_words(text, name);
    }
    if (!text->failed && ent_is_reserved(text->bytes, text->length)) {
        ent_text_add(text, "_");
    }
    const size_t stem = text->length;
    const ent_map_entry *holder =
        text->failed ? NULL : ent_map_get(&ids->taken, text->bytes, text->length);
    const size_t first_holder = holder == NULL ? 0 : holder->number;
    while (!text->failed && holder != NULL) {
        text->length = stem;
        ent_text_format(text, "_%zu", 2 + ids->next[first_holder]++);
        holder = text->failed ? NULL : ent_map_get(&ids->taken, text->bytes, text->length);
    }
}

ent_status ent_identifiers_add(ent_identifiers *ids, const ent_written *name, ent_written *out)
{
    size_t *next =
        ent_memory_grow(ids->taken.allocator, ids->next, &ids->room, ids->count + 1, sizeof *next);
    if (next == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ids->next = next;
    next[ids->count] = 0;
    make_identifier(ids, name);
    const char *kept =
        ids->text.failed ? NULL : ent_arena_text(ids->arena, ids->text.bytes, ids->text.length);
    if (kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_map_put(&ids->taken, kept, ids->text.length, ids->count));
    ids->count++;
    *out = (ent_written){.text = kept, .length = ids->text.length, .span = name->span};
    return ENT_OK;
}
