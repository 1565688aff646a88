/* SPDX-License-Identifier: MIT */
/*
 * Blocks that are not indented enough.
 *
 *   options:            options:
 *   raise:                raise:
 *     party: city         party: city
 *
 * The key above is then empty, and what it should have stands beside it: at the left keys that nobody knows,
 * at the right keys that an option has, as if options were called so. One message tells to indent the lines,
 * where each of them would else be refused for itself.
 */
#include "formats/in/tree/stray.h"

#include "base/text.h"

#include <string.h>

/* Whether a form has a key; with `near` also whether it has one that is spelled much like it. Keys of the writer's own
 * belong anywhere. */
static bool has_key(const ent_form *form, const ent_node *key, bool near)
{
    const char *names[ENT_FORM_MOST_KEYS + 1];
    ent_form_names(form, names);
    for (size_t i = 0; names[i] != NULL; i++) {
        if (ent_node_is(key, names[i])) {
            return true;
        }
    }
    return near && (ent_nearest_word(names, key->text.text, key->text.length) != NULL ||
                    (key->text.length >= 2 && memcmp(key->text.text, "x-", 2) == 0));
}

static ent_status issue_stray(ent_builder *builder, const ent_node *map, size_t empty, size_t count)
{
    const ent_node *key = map->keys[empty];
    const ent_span last = ent_extent_entry(builder->source, map, empty + count);
    const size_t from = ent_source_point(builder->source, map->keys[empty + 1]->span).line;
    const size_t to =
        ent_source_point(builder->source, (ent_span){last.end - (last.end > last.start), last.end})
            .line;
    ent_text message, cure;
    ent_text_init(&message, &builder->context->allocator);
    ent_text_init(&cure, &builder->context->allocator);
    ent_text_add_quoted(&message, key->text.text, key->text.length, 60);
    ent_text_add(&message, " is empty, and what seems to belong to it stands beside it");
    ent_text_format(&cure, to > from ? "indent lines %zu" : "indent line %zu", from);
    if (to > from) {
        ent_text_format(&cure, " to %zu", to);
    }
    ent_text_format(&cure, " further, below '%.*s:'", (int)key->text.length, key->text.text);
    const ent_status status = message.failed || cure.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(builder, ENT_KIND_WRONG_TYPE, key->span,
                                                      ent_text_get(&message), ent_text_get(&cure));
    ent_text_free(&message);
    ent_text_free(&cure);
    return status;
}

/* Whether an entry could belong to the empty one before it: in a mapping of a form what the form does not have, in one of
 * names what the form of its entries has, unless it looks like an entry itself. */
static bool is_stray(const ent_node *map, size_t entry, const ent_form *form, bool names)
{
    const ent_node *item = map->items[entry];
    return names ? has_key(form, map->keys[entry], false) && item->kind != ENT_NODE_MAP &&
                       !item->empty
                 : !has_key(form, map->keys[entry], true);
}

static ent_status find_strays(ent_builder *builder, const ent_node *map, const ent_form *form,
                              bool names, bool *out)
{
    *out = false;
    for (size_t i = 0; !map->flow && i < map->count; i++) {
        size_t count = 0;
        const bool empty = map->items[i]->empty && (names || has_key(form, map->keys[i], false));
        while (empty && i + count + 1 < map->count && is_stray(map, i + count + 1, form, names)) {
            count++;
        }
        if (count > 0) {
            ENT_TRY(issue_stray(builder, map, i, count));
            *out = true;
            i += count;
        }
    }
    return ENT_OK;
}

ent_status ent_stray_below(ent_builder *builder, const ent_node *map, const ent_form *form,
                           bool *out)
{
    return find_strays(builder, map, form, false, out);
}

ent_status ent_stray_beside(ent_builder *builder, const ent_node *map, const ent_form *form,
                            bool *out)
{
    return find_strays(builder, map, form, true, out);
}
