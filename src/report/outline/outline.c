/* SPDX-License-Identifier: MIT */
/*
 * An outline as JSON: what a dispute file declares, and where.
 *
 * The tree is looked through as it is; what does not have the form that it should is passed over, since
 * the findings tell that. Lines and columns are counted on from the place before, so that a file of one long
 * line costs no more than another.
 */
#include "report/outline/sheet.h"

#include "base/text.h"

#include <string.h>

/* Moves a mark to a byte. O(bytes between), or from the beginning of its line where it stands behind. */
static void move_mark(const ent_source *source, ent_outline_mark *mark, size_t at)
{
    at = at < source->length ? at : source->length;
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    if (mark->line != low || mark->at > at) {
        *mark = (ent_outline_mark){.at = source->line_starts[low], .line = low};
    }
    mark->column += ent_utf8_length(source->bytes + mark->at, at - mark->at);
    mark->at = at;
}

void ent_outline_place(ent_outline_sheet *sheet, const char *key, ent_span span)
{
    ent_writer *w = sheet->w;
    if (sheet->begins) {
        ent_json_key(w, key);
        ent_json_open(w, '{');
        ent_json_field_count(w, "byte_start", span.start);
        ent_json_close(w, '}');
        return;
    }
    move_mark(sheet->source, &sheet->start, span.start);
    move_mark(sheet->source, &sheet->end, span.end > span.start ? span.end : span.start);
    const struct {
        const char *key;
        size_t number;
    } parts[] = {{"byte_start", sheet->start.at},   {"byte_end", sheet->end.at},
                 {"line", sheet->start.line + 1},   {"column", sheet->start.column + 1},
                 {"end_line", sheet->end.line + 1}, {"end_column", sheet->end.column + 1}};
    ent_json_key(w, key);
    ent_json_open(w, '{');
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ent_json_field_count(w, parts[i].key, parts[i].number);
    }
    ent_json_close(w, '}');
}

void ent_outline_text_key(ent_outline_sheet *sheet, const char *key, const char *text)
{
    ent_json_field_text(sheet->w, key, text);
}

const ent_node *ent_outline_field(const ent_node *node, const char *key)
{
    return node == NULL || node->kind != ENT_NODE_MAP ? NULL : ent_field(node, key);
}

const char *ent_outline_word(const ent_node *node, const char *key, const char *otherwise)
{
    const ent_node *value = ent_outline_field(node, key);
    const bool written = value != NULL && value->kind == ENT_NODE_SCALAR && !value->empty;
    return written ? value->text.text : otherwise;
}

void ent_outline_words(ent_outline_sheet *sheet, const char *key, const ent_node *node)
{
    ent_json_key(sheet->w, key);
    ent_json_open(sheet->w, '[');
    if (node != NULL && node->kind == ENT_NODE_SCALAR && !node->empty) {
        ent_json_text(sheet->w, node->text.text);
    }
    for (size_t i = 0; node != NULL && node->kind == ENT_NODE_LIST && i < node->count; i++) {
        if (node->items[i]->kind == ENT_NODE_SCALAR) {
            ent_json_text(sheet->w, node->items[i]->text.text);
        }
    }
    ent_json_close(sheet->w, ']');
}

