/* SPDX-License-Identifier: MIT */
/*
 * The event that a statement becomes.
 *
 * Its grounds are those of the statement: stated, in these bytes of the source, by this speaker, as this coder has it. A wish
 * that is inserted inherits them from the event; but where one party speaks of what another wants, that is inferred.
 */
#include "editing/coded/coded.h"

#include <string.h>

enum { MOST_KEYS = 16 };

/* A mapping that is being made; the first refusal of memory is kept. */
typedef struct making {
    ent_plan *plan;
    ent_node *map;
    ent_status status;
} making;

static making begin(ent_plan *plan)
{
    making m = {.plan = plan, .map = ent_plan_room(plan, ENT_NODE_MAP, MOST_KEYS)};
    m.status = m.map == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    return m;
}

static void put(making *m, const char *key, ent_node *value)
{
    if (m->status == ENT_OK) {
        m->status = ent_plan_put(m->plan, m->map, key, value);
    }
}

/* Puts a text; nothing for NULL. */
static void put_text(making *m, const char *key, const char *text)
{
    if (text != NULL) {
        put(m, key, ent_plan_scalar(m->plan, text));
    }
}

/* Puts a text that was put together, and releases it. */
static void put_made(making *m, const char *key, ent_text *text)
{
    if (text->failed) {
        m->status = ENT_ERROR_MEMORY;
    } else {
        put_text(m, key, ent_text_get(text));
    }
    ent_text_free(text);
}

static ent_text new_text(const making *m)
{
    ent_text text;
    ent_text_init(&text, &m->plan->context->allocator);
    return text;
}

static const char *kind_of(ent_act act)
{
    switch (act) {
    case ENT_ACT_REFUSE:
        return "refusal";
    case ENT_ACT_AGREE:
        return "agreement";
    case ENT_ACT_MEET:
        return "meeting";
    case ENT_ACT_CALL:
        return "call";
    case ENT_ACT_DO:
        return "action";
    default:
        return "statement";
    }
}

/* Who took part, each once: who acts, towards whom, and who speaks. */
static void put_participants(making *m, const ent_coded_told *told)
{
    const ent_party *parties[] = {told->actor, told->addressee, told->speaker};
    ent_node *list = ent_plan_room(m->plan, ENT_NODE_LIST, sizeof parties / sizeof *parties);
    for (size_t i = 0; list != NULL && i < sizeof parties / sizeof *parties; i++) {
        bool there = parties[i] == NULL;
        for (size_t k = 0; k < i; k++) {
            there = there || parties[k] == parties[i];
        }
        if (!there && m->status == ENT_OK) {
            m->status = ent_plan_append(list, ent_plan_scalar(m->plan, parties[i]->id));
        }
    }
    if (list == NULL || list->count > 0) {
        put(m, "participants", list);
    }
}

/* Adds a stretch of the text as one line; false where it is no text that a file may hold. */
static bool add_stretch(ent_text *out, const char *bytes, size_t length)
{
    bool blank = false;
    for (size_t i = 0; i < length;) {
        const char c = bytes[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            blank = true;
            i++;
            continue;
        }
        const size_t size = ent_utf8_sequence(bytes + i, length - i);
        if (size == 0 || ent_utf8_control(bytes + i, size)) {
            return false;
        }
        ent_text_add(out, blank && out->length > 0 ? " " : "");
        ent_text_add_bytes(out, bytes + i, size);
        blank = false;
        i += size;
    }
    return out->length > 0;
}

/* The modal words, as they stand in the text; the modality where nothing shows it. */
static void put_hedge(making *m, const ent_coded_events *e, const ent_coded *coded)
{
    const ent_coded_value *modality = &coded->fields[ENT_CODED_MODALITY];
    if (modality->value == NULL) {
        return;
    }
    ent_text words = new_text(m);
    if (!add_stretch(&words, e->text + modality->start,
                     (size_t)(modality->end - modality->start))) {
        ent_text_clear(&words);
        ent_text_add(&words, modality->value);
    }
    put_made(m, "hedge", &words);
}

