/* SPDX-License-Identifier: MIT */
/*
 * Titles: what a state is called at the head of a card.
 *
 * A state that bears a name is called by the one that tells most of it, in words: "Guaranteed deal". Where others
 * that are shown bear the same name, as few options are told as tell it from each of them, and a state without a name is
 * told by options in which it differs from today. The card tells all.
 */
#include "report/material/titles.h"

#include "base/text.h"
#include "diag/context.h"
#include "report/material/inside.h"
#include "report/words.h"

enum { MOST_OPTIONS = 2 }; /* of a state without a name, beyond those that tell it apart */

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

/* Which options a title tells, and of which states it has yet to tell its own apart. */
typedef struct telling {
    uint64_t state;
    size_t name;
    bool *told;   /* per option */
    bool *alike;  /* per state that is shown: of the same name, and not told apart yet */
    size_t count; /* of options told */
} telling;

/* Whether an option may be told: of a state without a name what differs from today, or is done. */
static bool may_tell(const ent_material *m, const telling *t, size_t option)
{
    const size_t value = ent_state_value(m->space, t->state, option);
    if (t->told[option] || ent_state_varies(m->space, t->state, option)) {
        return false;
    }
    return t->name != ENT_NO_NAME ||
           (m->has_today ? ent_state_value(m->space, m->today, option) != value : value > 0);
}

static bool differs(const ent_material *m, const telling *t, size_t shown, size_t option)
{
    return ent_state_value(m->space, m->shown[shown].standing.state, option) !=
           ent_state_value(m->space, t->state, option);
}

/* The option that tells the state from the most of those like it; false where none does. */
static bool find_telling(const ent_material *m, const telling *t, size_t *out)
{
    size_t most = 0;
    for (size_t o = 0; o < ent_option_count(m->dispute); o++) {
        size_t apart = 0;
        for (size_t k = 0; may_tell(m, t, o) && k < m->shown_count; k++) {
            apart += t->alike[k] && differs(m, t, k, o);
        }
        if (apart > most) {
            most = apart;
            *out = o;
        }
    }
    return most > 0;
}

static void tell(const ent_material *m, telling *t, size_t option)
{
    t->told[option] = true;
    t->count++;
    for (size_t k = 0; k < m->shown_count; k++) {
        t->alike[k] = t->alike[k] && !differs(m, t, k, option);
    }
}

/* Chooses what tells the state from every other of its name that is shown; without a name, what it changes as well, up to
 * MOST_OPTIONS. Returns whether more could be told. */
static bool choose_options(const ent_material *m, telling *t)
{
    bool more = false;
    size_t option = 0;
    for (size_t k = 0; k < m->shown_count; k++) {
        const uint64_t other = m->shown[k].standing.state;
        t->alike[k] = other != t->state && ent_material_name(m, other) == t->name;
    }
    while (find_telling(m, t, &option)) {
        tell(m, t, option);
    }
    for (size_t o = 0; t->name == ENT_NO_NAME && o < ent_option_count(m->dispute); o++) {
        const bool may = may_tell(m, t, o);
        more = more || (may && t->count >= MOST_OPTIONS);
        if (may && t->count < MOST_OPTIONS) {
            tell(m, t, o);
        }
    }
    return more;
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

static ent_status add_options(ent_material *m, ent_text *text, uint64_t state, size_t name)
{
    const size_t options = ent_option_count(m->dispute);
    telling t = {.state = state, .name = name};
    t.told = ent_arena_new(&m->arena, options, sizeof *t.told);
    t.alike = ent_arena_new(&m->arena, m->shown_count, sizeof *t.alike);
    if (t.told == NULL || t.alike == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const bool more = choose_options(m, &t);
    bool any = false;
    for (size_t o = 0; o < options; o++) {
        if (t.told[o]) {
            ent_text_add(text, any ? ", " : " (");
            add_option(m, text, state, o);
            any = true;
        }
    }
    ent_text_add(text, any && more ? ", ..." : "");
    ent_text_add(text, any ? ")" : "");
    if (!any && name != ENT_NO_NAME && bearers(m, name) > 1) {
        ent_text_add(text, " (one of ");
        ent_text_add_grouped(text, bearers(m, name));
        ent_text_add(text, " states)");
    }
    return ENT_OK;
}

/* The title of a state: the word by which the file lists it, its name, or its number; and what sets it apart. */
static ent_status add_title(ent_material *m, ent_text *text, const ent_shown *shown)
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
        return add_options(m, text, state, name);
    }
    return ENT_OK;
}

ent_status ent_title_of(ent_material *material, size_t shown)
{
    ent_shown *one = &material->shown[shown];
    ent_text text;
    ent_text_init(&text, &material->context->allocator);
    const ent_status status = add_title(material, &text, one);
    if (one->why == ENT_SHOWN_TODAY && text.length > 0) {
        ent_text_add(&text, " (today)");
    } else if (one->why == ENT_SHOWN_TODAY) {
        ent_text_add(&text, "Today");
    }
    one->title =
        text.failed ? NULL : ent_arena_text(&material->arena, ent_text_get(&text), text.length);
    ent_text_free(&text);
    return status == ENT_OK && one->title == NULL ? ENT_ERROR_MEMORY : status;
}
