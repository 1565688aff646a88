/* SPDX-License-Identifier: MIT */
/*
 * The map of a dispute: what was chosen, as a net with words.
 *
 * A state is called by the name that the fewest states bear of those that it bears, in words, or by its number. Moves have the ink
 * and the dashes of their mover; those that improve its position are drawn strong. Where there are more parties
 * than inks, moves bear their mover's number.
 */
#include "report/chart/choose.h"

#include "dispute/subject.h"
#include "report/words.h"
#include "stability/solution.h"
#include <entente/explain.h>

#include <stdio.h>
#include <string.h>

enum { INKS = ENT_INK_PARTY_LAST - ENT_INK_PARTY_1 + 1 };

typedef struct mapper {
    ent_arena *arena;
    const ent_map_request *request;
    const ent_map_choice *choice;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    uint64_t *bearers; /* per name how many states bear it */
    ent_net_node *nodes;
    ent_net_arrow *arrows;
    const char **columns;
    size_t column_count;
    ent_sample *samples;
    size_t sample_count;
} mapper;

/* What stands in the text, copied; the text is empty then. ENT_ERROR_MEMORY. */
static ent_status take(mapper *m, const char **out)
{
    *out = m->text.failed ? NULL : ent_arena_text(m->arena, ent_text_get(&m->text), m->text.length);
    ent_text_clear(&m->text);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Of the names that a state bears the one that the fewest states bear; their number when it bears none. */
static size_t name_of(const mapper *m, uint64_t state)
{
    const size_t names = ent_name_count(m->dispute);
    size_t found = names;
    for (size_t n = 0; n < names; n++) {
        if (ent_state_has_name(m->space, state, n) &&
            (found == names || m->bearers[n] < m->bearers[found])) {
            found = n;
        }
    }
    return found;
}

/* A name as words: blanks for underscores, and a capital. */
static ent_status name_in_words(mapper *m, const char *name, const char **out)
{
    ent_text_add(&m->text, name);
    for (size_t i = 0; !m->text.failed && i < m->text.length; i++) {
        char *letter = &m->text.bytes[i];
        *letter = *letter == '_' ? ' ' : *letter;
        if (i == 0 && *letter >= 'a' && *letter <= 'z') {
            *letter = (char)(*letter - 'a' + 'A');
        }
    }
    return take(m, out);
}

/* What a state is called: by the caller, by the file, or NULL: by its number alone. */
static ent_status find_title(mapper *m, const ent_map_state *state, const char **out)
{
    const ent_map_request *request = m->request;
    const size_t name = name_of(m, state->state);
    *out = ent_state_id(m->space, state->state);
    if (request->titles != NULL && state->settlement < request->shown_count &&
        request->titles[state->settlement] != NULL) {
        *out = request->titles[state->settlement];
    } else if (name < ent_name_count(m->dispute)) {
        return name_in_words(m, ent_name_at(m->dispute, name), out);
    }
    return ENT_OK;
}

/* The concepts of a set that no other of the set implies. */
static unsigned strictest(unsigned concepts)
{
    static const struct {
        ent_concept concept;
        unsigned implied;
    } rules[] = {{ENT_NASH, ENT_ALL_CONCEPTS & ~(1u << ENT_NASH)},
                 {ENT_SSEQ, 1u << ENT_SEQ | 1u << ENT_SMR | 1u << ENT_GMR},
                 {ENT_SEQ, 1u << ENT_GMR},
                 {ENT_SMR, 1u << ENT_GMR}};
    unsigned left = concepts;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        left &= (concepts >> rules[i].concept & 1) != 0 ? ~rules[i].implied : ENT_ALL_CONCEPTS;
    }
    return left;
}

/* Whether a title already begins with the number of its state, as that of a state without a name does. */
static bool has_number(const char *title, uint64_t state)
{
    char number[24];
    const int length = snprintf(number, sizeof number, "s%llu (", (unsigned long long)(state + 1));
    return strncmp(title, number, (size_t)length) == 0;
}

