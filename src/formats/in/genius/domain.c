/* SPDX-License-Identifier: MIT */
/*
 * The domain: which issues there are, in the order of their indices, and which values each can have.
 *
 * A domain is a `negotiation_template` with a `utility_space` in it; objectives may stand in objectives, and only group.
 */
#include "formats/in/genius/parts.h"
#include "formats/in/tree/identifiers.h"

/* Says that the text at a place is none of those wanted there. */
static ent_status refuse_root(ent_genius *g, const ent_element *root, bool profile)
{
    const bool other = ent_element_is(root, profile ? "negotiation_template" : "utility_space");
    const ent_genius_finding finding = {
        .kind = ENT_KIND_GENIUS_FILES,
        .span = root->name.span,
        .before = !other    ? "this is no file of a Genius scenario: it begins with"
                  : profile ? "this is a domain, where a profile should be"
                            : "this is a profile, where the domain should be",
        .name = other ? NULL : &root->name,
        .cure = other ? "give the domain first, and behind it the profile of each party" : NULL};
    return ent_genius_tell(g, &finding);
}

ent_status ent_genius_space(ent_genius *g, size_t part, const ent_element **out)
{
    static const char *const in_template[] = {"utility_space", NULL};
    const ent_element *root = g->roots[part];
    *out = NULL;
    if (part > 0) {
        *out = ent_element_is(root, "utility_space") ? root : NULL;
        return *out == NULL ? refuse_root(g, root, true) : ENT_OK;
    }
    if (!ent_element_is(root, "negotiation_template")) {
        return refuse_root(g, root, false);
    }
    for (const ent_element *child = root->first; child != NULL; child = child->next) {
        if (ent_element_is(child, "utility_space")) {
            *out = child;
            return ent_genius_ignore_rest(g, root, in_template);
        }
    }
    const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_FORM,
                                        .span = root->name.span,
                                        .before = "there is no 'utility_space' in this domain"};
    return ent_genius_tell(g, &finding);
}

static ent_status tell_twice(ent_genius *g, const ent_written *again, const char *what,
                             ent_span first)
{
    const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_FORM,
                                        .span = again->span,
                                        .before = what,
                                        .name = again,
                                        .after = " stands here again",
                                        .cure = "remove one of the two, or give it another name",
                                        .note = "for the first time here",
                                        .note_span = first};
    return ent_genius_tell(g, &finding);
}

/* --- values --- */

static ent_status read_value(ent_genius *g, ent_genius_issue *issue, const ent_element *item,
                             ent_identifiers *ids)
{
    const ent_written *value = NULL;
    ENT_TRY(ent_genius_need(g, item, "value", &value));
    if (value == NULL) {
        return ENT_OK;
    }
    const ent_map_entry *first = ent_map_get(&issue->value_of, value->text, value->length);
    if (first != NULL) {
        return tell_twice(g, value, "the value", issue->values[first->number].span);
    }
    const size_t at = issue->value_count++;
    issue->values[at] = *value;
    ENT_TRY(ent_map_put(&issue->value_of, value->text, value->length, at));
    return ent_identifiers_add(ids, value, &issue->value_ids[at]);
}

static ent_status read_values(ent_genius *g, ent_genius_issue *issue)
{
    static const char *const read[] = {"item", NULL};
    size_t room = 0;
    for (const ent_element *item = issue->element->first; item != NULL; item = item->next) {
        room += ent_element_is(item, "item");
    }
    issue->values = ent_arena_new(&g->scratch, room, sizeof *issue->values);
    issue->value_ids = ent_arena_new(&g->scratch, room, sizeof *issue->value_ids);
    if (issue->values == NULL || issue->value_ids == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_identifiers ids;
    ent_identifiers_init(&ids, &g->scratch, "value");
    ent_status status = ENT_OK;
    for (const ent_element *item = issue->element->first; item != NULL && status == ENT_OK;
         item = item->next) {
        if (ent_element_is(item, "item")) {
            status = read_value(g, issue, item, &ids);
        }
    }
    ent_identifiers_free(&ids);
    return status == ENT_OK ? ent_genius_ignore_rest(g, issue->element, read) : status;
}

static ent_status read_bound(ent_genius *g, const ent_genius_issue *issue, const char *name,
                             ent_plain *out, bool *good)
{
    const ent_written *value = ent_genius_bound(issue->element, name);
    *good = false;
    if (value == NULL) {
        return ent_genius_need(g, issue->element, name, &value);
    }
    ENT_TRY(ent_genius_number(g, value, out, good));
    if (*good && issue->kind == ENT_GENIUS_INTEGER && !ent_plain_is_whole(out)) {
        *good = false;
        const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_FORM,
                                            .span = value->span,
                                            .before =
                                                "a bound of an integer issue is a whole number"};
        return ent_genius_tell(g, &finding);
    }
    return ENT_OK;
}

