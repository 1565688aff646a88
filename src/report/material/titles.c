/* SPDX-License-Identifier: MIT */
/*
 * Titles: what a state is called at the head of a card.
 *
 * One rule for all: a letter, those to look at first before the others; then the name that tells most of it, in words, or its
 * number; and then in what it differs: from the first that is shown of the same name, or, without a name, from today. Today
 * and states that the file lists by a word need no letter.
 */
#include "report/material/titles.h"

#include "base/text.h"
#include "diag/context.h"
#include "report/material/inside.h"
#include "report/material/wording.h"
#include "report/words.h"

enum { MOST_OPTIONS = 3, LETTERS = 26 }; /* options told of a difference */

/* The place of a state among those with letters, of all that are shown but today. */
static size_t place_of(const ent_material *m, size_t shown)
{
    return shown - (m->shown[0].why == ENT_SHOWN_TODAY);
}

/* A, B, ..., Z, A2, B2, ... */
static void add_letter(const ent_material *m, ent_text *text, size_t shown)
{
    const size_t place = place_of(m, shown);
    const char letter[2] = {(char)('A' + place % LETTERS), '\0'};
    ent_text_add(text, letter);
    if (place >= LETTERS) {
        ent_text_format(text, "%zu", place / LETTERS + 1);
    }
}

/* The first of those that bear the same name; itself where it is that. */
static size_t first_alike(const ent_material *m, size_t shown, size_t name)
{
    size_t first = shown;
    for (size_t k = 0; k < m->shown_count; k++) {
        if (m->shown[k].why != ENT_SHOWN_TODAY && k < first &&
            ent_material_name(m, m->shown[k].standing.state) == name) {
            first = k;
        }
    }
    return first;
}

static void add_option(const ent_material *m, ent_text *text, uint64_t state, size_t option)
{
    const ent_option_view view = ent_option_at(m->dispute, option);
    const size_t value = ent_state_value(m->space, state, option);
    ent_text_add(text, view.graded ? "" : value > 0 ? "with " : "without ");
    ent_wording_label(text, m->dispute, option, false);
    if (view.graded) {
        ent_text_format(text, " %s", ent_option_value_label(m->dispute, option, value));
    }
}

/* ", as A but with a subsidy", of what is the same in all that a state is merged of. */
static void add_difference(const ent_material *m, ent_text *text, uint64_t state, uint64_t from)
{
    size_t told = 0, more = 0;
    for (size_t o = 0; o < ent_option_count(m->dispute); o++) {
        if (ent_state_varies(m->space, state, o) || ent_state_varies(m->space, from, o) ||
            ent_state_value(m->space, state, o) == ent_state_value(m->space, from, o)) {
            continue;
        }
        if (told == MOST_OPTIONS) {
            more++;
        } else {
            ent_text_add(text, told++ == 0 ? " but " : ", ");
            add_option(m, text, state, o);
        }
    }
    if (more > 0) {
        ent_text_format(text, " and %zu more", more);
    }
}

/* In option form: the letter, the name or the number, and in what it differs. */
static void add_lettered(const ent_material *m, ent_text *text, size_t shown, size_t *head)
{
    const uint64_t state = m->shown[shown].standing.state;
    const size_t name = ent_material_name(m, state);
    const size_t alike = first_alike(m, shown, name);
    add_letter(m, text, shown);
    ent_text_add(text, ": ");
    if (name == ENT_NO_NAME) {
        ent_text_format(text, "s%llu", (unsigned long long)(state + 1));
    } else {
        ent_wording_opening(text, ent_name_at(m->dispute, name));
    }
    *head = text->length;
    if (name != ENT_NO_NAME && alike != shown) {
        ent_text_add(text, ", as ");
        add_letter(m, text, alike);
        add_difference(m, text, state, m->shown[alike].standing.state);
    } else if (name == ENT_NO_NAME && m->has_today) {
        ent_text_add(text, ", as today");
        add_difference(m, text, state, m->today);
    }
}

/* The word by which the file lists a state, its name, or its number; nothing for today without these. */
static void add_unlettered(const ent_material *m, ent_text *text, const ent_shown *shown)
{
    const uint64_t state = shown->standing.state;
    const size_t name = ent_material_name(m, state);
    const char *id = ent_state_id(m->space, state);
    const bool today = shown->why == ENT_SHOWN_TODAY;
    if (id != NULL) {
        ent_text_add(text, id);
    } else if (name != ENT_NO_NAME) {
        ent_wording_opening(text, ent_name_at(m->dispute, name));
    }
    if (!today && id == NULL) {
        ent_text_format(text, name != ENT_NO_NAME ? " (s%llu)" : "s%llu",
                        (unsigned long long)(state + 1));
    }
}

ent_status ent_title_of(ent_material *material, size_t shown)
{
    ent_shown *one = &material->shown[shown];
    ent_text text;
    ent_text_init(&text, &material->context->allocator);
    one->numbered = ent_material_name(material, one->standing.state) == ENT_NO_NAME &&
                    ent_state_id(material->space, one->standing.state) == NULL &&
                    one->why != ENT_SHOWN_TODAY;
    one->head = 0;
    if (one->why == ENT_SHOWN_TODAY || ent_is_graph_form(material->dispute)) {
        add_unlettered(material, &text, one);
    } else {
        add_lettered(material, &text, shown, &one->head);
    }
    if (one->why == ENT_SHOWN_TODAY) {
        ent_text_add(&text, text.length > 0 ? " (today)" : "Today");
    }
    one->head = one->head == 0 ? text.length : one->head;
    one->title =
        text.failed ? NULL : ent_arena_text(&material->arena, ent_text_get(&text), text.length);
    ent_text_free(&text);
    return one->title == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}
