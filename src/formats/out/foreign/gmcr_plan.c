/* SPDX-License-Identifier: MIT */
/*
 * What `.gmcr` cannot say is refused: merged states, options that never move or move by steps between more than two values, graphs, and
 * expressions that need too many conditions; but for wishes, which may then be rankings.
 */
#include "formats/out/foreign/gmcr.h"

#include "space/moves.h"

static ent_status refuse_options(ent_foreign *x)
{
    for (size_t o = 0; o < x->dispute->option_count; o++) {
        const ent_option *option = &x->dispute->options[o];
        if (option->moves == ENT_MOVES_NEVER) {
            return ent_foreign_unfit(x, option->span, "in .gmcr every option can move",
                                     "leave the option out, if it is a fact and no choice");
        }
        if (ent_moves_by_steps(option)) {
            return ent_foreign_unfit(x, option->span, ".gmcr knows no moves by steps", NULL);
        }
    }
    return ENT_OK;
}

static ent_status refuse_forms(ent_foreign *x)
{
    if (x->dispute->graph != NULL) {
        return ent_foreign_unfit(x, x->dispute->graph->span, ".gmcr has options, and no graphs",
                                 NULL);
    }
    if (x->dispute->merge_count > 0) {
        return ent_foreign_unfit(x, x->dispute->merges[0].span, ".gmcr cannot merge states", NULL);
    }
    return refuse_options(x);
}

/* The terms of an expression that must have them. */
static ent_status need_terms(ent_foreign *x, ent_gmcr_plan *plan, const ent_expression *expression,
                             bool wanted, ent_terms *out)
{
    bool good = false;
    ENT_TRY(ent_terms_new(&plan->marks, expression, wanted, &plan->arena, out, &good));
    return good ? ENT_OK
                : ent_foreign_unfit(x, expression->span,
                                    "this takes more than 512 conditions in .gmcr", NULL);
}

static ent_status make_rules(ent_foreign *x, ent_gmcr_plan *plan)
{
    const ent_dispute *dispute = x->dispute;
    plan->rules = ent_arena_new(&plan->arena, dispute->rule_count, sizeof *plan->rules);
    for (size_t r = 0; plan->rules != NULL && r < dispute->rule_count; r++) {
        ENT_TRY(need_terms(x, plan, dispute->rules[r].always, false, &plan->rules[r]));
    }
    return plan->rules == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status make_unseen_of(ent_foreign *x, ent_gmcr_plan *plan, const ent_unseen *unseen,
                                 ent_terms *out)
{
    ENT_TRY(need_terms(x, plan, unseen->where, true, out));
    return out->count == 0 || ent_terms_tell(&plan->marks, out)
               ? ENT_OK
               : ent_foreign_unfit(x, unseen->span,
                                   "in .gmcr a party perceives some state at least", NULL);
}

static ent_status make_unseen(ent_foreign *x, ent_gmcr_plan *plan)
{
    const size_t count = x->dispute->party_count;
    plan->unseen = ent_arena_new(&plan->arena, count, sizeof *plan->unseen);
    for (size_t p = 0; plan->unseen != NULL && p < count; p++) {
        const ent_party *party = &x->dispute->parties[p];
        plan->unseen[p] = ent_arena_new(&plan->arena, party->unseen_count, sizeof **plan->unseen);
        if (plan->unseen[p] == NULL) {
            return ENT_ERROR_MEMORY;
        }
        for (size_t i = 0; i < party->unseen_count; i++) {
            ENT_TRY(make_unseen_of(x, plan, &party->unseen[i], &plan->unseen[p][i]));
        }
    }
    return plan->unseen == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* The wishes of a party; *good is false where they are not statements that come out short. */
static ent_status make_wishes_of(ent_gmcr_plan *plan, const ent_party *party, ent_terms **out,
                                 bool *good)
{
    *out = ent_arena_new(&plan->arena, party->statement_count, sizeof **out);
    if (*out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *good = party->order == ENT_ORDER_STATEMENTS;
    for (size_t i = 0; *good && i < party->statement_count; i++) {
        ENT_TRY(ent_terms_new(&plan->marks, party->statements[i].want, true, &plan->arena,
                              &(*out)[i], good));
    }
    return ENT_OK;
}

static ent_status make_wishes(ent_foreign *x, ent_gmcr_plan *plan)
{
    const size_t count = x->dispute->party_count;
    bool good = true;
    ent_terms **wishes = ent_arena_new(&plan->arena, count, sizeof *wishes);
    if (wishes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < count && good; p++) {
        ENT_TRY(make_wishes_of(plan, &x->dispute->parties[p], &wishes[p], &good));
    }
    plan->wishes = good ? wishes : NULL;
    return ENT_OK;
}

ent_status ent_gmcr_plan_new(ent_foreign *x, ent_gmcr_plan *out)
{
    *out = (ent_gmcr_plan){.wishes = NULL};
    ent_arena_init(&out->arena, &x->context->allocator);
    ENT_TRY(refuse_forms(x));
    ENT_TRY(ent_marks_new(x->dispute, &out->arena, &out->marks));
    ENT_TRY(make_rules(x, out));
    ENT_TRY(make_unseen(x, out));
    return make_wishes(x, out);
}

void ent_gmcr_plan_free(ent_gmcr_plan *plan)
{
    ent_arena_free(&plan->arena);
}
