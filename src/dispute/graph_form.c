/* SPDX-License-Identifier: MIT */
/*
 * Building a dispute in graph form: its states become the values of one hidden option.
 *
 * States that are named stand in the map of names beyond all options and named states; states that are
 * numbered are s1, s2, ... and need no map.
 */
#include "dispute/builder.h"

static const char hidden_option[] = "state";

/* Makes the hidden option and lays out the key, which holds its value alone. */
static ent_status make_option(ent_builder *builder, size_t count, ent_span span)
{
    ent_dispute *dispute = builder->dispute;
    dispute->options = ent_memory_zero(&dispute->allocator, 1, sizeof *dispute->options);
    dispute->today = ent_arena_new(&dispute->arena, 1, sizeof *dispute->today);
    if (dispute->options == NULL || dispute->today == NULL) {
        return ENT_ERROR_MEMORY;
    }
    dispute->options[0] = (ent_option){.id = hidden_option,
                                       .label = hidden_option,
                                       .graded = true,
                                       .value_count = (uint32_t)count,
                                       .moves = ENT_MOVES_NEVER,
                                       .span = span,
                                       .bits = 32};
    dispute->option_count = 1;
    dispute->key_words = 1;
    return ENT_OK;
}

ent_status ent_builder_graph(ent_builder *builder, const ent_written *names, size_t count,
                             ent_span span)
{
    ent_dispute *dispute = builder->dispute;
    dispute->graph = ent_arena_new(&dispute->arena, 1, sizeof *dispute->graph);
    if (dispute->graph == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *dispute->graph = (ent_graph_form){.numbered = names == NULL, .span = span};
    ENT_TRY(make_option(builder, count, span));
    if (names == NULL) {
        return ENT_OK;
    }
    dispute->options[0].values = ent_arena_new(&dispute->arena, count, sizeof(char *));
    if (dispute->options[0].values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        bool good = false;
        ENT_TRY(ent_builder_check_name(builder, &names[k], &good));
        const char *kept = ent_builder_keep(builder, &names[k]);
        if (kept == NULL) {
            return ENT_ERROR_MEMORY;
        }
        dispute->options[0].values[k] = kept;
        if (good && ent_map_get(&builder->names, kept, names[k].length) != NULL) {
            ENT_TRY(ent_builder_issue_name(builder, ENT_KIND_GRAPH_STATES, names[k].span,
                                           "this state stands twice:", &names[k], NULL));
        } else if (good) {
            ENT_TRY(ent_map_put(&builder->names, kept, names[k].length, ENT_FIRST_GRAPH_STATE + k));
        }
    }
    return ENT_OK;
}

/* The number in `12` or `s12`; 0 when the text is not of that form. */
static size_t numbered_state(const char *text, size_t length)
{
    const size_t from = length > 0 && text[0] == 's';
    size_t number = 0;
    for (size_t i = from; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || i - from > 9) {
            return 0;
        }
        number = number * 10 + (size_t)(text[i] - '0');
    }
    return number;
}

bool ent_builder_find_state(const ent_builder *builder, const char *text, size_t length,
                            size_t *out)
{
    const ent_dispute *dispute = builder->model;
    if (dispute->graph == NULL) {
        return false;
    }
    if (dispute->graph->numbered) {
        const size_t number = numbered_state(text, length);
        *out = number - 1;
        return number > 0 && number <= dispute->options[0].value_count;
    }
    const ent_map_entry *entry = ent_map_get(&builder->names, text, length);
    if (entry == NULL || entry->number < ENT_FIRST_GRAPH_STATE) {
        return false;
    }
    *out = entry->number - ENT_FIRST_GRAPH_STATE;
    return true;
}

ent_status ent_builder_issue_state(ent_builder *builder, const ent_written *id)
{
    if (ent_map_get(&builder->names, id->text, id->length) != NULL) {
        return ent_builder_issue_name(
            builder, ENT_KIND_UNKNOWN_GRAPH_STATE, id->span,
            "one state is meant here, not what stands under 'states':", id, NULL);
    }
    return ent_builder_issue_name(
        builder, ENT_KIND_UNKNOWN_GRAPH_STATE, id->span, "there is no state", id,
        builder->model->graph->numbered ? NULL
                                        : ent_map_nearest(&builder->names, id->text, id->length));
}

ent_status ent_builder_arcs(ent_builder *builder, size_t party, const uint32_t *from,
                            const uint32_t *to, size_t count)
{
    ent_dispute *dispute = builder->dispute;
    return ent_adjacency_new(&dispute->allocator, dispute->options[0].value_count, from, to, count,
                             &dispute->parties[party].arcs);
}
