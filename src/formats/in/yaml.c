/* SPDX-License-Identifier: MIT */
/*
 * libfyaml's events to a tree.
 *
 * The event interface is used rather than the document one: each event is judged as it comes, so
 * nesting, anchors and second documents are refused before they cost anything. libfyaml's marks are
 * byte offsets from 0. It allocates on its own; everything that outlives it is copied into the arena.
 */
#include "formats/in/yaml.h"

#include "base/text.h"
#include "formats/in/cause/cause.h"
#include "formats/in/tree/twice.h"

#include <libfyaml.h>
#include <string.h>

/* A list or mapping that is still open. */
typedef struct frame {
    ent_node *node;
    size_t room;   /* of node->items, and of node->keys */
    ent_node *key; /* a key that waits for its value */
} frame;

typedef struct reader {
    ent_context *context;
    const ent_source *source;
    size_t skip;
    ent_arena *arena;
    struct fy_parser *parser;
    struct fy_diag *diag;
    frame open[ENT_DOCUMENT_DEEPEST + 1];
    size_t depth;
    ent_node *root;
    ent_twice twice;
} reader;

static ent_status refuse(reader *r, ent_diagnostic_kind kind, ent_span span, const char *message,
                         const char *cure)
{
    const ent_issue issue = {
        .kind = kind, .source = r->source, .span = span, .message = message, .cure = cure};
    ENT_TRY(ent_issue_add(r->context, &issue));
    return ENT_ERROR_INPUT;
}

/* A place in what was parsed as one in the source, which may end a line end earlier. */
static size_t source_place(const reader *r, const struct fy_mark *mark)
{
    const size_t place = mark->input_pos + r->skip;
    return place < r->source->length ? place : r->source->length;
}

static ent_span event_span(const reader *r, struct fy_event *event)
{
    const struct fy_mark *start = fy_event_start_mark(event);
    const struct fy_mark *end = fy_event_end_mark(event);
    ent_span span = {0, 0};
    if (start != NULL) {
        span.start = source_place(r, start);
    }
    span.end = end == NULL ? span.start : source_place(r, end);
    return span;
}

static ent_span token_span(const reader *r, struct fy_token *token)
{
    const struct fy_mark *start = fy_token_start_mark(token);
    const struct fy_mark *end = fy_token_end_mark(token);
    if (start == NULL || end == NULL) {
        return (ent_span){0, 0};
    }
    return (ent_span){source_place(r, start), source_place(r, end)};
}

/* Anchors and tags on a node. */
static ent_status refuse_decoration(reader *r, struct fy_token *anchor, struct fy_token *tag)
{
    if (anchor != NULL) {
        ent_span span = token_span(r, anchor);
        span.start -= span.start > 0; /* the mark is behind the '&' */
        return refuse(r, ENT_KIND_ANCHOR, span, "an anchor stands before this value", NULL);
    }
    if (tag != NULL) {
        return refuse(r, ENT_KIND_TAG, token_span(r, tag), "a tag stands before this value", NULL);
    }
    return ENT_OK;
}

/* Whether the scalar's text is the source byte for byte, and from where; its marks leave quotes out. */
static void find_origin(const reader *r, ent_node *scalar)
{
    ent_written *text = &scalar->text;
    const size_t from = scalar->span.start;
    text->direct = from <= r->source->length && text->length <= r->source->length - from &&
                   memcmp(r->source->bytes + from, text->text, text->length) == 0;
    text->origin = from;
}

/* How far a place stands from the beginning of its line, in bytes. */
static size_t column_of(const ent_source *source, size_t at)
{
    size_t column = 0;
    while (column < at && source->bytes[at - column - 1] != '\n') {
        column++;
    }
    return column;
}

/*
 * A text block (`|`, `>`) must stand deeper than its key or dash. libfyaml takes an empty block's next
 * line for its text even where that is the next key, which then is lost; so such blocks are refused here.
 */
