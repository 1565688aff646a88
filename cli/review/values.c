/* SPDX-License-Identifier: MIT */
/* What a field of a statement can be: numbered for the screen, and read from what was typed. */
#include "review/flow.h"
#include "review/review.h"

#include <stdlib.h>
#include <string.h>

static const char *const modalities[] = {"certain",    "likely",    "unlikely", "possible",
                                         "impossible", "necessary", "desired",  "conditional"};
static const char *const yes[] = {"yes"};

/* The choices of a field: words, or the parties or options of the dispute. */
static size_t choice_count(const review *r, ent_coded_field field)
{
    switch (field) {
    case ENT_CODED_SPEAKER:
    case ENT_CODED_ACTOR:
    case ENT_CODED_ADDRESSEE:
        return ent_party_count(r->dispute);
    case ENT_CODED_ACT:
        return ENT_ACT_COUNT;
    case ENT_CODED_ISSUE:
        return ent_option_count(r->dispute);
    case ENT_CODED_MODALITY:
        return sizeof modalities / sizeof *modalities;
    default:
        return 1;
    }
}

static const char *choice(const review *r, ent_coded_field field, size_t index)
{
    switch (field) {
    case ENT_CODED_SPEAKER:
    case ENT_CODED_ACTOR:
    case ENT_CODED_ADDRESSEE:
        return ent_party_id(r->dispute, index);
    case ENT_CODED_ACT:
        return ent_act_word((ent_act)index);
    case ENT_CODED_ISSUE:
        return ent_option_at(r->dispute, index).id;
    case ENT_CODED_MODALITY:
        return modalities[index];
    default:
        return yes[0];
    }
}

/* The values of an option, numbered behind it. */
static void put_values(const review *r, size_t option, FILE *page)
{
    const ent_option_view view = ent_option_at(r->dispute, option);
    (void)fputs("  (", page);
    flow_put_clean(page, view.label);
    for (size_t v = 0; view.graded && v < view.value_count; v++) {
        (void)fprintf(page, "%s%zu ", v == 0 ? ": " : ", ", v + 1);
        flow_put_clean(page, ent_option_value(r->dispute, option, v));
    }
    (void)putc(')', page);
}

void review_put_choices(const review *r, ent_coded_field field, FILE *page)
{
    const size_t count = choice_count(r, field);
    const bool parties = count == ent_party_count(r->dispute) && field != ENT_CODED_ISSUE &&
                         field <= ENT_CODED_ADDRESSEE && field != ENT_CODED_ACT;
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(page, "  %zu ", i + 1);
        flow_put_clean(page, choice(r, field, i));
        if (parties && strcmp(ent_party_name(r->dispute, i), ent_party_id(r->dispute, i)) != 0) {
            (void)fputs("  (", page);
            flow_put_clean(page, ent_party_name(r->dispute, i));
            (void)putc(')', page);
        } else if (field == ENT_CODED_ISSUE) {
            put_values(r, i, page);
        }
        (void)putc('\n', page);
    }
}

/* The item that a word of so many bytes names, by its number from 1 or as it is written; `count`: none. */
static size_t find(const review *r, ent_coded_field field, const char *word, size_t length)
{
    const size_t count = choice_count(r, field);
    char *end = NULL;
    const unsigned long number = strtoul(word, &end, 10);
    if (*word >= '0' && *word <= '9' && end == word + length && number >= 1 && number <= count) {
        return (size_t)number - 1;
    }
    size_t i = 0;
    while (i < count && (strlen(choice(r, field, i)) != length ||
                         memcmp(choice(r, field, i), word, length) != 0)) {
        i++;
    }
    return i;
}

/* The value of an option that a word names, likewise. */
static const char *find_value(const review *r, size_t option, const char *word)
{
    const ent_option_view view = ent_option_at(r->dispute, option);
    char *end = NULL;
    const unsigned long number = strtoul(word, &end, 10);
    for (size_t v = 0; v < view.value_count; v++) {
        const char *value = ent_option_value(r->dispute, option, v);
        if (strcmp(value, word) == 0 || (*word != '\0' && *end == '\0' && number == v + 1)) {
            return value;
        }
    }
    return NULL;
}

const char *review_read_value(const review *r, ent_coded_field field, const char *answer,
                              char *room)
{
    const char *mark = field == ENT_CODED_ISSUE ? strchr(answer, '=') : NULL;
    size_t length = mark == NULL ? strlen(answer) : (size_t)(mark - answer);
    while (length > 0 && answer[length - 1] == ' ') {
        length--;
    }
    const size_t index = find(r, field, answer, length);
    if (index == choice_count(r, field)) {
        return NULL;
    }
    if (mark == NULL) {
        return choice(r, field, index);
    }
    const char *value = find_value(r, index, mark + 1 + strspn(mark + 1, " "));
    if (value == NULL) {
        return NULL;
    }
    (void)snprintf(room, REVIEW_LINE, "%s=%s", choice(r, field, index), value);
    return room;
}
