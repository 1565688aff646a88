/* SPDX-License-Identifier: MIT */
/*
 * Hyper-rectangles: a party gains an amount where issues lie between bounds. Each becomes a bonus under an expression:
 *
 *   <hyperRectangle utility="2"> <INCLUDES index="1" min="1" max="4"/> <EXCLUDES index="2" min="3" max="3"/>
 *   where: a >= 1 and a <= 4 and not (b = 3)
 *
 * Weights of rectangles and of the functions that they stand in are multiplied into the amount.
 */
#include "formats/in/genius/parts.h"

#include <string.h>

/* One rectangle on its way. */
typedef struct rectangle {
    ent_genius *g;
    const ent_map *issue_at;
    ent_text where;
    bool good;  /* no error in it */
    bool never; /* it lies outside a range */
} rectangle;

static ent_status refuse(rectangle *r, ent_span span, const char *message, const char *cure)
{
    const ent_genius_finding finding = {
        .kind = ENT_KIND_GENIUS_UNKNOWN, .span = span, .before = message, .cure = cure};
    r->good = false;
    return ent_genius_tell(r->g, &finding);
}

/* The size of a whole number; far more where it is long. */
static long size_of(const ent_plain *number)
{
    enum { LONG = 9, FAR = 1000000000 };
    const char *digits = number->text + (number->text[0] == '-');
    long size = 0;
    if (strlen(digits) > LONG) {
        return FAR;
    }
    for (; *digits != '\0'; digits++) {
        size = size * 10 + (*digits - '0');
    }
    return number->text[0] == '-' ? -size : size;
}

/* Whether an issue has every whole number of its range as a value: a range of more is cut into steps. */
static bool has_every_number(const ent_genius_issue *issue)
{
    enum { MOST_VALUES = 256 };
    return issue->kind == ENT_GENIUS_INTEGER &&
           size_of(&issue->upper) - size_of(&issue->lower) < MOST_VALUES &&
           size_of(&issue->upper) != size_of(&issue->lower); /* as both are far */
}

/* The issue of a side; *out NULL after an error. */
static ent_status find_issue(rectangle *r, const ent_element *side, const ent_genius_issue **out)
{
    ent_plain index;
    bool good = false;
    *out = NULL;
    ENT_TRY(ent_genius_need_number(r->g, side, "index", &index, &good));
    if (!good) {
        return ENT_OK;
    }
    const ent_map_entry *entry = ent_map_get(r->issue_at, index.text, strlen(index.text));
    const ent_span span = ent_element_attribute(side, "index")->span;
    if (entry == NULL) {
        return refuse(r, span, "no issue of this profile has this index",
                      "write the index of an issue");
    }
    if (!has_every_number(&r->g->issues[entry->number])) {
        return refuse(r, span,
                      "hyper-rectangles are read over integer issues of at most 256 values",
                      "give the issue such a range in the domain and the profiles");
    }
    *out = &r->g->issues[entry->number];
    return ENT_OK;
}

/* Adds that an issue lies between two numbers. */
static void add_between(ent_text *where, const ent_genius_issue *issue, const ent_plain *low,
                        const ent_plain *high)
{
    ent_text_add(where, issue->id.text);
    if (ent_plain_compare(low, high) == 0) {
        ent_text_add(where, " = ");
        ent_text_add(where, low->text);
        return;
    }
    ent_text_add(where, " >= ");
    ent_text_add(where, low->text);
    ent_text_add(where, " and ");
    ent_text_add(where, issue->id.text);
    ent_text_add(where, " <= ");
    ent_text_add(where, high->text);
}

