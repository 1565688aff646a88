/* SPDX-License-Identifier: MIT */
/* What every format of others is written with. */
#ifndef ENT_FORMATS_OUT_FOREIGN_FOREIGN_H
#define ENT_FORMATS_OUT_FOREIGN_FOREIGN_H

#include "diag/diagnostic.h"
#include "dispute/model.h"
#include "formats/out/writer.h"
#include <entente/foreign.h>
#include <entente/stability.h>

/* A dispute that is written. */
typedef struct ent_foreign {
    ent_context *context;
    const ent_dispute *dispute;
    ent_writer w;
} ent_foreign;

/*
 * One function a format. Each first looks whether the format can hold the dispute, and then writes it.
 * ENT_ERROR_UNSUPPORTED: E886 was issued, and nothing written; ENT_ERROR_INPUT, ENT_ERROR_LIMIT, ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. What the sink refuses is in the writer.
 */
ent_status ent_foreign_gmcr(ent_foreign *x);
ent_status ent_foreign_nfg(ent_foreign *x);
ent_status ent_foreign_graphml(ent_foreign *x);
ent_status ent_foreign_dot(ent_foreign *x);
ent_status ent_foreign_positions(ent_foreign *x);
ent_status ent_foreign_ktab(ent_foreign *x);

/* Issues E886, with a place, and returns ENT_ERROR_UNSUPPORTED; or ENT_ERROR_MEMORY. `cure` may be NULL. */
ent_status ent_foreign_unfit(ent_foreign *x, ent_span span, const char *message, const char *cure);

/* Notes in one line what the file says that the format has no place for: N887. ENT_ERROR_MEMORY. */
ent_status ent_foreign_note_left(ent_foreign *x, ent_foreign_format format);

/* Lists the states, and checks that wishes fit them. *out is NULL, or is released by the caller, also after an error. */
ent_status ent_foreign_space(ent_foreign *x, ent_space **out);

/* The word for the value of an option: "no" and "yes", or the file's. */
const char *ent_foreign_value(const ent_option *option, uint32_t value);

#endif