void ent_outline_grounds(ent_outline_sheet *sheet, const ent_node *node)
{
    static const char *const keys[] = {"source", "passage", "note", "hedge"};
    ent_outline_text_key(sheet, "basis", ent_outline_word(node, "basis", "assumed"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ent_outline_text_key(sheet, keys[i], ent_outline_word(node, keys[i], NULL));
    }
}

static void put_sections(ent_outline_sheet *sheet)
{
    ent_json_key(sheet->w, "sections");
    ent_json_open(sheet->w, '[');
    for (size_t i = 0; i < sheet->root->count; i++) {
        ent_json_open(sheet->w, '{');
        ent_outline_text_key(sheet, "key", sheet->root->keys[i]->text.text);
        ent_outline_place(sheet, "key_place", ent_extent(sheet->source, sheet->root->keys[i]));
        ent_outline_place(sheet, "place", ent_extent_entry(sheet->source, sheet->root, i));
        ent_json_close(sheet->w, '}');
    }
    ent_json_close(sheet->w, ']');
}

/* Where a section is a mapping, each entry as an object: its name under `name`, what `put` says of it, and its
 * places. */
static void put_entries(ent_outline_sheet *sheet, const char *section, const char *name,
                        void (*put)(ent_outline_sheet *sheet, const ent_node *map, size_t entry))
{
    const ent_node *map = ent_outline_field(sheet->root, section);
    ent_json_key(sheet->w, section);
    ent_json_open(sheet->w, '[');
    for (size_t i = 0; map != NULL && map->kind == ENT_NODE_MAP && i < map->count; i++) {
        ent_json_open(sheet->w, '{');
        ent_outline_text_key(sheet, name, map->keys[i]->text.text);
        put(sheet, map, i);
        ent_outline_place(sheet, "key_place", ent_extent(sheet->source, map->keys[i]));
        ent_outline_place(sheet, "place", ent_extent_entry(sheet->source, map, i));
        ent_json_close(sheet->w, '}');
    }
    ent_json_close(sheet->w, ']');
}

static void put_source(ent_outline_sheet *sheet, const ent_node *map, size_t entry)
{
    static const char *const keys[] = {"title", "author", "publisher", "date", "url", "file"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ent_outline_text_key(sheet, keys[i], ent_outline_word(map->items[entry], keys[i], NULL));
    }
}

/* A party, and in which form its wishes are given. */
static void put_party(ent_outline_sheet *sheet, const ent_node *map, size_t entry)
{
    const char *id = map->keys[entry]->text.text;
    const ent_node *wishes = ent_outline_field(ent_outline_field(sheet->root, "preferences"), id);
    ent_outline_text_key(sheet, "name", ent_outline_word(map->items[entry], "name", id));
    ent_outline_text_key(sheet, "wishes",
                         wishes == NULL                                 ? NULL
                         : wishes->kind == ENT_NODE_LIST                ? "statements"
                         : ent_outline_field(wishes, "ranking") != NULL ? "ranking"
                         : ent_outline_field(wishes, "weights") != NULL ? "weights"
                                                                        : NULL);
}

static void put_coalition(ent_outline_sheet *sheet, const ent_node *map, size_t entry)
{
    ent_outline_words(sheet, "members", map->items[entry]);
}

/* What holds today: the word of the file, `true` and `false` told as yes and no, or the first value. */
static void put_today(ent_outline_sheet *sheet, const char *option, const ent_node *values)
{
    const ent_node *today = ent_outline_field(sheet->root, "today");
    const ent_node *value = ent_outline_field(today, option);
    const bool graded = values != NULL && values->kind == ENT_NODE_LIST && values->count > 0;
    const char *word =
        graded && values->items[0]->kind == ENT_NODE_SCALAR ? values->items[0]->text.text : "no";
    word = ent_outline_word(today, option, word);
    if (!graded && (strcmp(word, "true") == 0 || strcmp(word, "false") == 0)) {
        word = *word == 't' ? "yes" : "no";
    }
    ent_outline_text_key(sheet, "today", word);
    if (value != NULL && !value->empty) {
        ent_outline_place(sheet, "today_place", ent_extent(sheet->source, value));
    } else {
        ent_outline_text_key(sheet, "today_place", NULL);
    }
}

/* The words for values, by their names; nothing where there are none. */
static void put_value_labels(ent_outline_sheet *sheet, const ent_node *labels)
{
    if (labels == NULL || labels->kind != ENT_NODE_MAP) {
        return;
    }
    ent_json_key(sheet->w, "labels");
    ent_json_open(sheet->w, '{');
    for (size_t i = 0; i < labels->count; i++) {
        const ent_node *label = labels->items[i];
        if (label->kind == ENT_NODE_SCALAR && !label->empty) {
            ent_outline_text_key(sheet, labels->keys[i]->text.text, label->text.text);
        }
    }
    ent_json_close(sheet->w, '}');
}

void ent_outline_values(ent_outline_sheet *sheet, const ent_node *option)
{
    const ent_node *values = ent_outline_field(option, "values");
    if (values != NULL) {
        ent_outline_words(sheet, "values", values);
        put_value_labels(sheet, ent_outline_field(option, "labels"));
        return;
    }
    ent_json_key(sheet->w, "values");
    ent_json_open(sheet->w, '[');
    ent_json_text(sheet->w, "no");
    ent_json_text(sheet->w, "yes");
    ent_json_close(sheet->w, ']');
}

static void put_option(ent_outline_sheet *sheet, const ent_node *map, size_t entry)
{
    const ent_node *node = map->items[entry];
    const char *id = map->keys[entry]->text.text;
    const ent_node *values = ent_outline_field(node, "values");
    ent_outline_text_key(sheet, "label", ent_outline_word(node, "label", id));
    ent_outline_text_key(sheet, "party", ent_outline_word(node, "party", NULL));
    ent_outline_text_key(sheet, "moves", ent_outline_word(node, "moves", "any"));
    ent_outline_values(sheet, node);
    put_today(sheet, id, values);
    ent_outline_grounds(sheet, node);
}

/* How many states bear a name, where the states were listed. */
static void put_bearers(ent_outline_sheet *sheet, const char *id, size_t name)
{
    const ent_space *space = sheet->space;
    ent_json_key(sheet->w, "states");
    if (space == NULL || name >= space->dispute->name_count ||
        strcmp(space->dispute->names[name].id, id) != 0) {
        ent_json_null(sheet->w);
        return;
    }
    const size_t words = ent_bits_words(space->count);
    uint64_t count = 0;
    for (size_t i = 0; i < words; i++) {
        count += ent_bits_in_word(space->named[name * words + i]);
    }
    ent_json_count(sheet->w, count);
}

static void put_name(ent_outline_sheet *sheet, const ent_node *map, size_t entry)
{
    const ent_node *node = map->items[entry];
    const bool scalar = node->kind == ENT_NODE_SCALAR && !node->empty;
    ent_outline_text_key(sheet, "expression", scalar ? node->text.text : NULL);
    put_bearers(sheet, map->keys[entry]->text.text, entry);
}

/* Graph form: the words of its states, or how many there are; and today's. */
static void put_graph(ent_outline_sheet *sheet)
{
    const ent_node *graph = ent_outline_field(sheet->root, "graph");
    ent_json_key(sheet->w, "graph");
    if (graph == NULL) {
        ent_json_null(sheet->w);
        return;
    }
    const ent_node *states = ent_outline_field(graph, "states");
    ent_json_open(sheet->w, '{');
    ent_outline_text_key(sheet, "numbered", ent_outline_word(graph, "states", NULL));
    ent_outline_words(sheet, "states",
                      states != NULL && states->kind == ENT_NODE_LIST ? states : NULL);
    ent_outline_text_key(sheet, "today", ent_outline_word(sheet->root, "today", NULL));
    ent_json_close(sheet->w, '}');
}

/* What a tree declares, sources left out, and what the parties want. */
static void put_declared(ent_outline_sheet *sheet)
{
    put_entries(sheet, "parties", "id", put_party);
    put_entries(sheet, "coalitions", "id", put_coalition);
    put_entries(sheet, "options", "id", put_option);
    put_graph(sheet);
    put_entries(sheet, "states", "name", put_name);
    ent_outline_wishes(sheet);
}

/* The dispute of the same text after the last event; NULL where nothing is known of it, or it has no events. */
static const ent_dispute *find_last(const ent_outline_sheet *sheet)
{
    const ent_dispute *dispute = sheet->space == NULL ? NULL : sheet->space->dispute;
    const ent_source *source = sheet->source;
    return dispute != NULL && dispute->event_count > 0 && dispute->moment == dispute->event_count &&
                   dispute->without_count == 0 && dispute->without_bases == 0 &&
                   dispute->source.length == source->length &&
                   memcmp(dispute->source.bytes, source->bytes, source->length) == 0
               ? dispute
               : NULL;
}

/* The same after the last event. A place there is where something begins, as what it is may come of several; without
 * lines, since places go to and fro. */
static void put_last(ent_outline_sheet *sheet)
{
    const ent_dispute *last = find_last(sheet);
    ent_json_key(sheet->w, "last");
    if (last == NULL) {
        ent_json_null(sheet->w);
        return;
    }
    ent_outline_sheet after = *sheet;
    after.root = last->current;
    after.begins = true;
    ent_json_open(sheet->w, '{');
    put_declared(&after);
    ent_json_close(sheet->w, '}');
}

static void put_outline(ent_outline_sheet *sheet)
{
    ent_json_open(sheet->w, '{');
    ent_outline_text_key(sheet, "title", ent_outline_word(sheet->root, "title", NULL));
    put_sections(sheet);
    put_entries(sheet, "sources", "id", put_source);
    put_declared(sheet);
    ent_outline_events(sheet);
    put_last(sheet);
    ent_outline_vocabulary(sheet);
    ent_json_close(sheet->w, '}');
}

ent_status ent_report_outline(ent_context *context, const ent_outline *outline,
                              const ent_space *space, const ent_sink *sink)
{
    if (context == NULL || outline == NULL || sink == NULL || sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    ent_outline_sheet sheet = {
        .w = &w, .source = &outline->source, .root = outline->document, .space = space};
    if (sheet.root == NULL) {
        ent_json_null(&w);
    } else {
        put_outline(&sheet);
    }
    return ent_writer_end(&w);
}
