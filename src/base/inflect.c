/* SPDX-License-Identifier: MIT */
/* The form of a sentence that fits the number of its subject, in one pass over it. */
#include "base/inflect.h"

#include "base/assume.h"

#include <stddef.h>

ent_subject ent_subject_of(bool many)
{
    return (ent_subject){.many = many};
}

const char *ent_inflect(ent_subject *subject, const char *marked)
{
    enum { OUTSIDE, ONE, MANY } part = OUTSIDE;
    size_t length = 0;
    /* a literal of ours is shorter than the room */
    for (const char *at = marked; *at != '\0' && ENT_ALWAYS(length + 1 < ENT_INFLECT_ROOM); at++) {
        if (part == OUTSIDE && *at == '{') {
            part = ONE;
        } else if (part == ONE && *at == '|') {
            part = MANY;
        } else if (part == MANY && *at == '}') {
            part = OUTSIDE;
        } else if (part == OUTSIDE || (part == MANY) == subject->many) {
            subject->room[length++] = *at;
        }
    }
    subject->room[length] = '\0';
    return subject->room;
}
