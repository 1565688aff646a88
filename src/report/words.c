/* SPDX-License-Identifier: MIT */
/* Plain words. A party takes up or drops a yes/no option and sets a graded one to a value. */
#include "report/words.h"

#include "base/number.h"
#include "diag/source.h"
#include "dispute/model.h"
#include "dispute/subject.h"
#include "stability/concepts.h"

#include <string.h>

void ent_words_state(ent_text *text, const ent_space *space, uint64_t state)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    ent_text_format(text, "s%llu", (unsigned long long)(state + 1));
    const char *id = ent_state_id(space, state);
    bool named = id != NULL;
    if (named) {
        ent_text_format(text, " (%s", id);
    }
    for (size_t n = 0; n < ent_name_count(dispute); n++) {
        if (ent_state_has_name(space, state, n)) {
            ent_text_add(text, named ? ", " : " (");
            ent_text_add(text, ent_name_at(dispute, n));
            named = true;
        }
    }
    ent_text_add(text, named ? ")" : "");
}

const char *ent_words_value(const ent_space *space, uint64_t state, size_t option)
{
    return ent_state_varies(space, state, option)
               ? "*"
               : ent_option_value(ent_space_dispute(space), option,
                                  ent_state_value(space, state, option));
}

const char *ent_words_value_label(const ent_space *space, uint64_t state, size_t option)
{
    return ent_state_varies(space, state, option)
               ? "*"
               : ent_option_value_label(ent_space_dispute(space), option,
                                        ent_state_value(space, state, option));
}

const char *ent_words_value_named(const ent_dispute *dispute, size_t option, const char *name)
{
    for (size_t v = 0; v < ent_option_at(dispute, option).value_count; v++) {
        if (strcmp(ent_option_value(dispute, option, v), name) == 0) {
            return ent_option_value_label(dispute, option, v);
        }
    }
    return name;
}

/* The verb for a change of one option: 0 takes up, 1 drops, 2 sets. */
static int verb_of(const ent_option_view *option, size_t to)
{
    return option->graded ? 2 : to == 0 ? 1 : 0;
}

/* Whether the option differs between the two states, and is to be told. */
static bool is_changed(const ent_words_step *step, size_t option)
{
    return (step->told == NULL || step->told[option]) &&
           ent_state_value(step->space, step->from, option) !=
               ent_state_value(step->space, step->to, option) &&
           !ent_state_varies(step->space, step->from, option) &&
           !ent_state_varies(step->space, step->to, option);
}

void ent_words_change_among(ent_text *text, const ent_words_step *step, size_t party)
{
    static const char *const verbs[] = {"{takes|take} up", "{drops|drop}", "{sets|set}"};
    const ent_dispute *dispute = ent_space_dispute(step->space);
    ent_subject who = ent_party_subject(dispute, party);
    bool any = false;
    for (int verb = 0; verb < 3; verb++) {
        bool first = true;
        for (size_t o = 0; o < ent_option_count(dispute); o++) {
            const ent_option_view option = ent_option_at(dispute, o);
            const size_t before = ent_state_value(step->space, step->from, o);
            const size_t after = ent_state_value(step->space, step->to, o);
            if ((party < ent_party_count(dispute) && option.party != party) ||
                verb_of(&option, after) != verb || !is_changed(step, o)) {
                continue;
            }
            ent_text_add(text, !any ? "" : first ? "; " : ", ");
            ent_text_add(text, first ? ent_inflect(&who, verbs[verb]) : "");
            ent_text_format(text, first ? " \"%s\"" : "\"%s\"", option.label);
            if (verb == 2) {
                ent_text_format(text, " from %s to %s", ent_option_value_label(dispute, o, before),
                                ent_option_value_label(dispute, o, after));
            }
            first = false;
            any = true;
        }
    }
}

void ent_words_change(ent_text *text, const ent_space *space, size_t party, uint64_t from,
                      uint64_t to)
{
    const ent_words_step step = {.space = space, .from = from, .to = to};
    ent_words_change_among(text, &step, party);
}

