/* SPDX-License-Identifier: MIT */
/*
 * In which options the states that fit a STATE differ. A name that holds more than was meant shows itself so: what it leaves
 * open beside what it is for is named.
 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

enum { NAMED = 3, WIDTH = 100, INDENT = 4 };

/* A sentence that is being written. */
typedef struct sentence {
    cli_session *session;
    bool aside;    /* on stderr, as one line */
    size_t column; /* where it stands */
} sentence;

/* How many signs a text shows. */
static size_t width_of(const char *words)
{
    size_t width = 0;
    for (; *words != '\0'; words++) {
        width += ((unsigned char)*words & 0xC0) != 0x80;
    }
    return width;
}

static void put(sentence *out, const char *words)
{
    if (out->aside) {
        (void)fputs(words, stderr);
    } else {
        session_put(out->session, words);
    }
    out->column += width_of(words);
}

/* The value of an option in a state; one that no value is where the members of a merged state differ in it. */
static size_t value_of(const cli_session *s, uint64_t state, size_t option)
{
    return ent_state_varies(s->space, state, option) ? SIZE_MAX
                                                     : ent_state_value(s->space, state, option);
}

/* Whether not all states that fit have the same value of an option, or all any. */
static bool differs(const cli_session *s, size_t option)
{
    uint64_t state = 0;
    (void)ent_state_set_next(s->where, 0, &state);
    const size_t value = value_of(s, state, option);
    while (ent_state_set_next(s->where, state + 1, &state)) {
        if (value_of(s, state, option) != value) {
            return true;
        }
    }
    return false;
}

/* Whether another option has the same label. */
static bool is_shared(const cli_session *s, size_t option)
{
    const char *label = ent_option_at(s->dispute, option).label;
    bool shared = false;
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        shared = shared || (o != option && strcmp(ent_option_at(s->dispute, o).label, label) == 0);
    }
    return shared;
}

/* `"a clearance"`, with whose it is where several are called so; on a new line where it does not fit. */
static void put_option(sentence *out, size_t option)
{
    const cli_session *s = out->session;
    const ent_option_view view = ent_option_at(s->dispute, option);
    const char *owner = is_shared(s, option) ? ent_party_name(s->dispute, view.party) : NULL;
    const size_t width = width_of(view.label) + (owner == NULL ? 0 : 4 + width_of(owner)) + 4;
    if (!out->aside && out->column + width > WIDTH) {
        put(out, "\n    ");
        out->column = INDENT;
    } else {
        put(out, " ");
    }
    put(out, "\"");
    put(out, view.label);
    put(out, "\"");
    put(out, owner == NULL ? "" : " of ");
    put(out, owner == NULL ? "" : owner);
}

/* What stands before the next of several: the `at`-th of `count`, of which the first three are named. */
static const char *joint(size_t at, size_t count)
{
    return at == 0 ? "" : at + 1 == count ? " and" : ",";
}

void session_put_differences(cli_session *s, const char *opening, bool aside)
{
    sentence out = {.session = s, .aside = aside, .column = 2};
    char number[64];
    size_t count = 0, named = 0;
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        count += differs(s, o);
    }
    if (count == 0) {
        return; /* a list of states has no options */
    }
    put(&out, opening);
    for (size_t o = 0; named < NAMED && named < count; o++) {
        if (differs(s, o)) {
            put(&out, joint(named, count));
            put_option(&out, o);
            named++;
        }
    }
    if (count > named) {
        (void)snprintf(number, sizeof number, " and %zu more", count - named);
        put(&out, number);
    }
    put(&out, ".");
}
