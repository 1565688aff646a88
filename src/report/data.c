/* SPDX-License-Identifier: MIT */
/* States and sets as JSON and CSV. */
#include "report/data.h"

#include "report/words.h"
#include "stability/concepts.h"

#include <string.h>

void ent_json_state(ent_writer *writer, const ent_space *space, uint64_t state)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    ent_json_field_count(writer, "state", state + 1);
    if (ent_state_id(space, state) != NULL) {
        ent_json_field_text(writer, "id", ent_state_id(space, state));
    }
    if (ent_state_member_count(space, state) > 1) {
        ent_json_field_count(writer, "members", ent_state_member_count(space, state));
    }
    ent_json_key(writer, "values");
    ent_json_open(writer, '{');
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        ent_json_field_text(writer, ent_option_at(dispute, o).id, ent_words_value(space, state, o));
    }
    ent_json_close(writer, '}');
    ent_json_key(writer, "names");
    ent_json_open(writer, '[');
    for (size_t n = 0; n < ent_name_count(dispute); n++) {
        if (ent_state_has_name(space, state, n)) {
            ent_json_text(writer, ent_name_at(dispute, n));
        }
    }
    ent_json_close(writer, ']');
}

void ent_json_concepts(ent_writer *writer, const char *key, unsigned concepts)
{
    ent_json_key(writer, key);
    ent_json_open(writer, '[');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            ent_json_text(writer, ent_concept_key(c));
        }
    }
    ent_json_close(writer, ']');
}

void ent_json_strictest(ent_writer *writer, const char *key, unsigned concepts)
{
    ent_json_key(writer, key);
    ent_json_open(writer, '[');
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        if ((concepts >> ent_strictest[k] & 1) != 0) {
            ent_json_text(writer, ent_concept_key(ent_strictest[k]));
        }
    }
    ent_json_close(writer, ']');
}

void ent_json_statement(ent_writer *writer, const char *key, size_t statement)
{
    ent_json_key(writer, key);
    if (statement == ENT_NO_STATEMENT) {
        ent_json_null(writer);
    } else {
        ent_json_count(writer, statement + 1);
    }
}

void ent_json_parties(ent_writer *writer, const ent_dispute *dispute, uint64_t parties)
{
    ent_json_open(writer, '[');
    for (size_t p = 0; parties != 0; p++, parties >>= 1) {
        if ((parties & 1) != 0) {
            ent_json_text(writer, ent_party_id(dispute, p));
        }
    }
    ent_json_close(writer, ']');
}

/* Columns beside those of options: an option that is called so has another heading, as headings differ. */
static bool is_column(const char *id)
{
    static const char *const words[] = {"state", "names", "id", "rank", "moves", "improvements"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        found = found || strcmp(id, words[i]) == 0;
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        found = found || strcmp(id, ent_concept_key(c)) == 0;
    }
    return found;
}

void ent_csv_state_header(ent_writer *writer, const ent_dispute *dispute)
{
    ent_csv_field(writer, true, "state");
    ent_csv_field(writer, false, "names");
    if (ent_is_graph_form(dispute)) {
        ent_csv_field(writer, false, "id");
    }
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        const char *id = ent_option_at(dispute, o).id;
        ent_csv_field(writer, false, is_column(id) ? "option_" : "");
        ent_put(writer, id);
    }
}

void ent_csv_state(ent_writer *writer, const ent_space *space, uint64_t state)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    ent_put_count(writer, state + 1);
    ent_put(writer, ",");
    bool first = true;
    for (size_t n = 0; n < ent_name_count(dispute); n++) {
        if (ent_state_has_name(space, state, n)) {
            ent_put(writer, first ? "" : " ");
            ent_put(writer, ent_name_at(dispute, n));
            first = false;
        }
    }
    if (ent_is_graph_form(dispute)) {
        const char *id = ent_state_id(space, state);
        ent_csv_field(writer, false, id == NULL ? "" : id);
    }
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        ent_csv_field(writer, false, ent_words_value(space, state, o));
    }
}
