/* SPDX-License-Identifier: MIT */
/*
 * What the sections of one page share: each part is worked out when the first section asks for it, and once.
 *
 * A part that cannot be worked out gives its error each time that it is asked for, and the section then says so in
 * its place. Material is of one solution and the options of one page, and must not outlive them.
 */
#ifndef ENT_REPORT_MATERIAL_MATERIAL_H
#define ENT_REPORT_MATERIAL_MATERIAL_H

#include "base/memory.h"
#include <entente/coalitions.h>
#include <entente/leverage.h>
#include <entente/page.h>
#include <entente/paths.h>
#include <entente/robust.h>

typedef struct ent_material ent_material;

/* Makes material in which nothing is worked out yet. `solution` and `options` must outlive it. */
ent_status ent_material_new(ent_context *context, const ent_solution *solution,
                            const ent_page_options *options, ent_material **out);
void ent_material_free(ent_material *material);

/* The digest of all equilibria, which shows as many as the options say. */
ent_status ent_material_digest(ent_material *material, const ent_digest **out);

/* "No name", in place of the index of one. */
#define ENT_NO_NAME SIZE_MAX

/* The name that tells most of a state: of those that it bears the one with the fewest states, the first of
 * equal ones. Only once the digest has been asked for; before that ENT_NO_NAME. */
size_t ent_material_name(const ent_material *material, uint64_t state);

/* The names of a state that say something of it: that one, then in the order of the file those that do not follow from one that
 * is told, as every state of that bears them; at most `most`, into `told`. Of very many states the first alone. *count is 0
 * before the digest has been asked for. ENT_ERROR_MEMORY. O(states * names^2) the first time, then O(names * most). */
ent_status ent_material_names(ent_material *material, uint64_t state, size_t *told, size_t most,
                              size_t *count);

/* How many other states of that name hold, so that what is told of one may be untrue of these. Only once the digest has
 * been asked for; before that 0. */
uint64_t ent_material_alike(const ent_material *material, uint64_t state);

/* Why a state is shown. */
typedef enum ent_shown_why {
    ENT_SHOWN_TODAY, /* today's state, whether it holds or not */
    ENT_SHOWN_BETTER, /* the firmest that is better than today for all, or for some and worse for none */
    ENT_SHOWN_DIGEST, /* the digest shows it */
    ENT_SHOWN_FIRM,   /* it holds under a stricter concept than any of the others shown */
    ENT_SHOWN_NAMED,  /* the first state of a name that would hold, and none of these */
    ENT_SHOWN_ASKED   /* the options ask for it, and it is none of these; it may not hold */
} ent_shown_why;

/* A state that the sections show, each where its question is asked. */
typedef struct ent_shown {
    ent_shown_why why;
    ent_settlement standing; /* of today without the ways from today */
    const char
        *title;    /* "A: Full deal", and in what it differs from an earlier one, or from today */
    size_t head;   /* bytes of the title before what it differs in */
    bool numbered; /* the head ends with its number, for want of a name */
    bool first;    /* it is one of the few to look at first */
} ent_shown;

/* These states: today first, then the first to look at in their order (first.c), then one or two that are better than today,
 * those of the digest, and at most ENT_MOST_FIRM firmer ones; where moves lead to some states that hold, only such ones, but
 * for the first states of names and the one that is asked for. ENT_MOST_FIRST are the first to look at where fewer names
 * hold. */
enum { ENT_MOST_FIRM = 3, ENT_MOST_FIRST = 4 };
ent_status ent_material_shown(ent_material *material, const ent_shown **out, size_t *count);

/* Why one of the first to look at stands before one that holds more firmly: a set, 0 where none does. With the last, since
 * the other one was only asked for. */
enum { ENT_ORDER_NAMED = 1, ENT_ORDER_REACHED = 2, ENT_ORDER_UNHARMED = 4, ENT_ORDER_ASKED = 8 };
ent_status ent_material_order(ent_material *material, unsigned *out);

/* What is told of all states that hold, not only of those shown, in comparison with today. */
typedef struct ent_holding_counts {
    uint64_t holding;
    uint64_t better; /* of them better than today for some party and worse for none */
    uint64_t first[ENT_MOST_FIRST + 1]; /* the first of these */
    uint64_t unreached;                 /* to which no moves lead from today */
} ent_holding_counts;
ent_status ent_material_counts(ent_material *material, ent_holding_counts *out);

/* The state that sections about one state are about: that of the options, or else the first that is shown and is
 * not today, or else today. ENT_ERROR_NOT_FOUND when there is none. */
ent_status ent_material_state(ent_material *material, uint64_t *out);

/* What is reached from a state, by moves of any kind or by improvements alone; of today only. ENT_ERROR_NOT_FOUND
 * without a today. */
ent_status ent_material_journey(ent_material *material, bool improvements, ent_journey **out);

/* What sets of several parties would leave; *out is NULL where it is not quick to ask, or the solution was not asked in
 * the same way. */
ent_status ent_material_several(ent_material *material, const ent_coalitions **out);

/* Why a family of readings is not among those that were tried. */
typedef enum ent_untried {
    ENT_UNTRIED_NOT,     /* it is */
    ENT_UNTRIED_NOTHING, /* there is nothing to vary */
    ENT_UNTRIED_ASKED, /* the page is asked for no samples, or its concepts are not those of readings */
    ENT_UNTRIED_LARGE,    /* too many states for so many readings */
    ENT_UNTRIED_UNDEFINED /* not for this form of dispute */
} ent_untried;

/* The least changes by which the state that sections about one state are about would hold no more, or would hold; at most
 * so many are kept. *out is NULL where none were searched for, since there is no such state (ENT_UNTRIED_NOTHING) or too
 * many states (ENT_UNTRIED_LARGE). ENT_ERROR_UNSUPPORTED where no concept is asked that the search knows. */
enum { ENT_MOST_LEVERS_SHOWN = 4 };
ent_status ent_material_levers(ent_material *material, ent_untried *untried,
                               const ent_leverage **out);

/* The readings of a family over all parties. */
typedef struct ent_material_family {
    ent_untried untried;
    ent_robust_part part; /* its tally is NULL unless it was tried */
} ent_material_family;

/* Tries it: errors are of memory, or ENT_ERROR_CANCELLED. */
ent_status ent_material_readings(ent_material *material, ent_variation over,
                                 ent_material_family *out);

#endif
