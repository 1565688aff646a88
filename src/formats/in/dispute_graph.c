/* SPDX-License-Identifier: MIT */
/* Graph form: the section `graph` of a dispute file, which lists states and each party's moves. */
#include "formats/in/dispute_yaml.h"

enum {
    MOST_STATES = 1 << 24,
    MOST_DIGITS = 8,
    PARTS = 4 /* states times parties may be a fourth of the moves that may be kept */
};

/* The arcs of one party as they are read. */
typedef struct arcs {
    ent_builder *builder;
    uint32_t *from, *to;
    size_t count, from_room, to_room;
    uint32_t *stamp; /* per state: the entry (from 1) that led to it last: tells repeated targets */
    uint32_t *keyed; /* per state: 1 + the party that has an entry for it */
    uint32_t entry, party;
} arcs;

static ent_status add_arc(arcs *a, uint32_t from, uint32_t to)
{
    const ent_allocator *allocator = &a->builder->dispute->allocator;
    uint32_t *list = ent_memory_grow(allocator, a->from, &a->from_room, a->count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    a->from = list;
    list = ent_memory_grow(allocator, a->to, &a->to_room, a->count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    a->to = list;
    a->from[a->count] = from;
    a->to[a->count++] = to;
    return ENT_OK;
}

/* The state that a node names; issues what is wrong. */
static ent_status read_state(ent_builder *builder, const ent_node *node, size_t *out, bool *found)
{
    ENT_TRY(ent_expect(builder, node, ENT_NODE_SCALAR, "a state of the graph", found));
    if (!*found) {
        return ENT_OK;
    }
    *found = ent_builder_find_state(builder, node->text.text, node->text.length, out);
    return *found ? ENT_OK : ent_builder_issue_state(builder, &node->text);
}

static ent_status read_target(arcs *a, size_t from, const ent_node *node)
{
    size_t to = 0;
    bool found = false;
    ENT_TRY(read_state(a->builder, node, &to, &found));
    if (!found) {
        return ENT_OK;
    }
    if (to == from) {
        return ent_builder_issue_name(a->builder, ENT_KIND_LOOP, node->span,
                                      "a move leads from a state to itself:", &node->text, NULL);
    }
    if (a->stamp[to] == a->entry) {
        return ent_builder_issue_name(a->builder, ENT_KIND_REPEATED_MOVE, node->span,
                                      "this move stands twice: to", &node->text, NULL);
    }
    a->stamp[to] = a->entry;
    return add_arc(a, (uint32_t)from, (uint32_t)to);
}

/* FROM: TO, or FROM: [TO, ...]. */
static ent_status read_entry(arcs *a, const ent_node *key, const ent_node *targets)
{
    size_t from = 0;
    bool found = false;
    ENT_TRY(read_state(a->builder, key, &from, &found));
    a->entry++;
    if (found && a->keyed[from] == a->party + 1) {
        ENT_TRY(ent_builder_issue_name(a->builder, ENT_KIND_REPEATED_MOVE, key->span,
                                       "moves from this state stand already above:", &key->text,
                                       NULL));
    }
    if (found) {
        a->keyed[from] = a->party + 1;
    }
    if (!found || targets->kind != ENT_NODE_LIST) {
        return found ? read_target(a, from, targets) : ENT_OK;
    }
    for (size_t i = 0; i < targets->count; i++) {
        ENT_TRY(read_target(a, from, targets->items[i]));
    }
    return ENT_OK;
}

/* The moves of one party; `map` NULL: it has none. */
static ent_status read_moves(arcs *a, size_t party, const ent_node *map)
{
    bool good = false;
    if (map != NULL && !map->empty) {
        ENT_TRY(ent_expect(a->builder, map, ENT_NODE_MAP, "the moves of a party", &good));
    }
    a->party = (uint32_t)party;
    a->count = 0;
    for (size_t i = 0; good && i < map->count; i++) {
        ENT_TRY(read_entry(a, map->keys[i], map->items[i]));
    }
    return ent_builder_arcs(a->builder, party, a->from, a->to, a->count);
}

/* Finds the node of each party; issues what names none. */
static ent_status sort_by_party(ent_builder *builder, const ent_node *section,
                                const ent_node **nodes)
{
    for (size_t i = 0; i < section->count; i++) {
        size_t party = 0;
        bool found = false;
        ENT_TRY(ent_field_party(builder, section->keys[i], &party, &found));
        if (found) {
            nodes[party] = section->items[i];
        }
    }
    return ENT_OK;
}

static ent_status read_each(arcs *a, const ent_node *const *nodes)
{
    const size_t parties = a->builder->dispute->party_count;
    for (size_t p = 0; p < parties; p++) {
        ENT_TRY(ent_context_step(a->builder->context, "reading moves", p, parties));
        ENT_TRY(read_moves(a, p, nodes[p]));
    }
    return ENT_OK;
}

/* Every party gets its arcs, also one of which nothing is said. */
static ent_status read_all_moves(ent_builder *builder, const ent_node *section)
{
    const ent_dispute *dispute = builder->dispute;
    const ent_allocator *allocator = &dispute->allocator;
    const size_t states = dispute->options[0].value_count;
    bool good = section != NULL;
    if (good) {
        ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the moves of a graph", &good));
    }
    arcs a = {.builder = builder};
    const ent_node **nodes =
        ent_memory_zero(allocator, dispute->party_count, sizeof(const ent_node *));
    a.stamp = ent_memory_zero(allocator, states, sizeof *a.stamp);
    a.keyed = ent_memory_zero(allocator, states, sizeof *a.keyed);
    ent_status status = ENT_ERROR_MEMORY;
    if (nodes != NULL && a.stamp != NULL && a.keyed != NULL) {
        status = good ? sort_by_party(builder, section, nodes) : ENT_OK;
    }
    if (status == ENT_OK) {
        status = read_each(&a, nodes);
    }
    ent_memory_free(allocator, nodes);
    ent_memory_free(allocator, a.stamp);
    ent_memory_free(allocator, a.keyed);
    ent_memory_free(allocator, a.from);
    ent_memory_free(allocator, a.to);
    return status;
}

/* How many states `states: NUMBER` asks for; 0 when it is not such a number. */
static size_t read_count(const ent_node *node)
{
    size_t count = 0;
    for (size_t i = 0; i < node->text.length; i++) {
        const char digit = node->text.text[i];
        if (digit < '0' || digit > '9' || i >= MOST_DIGITS) {
            return 0;
        }
        count = count * 10 + (size_t)(digit - '0');
    }
    return count;
}

/* Refuses a graph that is too large to be kept: its states, or states times parties. */
static ent_status check_size(ent_builder *builder, size_t states)
{
    ent_context *context = builder->context;
    if (states > context->max_states) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_STATE_LIMIT,
                                "the graph has %zu states, and %llu are allowed", states,
                                (unsigned long long)context->max_states));
        return ENT_ERROR_LIMIT;
    }
    if (states * builder->dispute->party_count > context->max_moves / PARTS) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_MOVE_LIMIT,
                                "%zu states are too many for %zu parties", states,
                                builder->dispute->party_count));
        return ENT_ERROR_LIMIT;
    }
    return ENT_OK;
}