/* Adds one side, cut to the range of its issue. */
static ent_status add_side(rectangle *r, const ent_element *side, bool excludes)
{
    const ent_genius_issue *issue = NULL;
    ent_plain low, high;
    bool lower = false, upper = false;
    ENT_TRY(find_issue(r, side, &issue));
    ENT_TRY(ent_genius_need_number(r->g, side, "min", &low, &lower));
    ENT_TRY(ent_genius_need_number(r->g, side, "max", &high, &upper));
    r->good = r->good && issue != NULL && lower && upper;
    if (!r->good) {
        return ENT_OK;
    }
    const bool outside = ent_plain_compare(&low, &high) > 0 ||
                         ent_plain_compare(&low, &issue->upper) > 0 ||
                         ent_plain_compare(&high, &issue->lower) < 0;
    if (outside) {
        r->never = r->never || !excludes;
        return ENT_OK;
    }
    low = ent_plain_compare(&low, &issue->lower) < 0 ? issue->lower : low;
    high = ent_plain_compare(&high, &issue->upper) > 0 ? issue->upper : high;
    if (!ent_plain_is_whole(&low) || !ent_plain_is_whole(&high)) {
        return refuse(r, side->span, "bounds of an integer issue are whole numbers",
                      "write whole numbers");
    }
    ent_text_add(&r->where, r->where.length == 0 ? "" : " and ");
    ent_text_add(&r->where, excludes ? "not (" : "");
    add_between(&r->where, issue, &low, &high);
    ent_text_add(&r->where, excludes ? ")" : "");
    return ENT_OK;
}

/* Multiplies by an attribute, where an element has it. */
static ent_status multiply(rectangle *r, const ent_element *element, const char *name,
                           ent_plain *amount)
{
    const ent_written *value = ent_element_attribute(element, name);
    ent_plain factor;
    bool good = false;
    if (value == NULL) {
        return ENT_OK;
    }
    ENT_TRY(ent_genius_number(r->g, value, &factor, &good));
    r->good = r->good && good;
    return !good || ent_plain_multiply(amount, &factor, amount)
               ? ENT_OK
               : refuse(r, value->span, "this makes a number of too many digits",
                        "write it with fewer digits");
}

/* The amount of a rectangle, all weights multiplied in. */
static ent_status read_amount(rectangle *r, const ent_element *function, const ent_element *element,
                              ent_plain *out)
{
    const char *name =
        ent_element_attribute(element, "utility_function") == NULL ? "utility" : "utility_function";
    bool good = false;
    ENT_TRY(ent_genius_need_number(r->g, element, name, out, &good));
    r->good = r->good && good;
    if (!good) {
        return ENT_OK;
    }
    ENT_TRY(multiply(r, element, "weight", out));
    return multiply(r, function, "weight", out);
}

static ent_status read_sides(rectangle *r, const ent_element *element)
{
    static const char *const read[] = {"INCLUDES", "EXCLUDES", NULL};
    for (const ent_element *side = element->first; side != NULL; side = side->next) {
        const bool excludes = ent_element_is(side, "EXCLUDES");
        if (excludes || ent_element_is(side, "INCLUDES")) {
            ENT_TRY(add_side(r, side, excludes));
        }
    }
    if (r->where.failed) {
        return ENT_ERROR_MEMORY;
    }
    if (r->good && (r->never || r->where.length == 0)) {
        const ent_genius_finding finding = {
            .kind = ENT_KIND_GENIUS_IGNORED,
            .span = element->name.span,
            .before = r->never ? "this hyper-rectangle is left out, as it lies outside a range"
                               : "this hyper-rectangle is left out, as it has no sides"};
        r->good = false;
        ENT_TRY(ent_genius_tell(r->g, &finding));
    }
    return ent_genius_ignore_rest(r->g, element, read);
}

static ent_status put_bonus(rectangle *r, const ent_element *element, const ent_plain *amount,
                            ent_node *list)
{
    ent_arena *arena = &r->g->builder->dispute->arena;
    ent_node *bonus = ent_node_new(arena, ENT_NODE_MAP, 2, element->span);
    if (bonus == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_node_put(
        arena, bonus, "where",
        ent_node_text(arena, ent_text_get(&r->where), r->where.length, element->span)));
    ENT_TRY(
        ent_node_put(arena, bonus, "utility", ent_genius_number_node(r->g, amount, element->span)));
    ent_node_add(list, bonus);
    return ENT_OK;
}