/* "s12, today, SEQ": the number where the label lacks it, and what is to be said of the state. */
static ent_status note_of(mapper *m, const ent_map_state *state, const char *title,
                          const char **out)
{
    const unsigned concepts = ent_equilibrium_concepts(m->request->solution, state->state);
    const bool named = title != NULL && !has_number(title, state->state);
    if (named) {
        ent_text_format(&m->text, "s%llu", (unsigned long long)(state->state + 1));
    }
    if (state->state == m->request->from) {
        ent_text_add(&m->text, named ? ", today" : "today");
    }
    if (concepts != 0) {
        ent_text_add(&m->text, m->text.length > 0 ? ", " : "");
        ent_words_concepts(&m->text, strictest(concepts));
    }
    if (m->text.length == 0) {
        *out = NULL;
        return m->text.failed ? ENT_ERROR_MEMORY : ENT_OK;
    }
    return take(m, out);
}

/* Number and names, how far it is, under what it holds, and what is not as it is today. */
static ent_status tip_of(mapper *m, const ent_map_state *state, const char **out)
{
    const uint64_t today = m->request->from;
    const unsigned concepts = ent_equilibrium_concepts(m->request->solution, state->state);
    ent_words_state(&m->text, m->space, state->state);
    if (state->state == today) {
        ent_text_add(&m->text, ": today");
    } else if (state->steps == ENT_NOT_REACHED) {
        ent_text_add(&m->text, ": not reached from today");
    } else {
        ent_text_add(&m->text, ": ");
        ent_words_count(&m->text, state->steps, "move", "moves");
        ent_text_add(&m->text, " from today");
    }
    ent_text_add(&m->text, concepts == 0 ? "; does not hold" : "; holds: ");
    if (concepts != 0) {
        ent_words_concepts(&m->text, concepts);
    }
    if (state->state != today && !ent_is_graph_form(m->dispute)) {
        ent_text_add(&m->text, "; against today ");
        ent_words_change(&m->text, m->space, ent_party_count(m->dispute), today, state->state);
    }
    return take(m, out);
}

static ent_status make_node(mapper *m, size_t i)
{
    const ent_map_state *state = &m->choice->states[i];
    ent_net_node *node = &m->nodes[i];
    const char *title = NULL;
    ENT_TRY(find_title(m, state, &title));
    ent_text_format(&m->text, "s%llu", (unsigned long long)(state->state + 1));
    ENT_TRY(take(m, &node->key));
    ENT_TRY(note_of(m, state, title, &node->note));
    ENT_TRY(tip_of(m, state, &node->tip));
    node->label = title == NULL ? node->key : title;
    node->column = state->steps == ENT_NOT_REACHED ? m->column_count - 1 : state->steps;
    const bool holds = ent_equilibrium_concepts(m->request->solution, state->state) != 0;
    const bool today = state->state == m->request->from;
    node->ink = today ? ENT_INK_TODAY : holds ? ENT_INK_HOLDS : ENT_INK_NODE;
    node->strong = today || state->settlement < m->request->shown_count;
    return ENT_OK;
}

static bool are_numbered(const mapper *m)
{
    return ent_party_count(m->dispute) > INKS;
}

static ent_status number_of(mapper *m, size_t party, const char **out)
{
    ent_text_format(&m->text, "%zu", party + 1);
    return take(m, out);
}

