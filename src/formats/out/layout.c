/* SPDX-License-Identifier: MIT */
/* Writing a dispute: its canonical tree, laid out in one of two formats. */
#include "formats/out/layout.h"

#include "formats/out/canonical.h"
#include <entente/convert.h>

void ent_put_text(ent_writer *writer, ent_text *text)
{
    if (text->failed && writer->status == ENT_OK) {
        writer->status = ENT_ERROR_MEMORY;
    }
    ent_put_bytes(writer, ent_text_get(text), text->length);
    ent_text_free(text);
}

void ent_put_blanks(ent_writer *writer, size_t count)
{
    while (count-- > 0) {
        ent_put(writer, " ");
    }
}

bool ent_put_short_list(ent_writer *writer, const ent_node *list, const char *lead, size_t column,
                        void (*add)(ent_text *text, const ent_node *scalar))
{
    if (!list->flow) {
        return false;
    }
    bool fits = true;
    ent_text text;
    ent_text_init(&text, writer->buffer.allocator);
    ent_text_add(&text, "[");
    for (size_t i = 0; fits && i < list->count; i++) {
        ent_text_add(&text, i == 0 ? "" : ", ");
        fits = list->items[i]->kind == ENT_NODE_SCALAR;
        if (fits) {
            add(&text, list->items[i]);
            fits = text.length <= 4 * ENT_DOCUMENT_WIDTH; /* bytes; columns are counted below */
        }
    }
    ent_text_add(&text, "]");
    fits = fits && column + ent_utf8_length(ent_text_get(&text), text.length) <= ENT_DOCUMENT_WIDTH;
    if (fits || text.failed) {
        ent_put(writer, lead);
        ent_put_text(writer, &text);
    }
    ent_text_free(&text);
    return fits;
}

/* Writes the document of a dispute, or what of it is current. */
static ent_status write_tree(ent_context *context, const ent_dispute *dispute, bool current,
                             ent_document_format format, const ent_sink *sink)
{
    if (context == NULL || dispute == NULL || sink == NULL || sink->write == NULL ||
        (format != ENT_DOCUMENT_YAML && format != ENT_DOCUMENT_JSON)) {
        return ENT_ERROR_ARGUMENT;
    }
    const ent_node *from = current ? dispute->current : dispute->document;
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    ent_node *root = NULL;
    ent_status status = ent_canonical_tree(context, dispute, from, &arena, &root);
    if (status == ENT_OK) {
        ent_writer writer;
        ent_writer_init(&writer, context, sink);
        (format == ENT_DOCUMENT_YAML ? ent_put_yaml : ent_put_json)(&writer, root);
        status = ent_writer_end(&writer);
    }
    ent_arena_free(&arena);
    return status;
}

ent_status ent_dispute_write(ent_context *context, const ent_dispute *dispute,
                             ent_document_format format, const ent_sink *sink)
{
    return write_tree(context, dispute, false, format, sink);
}

ent_status ent_dispute_write_moment(ent_context *context, const ent_dispute *dispute,
                                    ent_document_format format, const ent_sink *sink)
{
    return write_tree(context, dispute, true, format, sink);
}
