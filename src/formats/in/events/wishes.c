/* SPDX-License-Identifier: MIT */
/*
 * What an event makes of a party's preferences: steps in a list of statements, one after the other, or a new whole.
 *
 * Where a selection withdraws the event that made a ranking of a list, or a list of a ranking, the shown side keeps its
 * own kind; statements that later events insert have no place in a ranking and are not shown.
 */
#include "base/text.h"
#include "diag/context.h"
#include "formats/in/events/apply.h"

enum { STEPS_BETWEEN = 64 }; /* questions whether to go on */

/* The wishes of one party, while an event changes them. */
typedef struct changes {
    ent_applier *a;
    ent_slot *slot; /* in the section `preferences` */
    ent_wishes *w;
    ent_absent absent;
} changes;

/* Puts a statement that stands in the file onto the shelf. */
static ent_status put_statement(ent_applier *a, ent_shelf *list, ent_node *item)
{
    const ent_node *id = ent_node_id(item);
    const ent_shelf_name *known = id == NULL ? NULL : ent_shelf_find(list, &id->text);
    if (known != NULL) {
        return ent_builder_issue_twice(a->builder, ENT_KIND_ID_TWICE,
                                       "this id stands twice:", &id->text,
                                       ent_node_id(known->slot->item)->span);
    }
    ent_slot *slot = ent_shelf_put(list, ent_place_last(list));
    if (slot == NULL) {
        return ENT_ERROR_MEMORY;
    }
    slot->item = item;
    slot->shown = ent_is_withdrawn(a, item) ? NULL : item;
    return id == NULL ? ENT_OK : ent_shelf_call(list, &id->text, slot);
}

/* The list of statements in what a party wants; NULL where it is a ranking, or nothing that can be read. */
static ent_node *statements_of(ent_node *wishes)
{
    ent_node *weights = wishes->kind == ENT_NODE_MAP ? ent_field(wishes, "weights") : wishes;
    return weights != NULL && weights->kind == ENT_NODE_LIST ? weights : NULL;
}

ent_status ent_wishes_open(ent_applier *a, ent_slot *slot)
{
    if (slot->wishes != NULL) {
        return ENT_OK;
    }
    ent_wishes *w = ent_arena_new(&a->scratch, 1, sizeof *w);
    if (w == NULL) {
        return ENT_ERROR_MEMORY;
    }
    slot->wishes = w;
    ent_shelf_open(&w->list, &a->builder->context->allocator, &a->scratch);
    w->list.claims = true;
    ent_node *list = slot->item == NULL || slot->item->empty ? NULL : statements_of(slot->item);
    const bool framed = slot->item != NULL && !slot->item->empty && list != slot->item;
    w->frame = w->frame_shown = framed ? slot->item : NULL;
    w->ranked = w->ranked_shown = framed && list == NULL;
    w->list.node = list;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        ENT_TRY(put_statement(a, &w->list, list->items[i]));
    }
    return ENT_OK;
}

