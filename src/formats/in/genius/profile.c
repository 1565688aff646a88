/* SPDX-License-Identifier: MIT */
/*
 * A profile: what each value of each issue is worth to a party.
 *
 * Issues are found by their names, values by theirs; a profile's indices join its own weights to its own issues, and may be
 * others than the domain's. What the profile misses, or has beyond the domain, is an error: its outcomes would be others.
 */
#include "formats/in/genius/parts.h"

#include <string.h>

typedef struct profile {
    ent_genius *g;
    size_t party;
    const ent_element *space;
    const ent_element **elements; /* per issue of the domain: where the profile has it */
    const ent_element **weights;  /* and its weight */
    ent_map issue_at;             /* from the profile's indices */
    bool by_rectangles;           /* no weights, and so no evaluations either */
    size_t met;                   /* issues of the domain that it has */
    bool unknown;                 /* it has issues that are not the domain's, which was told */
} profile;

static ent_arena *arena_of(const profile *p)
{
    return &p->g->builder->dispute->arena;
}

/* Says what does not fit the domain, and where the domain has it. */
static ent_status refuse(const profile *p, const ent_genius_finding *finding)
{
    ent_genius_finding fit = *finding;
    fit.kind = ENT_KIND_GENIUS_FIT;
    fit.note = fit.note == NULL ? "in the domain here" : fit.note;
    return ent_genius_tell(p->g, &fit);
}

/* Puts what a party says of an issue into one of the issue's mappings by party. */
static ent_status put(const profile *p, const ent_genius_issue *issue, ent_node **by_party,
                      ent_node *node)
{
    if (*by_party == NULL) {
        *by_party = ent_node_new(arena_of(p), ENT_NODE_MAP, p->g->part_count, issue->element->span);
    }
    return *by_party == NULL
               ? ENT_ERROR_MEMORY
               : ent_node_put_id(arena_of(p), *by_party, &p->g->parties[p->party], node);
}

/* --- lists --- */

/* Reads an item into the numbers of an issue's values. *again: a value stood before, and is told only once. */
static ent_status read_item(const profile *p, const ent_genius_issue *issue,
                            const ent_element *item, ent_node **numbers, bool *again)
{
    const ent_written *value = NULL;
    ent_plain number;
    bool good = false;
    ENT_TRY(ent_genius_need(p->g, item, "value", &value));
    ENT_TRY(ent_genius_need_number(p->g, item, "evaluation", &number, &good));
    if (value == NULL || !good) {
        return ENT_OK;
    }
    const ent_map_entry *entry = ent_map_get(&issue->value_of, value->text, value->length);
    if (entry == NULL) {
        const ent_genius_finding finding = {.span = value->span,
                                            .before = "this issue has no value",
                                            .name = value,
                                            .after = " in the domain",
                                            .cure = "values are those of the domain, to the letter",
                                            .note_span = issue->name.span};
        return refuse(p, &finding);
    }
    if (numbers[entry->number] != NULL && !*again) {
        *again = true;
        const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_TWICE,
                                            .span = value->span,
                                            .before = "the value",
                                            .name = value,
                                            .after =
                                                " stands here again, and what is said last counts",
                                            .note = "before, here",
                                            .note_span = numbers[entry->number]->span};
        ENT_TRY(ent_genius_tell(p->g, &finding));
    }
    const ent_written *evaluation = ent_element_attribute(item, "evaluation");
    numbers[entry->number] = ent_genius_number_node(p->g, &number, evaluation->span);
    return numbers[entry->number] == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status put_list(const profile *p, ent_genius_issue *issue, const ent_element *element,
                           ent_node **numbers)
{
    ent_node *table = ent_node_new(arena_of(p), ENT_NODE_MAP, issue->value_count, element->span);
    for (size_t v = 0; table != NULL && v < issue->value_count; v++) {
        if (numbers[v] == NULL) {
            const ent_genius_finding finding = {.span = element->name.span,
                                                .before = "this issue lacks an evaluation of",
                                                .name = &issue->values[v],
                                                .cure = "add an item with this value",
                                                .note_span = issue->values[v].span};
            return refuse(p, &finding);
        }
        ENT_TRY(ent_node_put_id(arena_of(p), table, &issue->value_ids[v], numbers[v]));
    }
    return put(p, issue, &issue->utilities, table);
}

