/* SPDX-License-Identifier: MIT */
/* Questions about degrees of wishes: is anything strong, unsure, or less than certain? */
#include "dispute/degrees.h"

#include "diag/diagnostic.h"
#include <entente/certainty.h>
#include <entente/fuzzy.h>
#include <entente/strength.h>

/* Strong statements come first, and what follows a strong gap is in a later block. */
static bool knows_strong(const ent_party *party)
{
    return (party->statement_count > 0 && party->statements[0].strong) || party->strong_from > 0 ||
           (party->ranked_count > 0 && party->ranked[party->ranked_count - 1].block > 0);
}

bool ent_strength_given(const ent_dispute *dispute)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (knows_strong(&dispute->parties[p])) {
            return true;
        }
    }
    return false;
}

static size_t count_unsure(const ent_dispute *dispute)
{
    size_t unsure = 0;
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        unsure += party->unknown_count;
        for (size_t i = 0; i < party->statement_count; i++) {
            unsure += party->statements[i].certainty != ENT_SURE;
        }
    }
    return unsure;
}

bool ent_certainty_given(const ent_dispute *dispute)
{
    return count_unsure(dispute) > 0;
}

/* A statement of degree 1 says no more than one without. */
static bool knows_degrees(const ent_party *party)
{
    bool known = party->certain_from > 0 || party->degree_count > 0;
    for (size_t i = 0; i < party->statement_count && !known; i++) {
        known = party->statements[i].degree % ENT_DEGREE_CERTAIN > 0;
    }
    return known;
}

bool ent_fuzzy_given(const ent_dispute *dispute)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (knows_degrees(&dispute->parties[p])) {
            return true;
        }
    }
    return false;
}

ent_status ent_tell_taken_as_certain(ent_context *context, const ent_dispute *dispute)
{
    return ent_fuzzy_given(dispute)
               ? ent_issue_plain(context, ENT_KIND_TAKEN_AS_CERTAIN,
                                 "degrees of preference are left out: what is preferred at all is "
                                 "taken as certain")
               : ENT_OK;
}

ent_status ent_tell_taken_as_sure(ent_context *context, const ent_dispute *dispute)
{
    const size_t unsure = count_unsure(dispute);
    return unsure == 0 ? ENT_OK
                       : ent_issue_plain(context, ENT_KIND_TAKEN_AS_SURE,
                                         unsure == 1 ? "%zu wish that is unsure or unknown is "
                                                       "taken as sure"
                                                     : "%zu wishes that are unsure or unknown are "
                                                       "taken as sure",
                                         unsure);
}
