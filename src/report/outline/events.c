/* SPDX-License-Identifier: MIT */
/* The outline of a timeline: its events, in their order, and the parties, options and sources that each adds. */
#include "report/outline/sheet.h"

/* What an event adds to a section, each with its name and what `put` says of it. */
static void put_added(ent_outline_sheet *sheet, const ent_node *event, const char *section,
                      void (*put)(ent_outline_sheet *sheet, const ent_node *entry, const char *id))
{
    const ent_node *map = ent_outline_field(ent_outline_field(event, section), "add");
    ent_json_key(sheet->w, section);
    ent_json_open(sheet->w, '[');
    for (size_t i = 0; map != NULL && map->kind == ENT_NODE_MAP && i < map->count; i++) {
        ent_json_open(sheet->w, '{');
        ent_outline_text_key(sheet, "id", map->keys[i]->text.text);
        put(sheet, map->items[i], map->keys[i]->text.text);
        ent_json_close(sheet->w, '}');
    }
    ent_json_close(sheet->w, ']');
}

static void put_source(ent_outline_sheet *sheet, const ent_node *entry, const char *id)
{
    (void)id;
    ent_outline_text_key(sheet, "title", ent_outline_word(entry, "title", NULL));
    ent_outline_text_key(sheet, "file", ent_outline_word(entry, "file", NULL));
}

static void put_party(ent_outline_sheet *sheet, const ent_node *entry, const char *id)
{
    ent_outline_text_key(sheet, "name", ent_outline_word(entry, "name", id));
}

static void put_option(ent_outline_sheet *sheet, const ent_node *entry, const char *id)
{
    ent_outline_text_key(sheet, "label", ent_outline_word(entry, "label", id));
    ent_outline_text_key(sheet, "party", ent_outline_word(entry, "party", NULL));
    ent_outline_values(sheet, entry);
}

static void put_event(ent_outline_sheet *sheet, const ent_node *list, size_t number)
{
    const ent_node *event = list->items[number];
    static const char *const keys[] = {"id", "date", "label", "kind", "source"};
    ent_json_open(sheet->w, '{');
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ent_outline_text_key(sheet, keys[i], ent_outline_word(event, keys[i], NULL));
    }
    put_added(sheet, event, "sources", put_source);
    put_added(sheet, event, "parties", put_party);
    put_added(sheet, event, "options", put_option);
    ent_outline_place(sheet, "place", ent_extent_entry(sheet->source, list, number));
    ent_json_close(sheet->w, '}');
}

void ent_outline_events(ent_outline_sheet *sheet)
{
    const ent_node *list = ent_outline_field(sheet->root, "timeline");
    ent_json_key(sheet->w, "timeline");
    ent_json_open(sheet->w, '[');
    for (size_t i = 0; list != NULL && list->kind == ENT_NODE_LIST && i < list->count; i++) {
        put_event(sheet, list, i);
    }
    ent_json_close(sheet->w, ']');
}