static ent_status read_range(ent_genius *g, ent_genius_issue *issue)
{
    static const char *const read[] = {"range", "evaluator", NULL};
    bool low = false, high = false;
    ENT_TRY(read_bound(g, issue, "lowerbound", &issue->lower, &low));
    ENT_TRY(read_bound(g, issue, "upperbound", &issue->upper, &high));
    if (low && high && ent_plain_compare(&issue->lower, &issue->upper) >= 0) {
        const ent_genius_finding finding = {
            .kind = ENT_KIND_GENIUS_FORM,
            .span = ent_genius_bound(issue->element, "upperbound")->span,
            .before = "this bound is not above the lower one"};
        ENT_TRY(ent_genius_tell(g, &finding));
    }
    return ent_genius_ignore_rest(g, issue->element, read);
}

/* --- issues --- */

static ent_status read_issue(ent_genius *g, const ent_element *element)
{
    const ent_written *name = NULL;
    bool good = false, numbered = false;
    ent_genius_issue *issue = &g->issues[g->issue_count];
    *issue = (ent_genius_issue){.element = element};
    ent_map_init(&issue->value_of, &g->builder->context->allocator);
    g->issue_count++;
    ENT_TRY(ent_genius_need(g, element, "name", &name));
    ENT_TRY(ent_genius_need_number(g, element, "index", &issue->index, &numbered));
    ENT_TRY(ent_genius_kind_of(g, element, &issue->kind, &good));
    if (name == NULL || !good) {
        return ENT_OK;
    }
    issue->name = *name;
    return issue->kind == ENT_GENIUS_LIST ? read_values(g, issue) : read_range(g, issue);
}

/* Puts issues in the order of their indices: merges runs, as a file has them in that order as a rule. */
static ent_status sort_issues(ent_genius *g)
{
    ent_genius_issue *spare = ent_arena_new(&g->scratch, g->issue_count, sizeof *spare);
    if (spare == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_genius_issue *from = g->issues, *to = spare;
    for (size_t width = 1; width < g->issue_count; width *= 2) {
        for (size_t start = 0; start < g->issue_count; start += 2 * width) {
            const size_t rest = g->issue_count - start;
            size_t a = start, b = start + (width < rest ? width : rest);
            const size_t middle = b, end = start + (2 * width < rest ? 2 * width : rest);
            for (size_t k = start; k < end; k++) {
                const bool first =
                    b == end ||
                    (a < middle && ent_plain_compare(&from[a].index, &from[b].index) <= 0);
                to[k] = from[first ? a++ : b++];
            }
        }
        ent_genius_issue *swap = from;
        from = to;
        to = swap;
    }
    g->issues = from;
    return ENT_OK;
}

/* Gives the issues their identifiers, and finds those that stand twice. */
static ent_status name_issues(ent_genius *g)
{
    ent_identifiers ids;
    ent_identifiers_init(&ids, &g->scratch, "issue");
    ent_status status = ENT_OK;
    for (size_t i = 0; i < g->issue_count && status == ENT_OK; i++) {
        ent_genius_issue *issue = &g->issues[i];
        if (issue->name.text == NULL) {
            continue; /* said so already */
        }
        const ent_map_entry *first =
            ent_map_get(&g->issue_of, issue->name.text, issue->name.length);
        if (first != NULL) {
            status = tell_twice(g, &issue->name, "the issue", g->issues[first->number].name.span);
            continue;
        }
        status = ent_map_put(&g->issue_of, issue->name.text, issue->name.length, i);
        if (status == ENT_OK) {
            status = ent_identifiers_add(&ids, &issue->name, &issue->id);
        }
    }
    ent_identifiers_free(&ids);
    return status;
}

ent_status ent_genius_domain(ent_genius *g)
{
    const ent_element *space = NULL;
    ENT_TRY(ent_genius_space(g, 0, &space));
    if (space == NULL) {
        return ENT_OK;
    }
    ent_space_walk walk;
    size_t room = 0;
    ent_space_walk_begin(&walk, space, "issue");
    while (ent_space_walk_next(&walk) != NULL) {
        room++;
    }
    g->issues = ent_arena_new(&g->scratch, room, sizeof *g->issues);
    if (g->issues == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_space_walk_begin(&walk, space, "issue");
    for (size_t i = 0; i < room; i++) {
        ENT_TRY(read_issue(g, ent_space_walk_next(&walk)));
    }
    if (room == 0) {
        const ent_genius_finding finding = {.kind = ENT_KIND_GENIUS_FORM,
                                            .span = space->name.span,
                                            .before = "there are no issues in this domain"};
        ENT_TRY(ent_genius_tell(g, &finding));
    }
    ENT_TRY(ent_genius_ignore_in_space(g, space));
    ENT_TRY(sort_issues(g));
    return name_issues(g);
}