static ent_status make_arrow(mapper *m, size_t i)
{
    static const char *const gains[] = {"worse for {it|them}", "as good for {it|them}",
                                        "better for {it|them}"};
    const ent_map_move *move = &m->choice->moves[i];
    const uint64_t from = m->choice->states[move->from].state;
    const uint64_t to = m->choice->states[move->to].state;
    ent_net_arrow *arrow = &m->arrows[i];
    arrow->from = move->from;
    arrow->to = move->to;
    arrow->ink = (ent_ink)(ENT_INK_PARTY_1 + move->party % INKS);
    arrow->dashed = move->party >= INKS;
    arrow->strong = move->gain == ENT_GAIN_BETTER;
    if (are_numbered(m)) {
        ENT_TRY(number_of(m, move->party, &arrow->label));
    }
    ent_text_format(&m->text, "s%llu to s%llu: %s ", (unsigned long long)(from + 1),
                    (unsigned long long)(to + 1), ent_party_name(m->dispute, move->party));
    ent_words_move(&m->text, m->space, move->party, from, to);
    ent_subject who = ent_party_subject(m->dispute, move->party);
    ent_text_format(&m->text, "; %s", ent_inflect(&who, gains[move->gain]));
    return take(m, &arrow->tip);
}

/* A column for each number of moves, and a last one for what is not reached. */
static ent_status make_columns(mapper *m)
{
    const ent_map_choice *choice = m->choice;
    bool unreached = false;
    for (size_t i = 0; i < choice->state_count; i++) {
        const uint32_t steps = choice->states[i].steps;
        unreached = unreached || steps == ENT_NOT_REACHED;
        if (steps != ENT_NOT_REACHED && steps >= m->column_count) {
            m->column_count = (size_t)steps + 1;
        }
    }
    const size_t reached = m->column_count;
    m->column_count += unreached ? 1 : 0;
    m->columns = ent_arena_new(m->arena, m->column_count, sizeof *m->columns);
    if (m->columns == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t c = 1; c < reached; c++) {
        ent_words_count(&m->text, c, "move", "moves");
        ENT_TRY(take(m, &m->columns[c]));
    }
    m->columns[0] = "today";
    if (unreached) {
        m->columns[reached] = "not reached";
    }
    return ENT_OK;
}

static void add_sample(mapper *m, const ent_sample *sample)
{
    m->samples[m->sample_count++] = *sample;
}

static ent_status make_samples(mapper *m)
{
    const size_t parties = ent_party_count(m->dispute);
    m->samples = ent_arena_new(m->arena, parties + 4, sizeof *m->samples);
    if (m->samples == NULL) {
        return ENT_ERROR_MEMORY;
    }
    add_sample(m, &(ent_sample){ENT_SAMPLE_BOX, ENT_INK_TODAY, false, true, NULL, "today"});
    add_sample(m, &(ent_sample){ENT_SAMPLE_BOX, ENT_INK_HOLDS, false, false, NULL,
                                "would hold, under the concept named"});
    if (m->request->shown_count > 0) {
        add_sample(m, &(ent_sample){ENT_SAMPLE_BOX, ENT_INK_HOLDS, false, true, NULL,
                                    "one of the states told of"});
    }
    for (size_t p = 0; p < parties; p++) {
        ent_sample sample = {.kind = ENT_SAMPLE_LINE,
                             .ink = (ent_ink)(ENT_INK_PARTY_1 + p % INKS),
                             .dashed = p >= INKS,
                             .text = ent_party_opening(m->dispute, p)};
        if (are_numbered(m)) {
            ent_text_format(&m->text, "%zu: %s", p + 1, sample.text);
            ENT_TRY(take(m, &sample.text));
        }
        add_sample(m, &sample);
    }
    add_sample(m, &(ent_sample){ENT_SAMPLE_LINE, ENT_INK_MOVE, false, true, NULL,
                                "thick: better for who moves"});
    return ENT_OK;
}

static const char *const extents[] = {
    [ENT_MAP_ALL_WAYS] =
        "Shown are moves by which their mover gains, and those on shortest ways from today.",
    [ENT_MAP_ONE_WAY] = "Shown are moves by which their mover gains, and one shortest way from "
                        "today to each state.",
    [ENT_MAP_BEST_MOVES] =
        "Shown are the move by which each party gains most in each state, and one shortest way "
        "from today to each state.",
};