ent_status ent_wishes_node(ent_applier *a, ent_slot *slot, ent_node **out)
{
    ent_wishes *w = slot->wishes;
    *out = NULL;
    if (w->ranked_shown) {
        const ent_node *ranking =
            w->frame_shown->kind == ENT_NODE_MAP ? ent_field(w->frame_shown, "ranking") : NULL;
        *out = ranking != NULL && ent_is_withdrawn(a, w->frame_shown) ? NULL : w->frame_shown;
        return ENT_OK;
    }
    ent_node *list = NULL;
    ENT_TRY(ent_shelf_node(a, &w->list, ENT_NODE_LIST, &list));
    if (w->frame_shown == NULL || list == NULL) {
        *out = list;
        return ENT_OK;
    }
    *out = ent_node_with(a, w->frame_shown, "weights", list);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status refuse_place(const changes *c, ent_span span, const char *message)
{
    return ent_builder_issue(c->a->builder, ENT_KIND_EVENT_PLACE, span, message, NULL);
}

/* Whether a name is a number, which no id is; and which, 0 where it is none or far too large. */
static bool is_number(const ent_node *node)
{
    return node->text.length > 0 && node->text.text[0] >= '0' && node->text.text[0] <= '9';
}

static size_t number_of(const ent_node *node)
{
    size_t number = 0;
    for (size_t i = 0; i < node->text.length; i++) {
        const char c = node->text.text[i];
        if (c < '0' || c > '9' || number > SIZE_MAX / 100) {
            return 0;
        }
        number = number * 10 + (size_t)(c - '0');
    }
    return number;
}

/* The statement of a number, counted from 1, `but` left out; NULL where there are fewer: then *number is by how many.
 * O(length of the list). */
static ent_slot *slot_at(const changes *c, size_t *number, const ent_slot *but)
{
    const ent_slot *ends = &c->w->list.ends;
    for (ent_slot *slot = ends->after[ENT_SIDE_ITEM]; slot != ends;
         slot = slot->after[ENT_SIDE_ITEM]) {
        if (slot->item != NULL && slot != but && --*number == 0) {
            return slot;
        }
    }
    return NULL;
}

static ent_status refuse_number(const changes *c, const ent_node *number)
{
    const ent_applier *a = c->a;
    ent_text message;
    ent_text_init(&message, &a->builder->context->allocator);
    ent_text_add(&message, "there is no wish ");
    ent_text_add_quoted(&message, number->text.text, number->text.length, 60);
    ent_text_format(&message, " when event '%s' happens", a->builder->dispute->events[a->event].id);
    const ent_status status = message.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(a->builder, ENT_KIND_EVENT_ABSENT,
                                                      number->span, ent_text_get(&message), NULL);
    ent_text_free(&message);
    return status;
}

/* Finds the statement of a number; one without an id gets a name that nobody can say. */
static ent_status find_numbered(const changes *c, const ent_node *node, ent_shelf_name **out)
{
    size_t number = number_of(node);
    ent_slot *slot = number == 0 ? NULL : slot_at(c, &number, NULL);
    if (slot == NULL) {
        return refuse_number(c, node);
    }
    const ent_node *id = ent_node_id(slot->item);
    if (id != NULL) {
        *out = ent_shelf_find(&c->w->list, &id->text);
        return ENT_OK;
    }
    *out = ent_arena_new(&c->a->scratch, 1, sizeof **out);
    if (*out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    (*out)->slot = slot;
    return ENT_OK;
}

/* Finds the statement that a node names, by its id or its number at this step; *out NULL after E801. */
static ent_status find_statement(const changes *c, const ent_node *name, ent_shelf_name **out)
{
    bool good = false;
    *out = NULL;
    ENT_TRY(ent_expect(c->a->builder, name, ENT_NODE_SCALAR, "the id or number of a wish", &good));
    if (!good || is_number(name)) {
        return good ? find_numbered(c, name, out) : ENT_OK;
    }
    ent_shelf_name *known = ent_shelf_find(&c->w->list, &name->text);
    if (known == NULL || known->slot == NULL) {
        return ent_issue_absent(c->a, &c->w->list, &c->absent, name);
    }
    *out = known;
    return ENT_OK;
}

/* Finds the place beside another statement; *good false after an error. */
static ent_status find_beside(const changes *c, const ent_node *step, const ent_slot *moved,
                              ent_shelf_place *out, bool *good)
{
    const ent_node *before = ent_field(step, "before");
    const ent_node *beside = before != NULL ? before : ent_field(step, "after");
    ent_shelf_name *known = NULL;
    ENT_TRY(find_statement(c, beside, &known));
    if (known == NULL) {
        return ENT_OK;
    }
    if (known->slot == moved) {
        return refuse_place(c, beside->span, "a wish cannot stand beside itself");
    }
    *good = true;
    *out = (before != NULL ? ent_place_before : ent_place_behind)(known->slot);
    return ENT_OK;
}

/* Refuses what is no place, and says how many there are for the statement `moved`, NULL for a new one. */
static ent_status refuse_at(const changes *c, ent_span span, const ent_slot *moved)
{
    ent_text cure;
    size_t left = SIZE_MAX;
    (void)slot_at(c, &left, moved);
    ent_text_init(&cure, &c->a->builder->context->allocator);
    ent_text_format(&cure, "write 'first', 'last', or a number from 1 to %zu", SIZE_MAX - left + 1);
    const ent_status status = cure.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(c->a->builder, ENT_KIND_EVENT_PLACE, span,
                                                      "this is not a place", ent_text_get(&cure));
    ent_text_free(&cure);
    return status;
}

/* Finds the place that the statement `moved`, NULL for a new one, then has: the first, the last, or that of a number. */
static ent_status find_at(const changes *c, const ent_node *at, const ent_slot *moved,
                          ent_shelf_place *out, bool *good)
{
    ent_shelf *list = &c->w->list;
    size_t number = at == NULL || at->kind != ENT_NODE_SCALAR ? 0 : number_of(at);
    ent_slot *next = number == 0 ? NULL : slot_at(c, &number, moved);
    *good = true;
    if (at == NULL || ent_node_is(at, "last")) {
        *out = ent_place_last(list);
    } else if (ent_node_is(at, "first")) {
        *out = ent_place_behind(&list->ends);
    } else if (next != NULL || number == 1) {
        *out = next != NULL ? ent_place_before(next) : ent_place_last(list);
    } else {
        *good = false;
        return refuse_at(c, at->span, moved);
    }
    return ENT_OK;
}

/* Finds the place that a step names; *good false after an error. */
static ent_status find_place(const changes *c, const ent_node *step, const ent_slot *moved,
                             ent_shelf_place *out, bool *good)
{
    const ent_node *at = ent_field(step, "at");
    const int beside = (ent_field(step, "before") != NULL) + (ent_field(step, "after") != NULL);
    *good = false;
    if (beside + (at != NULL) > 1) {
        return refuse_place(c, step->span, "this step names more than one place");
    }
    return beside > 0 ? find_beside(c, step, moved, out, good) : find_at(c, at, moved, out, good);
}

static ent_status insert(const changes *c, ent_node *statement, ent_shelf_place place)
{
    ent_node *item = ent_node_brought(c->a, statement, "want", NULL);
    const ent_node *id = item == NULL ? NULL : ent_node_id(item);
    const ent_slot *there = id == NULL ? NULL : ent_shelf_slot(&c->w->list, &id->text);
    if (there != NULL) {
        return ent_issue_present(c->a, there, id);
    }
    const ent_addition addition = {
        .name = id, .where = id == NULL ? item : id, .item = item, .place = place};
    ent_slot *slot = NULL;
    return item == NULL ? ENT_ERROR_MEMORY : ent_entry_add(c->a, &c->w->list, &addition, &slot);
}

/* Replaces a statement, which keeps its place, and its id unless the new one has another. */
static ent_status replace(const changes *c, ent_shelf_name *known, const ent_node *name,
                          ent_node *statement)
{
    ent_slot *slot = known->slot;
    const ent_node *own = is_number(name) ? ent_node_id(slot->item) : name;
    ent_node *item = ent_node_brought(c->a, statement, "want", own);
    const ent_node *id = item == NULL ? NULL : ent_node_id(item);
    if (item == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_slot *there = id == NULL ? NULL : ent_shelf_slot(&c->w->list, &id->text);
    if (there != NULL && there != slot) {
        return ent_issue_present(c->a, there, id);
    }
    const ent_addition by = {.where = name, .item = item};
    ent_entry_replace(c->a, &c->w->list, slot, &by);
    if (there == slot || id == NULL) {
        return ENT_OK;
    }
    known->slot = NULL;
    known->dropped = c->a->event;
    known->where = name;
    return ent_shelf_call(&c->w->list, &id->text, slot);
}

static ent_status move(const changes *c, ent_slot *slot, const ent_node *step)
{
    ent_shelf_place place;
    bool good = false;
    ENT_TRY(find_place(c, step, slot, &place, &good));
    if (good) {
        ent_entry_move(c->a, slot, place);
    }
    return ENT_OK;
}

/* The kinds of steps. */
typedef enum step_kind { INSERT, DROP, REPLACE, MOVE, STEP_KINDS } step_kind;
static const char *const step_keys[STEP_KINDS] = {"insert", "drop", "replace", "move"};

static ent_status refuse_step(const changes *c, ent_span span, const char *message)
{
    return ent_builder_issue(c->a->builder, ENT_KIND_EVENT_STEP, span, message, NULL);
}

/* Which kind a step is of; *good false after an error. */
static ent_status classify(const changes *c, const ent_node *step, step_kind *out, bool *good)
{
    size_t count = 0;
    ENT_TRY(ent_expect(c->a->builder, step, ENT_NODE_MAP, "a step", good));
    if (!*good) {
        return ENT_OK;
    }
    ENT_TRY(ent_fields_known(c->a->builder, step, &ent_form_change_step));
    for (step_kind k = INSERT; k < STEP_KINDS; k++) {
        if (ent_field(step, step_keys[k]) != NULL) {
            *out = k;
            count++;
        }
    }
    *good = false;
    if (count != 1) {
        return refuse_step(c, step->span,
                           "a step has one of 'insert', 'drop', 'replace' and 'move'");
    }
    if ((ent_field(step, "by") != NULL) != (*out == REPLACE)) {
        return refuse_step(c, step->span, "'by' belongs to 'replace', and 'replace' needs it");
    }
    const bool placed = ent_field(step, "before") != NULL || ent_field(step, "after") != NULL ||
                        ent_field(step, "at") != NULL;
    if (placed && *out != INSERT && *out != MOVE) {
        return refuse_place(c, step->span, "a wish is dropped and replaced where it stands");
    }
    *good = true;
    return ENT_OK;
}

static ent_status take_step(const changes *c, const ent_node *step)
{
    step_kind kind = INSERT;
    bool good = false;
    ent_shelf_name *known = NULL;
    ENT_TRY(classify(c, step, &kind, &good));
    if (!good) {
        return ENT_OK;
    }
    ent_node *value = ent_field(step, step_keys[kind]);
    if (kind == INSERT) {
        ent_shelf_place place;
        ENT_TRY(find_place(c, step, NULL, &place, &good));
        return good ? insert(c, value, place) : ENT_OK;
    }
    ENT_TRY(find_statement(c, value, &known));
    if (known == NULL) {
        return ENT_OK;
    }
    if (kind == DROP) {
        ent_entry_drop(c->a, known, value);
        return ENT_OK;
    }
    return kind == REPLACE ? replace(c, known, value, ent_field(step, "by"))
                           : move(c, known->slot, step);
}

/* Takes all statements away, on the shown side unless the event is withdrawn. */
static void clear(const changes *c, const ent_node *where)
{
    ent_shelf *list = &c->w->list;
    for (ent_slot *slot = list->ends.after[ENT_SIDE_ITEM], *next; slot != &list->ends;
         slot = next) {
        next = slot->after[ENT_SIDE_ITEM];
        const ent_node *id = slot->item == NULL ? NULL : ent_node_id(slot->item);
        ent_shelf_name *known = id == NULL ? NULL : ent_shelf_find(list, &id->text);
        if (known != NULL && known->slot == slot) {
            ent_entry_drop(c->a, known, where);
        }
        slot->item = NULL;
        if (!c->a->withdrawn) {
            slot->shown = NULL;
        }
        if (slot->shown == NULL) {
            ent_slot_take(slot);
        }
    }
}

/* Replaces all wishes of a party by a list, weights or a ranking. */
static ent_status renew(const changes *c, ent_node *value, const ent_node *key, ent_node *list)
{
    ent_wishes *w = c->w;
    const bool ranked = list == NULL;
    ent_node *frame = ent_field(value, "statements") != NULL ? NULL : value;
    if (ranked) {
        frame = ent_node_brought(c->a, value, NULL, NULL);
    }
    if (ranked && frame == NULL) {
        return ENT_ERROR_MEMORY;
    }
    clear(c, key);
    c->a->did++;
    w->frame = frame;
    w->ranked = ranked;
    if (!c->a->withdrawn) {
        w->frame_shown = frame;
        w->ranked_shown = ranked;
        w->list.node = list;
        c->slot->shown_key = c->slot->key;
    }
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        ENT_TRY(insert(c, list->items[i], ent_place_last(&w->list)));
    }
    return ENT_OK;
}

/* Reads which whole replaces the wishes, and replaces them. */
static ent_status read_whole(const changes *c, ent_node *value, const ent_node *key)
{
    ent_node *statements = ent_field(value, "statements"), *weights = ent_field(value, "weights"),
             *ranking = ent_field(value, "ranking");
    for (step_kind k = INSERT; k < STEP_KINDS; k++) {
        if (ent_field(value, step_keys[k]) != NULL) {
            return ent_builder_issue(c->a->builder, ENT_KIND_EVENT_STEP, value->span,
                                     "a step stands in a list, also when it is the only one",
                                     "put '- ' before it, or brackets around it");
        }
    }
    ENT_TRY(ent_fields_known(c->a->builder, value, &ent_form_new_wishes));
    if ((statements != NULL) + (weights != NULL) + (ranking != NULL) != 1) {
        return refuse_step(c, key->span,
                           "what replaces wishes has one of 'statements', 'ranking' and 'weights'");
    }
    if (statements != NULL && value->count > 1) {
        return refuse_step(c, key->span, "beside 'statements' nothing else can stand");
    }
    ent_node *list = statements != NULL ? statements : weights;
    bool good = true;
    if (list != NULL) {
        ENT_TRY(ent_expect(c->a->builder, list, ENT_NODE_LIST,
                           statements != NULL ? "statements" : "weights", &good));
    }
    return good ? renew(c, value, key, list) : ENT_OK;
}

/* What one event makes of one party's wishes. */
static ent_status change_party(const changes *c, ent_node *value, const ent_node *key)
{
    bool good = false;
    if (value->kind == ENT_NODE_MAP) {
        return read_whole(c, value, key);
    }
    ENT_TRY(
        ent_expect(c->a->builder, value, ENT_NODE_LIST, "what an event makes of wishes", &good));
    if (good && c->w->ranked) {
        return ent_builder_issue(c->a->builder, ENT_KIND_EVENT_STEP, key->span,
                                 "a ranking cannot be changed by steps",
                                 "replace it as a whole, by 'ranking: ...' or 'statements: ...'");
    }
    for (size_t i = 0; good && i < value->count; i++) {
        if (i % STEPS_BETWEEN == 0) { /* a step may look through all statements */
            ENT_TRY(ent_context_poll(c->a->builder->context));
        }
        ENT_TRY(take_step(c, value->items[i]));
    }
    return ENT_OK;
}

/* The slot of a party in `preferences`, made where nothing was said of it. */
static ent_status find_party(ent_applier *a, ent_node *key, ent_slot **out)
{
    ent_shelf *shelf = NULL;
    ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_PREFERENCES, &shelf));
    *out = ent_shelf_slot(shelf, &key->text);
    if (*out != NULL) {
        return ENT_OK;
    }
    *out = ent_shelf_put(shelf, ent_place_last(shelf));
    if (*out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    (*out)->key = key;
    (*out)->shown_key = key;
    return ent_shelf_call(shelf, &key->text, *out);
}

ent_status ent_change_preferences(ent_applier *a, const ent_node *value)
{
    bool good = false;
    ent_shelf *parties = NULL;
    const ent_absent absent = {.words = "there is no party", .section = ENT_CHANGED_PARTIES};
    ENT_TRY(ent_applier_shelf(a, ENT_CHANGED_PARTIES, &parties));
    ENT_TRY(
        ent_expect(a->builder, value, ENT_NODE_MAP, "what an event makes of preferences", &good));
    for (size_t i = 0; good && i < value->count; i++) {
        ent_node *key = value->keys[i];
        if (ent_shelf_slot(parties, &key->text) == NULL) {
            ENT_TRY(ent_issue_absent(a, parties, &absent, key));
            continue;
        }
        changes c = {.a = a,
                     .absent = {.words = "there is no wish",
                                .section = ENT_CHANGED_PREFERENCES,
                                .party = &key->text}};
        ENT_TRY(find_party(a, key, &c.slot));
        ENT_TRY(ent_wishes_open(a, c.slot));
        c.w = c.slot->wishes;
        ENT_TRY(change_party(&c, value->items[i], key));
    }
    return ENT_OK;
}
