/* SPDX-License-Identifier: MIT */
/*
 * `.gmcr`: options, who has them, what excludes what, and what parties want, as JSON.
 *
 * Its options are marks of terms.h, so that states have the numbers that they have here. Wishes stand as lists of
 * conditions where all parties have statements that come out short, else as rankings of the states by number: the
 * format chooses for all parties at once.
 */
#include "formats/out/foreign/gmcr.h"

#include "preference/levels.h"

typedef struct writing {
    ent_foreign *x;
    ent_writer *w;
    const ent_marks *marks;
    ent_gmcr_plan plan;
    ent_space *space;
} writing;

/* --- conditions --- */

/* [12, "Y"] */
static void put_mark(writing *g, size_t mark, bool set)
{
    ent_json_open(g->w, '[');
    ent_json_count(g->w, mark);
    ent_json_text(g->w, set ? "Y" : "N");
    ent_json_close(g->w, ']');
}

static void put_term(writing *g, const uint64_t *term)
{
    ent_json_open(g->w, '[');
    for (size_t m = 0; m < g->marks->count; m++) {
        if (ent_term_says(g->marks, term, m, true)) {
            put_mark(g, m, true);
        } else if (ent_term_says(g->marks, term, m, false)) {
            put_mark(g, m, false);
        }
    }
    ent_json_close(g->w, ']');
}

static void put_terms(writing *g, const ent_terms *terms)
{
    for (size_t i = 0; i < terms->count; i++) {
        put_term(g, terms->list[i]);
    }
}

static void put_wish(writing *g, const ent_terms *terms)
{
    if (terms->count == 1) {
        put_term(g, terms->list[0]);
        return;
    }
    ent_json_open(g->w, '{');
    ent_json_key(g->w, "compound");
    ent_json_bool(g->w, true);
    ent_json_key(g->w, "members");
    ent_json_open(g->w, '[');
    put_terms(g, terms);
    ent_json_close(g->w, ']');
    ent_json_close(g->w, '}');
}

/* --- rankings --- */

/* All states, the best first; equally good ones together. */
static void put_ranking(writing *g, const ent_levels *levels, const uint32_t *start,
                        const uint32_t *order)
{
    ent_json_key(g->w, "preferenceRanking");
    ent_json_open(g->w, '[');
    for (size_t l = levels->count; l-- > 0;) {
        const bool tied = start[l + 1] - start[l] > 1;
        if (tied) {
            ent_json_open(g->w, '[');
        }
        for (uint32_t k = start[l]; k < start[l + 1]; k++) {
            ent_json_count(g->w, (uint64_t)order[k] + 1);
        }
        if (tied) {
            ent_json_close(g->w, ']');
        }
    }
    ent_json_close(g->w, ']');
}

/* Sorts states by level: those of level l are order[start[l]] .. order[start[l + 1] - 1]. */
static void sort_levels(const ent_levels *levels, size_t states, uint32_t *start, uint32_t *order)
{
    for (size_t s = 0; s < states; s++) {
        start[levels->of[s]]++;
    }
    for (size_t l = 1; l <= levels->count; l++) {
        start[l] += start[l - 1]; /* where the level ends, as yet */
    }
    for (size_t s = states; s-- > 0;) {
        order[--start[levels->of[s]]] = (uint32_t)s;
    }
}

static ent_status put_ranked(writing *g, size_t party)
{
    const ent_allocator *allocator = &g->x->context->allocator;
    ent_levels levels = {0};
    ENT_TRY(ent_levels_new(g->x->context, g->space, party, &levels));
    uint32_t *start = ent_memory_zero(allocator, (size_t)levels.count + 1, sizeof *start);
    uint32_t *order = ent_memory_new(allocator, g->space->count, sizeof *order);
    const bool good = start != NULL && order != NULL;
    if (good) {
        sort_levels(&levels, g->space->count, start, order);
        put_ranking(g, &levels, start, order);
    }
    ent_memory_free(allocator, order);
    ent_memory_free(allocator, start);
    ent_memory_free(allocator, levels.of);
    return good ? ENT_OK : ENT_ERROR_MEMORY;
}

/* --- parties --- */

static void put_statements(writing *g, size_t party)
{
    const ent_terms *wishes = g->plan.wishes[party];
    ent_json_key(g->w, "preferences");
    ent_json_open(g->w, '[');
    for (size_t i = 0; i < g->x->dispute->parties[party].statement_count; i++) {
        if (ent_terms_tell(g->marks, &wishes[i])) {
            put_wish(g, &wishes[i]);
        }
    }
    ent_json_close(g->w, ']');
}

static void put_unseen(writing *g, size_t party)
{
    const size_t count = g->x->dispute->parties[party].unseen_count;
    if (count == 0) {
        return;
    }
    ent_json_key(g->w, "misperceptions");
    ent_json_open(g->w, '[');
    for (size_t i = 0; i < count; i++) {
        put_terms(g, &g->plan.unseen[party][i]);
    }
    ent_json_close(g->w, ']');
}

