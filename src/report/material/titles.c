/* SPDX-License-Identifier: MIT */
/*
 * Titles: what a state is called at the head of a card.
 *
 * A state that bears a name is called by the one that tells most of it, in words: "Guaranteed deal". Where others
 * that are shown bear the same name, the options in which they differ are told as well, and a state without a name
 * is told by the options in which it differs from today. Titles tell a few of them; the card tells all.
 */
#include "report/material/titles.h"

#include "base/text.h"
#include "diag/context.h"
#include "report/material/inside.h"
#include "report/words.h"

enum { MOST_OPTIONS = 2 };

/* A name as words: blanks for underscores, and a capital. */
static void add_name(ent_text *text, const char *name)
{
    char letter[2] = {name[0], '\0'};
    if (letter[0] >= 'a' && letter[0] <= 'z') {
        letter[0] = (char)(letter[0] - 'a' + 'A');
    }
    ent_text_add(text, letter);
    for (const char *c = name + 1; *c != '\0'; c++) {
        letter[0] = *c == '_' ? ' ' : *c;
        ent_text_add(text, letter);
    }
}

/* Whether an option tells a state from the others of its name that are shown; without a name, from today. */
static bool tells(const ent_material *m, uint64_t state, size_t name, size_t option)
{
    const size_t value = ent_state_value(m->space, state, option);
    bool differs = false;
    if (ent_state_varies(m->space, state, option)) {
        return false;
    }
    if (name == ENT_NO_NAME) {
        return !m->has_today ? value > 0 : ent_state_value(m->space, m->today, option) != value;
    }
    for (size_t k = 0; k < m->shown_count; k++) {
        const uint64_t other = m->shown[k].standing.state;
        differs = differs || (ent_material_name(m, other) == name &&
                              ent_state_value(m->space, other, option) != value);
    }
    return differs;
}

static void add_option(const ent_material *m, ent_text *text, uint64_t state, size_t option)
{
    const ent_option_view view = ent_option_at(m->dispute, option);
    const size_t value = ent_state_value(m->space, state, option);
    if (view.graded) {
        ent_text_format(text, "%s: %s", view.label, ent_option_value(m->dispute, option, value));
    } else {
        ent_text_format(text, "%s%s", value > 0 ? "" : "without ", view.label);
    }
}

/* How many states bear a name. */
static uint64_t bearers(const ent_material *m, size_t name)
{
    uint64_t count = 0;
    for (size_t k = 0; k < m->digest->name_count; k++) {
        count = m->digest->names[k].name == name ? m->digest->names[k].states : count;
    }
    return count;
}

static void add_options(const ent_material *m, ent_text *text, uint64_t state, size_t name)
{
    size_t found = 0;
    for (size_t o = 0; o < ent_option_count(m->dispute); o++) {
        if (!tells(m, state, name, o)) {
            continue;
        }
        if (found < MOST_OPTIONS) {
            ent_text_add(text, found > 0 ? ", " : " (");
            add_option(m, text, state, o);
        }
        found++;
    }
    ent_text_add(text, found > MOST_OPTIONS ? ", ..." : "");
    ent_text_add(text, found > 0 ? ")" : "");
    if (found == 0 && name != ENT_NO_NAME && bearers(m, name) > 1) {
        ent_text_add(text, " (one of ");
        ent_text_add_grouped(text, bearers(m, name));
        ent_text_add(text, " states)");
    }
}

/* The title of a state: the word by which the file lists it, its name, or its number; and what sets it apart. */
static void add_title(const ent_material *m, ent_text *text, const ent_shown *shown)
{
    const uint64_t state = shown->standing.state;
    const size_t name = ent_material_name(m, state);
    const char *id = ent_state_id(m->space, state);
    const bool today = shown->why == ENT_SHOWN_TODAY;
    if (id != NULL) {
        ent_text_add(text, id);
    } else if (name != ENT_NO_NAME) {
        add_name(text, ent_name_at(m->dispute, name));
    } else if (!today) {
        ent_text_format(text, "s%llu", (unsigned long long)(state + 1));
    }
    if (!today && ent_is_graph_form(m->dispute) && id == NULL && name != ENT_NO_NAME) {
        ent_text_format(text, " (s%llu)", (unsigned long long)(state + 1));
    } else if (!today) {
        add_options(m, text, state, name);
    }
}

ent_status ent_title_of(ent_material *material, size_t shown)
{
    ent_shown *one = &material->shown[shown];
    ent_text text;
    ent_text_init(&text, &material->context->allocator);
    add_title(material, &text, one);
    if (one->why == ENT_SHOWN_TODAY && text.length > 0) {
        ent_text_add(&text, " (today)");
    } else if (one->why == ENT_SHOWN_TODAY) {
        ent_text_add(&text, "Today");
    }
    one->title =
        text.failed ? NULL : ent_arena_text(&material->arena, ent_text_get(&text), text.length);
    ent_text_free(&text);
    return one->title == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}
