/* SPDX-License-Identifier: MIT */
/*
 * What binds a party's hands. It stays where it has no move, whatever it wants; and where it has some, its `moves` or a
 * rule may bar the one that it would make. Who reads only that no move is a gain to it takes it for content.
 */
#include "report/material/bound.h"

#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/material/phrases.h"

enum { MOST_RULES = 3 };

bool ent_phrase_is_moveless(const ent_section_job *job, const ent_explanation *explanation,
                            size_t party)
{
    const ent_stance *stance = &explanation->stances[party];
    return stance->improvement_count == 0 && stance->move_count == 0 &&
           ent_perceives(job->solution, party, explanation->state);
}

/* The rules that exclude what a party without a move could change: for each option what bars the nearest values. */
typedef struct binding {
    size_t rules[MOST_RULES];
    size_t count;
    bool more;  /* than these */
    bool other; /* something else than a rule excludes a value that `moves` lead to */
} binding;

static void bind_side(binding *b, const ent_fixed_side *side)
{
    size_t at = 0;
    b->more = b->more || side->others;
    b->other = b->other || side->why == ENT_FIXED_UNSEEN;
    if (side->why != ENT_FIXED_RULE) {
        return;
    }
    while (at < b->count && b->rules[at] != side->rule) {
        at++;
    }
    if (at == MOST_RULES) {
        b->more = true;
    } else if (at == b->count) {
        b->rules[b->count++] = side->rule;
    }
}

static binding find_binding(const ent_section_job *job, const ent_stance *stance, size_t party)
{
    binding b = {.other = false};
    for (size_t k = 0; k < stance->fixed_count; k++) {
        bind_side(&b, &stance->fixed[k].less);
        bind_side(&b, &stance->fixed[k].more);
    }
    b.other = b.other || stance->fixed_count < job->dispute->parties[party].option_count;
    return b;
}

/* "the rule "never: leave and ban"", or several. */
static void put_rules(ent_section_job *job, ent_page *page, const binding *b)
{
    const size_t told = b->more ? 1 : b->count;
    ent_tree_text(page, b->more        ? "rules of the file, such as "
                        : b->count > 1 ? "the rules "
                                       : "the rule ");
    for (size_t k = 0; k < told; k++) {
        ent_tree_text(page, k == 0 ? "" : k + 1 == told ? " and " : ", ");
        ent_phrase_rule(job, page, b->rules[k]);
    }
}

/* Whether no more is to be said of a party without a move than that it has none. */
static bool is_plain(const ent_section_job *job, const ent_explanation *explanation, size_t party)
{
    const binding b = find_binding(job, &explanation->stances[party], party);
    return ent_is_graph_form(job->dispute) ||
           (job->dispute->parties[party].option_count > 0 && (b.count == 0 || b.other));
}

void ent_phrase_moveless(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                         size_t party)
{
    ent_subject who = ent_party_subject(job->dispute, party);
    const binding b = find_binding(job, &explanation->stances[party], party);
    ent_section_put_party(job, page, party);
    if (!ent_is_graph_form(job->dispute) && job->dispute->parties[party].option_count == 0) {
        ent_tree_text(page, ent_inflect(&who, " {has|have} no options."));
        return;
    }
    ent_tree_text(page, ent_inflect(&who, " {has|have} no move here"));
    if (b.count > 0 && !b.other) {
        ent_tree_text(page, ent_inflect(&who, ": what {it|they} could change is excluded by "));
        put_rules(job, page, &b);
    }
    ent_tree_text(page, ".");
}

/* Whether a party would change an option that no move of it can change. `decided`: and that by moves it could, once. */
static bool would_change(const ent_section_job *job, const ent_fixed *fixed, bool decided)
{
    return fixed->tempting &&
           !(decided && ent_option_at(job->dispute, fixed->option).moves == ENT_MOVES_NEVER);
}

/* What to change an option is called: of one that is done or not, what it comes to in this state. */
static const char *deed_of(const ent_section_job *job, uint64_t state, size_t option)
{
    if (ent_option_at(job->dispute, option).graded) {
        return "change";
    }
    return ent_state_value(job->space, state, option) > 0 ? "take back" : "take up";
}

/* What to change all those is called that the party would change; *count: how many there are. */
static const char *deed_of_all(const ent_section_job *job, const ent_explanation *explanation,
                               size_t party, bool decided, size_t *count)
{
    const ent_stance *stance = &explanation->stances[party];
    const char *deed = "change";
    *count = 0;
    for (size_t k = 0; k < stance->fixed_count; k++) {
        if (would_change(job, &stance->fixed[k], decided)) {
            const char *one = deed_of(job, explanation->state, stance->fixed[k].option);
            deed = *count == 0 || strcmp(one, deed) == 0 ? one : "change";
            ++*count;
        }
    }
    return deed;
}

/* What its `moves` bar that the party would change. */
static void put_decided(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                        size_t party, bool decided)
{
    const ent_stance *stance = &explanation->stances[party];
    ent_subject who = ent_party_subject(job->dispute, party);
    size_t count = 0, told = 0;
    const char *deed = deed_of_all(job, explanation, party, decided, &count);
    if (count == 0) {
        return;
    }
    ent_tree_text(page, " ");
    ent_section_put_party(job, page, party);
    ent_tree_format(page, " cannot %s ", deed);
    for (size_t k = 0; k < stance->fixed_count; k++) {
        if (would_change(job, &stance->fixed[k], decided)) {
            ent_tree_text(page, told == 0 ? "" : told + 1 == count ? " or " : ", ");
            ent_tree_format(page, "\"%s\"",
                            ent_option_at(job->dispute, stance->fixed[k].option).label);
            told++;
        }
    }
    if (count == 1) {
        ent_tree_text(page, ent_inflect(&who, ", and would if {it|they} could."));
    } else {
        ent_tree_format(page, ", and would %s each of these alone", deed);
        ent_tree_text(page, ent_inflect(&who, " if {it|they} could."));
    }
}

