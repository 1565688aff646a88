/* SPDX-License-Identifier: MIT */
/* Dates of events. */
#ifndef ENT_DISPUTE_EVENTS_H
#define ENT_DISPUTE_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a text is a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY. */
bool ent_is_date(const char *text, size_t length);

#endif