static ent_status refuse_states(ent_builder *builder, ent_span span)
{
    return ent_builder_issue(builder, ENT_KIND_GRAPH_STATES, span,
                             "this does not say which states the graph has", NULL);
}

static ent_status read_states(ent_builder *builder, const ent_node *node)
{
    if (node->kind == ENT_NODE_SCALAR) {
        const size_t count = read_count(node);
        if (count == 0 || count > MOST_STATES) {
            return refuse_states(builder, node->span);
        }
        ENT_TRY(check_size(builder, count));
        return ent_builder_graph(builder, NULL, count, node->span);
    }
    if (node->kind != ENT_NODE_LIST || node->count == 0) {
        return refuse_states(builder, node->span);
    }
    ENT_TRY(check_size(builder, node->count));
    ent_written *names = ent_arena_new(builder->arena, node->count, sizeof *names);
    if (names == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < node->count; i++) {
        bool good = false;
        ENT_TRY(
            ent_expect(builder, node->items[i], ENT_NODE_SCALAR, "a state of the graph", &good));
        if (!good) {
            return ENT_OK;
        }
        names[i] = node->items[i]->text;
    }
    return ent_builder_graph(builder, names, node->count, node->span);
}

ent_status ent_read_graph(ent_builder *builder, const ent_node *section)
{
    const uint64_t before = builder->context->error_count;
    bool good = false;
    ENT_TRY(ent_expect(builder, section, ENT_NODE_MAP, "the section 'graph'", &good));
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(ent_fields_known(builder, section, &ent_form_graph));
    const ent_node *states = ent_field(section, "states");
    if (states == NULL) {
        return ent_builder_issue(builder, ENT_KIND_MISSING_KEY, section->span,
                                 "a graph needs the key 'states'",
                                 "list the names of its states, or write how many there are");
    }
    ENT_TRY(read_states(builder, states));
    if (builder->context->error_count > before) {
        return ENT_OK; /* what follows would only echo these errors */
    }
    return read_all_moves(builder, ent_field(section, "moves"));
}

ent_status ent_read_graph_today(ent_builder *builder, const ent_node *section)
{
    ent_dispute *dispute = builder->dispute;
    size_t state = 0;
    bool found = false;
    dispute->today_span = section->span;
    ENT_TRY(read_state(builder, section, &state, &found));
    dispute->options[0].today = (uint32_t)state;
    dispute->today[0] = state;
    return ENT_OK;
}
