/* SPDX-License-Identifier: MIT */
/* Changing a statement: a field, the second opinion, a statement of one's own. What a person sets is certain to have been
 * set by a person: its rule is called so, and no second opinion stands beside it any more. */
#include "review/review.h"

#include <stdlib.h>
#include <string.h>

enum { NOTE = ENT_CODED_FIELDS, NO_FIELD }; /* where a field may be none */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether a letter or digit stands there, or a part of a letter beyond ASCII. */
static bool is_letter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* Where words that begin at `at` end; `at` itself when others stand there. Blanks stand for any blanks and line ends. */
static size_t match(const review *r, size_t at, size_t end, const char *words)
{
    size_t to = at;
    while (*words != '\0') {
        const bool blank = *words == ' ';
        if (to == end || (blank ? !is_blank(r->text[to]) : r->text[to] != *words)) {
            return at;
        }
        to++;
        words++;
        while (blank && to < end && is_blank(r->text[to])) {
            to++;
        }
        words += blank ? strspn(words, " ") : 0;
    }
    return to;
}

/* Where words stand in the sentence of a statement: whole ones before parts of others; false: nowhere. */
static bool find_words(const review *r, const ent_coded *coded, const char *words,
                       ent_coded_value *out)
{
    const size_t start = (size_t)coded->start, end = (size_t)coded->end;
    bool found = false, whole = false;
    for (size_t at = start; at < end && !whole; at++) {
        const size_t to = match(r, at, end, words);
        whole = to > at &&
                (at == start || !is_letter(r->text[at - 1]) || !is_letter(r->text[at])) &&
                (to == end || !is_letter(r->text[to]) || !is_letter(r->text[to - 1]));
        if (whole || (to > at && !found)) {
            out->start = at;
            out->end = to;
            found = true;
        }
    }
    return found;
}

/* Asks which field; NO_FIELD: none; NOTE, where that is asked for, too. */
static unsigned ask_field(review *r, const char *question, bool note)
{
    char answer[REVIEW_LINE];
    while (review_ask(r, question, answer) && *answer != '\0') {
        if (note && (strcmp(answer, "9") == 0 || strcmp(answer, "note") == 0)) {
            return NOTE;
        }
        if (answer[1] == '\0' && *answer >= '1' && *answer < '1' + ENT_CODED_FIELDS) {
            return (unsigned)(*answer - '1');
        }
        for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
            if (strcmp(answer, ent_coded_field_word(f)) == 0) {
                return f;
            }
        }
        review_say(r, "there is no field '%s'", answer);
    }
    return NO_FIELD;
}

static void show_choices(review *r, ent_coded_field field)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *page = open_memstream(&bytes, &length);
    if (page != NULL) {
        review_put_choices(r, field, page);
        review_show_page(r, page, &bytes, &length);
    }
}

/* Asks for the value of a field; false: it stays as it is. */
static bool ask_value(review *r, ent_coded_field field, char *room, ent_coded_value *out)
{
    char answer[REVIEW_LINE];
    show_choices(r, field);
    while (
        review_ask(r,
                   field == ENT_CODED_ISSUE
                       ? "number or word, OPTION=VALUE for a value (- for none, empty: as it is)?"
                       : "number or word (- for none, empty: as it is)?",
                   answer) &&
        *answer != '\0') {
        const char *value = NULL;
        if (strcmp(answer, "-") != 0) {
            value = review_read_value(r, field, answer, room);
            if (value == NULL) {
                review_say(r, "'%s' is none of these", answer);
                continue;
            }
        }
        *out = (ent_coded_value){.value = value,
                                 .start = out->start,
                                 .end = out->end,
                                 .rule = "person",
                                 .confidence = ENT_CONFIDENCE_HIGH};
        return true;
    }
    return false;
}

/* Asks for the words that show a value; false: the answer ends. */
static bool ask_words(review *r, const ent_coded *coded, ent_coded_value *out)
{
    char answer[REVIEW_LINE];
    while (review_ask(r, "words of the sentence that show it (- for none, empty: as they are)?",
                      answer)) {
        if (strcmp(answer, "-") == 0) {
            out->start = out->end = 0;
            return true;
        }
        if (*answer == '\0' || find_words(r, coded, answer, out)) {
            return true;
        }
        review_say(r, "'%s' does not stand in the sentence", answer);
    }
    return false;
}

static int change_note(review *r)
{
    char answer[REVIEW_LINE], done[REVIEW_LINE];
    ent_coded coded = review_coded(r);
    if (!review_ask(r, "note (- for none, empty: as it is)?", answer) || *answer == '\0') {
        return EXIT_DONE;
    }
    coded.note = strcmp(answer, "-") == 0 ? NULL : answer;
    (void)snprintf(done, sizeof done, "noted: statement %zu", r->at + 1);
    return review_step(r, review_statement(r), &coded, done);
}

int review_change_field(review *r)
{
    char room[REVIEW_LINE], done[REVIEW_LINE];
    const size_t statement = review_statement(r);
    ent_coded coded = review_coded(r);
    const unsigned field =
        ask_field(r, "field (1 to 8, 9 for the note, or its name; empty: none)?", true);
    if (field == NO_FIELD || field == NOTE) {
        return field == NOTE ? change_note(r) : EXIT_DONE;
    }
    ent_coded_value *value = &coded.fields[field];
    if (!ask_value(r, field, room, value) ||
        (value->value != NULL && !ask_words(r, &coded, value))) {
        return EXIT_DONE;
    }
    coded.decision = ENT_DECISION_EDITED;
    (void)snprintf(done, sizeof done, "edited: statement %zu, %s is %s", r->at + 1,
                   ent_coded_field_word(field), value->value == NULL ? "none" : value->value);
    return review_step(r, statement, &coded, done);
}

/* Takes what the second opinion says of a field. */
static void take(ent_coded_value *value)
{
    *value = (ent_coded_value){.value = value->other,
                               .start = value->other_start,
                               .end = value->other_end,
                               .rule = "person",
                               .confidence = ENT_CONFIDENCE_HIGH};
}

int review_take_other(review *r)
{
    char done[REVIEW_LINE];
    size_t differ = 0;
    const size_t statement = review_statement(r);
    unsigned field = NO_FIELD;
    ent_coded coded = review_coded(r);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        differ += coded.fields[f].other != NULL;
        field = coded.fields[f].other != NULL ? f : field;
    }
    if (differ == 0) {
        review_say(r, "no second opinion differs here");
        return EXIT_DONE;
    }
    if (differ > 1) {
        field = ask_field(r, "the second opinion of which field (empty: none)?", false);
    }
    if (field == NO_FIELD) {
        return EXIT_DONE;
    }
    if (coded.fields[field].other == NULL) {
        review_say(r, "no second opinion differs there");
        return EXIT_DONE;
    }
    take(&coded.fields[field]);
    coded.decision = ENT_DECISION_EDITED;
    (void)snprintf(done, sizeof done, "edited: statement %zu, %s is %s", r->at + 1,
                   ent_coded_field_word(field), coded.fields[field].value);
    return review_step(r, statement, &coded, done);
}

int review_add_statement(review *r)
{
    const ent_coded here = review_coded(r);
    const ent_coded added = {.start = here.start, .end = here.end};
    return review_step(r, ent_coding_describe(r->coding).count, &added,
                       "added: a statement of the same sentence, with nothing in it");
}
