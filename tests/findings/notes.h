/* SPDX-License-Identifier: MIT */
/* What a closer look at a text tells, for tests: how often a code, and in which words. */
#ifndef TESTS_FINDINGS_NOTES_H
#define TESTS_FINDINGS_NOTES_H

#include "unit/support.h"

/* A text of which all is told. */
typedef struct noted {
    ent_context *context; /* has the notes */
    ent_dispute *dispute;
    ent_space *space;
} noted;

static inline noted note(const char *text)
{
    noted n = {.context = new_context()};
    n.dispute = read_dispute(n.context, text);
    ent_diagnostics_clear(n.context);
    assert_int_equal(ent_space_new(n.context, n.dispute, &n.space), ENT_OK);
    assert_int_equal(ent_findings(n.context, n.space), ENT_OK);
    return n;
}

static inline void forget(noted *n)
{
    ent_space_free(n->space);
    ent_dispute_free(n->dispute);
    ent_context_free(n->context);
}

/* How many notes of a text have a code. */
static inline size_t count_notes(const char *text, const char *code)
{
    noted n = note(text);
    size_t found = 0;
    for (size_t k = 0; k < ent_diagnostic_count(n.context); k++) {
        found += strcmp(ent_diagnostic_at(n.context, k)->code, code) == 0;
    }
    forget(&n);
    return found;
}

/* The message and the cure of the note of a text that has a code. */
static inline void note_says(const char *text, const char *code, const char *message,
                             const char *cure)
{
    noted n = note(text);
    size_t found = 0;
    for (size_t k = 0; k < ent_diagnostic_count(n.context); k++) {
        const ent_diagnostic *d = ent_diagnostic_at(n.context, k);
        if (strcmp(d->code, code) != 0) {
            continue;
        }
        found++;
        if (strstr(d->message, message) == NULL ||
            (cure != NULL && strstr(d->cure, cure) == NULL)) {
            print_message("%s\n%s: %s\ncure: %s\n", text, code, d->message, d->cure);
            fail();
        }
    }
    assert_int_equal(found, 1);
    forget(&n);
}

/* What the note of a text that has a code adds, all its lines with a bar between. */
static inline void note_adds(const char *text, const char *code, const char *lines)
{
    noted n = note(text);
    char found[1000] = "";
    for (size_t k = 0; k < ent_diagnostic_count(n.context); k++) {
        const ent_diagnostic *d = ent_diagnostic_at(n.context, k);
        for (size_t i = 0; strcmp(d->code, code) == 0 && i < d->note_count; i++) {
            assert_true(strlen(found) + strlen(d->notes[i].message) + 4 < sizeof found);
            strcat(found, found[0] != '\0' ? " | " : "");
            strcat(found, d->notes[i].message);
        }
    }
    assert_string_equal(found, lines);
    forget(&n);
}

#endif