/* How far each settlement is. */
static void add_distances(mapper *m)
{
    const ent_map_choice *choice = m->choice;
    for (size_t i = 0; i < choice->state_count; i++) {
        const ent_map_state *state = &choice->states[i];
        if (state->state == m->request->from || state->settlement >= m->request->shown_count) {
            continue;
        }
        ent_words_state(&m->text, m->space, state->state);
        if (state->steps == ENT_NOT_REACHED) {
            ent_text_add(&m->text, " is not reached. ");
        } else {
            ent_text_add(&m->text, " is reached by ");
            ent_words_count(&m->text, state->steps, "move", "moves");
            ent_text_add(&m->text, ". ");
        }
    }
}

static void add_left(mapper *m)
{
    const ent_map_choice *choice = m->choice;
    if (choice->left_states + choice->left_moves == 0) {
        ent_text_add(&m->text, " Nothing is left out.");
        return;
    }
    ent_text_add(&m->text, " Left out: ");
    if (choice->left_states > 0) {
        ent_words_count(&m->text, choice->left_states, "state that is", "states that are");
        ent_text_add(&m->text, choice->left_moves > 0 ? " reached; " : " reached.");
    }
    if (choice->left_moves > 0) {
        ent_words_count(&m->text, choice->left_moves, "move", "moves");
        ent_text_add(&m->text, " among the states shown.");
    }
}

/* What is to be seen, in words. */
static ent_status describe(mapper *m, const char **out)
{
    ent_words_count(&m->text, m->choice->state_count, "state", "states");
    ent_text_add(&m->text, " in columns by the fewest moves from today, and ");
    ent_words_count(&m->text, m->choice->move_count, "move", "moves");
    ent_text_add(&m->text, " as arrows, thick where the mover gains. ");
    add_distances(m);
    ent_text_add(&m->text, extents[m->choice->extent]);
    add_left(m);
    return take(m, out);
}

static ent_status make_net(mapper *m, ent_net *net)
{
    const ent_map_choice *choice = m->choice;
    const size_t names = ent_name_count(m->dispute);
    m->nodes = ent_arena_new(m->arena, choice->state_count, sizeof *m->nodes);
    m->arrows = ent_arena_new(m->arena, choice->move_count, sizeof *m->arrows);
    m->bearers = ent_arena_new(m->arena, names, sizeof *m->bearers);
    if (m->nodes == NULL || m->arrows == NULL || m->bearers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t n = 0; n < names; n++) {
        const size_t words = ent_bits_words(m->space->count);
        m->bearers[n] = ent_bits_count(m->space->named + n * words, words);
    }
    ENT_TRY(make_columns(m));
    for (size_t i = 0; i < choice->state_count; i++) {
        ENT_TRY(make_node(m, i));
    }
    for (size_t i = 0; i < choice->move_count; i++) {
        ENT_TRY(make_arrow(m, i));
    }
    ENT_TRY(make_samples(m));
    *net = (ent_net){.title = "Moves from today",
                     .nodes = m->nodes,
                     .node_count = choice->state_count,
                     .arrows = m->arrows,
                     .arrow_count = choice->move_count,
                     .columns = m->columns,
                     .column_count = m->column_count,
                     .samples = m->samples,
                     .sample_count = m->sample_count};
    return describe(m, &net->description);
}

ent_status ent_map_draw(ent_context *context, ent_arena *arena, const ent_map_request *request,
                        ent_map_choice *choice, ent_drawing **out)
{
    ent_map_choice chosen;
    ENT_TRY(ent_map_choose(context, arena, request, &chosen));
    ent_net net;
    mapper m = {.arena = arena,
                .request = request,
                .choice = &chosen,
                .space = request->solution->space,
                .dispute = request->solution->space->dispute};
    ent_text_init(&m.text, &context->allocator);
    ent_status status = make_net(&m, &net);
    ent_text_free(&m.text);
    if (status == ENT_OK) {
        status = ent_net_draw(arena, &net, out);
    }
    if (status == ENT_OK && choice != NULL) {
        *choice = chosen;
    }
    return status;
}
