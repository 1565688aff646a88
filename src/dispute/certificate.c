/* SPDX-License-Identifier: MIT */
/*
 * Refusing a certificate with the path of what is refused, and the words for states in certificates. The
 * path is found from the root down by places in the text: of the parts of a list or mapping one at most
 * surrounds the piece that is spoken of.
 */
#include "dispute/certificate.h"

#include "base/sha256.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>

static bool surrounds(const ent_node *node, const ent_node *at)
{
    return node->span.start <= at->span.start && at->span.end <= node->span.end;
}

/* Appends the path of a piece; a key has the path of its value. */
static void add_path(ent_text *text, const ent_node *from, const ent_node *at)
{
    while (from != NULL) {
        const bool map = from->kind == ENT_NODE_MAP;
        const ent_node *inner = NULL;
        for (size_t i = 0; i < from->count && inner == NULL; i++) {
            if (!surrounds(from->items[i], at) && !(map && from->keys[i] == at)) {
                continue;
            }
            inner = from->items[i];
            if (map) {
                ent_text_add(text, text->length > 0 ? "." : "");
                ent_text_add_bytes(text, from->keys[i]->text.text, from->keys[i]->text.length);
            } else {
                ent_text_format(text, "[%zu]", i);
            }
        }
        from = inner;
    }
}

ent_status ent_certificate_refuse(ent_context *context, const ent_certificate *certificate,
                                  ent_diagnostic_kind kind, const ent_node *at, const char *format,
                                  ...)
{
    char words[400];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    ent_text message;
    ent_text_init(&message, &context->allocator);
    add_path(&message, certificate->root, at);
    ent_text_add(&message, message.length > 0 ? ": " : "");
    ent_text_add(&message, words);
    ent_span span = at->span;
    if (at->kind != ENT_NODE_SCALAR) {
        span.end = span.start + 1; /* a bracket alone: what is in it can be long */
    }
    const ent_issue issue = {.kind = kind,
                             .source = &certificate->source,
                             .span = span,
                             .message = ent_text_get(&message)};
    const ent_status status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    return status == ENT_OK ? ENT_ERROR_INPUT : status;
}

ent_status ent_certificate_belongs(ent_context *context, const ent_certificate *certificate,
                                   const ent_dispute *dispute)
{
    char digest[ENT_SHA256_TEXT];
    ent_sha256_text(dispute->source.bytes, dispute->source.length, digest);
    if (!ent_node_is(certificate->sha256, digest)) {
        return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_OTHER,
                                      certificate->sha256, "the SHA-256 of the file is %s", digest);
    }
    if (!ent_node_is(certificate->title, dispute->title)) {
        return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_OTHER,
                                      certificate->title, "the file has another title");
    }
    const bool sums = dispute->graph == NULL && dispute->merge_count == 0;
    return sums || !ent_certified_together(certificate->concepts).at_once
               ? ENT_OK
               : ent_certificate_refuse(
                     context, certificate, ENT_KIND_CERTIFICATE_UNTRUE, certificate->concepts_at,
                     "sim is not defined in graph form or where states are merged");
}

enum { WORD_ROOM = 16 };

/* The word for a value: "no" and "yes", the file's, or where a graph counts its states s1, s2, ... */
static const char *word_of(const ent_dispute *dispute, size_t option, uint32_t value,
                           char room[WORD_ROOM])
{
    if (dispute->graph == NULL || !dispute->graph->numbered) {
        return ent_option_value(dispute, option, value);
    }
    (void)snprintf(room, WORD_ROOM, "s%u", (unsigned)value + 1);
    return room;
}

/* The number in s12, less one; something else for other texts. */
static uint32_t counted(const ent_written *text)
{
    uint64_t number = 0;
    for (size_t k = 1; k < text->length && k < 11; k++) {
        number = 10 * number + (uint64_t)(text->text[k] - '0') % 10;
    }
    return number > 0 && number < UINT32_MAX ? (uint32_t)number - 1 : UINT32_MAX;
}

/* The value that a word stands for; false when there is none. */
static bool find_value(const ent_dispute *dispute, size_t option, const ent_node *node,
                       uint32_t *out)
{
    char room[WORD_ROOM];
    uint32_t count = dispute->options[option].value_count;
    *out = 0;
    if (dispute->graph != NULL && dispute->graph->numbered) {
        *out = counted(&node->text);
        count = *out < count ? *out + 1 : 0; /* that one, if its word is really this */
    }
    while (*out < count && !ent_node_is(node, word_of(dispute, option, *out, room))) {
        ++*out;
    }
    return *out < count;
}

ent_status ent_certificate_values(ent_context *context, const ent_certificate *certificate,
                                  const ent_dispute *dispute, const ent_node *entry, uint32_t *out)
{
    if (entry->count != dispute->option_count) {
        return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_UNTRUE, entry,
                                      "a state of this file has %zu values", dispute->option_count);
    }
    for (size_t o = 0; o < entry->count; o++) {
        if (!find_value(dispute, o, entry->items[o], &out[o])) {
            return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_UNTRUE,
                                          entry->items[o], "'%s' has no such value",
                                          dispute->options[o].id);
        }
    }
    return ENT_OK;
}

const char *ent_certificate_show(const ent_dispute *dispute, const uint32_t *values,
                                 char room[ENT_SHOWN_ROOM])
{
    const size_t most = 32; /* of one word */
    char word[WORD_ROOM];
    size_t used = 0;
    room[0] = '\0';
    for (size_t o = 0; o < dispute->option_count && used + most + 8 < ENT_SHOWN_ROOM; o++) {
        used += (size_t)snprintf(room + used, ENT_SHOWN_ROOM - used, "%s%.*s", o == 0 ? "" : ", ",
                                 (int)most, word_of(dispute, o, values[o], word));
    }
    return room;
}

void ent_certificate_free(ent_certificate *certificate)
{
    if (certificate != NULL) {
        const ent_allocator allocator = certificate->allocator;
        ent_source_free(&certificate->source);
        ent_arena_free(&certificate->arena);
        ent_memory_free(&allocator, certificate);
    }
}