/* Whether an option of a party is told of. */
static bool any_changed(const ent_words_step *step, size_t party)
{
    const ent_dispute *dispute = ent_space_dispute(step->space);
    bool any = false;
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        any = any || (ent_option_at(dispute, o).party == party && is_changed(step, o));
    }
    return any;
}

void ent_words_changes(ent_text *text, const ent_words_step *step)
{
    const ent_dispute *dispute = ent_space_dispute(step->space);
    bool any = false;
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        if (any_changed(step, p)) {
            ent_text_format(text, any ? "; %s " : "%s ", ent_party_name(dispute, p));
            ent_words_change_among(text, step, p);
            any = true;
        }
    }
}

void ent_words_tied(ent_text *text, const ent_words_held *held)
{
    bool any = false;
    for (size_t p = 0; p < ent_party_count(ent_space_dispute(held->step.space)); p++) {
        any = any || any_changed(&held->step, p);
    }
    if (any) {
        ent_text_format(text,
                        "each of the %llu that hold under %s differs from today in this, too: ",
                        (unsigned long long)held->count, ent_concept_label(held->concept));
        ent_words_changes(text, &held->step);
    }
}

void ent_words_move(ent_text *text, const ent_space *space, size_t party, uint64_t from,
                    uint64_t to)
{
    const size_t before = text->length;
    ent_words_change(text, space, party, from, to);
    ent_subject who = ent_party_subject(ent_space_dispute(space), party);
    ent_text_add(text, text->length > before ? "" : ent_inflect(&who, "{moves|move}"));
}

void ent_words_concepts(ent_text *text, unsigned concepts)
{
    bool any = false;
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        if ((concepts >> ent_strictest[i] & 1) != 0) {
            ent_text_add(text, any ? ", " : "");
            ent_text_add(text, ent_concept_label(ent_strictest[i]));
            any = true;
        }
    }
    ent_text_add(text, any ? "" : "none");
}

const char *ent_words_asks(ent_concept concept)
{
    static const char *const asks[ENT_CONCEPT_COUNT] = {
        [ENT_NASH] = "no party can do better by a move of its own",
        [ENT_SSEQ] = "whoever could do better is deterred by answers that pay their givers, and "
                     "that it cannot turn into a gain",
        [ENT_SEQ] = "whoever could do better is deterred by answers that pay their givers",
        [ENT_SMR] = "whoever could do better is deterred by answers, at any cost to their givers, "
                    "that it cannot turn into a gain",
        [ENT_GMR] = "whoever could do better is deterred by answers, at any cost to their givers",
        [ENT_SIM] = "whoever could do better fares no better when others move at the same time"};
    return asks[concept];
}

const char *ent_words_letter(unsigned concepts)
{
    static const char *const letters[ENT_CONCEPT_COUNT] = {
        [ENT_NASH] = "N", [ENT_GMR] = "G",   [ENT_SMR] = "SM",
        [ENT_SEQ] = "S",  [ENT_SSEQ] = "SS", [ENT_SIM] = "SI"};
    const unsigned place = ent_strictness(concepts);
    return place < ENT_CONCEPT_COUNT ? letters[ent_strictest[place]] : ".";
}

void ent_words_strength(ent_text *text, const ent_solution *solution, size_t party, uint64_t state)
{
    unsigned strong = 0, weak = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(solution) >> c & 1) != 0) {
            const ent_stability found = party == ENT_ALL_PARTIES
                                            ? ent_equilibrium_strength(solution, c, state)
                                            : ent_strength_of(solution, c, party, state);
            strong |= (unsigned)(found == ENT_STRONGLY_STABLE) << c;
            weak |= (unsigned)(found == ENT_WEAKLY_STABLE) << c;
        }
    }
    if (strong != 0) {
        ent_text_add(text, "; strongly under ");
        ent_words_concepts(text, strong);
    }
    if (weak != 0) {
        ent_text_add(text, strong != 0 ? ", weakly under " : "; weakly under ");
        ent_words_concepts(text, weak);
    }
}

