/* SPDX-License-Identifier: MIT */
/* A text, statements of it, and their coding applied to a dispute. */
#ifndef ENT_TESTS_EDITING_APPLYING_H
#define ENT_TESTS_EDITING_APPLYING_H

#include "refusal.h"
#include "unit/one_context.h"

#include <entente/coding.h>
#include <entente/moment.h>

enum { ROOM = 1 << 20 };

static const char article[] = "The Union may\n  demand a raise of the City. The City refused it.\n";
enum { LENGTH = sizeof article - 1, FIRST = 43, SECOND = 44 };

/* What a sink gathers. */
typedef struct gathered {
    char bytes[ROOM];
    size_t length;
    bool refuses;
} gathered;

static inline bool gather(void *user, const char *bytes, size_t length)
{
    gathered *all = user;
    assert_true(all->length + length < ROOM);
    memcpy(all->bytes + all->length, bytes, length);
    all->length += length;
    all->bytes[all->length] = '\0';
    return !all->refuses;
}

static inline ent_coded_value value_of(const char *value, uint64_t start, uint64_t end)
{
    return (ent_coded_value){.value = value,
                             .start = start,
                             .end = end,
                             .rule = "test",
                             .confidence = ENT_CONFIDENCE_MEDIUM};
}

/* A statement of the first sentence. */
static inline ent_coded statement(const char *act, const char *issue)
{
    ent_coded coded = {.start = 0, .end = FIRST, .decision = ENT_DECISION_ACCEPTED};
    coded.fields[ENT_CODED_SPEAKER] = value_of("union", 4, 9);
    coded.fields[ENT_CODED_ACTOR] = value_of("union", 4, 9);
    coded.fields[ENT_CODED_ADDRESSEE] = value_of("city", 38, 42);
    coded.fields[ENT_CODED_ACT] = value_of(act, 16, 22);
    coded.fields[ENT_CODED_ISSUE] = value_of(issue, 25, 30);
    return coded;
}

static inline ent_coding *new_coding(ent_context *where, const ent_coded *coded, size_t count)
{
    ent_coding *coding = NULL;
    assert_int_equal(ent_coding_new(where, "news/article.txt", article, LENGTH, "ab", &coding),
                     ENT_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(ent_coding_add(where, coding, &coded[i]), ENT_OK);
    }
    return coding;
}

/* Applies statements to the text of a dispute. */
static inline ent_status apply(const char *text, const ent_coded *coded, size_t count,
                               gathered *out)
{
    ent_dispute *dispute = NULL;
    ent_coding *coding = new_coding(context, coded, count);
    const ent_sink sink = {.write = gather, .user = out};
    out->length = 0;
    *out->bytes = '\0';
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute), ENT_OK);
    ent_diagnostics_clear(context);
    const ent_status status =
        ent_coding_apply(context, dispute, coding, "news", article, LENGTH, &sink);
    ent_dispute_free(dispute);
    ent_coding_free(coding);
    return status;
}

#define HEAD                                                                                       \
    "entente: 1\n"                                                                                 \
    "parties: {city: {name: City}, union: {name: Union}}\n"                                        \
    "options: {raise: {party: city, values: [none, half, full], label: a raise}, strike: {party: " \
    "union, label: the strike}}\n"                                                                 \
    "preferences: {city: [not strike], union: [raise = full]}\n"

#endif
