/* SPDX-License-Identifier: MIT */
/*
 * Sentences from stretches: sorted by where they start, those that overlap come one after the other, and a sentence
 * ends where no stretch begun before goes on. Within a sentence statements are sorted back to their numbers.
 */
#include "coding/sentences.h"

#include "base/assume.h"
#include "base/sort.h"

static const ent_coded_statement *statement_at(const ent_coding *first, const ent_coding *second,
                                               size_t item)
{
    return item < first->count ? first->statements[item] : second->statements[item - first->count];
}

/* Writes into `order` the statements by start and end of their stretches. */
static ent_status sort_stretches(const ent_allocator *allocator, const ent_coding *first,
                                 const ent_coding *second, uint32_t *order)
{
    const size_t count = first->count + second->count;
    uint64_t *keys = ent_memory_new(allocator, 2 * count, sizeof *keys);
    uint64_t longest = 1;
    if (keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        const ent_coded_statement *statement = statement_at(first, second, i);
        keys[2 * i] = statement->end;
        keys[2 * i + 1] = statement->start;
        longest |= statement->end;
        order[i] = (uint32_t)i;
    }
    for (uint64_t bit = longest; bit != 0; bit >>= 1) {
        longest |= bit; /* all bits below the highest */
    }
    const uint64_t mask[] = {longest, longest};
    const ent_status status = ent_sort_by_key(allocator, keys, 2, mask, count, order);
    ent_memory_free(allocator, keys);
    return status;
}

/* Cuts the sorted statements into sentences, and says in `group` which each is in. */
static void cut(ent_sentences *s, const ent_coding *first, const ent_coding *second,
                uint32_t *group)
{
    s->count = 0;
    for (size_t i = 0; i < s->item_count; i++) {
        const ent_coded_statement *statement = statement_at(first, second, s->items[i]);
        ent_sentence *last = s->count == 0 ? NULL : &s->list[s->count - 1];
        if (last == NULL || (statement->start >= last->end &&
                             (statement->start != last->start || statement->end != last->end))) {
            last = &s->list[s->count++];
            *last = (ent_sentence){.from = i, .start = statement->start, .end = statement->end};
        }
        last->end = statement->end > last->end ? statement->end : last->end;
        group[s->items[i]] = (uint32_t)(s->count - 1);
    }
    s->list[s->count] = (ent_sentence){.from = s->item_count};
}

ent_status ent_sentences_new(const ent_allocator *allocator, const ent_coding *first,
                             const ent_coding *second, ent_sentences *out)
{
    const size_t count = first->count + second->count;
    ent_sentences s = {.first_count = first->count, .item_count = count};
    if (ENT_NEVER(count > UINT32_MAX)) { /* so many would take 200 GB */
        return ENT_ERROR_MEMORY;
    }
    s.items = ent_memory_new(allocator, count, sizeof *s.items);
    s.list = ent_memory_new(allocator, count + 1, sizeof *s.list);
    uint32_t *group = ent_memory_new(allocator, count, sizeof *group);
    ent_status status = s.items == NULL || s.list == NULL || group == NULL
                            ? ENT_ERROR_MEMORY
                            : sort_stretches(allocator, first, second, s.items);
    if (status == ENT_OK) {
        cut(&s, first, second, group);
        status = ent_sort_by_value(allocator, group, count, (uint32_t)s.count, s.items);
    }
    ent_memory_free(allocator, group);
    if (status != ENT_OK) {
        ent_sentences_free(allocator, &s);
        return status;
    }
    *out = s;
    return ENT_OK;
}

void ent_sentences_free(const ent_allocator *allocator, ent_sentences *sentences)
{
    ent_memory_free(allocator, sentences->items);
    ent_memory_free(allocator, sentences->list);
}
