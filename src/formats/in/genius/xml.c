/* SPDX-License-Identifier: MIT */
/*
 * expat's events to a tree.
 *
 * expat tells the bytes of a whole tag; where the attributes stand in it is found by walking along the tag, which is
 * simple, since expat has found it well-formed. It allocates on its own; what outlives it is copied into the arena.
 */
#include "formats/in/genius/xml.h"

#include "base/assume.h"
#include "base/text.h"

#include <expat.h>
#include <string.h>

enum { PIECE = 1 << 20 /* bytes that are parsed at once */ };

typedef struct reader {
    ent_context *context;
    const ent_source *source;
    ent_span part;
    ent_arena *arena;
    XML_Parser parser;
    ent_element *open[ENT_XML_DEEPEST];
    size_t depth, count;
    ent_element *root;
    ent_status status; /* the first that is not ENT_OK stops the parser */
} reader;

static void stop(reader *r, ent_status status)
{
    if (ENT_ALWAYS(r->status == ENT_OK)) { /* nothing is told after that */
        r->status = status;
        (void)XML_StopParser(r->parser, XML_FALSE);
    }
}

static void refuse(reader *r, ent_span span, const char *message, const char *cure)
{
    const ent_issue issue = {.kind = ENT_KIND_XML_REFUSED,
                             .source = r->source,
                             .span = span,
                             .message = message,
                             .cure = cure};
    const ent_status status = ent_issue_add(r->context, &issue);
    stop(r, status == ENT_OK ? ENT_ERROR_INPUT : status);
}

/* Where the parser is, in the source; never behind the part. */
static size_t place(const reader *r)
{
    const XML_Index index = XML_GetCurrentByteIndex(r->parser);
    const size_t length = r->part.end - r->part.start;
    const size_t at = index < 0 ? 0 : (size_t)index;
    return r->part.start + (at < length ? at : length);
}

/* The bytes of the event that is told. */
static ent_span event_span(const reader *r)
{
    const size_t start = place(r);
    const int count = XML_GetCurrentByteCount(r->parser);
    const size_t length = count < 0 ? 0 : (size_t)count;
    const size_t left = r->part.end - start;
    return (ent_span){start, start + (length < left ? length : left)};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(const char *bytes, size_t at, size_t end)
{
    while (ENT_ALWAYS(at < end) && is_blank(bytes[at])) { /* of a tag that ends in > */
        at++;
    }
    return at;
}

/* Keeps a text of expat's; false when memory is refused. */
static bool keep(reader *r, const char *text, ent_span span, ent_written *out)
{
    const size_t length = strlen(text);
    *out = (ent_written){
        .text = ent_arena_text(r->arena, text, length), .length = length, .span = span};
    return out->text != NULL;
}

/* Keeps one attribute, which stands at or behind `at` in a tag that ends at `end`; *at is then behind it. The tag is
 * well-formed, as expat has found: NAME, =, and a value in quotes, blanks between them. */
static bool keep_attribute(reader *r, const char *const *pair, size_t *at, size_t end,
                           ent_xml_attribute *out)
{
    const char *bytes = r->source->bytes;
    const size_t name = skip_blanks(bytes, *at, end);
    const size_t behind = name + strlen(pair[0]);
    const size_t quote = skip_blanks(bytes, skip_blanks(bytes, behind, end) + 1, end);
    const char *close =
        ENT_ALWAYS(quote < end) ? memchr(bytes + quote + 1, bytes[quote], end - quote - 1) : NULL;
    const size_t stop_at = ENT_ALWAYS(close != NULL) ? (size_t)(close - bytes) : end;
    *at = stop_at + 1;
    return keep(r, pair[0], (ent_span){name, behind}, &out->name) &&
           keep(r, pair[1], (ent_span){quote + 1, stop_at}, &out->value);
}

static ent_element *make_element(reader *r, const char *name, const char *const *attributes)
{
    const ent_span span = event_span(r);
    size_t count = 0;
    while (attributes[2 * count] != NULL) {
        count++;
    }
    if (count > ENT_XML_MOST_ATTRIBUTES) {
        refuse(r, span, "this element has too many attributes",
               "take out what does not belong in it");
        return NULL;
    }
    ent_element *element = ent_arena_new(r->arena, 1, sizeof *element);
    ent_xml_attribute *list = ent_arena_new(r->arena, count, sizeof *list);
    size_t at = span.start + 1 + strlen(name);
    bool good = element != NULL && list != NULL;
    good = good && keep(r, name, (ent_span){span.start + 1, at}, &element->name);
    for (size_t i = 0; good && i < count; i++) {
        good = keep_attribute(r, attributes + 2 * i, &at, span.end, &list[i]);
    }
    if (!good) {
        stop(r, ENT_ERROR_MEMORY);
        return NULL;
    }
    element->span = span;
    element->attributes = list;
    element->attribute_count = count;
    return element;
}

static void XMLCALL start_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
    reader *r = user;
    if (r->status != ENT_OK) {
        return;
    }
    if (r->depth == ENT_XML_DEEPEST) {
        refuse(r, event_span(r), "elements are nested too deep here",
               "close an element that was left open");
        return;
    }
    if (r->count++ == ENT_XML_MOST_ELEMENTS) {
        refuse(r, event_span(r), "this text has too many elements",
               "take out what does not belong in it");
        return;
    }
    ent_element *element = make_element(r, name, (const char *const *)attributes);
    if (element == NULL) {
        return;
    }
    if (r->depth == 0) {
        r->root = element;
    } else {
        ent_element *parent = r->open[r->depth - 1];
        *(parent->first == NULL ? &parent->first : &parent->last->next) = element;
        parent->last = element;
    }
    r->open[r->depth++] = element;
}