/* The grounds of a statement, on a basis. */
static void put_grounds(making *m, const ent_coded_events *e, const ent_coded_told *told,
                        const char *basis, const char *note)
{
    ent_text bytes = new_text(m);
    ent_text_format(&bytes, "%llu-%llu", (unsigned long long)told->coded->start,
                    (unsigned long long)told->coded->end);
    put_text(m, "basis", basis);
    put_text(m, "source", e->source);
    if (told->coded->start < told->coded->end) {
        put_made(m, "bytes", &bytes);
    } else {
        ent_text_free(&bytes);
    }
    put_text(m, "speaker", told->speaker == NULL ? NULL : told->speaker->id);
    put_text(m, "note", note);
    put_hedge(m, e, told->coded);
    put_text(m, "coder", e->coder);
}

static void put_id(making *m, const ent_coded_events *e)
{
    ent_text id = new_text(m);
    ent_text_format(&id, "%s_%llu", e->source, (unsigned long long)e->number);
    put_made(m, "id", &id);
}

static const char *wish_note(const ent_coded_told *told)
{
    const char *modality = told->coded->fields[ENT_CODED_MODALITY].value;
    return modality != NULL && strcmp(modality, "conditional") == 0
               ? "Said on a condition. Its rank and meaning are for the analyst to decide."
               : "Its rank and meaning are for the analyst to decide.";
}

/* The statement that is inserted. */
static ent_node *make_wish(const ent_coded_events *e, const ent_coded_told *told,
                           const ent_party *party, ent_status *status)
{
    uint32_t value = 0;
    const ent_relation relation = ent_coded_wish(told, &value);
    const ent_option *option = told->issue.option;
    making m = begin(e->plan);
    ent_text want = new_text(&m), label = new_text(&m);
    ent_coded_add_wish(&want, option, relation, value);
    ent_coded_add_wish_label(&label, option, relation, value);
    put_id(&m, e);
    put_made(&m, "want", &want);
    put_made(&m, "label", &label);
    if (told->speaker != NULL && told->speaker != party) {
        put_grounds(&m, e, told, "inferred", wish_note(told));
    } else {
        put_text(&m, "note", wish_note(told));
    }
    *status = m.status;
    return m.map;
}

/* The party whose wish a statement tells: the one that acts, or else speaks; NULL: it tells none. */
static const ent_party *wishing(const ent_coded_told *told)
{
    uint32_t value = 0;
    const ent_party *party = told->actor != NULL ? told->actor : told->speaker;
    return ent_coded_wish(told, &value) == ENT_RELATION_NONE ? NULL : party;
}

/* The note of the coder, and that nothing is inserted into a ranking or among weights, where a wish has no place
 * without a rank or a weight. */
static const char *event_note(const ent_coded_told *told, ent_text *note)
{
    const ent_party *party = wishing(told);
    ent_text_add(note, told->coded->note == NULL ? "" : told->coded->note);
    if (party != NULL && party->order != ENT_ORDER_STATEMENTS) {
        ent_text_format(note, "%sThe wishes of %s are %s, in which nothing is inserted.",
                        note->length > 0 ? " " : "", party->name,
                        party->order == ENT_ORDER_RANKING ? "a ranking" : "weighted");
    }
    return note->length > 0 ? ent_text_get(note) : NULL;
}

/* Puts the wish among the statements of its party. */
static void put_wish(making *m, const ent_coded_events *e, const ent_coded_told *told)
{
    const ent_party *party = wishing(told);
    if (party == NULL || party->order != ENT_ORDER_STATEMENTS || m->status != ENT_OK) {
        return;
    }
    making preferences = begin(e->plan), step = begin(e->plan);
    ent_node *steps = ent_plan_room(e->plan, ENT_NODE_LIST, 1);
    put(&step, "insert", make_wish(e, told, party, &m->status));
    if (step.status != ENT_OK || steps == NULL) {
        m->status = ENT_ERROR_MEMORY;
        return;
    }
    (void)ent_plan_append(steps, step.map);
    put(&preferences, party->id, steps);
    put(m, "preferences", preferences.status == ENT_OK ? preferences.map : NULL);
}

ent_status ent_coded_event(const ent_coded_events *e, const ent_coded_told *told, ent_node **out)
{
    making m = begin(e->plan);
    ent_text label = new_text(&m), note = new_text(&m);
    ent_coded_add_label(&label, told);
    put_id(&m, e);
    put_made(&m, "label", &label);
    put_text(&m, "kind", kind_of(told->act));
    put_participants(&m, told);
    put_grounds(&m, e, told, "stated", event_note(told, &note));
    put_wish(&m, e, told);
    *out = m.map;
    const ent_status status = note.failed ? ENT_ERROR_MEMORY : m.status;
    ent_text_free(&note);
    return status;
}
