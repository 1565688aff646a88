/* SPDX-License-Identifier: MIT */
/*
 * `.nfg`: a strategic game, in the version with outcomes.
 *
 * Each party chooses its options once, all at the same time: a strategy is an assignment of its own options. That is this dispute as far as
 * improvements go when the feasible states are all combinations of what the parties may choose, and every choice
 * can be changed for every other. Then a state is a pure Nash equilibrium iff it is stable under Nash for all. Profiles are
 * counted with the first party's strategy fastest, as states are numbered, so outcome k is state k.
 */
#include "formats/out/foreign/foreign.h"
#include "preference/levels.h"

enum { MOST_PROFILES = 1000000 };

typedef struct writing {
    ent_foreign *x;
    ent_space *space;
    uint64_t
        *stride; /* per party and one more: how many profiles the parties before it have together */
    uint64_t **payoffs; /* per party: sums of weights, offset by 2^63, or levels, per state */
} writing;

static ent_status refuse_moves(ent_foreign *x)
{
    for (size_t o = 0; o < x->dispute->option_count; o++) {
        const ent_option *option = &x->dispute->options[o];
        const bool free = option->moves == ENT_MOVES_ANY ||
                          (option->moves == ENT_MOVES_STEP && option->value_count == 2);
        if (!free) {
            return ent_foreign_unfit(x, option->span,
                                     "in a strategic game every choice can be changed for every "
                                     "other, and this option moves one way, by steps or never",
                                     NULL);
        }
    }
    return ENT_OK;
}

static ent_status refuse_forms(ent_foreign *x)
{
    const ent_dispute *dispute = x->dispute;
    if (dispute->graph != NULL) {
        return ent_foreign_unfit(x, dispute->graph->span,
                                 "a strategic game has options, and no graph", NULL);
    }
    if (dispute->merge_count > 0) {
        return ent_foreign_unfit(x, dispute->merges[0].span, "a strategic game cannot merge states",
                                 NULL);
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (dispute->parties[p].unseen_count > 0) {
            return ent_foreign_unfit(x, dispute->parties[p].unseen[0].span,
                                     "in a strategic game every party perceives every outcome",
                                     NULL);
        }
    }
    return refuse_moves(x);
}

/* Whether two states have the same values for a party's options. */
static bool same_choice(const writing *g, size_t party, size_t a, size_t b)
{
    const ent_party *of = &g->x->dispute->parties[party];
    for (size_t o = of->first_option; o < of->first_option + of->option_count; o++) {
        const ent_option *option = &g->x->dispute->options[o];
        if (ent_key_value(option, ent_space_key(g->space, a)) !=
            ent_key_value(option, ent_space_key(g->space, b))) {
            return false;
        }
    }
    return true;
}

/* If the states are all combinations of choices, those of the party stand `stride` states apart from the first on. */
static uint64_t count_choices(const writing *g, size_t party)
{
    const uint64_t stride = g->stride[party];
    uint64_t count = 1;
    while (count * stride < g->space->count &&
           !same_choice(g, party, 0, (size_t)(count * stride))) {
        count++;
    }
    return count;
}

/* The strategy that a party has in a profile, by its number. */
static uint64_t choice_in(const writing *g, size_t party, uint64_t profile)
{
    return profile % g->stride[party + 1] / g->stride[party];
}

/* Whether the states are all combinations of choices: state k is profile k, and so each party's choice there is that of the
 * profile in which all others choose first. */
static ent_status check_product(writing *g, bool *good)
{
    const size_t parties = g->x->dispute->party_count;
    g->stride[0] = 1;
    for (size_t p = 0; p < parties; p++) {
        g->stride[p + 1] = g->stride[p] * count_choices(g, p);
    }
    *good = g->stride[parties] == g->space->count;
    for (size_t s = 0; s < g->space->count && *good; s++) {
        if (s % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(g->x->context, "checking", s, g->space->count));
        }
        for (size_t p = 0; p < parties && *good; p++) {
            *good = same_choice(g, p, s, (size_t)(choice_in(g, p, s) * g->stride[p]));
        }
    }
    return ENT_OK;
}

static ent_status refuse_space(writing *g)
{
    bool good = false;
    if (g->space->count > MOST_PROFILES) {
        return ent_foreign_unfit(g->x, (ent_span){0, 1},
                                 "this has more outcomes than are written as a strategic game "
                                 "(1000000)",
                                 NULL);
    }
    ENT_TRY(check_product(g, &good));
    const ent_rule *rules = g->x->dispute->rules;
    return good ? ENT_OK
                : ent_foreign_unfit(g->x, rules[0].span,
                                    "in a strategic game what one party may choose does not hang "
                                    "on what others choose, and rules bind it here",
                                    NULL);
}

/* --- payoffs --- */

