/* SPDX-License-Identifier: MIT */
/* A dispute with its states. */
#ifndef ENT_TESTS_FIXTURE_H
#define ENT_TESTS_FIXTURE_H

#include "unit/support.h"

typedef struct fixture {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
} fixture;

/* On so many threads, or with 0 on as many as there are processors; what is said of the text is forgotten. */
static inline fixture open_fixture(const char *text, size_t threads)
{
    fixture f;
    ent_context_options options;
    ent_context_defaults(&options);
    options.threads = threads;
    assert_int_equal(ent_context_new(&options, &f.context), ENT_OK);
    f.dispute = read_dispute(f.context, text);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    ent_diagnostics_clear(f.context);
    return f;
}

static inline void close_fixture(fixture *f)
{
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

#endif
