/* SPDX-License-Identifier: MIT */
/*
 * Completions one by one: the digits of a number, of radix 2 for an unsure statement and 3 for an unknown
 * one, say of each whether it counts (0), does not (1), or counts reversed (2). A statement that does not
 * count is left out. Reversed, a prioritized one wants the opposite, and a weighted one has the opposite
 * weight.
 */
#include "certainty/completions.h"

static uint64_t radix_of(const ent_statement *statement)
{
    return statement->certainty == ENT_UNKNOWN ? 3 : statement->certainty == ENT_UNSURE ? 2 : 1;
}

uint64_t ent_completions_of(const ent_party *party)
{
    uint64_t count = 1;
    for (size_t i = 0; i < party->statement_count; i++) {
        const uint64_t radix = radix_of(&party->statements[i]);
        count = count > UINT64_MAX / radix ? UINT64_MAX : count * radix;
    }
    return count;
}

ent_counting ent_completion_decides(const ent_party *party, uint64_t number, size_t statement)
{
    for (size_t i = 0; i < statement; i++) {
        number /= radix_of(&party->statements[i]);
    }
    return (ent_counting)(number % radix_of(&party->statements[statement]));
}

ent_status ent_completer_new(const ent_allocator *allocator, const ent_party *party,
                             ent_completer *out)
{
    const size_t count = party->statement_count;
    ent_completer made = {.party = party,
                          .wishes = *party,
                          .statements = ent_memory_new(allocator, count, sizeof *made.statements),
                          .reversed = ent_memory_zero(allocator, count, sizeof *made.reversed),
                          .child = ent_memory_new(allocator, count, sizeof(ent_expression *))};
    if (made.statements == NULL || made.reversed == NULL || made.child == NULL) {
        ent_completer_free(allocator, &made);
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        ent_expression *want = party->statements[i].want;
        made.child[i] = want;
        made.reversed[i] = (ent_expression){.op = ENT_OP_NOT,
                                            .children = &made.child[i],
                                            .child_count = 1,
                                            .depth = want->depth + 1,
                                            .span = want->span};
    }
    *out = made;
    return ENT_OK;
}

void ent_completer_free(const ent_allocator *allocator, ent_completer *completer)
{
    ent_memory_free(allocator, completer->statements);
    ent_memory_free(allocator, completer->reversed);
    ent_memory_free(allocator, completer->child);
    *completer = (ent_completer){0};
}

const ent_party *ent_complete(ent_completer *completer, uint64_t number)
{
    const ent_party *party = completer->party;
    completer->wishes.statements = completer->statements;
    completer->wishes.statement_count = 0;
    for (size_t i = 0; i < party->statement_count; i++) {
        const uint64_t radix = radix_of(&party->statements[i]), digit = number % radix;
        ent_statement *to = &completer->statements[completer->wishes.statement_count];
        number /= radix;
        if (digit == 1) {
            continue;
        }
        *to = party->statements[i];
        if (digit == 2 && party->order == ENT_ORDER_WEIGHTS) {
            to->weight = -to->weight;
        } else if (digit == 2) {
            to->want = &completer->reversed[i];
        }
        completer->wishes.statement_count++;
    }
    return &completer->wishes;
}