static ent_status check_block(reader *r, ent_span content)
{
    const frame *top = r->depth > 0 ? &r->open[r->depth - 1] : NULL;
    size_t at = content.start;
    while (at < content.end && (r->source->bytes[at] == ' ' || r->source->bytes[at] == '\n' ||
                                r->source->bytes[at] == '\r')) {
        at++;
    }
    if (top == NULL || at >= content.end) {
        return ENT_OK;
    }
    const size_t above = top->key != NULL ? top->key->span.start : top->node->span.start;
    if (column_of(r->source, at) > column_of(r->source, above)) {
        return ENT_OK;
    }
    return refuse(r, ENT_KIND_SYNTAX, (ent_span){at, at + 1},
                  "not valid YAML: this is not deeper than the key whose text it would be",
                  "indent the text below its key, or write \"\" for no text");
}

/* Escapes can stand for what is refused where it stands by itself; and what libfyaml makes of a text is
 * looked at once more. */
static ent_status check_text(reader *r, ent_span span, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        const size_t size = ent_utf8_sequence(text + at, length - at);
        if (size == 0) {
            return refuse(r, ENT_KIND_BAD_UTF8, span, "this text does not stand for valid UTF-8",
                          NULL);
        }
        if (ent_utf8_control(text + at, size) || text[at] == '\r') {
            return refuse(r, ENT_KIND_CONTROL_BYTE, span,
                          "an escape stands for a control character in this text",
                          "remove the escape");
        }
        at += size;
    }
    return ENT_OK;
}

/* Copies the text of a scalar piece by piece: libfyaml 0.7 has a function for the whole, but it loses
 * memory on quotes in quotes, and leaves bytes undefined where a block scalar ends in blanks. */