static ent_status read_list(const profile *p, ent_genius_issue *issue, const ent_element *element)
{
    static const char *const read[] = {"item", NULL};
    ent_node **numbers = ent_arena_new(&p->g->scratch, issue->value_count, sizeof *numbers);
    const uint64_t before = p->g->builder->context->error_count;
    bool again = false;
    if (numbers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (const ent_element *item = element->first; item != NULL; item = item->next) {
        if (ent_element_is(item, "item")) {
            ENT_TRY(read_item(p, issue, item, numbers, &again));
        }
    }
    ENT_TRY(ent_genius_ignore_rest(p->g, element, read));
    return p->g->builder->context->error_count > before ? ENT_OK
                                                        : put_list(p, issue, element, numbers);
}

/* --- ranges --- */

/* What a function of a range is called by Genius and by its older files, and here. */
typedef struct parameter {
    const char *name, *older, *ours;
} parameter;

static const parameter linear[] = {
    {"offset", "parameter0", "offset"}, {"slope", "parameter1", "slope"}, {NULL, NULL, NULL}};
static const parameter triangular[] = {{"start", "parameter0", "from"},
                                       {"end", "parameter1", "to"},
                                       {"top", "parameter2", "top"},
                                       {NULL, NULL, NULL}};
static const parameter constant[] = {{"offset", "parameter0", "offset"}, {NULL, NULL, NULL}};

/* Reads the parameters of an evaluator into a mapping; one that lacks any is an error. */
static ent_status read_parameters(const profile *p, const ent_element *evaluator,
                                  const parameter *table, ent_node *out)
{
    for (const parameter *one = table; one->name != NULL; one++) {
        const ent_written *value = ent_element_attribute(evaluator, one->older);
        ent_plain number;
        bool good = false;
        if (value == NULL) {
            ENT_TRY(ent_genius_need(p->g, evaluator, one->name, &value));
        }
        if (value != NULL) {
            ENT_TRY(ent_genius_number(p->g, value, &number, &good));
        }
        if (good) {
            ENT_TRY(ent_node_put(arena_of(p), out, one->ours,
                                 ent_genius_number_node(p->g, &number, value->span)));
        }
    }
    return ENT_OK;
}

static ent_status read_evaluator(const profile *p, ent_genius_issue *issue,
                                 const ent_element *evaluator)
{
    static const struct {
        const char *word;
        const parameter *table;
    } functions[] = {{"linear", linear}, {"triangular", triangular}, {"constant", constant}};
    const ent_written *word = ent_element_attribute(evaluator, "ftype");
    ent_node *function = ent_node_new(arena_of(p), ENT_NODE_MAP, 4, evaluator->span);
    if (function == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < 3; i++) {
        if (word == NULL || strcmp(word->text, functions[i].word) == 0) { /* linear is usual */
            ENT_TRY(read_parameters(p, evaluator, functions[i].table, function));
            if (functions[i].table == constant) {
                const ent_plain none = {.text = "0"};
                ENT_TRY(ent_node_put(arena_of(p), function, "slope",
                                     ent_genius_number_node(p->g, &none, evaluator->span)));
            }
            return put(p, issue, &issue->utilities, function);
        }
    }
    const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_UNKNOWN,
                                        .span = word->span,
                                        .before = "there are no evaluators of the kind",
                                        .name = word,
                                        .cure = "write linear, triangular or constant"};
    return ent_genius_tell(p->g, &finding);
}

/* Asks whether a profile's bound, where it writes one, is the domain's. */
static ent_status check_bound(const profile *p, const ent_genius_issue *issue,
                              const ent_element *element, const char *name)
{
    const ent_written *value = ent_genius_bound(element, name);
    const ent_plain *wanted = strcmp(name, "lowerbound") == 0 ? &issue->lower : &issue->upper;
    ent_plain number;
    bool good = false;
    if (value == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_genius_number(p->g, value, &number, &good));
    if (!good || ent_plain_compare(&number, wanted) == 0) {
        return ENT_OK;
    }
    const ent_genius_finding finding = {.span = value->span,
                                        .before = "this issue has another range in the domain",
                                        .cure = "write the bounds of the domain",
                                        .note_span = ent_genius_bound(issue->element, name)->span};
    return refuse(p, &finding);
}

static ent_status read_range(const profile *p, ent_genius_issue *issue, const ent_element *element)
{
    static const char *const read[] = {"range", "evaluator", NULL};
    ENT_TRY(check_bound(p, issue, element, "lowerbound"));
    ENT_TRY(check_bound(p, issue, element, "upperbound"));
    ENT_TRY(ent_genius_ignore_rest(p->g, element, read));
    for (const ent_element *child = element->first; child != NULL; child = child->next) {
        if (ent_element_is(child, "evaluator")) {
            return read_evaluator(p, issue, child);
        }
    }
    const ent_genius_finding finding = {.span = element->name.span,
                                        .before = "this issue lacks an 'evaluator'",
                                        .cure = "add one, such as <evaluator ftype=\"linear\" "
                                                "offset=\"0\" slope=\"0.1\"/>",
                                        .note_span = issue->name.span};
    return refuse(p, &finding);
}

/* --- issues --- */

