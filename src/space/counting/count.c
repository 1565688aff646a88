/* SPDX-License-Identifier: MIT */
/*
 * The counter: a depth-first walk without recursion.
 *
 * A frame is a part that is being counted: its variable is decided true, then false. Under each value
 * the rest of the part falls into parts, which wait in the list until they are counted, the last first;
 * `product` is what those counted so far come to, and `sum` what the values did. A part of one clause
 * has all assignments but one.
 */
#include "space/counting/count.h"

enum { LOOK = 1 << 21 /* steps between two looks at cancel */ };

typedef struct frame {
    ent_part part;
    bool second;
    size_t trail;                     /* its length before the decision */
    size_t parts, variables, clauses; /* how long the lists were then */
    ent_natural product, sum;
} frame;

ent_status ent_counter_init(ent_counter *counter, ent_context *context, const ent_clauses *clauses,
                            size_t cache_bytes)
{
    *counter = (ent_counter){.context = context};
    ENT_TRY(ent_residue_init(&counter->residue, clauses));
    const ent_status status = ent_cache_init(&counter->cache, &counter->residue, cache_bytes);
    if (status != ENT_OK) {
        ent_counter_free(counter);
    }
    return status;
}

static void drop_frame(ent_counter *c)
{
    frame *last = &c->frames[--c->frame_count];
    ent_natural_free(&last->product);
    ent_natural_free(&last->sum);
}

void ent_counter_free(ent_counter *c)
{
    while (c->frame_count > 0) {
        drop_frame(c);
    }
    ent_memory_free(c->residue.allocator, c->frames);
    ent_memory_free(c->residue.allocator, c->parts.items);
    ent_cache_free(&c->cache);
    ent_residue_free(&c->residue);
    c->frames = NULL;
    c->parts = (ent_parts){.items = NULL};
}

static ent_status open_frame(ent_counter *c, const ent_part *part)
{
    const ent_allocator *allocator = c->residue.allocator;
    frame *frames =
        ent_memory_grow(allocator, c->frames, &c->frame_room, c->frame_count + 1, sizeof *frames);
    if (frames == NULL) {
        return ENT_ERROR_MEMORY;
    }
    c->frames = frames;
    frame *f = &frames[c->frame_count++];
    *f = (frame){.part = *part};
    ent_natural_init(&f->product, allocator, 0);
    ent_natural_init(&f->sum, allocator, 0);
    return ENT_OK;
}

/* Decides the variable of the last frame; 0 stands for what follows without a decision. */
static ent_status decide(ent_counter *c, ent_literal literal)
{
    frame *f = &c->frames[c->frame_count - 1];
    ent_residue *r = &c->residue;
    f->trail = r->trail_length;
    f->parts = c->parts.count;
    f->variables = r->variables_length;
    f->clauses = r->clauses_length;
    c->decisions++;
    ent_natural_free(&f->product);
    ent_natural_init(&f->product, r->allocator, 0);
    if (!ent_residue_assign(r, literal)) {
        return ENT_OK;
    }
    ENT_TRY(ent_residue_split(r, literal == 0 ? NULL : &f->part, &c->parts));
    ent_natural_init(&f->product, r->allocator, 1);
    return ent_natural_shift(&f->product, r->free_count);
}

/* Takes the decision of the last frame back, and adds what it came to. */
static ent_status take_back(ent_counter *c)
{
    frame *f = &c->frames[c->frame_count - 1];
    ent_residue *r = &c->residue;
    ent_residue_undo(r, f->trail);
    c->parts.count = f->parts;
    r->variables_length = f->variables;
    r->clauses_length = f->clauses;
    return ent_natural_add(&f->sum, &f->product);
}

/* Ends the last frame: its part is counted. */
static ent_status end_part(ent_counter *c)
{
    const frame *f = &c->frames[c->frame_count - 1];
    c->residue.steps += c->cache.key_words;
    ENT_TRY(ent_cache_add(&c->cache, &f->part, &f->sum));
    ENT_TRY(ent_natural_multiply(&c->frames[c->frame_count - 2].product, &f->sum));
    drop_frame(c);
    return ENT_OK;
}

/* All assignments of the variables of one clause but the one that violates it. */
static ent_status multiply_clause(ent_natural *product, size_t variables)
{
    ent_natural all;
    ent_natural_init(&all, product->allocator, 0);
    ent_status status = ent_natural_set(&all, product);
    if (status == ENT_OK) {
        status = ent_natural_shift(&all, variables);
    }
    if (status == ENT_OK) {
        ent_natural_subtract(&all, product);
        status = ent_natural_set(product, &all);
    }
    ent_natural_free(&all);
    return status;
}

/* Counts the last waiting part, or opens a frame for it. */
static ent_status take_part(ent_counter *c)
{
    const ent_part part = c->parts.items[--c->parts.count];
    frame *f = &c->frames[c->frame_count - 1];
    if (part.clauses_end - part.clauses == 1) {
        return multiply_clause(&f->product, part.variables_end - part.variables);
    }
    ent_natural count;
    ent_natural_init(&count, c->residue.allocator, 0);
    bool found = false;
    c->residue.steps += c->cache.key_words;
    ent_status status = ent_cache_find(&c->cache, &part, &count, &found);
    if (found && status == ENT_OK) {
        status = ent_natural_multiply(&f->product, &count);
    }
    ent_natural_free(&count);
    if (found || status != ENT_OK) {
        return status;
    }
    ENT_TRY(open_frame(c, &part));
    return decide(c, part.branch);
}