static ent_status keep_text(reader *r, struct fy_token *token, ent_written *out)
{
    struct fy_token_iter *pieces = fy_token_iter_create(token);
    if (pieces == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_text text;
    ent_text_init(&text, &r->context->allocator);
    int failed = 0;
    const struct fy_iter_chunk *piece = fy_token_iter_chunk_next(pieces, NULL, &failed);
    while (piece != NULL) {
        ent_text_add_bytes(&text, piece->str, piece->len);
        piece = fy_token_iter_chunk_next(pieces, piece, &failed);
    }
    fy_token_iter_destroy(pieces);
    if (failed != 0 && !text.failed) { /* as where a folded block is a carriage return alone */
        ent_text_free(&text);
        return refuse(r, ENT_KIND_SYNTAX, out->span, "not valid YAML: this text cannot be read",
                      "write it in quotes");
    }
    out->text = text.failed ? NULL : ent_arena_text(r->arena, ent_text_get(&text), text.length);
    out->length = text.length;
    ent_text_free(&text);
    return out->text == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status make_scalar(reader *r, struct fy_event *event, ent_node **out)
{
    ENT_TRY(refuse_decoration(r, event->scalar.anchor, event->scalar.tag));
    ent_node *node = ent_arena_new(r->arena, 1, sizeof *node);
    if (node == NULL) {
        return ENT_ERROR_MEMORY;
    }
    node->kind = ENT_NODE_SCALAR;
    node->span = event_span(r, event);
    struct fy_token *token = event->scalar.value;
    const enum fy_scalar_style style = token == NULL ? FYSS_PLAIN : fy_token_scalar_style(token);
    node->quoted = style != FYSS_PLAIN;
    if (style == FYSS_LITERAL || style == FYSS_FOLDED) {
        ENT_TRY(check_block(r, node->span));
    }
    node->text = (ent_written){.text = "", .span = node->span};
    if (token != NULL) {
        ENT_TRY(keep_text(r, token, &node->text));
    }
    if (node->quoted) {
        ENT_TRY(check_text(r, node->span, node->text.text, node->text.length));
    }
    node->empty = !node->quoted && (node->text.length == 0 || ent_node_is(node, "null"));
    find_origin(r, node);
    *out = node;
    return ENT_OK;
}

/* Makes room for one more entry: the arrays double inside the arena. */
static ent_status widen(reader *r, frame *top)
{
    ent_node *node = top->node;
    if (node->count < top->room) {
        return ENT_OK;
    }
    const size_t room = top->room == 0 ? 4 : top->room * 2;
    ent_node **items = ent_arena_new(r->arena, room, sizeof *items);
    ent_node **keys = ent_arena_new(r->arena, room, sizeof *keys);
    if (items == NULL || keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (node->count > 0) {
        memcpy(items, node->items, node->count * sizeof *items);
        memcpy(keys, node->keys, node->count * sizeof *keys);
    }
    node->items = items;
    node->keys = keys;
    top->room = room;
    return ENT_OK;
}

/* Puts a finished or opened node where it belongs. */
static ent_status place(reader *r, ent_node *node)
{
    if (r->depth == 0) {
        r->root = node;
        return ENT_OK;
    }
    frame *top = &r->open[r->depth - 1];
    if (top->node->kind == ENT_NODE_MAP && top->key == NULL) {
        if (node->kind != ENT_NODE_SCALAR) {
            return refuse(r, ENT_KIND_SYNTAX, node->span, "a key must be a plain word",
                          "quote the value if it begins with [ or {");
        }
        top->key = node;
        return ENT_OK;
    }
    if (node->kind == ENT_NODE_SCALAR && node->text.length == 0 && node->empty &&
        top->key != NULL) {
        node->span = top->key->span; /* what is not there has no place of its own */
        node->text.span = node->span;
    }
    ENT_TRY(widen(r, top));
    top->node->keys[top->node->count] = top->key;
    top->node->items[top->node->count] = node;
    top->node->count++;
    top->key = NULL;
    return ENT_OK;
}

static ent_status open_node(reader *r, struct fy_event *event, ent_node_kind kind)
{
    const bool map = kind == ENT_NODE_MAP;
    ENT_TRY(refuse_decoration(r, map ? event->mapping_start.anchor : event->sequence_start.anchor,
                              map ? event->mapping_start.tag : event->sequence_start.tag));
    const ent_span span = event_span(r, event);
    if (r->depth == ENT_DOCUMENT_DEEPEST) {
        return refuse(r, ENT_KIND_TOO_DEEP, span, "lists and mappings are nested too deep here",
                      NULL);
    }
    ent_node *node = ent_arena_new(r->arena, 1, sizeof *node);
    if (node == NULL) {
        return ENT_ERROR_MEMORY;
    }
    node->kind = kind;
    node->span = span;
    node->flow = fy_event_get_node_style(event) == FYNS_FLOW;
    ENT_TRY(place(r, node));
    r->open[r->depth++] = (frame){.node = node};
    return ENT_OK;
}

static ent_status close_node(reader *r, struct fy_event *event)
{
    ent_node *node = r->open[--r->depth].node;
    const ent_span end = event_span(r, event);
    if (end.end > node->span.end) {
        node->span.end = end.end;
    }
    return node->kind == ENT_NODE_MAP ? ent_twice_look(r->context, node, &r->twice) : ENT_OK;
}

static ent_status take(reader *r, struct fy_event *event)
{
    ent_node *node = NULL;
    switch (event->type) {
    case FYET_DOCUMENT_START:
        if (r->root != NULL) {
            return refuse(r, ENT_KIND_SECOND_DOCUMENT, event_span(r, event),
                          "a second document begins here", NULL);
        }
        return ENT_OK;
    case FYET_ALIAS:
        return refuse(r, ENT_KIND_ANCHOR, event_span(r, event), "an alias stands for a value here",
                      NULL);
    case FYET_MAPPING_START:
        return open_node(r, event, ENT_NODE_MAP);
    case FYET_SEQUENCE_START:
        return open_node(r, event, ENT_NODE_LIST);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
        return close_node(r, event);
    case FYET_SCALAR:
        ENT_TRY(make_scalar(r, event, &node));
        return place(r, node);
    default:
        return ENT_OK;
    }
}

/* Appends libfyaml's own words, without the end of their line. */
static void add_complaint(ent_text *message, const struct fy_diag_error *error)
{
    ent_text_add(message,
                 error == NULL || error->msg == NULL ? "the text ends too early" : error->msg);
    while (message->length > 0 && message->bytes[message->length - 1] == '\n') {
        message->bytes[--message->length] = '\0';
    }
}

/* Turns libfyaml's first complaint into a diagnostic, of its cause where that is found; its lines and columns count from 0 here. */
static ent_status refuse_syntax(reader *r)
{
    void *iterator = NULL;
    const struct fy_diag_error *error = fy_diag_errors_iterate(r->diag, &iterator);
    ent_span span = {r->source->length, r->source->length};
    ent_text message, cure;
    ent_text_init(&message, &r->context->allocator);
    ent_text_init(&cure, &r->context->allocator);
    ent_text_add(&message, "not valid YAML: ");
    bool found = false;
    if (error != NULL && error->line >= 0 && (size_t)error->line < r->source->line_count) {
        span.start =
            r->source->line_starts[error->line] + (size_t)(error->column > 0 ? error->column : 0);
        span.end = span.start + 1;
        found = ent_yaml_cause(r->source, (size_t)error->line, &span, &message, &cure);
    }
    if (!found) {
        add_complaint(&message, error);
    }
    const ent_status status = message.failed || cure.failed
                                  ? ENT_ERROR_MEMORY
                                  : refuse(r, ENT_KIND_SYNTAX, span, ent_text_get(&message),
                                           found ? ent_text_get(&cure) : NULL);
    ent_text_free(&message);
    ent_text_free(&cure);
    return status;
}

/* Takes all events. A key that stood twice is told before whatever may follow from it. */
static ent_status take_all(reader *r)
{
    bool ended = false;
    while (!ended) {
        struct fy_event *event = fy_parser_parse(r->parser);
        if (event == NULL) {
            return r->twice.count > 0 ? ent_twice_refuse(r->context, r->source, &r->twice, NULL)
                                      : refuse_syntax(r);
        }
        ended = event->type == FYET_STREAM_END;
        const ent_status status = take(r, event);
        fy_parser_event_free(r->parser, event);
        ENT_TRY(status);
    }
    if (r->twice.count > 0) {
        return ent_twice_refuse(r->context, r->source, &r->twice, r->root);
    }
    if (r->root == NULL) {
        return refuse(r, ENT_KIND_EMPTY, (ent_span){0, 0}, "the text is empty", NULL);
    }
    return ENT_OK;
}

/* Has libfyaml parse `length` bytes, which must stay until it is done. */
static ent_status parse(reader *r, const char *bytes, size_t length)
{
    const struct fy_parse_cfg config = {.flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG |
                                                 FYPCF_JSON_NONE | FYPCF_DEFAULT_VERSION_1_2,
                                        .diag = r->diag};
    r->parser = fy_parser_create(&config);
    ent_status status = ENT_ERROR_MEMORY;
    if (r->parser != NULL && fy_parser_set_string(r->parser, bytes, length) == 0) {
        status = take_all(r);
    }
    fy_parser_destroy(r->parser);
    return status;
}

/* Parses a text that has no line end behind its last line with one: libfyaml 0.7 reads undefined memory
 * where such a text ends in a block scalar of nothing. */
static ent_status parse_with_end(reader *r, const char *bytes, size_t length)
{
    const ent_allocator *allocator = &r->context->allocator;
    char *whole = length == SIZE_MAX ? NULL : ent_memory_new(allocator, length + 1, 1);
    if (whole == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(whole, bytes, length);
    whole[length] = '\n';
    const ent_status status = parse(r, whole, length + 1);
    ent_memory_free(allocator, whole);
    return status;
}

ent_status ent_yaml_parse(ent_context *context, const ent_source *source, size_t skip,
                          ent_arena *arena, ent_node **out)
{
    reader r = {.context = context, .source = source, .skip = skip, .arena = arena};
    struct fy_diag_cfg quiet;
    fy_diag_cfg_default(&quiet);
    quiet.fp = NULL;
    quiet.colorize = false;
    r.diag = fy_diag_create(&quiet);
    if (r.diag == NULL) {
        return ENT_ERROR_MEMORY;
    }
    fy_diag_set_collect_errors(r.diag, true);
    const char *bytes = source->bytes + skip;
    const size_t length = source->length - skip;
    const bool ended = length == 0 || bytes[length - 1] == '\n';
    const ent_status status = (ended ? parse : parse_with_end)(&r, bytes, length);
    fy_diag_destroy(r.diag);
    if (status == ENT_OK) {
        *out = r.root;
    }
    return status;
}
