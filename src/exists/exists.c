/* SPDX-License-Identifier: MIT */
/*
 * Whether an equilibrium exists, by counterexamples (Janota, Klieber, Marques-Silva and Clarke 2016).
 *
 * "There is a state such that for all moves of all parties none is an improvement" has one alternation
 * of quantifiers. A proposer finds a state for the moves that are known; critics, one a party, look for
 * improvements from it. Each found is told to the proposer, as what it means for all states. Either no
 * critic finds one, and the state is an equilibrium; or the proposer has no state left, and there is
 * none. It ends, since each party has finitely many ways to set its options, and none comes up twice.
 */
#include "diag/diagnostic.h"
#include "dispute/builder.h"
#include "dispute/degrees.h"
#include "dispute/program.h"
#include "exists/critic.h"
#include "exists/existence.h"
#include "exists/proposer.h"
#include "space/refusals.h"

#include <string.h>

typedef struct inquiry {
    ent_context *context;
    const ent_dispute *dispute;
    const ent_expression *wanted;
    ent_arena arena; /* of the expression and the orders */
    ent_order *orders;
    ent_proposer *proposer;
    ent_critic **critics; /* per party; NULL for those that cannot move or want nothing */
    uint32_t *values, *best;
    uint64_t steps; /* left */
    ent_existence_view found;
} inquiry;

void ent_exists_defaults(ent_exists_options *out)
{
    *out = (ent_exists_options){.size = sizeof *out, .concept = ENT_NASH, .max_steps = UINT64_MAX};
}

/* Refuses one thing that cannot be told in clauses. */
static ent_status refuse(const inquiry *q, ent_span span, const char *message)
{
    const ent_issue issue = {.kind = ENT_KIND_EXISTS_FORM,
                             .source = &q->dispute->source,
                             .span = span,
                             .message = message};
    return ent_issue_add(q->context, &issue);
}

static ent_status check_form(const inquiry *q)
{
    const ent_dispute *dispute = q->dispute;
    const uint64_t before = q->context->error_count;
    if (dispute->graph != NULL) {
        ENT_TRY(refuse(q, dispute->graph->span, "states that are listed cannot be asked for so"));
    }
    for (size_t m = 0; m < dispute->merge_count; m++) {
        ENT_TRY(refuse(q, dispute->merges[m].span, "merged states cannot be asked for so"));
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (dispute->parties[p].unseen_count > 0) {
            ENT_TRY(refuse(q, dispute->parties[p].unseen[0].span,
                           "what a party does not perceive cannot be asked for so"));
        }
    }
    for (size_t p = 0; p < dispute->party_count && dispute->graph == NULL; p++) {
        if (!ent_order_expressible(&dispute->parties[p])) {
            ENT_TRY(refuse(q, dispute->parties[p].ranked_span,
                           "numbers of states mean nothing where states are not listed"));
        }
    }
    return q->context->error_count == before ? ENT_OK : ENT_ERROR_UNSUPPORTED;
}

static ent_status check_concept(const inquiry *q)
{
    if (q->found.concept == ENT_NASH) {
        return ENT_OK;
    }
    ENT_TRY(ent_issue_plain(q->context, ENT_KIND_EXISTS_CONCEPT,
                            "whether a state exists cannot be asked for %s",
                            ent_concept_label(q->found.concept)));
    return ENT_ERROR_UNSUPPORTED;
}

static ent_status check_solver(const inquiry *q)
{
    if (ent_solver_name() != NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_issue_plain(q->context, ENT_KIND_NO_SOLVER, "this build has no solver"));
    return ENT_ERROR_UNSUPPORTED;
}

static ent_status make_orders(inquiry *q)
{
    const size_t parties = q->dispute->party_count;
    q->orders = ent_arena_new(&q->arena, parties, sizeof *q->orders);
    q->critics = ent_arena_new(&q->arena, parties, sizeof(ent_critic *));
    q->values = ent_arena_new(&q->arena, q->dispute->option_count, sizeof *q->values);
    q->best = ent_arena_new(&q->arena, q->dispute->option_count, sizeof *q->best);
    if (q->orders == NULL || q->critics == NULL || q->values == NULL || q->best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        ENT_TRY(ent_order_make(q->context, q->dispute, p, &q->arena, &q->orders[p]));
    }
    return ENT_OK;
}

/* Refuses today's state where it is given and breaks a rule, as the listing of states does. */
static ent_status check_today(const inquiry *q)
{
    bool possible = true;
    for (size_t r = 0; r < q->dispute->rule_count && ent_today_given(q->dispute); r++) {
        const ent_expression *rule = q->dispute->rules[r].always;
        ent_program *program = NULL;
        uint64_t truth = 0;
        ENT_TRY(ent_program_new(q->dispute, &rule, 1, &program));
        ent_program_run(program, q->dispute->today, 1, &truth);
        ent_program_free(program);
        possible = possible && truth != 0;
    }
    if (possible) {
        return ENT_OK;
    }
    ENT_TRY(ent_refuse_today(q->context, q->dispute));
    return ENT_ERROR_INPUT;
}