/* Keeps by which index the profile calls an issue. */
static ent_status keep_index(profile *p, const ent_element *element, size_t issue)
{
    ent_plain index;
    bool good = false;
    ENT_TRY(ent_genius_need_number(p->g, element, "index", &index, &good));
    if (!good || ent_map_get(&p->issue_at, index.text, strlen(index.text)) != NULL) {
        return ENT_OK; /* a second issue of an index has no weight, and that is told */
    }
    const char *kept = ent_arena_text(&p->g->scratch, index.text, strlen(index.text));
    return kept == NULL ? ENT_ERROR_MEMORY : ent_map_put(&p->issue_at, kept, strlen(kept), issue);
}

/* Finds an issue of the profile in the domain; *out NULL after an error. */
static ent_status find_issue(profile *p, const ent_element *element, ent_genius_issue **out)
{
    const ent_written *name = NULL;
    *out = NULL;
    ENT_TRY(ent_genius_need(p->g, element, "name", &name));
    if (name == NULL) {
        return ENT_OK;
    }
    const ent_map_entry *entry = ent_map_get(&p->g->issue_of, name->text, name->length);
    if (entry == NULL) {
        p->unknown = true;
        const ent_genius_finding finding = {.span = name->span,
                                            .before = "there is no issue",
                                            .name = name,
                                            .after = " in the domain",
                                            .cure =
                                                "issues are called as in the domain, to the letter",
                                            .note = "the domain begins here",
                                            .note_span = p->g->roots[0]->name.span};
        return refuse(p, &finding);
    }
    if (p->elements[entry->number] != NULL) {
        const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_FORM,
                                            .span = name->span,
                                            .before = "the issue",
                                            .name = name,
                                            .after = " stands here again",
                                            .cure = "remove one of the two",
                                            .note = "for the first time here",
                                            .note_span = p->elements[entry->number]->name.span};
        return ent_genius_tell(p->g, &finding);
    }
    p->elements[entry->number] = element;
    p->met++;
    *out = &p->g->issues[entry->number];
    return keep_index(p, element, entry->number);
}

static ent_status read_issue(profile *p, const ent_element *element)
{
    ent_genius_issue *issue = NULL;
    ent_genius_kind kind = ENT_GENIUS_LIST;
    bool good = false;
    ENT_TRY(find_issue(p, element, &issue));
    ENT_TRY(ent_genius_kind_of(p->g, element, &kind, &good));
    if (issue == NULL || !good || p->by_rectangles) {
        return ENT_OK;
    }
    if (kind != issue->kind) {
        const ent_genius_finding finding = {.span = element->name.span,
                                            .before = "this issue is of another kind in the domain",
                                            .cure = "give it the kind that it has in the domain",
                                            .note_span = issue->element->name.span};
        return refuse(p, &finding);
    }
    return kind == ENT_GENIUS_LIST ? read_list(p, issue, element) : read_range(p, issue, element);
}

/* --- weights --- */

static ent_status read_weight(profile *p, const ent_element *element)
{
    ent_plain index;
    bool good = false;
    ENT_TRY(ent_genius_need_number(p->g, element, "index", &index, &good));
    if (!good) {
        return ENT_OK;
    }
    const ent_map_entry *entry = ent_map_get(&p->issue_at, index.text, strlen(index.text));
    if (entry == NULL && (p->unknown || p->met < p->g->issue_count)) {
        return ENT_OK; /* it may be that issue's, or one's that is lacking */
    }
    if (entry == NULL) {
        const ent_written *text = ent_element_attribute(element, "index");
        const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_IGNORED,
                                            .span = text->span,
                                            .before = "no issue of this profile has the index",
                                            .name = text};
        return ent_genius_tell(p->g, &finding);
    }
    p->weights[entry->number] = element;
    return ENT_OK;
}

static ent_status put_weight(const profile *p, ent_genius_issue *issue, const ent_element *weight)
{
    ent_plain number;
    bool good = false;
    ENT_TRY(ent_genius_need_number(p->g, weight, "value", &number, &good));
    const ent_written *value = ent_element_attribute(weight, "value");
    return good ? put(p, issue, &issue->weights, ent_genius_number_node(p->g, &number, value->span))
                : ENT_OK;
}

/* Puts the weights, and tells which issues the profile lacks, or their weights. */
static ent_status put_weights(const profile *p)
{
    for (size_t i = 0; i < p->g->issue_count; i++) {
        ent_genius_issue *issue = &p->g->issues[i];
        const ent_element *here = p->elements[i], *weight = p->weights[i];
        if (here != NULL && weight != NULL) {
            ENT_TRY(put_weight(p, issue, weight));
        } else if (here == NULL ? !p->unknown : !p->by_rectangles) {
            const ent_genius_finding finding = {
                .span = here == NULL ? p->space->name.span : here->name.span,
                .before = here == NULL ? "this profile lacks the issue"
                                       : "this profile has no weight of the issue",
                .name = &issue->name,
                .cure = here == NULL ? "a profile has all issues of its domain"
                                     : "add a 'weight' with the index of the issue",
                .note_span = issue->name.span};
            ENT_TRY(refuse(p, &finding));
        }
    }
    return ENT_OK;
}