static ent_status read_rectangle(ent_genius *g, const ent_map *issue_at,
                                 const ent_element *function, const ent_element *element,
                                 ent_node *list)
{
    rectangle r = {.g = g, .issue_at = issue_at, .good = true};
    ent_plain amount;
    ent_text_init(&r.where, &g->builder->context->allocator);
    const ent_written *kind = ent_element_attribute(element, "utility_func");
    ent_status status = ENT_OK;
    if (kind != NULL && strcmp(kind->text, "uniform") != 0) {
        status = refuse(&r, kind->span, "only hyper-rectangles of a uniform amount are read",
                        "write utility_func=\"uniform\"");
    }
    if (status == ENT_OK) {
        status = read_amount(&r, function, element, &amount);
    }
    if (status == ENT_OK) {
        status = read_sides(&r, element);
    }
    if (status == ENT_OK && r.good) {
        status = put_bonus(&r, element, &amount, list);
    }
    ent_text_free(&r.where);
    return status;
}

/* --- functions --- */

static size_t count_of(const ent_element *element, const char *name)
{
    size_t count = 0;
    for (const ent_element *child = element->first; child != NULL; child = child->next) {
        count += ent_element_is(child, name);
    }
    return count;
}

static ent_status read_function(ent_genius *g, const ent_map *issue_at, const ent_element *function,
                                ent_node *list)
{
    static const char *const read[] = {"hyperRectangle", NULL};
    const ent_written *sum = ent_element_attribute(function, "aggregation");
    if (sum != NULL && strcmp(sum->text, "sum") != 0) {
        const ent_genius_finding finding = {
            .kind = ENT_KIND_GENIUS_UNKNOWN,
            .span = sum->span,
            .before = "hyper-rectangles are added up, and not put together by",
            .name = sum,
            .cure = "write aggregation=\"sum\""};
        return ent_genius_tell(g, &finding);
    }
    for (const ent_element *child = function->first; child != NULL; child = child->next) {
        if (ent_element_is(child, "hyperRectangle")) {
            ENT_TRY(read_rectangle(g, issue_at, function, child, list));
        }
    }
    return ent_genius_ignore_rest(g, function, read);
}

/* What holds functions: a space, its objectives, and a `utility_function` in either. Reads those of one of them. */
typedef struct holder {
    ent_genius *g;
    const ent_map *issue_at;
    ent_node *list; /* NULL: they are only counted */
    size_t count;   /* rectangles */
} holder;

static ent_status read_functions(holder *h, const ent_element *space)
{
    static const char *const read[] = {"ufun", NULL};
    ent_space_walk walk;
    ent_space_walk_begin(&walk, space, "ufun");
    for (const ent_element *one; (one = ent_space_walk_next(&walk)) != NULL;) {
        h->count += count_of(one, "hyperRectangle");
        if (h->list != NULL) {
            ENT_TRY(read_function(h->g, h->issue_at, one, h->list));
        }
    }
    ent_space_walk_begin(&walk, space, "utility_function");
    for (const ent_element *one; (one = ent_space_walk_next(&walk)) != NULL;) {
        ENT_TRY(read_functions(h, one));
        if (h->list != NULL) {
            ENT_TRY(ent_genius_ignore_rest(h->g, one, read));
        }
    }
    return ENT_OK;
}

ent_status ent_genius_rectangles(ent_genius *g, size_t party, const ent_element *space,
                                 const ent_map *issue_at)
{
    holder h = {.g = g, .issue_at = issue_at};
    ENT_TRY(read_functions(&h, space));
    if (h.count == 0) {
        return ENT_OK;
    }
    h.list = ent_node_new(&g->builder->dispute->arena, ENT_NODE_LIST, h.count, space->span);
    if (h.list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    h.count = 0;
    ENT_TRY(read_functions(&h, space));
    return h.list->count == 0 ? ENT_OK
                              : ent_node_put_id(&g->builder->dispute->arena, g->bonuses,
                                                &g->parties[party], h.list);
}
