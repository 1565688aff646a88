/* SPDX-License-Identifier: MIT */
/* What was found: kept, and asked about. */
#include "exists/existence.h"

#include "dispute/program.h"

#include <string.h>

struct ent_existence {
    ent_allocator allocator;
    ent_arena arena; /* of all that is below */
    const ent_dispute *dispute;
    ent_existence_view view;
    uint32_t *values; /* per option */
    bool *names;      /* per name */
};

static ent_status find_names(ent_existence *e)
{
    const ent_dispute *dispute = e->dispute;
    uint64_t *key = ent_arena_new(&e->arena, dispute->key_words, sizeof *key);
    if (key == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t o = 0; o < dispute->option_count; o++) {
        ent_key_set(&dispute->options[o], key, e->values[o]);
    }
    for (size_t n = 0; n < dispute->name_count; n++) {
        const ent_expression *meaning = dispute->names[n].meaning;
        ent_program *program = NULL;
        uint64_t truth = 0;
        ENT_TRY(ent_program_new(dispute, &meaning, 1, &program));
        ent_program_run(program, key, 1, &truth);
        ent_program_free(program);
        e->names[n] = truth != 0;
    }
    return ENT_OK;
}

static ent_status fill(ent_existence *e, const ent_existence_view *found, const uint32_t *values)
{
    e->view = *found;
    e->view.question = ent_arena_text(&e->arena, found->question, strlen(found->question));
    e->values = ent_arena_new(&e->arena, e->dispute->option_count, sizeof *e->values);
    e->names = ent_arena_new(&e->arena, e->dispute->name_count, sizeof *e->names);
    if (e->view.question == NULL || e->values == NULL || e->names == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (found->answer != ENT_EXISTENCE_YES) {
        return ENT_OK;
    }
    memcpy(e->values, values, e->dispute->option_count * sizeof *values);
    return find_names(e);
}

ent_status ent_existence_new(ent_context *context, const ent_dispute *dispute,
                             const ent_existence_view *found, const uint32_t *values,
                             ent_existence **out)
{
    ent_existence *e = ent_memory_zero(&context->allocator, 1, sizeof *e);
    if (e == NULL) {
        return ENT_ERROR_MEMORY;
    }
    e->allocator = context->allocator;
    e->dispute = dispute;
    ent_arena_init(&e->arena, &e->allocator);
    const ent_status status = fill(e, found, values);
    if (status != ENT_OK) {
        ent_existence_free(e);
        return status;
    }
    *out = e;
    return ENT_OK;
}

void ent_existence_free(ent_existence *existence)
{
    if (existence != NULL) {
        const ent_allocator allocator = existence->allocator;
        ent_arena_free(&existence->arena);
        ent_memory_free(&allocator, existence);
    }
}

ent_existence_view ent_existence_at(const ent_existence *existence)
{
    return existence->view;
}

const ent_dispute *ent_existence_dispute(const ent_existence *existence)
{
    return existence->dispute;
}

size_t ent_existence_value(const ent_existence *existence, size_t option)
{
    return existence->values[option];
}

bool ent_existence_has_name(const ent_existence *existence, size_t name)
{
    return existence->names[name];
}
