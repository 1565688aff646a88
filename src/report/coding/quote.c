/* SPDX-License-Identifier: MIT */
/* Stretches of a text that is shown to people: foreign bytes, which may be anything. */
#include "report/coding/sheet.h"

#include "formats/out/layout.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

void ent_text_add_stretch(ent_text *text, const char *bytes, size_t length, size_t most)
{
    const size_t begin = text->length;
    bool blank = false; /* one waits for what follows it */
    for (size_t at = 0; at < length;) {
        const size_t size = ent_utf8_sequence(bytes + at, length - at);
        if (is_blank(bytes[at])) {
            blank = text->length > begin;
            at++;
            continue;
        }
        if (most > 0 && text->length - begin + blank + (size > 0 ? size : 1) > most) {
            ent_text_add(text, "...");
            return;
        }
        ent_text_add(text, blank ? " " : "");
        blank = false;
        if (size == 0 || ent_utf8_control(bytes + at, size)) {
            ent_text_add(text, "?");
        } else {
            ent_text_add_bytes(text, bytes + at, size);
        }
        at += size > 0 ? size : 1;
    }
}

/* The stretch of a text, as a text of its own; empty without one. */
static void take(ent_writer *w, const char *text, uint64_t start, uint64_t end, ent_text *out)
{
    ent_text_init(out, w->buffer.allocator);
    if (text != NULL) {
        ent_text_add_stretch(out, text + start, (size_t)(end - start), 0);
    }
}

void ent_put_quote(ent_writer *w, const char *text, uint64_t start, uint64_t end)
{
    ent_text quote;
    ent_text_init(&quote, w->buffer.allocator);
    ent_text_add(&quote, "\"");
    ent_text_add_stretch(&quote, text + start, (size_t)(end - start), ENT_QUOTE_SHOWN);
    ent_text_add(&quote, "\"");
    ent_put_text(w, &quote);
}

void ent_csv_stretch(ent_writer *w, const char *text, uint64_t start, uint64_t end)
{
    ent_text quote;
    take(w, text, start, end, &quote);
    ent_csv_field(w, false, ent_text_get(&quote));
    w->status = quote.failed && w->status == ENT_OK ? ENT_ERROR_MEMORY : w->status;
    ent_text_free(&quote);
}
