/* SPDX-License-Identifier: MIT */
/*
 * The words of a dispute: of a party its aliases, its name, and its identifier where that begins with a capital in the text;
 * of an option its aliases, those of a value apart, and its label.
 */
#include "dispute/model.h"
#include "reading/names/finder.h"

#include <string.h>

/* `special`: a party only where it begins with a capital; an option also by its last word. */
static ent_status add_text(ent_finder *finder, const char *text, bool special, ent_named named)
{
    const ent_wording wording = {.text = text,
                                 .length = strlen(text),
                                 .capital = special && !named.option,
                                 .cue = special && named.option,
                                 .named = named};
    return ent_finder_add(finder, &wording);
}

/* Whether an identifier is a common word, as "us" is. */
static bool is_common(const ent_finder *finder, const char *id)
{
    const ent_entry *entry = ent_lexicon_find(finder->lexicon, id, strlen(id));
    return entry != NULL && (entry->classes & ~(unsigned)ENT_CLASS_ROLE) != 0;
}

static ent_status add_party(ent_finder *finder, const ent_party *party, size_t index)
{
    ent_named named = {.index = index, .value = ENT_NO_VALUE};
    for (size_t a = 0; a < party->alias_count; a++) {
        const ent_alias *alias = &party->aliases[a];
        named.role = alias->kind == ENT_ALIAS_ROLE;
        named.leader = alias->kind == ENT_ALIAS_LEADER;
        ENT_TRY(add_text(finder, alias->text, false, named));
    }
    named.role = named.leader = false;
    if (strcmp(party->name, party->id) != 0) {
        ENT_TRY(add_text(finder, party->name, false, named));
    }
    return is_common(finder, party->id) ? ENT_OK : add_text(finder, party->id, true, named);
}

static ent_status add_option(ent_finder *finder, const ent_option *option, size_t index)
{
    ent_named named = {.option = true, .index = index, .value = ENT_NO_VALUE};
    for (size_t a = 0; a < option->alias_count; a++) {
        const ent_alias *alias = &option->aliases[a];
        named.value = alias->value == ENT_ANY_VALUE ? ENT_NO_VALUE : alias->value;
        ENT_TRY(add_text(finder, alias->text, true, named));
    }
    named.value = ENT_NO_VALUE;
    return strcmp(option->label, option->id) == 0 ? ENT_OK
                                                  : add_text(finder, option->label, false, named);
}

ent_status ent_finder_add_dispute(ent_finder *finder, const ent_dispute *dispute)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        ENT_TRY(add_party(finder, &dispute->parties[p], p));
    }
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        ENT_TRY(add_option(finder, &dispute->options[o], o));
    }
    return ENT_OK;
}
