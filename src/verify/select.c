/* SPDX-License-Identifier: MIT */
/*
 * Of which dispute of a file a certificate speaks: at which moment, and without which sources and bases. Where that
 * is not the one at hand the file's text is read again for it.
 */
#include "base/sha256.h"
#include "dispute/events.h"
#include "verify/verifier.h"

#include <string.h>

/* Whether a certificate was made for this text. */
static bool is_of_text(const ent_certificate *certificate, const ent_dispute *dispute)
{
    char digest[ENT_SHA256_TEXT];
    ent_sha256_text(dispute->source.bytes, dispute->source.length, digest);
    return ent_node_is(certificate->sha256, digest);
}

static ent_status refuse(ent_context *context, const ent_certificate *certificate,
                         const ent_node *at, const char *words)
{
    return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_OTHER, at, "%s",
                                  words);
}

static ent_status take_moment(ent_context *context, const ent_certificate *certificate,
                              const ent_dispute *dispute, size_t *out)
{
    *out = dispute->event_count;
    if (certificate->moment == NULL) {
        return ENT_OK;
    }
    for (size_t m = 0; m <= dispute->event_count; m++) {
        if (ent_node_is(certificate->moment, ent_moment_word(dispute, m))) {
            *out = m;
            return ENT_OK;
        }
    }
    return refuse(context, certificate, certificate->moment, "the file has no such moment");
}

static ent_status take_bases(ent_context *context, const ent_certificate *certificate,
                             unsigned *out)
{
    const ent_node *list = certificate->without_bases;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        ent_basis basis = 0;
        while (basis < ENT_BASIS_COUNT && !ent_node_is(list->items[i], ent_basis_word(basis))) {
            basis++;
        }
        if (basis == ENT_BASIS_COUNT) {
            return refuse(context, certificate, list->items[i], "there is no such basis");
        }
        *out |= 1u << basis;
    }
    return ENT_OK;
}

/* Whether a dispute was made by this selection. */
static bool is_made_by(const ent_dispute *dispute, const ent_selection *asked)
{
    bool same = dispute->moment == asked->moment &&
                dispute->without_bases == asked->without_bases &&
                dispute->without_count == asked->without_source_count;
    for (size_t i = 0; same && i < dispute->without_count; i++) {
        same = strcmp(dispute->without[i], asked->without_sources[i]) == 0;
    }
    return same;
}

/* Whether the file has a source at any moment. */
static bool has_source(const ent_dispute *dispute, const char *id)
{
    const ent_node *sources = ent_field(dispute->document, "sources");
    bool found = sources != NULL && ent_field(sources, id) != NULL;
    for (size_t e = 0; e < dispute->event_count && !found; e++) {
        const ent_node *changes = ent_field(dispute->events[e].node, "sources");
        const ent_node *added = changes == NULL ? NULL : ent_field(changes, "add");
        found = added != NULL && ent_field(added, id) != NULL;
    }
    return found;
}

static ent_status select_sources(ent_context *context, const ent_certificate *certificate,
                                 const ent_dispute *dispute, ent_selection *asked,
                                 ent_dispute **out)
{
    const ent_node *list = certificate->without;
    const size_t count = list == NULL ? 0 : list->count;
    const char **sources = ent_memory_new(&context->allocator, count, sizeof *sources);
    if (sources == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_status status = ENT_OK;
    for (size_t i = 0; i < count && status == ENT_OK; i++) {
        sources[i] = list->items[i]->text.text;
        status = has_source(dispute, sources[i])
                     ? ENT_OK
                     : refuse(context, certificate, list->items[i], "the file has no such source");
    }
    asked->without_sources = sources;
    asked->without_source_count = count;
    if (status == ENT_OK && !is_made_by(dispute, asked)) {
        status = ent_dispute_select(context, dispute, asked, out);
    }
    ent_memory_free(&context->allocator, sources);
    return status;
}

ent_status ent_verifier_select(ent_context *context, const ent_dispute *dispute,
                               const ent_certificate *certificate, ent_dispute **out)
{
    ent_selection asked;
    ent_selection_defaults(&asked);
    *out = NULL;
    if (!is_of_text(certificate, dispute)) {
        return ENT_OK; /* which is told when the two are held against each other */
    }
    ENT_TRY(take_moment(context, certificate, dispute, &asked.moment));
    ENT_TRY(take_bases(context, certificate, &asked.without_bases));
    return select_sources(context, certificate, dispute, &asked, out);
}
