/* SPDX-License-Identifier: MIT */
/*
 * Steps: changes of a coding that can be taken back, the last first.
 *
 * A step keeps the block that it replaces, so that making one and taking it back cost one allocation at most. They
 * stand in the file of the coding, and so are still there when it is read again.
 */
#include "coding/coding.h"

/* Makes room for one more step. */
static ent_status make_room(ent_coding *coding)
{
    ent_coded_step *wider =
        ent_memory_grow(&coding->allocator, coding->steps, &coding->step_capacity,
                        coding->step_count + 1, sizeof *wider);
    if (wider == NULL) {
        return ENT_ERROR_MEMORY;
    }
    coding->steps = wider;
    return ENT_OK;
}

ent_status ent_coding_remember(ent_coding *coding, size_t index, const ent_coded *before)
{
    ent_coded_statement *made = NULL;
    ENT_TRY(make_room(coding));
    if (before != NULL) {
        ENT_TRY(ent_statement_make(coding, before, &made));
    }
    coding->steps[coding->step_count++] = (ent_coded_step){.index = index, .before = made};
    return ENT_OK;
}

bool ent_coding_steps_fit(const ent_coding *coding)
{
    size_t count = coding->count;
    for (size_t k = coding->step_count; k > 0; k--) {
        const ent_coded_step *step = &coding->steps[k - 1];
        if (step->index >= count || (step->before == NULL && step->index != count - 1)) {
            return false;
        }
        count -= step->before == NULL;
    }
    return true;
}

void ent_coding_forget(ent_coding *coding)
{
    for (size_t k = 0; k < coding->step_count; k++) {
        ent_memory_free(&coding->allocator, coding->steps[k].before);
    }
    ent_memory_free(&coding->allocator, coding->steps);
    coding->steps = NULL;
    coding->step_count = coding->step_capacity = 0;
}

size_t ent_coding_steps(const ent_coding *coding)
{
    return coding->step_count;
}

ent_status ent_coding_step(ent_context *context, ent_coding *coding, size_t index,
                           const ent_coded *coded)
{
    if (context == NULL || coding == NULL || coded == NULL || index > coding->count) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_coded_statement *made = NULL, *before = NULL;
    ENT_TRY(make_room(coding));
    if (index == coding->count) {
        ENT_TRY(ent_coding_add(context, coding, coded));
    } else {
        ENT_TRY(ent_statement_make(coding, coded, &made));
        before = coding->statements[index];
        coding->statements[index] = made;
    }
    coding->steps[coding->step_count++] = (ent_coded_step){.index = index, .before = before};
    return ENT_OK;
}

ent_status ent_coding_undo(ent_context *context, ent_coding *coding, size_t *index)
{
    if (context == NULL || coding == NULL || index == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    if (coding->step_count == 0) {
        return ENT_ERROR_NOT_FOUND;
    }
    const ent_coded_step step = coding->steps[--coding->step_count];
    ent_memory_free(&coding->allocator, coding->statements[step.index]);
    if (step.before == NULL) {
        coding->count--; /* it was the last */
    } else {
        coding->statements[step.index] = step.before;
    }
    *index = step.index;
    return ENT_OK;
}