/* --- what is worth without agreement --- */

/* Puts the number of an element under the party; where the profile is silent, `otherwise`, or nothing when that is NULL. */
static ent_status put_number(const profile *p, const char *name, const char *otherwise,
                             const ent_plain *factor, ent_node *to)
{
    const ent_element *element = ent_space_first(p->space, name);
    ent_plain number = {.text = "0"};
    bool good = element == NULL && otherwise != NULL;
    if (element != NULL) {
        ENT_TRY(ent_genius_need_number(p->g, element, "value", &number, &good));
    }
    if (good && factor != NULL && !ent_plain_multiply(&number, factor, &number)) {
        const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_FORM,
                                            .span = element->span,
                                            .before = "this number has too many digits"};
        return ent_genius_tell(p->g, &finding);
    }
    const ent_written *value = element == NULL ? NULL : ent_element_attribute(element, "value");
    return good ? ent_node_put_id(
                      arena_of(p), to, &p->g->parties[p->party],
                      ent_genius_number_node(p->g, &number,
                                             value == NULL ? p->space->name.span : value->span))
                : ENT_OK;
}

/* The number that utilities by rectangles are divided by, which the reservation is multiplied by instead. */
static ent_status find_largest(const profile *p, ent_plain *out, bool *given)
{
    const ent_element *function = ent_space_first(p->space, "utility_function");
    const ent_written *value =
        function == NULL ? NULL : ent_element_attribute(function, "maxutility");
    *given = false;
    if (value == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_genius_number(p->g, value, out, given));
    *given = *given && out->text[0] != '-' && strcmp(out->text, "0") != 0; /* -1: not known */
    return ENT_OK;
}

static ent_status read_profile(profile *p)
{
    ent_genius *g = p->g;
    ent_space_walk walk;
    ent_space_walk_begin(&walk, p->space, "issue");
    for (const ent_element *one; (one = ent_space_walk_next(&walk)) != NULL;) {
        ENT_TRY(read_issue(p, one));
    }
    ent_space_walk_begin(&walk, p->space, "weight");
    for (const ent_element *one; (one = ent_space_walk_next(&walk)) != NULL;) {
        ENT_TRY(read_weight(p, one));
    }
    ENT_TRY(put_weights(p));
    ent_plain largest;
    bool scaled = false;
    if (p->by_rectangles) {
        ENT_TRY(find_largest(p, &largest, &scaled));
    }
    ENT_TRY(put_number(p, "reservation", "0", scaled ? &largest : NULL, g->reservations));
    ENT_TRY(put_number(p, "discount_factor", NULL, NULL, g->discounts));
    ENT_TRY(ent_genius_rectangles(g, p->party, p->space, &p->issue_at));
    return ent_genius_ignore_in_space(g, p->space);
}

/* Profiles by rectangles alone are on a scale of their own, which others cannot share. */
static ent_status check_scale(profile *p)
{
    p->by_rectangles = ent_space_first(p->space, "weight") == NULL &&
                       (ent_space_first(p->space, "utility_function") != NULL ||
                        ent_space_first(p->space, "ufun") != NULL);
    if (p->party == 0 || p->by_rectangles == p->g->written) {
        p->g->written = p->by_rectangles;
        return ENT_OK;
    }
    const ent_genius_finding finding = {
        .kind = ENT_KIND_GENIUS_UNKNOWN,
        .span = p->space->name.span,
        .before = "some profiles of this scenario are of weights, others of hyper-rectangles alone",
        .cure = "bring them to one scale, for example by converting them apart",
        .note = "the first profile is here",
        .note_span = p->g->roots[1]->name.span};
    return ent_genius_tell(p->g, &finding);
}

ent_status ent_genius_profile(ent_genius *g, size_t party)
{
    profile p = {.g = g, .party = party};
    ENT_TRY(ent_genius_space(g, party + 1, &p.space));
    p.elements = ent_arena_new(&g->scratch, g->issue_count, sizeof *p.elements);
    p.weights = ent_arena_new(&g->scratch, g->issue_count, sizeof *p.weights);
    if (p.elements == NULL || p.weights == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (p.space == NULL) {
        return ENT_OK;
    }
    ENT_TRY(check_scale(&p));
    ent_map_init(&p.issue_at, &g->builder->context->allocator);
    const ent_status status = read_profile(&p);
    ent_map_free(&p.issue_at);
    return status;
}
