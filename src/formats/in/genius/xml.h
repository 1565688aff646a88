/* SPDX-License-Identifier: MIT */
/* XML as a tree of elements; nothing of Genius is known here. */
#ifndef ENT_FORMATS_IN_GENIUS_XML_H
#define ENT_FORMATS_IN_GENIUS_XML_H

#include "diag/diagnostic.h"

enum {
    ENT_XML_DEEPEST = 100,           /* elements in one another */
    ENT_XML_MOST_ELEMENTS = 1 << 20, /* of one text */
    ENT_XML_MOST_ATTRIBUTES = 1000   /* of one element */
};

/* Texts are as they are after entities and blanks were resolved; spans are of what stands in the source. */
typedef struct ent_xml_attribute {
    ent_written name, value;
} ent_xml_attribute;

typedef struct ent_element {
    ent_written name;
    ent_span span;  /* its start tag */
    ent_span words; /* the first text in it that is not blank; empty where there is none */
    ent_xml_attribute *attributes;
    size_t attribute_count;
    struct ent_element *first, *last, *next; /* what is in it, and what follows it in the same */
} ent_element;

/*
 * Parses the part of a source that `part` spans, which is UTF-8 whatever it says of itself. A document type is refused, so
 * entities are those of XML alone. The tree lives in `arena`. ENT_ERROR_INPUT: E891 or E892 is issued;
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(length).
 */
ent_status ent_xml_parse(ent_context *context, const ent_source *source, ent_span part,
                         ent_arena *arena, ent_element **out);

bool ent_element_is(const ent_element *element, const char *name);

/* The value of an attribute, or NULL. O(attributes). */
const ent_written *ent_element_attribute(const ent_element *element, const char *name);

#endif
