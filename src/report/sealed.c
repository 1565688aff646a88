/* SPDX-License-Identifier: MIT */
/* Heads and seals of certificates. What is behind the seal's bytes is not sealed. */
#include "report/sealed.h"

#include "dispute/events.h"
#include "formats/out/layout.h"

#include <string.h>

static bool write_hashed(void *user, const char *bytes, size_t length)
{
    ent_sealed *sealed = user;
    ent_sha256_update(&sealed->hash, bytes, length);
    return sealed->sink->write(sealed->sink->user, bytes, length);
}

void ent_sealed_init(ent_sealed *sealed, const ent_sink *sink)
{
    sealed->through = (ent_sink){.write = write_hashed, .user = sealed};
    sealed->sink = sink;
    ent_sha256_init(&sealed->hash);
}

ent_status ent_sealed_end(ent_sealed *sealed)
{
    static const char before[] = ",\"seal\":\"", after[] = "\"}\n";
    const ent_sink *sink = sealed->sink;
    uint8_t digest[ENT_SHA256_BYTES];
    char digits[ENT_SHA256_TEXT];
    ent_sha256_final(&sealed->hash, digest);
    ent_sha256_hex(digest, digits);
    const bool good = sink->write(sink->user, before, sizeof before - 1) &&
                      sink->write(sink->user, digits, strlen(digits)) &&
                      sink->write(sink->user, after, sizeof after - 1);
    return good ? ENT_OK : ENT_ERROR_IO;
}

void ent_json_criteria(ent_writer *writer, const char *key, ent_criteria criteria)
{
    ent_json_key(writer, key);
    ent_json_open(writer, '[');
    for (size_t c = 0; c < ENT_CRITERION_COUNT; c++) {
        if (ent_criteria_have(criteria, c)) {
            ent_json_text(writer, ent_criterion_word(c));
        }
    }
    ent_json_close(writer, ']');
}

void ent_sealed_dispute(ent_writer *writer, const ent_dispute *dispute)
{
    char digits[ENT_SHA256_TEXT];
    ent_sha256_text(dispute->source.bytes, dispute->source.length, digits);
    ent_json_open(writer, '{');
    ent_json_field_count(writer, "entente_certificate", 1);
    ent_json_key(writer, "dispute");
    ent_json_open(writer, '{');
    ent_json_field_text(writer, "title", ent_dispute_title(dispute));
    ent_json_field_text(writer, "sha256", digits);
    ent_text selection;
    ent_text_init(&selection, writer->buffer.allocator);
    ent_selection_add(&selection, dispute);
    ent_put_text(writer, &selection);
    ent_json_close(writer, '}');
}

void ent_sealed_head(ent_writer *writer, const ent_dispute *dispute, const ent_sealed_terms *terms)
{
    ent_sealed_dispute(writer, dispute);
    ent_json_criteria(writer, "concepts", terms->criteria);
    ent_json_field_bool(writer, "sanction_by_return", terms->returns);
    if (ent_has_misperceptions(dispute)) {
        ent_json_field_bool(writer, "blind_others", terms->blind);
    }
}
