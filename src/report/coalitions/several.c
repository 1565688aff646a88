/* SPDX-License-Identifier: MIT */
/*
 * Whether several parties together would leave a state, told beside what holds against each alone.
 *
 * Only the smallest sets are told: where a part of a set would leave, too, the part stands for the whole.
 */
#include "report/coalitions/several.h"

#include "report/data.h"
#include "report/words.h"

enum { MOST_NAMED = 3 };

bool ent_several_fits(const ent_coalitions *found, const ent_space *space)
{
    const unsigned needed = 1u << ENT_NASH | 1u << ENT_GMR;
    return found == NULL ||
           (ent_coalitions_space(found) == space &&
            (ent_coalitions_concepts(found) & needed) == needed && !ent_coalitions_merged(found));
}

ent_several ent_several_of(const ent_coalitions *found, uint64_t state)
{
    return ent_is_coalition_equilibrium(found, ENT_NASH, state)  ? ENT_SEVERAL_STAY
           : ent_is_coalition_equilibrium(found, ENT_GMR, state) ? ENT_SEVERAL_DETERRED
                                                                 : ENT_SEVERAL_LEAVE;
}

/* The concept under which the sets that decide the verdict do not let the state stand. */
static ent_concept concept_of(ent_several verdict)
{
    return verdict == ENT_SEVERAL_LEAVE ? ENT_GMR : ENT_NASH;
}

/* Whether a set would leave, and no part of it among those that were asked about. */
static bool is_smallest(const ent_coalitions *found, ent_concept concept, size_t set,
                        uint64_t state)
{
    const uint64_t parties = ent_coalition_parties(found, set);
    bool smallest = !ent_coalition_is_stable(found, concept, set, state);
    for (size_t k = 0; smallest && k < ent_coalition_count(found); k++) {
        const uint64_t part = ent_coalition_parties(found, k);
        smallest = part == parties || (part & ~parties) != 0 ||
                   ent_coalition_is_stable(found, concept, k, state);
    }
    return smallest;
}

void ent_words_several(ent_text *text, const ent_coalitions *found, uint64_t state, bool numbered)
{
    const ent_dispute *dispute = ent_space_dispute(ent_coalitions_space(found));
    const ent_several verdict = ent_several_of(found, state);
    size_t named = 0;
    ent_text_add(text, text->length == 0 ? "Against" : "against");
    ent_text_add(text, " several acting together ");
    if (numbered) {
        ent_text_format(text, "s%llu", (unsigned long long)(state + 1));
    } else {
        ent_text_add(text, "it");
    }
    ent_text_add(text, verdict == ENT_SEVERAL_LEAVE ? " does not hold: " : " holds, too: ");
    if (verdict == ENT_SEVERAL_STAY) {
        ent_text_add(text, "no set of parties could do better together");
        return;
    }
    for (size_t k = 0; k < ent_coalition_count(found); k++) {
        if (is_smallest(found, concept_of(verdict), k, state) && named++ < MOST_NAMED) {
            ent_text_add(text, named > 1 ? "; or " : "");
            ent_words_coalition(text, dispute, ent_coalition_parties(found, k));
        }
    }
    if (named > MOST_NAMED) {
        ent_text_format(text, "; or %zu more %s", named - MOST_NAMED,
                        named - MOST_NAMED == 1 ? "set" : "sets");
    }
    ent_text_add(text, verdict == ENT_SEVERAL_LEAVE
                           ? " together would leave it, and nobody could deter that"
                           : " together could do better, but the others could deter that, "
                             "whether or not it pays for them");
}

void ent_json_several(ent_writer *writer, const ent_coalitions *found, uint64_t state)
{
    static const char *const words[] = {"stay", "deterred", "leave"};
    const ent_dispute *dispute = ent_space_dispute(ent_coalitions_space(found));
    const ent_several verdict = ent_several_of(found, state);
    ent_json_open(writer, '{');
    ent_json_field_text(writer, "verdict", words[verdict]);
    ent_json_key(writer, "coalitions");
    ent_json_open(writer, '[');
    for (size_t k = 0; k < ent_coalition_count(found); k++) {
        if (is_smallest(found, concept_of(verdict), k, state)) {
            ent_json_parties(writer, dispute, ent_coalition_parties(found, k));
        }
    }
    ent_json_close(writer, ']');
    ent_json_close(writer, '}');
}
