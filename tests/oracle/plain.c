/* SPDX-License-Identifier: MIT */
/*
 * Writes dispute files in the plain form of the oracle: plain FILE...; conflicts are numbered from 0.
 *
 * Reading is the library's, so this checks the engine on files that people wrote, not the reader; the
 * random conflicts, which are written in both forms from the start, check the reader too. A party with a
 * ranking or weights gets its levels; that they are right is checked by the orders in the cases' results.
 */
#include "preference/levels.h"

#include <stdio.h>

/* An expression in prefix notation. */
static void put(const ent_dispute *dispute, const ent_expression *e)
{
    static const char *const signs[] = {[ENT_OP_NOT] = "!",
                                        [ENT_OP_AND] = "&",
                                        [ENT_OP_OR] = "|",
                                        [ENT_OP_IMPLIES] = ">",
                                        [ENT_OP_IFF] = "<>"};
    if (e->op == ENT_OP_NAME) {
        put(dispute, e->name->meaning);
        return;
    }
    if (e->op == ENT_OP_LEAF) {
        printf("& >= %zu %u <= %zu %u ", e->option, e->low, e->option, e->high);
        return;
    }
    if (e->op == ENT_OP_COUNT) {
        printf("# %u %u %zu ", e->low, e->high, e->child_count);
    }
    for (size_t i = 0; i < e->child_count; i++) {
        if (e->op == ENT_OP_NOT || (e->op != ENT_OP_COUNT && i + 1 < e->child_count)) {
            printf("%s ", signs[e->op]);
        }
        put(dispute, e->children[i]);
    }
}

/* The order of a party by levels, state by state. */
static void put_levels(ent_context *context, const ent_space *space, size_t party)
{
    ent_levels levels = {0};
    if (ent_levels_new(context, space, party, &levels) != ENT_OK) {
        return;
    }
    printf("levels %zu", party);
    for (size_t s = 0; s < space->count; s++) {
        printf(" %u", levels.of[s]);
    }
    printf("\n");
    ent_memory_free(&context->allocator, levels.of);
}

static void put_options(const ent_dispute *dispute)
{
    printf("options %zu\n", dispute->option_count);
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        printf("option %zu party %zu values %u moves %s\n", o, option->party, option->value_count,
               ent_moves_word(option->moves));
    }
    printf("rules %zu\n", dispute->rule_count + dispute->merge_count);
    for (size_t r = 0; r < dispute->rule_count; r++) {
        printf("always ");
        put(dispute, dispute->rules[r].always);
        printf("\n");
    }
    for (size_t m = 0; m < dispute->merge_count; m++) {
        printf("same ");
        put(dispute, dispute->merges[m].where);
        printf("\n");
    }
}

static void put_graph(const ent_dispute *dispute)
{
    const uint32_t states = dispute->options[0].value_count;
    printf("graph %u\n", states);
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_adjacency *arcs = &dispute->parties[p].arcs;
        printf("arcs %zu %zu\n", p, arcs->start[states]);
        for (uint32_t s = 0; s < states; s++) {
            for (size_t k = arcs->start[s]; k < arcs->start[s + 1]; k++) {
                printf("%u %u\n", s, arcs->to[k]);
            }
        }
    }
}

static void put_dispute(ent_context *context, const ent_dispute *dispute, int number)
{
    ent_space *space = NULL;
    if (ent_space_new(context, dispute, &space) != ENT_OK) {
        return;
    }
    printf("conflict %d\nparties %zu\n", number, dispute->party_count);
    (dispute->graph == NULL ? put_options : put_graph)(dispute);
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (dispute->parties[p].order != ENT_ORDER_STATEMENTS) {
            put_levels(context, space, p);
            continue;
        }
        printf("statements %zu %zu\n", p, dispute->parties[p].statement_count);
        for (size_t i = 0; i < dispute->parties[p].statement_count; i++) {
            put(dispute, dispute->parties[p].statements[i].want);
            printf("\n");
        }
    }
    printf("end\n");
    ent_space_free(space);
}

int main(int argc, char **argv)
{
    ent_context *context = NULL;
    if (argc < 2 || ent_context_new(NULL, &context) != ENT_OK) {
        (void)fprintf(stderr, "usage: plain FILE...\n");
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        ent_dispute *dispute = NULL;
        if (ent_dispute_read_file(context, argv[i], &dispute) != ENT_OK) {
            (void)fprintf(stderr, "plain: cannot read %s\n", argv[i]);
            return 3;
        }
        put_dispute(context, dispute, i - 1);
        ent_dispute_free(dispute);
    }
    ent_context_free(context);
    return 0;
}
