/* SPDX-License-Identifier: MIT */
/* Walks expressions and the names in them. */
#include "preference/findings/mentions.h"

ent_status ent_mentions_new(ent_context *context, const ent_dispute *dispute, ent_mentions *out)
{
    const ent_allocator *allocator = &context->allocator;
    *out = (ent_mentions){.dispute = dispute,
                          .by = ent_memory_zero(allocator, dispute->option_count, sizeof *out->by),
                          .walked =
                              ent_memory_zero(allocator, dispute->name_count, sizeof *out->walked)};
    return out->by == NULL || out->walked == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

void ent_mentions_free(ent_context *context, ent_mentions *m)
{
    ent_memory_free(&context->allocator, m->by);
    ent_memory_free(&context->allocator, m->walked);
}

void ent_mentions_forget(ent_mentions *m)
{
    for (size_t o = 0; o < m->dispute->option_count; o++) {
        m->by[o] = 0;
    }
    for (size_t n = 0; n < m->dispute->name_count; n++) {
        m->walked[n] = false;
    }
}

/* Recursion is bounded: expressions and towers of names were checked for depth. */
void ent_mentions_walk(ent_mentions *m, const ent_expression *expression, size_t who)
{
    if (expression->op == ENT_OP_LEAF && m->by[expression->option] == 0) {
        m->by[expression->option] = who;
    }
    if (expression->op == ENT_OP_NAME && !m->walked[expression->name - m->dispute->names]) {
        m->walked[expression->name - m->dispute->names] = true;
        ent_mentions_walk(m, expression->name->meaning, who);
    }
    for (size_t i = 0; i < expression->child_count; i++) {
        ent_mentions_walk(m, expression->children[i], who);
    }
}

bool ent_mentions_of_party(ent_mentions *m, const ent_party *party, size_t who)
{
    for (size_t i = 0; i < party->statement_count; i++) {
        ent_mentions_walk(m, party->statements[i].want, who);
    }
    for (size_t i = 0; i < party->ranked_count; i++) {
        if (party->ranked[i].number > 0) {
            return false;
        }
        if (party->ranked[i].want != NULL) {
            ent_mentions_walk(m, party->ranked[i].want, who);
        }
    }
    return true;
}

bool ent_mentions_of_all(ent_mentions *m)
{
    size_t wishes = 0;
    bool told = true;
    for (size_t p = 0; told && p < m->dispute->party_count; p++) {
        const ent_party *party = &m->dispute->parties[p];
        told = ent_mentions_of_party(m, party, 1);
        wishes += party->statement_count + party->ranked_count;
    }
    return told && wishes > 0;
}
