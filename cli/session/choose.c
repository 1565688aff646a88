/* SPDX-License-Identifier: MIT */
/*
 * Which state STATE means, where several fit: one rule for all commands that speak of one, ent_strongest(). Of those that
 * hold most strongly one is taken that is worse for no party than today, if there is one, of these the nearest to today.
 * Where holding is judged by other means than the five concepts, the nearest of those that hold most by these.
 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

enum { NAMED = 3, LONGEST = 400 };

/* The states that fit, and what was found among them. */
typedef struct choosing {
    const cli_choice *how;
    uint64_t today;
    bool has_today;
    uint64_t taken;
    uint64_t equal; /* that hold as strongly, that one counted */
    bool fair;      /* the one that is taken is worse for no party than a today that is given */
} choosing;

unsigned session_holds(const cli_session *s, uint64_t state)
{
    static const ent_concept strictest_first[] = {ENT_NASH, ENT_SSEQ, ENT_SEQ,
                                                  ENT_SMR,  ENT_GMR,  ENT_SIM};
    const unsigned concepts = ent_equilibrium_concepts(s->solution, state);
    unsigned strength = 0;
    for (size_t i = 0; i < sizeof strictest_first / sizeof *strictest_first; i++) {
        strength = strength << 1 | (concepts >> strictest_first[i] & 1);
    }
    return strength;
}

/* How many options differ from today, by the values that the members of a merged state share. */
static size_t far_from_today(const cli_session *s, const choosing *c, uint64_t state)
{
    size_t changed = 0;
    for (size_t o = 0; c->has_today && o < ent_option_count(s->dispute); o++) {
        changed += ent_state_value(s->space, state, o) != ent_state_value(s->space, c->today, o) &&
                   !ent_state_varies(s->space, state, o) &&
                   !ent_state_varies(s->space, c->today, o);
    }
    return changed;
}

static void choose(const cli_session *s, choosing *c)
{
    (void)ent_state_set_next(s->where, 0, &c->taken);
    unsigned most = c->how->strength(s, c->taken);
    size_t near = far_from_today(s, c, c->taken);
    uint64_t state = 0;
    c->equal = 1;
    for (uint64_t from = c->taken + 1; ent_state_set_next(s->where, from, &state);
         from = state + 1) {
        const unsigned strength = c->how->strength(s, state);
        const size_t far = far_from_today(s, c, state);
        c->equal = strength > most ? 1 : c->equal + (strength == most);
        if (strength > most || (strength == most && far < near)) {
            c->taken = state;
            most = strength;
            near = far;
        }
    }
}

/* Takes the one that stands for all, and counts those that hold as strongly. */
static void choose_strongest(const cli_session *s, choosing *c)
{
    uint64_t state = 0;
    (void)ent_strongest(s->solution, s->where, &c->taken);
    const unsigned most = session_holds(s, c->taken);
    for (uint64_t from = 0; ent_state_set_next(s->where, from, &state); from = state + 1) {
        c->equal += session_holds(s, state) == most;
    }
    c->fair = c->has_today && ent_today_given(s->dispute);
    for (size_t p = 0; c->fair && p < ent_party_count(s->dispute); p++) {
        c->fair = ent_level(s->solution, p, c->taken) >= ent_level(s->solution, p, c->today);
    }
}

/* Names the first of those that hold as strongly: "s92, s140 and 3 more". */
static void add_others(const cli_session *s, const choosing *c, char *line)
{
    const unsigned strength = c->how->strength(s, c->taken);
    uint64_t state = 0, named = 0;
    for (uint64_t from = 0; named < NAMED && ent_state_set_next(s->where, from, &state);
         from = state + 1) {
        if (state != c->taken && c->how->strength(s, state) == strength) {
            const size_t used = strlen(line);
            (void)snprintf(line + used, LONGEST - used, "%ss%llu", named == 0 ? "" : ", ",
                           (unsigned long long)(state + 1));
            named++;
        }
    }
    const size_t used = strlen(line);
    if (c->equal - 1 > named) {
        (void)snprintf(line + used, LONGEST - used, " and %llu more",
                       (unsigned long long)(c->equal - 1 - named));
    }
}

/* "12 states fit, and 3 of them hold most strongly; taken is s44, of these the nearest to today". */
static void add_taken(const cli_session *s, const choosing *c, char *line)
{
    const unsigned long long count = ent_state_set_count(s->where), taken = c->taken + 1;
    const char *nearest = c->fair        ? "worse for nobody than today, and the nearest to it"
                          : c->has_today ? "the nearest to today"
                                         : "the first";
    if (c->how->strength(s, c->taken) == 0) {
        (void)snprintf(line, LONGEST,
                       "%llu states fit, and none of them holds;\n  taken is s%llu, %s", count,
                       taken, nearest);
    } else if (c->equal == 1) {
        (void)snprintf(line, LONGEST, "%llu states fit; taken is s%llu, which holds %s", count,
                       taken, c->how->most);
    } else {
        (void)snprintf(line, LONGEST,
                       "%llu states fit, and %llu of them hold %s;\n  taken is s%llu, of these %s",
                       count, (unsigned long long)c->equal, c->how->most, taken, nearest);
    }
}

/* Says in what several states differ where the answer tells the rest. */
static void tell_differences(cli_session *s)
{
    session_put_differences(s, "The states that fit differ in", false);
    session_put(s, ent_option_count(s->dispute) == 0 ? "" : "\n\n");
}

/* Says which of several states was taken, which others there are, and in what all differ. */
static void tell(cli_session *s, const choosing *c)
{
    char taken[LONGEST], others[LONGEST] = "", opening[LONGEST];
    (void)snprintf(opening, sizeof opening,
                   c->how->aside ? "; the %llu differ in" : "\n  The %llu differ in",
                   (unsigned long long)ent_state_set_count(s->where));
    add_taken(s, c, taken);
    if (c->equal > 1) {
        add_others(s, c, others);
    }
    if (c->how->aside) {
        (void)fprintf(stderr, "entente: %s: %s%s%s", c->how->what, taken,
                      c->equal > 1 ? "; the others: " : "", others);
        session_put_differences(s, opening, true);
        (void)fputs("\n", stderr);
        return;
    }
    session_put(s, taken);
    session_put(s, c->equal > 1 ? "\n  (the others: " : "");
    session_put(s, others);
    session_put(s, c->equal > 1 ? ")." : ".");
    session_put_differences(s, opening, false);
    session_put(s, "\n\n");
}

int session_choose(cli_session *s, const cli_choice *how, uint64_t *out)
{
    choosing c = {.how = how};
    const int found = session_find(s, how->what, how->text, &s->where);
    if (found != EXIT_DONE) {
        return found;
    }
    const uint64_t count = ent_state_set_count(s->where);
    if (count == 0) {
        (void)fprintf(stderr, "entente: no possible state fits '%s'\n", how->text);
        return EXIT_USAGE;
    }
    if (count > 1 && how->strength == session_holds && s->solution == NULL) {
        const int code = session_solve(s);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    c.has_today = ent_state_today(s->space, &c.today) == ENT_OK;
    if (count == 1) {
        (void)ent_state_set_next(s->where, 0, &c.taken);
    } else if (how->strength == session_holds) {
        choose_strongest(s, &c);
    } else {
        choose(s, &c);
    }
    if (count > 1 && how->unsaid && s->format == ENT_FORMAT_TEXT) {
        tell_differences(s);
    } else if (count > 1 && !how->unsaid && (how->aside || s->format == ENT_FORMAT_TEXT)) {
        tell(s, &c);
    }
    *out = c.taken;
    return EXIT_DONE;
}