static ent_status put_party(writing *g, size_t party)
{
    const ent_party *of = &g->x->dispute->parties[party];
    const size_t end = g->marks->first[of->first_option + of->option_count];
    ent_json_open(g->w, '{');
    ent_json_key(g->w, "name");
    ent_json_text(g->w, ent_party_name(g->x->dispute, party));
    ent_json_key(g->w, "options");
    ent_json_open(g->w, '[');
    for (size_t m = g->marks->first[of->first_option]; m < end; m++) {
        ent_json_count(g->w, m);
    }
    ent_json_close(g->w, ']');
    if (g->plan.wishes == NULL) {
        ENT_TRY(put_ranked(g, party));
    } else {
        put_statements(g, party);
    }
    put_unseen(g, party);
    ent_json_close(g->w, '}');
    return ENT_OK;
}

/* --- options and what excludes what --- */

static void put_option(writing *g, const ent_option *option, uint32_t value)
{
    ent_text name;
    ent_text_init(&name, &g->x->context->allocator);
    ent_text_add(&name, option->label);
    if (option->graded) {
        ent_text_format(&name, ": %s%s", ent_value_words(option, value),
                        value + 1 < option->value_count ? " or more" : "");
    }
    ent_json_open(g->w, '{');
    ent_json_key(g->w, "name");
    ent_json_text(g->w, ent_text_get(&name));
    ent_json_key(g->w, "permittedDirection");
    ent_json_text(g->w, option->moves == ENT_MOVES_UP     ? "fwd"
                        : option->moves == ENT_MOVES_DOWN ? "back"
                                                          : "both");
    ent_json_close(g->w, '}');
    g->w->buffer.failed = g->w->buffer.failed || name.failed;
    ent_text_free(&name);
}

static void put_options(writing *g)
{
    ent_json_key(g->w, "options");
    ent_json_open(g->w, '[');
    for (size_t o = 0; o < g->x->dispute->option_count; o++) {
        for (uint32_t v = 1; v < g->x->dispute->options[o].value_count; v++) {
            put_option(g, &g->x->dispute->options[o], v);
        }
    }
    ent_json_close(g->w, ']');
}

static void put_rules(writing *g)
{
    ent_json_key(g->w, "infeasibles");
    ent_json_open(g->w, '[');
    for (size_t o = 0; o < g->x->dispute->option_count; o++) {
        for (size_t m = g->marks->first[o]; m + 1 < g->marks->first[o + 1]; m++) {
            ent_json_open(g->w, '['); /* a mark is not set while the one below it is not */
            put_mark(g, m, false);
            put_mark(g, m + 1, true);
            ent_json_close(g->w, ']');
        }
    }
    for (size_t r = 0; r < g->x->dispute->rule_count; r++) {
        put_terms(g, &g->plan.rules[r]);
    }
    ent_json_close(g->w, ']');
}

static void put_coalitions(writing *g)
{
    ent_json_key(g->w, "coalitions");
    ent_json_open(g->w, '[');
    for (size_t c = 0; c < g->x->dispute->coalition_count; c++) {
        const ent_named_set *coalition = &g->x->dispute->coalitions[c];
        ent_json_open(g->w, '[');
        for (size_t i = 0; i < coalition->member_count; i++) {
            ent_json_count(g->w, coalition->members[i]);
        }
        ent_json_close(g->w, ']');
    }
    ent_json_close(g->w, ']');
}

static ent_status put_all(writing *g)
{
    ent_json_open(g->w, '{');
    ent_json_key(g->w, "program");
    ent_json_text(g->w, "Entente");
    ent_json_key(g->w, "decisionMakers");
    ent_json_open(g->w, '[');
    for (size_t p = 0; p < g->x->dispute->party_count; p++) {
        ENT_TRY(put_party(g, p));
    }
    ent_json_close(g->w, ']');
    put_options(g);
    put_rules(g);
    put_coalitions(g);
    ent_json_key(g->w, "useManualPreferenceRanking");
    ent_json_bool(g->w, g->plan.wishes == NULL);
    ent_json_close(g->w, '}');
    return ENT_OK;
}

ent_status ent_foreign_gmcr(ent_foreign *x)
{
    writing g = {.x = x, .w = &x->w};
    g.marks = &g.plan.marks;
    ent_status status = ent_gmcr_plan_new(x, &g.plan);
    if (status == ENT_OK) {
        status = ent_foreign_space(x, &g.space);
    }
    if (status == ENT_OK) {
        status = put_all(&g);
    }
    ent_space_free(g.space);
    ent_gmcr_plan_free(&g.plan);
    return status;
}
