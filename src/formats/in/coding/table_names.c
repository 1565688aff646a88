/* SPDX-License-Identifier: MIT */
/*
 * Names of a dispute, folded: ASCII letters small, runs of blanks one blank, none at the ends
 * and beside =. Ids are entered
 * before names, and names before aliases, and words mean what they mean first; but where names of two things are the
 * same, or aliases, they mean neither.
 */
#include "formats/in/coding/table_names.h"

#include "base/text.h"

#include <string.h>

void ent_table_names_init(ent_table_names *names, const ent_allocator *allocator)
{
    *names = (ent_table_names){.list = NULL};
    ent_arena_init(&names->arena, allocator);
    ent_map_init(&names->words, allocator);
}

void ent_table_names_free(ent_table_names *names)
{
    ent_memory_free(names->arena.allocator, names->list);
    ent_map_free(&names->words);
    ent_arena_free(&names->arena);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void fold(ent_text *text, const char *words)
{
    bool blank = false;
    for (; *words != '\0'; words++) {
        if (is_blank(*words)) {
            blank = text->length > 0;
            continue;
        }
        const char small = *words >= 'A' && *words <= 'Z' ? (char)(*words - 'A' + 'a') : *words;
        const bool tight =
            small == '=' || (text->length > 0 && text->bytes[text->length - 1] == '=');
        ent_text_add(text, blank && !tight ? " " : "");
        ent_text_add_bytes(text, &small, 1);
        blank = false;
    }
}

static ent_status enter(ent_table_names *names, const ent_text *folded, const char *value,
                        ent_table_rank rank)
{
    const ent_map_entry *known = ent_map_get(&names->words, ent_text_get(folded), folded->length);
    if (known != NULL) {
        ent_table_name *before = &names->list[known->number];
        if (before->rank == rank && before->value != NULL && strcmp(before->value, value) != 0) {
            before->value = NULL;
        }
        return ENT_OK;
    }
    ent_table_name *list = ent_memory_grow(names->arena.allocator, names->list, &names->room,
                                           names->count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    names->list = list;
    const char *kept = ent_arena_text(&names->arena, ent_text_get(folded), folded->length);
    if (kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_map_put(&names->words, kept, folded->length, names->count));
    list[names->count++] = (ent_table_name){.value = value, .rank = rank};
    return ENT_OK;
}

static ent_status add(ent_table_names *names, const char *words, const char *value,
                      ent_table_rank rank)
{
    ent_text folded;
    ent_text_init(&folded, names->arena.allocator);
    fold(&folded, words);
    ent_status status = folded.failed ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK && folded.length > 0) {
        status = enter(names, &folded, value, rank);
    }
    ent_text_free(&folded);
    return status;
}

ent_status ent_table_names_parties(ent_table_names *names, const ent_dispute *dispute)
{
    for (size_t p = 0; p < dispute->party_count; p++) {
        ENT_TRY(add(names, dispute->parties[p].id, dispute->parties[p].id, ENT_TABLE_ID));
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        ENT_TRY(add(names, dispute->parties[p].name, dispute->parties[p].id, ENT_TABLE_NAME));
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        const ent_party *party = &dispute->parties[p];
        for (size_t k = 0; k < party->alias_count; k++) {
            ENT_TRY(add(names, party->aliases[k].text, party->id, ENT_TABLE_ALIAS));
        }
    }
    return ENT_OK;
}

/* OPTION=VALUE, in the arena. */
static ent_status name_value(ent_table_names *names, const ent_option *option, uint32_t value,
                             const char **out)
{
    ent_text text;
    ent_text_init(&text, names->arena.allocator);
    ent_text_format(&text, "%s=%s", option->id,
                    option->graded ? option->values[value]
                    : value == 0   ? "no"
                                   : "yes");
    *out = text.failed ? NULL : ent_arena_text(&names->arena, ent_text_get(&text), text.length);
    ent_text_free(&text);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status add_values(ent_table_names *names, const ent_option *option)
{
    for (uint32_t v = 0; v < option->value_count; v++) {
        const char *value = NULL;
        ENT_TRY(name_value(names, option, v, &value));
        ENT_TRY(add(names, value, value, ENT_TABLE_ID));
    }
    return ENT_OK;
}

static ent_status add_option_aliases(ent_table_names *names, const ent_option *option)
{
    for (size_t k = 0; k < option->alias_count; k++) {
        const char *value = option->id;
        if (option->aliases[k].value != ENT_ANY_VALUE) {
            ENT_TRY(name_value(names, option, option->aliases[k].value, &value));
        }
        ENT_TRY(add(names, option->aliases[k].text, value, ENT_TABLE_ALIAS));
    }
    return ENT_OK;
}

ent_status ent_table_names_options(ent_table_names *names, const ent_dispute *dispute)
{
    const size_t count = ent_is_graph_form(dispute) ? 0 : dispute->option_count;
    for (size_t o = 0; o < count; o++) {
        ENT_TRY(add(names, dispute->options[o].id, dispute->options[o].id, ENT_TABLE_ID));
        ENT_TRY(add_values(names, &dispute->options[o]));
    }
    for (size_t o = 0; o < count; o++) {
        ENT_TRY(add(names, dispute->options[o].label, dispute->options[o].id, ENT_TABLE_NAME));
    }
    for (size_t o = 0; o < count; o++) {
        ENT_TRY(add_option_aliases(names, &dispute->options[o]));
    }
    return ENT_OK;
}

ent_status ent_table_names_find(ent_table_names *names, const char *words, bool *known,
                                const char **out)
{
    ent_text folded;
    ent_text_init(&folded, names->arena.allocator);
    fold(&folded, words);
    const ent_status status = folded.failed ? ENT_ERROR_MEMORY : ENT_OK;
    const ent_map_entry *entry = ent_map_get(&names->words, ent_text_get(&folded), folded.length);
    *known = status == ENT_OK && entry != NULL;
    *out = *known ? names->list[entry->number].value : NULL;
    ent_text_free(&folded);
    return status;
}