static void XMLCALL end_element(void *user, const XML_Char *name)
{
    reader *r = user;
    (void)name; /* that of the element, as expat has checked */
    if (r->status == ENT_OK) {
        r->depth--;
    }
}

static void XMLCALL words(void *user, const XML_Char *text, int length)
{
    reader *r = user;
    if (r->status != ENT_OK || r->depth == 0) {
        return;
    }
    ent_element *element = r->open[r->depth - 1];
    const bool first = element->words.end == element->words.start;
    for (int i = 0; first && i < length; i++) {
        if (!is_blank(text[i])) {
            element->words = event_span(r);
            return;
        }
    }
}

static void XMLCALL document_type(void *user, const XML_Char *name, const XML_Char *system,
                                  const XML_Char *public, int internal)
{
    reader *r = user;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    size_t at = place(r); /* behind the name, which has no < in it */
    while (r->source->bytes[at] != '<' && ENT_ALWAYS(at > r->part.start)) {
        at--;
    }
    refuse(r, (ent_span){at, at + strlen("<!DOCTYPE")}, "a document type stands here",
           "remove it, up to its >");
}

/* What expat says as words of ours; it begins with a capital letter at times. */
static const char *say(enum XML_Error error)
{
    switch (error) {
    case XML_ERROR_INVALID_TOKEN:
        return "this is not what may stand here";
    case XML_ERROR_NO_ELEMENTS:
        return "the text ends before its first element is whole";
    case XML_ERROR_UNCLOSED_TOKEN:
        return "the text ends within a tag, comment or quote that begins here";
    case XML_ERROR_TAG_MISMATCH:
        return "this closes another element than the one that is open";
    case XML_ERROR_UNDEFINED_ENTITY:
        return "this entity is none of XML's own (&lt; &gt; &amp; &quot; &apos;)";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return "something stands behind the end of the first element";
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return "an attribute stands here again";
    default:
        return XML_ErrorString(error);
    }
}

/* Turns expat's complaint into a diagnostic. */
static ent_status complain(reader *r)
{
    const enum XML_Error error = XML_GetErrorCode(r->parser);
    if (ENT_NEVER(error == XML_ERROR_NO_MEMORY)) { /* of the C library, which no test refuses */
        return ENT_ERROR_MEMORY;
    }
    size_t at = place(r);
    at -= at == r->part.end &&
          at > r->part.start; /* where the text ends, not where the next begins */
    ent_text message;
    ent_text_init(&message, &r->context->allocator);
    ent_text_add(&message, "not valid XML: ");
    ent_text_add(&message, say(error));
    const ent_element *open = r->depth > 0 ? r->open[r->depth - 1] : NULL;
    const ent_issue issue = {.kind = ENT_KIND_XML_SYNTAX,
                             .source = r->source,
                             .span = {at, at + 1},
                             .message = ent_text_get(&message),
                             .note = open == NULL ? NULL : "this element is still open",
                             .note_source = r->source,
                             .note_span = open == NULL ? r->part : open->name.span};
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(r->context, &issue);
    ent_text_free(&message);
    return status == ENT_OK ? ENT_ERROR_INPUT : status;
}

static ent_status parse(reader *r)
{
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, start_element, end_element);
    XML_SetCharacterDataHandler(r->parser, words);
    XML_SetStartDoctypeDeclHandler(r->parser, document_type);
    size_t at = r->part.start;
    do {
        const size_t left = r->part.end - at;
        const size_t length = left < PIECE ? left : PIECE;
        const enum XML_Status parsed =
            XML_Parse(r->parser, r->source->bytes + at, (int)length, length == left);
        at += length;
        if (r->status != ENT_OK) {
            return r->status;
        }
        if (parsed != XML_STATUS_OK) {
            return complain(r);
        }
        ENT_TRY(ent_context_poll(r->context));
    } while (at < r->part.end);
    return ENT_OK;
}

ent_status ent_xml_parse(ent_context *context, const ent_source *source, ent_span part,
                         ent_arena *arena, ent_element **out)
{
    reader r = {.context = context, .source = source, .part = part, .arena = arena};
    r.parser = XML_ParserCreate("UTF-8");
    if (ENT_NEVER(r.parser == NULL)) { /* likewise */
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = parse(&r);
    XML_ParserFree(r.parser);
    *out = status == ENT_OK ? r.root : NULL;
    return status;
}

bool ent_element_is(const ent_element *element, const char *name)
{
    return strcmp(element->name.text, name) == 0;
}

const ent_written *ent_element_attribute(const ent_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (strcmp(element->attributes[i].name.text, name) == 0) {
            return &element->attributes[i].value;
        }
    }
    return NULL;
}
