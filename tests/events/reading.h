/* SPDX-License-Identifier: MIT */
/* Reading a text at a moment and writing what it then says, for the tests of events. */
#ifndef ENT_TESTS_EVENTS_READING_H
#define ENT_TESTS_EVENTS_READING_H

#include "unit/support.h"

typedef struct page {
    char text[1 << 14];
    size_t length;
} page;

static inline bool put(void *user, const char *bytes, size_t length)
{
    page *p = user;
    assert_true(p->length + length < sizeof p->text);
    memcpy(p->text + p->length, bytes, length);
    p->length += length;
    p->text[p->length] = '\0';
    return true;
}

static inline ent_dispute *read_last(ent_context *context, const char *text)
{
    ent_dispute *dispute = NULL;
    const ent_status status = ent_dispute_read_text(context, "test", text, strlen(text), &dispute);
    if (status != ENT_OK) {
        print_error("%s: %s\n", text, ent_diagnostic_at(context, 0)->message);
    }
    assert_int_equal(status, ENT_OK);
    return dispute;
}

static inline ent_dispute *select_from(ent_context *context, const ent_dispute *dispute,
                                       const ent_selection *selection)
{
    ent_dispute *out = NULL;
    assert_int_equal(ent_dispute_select(context, dispute, selection, &out), ENT_OK);
    return out;
}

/* What a dispute says at its moment. */
static inline void write_current(ent_context *context, const ent_dispute *dispute, page *out)
{
    const ent_sink sink = {.write = put, .user = out};
    out->length = 0;
    assert_int_equal(ent_dispute_write_moment(context, dispute, ENT_DOCUMENT_YAML, &sink), ENT_OK);
}

/* A text at a selection says what another text says. */
static inline void expect_says(const char *text, const ent_selection *selection,
                               const char *by_hand)
{
    static page is, wanted;
    ent_context *context = new_context();
    ent_dispute *last = read_last(context, text), *plain = read_last(context, by_hand);
    ent_dispute *then = select_from(context, last, selection);
    write_current(context, then, &is);
    write_current(context, plain, &wanted);
    assert_string_equal(is.text, wanted.text);
    ent_dispute_free(then);
    ent_dispute_free(last);
    ent_dispute_free(plain);
    ent_context_free(context);
}

#endif
