/* SPDX-License-Identifier: MIT */
/*
 * Reading: sentence by sentence the words are cut, the names found, the verbs with their subjects placed, and statements
 * proposed. From one sentence to the next go an open quotation, who was introduced, and who spoke and acted last; at a blank line
 * an open quotation ends.
 */
#include <entente/reading.h>

#include "base/text.h"
#include "coding/coding.h"
#include "diag/diagnostic.h"
#include "reading/clauses/statements.h"

#include <string.h>

/* Everything that reading holds. */
typedef struct reader {
    ent_context *context;
    const ent_reading_options *options;
    const char *bytes;
    size_t length;
    ent_lexicon lexicon;
    ent_finder finder;
    ent_tokens tokens;
    ent_mentions mentions;
    ent_quoting quoting;
    ent_memory memory;
    ent_scene scene;
    ent_coding *coding;
} reader;

void ent_reading_defaults(ent_reading_options *out)
{
    if (out != NULL) {
        *out = (ent_reading_options){.size = sizeof *out};
    }
}

/* Whether the bytes are text; tells where they are not. */
static ent_status check_text(ent_context *context, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        const size_t size = ent_utf8_sequence(bytes + at, length - at);
        if (size == 0 || ent_utf8_control(bytes + at, size)) {
            ENT_TRY(ent_issue_plain(context, ENT_KIND_READING_TEXT, "byte %zu of the text is %s",
                                    at, size == 0 ? "no UTF-8" : "a control character"));
            return ENT_ERROR_INPUT;
        }
        at += size;
    }
    return ENT_OK;
}

/* Whether a blank line lies between two places, or the first ends a line of its own that is a paragraph. */
static bool is_parted(const char *bytes, size_t from, size_t to)
{
    size_t lines = 0;
    for (size_t at = from; at < to; at++) {
        lines += bytes[at] == '\n';
    }
    return lines >= 2;
}

/* Looks at one sentence. */
static ent_status read_sentence(reader *r, ent_span span)
{
    ent_scene *scene = &r->scene;
    ENT_TRY(ent_tokens_cut(&r->tokens, &r->lexicon, r->bytes, span, &r->quoting));
    scene->span = span;
    scene->tokens = r->tokens.items;
    scene->token_count = r->tokens.count;
    scene->mention_count = scene->group_count = 0;
    if (r->tokens.count > 0 && r->tokens.count <= ENT_MOST_TOKENS) {
        ENT_TRY(ent_finder_find(&r->finder, r->bytes, &r->tokens, &r->mentions));
        scene->mentions = r->mentions.items;
        scene->mention_count = r->mentions.count;
        ent_groups_find(scene);
        ent_subjects_place(scene);
        ent_levels_find(scene);
    }
    ENT_TRY(ent_statements_add(r->context, scene, r->options, r->coding));
    ent_people_remember(scene);
    return ENT_OK;
}

static ent_status read_all(reader *r)
{
    size_t at = 0, next = 0, told = 0;
    while (at < r->length &&
           (r->bytes[at] == ' ' || (r->bytes[at] >= '\t' && r->bytes[at] <= '\r'))) {
        at++;
    }
    for (; at < r->length; at = next) {
        const size_t end = ent_sentence_end(r->bytes, r->length, at, &next);
        if (end > at) {
            ENT_TRY(read_sentence(r, (ent_span){at, end}));
        }
        if (is_parted(r->bytes, end, next)) {
            r->quoting.close = 0;
        }
        if (next - told > 100000 || told == 0 || r->options->grammar != NULL) {
            told = next;
            ENT_TRY(ent_context_step(r->context, "reading", next, r->length));
        }
    }
    return ENT_OK;
}

static ent_status read_words(reader *r, const ent_dispute *dispute)
{
    ENT_TRY(ent_finder_add_dispute(&r->finder, dispute));
    r->scene = (ent_scene){.dispute = dispute, .text = r->bytes, .memory = &r->memory};
    r->memory.named.recent[0] = r->memory.named.recent[1] = SIZE_MAX;
    r->memory.named.first[0] = r->memory.named.first[1] = SIZE_MAX;
    r->memory.issue.option = SIZE_MAX;
    for (size_t a = 0; a < ENT_ACT_COUNT; a++) {
        r->memory.by_act[a].option = SIZE_MAX;
    }
    return read_all(r);
}

/* Makes what reading needs, reads, and releases it again. */
static ent_status read_with(reader *r, const ent_dispute *dispute)
{
    const ent_allocator *allocator = &r->context->allocator;
    r->tokens.allocator = r->mentions.allocator = allocator;
    ENT_TRY(ent_lexicon_init(&r->lexicon, allocator));
    ent_status status = ent_finder_init(&r->finder, allocator, &r->lexicon);
    if (status == ENT_OK) {
        status = read_words(r, dispute);
        ent_finder_free(&r->finder);
    }
    ent_memory_free(allocator, r->tokens.items);
    ent_memory_free(allocator, r->mentions.items);
    ent_lexicon_free(&r->lexicon);
    return status;
}

ent_status ent_reading_new(ent_context *context, const ent_dispute *dispute, const char *text_name,
                           const char *bytes, size_t length, const ent_reading_options *options,
                           ent_coding **out)
{
    ent_reading_options plain;
    ent_reading_defaults(&plain);
    if (context == NULL || dispute == NULL || text_name == NULL || (bytes == NULL && length > 0) ||
        (options != NULL && options->size != sizeof *options) || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(check_text(context, bytes, length));
    reader *r = ent_memory_zero(&context->allocator, 1, sizeof *r);
    if (r == NULL) {
        return ENT_ERROR_MEMORY;
    }
    r->context = context;
    r->options = options == NULL ? &plain : options;
    r->bytes = bytes;
    r->length = length;
    ent_status status = ent_coding_new(context, text_name, bytes, length, "entente", &r->coding);
    if (status == ENT_OK) {
        status = read_with(r, dispute);
        if (status == ENT_OK) {
            ent_coding_forget(r->coding); /* no proposal is a step to be taken back */
            *out = r->coding;
        } else {
            ent_coding_free(r->coding);
        }
    }
    ent_memory_free(&context->allocator, r);
    return status;
}
