/* SPDX-License-Identifier: MIT */
/* Reading an outline: the text and its tree, without a dispute. */
#include "dispute/outline.h"

#include "formats/in/bytes.h"
#include "formats/in/genius/encoding.h"
#include "formats/in/gmcr/gmcr.h"
#include "formats/in/yaml.h"

#include <string.h>

static ent_status keep_text(ent_outline *outline, const char *name, const char *bytes,
                            size_t length)
{
    const char *own_name = ent_arena_text(&outline->arena, name, strlen(name));
    const char *own_bytes = ent_arena_text(&outline->arena, length == 0 ? "" : bytes, length);
    if (own_name == NULL || own_bytes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    return ent_source_init(&outline->source, &outline->allocator, own_name, own_bytes, length);
}

static ent_status read_tree(ent_context *context, ent_outline *outline)
{
    size_t skip = 0;
    ent_node *root = NULL;
    if (ent_xml_begins(outline->source.bytes, outline->source.length)) {
        return ENT_OK; /* it has no tree of its own */
    }
    ENT_TRY(ent_bytes_check(context, &outline->source, &skip));
    ENT_TRY(ent_yaml_parse(context, &outline->source, skip, &outline->arena, &root));
    outline->document = root->kind == ENT_NODE_MAP && !ent_gmcr_recognised(root) ? root : NULL;
    return ENT_OK;
}

ent_status ent_outline_read_text(ent_context *context, const char *name, const char *bytes,
                                 size_t length, ent_outline **out)
{
    if (context == NULL || name == NULL || (bytes == NULL && length > 0) || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_outline *outline = ent_memory_zero(&context->allocator, 1, sizeof *outline);
    if (outline == NULL) {
        return ENT_ERROR_MEMORY;
    }
    outline->allocator = context->allocator;
    ent_arena_init(&outline->arena, &outline->allocator);
    outline->source.allocator = &outline->allocator;
    ent_status status = keep_text(outline, name, bytes, length);
    if (status == ENT_OK) {
        status = read_tree(context, outline);
    }
    if (status != ENT_OK) {
        ent_outline_free(outline);
        return status;
    }
    *out = outline;
    return ENT_OK;
}

static ent_status read_bytes(ent_context *context, const ent_input_text *text, void *out)
{
    return ent_outline_read_text(context, text->name, text->bytes, text->length, out);
}

ent_status ent_outline_read_file(ent_context *context, const char *path, ent_outline **out)
{
    return ent_bytes_take(context, path, read_bytes, out);
}

void ent_outline_free(ent_outline *outline)
{
    if (outline == NULL) {
        return;
    }
    ent_source_free(&outline->source);
    ent_arena_free(&outline->arena);
    const ent_allocator allocator = outline->allocator;
    ent_memory_free(&allocator, outline);
}

const char *ent_outline_name(const ent_outline *outline)
{
    return outline->source.name;
}

const char *ent_outline_text(const ent_outline *outline, size_t *length)
{
    *length = outline->source.length;
    return outline->source.bytes;
}
