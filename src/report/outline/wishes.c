/* SPDX-License-Identifier: MIT */
/* What parties want, in an outline: statements, weighted ones, and the groups of rankings, with their places. */
#include "report/outline/sheet.h"

/* The wish at a place of a party's list, as far as it can be read. */
static void put_statement(ent_outline_sheet *sheet, const ent_node *list, size_t entry)
{
    static const char *const keys[] = {"label", "weight", "degree"};
    const ent_node *node = list->items[entry];
    const bool map = node->kind == ENT_NODE_MAP;
    const ent_node *want = map ? ent_field(node, "want") : node;
    const bool scalar = want != NULL && want->kind == ENT_NODE_SCALAR;
    ent_outline_text_key(sheet, "want", scalar ? want->text.text : NULL);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ent_outline_text_key(sheet, keys[i], ent_outline_word(node, keys[i], NULL));
    }
    ent_outline_text_key(sheet, "certainty", ent_outline_word(node, "certainty", "sure"));
    ent_outline_text_key(sheet, "strength", ent_outline_word(node, "strength", "mild"));
    ent_outline_grounds(sheet, node);
    if (scalar) {
        ent_outline_place(sheet, "want_place", ent_extent(sheet->source, want));
    }
}

static void put_group(ent_outline_sheet *sheet, const ent_node *list, size_t entry)
{
    ent_outline_words(sheet, "group", list->items[entry]);
}

static void put_list(ent_outline_sheet *sheet, const char *party, const char *kind,
                     const ent_node *list)
{
    const bool group = *kind == 'g';
    for (size_t i = 0; list != NULL && list->kind == ENT_NODE_LIST && i < list->count; i++) {
        ent_json_open(sheet->w, '{');
        ent_outline_text_key(sheet, "party", party);
        ent_outline_text_key(sheet, "kind", kind);
        ent_json_field_count(sheet->w, "wish", i + 1);
        (group ? put_group : put_statement)(sheet, list, i);
        ent_outline_place(sheet, "place", ent_extent_entry(sheet->source, list, i));
        ent_json_close(sheet->w, '}');
    }
}

void ent_outline_wishes(ent_outline_sheet *sheet)
{
    const ent_node *map = ent_outline_field(sheet->root, "preferences");
    ent_json_key(sheet->w, "wishes");
    ent_json_open(sheet->w, '[');
    for (size_t i = 0; map != NULL && map->kind == ENT_NODE_MAP && i < map->count; i++) {
        const ent_node *of = map->items[i];
        const char *party = map->keys[i]->text.text;
        put_list(sheet, party, "statement", of);
        put_list(sheet, party, "weight", ent_outline_field(of, "weights"));
        put_list(sheet, party, "group", ent_outline_field(of, "ranking"));
    }
    ent_json_close(sheet->w, ']');
}
