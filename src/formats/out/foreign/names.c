/* SPDX-License-Identifier: MIT */
/* A name that two things have, or that is another's id, names neither; blanks at its ends do not count. */
#include "formats/out/foreign/names.h"

#include "base/map.h"
#include "dispute/positions.h"

#include <string.h>

/* What one kind of things is called: in words where the file has them, and by ids, which differ. */
typedef struct called {
    const char *(*id)(const ent_dispute *dispute, size_t thing);
    const char *(*words)(const ent_dispute *dispute, size_t thing);
    size_t count;
} called;

static const char *contest_id(const ent_dispute *dispute, size_t contest)
{
    return dispute->contests[contest].id;
}

static const char *contest_words(const ent_dispute *dispute, size_t contest)
{
    const char *label = dispute->contests[contest].label;
    return label == NULL ? contest_id(dispute, contest) : label;
}

/* A name as readers of tables take it. */
typedef struct trimmed {
    const char *text;
    size_t length;
} trimmed;

static trimmed trim(const char *name)
{
    static const char blanks[] = " \t";
    const char *text = name + strspn(name, blanks);
    size_t length = strlen(text);
    while (length > 0 && strchr(blanks, text[length - 1]) != NULL) {
        length--;
    }
    return (trimmed){.text = text, .length = length};
}

/* Enters who is called so; SIZE_MAX for several. */
static ent_status enter(ent_map *owners, const char *name, size_t thing)
{
    const trimmed own = trim(name);
    const ent_map_entry *known = ent_map_get(owners, own.text, own.length);
    if (known == NULL) {
        return ent_map_put(owners, own.text, own.length, thing);
    }
    if (known->number != thing) {
        owners->slots[known - owners->slots].number = SIZE_MAX;
    }
    return ENT_OK;
}

static ent_status choose(const ent_dispute *dispute, const called *things, ent_map *owners,
                         const char **out)
{
    for (size_t i = 0; i < things->count; i++) {
        ENT_TRY(enter(owners, things->id(dispute, i), i));
        ENT_TRY(enter(owners, things->words(dispute, i), i));
    }
    for (size_t i = 0; i < things->count; i++) {
        const char *words = things->words(dispute, i);
        const trimmed own = trim(words);
        const bool alone = ent_map_get(owners, own.text, own.length)->number == i;
        out[i] = alone && own.length > 0 ? words : things->id(dispute, i);
    }
    return ENT_OK;
}

static ent_status name_all(const ent_foreign *x, const called *things, const char ***out)
{
    ent_map owners;
    *out = ent_memory_new(&x->context->allocator, things->count, sizeof **out);
    if (*out == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_map_init(&owners, &x->context->allocator);
    const ent_status status = choose(x->dispute, things, &owners, *out);
    ent_map_free(&owners);
    return status;
}

ent_status ent_foreign_names_new(ent_foreign *x, ent_foreign_names *out)
{
    const called parties = {
        .id = ent_party_id, .words = ent_party_name, .count = x->dispute->party_count};
    const called issues = {
        .id = contest_id, .words = contest_words, .count = x->dispute->contest_count};
    *out = (ent_foreign_names){.allocator = &x->context->allocator};
    ENT_TRY(name_all(x, &parties, &out->parties));
    return name_all(x, &issues, &out->issues);
}

void ent_foreign_names_free(ent_foreign_names *names)
{
    ent_memory_free(names->allocator, names->parties);
    ent_memory_free(names->allocator, names->issues);
}
