/* SPDX-License-Identifier: MIT */
/* Questions about the issues of a dispute, and about its positions: who stands where on each, and what points of a scale mean. */
#include "dispute/bargain.h"
#include "dispute/positions.h"

#include <entente/forecast.h>

size_t ent_issue_count(const ent_dispute *dispute)
{
    return dispute->bargain == NULL ? 0 : dispute->bargain->issue_count;
}

bool ent_has_packages(const ent_dispute *dispute)
{
    return dispute->bargain != NULL && dispute->bargain->packages != NULL;
}

size_t ent_contest_count(const ent_dispute *dispute)
{
    return dispute->contest_count;
}

ent_contest_view ent_contest_at(const ent_dispute *dispute, size_t contest)
{
    const ent_contest *at = &dispute->contests[contest];
    return (ent_contest_view){.id = at->id,
                              .label = at->label,
                              .low = at->low,
                              .high = at->high,
                              .has_today = at->has_today,
                              .has_outcome = at->has_outcome,
                              .today = at->today,
                              .outcome = at->outcome,
                              .stake_count = at->stake_count,
                              .meaning_count = at->meaning_count,
                              .place = ent_source_point(&dispute->source, at->span)};
}

ent_stake_view ent_stake_at(const ent_dispute *dispute, size_t contest, size_t stake)
{
    const ent_stake *at = &dispute->contests[contest].stakes[stake];
    return (ent_stake_view){.party = at->party,
                            .position = at->position,
                            .salience = at->salience,
                            .influence = at->influence,
                            .position_spread = at->position_spread,
                            .salience_spread = at->salience_spread,
                            .influence_spread = at->influence_spread,
                            .basis = at->grounds.basis,
                            .basis_given = at->grounds.has_basis,
                            .source = at->grounds.source,
                            .passage = at->grounds.passage,
                            .hedge = at->grounds.hedge,
                            .note = at->grounds.note};
}

ent_meaning_view ent_meaning_at(const ent_dispute *dispute, size_t contest, size_t meaning)
{
    const ent_meaning *at = &dispute->contests[contest].meanings[meaning];
    return (ent_meaning_view){.at = at->at, .words = at->words};
}