/* Goes on by one step of the walk. */
static ent_status go_on(ent_counter *c)
{
    frame *f = &c->frames[c->frame_count - 1];
    if (c->parts.count > f->parts && !ent_natural_is_zero(&f->product)) {
        return take_part(c);
    }
    ENT_TRY(take_back(c));
    if (!f->second) {
        f->second = true;
        return decide(c, -f->part.branch);
    }
    return end_part(c);
}

static bool finished(const ent_counter *c)
{
    const frame *f = &c->frames[0];
    return c->frame_count == 1 && (c->parts.count == f->parts || ent_natural_is_zero(&f->product));
}

/* Reports, and asks whether to stop, now and then. */
static ent_status look(ent_counter *c)
{
    if (c->residue.steps < c->look) {
        return ENT_OK;
    }
    c->look = c->residue.steps + LOOK;
    return ent_context_step(c->context, "counting states", c->decisions, 0);
}

/* Goes on until the frame at the bottom has no part left. */
static ent_status walk(ent_counter *c, bool *known)
{
    *known = true;
    while (!finished(c)) {
        ENT_TRY(look(c));
        if (c->residue.steps >= c->limit) {
            *known = false;
            return ENT_OK;
        }
        ENT_TRY(go_on(c));
    }
    return ENT_OK;
}

/* Takes the frame at the bottom for what it is about, and makes the residue what it was before. */
static ent_status close(ent_counter *c, bool known, ent_natural *out)
{
    const ent_status status = known ? ent_natural_set(out, &c->frames[0].product) : ENT_OK;
    const frame bottom = c->frames[0];
    ent_residue_undo(&c->residue, bottom.trail);
    c->parts.count = bottom.parts;
    c->residue.variables_length = bottom.variables;
    c->residue.clauses_length = bottom.clauses;
    while (c->frame_count > 0) {
        drop_frame(c);
    }
    return status;
}

static void set_limit(ent_counter *c, uint64_t steps)
{
    c->limit = c->residue.steps > UINT64_MAX - steps ? UINT64_MAX : c->residue.steps + steps;
}

ent_status ent_counter_run(ent_counter *c, uint64_t steps, ent_natural *out, bool *known)
{
    const ent_part whole = {.branch = 0};
    set_limit(c, steps);
    *known = false;
    ENT_TRY(open_frame(c, &whole));
    ent_status status = decide(c, 0);
    if (status == ENT_OK) {
        status = walk(c, known);
    }
    const ent_status closed = close(c, status == ENT_OK && *known, out);
    return status == ENT_OK ? closed : status;
}

/* Puts the part into a frame of its own, as the only one that waits. */
static ent_status open_part(ent_counter *c, const ent_part *part)
{
    ENT_TRY(open_frame(c, part));
    frame *f = &c->frames[0];
    f->trail = c->residue.trail_length;
    f->parts = c->parts.count;
    f->variables = c->residue.variables_length;
    f->clauses = c->residue.clauses_length;
    ent_natural_init(&f->product, c->residue.allocator, 1);
    return ent_parts_add(c->residue.allocator, &c->parts, part);
}

ent_status ent_counter_part(ent_counter *c, const ent_part *part, ent_natural *out)
{
    bool known = false;
    c->limit = UINT64_MAX;
    ent_status status = open_part(c, part);
    if (status == ENT_OK) {
        status = walk(c, &known);
    }
    if (c->frame_count > 0) {
        const ent_status closed = close(c, status == ENT_OK, out);
        status = status == ENT_OK ? closed : status;
    }
    return status;
}

/* Decides the last open decision the other way, and drops those behind it; false when there is none. */
static bool turn(ent_counter *c, bool *sound)
{
    while (c->frame_count > 0) {
        frame *f = &c->frames[c->frame_count - 1];
        ent_residue_undo(&c->residue, f->trail);
        if (!f->second) {
            f->second = true;
            *sound = ent_residue_assign(&c->residue, -f->part.branch);
            return true;
        }
        drop_frame(c);
    }
    return false;
}

/* Decides one more variable of what is left; *done when nothing is left but free ones. */
static ent_status decide_more(ent_counter *c, bool *sound, bool *done)
{
    ent_residue *r = &c->residue;
    c->parts.count = r->variables_length = r->clauses_length = 0;
    ENT_TRY(ent_residue_split(r, NULL, &c->parts));
    *done = c->parts.count == 0;
    if (*done) {
        return ENT_OK;
    }
    const ent_part first = c->parts.items[0];
    ENT_TRY(open_frame(c, &first));
    c->frames[c->frame_count - 1].trail = r->trail_length;
    *sound = ent_residue_assign(r, first.branch);
    return ENT_OK;
}

static ent_status walk_plainly(ent_counter *c, uint64_t most, bool *out)
{
    uint64_t found = 0;
    bool sound = ent_residue_assign(&c->residue, 0), more = true;
    while (more && c->residue.steps < c->limit) {
        bool done = false;
        ENT_TRY(look(c));
        if (sound) {
            ENT_TRY(decide_more(c, &sound, &done));
        }
        if (done) {
            const size_t twos = c->residue.free_count;
            const uint64_t here = twos < 63 ? (uint64_t)1 << twos : most + 1;
            *out = here > most - found;
            found += *out ? 0 : here;
        }
        if (done || !sound) {
            more = !*out && turn(c, &sound);
        }
    }
    return ENT_OK;
}

ent_status ent_counter_exceeds(ent_counter *c, uint64_t most, uint64_t steps, bool *out)
{
    set_limit(c, steps);
    *out = false;
    const ent_status status = walk_plainly(c, most, out);
    while (c->frame_count > 0) {
        drop_frame(c);
    }
    ent_residue_undo(&c->residue, 0);
    c->parts.count = c->residue.variables_length = c->residue.clauses_length = 0;
    return status;
}
