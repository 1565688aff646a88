/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as YAML or JSON, with nothing of a dispute: the tree that is read is written in both formats
 * and must be read as the same tree. Sees the inside of the library.
 */
#include "common/fuzz.h"
#include "formats/in/bytes.h"
#include "formats/in/yaml.h"
#include "formats/out/layout.h"
#include "formats/out/scalar.h"

#include <stdlib.h>
#include <string.h>

/* Reads a text; NULL when it is none. */
static ent_node *parse(ent_context *context, ent_arena *arena, const ent_source *source)
{
    ent_node *root = NULL;
    size_t skip = 0;
    if (ent_bytes_check(context, source, &skip) != ENT_OK) {
        return NULL;
    }
    const ent_status status = ent_yaml_parse(context, source, skip, arena, &root);
    fuzz_expect((status == ENT_OK) == (root != NULL), "a tree comes with ENT_OK alone");
    return root;
}

static void check_span(const ent_node *node, const ent_source *source)
{
    fuzz_expect(node->span.start <= node->span.end && node->span.end <= source->length,
                "a place lies in the text");
    fuzz_expect(node->kind != ENT_NODE_SCALAR || !node->text.direct ||
                    memcmp(source->bytes + node->text.origin, node->text.text, node->text.length) ==
                        0,
                "a text that stands in the source is what stands there");
}

/* Makes of a tree that was read one that can be written: see ent_canonical_tree(). */
static void prepare(ent_node *node, const ent_source *source)
{
    check_span(node, source);
    if (node->kind == ENT_NODE_SCALAR && node->empty) {
        node->text = (ent_written){.text = "null", .length = 4};
        node->quoted = false;
    } else if (node->kind == ENT_NODE_SCALAR) {
        node->quoted = node->quoted || !ent_is_literal(node->text.text, node->text.length);
    }
    node->flow = node->kind == ENT_NODE_LIST && node->flow;
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == ENT_NODE_MAP) {
            check_span(node->keys[i], source);
        }
        prepare(node->items[i], source);
    }
}

static bool same_text(const ent_node *a, const ent_node *b)
{
    return a->text.length == b->text.length &&
           memcmp(a->text.text, b->text.text, a->text.length) == 0;
}

static void compare(const ent_node *a, const ent_node *b)
{
    fuzz_expect(a->kind == b->kind && a->count == b->count, "a tree is read in the same form");
    fuzz_expect(a->kind != ENT_NODE_SCALAR || (same_text(a, b) && a->quoted == b->quoted),
                "a scalar is read as it was written");
    for (size_t i = 0; i < a->count; i++) {
        fuzz_expect(a->kind != ENT_NODE_MAP || same_text(a->keys[i], b->keys[i]),
                    "a key is read as it was written");
        compare(a->items[i], b->items[i]);
    }
}

static void write_and_compare(ent_context *context, const ent_node *root,
                              void (*put)(ent_writer *writer, const ent_node *root))
{
    fuzz_text text = {.at = NULL};
    const ent_sink sink = fuzz_text_sink(&text);
    ent_writer writer;
    ent_writer_init(&writer, context, &sink);
    put(&writer, root);
    fuzz_expect(ent_writer_end(&writer) == ENT_OK, "a tree can be written");
    ent_source source;
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    fuzz_expect(ent_source_init(&source, &context->allocator, "again", text.at, text.length) ==
                    ENT_OK,
                "there is memory");
    ent_node *again = parse(context, &arena, &source);
    fuzz_expect(again != NULL, "what is written can be read");
    prepare(again, &source);
    compare(root, again);
    ent_arena_free(&arena);
    ent_source_free(&source);
    free(text.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ent_context *context = NULL;
    ent_source source;
    ent_arena arena;
    fuzz_expect(ent_context_new(NULL, &context) == ENT_OK, "there is memory");
    ent_arena_init(&arena, &context->allocator);
    fuzz_expect(ent_source_init(&source, &context->allocator, "fuzz", (const char *)data, size) ==
                    ENT_OK,
                "there is memory");
    ent_node *root = parse(context, &arena, &source);
    if (root != NULL) {
        prepare(root, &source);
        if (root->kind != ENT_NODE_SCALAR && root->count > 0) {
            write_and_compare(context, root, ent_put_yaml);
            write_and_compare(context, root, ent_put_json);
        }
    }
    fuzz_tally tally = {0};
    fuzz_report_diagnostics(context, &tally);
    ent_arena_free(&arena);
    ent_source_free(&source);
    ent_context_free(context);
    return 0;
}
