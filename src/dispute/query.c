/* SPDX-License-Identifier: MIT */
/* Questions about a dispute: the public accessors, and its release. */
#include "dispute/bargain.h"

#include <string.h>

const char *ent_basis_word(ent_basis basis)
{
    static const char *const words[ENT_BASIS_COUNT] = {"stated", "inferred", "assumed"};
    return words[basis];
}

const char *ent_moves_word(ent_moves moves)
{
    static const char *const words[ENT_MOVES_COUNT] = {"any", "up", "down", "step", "never"};
    return words[moves];
}

const char *ent_attitude_word(ent_attitude attitude)
{
    static const char *const words[ENT_ATTITUDE_COUNT] = {"neutral", "positive", "negative"};
    return words[attitude];
}

ent_attitude ent_attitude_at(const ent_dispute *dispute, size_t of, size_t towards)
{
    const ent_party *party = &dispute->parties[of];
    const ent_attitude silent = of == towards ? ENT_ATTITUDE_POSITIVE : ENT_ATTITUDE_NEUTRAL;
    return party->attitudes == NULL ? silent : party->attitudes[towards];
}

size_t ent_misperception_count(const ent_dispute *dispute, size_t party)
{
    return dispute->parties[party].unseen_count;
}

bool ent_has_misperceptions(const ent_dispute *dispute)
{
    bool any = false;
    for (size_t p = 0; p < dispute->party_count; p++) {
        any = any || dispute->parties[p].unseen_count > 0;
    }
    return any;
}

void ent_dispute_free(ent_dispute *dispute)
{
    if (dispute == NULL) {
        return;
    }
    const ent_allocator allocator = dispute->allocator;
    if (dispute->bargain != NULL) {
        ent_dispute_free(dispute->bargain->packages); /* which has no packages of its own */
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        ent_memory_free(&allocator, dispute->parties[p].statements);
        ent_memory_free(&allocator, dispute->parties[p].ranked);
        ent_memory_free(&allocator, dispute->parties[p].unknown);
        ent_adjacency_free(&dispute->parties[p].arcs);
    }
    ent_memory_free(&allocator, dispute->sources);
    ent_memory_free(&allocator, dispute->parties);
    ent_memory_free(&allocator, dispute->coalitions);
    ent_memory_free(&allocator, dispute->options);
    ent_memory_free(&allocator, dispute->rules);
    ent_memory_free(&allocator, dispute->merges);
    ent_memory_free(&allocator, dispute->names);
    ent_memory_free(&allocator, dispute->source.line_starts);
    ent_arena_free(&dispute->arena);
    ent_memory_free(&allocator, dispute);
}

const char *ent_dispute_title(const ent_dispute *dispute)
{
    return dispute->title;
}

size_t ent_party_count(const ent_dispute *dispute)
{
    return dispute->party_count;
}

const char *ent_party_id(const ent_dispute *dispute, size_t party)
{
    return dispute->parties[party].id;
}

const char *ent_party_name(const ent_dispute *dispute, size_t party)
{
    return dispute->parties[party].name;
}

const char *ent_party_opening(const ent_dispute *dispute, size_t party)
{
    return dispute->parties[party].opening;
}

bool ent_party_is_plural(const ent_dispute *dispute, size_t party)
{
    return dispute->parties[party].plural;
}

ent_status ent_party_find(const ent_dispute *dispute, const char *id, size_t *out)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (strcmp(dispute->parties[p].id, id) == 0) {
            *out = p;
            return ENT_OK;
        }
    }
    return ENT_ERROR_NOT_FOUND;
}

size_t ent_option_count(const ent_dispute *dispute)
{
    return dispute->graph == NULL ? dispute->option_count : 0;
}

bool ent_is_graph_form(const ent_dispute *dispute)
{
    return dispute->graph != NULL;
}

ent_option_view ent_option_at(const ent_dispute *dispute, size_t option)
{
    const ent_option *at = &dispute->options[option];
    return (ent_option_view){.id = at->id,
                             .label = at->label,
                             .party = at->party,
                             .value_count = at->value_count,
                             .graded = at->graded,
                             .moves = at->moves,
                             .today_named = at->today_span.end > 0};
}

const char *ent_option_value(const ent_dispute *dispute, size_t option, size_t value)
{
    const ent_option *at = &dispute->options[option];
    if (at->graded) {
        return at->values[value];
    }
    return value == 0 ? "no" : "yes";
}

const char *ent_value_words(const ent_option *option, uint32_t value)
{
    const char *const *words = option->labels != NULL ? option->labels : option->values;
    return option->graded ? words[value] : value == 0 ? "no" : "yes";
}

const char *ent_option_value_label(const ent_dispute *dispute, size_t option, size_t value)
{
    return ent_value_words(&dispute->options[option], (uint32_t)value);
}

size_t ent_statement_count(const ent_dispute *dispute, size_t party)
{
    return dispute->parties[party].statement_count;
}

ent_statement_view ent_statement_at(const ent_dispute *dispute, size_t party, size_t index)
{
    const ent_statement *at = &dispute->parties[party].statements[index];
    return (ent_statement_view){.want = at->text,
                                .label = at->label,
                                .basis = at->grounds.basis,
                                .source = at->grounds.source,
                                .passage = at->grounds.passage,
                                .note = at->grounds.note,
                                .hedge = at->grounds.hedge};
}

bool ent_today_given(const ent_dispute *dispute)
{
    return dispute->today_span.end > 0;
}

size_t ent_name_count(const ent_dispute *dispute)
{
    return dispute->outcome_count;
}

const char *ent_name_at(const ent_dispute *dispute, size_t name)
{
    return dispute->names[name].id;
}

void ent_basis_counts(const ent_dispute *dispute, uint64_t *counts)
{
    memset(counts, 0, ENT_BASIS_COUNT * sizeof *counts);
    for (size_t p = 0; p < dispute->party_count; p++) {
        for (size_t i = 0; i < dispute->parties[p].statement_count; i++) {
            counts[dispute->parties[p].statements[i].grounds.basis]++;
        }
        if (dispute->parties[p].order == ENT_ORDER_RANKING) {
            counts[dispute->parties[p].ranked_grounds.basis]++;
        }
    }
}
