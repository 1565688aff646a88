/* SPDX-License-Identifier: MIT */
/* Random codings of a text, their text as it is written, and whether two are the same. */
#ifndef ENT_TESTS_CODING_SAMPLE_H
#define ENT_TESTS_CODING_SAMPLE_H

#include "unit/support.h"

/* 200 bytes, with blanks, quotes, signs and letters of two and three bytes. */
static const char sample_text[] =
    "Alpha said on Monday that it would \"never\" leave. Beta, however, demanded a pl\xC3\xA1n,\n"
    "and Gamma\xE2\x80\x99s envoy refused it. Delta would welcome talks; Alpha did not. "
    "Nobody spoke of costs, or of 3.5 per cent....";

enum { SAMPLE_LENGTH = sizeof sample_text - 1 };

/* What a sink gathers. */
typedef struct gathered {
    char *bytes;
    size_t length;
} gathered;

static inline bool gather(void *user, const char *bytes, size_t length)
{
    gathered *all = user;
    all->bytes = realloc(all->bytes, all->length + length + 1);
    assert_non_null(all->bytes);
    memcpy(all->bytes + all->length, bytes, length);
    all->length += length;
    all->bytes[all->length] = '\0';
    return true;
}

/* A coding as it is written; the caller releases the bytes. */
static inline gathered written(ent_context *context, const ent_coding *coding, const char *text,
                               ent_format format)
{
    gathered all = {0};
    const ent_sink sink = {.write = gather, .user = &all};
    const ent_coding_report report = {
        .size = sizeof report, .text = text, .text_length = text == NULL ? 0 : strlen(text)};
    assert_int_equal(ent_coding_write(context, coding, &report, format, &sink), ENT_OK);
    return all;
}

static inline const char *one_of(uint64_t *random, const char *const *words)
{
    size_t count = 0;
    while (words[count] != NULL) {
        count++;
    }
    return words[below(random, count)];
}

/* A random value of a field. */
static inline const char *draw_value(uint64_t *random, ent_coded_field field)
{
    static const char *const parties[] = {"alpha", "beta", "gamma", "delta_2", NULL};
    static const char *const issues[] = {"plan", "talks=yes", "talks=no", "costs", "_x=v1", NULL};
    static const char *const modalities[] = {"certain", "likely", "unlikely", "conditional", NULL};
    switch (field) {
    case ENT_CODED_ACT:
        return ent_act_word((ent_act)below(random, ENT_ACT_COUNT));
    case ENT_CODED_ISSUE:
        return one_of(random, issues);
    case ENT_CODED_MODALITY:
        return one_of(random, modalities);
    case ENT_CODED_NEGATION:
    case ENT_CODED_QUOTATION:
        return "yes";
    default:
        return one_of(random, parties);
    }
}

static inline void draw_stretch(uint64_t *random, uint64_t *start, uint64_t *end)
{
    *start = below(random, SAMPLE_LENGTH + 1);
    *end = *start + below(random, SAMPLE_LENGTH + 1 - (size_t)*start);
}

static inline void draw_field(uint64_t *random, ent_coded_field field, ent_coded_value *out)
{
    static const char *const rules[] = {"said-that", "person", "\"odd\" \\ rule \xC3\xA9", NULL};
    *out = (ent_coded_value){.confidence = (ent_confidence)below(random, 3)};
    out->value = below(random, 8) == 0 ? NULL : draw_value(random, field);
    out->other = below(random, 4) == 0 ? draw_value(random, field) : NULL;
    if (out->value == NULL && out->other == NULL) {
        *out = (ent_coded_value){0};
        return;
    }
    out->rule = below(random, 3) == 0 ? NULL : one_of(random, rules);
    draw_stretch(random, &out->start, &out->end);
    if (out->other != NULL) {
        draw_stretch(random, &out->other_start, &out->other_end);
    }
}

static inline ent_coded draw_coded(uint64_t *random)
{
    static const char *const notes[] = {
        "a note", "two\nlines\tand a tab", "null", "{\"a\": 1}", "it's # not", NULL};
    ent_coded coded = {.decision = (ent_decision)below(random, ENT_DECISION_COUNT)};
    draw_stretch(random, &coded.start, &coded.end);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        if (below(random, 3) > 0) {
            draw_field(random, f, &coded.fields[f]);
        }
    }
    coded.note = below(random, 3) == 0 ? one_of(random, notes) : NULL;
    return coded;
}

static inline ent_coding *new_coding(ent_context *context, const char *coder)
{
    ent_coding *coding = NULL;
    assert_int_equal(
        ent_coding_new(context, "folder/sample.txt", sample_text, SAMPLE_LENGTH, coder, &coding),
        ENT_OK);
    return coding;
}

static inline ent_coding *draw_coding(ent_context *context, uint64_t *random, size_t count)
{
    ent_coding *coding = new_coding(context, "ab");
    for (size_t i = 0; i < count; i++) {
        const ent_coded coded = draw_coded(random);
        assert_int_equal(ent_coding_add(context, coding, &coded), ENT_OK);
    }
    return coding;
}

static inline void same_text(const char *a, const char *b)
{
    assert_true((a == NULL) == (b == NULL));
    if (a != NULL) {
        assert_string_equal(a, b);
    }
}

static inline void same_value(const ent_coded_value *a, const ent_coded_value *b)
{
    same_text(a->value, b->value);
    same_text(a->rule, b->rule);
    same_text(a->other, b->other);
    assert_int_equal(a->start, b->start);
    assert_int_equal(a->end, b->end);
    assert_int_equal(a->confidence, b->confidence);
    assert_int_equal(a->other_start, b->other_start);
    assert_int_equal(a->other_end, b->other_end);
}

static inline void same_coded(const ent_coded *a, const ent_coded *b)
{
    assert_int_equal(a->start, b->start);
    assert_int_equal(a->end, b->end);
    assert_int_equal(a->decision, b->decision);
    same_text(a->note, b->note);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        same_value(&a->fields[f], &b->fields[f]);
    }
}

static inline void same_coding(const ent_coding *a, const ent_coding *b)
{
    const ent_coding_view first = ent_coding_describe(a), second = ent_coding_describe(b);
    assert_string_equal(first.text_name, second.text_name);
    assert_int_equal(first.text_length, second.text_length);
    assert_string_equal(first.text_sha256, second.text_sha256);
    assert_string_equal(first.coder, second.coder);
    assert_int_equal(first.count, second.count);
    for (size_t i = 0; i < first.count; i++) {
        const ent_coded one = ent_coding_at(a, i), other = ent_coding_at(b, i);
        same_coded(&one, &other);
    }
}

#endif