/* What a rule forbids a party that it would do, or perhaps would, of one option. */
static void put_forbidden(ent_section_job *job, ent_page *page, uint64_t state,
                          const ent_fixed *fixed)
{
    const ent_option_view option = ent_option_at(job->dispute, fixed->option);
    ent_subject who = ent_party_subject(job->dispute, option.party);
    ent_tree_text(page, " By a rule of the file (");
    ent_phrase_rule(job, page, fixed->forbidding);
    ent_tree_text(page, ") ");
    ent_section_put_party(job, page, option.party);
    ent_tree_format(page, " cannot %s \"%s\"", deed_of(job, state, fixed->option), option.label);
    if (option.graded) {
        ent_tree_format(
            page, " to %s",
            ent_option_value_label(job->dispute, fixed->option, fixed->forbidden_value));
    }
    ent_tree_text(page, fixed->forbidden == ENT_FORBIDDEN_BETTER
                            ? ent_inflect(&who, " here, and would if {it|they} could.")
                            : " here.");
}

/* Tells what rules forbid that the party likes in this way; returns whether there is any. */
static bool put_all_forbidden(ent_section_job *job, ent_page *page,
                              const ent_explanation *explanation, size_t party, ent_forbidden kind)
{
    const ent_stance *stance = &explanation->stances[party];
    bool any = false;
    for (size_t k = 0; k < stance->fixed_count; k++) {
        if (stance->fixed[k].forbidden == kind) {
            put_forbidden(job, page, explanation->state, &stance->fixed[k]);
            any = true;
        }
    }
    return any;
}

/* Whether rules forbid a party something by which it would not be worse off. */
static bool is_held_by_rules(const ent_stance *stance)
{
    for (size_t k = 0; k < stance->fixed_count; k++) {
        if (stance->fixed[k].forbidden > ENT_FORBIDDEN_WORSE) {
            return true;
        }
    }
    return false;
}

void ent_phrase_barred(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                       size_t party, bool decided)
{
    const bool moveless = ent_phrase_is_moveless(job, explanation, party);
    put_decided(job, page, explanation, party, decided);
    if (put_all_forbidden(job, page, explanation, party, ENT_FORBIDDEN_BETTER)) {
        return;
    }
    if (decided && moveless && is_held_by_rules(&explanation->stances[party])) {
        ent_tree_text(page, " ");
        ent_phrase_moveless(job, page, explanation, party);
    } else if (!decided && !moveless) {
        (void)put_all_forbidden(job, page, explanation, party, ENT_FORBIDDEN_UNTOLD);
    }
}

/* Those of whom no more is to be said than that they have no move, in one item. */
static void put_plain(ent_section_job *job, ent_page *page, const ent_explanation *explanation)
{
    int *plain = ent_phrase_chosen(job, page);
    ent_subject who = ent_subject_of(false);
    size_t count = 0;
    for (size_t p = 0; plain != NULL && p < explanation->party_count; p++) {
        plain[p] = ent_phrase_is_moveless(job, explanation, p) && is_plain(job, explanation, p);
        count += (size_t)plain[p];
        who.many = count > 1 || (plain[p] == 1 && ent_party_is_plural(job->dispute, p)) || who.many;
    }
    if (count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    (void)ent_phrase_parties(job, page, plain, 1);
    ent_tree_text(page, ent_inflect(&who, " {has|have} no move here."));
    for (size_t p = 0; p < explanation->party_count; p++) {
        if (plain[p] == 1) {
            ent_phrase_barred(job, page, explanation, p, false);
        }
    }
    ent_tree_close(page, ENT_TREE_ITEM);
}

void ent_phrase_all_moveless(ent_section_job *job, ent_page *page,
                             const ent_explanation *explanation)
{
    put_plain(job, page, explanation);
    for (size_t p = 0; p < explanation->party_count; p++) {
        if (ent_phrase_is_moveless(job, explanation, p) && !is_plain(job, explanation, p)) {
            ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
            ent_phrase_moveless(job, page, explanation, p);
            ent_phrase_barred(job, page, explanation, p, false);
            ent_tree_close(page, ENT_TREE_ITEM);
        }
    }
}

/* Whether a party that stays would take back what its moves once could change; only of such a party the page tells it. */
static bool regrets(const ent_section_job *job, const ent_explanation *explanation, size_t party)
{
    const ent_stance *stance = &explanation->stances[party];
    const bool stays = stance->improvement_count == 0;
    for (size_t k = 0; stays && k < stance->fixed_count; k++) {
        if (would_change(job, &stance->fixed[k], true)) {
            return true;
        }
    }
    return false;
}

ent_bound ent_phrase_bound(const ent_section_job *job, const ent_explanation *explanation)
{
    bool still = true, idle = true, regret = false;
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        const bool seen = ent_perceives(job->solution, p, explanation->state);
        still = still && seen && stance->improvement_count == 0 && stance->move_count == 0;
        idle = idle && seen && stance->improvement_count == 0 &&
               stance->move_count == stance->equal_count;
        regret = regret || (seen && regrets(job, explanation, p));
    }
    return still    ? ENT_BOUND_STILL
           : regret ? ENT_BOUND_REGRET
           : idle   ? ENT_BOUND_IDLE
                    : ENT_BOUND_NOT;
}