/* Refuses a ranking that places a possible state twice, or not at all. */
static ent_status check_ranking(inquiry *q, size_t party, ent_answer *out)
{
    const ent_order *order = &q->orders[party];
    ent_issue issue = {.kind = ENT_KIND_RANKING_REPEATS,
                       .source = &q->dispute->source,
                       .span = q->dispute->parties[party].ranked_span,
                       .message = "some state has two places in the ranking"};
    *out = ENT_ANSWER_NO;
    if (order->twice != NULL) {
        ENT_TRY(ent_proposer_ask(q->proposer, order->twice, &q->steps, out));
    }
    if (*out == ENT_ANSWER_NO && order->nowhere != NULL) {
        issue.kind = ENT_KIND_RANKING_MISSES;
        issue.message = "some state has no place in the ranking";
        ENT_TRY(ent_proposer_ask(q->proposer, order->nowhere, &q->steps, out));
    }
    if (*out != ENT_ANSWER_YES) {
        return ENT_OK;
    }
    ENT_TRY(ent_issue_add(q->context, &issue));
    return ENT_ERROR_INPUT;
}

/* Whether the file makes sense, as far as the listing of states would tell. */
static ent_status check_file(inquiry *q, ent_answer *out)
{
    ENT_TRY(ent_proposer_ask(q->proposer, NULL, &q->steps, out));
    if (*out == ENT_ANSWER_NO) {
        ENT_TRY(ent_refuse_rules(q->context, q->dispute));
        return ENT_ERROR_INPUT;
    }
    ENT_TRY(check_today(q));
    for (size_t p = 0; p < q->dispute->party_count && *out != ENT_ANSWER_UNKNOWN; p++) {
        ENT_TRY(check_ranking(q, p, out));
    }
    return ENT_OK;
}

/* Asks all parties about the state at hand; *out is yes when one has an improvement. */
static ent_status criticise(inquiry *q, ent_answer *out)
{
    ent_answer improves = ENT_ANSWER_NO;
    for (size_t p = 0; p < q->dispute->party_count; p++) {
        if (q->critics[p] == NULL) {
            continue;
        }
        ENT_TRY(ent_critic_ask(q->critics[p], q->values, &q->steps, q->best, out));
        if (*out == ENT_ANSWER_UNKNOWN) {
            return ENT_OK;
        }
        if (*out == ENT_ANSWER_YES) {
            improves = ENT_ANSWER_YES;
            q->found.counterexamples++;
            ENT_TRY(ent_proposer_learn(q->proposer, p, q->best));
        }
    }
    *out = improves;
    return ENT_OK;
}

static ent_status search(inquiry *q)
{
    ent_answer answer = ENT_ANSWER_NO;
    q->found.answer = ENT_EXISTENCE_UNKNOWN;
    ENT_TRY(check_file(q, &answer));
    ENT_TRY(ent_proposer_demand(q->proposer, q->wanted));
    while (answer != ENT_ANSWER_UNKNOWN) {
        ENT_TRY(ent_proposer_ask(q->proposer, NULL, &q->steps, &answer));
        if (answer == ENT_ANSWER_NO) {
            q->found.answer = ENT_EXISTENCE_NO;
            return ENT_OK;
        }
        if (answer == ENT_ANSWER_YES) {
            q->found.possible = true;
            ent_proposer_values(q->proposer, q->values);
            ENT_TRY(criticise(q, &answer));
            if (answer == ENT_ANSWER_NO) {
                q->found.answer = ENT_EXISTENCE_YES;
                return ENT_OK;
            }
        }
    }
    return ENT_OK;
}

static ent_status decide(inquiry *q, uint64_t max_steps)
{
    ENT_TRY(make_orders(q));
    ENT_TRY(ent_proposer_new(q->context, q->dispute, q->orders, &q->proposer));
    for (size_t p = 0; p < q->dispute->party_count; p++) {
        if (q->dispute->parties[p].option_count > 0 && q->orders[p].length > 0) {
            ENT_TRY(ent_critic_new(q->context, q->dispute, p, &q->orders[p], &q->critics[p]));
        }
    }
    q->steps = max_steps;
    ENT_TRY(search(q));
    q->found.steps = max_steps - q->steps;
    return ENT_OK;
}

static void clean_up(inquiry *q)
{
    for (size_t p = 0; q->critics != NULL && p < q->dispute->party_count; p++) {
        ent_critic_free(q->critics[p]);
    }
    ent_proposer_free(q->proposer);
    ent_arena_free(&q->arena);
}

static ent_status answer(inquiry *q, const char *where, const char *text, uint64_t max_steps,
                         ent_existence **out)
{
    ent_expression *wanted = NULL;
    ENT_TRY(check_concept(q));
    ENT_TRY(check_form(q));
    ENT_TRY(ent_builder_question(q->context, q->dispute, where, text, &q->arena, &wanted));
    ENT_TRY(check_solver(q));
    q->wanted = wanted;
    ENT_TRY(decide(q, max_steps));
    return ent_existence_new(q->context, q->dispute, &q->found, q->values, out);
}

ent_status ent_exists(ent_context *context, const ent_dispute *dispute, const char *where,
                      const char *text, const ent_exists_options *options, ent_existence **out)
{
    ent_exists_options defaults;
    ent_exists_defaults(&defaults);
    options = options == NULL ? &defaults : options;
    if (context == NULL || dispute == NULL || where == NULL || text == NULL || out == NULL ||
        options->size != sizeof *options || (unsigned)options->concept >= ENT_CONCEPT_COUNT) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(ent_states_required(context, dispute));
    inquiry q = {.context = context,
                 .dispute = dispute,
                 .found = {.question = text, .concept = options->concept}};
    ent_arena_init(&q.arena, &context->allocator);
    ent_status status = ent_tell_taken_as_certain(context, dispute);
    if (status == ENT_OK) {
        status = ent_tell_taken_as_sure(context, dispute);
    }
    if (status == ENT_OK) {
        status = answer(&q, where, text, options->max_steps, out);
    }
    clean_up(&q);
    return status;
}
