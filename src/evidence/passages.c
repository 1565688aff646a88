/* SPDX-License-Identifier: MIT */
/*
 * Where in its source's text a claim is found: by bytes of its own, or else by the passages of the source that it names.
 *
 * A passage is written as one name or as several, with commas; what is no name of the source, such as "p. 4", is for
 * people alone.
 */
#include "evidence/evidence.h"

#include <string.h>

size_t ent_source_count(const ent_dispute *dispute)
{
    return dispute->source_count;
}

ent_source_view ent_source_at(const ent_dispute *dispute, size_t source)
{
    const ent_cited *one = &dispute->sources[source];
    return (ent_source_view){.id = one->id,
                             .title = one->title,
                             .author = one->author,
                             .publisher = one->publisher,
                             .date = one->date,
                             .file = one->file,
                             .url = one->url,
                             .note = one->note};
}

/* The source that a claim cites, or NULL. */
static const ent_cited *cited_by(const ent_dispute *dispute, const ent_grounds *grounds)
{
    for (size_t s = 0; grounds->source != NULL && s < dispute->source_count; s++) {
        if (strcmp(dispute->sources[s].id, grounds->source) == 0) {
            return &dispute->sources[s];
        }
    }
    return NULL;
}

/* The passage of a source with a name, blanks around it left out; or NULL. */
static const ent_passage *find_passage(const ent_cited *source, const char *name, size_t length)
{
    while (length > 0 && *name == ' ') {
        name++;
        length--;
    }
    while (length > 0 && name[length - 1] == ' ') {
        length--;
    }
    for (size_t k = 0; k < source->passage_count; k++) {
        const char *own = source->passages[k].name;
        if (strlen(own) == length && memcmp(own, name, length) == 0) {
            return &source->passages[k];
        }
    }
    return NULL;
}

/* Goes through the stretches; hands out that with the number `wanted`, if there is one, and returns how many there are. */
static size_t walk(const ent_dispute *dispute, const ent_grounds *grounds, size_t wanted,
                   ent_stretch *out)
{
    const ent_cited *source = cited_by(dispute, grounds);
    size_t count = 0;
    if (grounds->located) {
        *out = (ent_stretch){.byte_start = grounds->byte_start, .byte_end = grounds->byte_end};
        return 1;
    }
    const char *at = source == NULL ? NULL : grounds->passage;
    while (at != NULL && *at != '\0') {
        const size_t length = strcspn(at, ",");
        const ent_passage *found = find_passage(source, at, length);
        if (found != NULL && count++ == wanted) {
            *out = (ent_stretch){.passage = found->name,
                                 .byte_start = found->byte_start,
                                 .byte_end = found->byte_end};
        }
        at += length + (at[length] == ',');
    }
    return count;
}

size_t ent_claim_stretch_count(const ent_dispute *dispute, size_t claim)
{
    ent_stretch ignored;
    return walk(dispute, ent_claim_grounds(dispute, claim), SIZE_MAX, &ignored);
}

ent_stretch ent_claim_stretch_at(const ent_dispute *dispute, size_t claim, size_t stretch)
{
    ent_stretch found = {.passage = NULL};
    (void)walk(dispute, ent_claim_grounds(dispute, claim), stretch, &found);
    return found;
}
