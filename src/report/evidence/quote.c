/* SPDX-License-Identifier: MIT */
/*
 * Quoting from the text of a source, which may hold anything: places are held against its length and the borders of its
 * characters, and what could hide or forge words is replaced.
 */
#include "report/evidence/sheet.h"

#include <string.h>

/* The place of a source among those of the file, by its id; SIZE_MAX where a claim cites none. */
static size_t source_of(const ent_dispute *dispute, const ent_claim_view *claim)
{
    for (size_t s = 0; claim->source != NULL && s < ent_source_count(dispute); s++) {
        if (strcmp(ent_source_at(dispute, s).id, claim->source) == 0) {
            return s;
        }
    }
    return SIZE_MAX;
}

static const ent_source_text *text_of(const ent_evidence_view *view, size_t source)
{
    for (size_t k = 0; k < view->text_count; k++) {
        if (view->texts[k].source == source) {
            return &view->texts[k];
        }
    }
    return NULL;
}

/* Whether a character begins here, or the text ends. */
static bool begins(const ent_source_text *text, uint64_t at)
{
    return at == text->length || ((unsigned char)text->bytes[at] & 0xC0) != 0x80;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Takes words over, without the blanks around them, and each run of blanks as one; false where they are no UTF-8. */
static bool take(const char *bytes, size_t length, ent_text *out)
{
    size_t at = 0;
    while (length > 0 && is_blank(bytes[length - 1])) {
        length--;
    }
    while (at < length) {
        const size_t size = ent_utf8_sequence(bytes + at, length - at);
        if (size == 0) {
            return false;
        }
        if (is_blank(bytes[at])) {
            const bool first = out->length == 0 || out->bytes[out->length - 1] == ' ';
            ent_text_add(out, first ? "" : " ");
        } else if (ent_utf8_control(bytes + at, size)) {
            ent_text_add(out, "\xEF\xBF\xBD");
        } else {
            ent_text_add_bytes(out, bytes + at, size);
        }
        at += size;
    }
    return true;
}

bool ent_evidence_quote(const ent_evidence_sheet *sheet, const ent_claim_view *claim,
                        const ent_stretch *stretch, ent_text *out, const char **problem)
{
    const ent_source_text *text = text_of(sheet->view, source_of(sheet->dispute, claim));
    *problem = NULL;
    ent_text_clear(out);
    if (text == NULL) {
        return false;
    }
    if (stretch->byte_end > text->length) { /* it begins before it ends, as readers see to */
        *problem = "the source's text has no such place";
    } else if (!begins(text, stretch->byte_start) || !begins(text, stretch->byte_end)) {
        *problem = "the place cuts a character of the source's text";
    } else if (!take(text->bytes + stretch->byte_start,
                     (size_t)(stretch->byte_end - stretch->byte_start), out)) {
        *problem = "the source's text is no UTF-8 there";
    }
    return *problem == NULL;
}
