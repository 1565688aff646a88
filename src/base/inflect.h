/* SPDX-License-Identifier: MIT */
/*
 * The number of a subject: a sentence has both forms of what depends on it, and one of them is taken.
 *
 * "%s {has|have} a move of {its|their} own" is for one "%s has a move of its own", and for many "%s have a move of their
 * own". So a sentence stands whole where it is written, with what it takes by printf as ever, which compilers check.
 */
#ifndef ENT_BASE_INFLECT_H
#define ENT_BASE_INFLECT_H

#include <stdbool.h>

enum { ENT_INFLECT_ROOM = 512 };

/* Whom a sentence is about. `room` holds the form that was taken last. */
typedef struct ent_subject {
    bool many;
    char room[ENT_INFLECT_ROOM];
} ent_subject;

ent_subject ent_subject_of(bool many);

/* The form of `marked`, a literal of less than ENT_INFLECT_ROOM bytes, that fits the subject; good until the next one is
 * taken for it. Braces do not nest, and a subject's own words (names) come by "%s". */
#if defined(__GNUC__)
__attribute__((format_arg(2)))
#endif
const char *
ent_inflect(ent_subject *subject, const char *marked);

#endif