bool ent_words_says_half(const ent_dispute *dispute, size_t party, size_t statement)
{
    return dispute->parties[party].statements[statement].want->op == ENT_OP_IFF;
}

void ent_words_statement(ent_text *text, const ent_dispute *dispute, size_t party, size_t statement)
{
    const ent_statement_view view = ent_statement_at(dispute, party, statement);
    const bool both = view.label != NULL && ent_words_says_half(dispute, party, statement);
    ent_text_format(text, "\"%s\" (%s%swish %zu, %s)", view.label == NULL ? view.want : view.label,
                    both ? view.want : "", both ? "; " : "", statement + 1,
                    ent_basis_word(view.basis));
}

/* Whether what comes next begins a sentence. */
static bool at_opening(const ent_text *text)
{
    return text->length == 0 ||
           (text->length > 1 && memcmp(text->bytes + text->length - 2, ". ", 2) == 0);
}

size_t ent_words_parties(ent_text *text, const ent_dispute *dispute, const int *chosen, int value)
{
    size_t total = 0, written = 0;
    const bool opens = at_opening(text);
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        total += chosen[p] == value;
    }
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        if (chosen[p] == value) {
            ent_text_add(text, written == 0 ? "" : written + 1 == total ? " and " : ", ");
            ent_text_add(text, opens && written == 0 ? ent_party_opening(dispute, p)
                                                     : ent_party_name(dispute, p));
            written++;
        }
    }
    return total;
}

void ent_words_coalition(ent_text *text, const ent_dispute *dispute, uint64_t parties)
{
    bool first = true, opens = at_opening(text);
    for (size_t p = 0; parties != 0; p++, parties >>= 1) {
        if ((parties & 1) != 0) {
            ent_text_add(text, first ? "" : parties == 1 ? " and " : ", ");
            ent_text_add(text, opens ? ent_party_opening(dispute, p) : ent_party_name(dispute, p));
            first = opens = false;
        }
    }
}

void ent_words_leave_all(ent_text *text, const ent_words_of_name *of, int *chosen)
{
    const ent_space *space = ent_solution_space(of->solution);
    const ent_dispute *dispute = ent_space_dispute(space);
    size_t leaving = 0;
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        chosen[p] = 1;
        for (uint64_t state = 0; chosen[p] == 1 && state < ent_state_count(space); state++) {
            const bool meant = ent_state_has_name(space, state, of->name) &&
                               (of->where == NULL || ent_state_set_has(of->where, state));
            chosen[p] = !(meant && ent_is_stable(of->solution, of->concept, p, state));
        }
        leaving += (size_t)chosen[p];
    }
    if (leaving == 0) {
        ent_text_format(text, "%s party would leave each, not always the same one",
                        at_opening(text) ? "Some" : "some");
        return;
    }
    (void)ent_words_parties(text, dispute, chosen, 1);
    ent_text_add(text, leaving == 1 ? " would leave each" : " would each leave all");
}

void ent_words_rule(ent_text *text, const ent_dispute *dispute, size_t rule)
{
    const ent_span span = dispute->rules[rule].span;
    const char *bytes = dispute->source.bytes + span.start;
    size_t length = 0;
    while (length < span.end - span.start && strchr("\r\n", bytes[length]) == NULL) {
        length++;
    }
    ent_arena arena;
    ent_place place;
    ent_arena_init(&arena, text->allocator);
    if (ent_source_place(&dispute->source, span, &arena, &place) == ENT_OK) {
        ent_text_format(text, "the rule of line %llu, \"%.*s\"", (unsigned long long)place.line,
                        (int)length, bytes);
    } else {
        text->failed = true;
    }
    ent_arena_free(&arena);
}