static ent_status make_payoffs(writing *g, size_t party)
{
    const ent_allocator *allocator = &g->x->context->allocator;
    const ent_party *of = &g->x->dispute->parties[party];
    const size_t states = g->space->count;
    g->payoffs[party] = ent_memory_zero(allocator, states, sizeof **g->payoffs);
    if (g->payoffs[party] == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (of->order == ENT_ORDER_WEIGHTS) {
        return ent_weight_sums(g->x->context, g->space, of, g->payoffs[party]);
    }
    ent_levels levels = {0};
    ENT_TRY(ent_levels_new(g->x->context, g->space, party, &levels));
    for (size_t s = 0; s < states; s++) {
        g->payoffs[party][s] = levels.of[s];
    }
    ent_memory_free(allocator, levels.of);
    return ENT_OK;
}

/* Millionths, offset by 2^63, as a decimal number without zeros at its end. */
static void put_weight(ent_writer *w, uint64_t offset)
{
    const bool negative = offset >> 63 == 0;
    const uint64_t half = (uint64_t)1 << 63, million = 1000000;
    const uint64_t size = negative ? half - offset : offset - half;
    ent_put(w, negative ? "-" : "");
    ent_put_count(w, size / million);
    uint64_t rest = size % million;
    if (rest > 0) {
        int digits = ENT_WEIGHT_DIGITS;
        for (; rest % 10 == 0; rest /= 10) {
            digits--;
        }
        ent_put_format(w, ".%0*llu", digits, (unsigned long long)rest);
    }
}

static void put_payoff(writing *g, size_t party, size_t state)
{
    const uint64_t payoff = g->payoffs[party][state];
    if (g->x->dispute->parties[party].order == ENT_ORDER_WEIGHTS) {
        put_weight(&g->x->w, payoff);
    } else {
        ent_put_count(&g->x->w, payoff);
    }
}

/* --- writing --- */

/* Text in quotes. The format has no way to write a backslash for sure, and lines end what it may hold. */
static void put_quoted(ent_writer *w, const char *words)
{
    ent_put(w, "\"");
    for (; *words != '\0'; words++) {
        if (*words == '"') {
            ent_put(w, "\\\"");
        } else {
            ent_put_bytes(w,
                          *words == '\\'                     ? "/"
                          : *words == '\n' || *words == '\r' ? " "
                                                             : words,
                          1);
        }
    }
    ent_put(w, "\"");
}

/* What a party does in a state: "strike, pay=some"; "-" where all its options have their first values. */
static void put_choice(writing *g, size_t party, size_t state)
{
    const ent_party *of = &g->x->dispute->parties[party];
    ent_writer *w = &g->x->w;
    const char *joint = "\"";
    for (size_t o = of->first_option; o < of->first_option + of->option_count; o++) {
        const ent_option *option = &g->x->dispute->options[o];
        const uint32_t value = ent_key_value(option, ent_space_key(g->space, state));
        if (value > 0) {
            ent_put(w, joint);
            ent_put(w, option->id);
            ent_put(w, option->graded ? "=" : "");
            ent_put(w, option->graded ? option->values[value] : "");
            joint = ", ";
        }
    }
    ent_put(w, *joint == '"' ? "\"-\"" : "\"");
}

static void put_head(writing *g)
{
    const ent_dispute *dispute = g->x->dispute;
    ent_writer *w = &g->x->w;
    ent_put(w, "NFG 1 R ");
    put_quoted(w, ent_dispute_title(dispute));
    ent_put(w, "\n{");
    for (size_t p = 0; p < dispute->party_count; p++) {
        ent_put(w, " ");
        put_quoted(w, ent_party_name(dispute, p));
    }
    ent_put(w, " }\n\n{");
    for (size_t p = 0; p < dispute->party_count; p++) {
        ent_put(w, p == 0 ? " {" : "\n  {");
        for (uint64_t c = 0; c < g->stride[p + 1] / g->stride[p]; c++) {
            ent_put(w, " ");
            put_choice(g, p, (size_t)(c * g->stride[p]));
        }
        ent_put(w, " }");
    }
    ent_put(w, "\n}\n");
}

/* Says of which parties the payoffs are numbers of theirs, and of which only an order. */
static void put_comment(writing *g)
{
    const ent_dispute *dispute = g->x->dispute;
    ent_writer *w = &g->x->w;
    ent_put(w,
            "\"Outcome k is state k. Payoffs are levels, of which only the order means something");
    const char *joint = "; but weights for ";
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (dispute->parties[p].order == ENT_ORDER_WEIGHTS) {
            ent_put(w, joint);
            ent_put(w, dispute->parties[p].id);
            joint = ", ";
        }
    }
    ent_put(w, ".\"\n\n");
}

static void put_outcomes(writing *g)
{
    ent_writer *w = &g->x->w;
    ent_put(w, "{\n");
    for (size_t s = 0; s < g->space->count; s++) {
        ent_put_format(w, "{ \"s%zu\" ", s + 1);
        for (size_t p = 0; p < g->x->dispute->party_count; p++) {
            ent_put(w, p == 0 ? "" : ", ");
            put_payoff(g, p, s);
        }
        ent_put(w, " }\n");
    }
    ent_put(w, "}\n");
    for (size_t s = 0; s < g->space->count; s++) {
        ent_put(w, s == 0 ? "" : s % 16 == 0 ? "\n" : " ");
        ent_put_count(w, s + 1);
    }
    ent_put(w, "\n");
}

static ent_status write_game(writing *g)
{
    ENT_TRY(refuse_space(g));
    for (size_t p = 0; p < g->x->dispute->party_count; p++) {
        ENT_TRY(make_payoffs(g, p));
    }
    put_head(g);
    put_comment(g);
    put_outcomes(g);
    return ENT_OK;
}

ent_status ent_foreign_nfg(ent_foreign *x)
{
    const ent_allocator *allocator = &x->context->allocator;
    const size_t parties = x->dispute->party_count;
    writing g = {.x = x};
    ENT_TRY(refuse_forms(x));
    g.stride = ent_memory_zero(allocator, parties + 1, sizeof *g.stride);
    g.payoffs = ent_memory_zero(allocator, parties, sizeof *g.payoffs);
    ent_status status =
        g.stride == NULL || g.payoffs == NULL ? ENT_ERROR_MEMORY : ent_foreign_space(x, &g.space);
    if (status == ENT_OK) {
        status = write_game(&g);
    }
    for (size_t p = 0; g.payoffs != NULL && p < parties; p++) {
        ent_memory_free(allocator, g.payoffs[p]);
    }
    ent_space_free(g.space);
    ent_memory_free(allocator, g.payoffs);
    ent_memory_free(allocator, g.stride);
    return status;
}
