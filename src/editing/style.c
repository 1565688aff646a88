/* SPDX-License-Identifier: MIT */
/* Looking at how a text is laid out. */
#include "editing/style.h"

#include "dispute/schema.h"
#include "editing/lines.h"

#include <string.h>

const char *ent_style_line_end(const ent_source *source)
{
    const size_t end = ent_line_end(source, 0);
    return end < source->length && source->bytes[end] == '\r' ? "\r\n" : "\n";
}

bool ent_style_quotes(const ent_node *root)
{
    return root->flow && root->count > 0 && root->keys[0]->quoted;
}

size_t ent_style_indent(const ent_source *source, const ent_node *root)
{
    for (size_t i = 0; i < root->count; i++) {
        const ent_node *section = root->items[i];
        if (section->kind != ENT_NODE_MAP || section->flow || section->count == 0) {
            continue;
        }
        const size_t outer = ent_extent(source, root->keys[i]).start;
        const size_t inner = ent_extent(source, section->keys[0]).start;
        const size_t above = outer - ent_line_start(source, outer);
        const size_t column = inner - ent_line_start(source, inner);
        if (column > above) {
            return column - above;
        }
    }
    return 2;
}

size_t ent_style_successor(const ent_node *root, const char *section)
{
    const char *names[ENT_FORM_MOST_KEYS + 1];
    ent_form_names(&ent_form_dispute, names);
    size_t from = 0;
    while (strcmp(names[from], section) != 0) {
        from++;
    }
    for (size_t i = 0; i < root->count; i++) {
        for (size_t k = from; names[k] != NULL; k++) {
            if (ent_node_is(root->keys[i], names[k])) {
                return i;
            }
        }
    }
    return root->count;
}

void ent_style_word(ent_text *text, const char *word, bool quotes)
{
    const bool needed = quotes || strcmp(word, "null") == 0;
    ent_text_add(text, needed ? "\"" : "");
    ent_text_add(text, word);
    ent_text_add(text, needed ? "\"" : "");
}

void ent_style_entry(ent_text *text, const char *key, const char *value, bool quotes)
{
    ent_style_word(text, key, quotes);
    ent_text_add(text, ": ");
    ent_style_word(text, value, quotes);
}

void ent_style_blanks(ent_text *text, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ent_text_add(text, " ");
    }
}
