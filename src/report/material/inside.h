/* SPDX-License-Identifier: MIT */
/* Material, inside: what was worked out, and what that came to. */
#ifndef ENT_REPORT_MATERIAL_INSIDE_H
#define ENT_REPORT_MATERIAL_INSIDE_H

#include "report/material/material.h"

struct ent_material {
    ent_context *context;
    const ent_solution *solution;
    const ent_space *space;
    const ent_dispute *dispute;
    const ent_page_options *options;
    ent_arena arena;
    uint64_t today;
    bool has_today;
    ent_digest *digest;
    ent_digest *near; /* of what can be reached from today, where that is less */
    ent_shown *shown; /* in the arena; NULL: not chosen yet */
    size_t shown_count;
    ent_journey *journeys[2]; /* by all moves; by improvements alone */
    ent_leverage *levers;     /* NULL: not searched for yet */
    bool several_asked;
    ent_coalitions *several; /* NULL: not quick */
    const bool
        *following; /* which name follows from which (naming.c); NULL: not asked, or not quick */
    struct ent_family_work {
        bool asked; /* and `untried` then says what came of it */
        ent_untried untried;
        ent_readings *readings;
        ent_tally *tally; /* of families that are only counted */
        ent_overturns *overturns;
    } families[ENT_VARIATION_COUNT];
};

/* One of the states shown; NULL: it is none of them (shown.c). */
ent_shown *ent_shown_find(const ent_material *material, uint64_t state);

/* Shows one more, for which there must be room (shown.c). */
void ent_shown_add(ent_material *material, ent_shown_why why, ent_settlement standing);

/* How many moves it takes to a state from today (shown.c). */
ent_status ent_shown_ways(ent_material *material, ent_settlement *standing);

/* Whether a state is better than another for some party and worse for none (shown.c). */
bool ent_material_improves(const ent_material *material, uint64_t state, uint64_t on);

/* Marks the first to look at of those shown, shows what is wanting, and puts them in their order (first.c). */
ent_status ent_first_mark(ent_material *material);

/* Releases what was tried (readings.c). */
void ent_material_drop_readings(ent_material *material);

#endif