ent_subject ent_words_subject(const ent_dispute *dispute, uint64_t parties)
{
    bool many = (parties & (parties - 1)) != 0;
    for (size_t p = 0; p < ent_party_count(dispute) && !many; p++) {
        many = (parties >> p & 1) != 0 && ent_party_is_plural(dispute, p);
    }
    return ent_subject_of(many);
}

void ent_words_basis(ent_text *text, const uint64_t *counts)
{
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        ent_text_format(text, "%s%llu %s", b > 0 ? ", " : "", (unsigned long long)counts[b],
                        ent_basis_word(b));
    }
}

void ent_words_grounds(ent_text *text, const uint64_t *cited)
{
    uint64_t total = 0;
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        total += cited[b];
    }
    if (total > 0) {
        ent_text_add(text, "The reasons given rest on ");
        ent_words_count(text, total, "wish: ", "wishes: ");
        ent_words_basis(text, cited);
        ent_text_add(text, ".");
    }
}

void ent_words_degree(char room[ENT_DEGREE_ROOM], uint32_t millionths)
{
    size_t length = ENT_DEGREE_ROOM - 1;
    room[0] = millionths == ENT_FUZZY_ONE ? '1' : '0';
    room[1] = '.';
    for (size_t k = ENT_DEGREE_ROOM - 1; k-- > 2; millionths /= 10) {
        room[k] = (char)('0' + millionths % 10);
    }
    while (room[length - 1] == '0' && length > 2) {
        length--;
    }
    room[length == 2 ? 1 : length] = '\0';
}

void ent_put_more(ent_writer *writer, size_t indent, uint64_t left)
{
    ent_text line;
    ent_text_init(&line, writer->buffer.allocator);
    ent_text_add(&line, "... and ");
    ent_text_add_grouped(&line, left);
    ent_text_add(&line, " more; --limit 0 shows all");
    ent_put_wrapped(writer, indent, indent, ent_text_get(&line));
    writer->status = line.failed && writer->status == ENT_OK ? ENT_ERROR_MEMORY : writer->status;
    ent_text_free(&line);
}

void ent_words_count(ent_text *text, uint64_t number, const char *one, const char *many)
{
    ent_text_add_grouped(text, number);
    ent_text_add(text, " ");
    ent_text_add(text, number == 1 ? one : many);
}

const char *ent_words_stability(ent_stability found, bool told)
{
    static const char *const words[] = {[ENT_UNSTABLE] = "0",
                                        [ENT_STABLE] = "1",
                                        [ENT_WEAKLY_STABLE] = "weak",
                                        [ENT_STRONGLY_STABLE] = "strong"};
    return told && found == ENT_UNSTABLE ? "no" : words[found];
}

void ent_words_number(ent_text *text, const char *exact, double number, size_t longest)
{
    enum { DIGITS = 4 };
    char room[ENT_NUMBER_ROOM];
    const bool mixed = exact != NULL && strchr(exact, '/') != NULL && (number > 1 || number < -1);
    if (exact != NULL && !mixed && strlen(exact) <= longest) {
        ent_text_add(text, exact);
        return;
    }
    ent_number_rounded(room, number, DIGITS);
    ent_text_add(text, room);
}

void ent_words_sizes(ent_text *text, const ent_space *space)
{
    ent_words_count(text, ent_party_count(ent_space_dispute(space)), "party", "parties");
    ent_text_add(text, ", ");
    ent_words_count(text, ent_state_count(space), "possible state", "possible states");
}

void ent_words_today(ent_text *text, const ent_space *space)
{
    uint64_t today = 0;
    if (ent_state_today(space, &today) == ENT_OK) {
        ent_text_add(text, ent_today_given(ent_space_dispute(space))
                               ? "; today is "
                               : "; today is not described and taken to be ");
        ent_words_state(text, space, today);
    }
}

void ent_words_where(ent_text *text, const ent_state_set *where)
{
    ent_text_add(text, "looking only at ");
    ent_words_count(text, ent_state_set_count(where), "state", "states");
    ent_text_add(text, " chosen by --where");
}
