/* SPDX-License-Identifier: MIT */
/* Gathering states, then writing. */
#include "report/certified/draft.h"

#include <stdio.h>

ent_status ent_draft_begin(ent_context *context, const ent_space *space, const ent_sink *sink,
                           ent_draft *out)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t words = ent_bits_words(space->count);
    *out = (ent_draft){.context = context, .space = space, .dispute = space->dispute};
    ent_sealed_init(&out->sealed, sink);
    ent_writer_init(&out->w, context, &out->sealed.through);
    out->shown = ent_memory_zero(allocator, words, sizeof *out->shown);
    out->named = ent_memory_zero(allocator, words, sizeof *out->named);
    out->place = ent_memory_new(allocator, words, sizeof *out->place);
    return out->shown == NULL || out->named == NULL || out->place == NULL ? ENT_ERROR_MEMORY
                                                                          : ENT_OK;
}

ent_status ent_draft_end(ent_draft *draft, ent_status status)
{
    const ent_allocator *allocator = &draft->context->allocator;
    const ent_status written = ent_writer_end(&draft->w);
    status = status == ENT_OK ? written : status;
    ent_memory_free(allocator, draft->shown);
    ent_memory_free(allocator, draft->named);
    ent_memory_free(allocator, draft->place);
    return status == ENT_OK ? ent_sealed_end(&draft->sealed) : status;
}

/* One state of the table: the values of its least member, or its word in graph form. */
static void put_values(ent_draft *d, uint64_t state)
{
    ent_json_open(&d->w, '[');
    if (ent_is_graph_form(d->dispute)) {
        const char *id = ent_state_id(d->space, state);
        char number[32];
        (void)snprintf(number, sizeof number, "s%llu", (unsigned long long)(state + 1));
        ent_json_text(&d->w, id == NULL ? number : id);
    }
    for (size_t o = 0; o < ent_option_count(d->dispute); o++) {
        ent_json_text(&d->w, ent_option_value(d->dispute, o, ent_state_value(d->space, state, o)));
    }
    ent_json_close(&d->w, ']');
}

void ent_draft_table(ent_draft *draft)
{
    const size_t count = draft->space->count;
    uint32_t place = 0;
    draft->writing = true;
    for (size_t k = 0; k < ent_bits_words(count); k++) {
        draft->place[k] = place;
        place += ent_bits_in_word(draft->named[k]);
    }
    ent_json_key(&draft->w, "states");
    ent_json_open(&draft->w, '[');
    for (size_t s = ent_bits_next(draft->named, count, 0); s < count;
         s = ent_bits_next(draft->named, count, s + 1)) {
        put_values(draft, s);
    }
    ent_json_close(&draft->w, ']');
}

void ent_draft_state(ent_draft *draft, uint64_t state)
{
    if (!draft->writing) {
        ent_bits_add(draft->named, (size_t)state);
        return;
    }
    const uint64_t before = draft->named[state / 64] & (((uint64_t)1 << (state % 64)) - 1);
    ent_json_count(&draft->w, draft->place[state / 64] + ent_bits_in_word(before));
}

void ent_draft_party(ent_draft *draft, size_t party)
{
    ent_draft_key(draft, "party");
    ent_draft_text(draft, ent_party_id(draft->dispute, party));
}

void ent_draft_key(ent_draft *draft, const char *key)
{
    if (draft->writing) {
        ent_json_key(&draft->w, key);
    }
}

void ent_draft_open(ent_draft *draft, char bracket)
{
    if (draft->writing) {
        ent_json_open(&draft->w, bracket);
    }
}

void ent_draft_close(ent_draft *draft, char bracket)
{
    if (draft->writing) {
        ent_json_close(&draft->w, bracket);
    }
}

void ent_draft_text(ent_draft *draft, const char *text)
{
    if (draft->writing) {
        ent_json_text(&draft->w, text);
    }
}

void ent_draft_count(ent_draft *draft, uint64_t number)
{
    if (draft->writing) {
        ent_json_count(&draft->w, number);
    }
}
