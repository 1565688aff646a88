/* SPDX-License-Identifier: MIT */
/* Questions without listing states have the answer that the listing gives, and each yes is verified. */
#include "laws.h"

#include "common/fuzz.h"

#include <stdlib.h>

enum { STEPS = 200, MOST_NAMES = 3 };

/* Whether an equilibrium bears a name or, where there is no such name, has the option at its last value. */
static bool listed(const ent_solution *solution, size_t name, size_t option)
{
    const ent_space *space = ent_solution_space(solution);
    const ent_dispute *dispute = ent_space_dispute(space);
    bool found = false;
    for (uint64_t s = 0; s < ent_state_count(space); s++) {
        const bool here = name < ent_name_count(dispute)
                              ? ent_state_has_name(space, s, name)
                              : ent_state_value(space, s, option) + 1 ==
                                    ent_option_at(dispute, option).value_count;
        found = found || (here && ent_is_equilibrium(solution, ENT_NASH, s));
    }
    return found;
}

static void verify(ent_context *context, const ent_existence *found)
{
    fuzz_text text = {.at = NULL};
    const ent_sink sink = fuzz_text_sink(&text);
    ent_certificate *certificate = NULL;
    ent_verification result = {.accepted = true};
    fuzz_expect(ent_report_existence_certificate(context, found, &sink) == ENT_OK,
                "a yes has a certificate");
    if (ent_certificate_read_text(context, "certificate", text.at, text.length, &certificate) ==
        ENT_OK) {
        (void)ent_verify(context, ent_existence_dispute(found), certificate, &result);
    }
    fuzz_expect(result.accepted, "a certificate of a yes is accepted, unless there is no time");
    ent_certificate_free(certificate);
    free(text.at);
}

static void ask(ent_context *context, const ent_solution *solution, size_t name, size_t option)
{
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(solution));
    ent_exists_options options;
    ent_existence *found = NULL;
    ent_exists_defaults(&options);
    options.max_steps = STEPS;
    const char *question = name < ent_name_count(dispute) ? ent_name_at(dispute, name)
                                                          : ent_option_at(dispute, option).id;
    if (ent_exists(context, dispute, "--exists", question, &options, &found) != ENT_OK) {
        return;
    }
    const ent_existence_view view = ent_existence_at(found);
    if (view.answer != ENT_EXISTENCE_UNKNOWN) {
        fuzz_expect((view.answer == ENT_EXISTENCE_YES) == listed(solution, name, option),
                    "without a listing the answer is the same");
    }
    if (view.answer == ENT_EXISTENCE_YES) {
        verify(context, found);
    }
    ent_existence_free(found);
}

void law_of_existence(ent_context *context, const ent_solution *solution)
{
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(solution));
    const size_t names = ent_name_count(dispute);
    if ((ent_solution_concepts(solution) >> ENT_NASH & 1u) == 0) {
        return;
    }
    for (size_t n = 0; n < names && n < MOST_NAMES; n++) {
        ask(context, solution, n, 0);
    }
    if (ent_option_count(dispute) > 0 && !ent_option_at(dispute, 0).graded) {
        ask(context, solution, names, 0);
    }
}
