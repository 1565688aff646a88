/* SPDX-License-Identifier: MIT */
/*
 * Reading a dispute from several texts. They are put one behind the other into one source, each beginning a line, so that a
 * place in any of them is a place in the source.
 */
#include "formats/in/bytes.h"
#include "formats/in/dispute_yaml.h"
#include "formats/in/genius/encoding.h"
#include "formats/in/genius/genius.h"

#include <string.h>

/* Puts the texts behind one another, as UTF-8, and says where each begins. */
static ent_status join(ent_context *context, const ent_input_text *texts, size_t count,
                       ent_source_part *parts, ent_text *out)
{
    for (size_t i = 0; i < count; i++) {
        if (out->length > 0 && out->bytes[out->length - 1] != '\n') {
            ent_text_add(out, "\n");
        }
        parts[i] = (ent_source_part){.name = texts[i].name, .start = out->length};
        ENT_TRY(ent_xml_recode(context, &texts[i], out, &parts[i].before));
    }
    return out->failed ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_genius_read(ent_context *context, const ent_input_text *texts, size_t count,
                           ent_dispute **out)
{
    ent_source_part *parts = ent_memory_new(&context->allocator, count, sizeof *parts);
    if (parts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_text whole;
    ent_text_init(&whole, &context->allocator);
    ent_status status = join(context, texts, count, parts, &whole);
    if (status == ENT_OK) {
        const ent_source source = {.name = texts[0].name,
                                   .bytes = ent_text_get(&whole),
                                   .length = whole.length,
                                   .parts = parts,
                                   .part_count = count};
        status = ent_read_source(context, &source, out);
    }
    ent_text_free(&whole);
    ent_memory_free(&context->allocator, parts);
    return status;
}

/* Of several texts each must be XML; tells the first that is not. */
static ent_status check_texts(ent_context *context, const ent_input_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!ent_xml_begins(texts[i].bytes, texts[i].length)) {
            ENT_TRY(ent_issue_plain(context, ENT_KIND_GENIUS_FILES,
                                    "'%s' is not XML, and of other files one alone is read",
                                    texts[i].name));
            return ENT_ERROR_INPUT;
        }
    }
    return ENT_OK;
}

ent_status ent_dispute_read_texts(ent_context *context, const ent_input_text *texts, size_t count,
                                  ent_dispute **out)
{
    if (context == NULL || texts == NULL || count == 0 || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    for (size_t i = 0; i < count; i++) {
        if (texts[i].name == NULL || (texts[i].bytes == NULL && texts[i].length > 0)) {
            return ENT_ERROR_ARGUMENT;
        }
    }
    if (count == 1) {
        return ent_dispute_read_text(context, texts[0].name, texts[0].bytes, texts[0].length, out);
    }
    ENT_TRY(check_texts(context, texts, count));
    return ent_genius_read(context, texts, count, out);
}

/* Whether paths are all there, and name standard input at most once. */
static bool are_paths(const char *const *paths, size_t count)
{
    size_t standard = 0;
    for (size_t i = 0; i < count; i++) {
        if (paths[i] == NULL) {
            return false;
        }
        standard += strcmp(paths[i], "-") == 0;
    }
    return count > 0 && standard <= 1;
}

/* Reads files into `texts`, one after the other; what was read is to be freed, also after an error. */
static ent_status read_files(ent_context *context, const char *const *paths, size_t count,
                             ent_input_text *texts, char **bytes)
{
    for (size_t i = 0; i < count; i++) {
        ENT_TRY(ent_bytes_read(context, paths[i], &bytes[i], &texts[i].length));
        texts[i].name = ent_bytes_name(paths[i]);
        texts[i].bytes = bytes[i];
    }
    return ENT_OK;
}

ent_status ent_dispute_read_files(ent_context *context, const char *const *paths, size_t count,
                                  ent_dispute **out)
{
    if (context == NULL || paths == NULL || !are_paths(paths, count) || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_input_text *texts = ent_memory_zero(&context->allocator, count, sizeof *texts);
    char **bytes = ent_memory_zero(&context->allocator, count, sizeof *bytes);
    ent_status status = texts == NULL || bytes == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        status = read_files(context, paths, count, texts, bytes);
    }
    if (status == ENT_OK) {
        status = ent_dispute_read_texts(context, texts, count, out);
    }
    for (size_t i = 0; bytes != NULL && i < count; i++) {
        ent_memory_free(&context->allocator, bytes[i]);
    }
    ent_memory_free(&context->allocator, bytes);
    ent_memory_free(&context->allocator, texts);
    return status;
}
