/* SPDX-License-Identifier: MIT */
/*
 * A format of others, by the first byte, and any text: a table of positions, a KTAB scenario, a dispute. What is read is written in the
 * format, or refused with a diagnostic and nothing written; what is written as .gmcr or as a table is read again.
 * A table that is read again is written the same.
 */
#include "common/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STATES = 256 };

static ent_status write_text(ent_context *context, const ent_dispute *dispute,
                             ent_foreign_format format, fuzz_text *out)
{
    const ent_sink sink = fuzz_text_sink(out);
    ent_diagnostics_clear(context);
    return ent_dispute_export(context, dispute, format, &sink);
}

static bool same(const fuzz_text *a, const fuzz_text *b)
{
    return a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

/* What was written is a dispute again; a table of it is the same from then on. */
static void read_again(ent_context *context, ent_foreign_format format, const fuzz_text *written)
{
    ent_dispute *dispute = NULL;
    fuzz_text second = {.at = NULL}, third = {.at = NULL};
    ent_diagnostics_clear(context);
    const ent_status status =
        ent_dispute_read_text(context, "written", written->at, written->length, &dispute);
    fuzz_expect(status == ENT_OK, "what is written is read again");
    if (format != ENT_FOREIGN_GMCR && write_text(context, dispute, format, &second) == ENT_OK) {
        ent_dispute_free(dispute);
        dispute = NULL;
        fuzz_expect(ent_dispute_read_text(context, "written", second.at, second.length, &dispute) ==
                            ENT_OK &&
                        write_text(context, dispute, format, &third) == ENT_OK &&
                        same(&second, &third),
                    "a table that is read is written the same");
    }
    free(third.at);
    free(second.at);
    ent_dispute_free(dispute);
}

static void write_and_read(ent_context *context, const ent_dispute *dispute,
                           ent_foreign_format format)
{
    fuzz_text written = {.at = NULL};
    const ent_status status = write_text(context, dispute, format, &written);
    if (status == ENT_OK) {
        fuzz_expect(written.length > 0, "something is written");
        if (format == ENT_FOREIGN_GMCR || format == ENT_FOREIGN_POSITIONS ||
            format == ENT_FOREIGN_KTAB) {
            read_again(context, format, &written);
        }
    } else {
        fuzz_expect(written.length == 0 &&
                        (ent_diagnostic_errors(context) > 0 || status == ENT_ERROR_CANCELLED),
                    "what is refused is told, and not written");
    }
    free(written.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t steps = 0;
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    const ent_context_options options = fuzz_limits(MOST_STATES, &steps);
    if (size == 0 || ent_context_new(&options, &context) != ENT_OK) {
        return 0;
    }
    const ent_foreign_format format = (ent_foreign_format)(data[0] % ENT_FOREIGN_COUNT);
    fuzz_expect(ent_foreign_key(format) != NULL && ent_foreign_about(format) != NULL,
                "a format has words");
    const ent_status status =
        ent_dispute_read_text(context, "text", (const char *)data + 1, size - 1, &dispute);
    fuzz_expect((status == ENT_OK) == (dispute != NULL), "a dispute comes with ENT_OK alone");
    fuzz_expect(status != ENT_ERROR_INPUT || ent_diagnostic_errors(context) > 0,
                "a text that is refused has an error");
    if (status == ENT_OK) {
        write_and_read(context, dispute, format);
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
    return 0;
}
