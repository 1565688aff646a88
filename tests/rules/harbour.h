/* SPDX-License-Identifier: MIT */
/* A dispute in a harbour, and what is read in a text about it. */
#ifndef ENT_TESTS_HARBOUR_H
#define ENT_TESTS_HARBOUR_H

#include "unit/support.h"

static const char harbour[] =
    "entente: 1\ntitle: A harbour\nparties:\n"
    "  port:\n    name: Port of Hollin\n    aliases:\n"
    "      names: [port, port authority]\n      leaders: [Ada Brink, Brink]\n"
    "      capitals: [Quay House]\n      roles: [harbour master]\n"
    "  guild:\n    name: Pilots' Guild\n    aliases:\n"
    "      names: [guild, pilots]\n      leaders: [Tom Ruud, Ruud]\n      demonyms: [Hollish]\n"
    "options:\n"
    "  tariff:\n    party: port\n    label: pilotage tariff\n    values: [keep, halve, drop]\n"
    "    aliases:\n      halve: [halve the tariff, halve its fees]\n"
    "      drop: [drop the tariff, tariff be dropped]\n"
    "  dredging:\n    party: port\n    label: dredge the channel\n    aliases: [dredging]\n"
    "  mediation:\n    party: port\n    label: accept mediation\n    aliases: [mediation]\n"
    "  blockade:\n    party: guild\n    label: blockade the harbour\n    aliases: [blockade]\n"
    "  sue:\n    party: port\n    label: go to court\n    aliases: [sue]\n";

/* What is proposed for a text of so many bytes. */
static inline ent_coding *read_bytes(ent_context *context, const ent_dispute *dispute,
                                     const char *text, size_t length)
{
    ent_coding *coding = NULL;
    assert_int_equal(ent_reading_new(context, dispute, "text", text, length, NULL, &coding),
                     ENT_OK);
    return coding;
}

/* Whether a field of a statement has a value, a stretch that is `words`, and a rule; NULL: any. */
static inline bool has_field(const ent_coded *coded, const char *text, ent_coded_field field,
                             const char *expected[3])
{
    const ent_coded_value *value = &coded->fields[field];
    const char *words = expected[1];
    if (value->value == NULL || strcmp(value->value, expected[0]) != 0) {
        return false;
    }
    const size_t length = (size_t)(value->end - value->start);
    return (words == NULL ||
            (strlen(words) == length && memcmp(text + value->start, words, length) == 0)) &&
           (expected[2] == NULL || strcmp(value->rule, expected[2]) == 0);
}

#endif
