/* SPDX-License-Identifier: MIT */
/*
 * Readings of a page: one family after the other, within a bound of work.
 *
 * A reading costs about as much as a solution, so its states times its parties are the unit of the bound. Completions
 * are all gone through where there are no more than the page's samples, else so many are drawn. Where the bound does
 * not leave enough of a family, it is not tried, and the section says so.
 */
#include "diag/context.h"
#include "report/material/inside.h"

#include <entente/certainty.h>

enum {
    MOST_WORK = 1 << 26, /* states times parties times readings, a family */
    LEAST_DRAWN = 100,   /* fewer drawn readings say too little */
    REACH = 1            /* swaps of neighbours a party */
};

void ent_material_drop_readings(ent_material *material)
{
    for (int over = 0; over < ENT_VARIATION_COUNT; over++) {
        ent_overturns_free(material->families[over].overturns);
        ent_tally_free(material->families[over].tally);
        ent_readings_free(material->families[over].readings);
    }
}

static ent_readings_options options_of(const ent_material *m, ent_variation over)
{
    const uint64_t samples = m->options->samples > 0 ? m->options->samples : 1;
    ent_readings_options options;
    ent_readings_defaults(&options);
    options.over = over;
    options.concepts = ent_solution_concepts(m->solution) & ~(1u << ENT_SIM);
    options.no_return = !ent_solution_counts_return(m->solution);
    options.seed = m->options->seed;
    options.samples = samples;
    options.max_exact = samples;
    options.reach = REACH;
    return options;
}

/* How many readings the bound allows. */
static uint64_t affordable(const ent_material *m)
{
    return MOST_WORK / ent_state_count(m->space) / ent_party_count(m->dispute);
}

/* Whether a family has a meaning here and is wanted; if so ENT_UNTRIED_NOT. */
static ent_untried judge(const ent_material *m, const ent_readings_options *options)
{
    if (m->options->samples == 0 || options->concepts == 0) {
        return ENT_UNTRIED_ASKED;
    }
    if (ent_solution_blinds_others(m->solution) && ent_has_misperceptions(m->dispute)) {
        return ENT_UNTRIED_UNDEFINED;
    }
    if (!ent_readings_apply(m->dispute,
                            options)) { /* unknown pairs of a ranking have no completions */
        return options->over == ENT_VARY_COMPLETIONS && ent_certainty_given(m->dispute)
                   ? ENT_UNTRIED_UNDEFINED
                   : ENT_UNTRIED_NOTHING;
    }
    const uint64_t least = options->over == ENT_VARY_SWAPS ? LEAST_DRAWN : 1;
    return affordable(m) < least && affordable(m) < options->samples ? ENT_UNTRIED_LARGE
                                                                     : ENT_UNTRIED_NOT;
}

/* Takes what cannot be worked out for an answer; any other failure stays one. */
static ent_status settle(struct ent_family_work *work, ent_status status)
{
    if (status == ENT_ERROR_UNSUPPORTED) {
        work->untried = ENT_UNTRIED_UNDEFINED;
    } else if (status == ENT_ERROR_LIMIT) {
        work->untried = ENT_UNTRIED_LARGE;
    }
    return work->untried == ENT_UNTRIED_NOT ? status : ENT_OK;
}

/* Solves the readings that there are, if they are affordable. */
static ent_status run(ent_material *m, ent_variation over, struct ent_family_work *work)
{
    const uint64_t count = ent_readings_count(work->readings);
    if (count > affordable(m)) {
        work->untried = ENT_UNTRIED_LARGE;
        return ENT_OK;
    }
    return over == ENT_VARY_CHANGES || over == ENT_VARY_ASSUMED
               ? ent_overturns_new(m->context, work->readings, &work->overturns)
               : ent_readings_run(m->context, work->readings, 0, count, &work->tally);
}

/* Prepares a family, with as many drawn readings as the bound allows. */
static ent_status prepare(ent_material *m, ent_readings_options *options,
                          struct ent_family_work *work)
{
    const uint64_t most = affordable(m);
    if (options->samples > most && most > 0) {
        options->samples = options->max_exact = most;
    }
    return ent_readings_new(m->context, m->space, options, &work->readings);
}

/* The messages of what cannot be worked out are taken back: the page tells it. */
static ent_status try_family(ent_material *m, ent_variation over, struct ent_family_work *work)
{
    ent_readings_options options = options_of(m, over);
    work->untried = judge(m, &options);
    if (work->untried != ENT_UNTRIED_NOT) {
        return ENT_OK;
    }
    const size_t before = m->context->diagnostic_count;
    const uint64_t errors = m->context->error_count;
    ent_status status = prepare(m, &options, work);
    if (status == ENT_OK) {
        status = run(m, over, work);
    }
    m->context->diagnostic_count = before;
    m->context->error_count = errors;
    return settle(work, status);
}

ent_status ent_material_readings(ent_material *material, ent_variation over,
                                 ent_material_family *out)
{
    struct ent_family_work *work = &material->families[over];
    if (!work->asked) {
        const ent_status status = try_family(material, over, work);
        if (status != ENT_OK) {
            ent_readings_free(work->readings);
            *work = (struct ent_family_work){.asked = false};
            return status;
        }
        work->asked = true;
    }
    out->untried = work->untried;
    out->part.overturns = work->overturns;
    out->part.tally = work->overturns != NULL ? ent_overturns_tally(work->overturns) : work->tally;
    return ENT_OK;
}
