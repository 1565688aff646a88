/* SPDX-License-Identifier: MIT */
/*
 * Reading a certificate: bytes, that they are text, the tree, that it is one, and its seal.
 *
 * A certificate ends with ,"seal":"DIGEST"} and perhaps a line end, so where its seal begins is a matter
 * of counting from the end. The seal is looked at before the form, so that whoever altered something by
 * accident is told that, and not what became of it.
 */
#include "formats/in/certificate.h"

#include "base/sha256.h"
#include "formats/in/bytes.h"
#include "formats/in/yaml.h"

#include <string.h>

static const char before_seal[] = ",\"seal\":\"", behind_seal[] = "\"}";
enum {
    BEFORE = sizeof before_seal - 1,
    BEHIND = sizeof behind_seal - 1,
    WHOLE = BEFORE + ENT_SHA256_TEXT - 1 + BEHIND
};

static ent_status check_seal(ent_context *context, const ent_certificate *certificate)
{
    const char *bytes = certificate->source.bytes;
    size_t end = certificate->source.length;
    end -= bytes[end - 1] == '\n'; /* it is not empty: a tree was made of it */
    if (end < WHOLE || memcmp(bytes + end - WHOLE, before_seal, BEFORE) != 0 ||
        memcmp(bytes + end - BEHIND, behind_seal, BEHIND) != 0) {
        return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_FORM,
                                      certificate->root,
                                      "a certificate ends with its seal, and this one does not");
    }
    if (memchr(bytes, '\n', end) != NULL) {
        return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_FORM,
                                      certificate->root, "a certificate stands on one line");
    }
    char seal[ENT_SHA256_TEXT];
    ent_sha256_text(bytes, end - WHOLE, seal);
    const ent_node *claimed = ent_field(certificate->root, "seal");
    return ent_node_is(claimed, seal)
               ? ENT_OK
               : ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_SEAL, claimed,
                                        "the certificate was altered after it was sealed");
}

/* That the tree is that of a certificate of this version. */
static ent_status check_version(ent_context *context, const ent_certificate *certificate)
{
    const ent_node *root = certificate->root;
    const ent_node *version =
        root->kind == ENT_NODE_MAP ? ent_field(root, "entente_certificate") : NULL;
    if (version == NULL) {
        return ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_FORM, root,
                                      "this is not a certificate");
    }
    return ent_node_is(version, "1") && !version->quoted
               ? ENT_OK
               : ent_certificate_refuse(context, certificate, ENT_KIND_CERTIFICATE_FORM, version,
                                        "this is not a version that this program reads");
}

static ent_status fill(ent_context *context, ent_certificate *certificate, const char *name,
                       const char *bytes, size_t length)
{
    ent_arena *arena = &certificate->arena;
    const char *kept_name = ent_arena_text(arena, name, strlen(name));
    const char *kept = ent_arena_text(arena, bytes, length);
    if (kept_name == NULL || kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(
        ent_source_init(&certificate->source, &certificate->allocator, kept_name, kept, length));
    size_t skip = 0;
    ENT_TRY(ent_bytes_check(context, &certificate->source, &skip));
    ENT_TRY(ent_yaml_parse(context, &certificate->source, skip, arena, &certificate->root));
    ENT_TRY(check_version(context, certificate));
    ENT_TRY(check_seal(context, certificate));
    return ent_certificate_take(context, certificate);
}

ent_status ent_certificate_read_text(ent_context *context, const char *name, const char *bytes,
                                     size_t length, ent_certificate **out)
{
    if (context == NULL || name == NULL || (bytes == NULL && length > 0) || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_certificate *certificate = ent_memory_zero(&context->allocator, 1, sizeof *certificate);
    if (certificate == NULL) {
        return ENT_ERROR_MEMORY;
    }
    certificate->allocator = context->allocator;
    certificate->source.allocator = &certificate->allocator;
    ent_arena_init(&certificate->arena, &certificate->allocator);
    const ent_status status = fill(context, certificate, name, bytes, length);
    if (status != ENT_OK) {
        ent_certificate_free(certificate);
        return status;
    }
    *out = certificate;
    return ENT_OK;
}

static ent_status read_bytes(ent_context *context, const ent_input_text *text, void *out)
{
    return ent_certificate_read_text(context, text->name, text->bytes, text->length, out);
}

ent_status ent_certificate_read_file(ent_context *context, const char *path, ent_certificate **out)
{
    return ent_bytes_take(context, path, read_bytes, out);
}
