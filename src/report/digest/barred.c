/* SPDX-License-Identifier: MIT */
/* What a party cannot change in a state, though it would: that state may hold only for that. */
#include "report/digest/digest.h"

#include "dispute/subject.h"
#include "explain/fixed.h"
#include "stability/solution.h"

/* What to change an option is called: of one that is done or not, what it comes to in this state. */
static const char *deed_of(const ent_digest_sheet *s, uint64_t state, size_t option)
{
    if (ent_option_at(s->dispute, option).graded) {
        return "change";
    }
    return ent_state_value(s->space, state, option) > 0 ? "take back" : "take up";
}

/* Adds what of its options a party would change that its moves could once change, but not from this state. */
static void add_barred(ent_digest_sheet *s, size_t party, uint64_t state, const ent_stance *stance)
{
    ent_subject who = ent_party_subject(s->dispute, party);
    for (size_t k = 0; k < stance->fixed_count; k++) {
        const ent_fixed *fixed = &stance->fixed[k];
        const ent_option_view option = ent_option_at(s->dispute, fixed->option);
        if (!fixed->tempting || option.moves == ENT_MOVES_NEVER) {
            continue;
        }
        if (s->text.length == 0) {
            ent_text_format(&s->text, "in s%llu ", (unsigned long long)(state + 1));
        } else {
            ent_text_add(&s->text, "; ");
        }
        ent_text_format(&s->text, "%s cannot %s \"%s\"", ent_party_name(s->dispute, party),
                        deed_of(s, state, fixed->option), option.label);
        ent_text_add(&s->text, ent_inflect(&who, ", and would if {it|they} could"));
    }
}

void ent_digest_barred(ent_digest_sheet *s, uint64_t state)
{
    ent_arena arena;
    ent_arena_init(&arena, &s->context->allocator);
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        ent_stance stance = {0};
        const ent_costs_query query = {.graph = ent_solution_graph(s->solution, p),
                                       .party = p,
                                       .state = (uint32_t)state,
                                       .arena = &arena};
        if (ent_fixed_find(s->context, &query, &stance) != ENT_OK) {
            s->text.failed = true;
            break;
        }
        add_barred(s, p, state, &stance);
    }
    ent_arena_free(&arena);
    if (s->text.length > 0 || s->text.failed) {
        ent_digest_paragraph(s, 6, 8);
    }
}
