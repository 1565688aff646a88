/* SPDX-License-Identifier: MIT */
/* Verifying: that the certificate belongs to the file, the table of its states, then its verdicts. */
#include "verify/verifier.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TICK = 1 << 14 };

ent_status ent_verifier_untrue(ent_verifier *v, const ent_node *at, const char *format, ...)
{
    char words[400];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    return ent_certificate_refuse(v->context, v->certificate, ENT_KIND_CERTIFICATE_UNTRUE, at, "%s",
                                  words);
}

ent_status ent_verifier_too_large(ent_verifier *v, const char *what, uint64_t limit)
{
    ENT_TRY(ent_issue_plain(v->context, ENT_KIND_CERTIFICATE_LARGE,
                            "more than %llu %s would have to be looked at",
                            (unsigned long long)limit, what));
    return ENT_ERROR_LIMIT;
}

ent_status ent_verifier_tick(ent_verifier *v)
{
    return v->ticks++ % TICK == 0 ? ent_context_step(v->context, "verifying", v->ticks, 0) : ENT_OK;
}

/* One entry of the table: a possible state, a merged one by its least member. */
static ent_status take_entry(ent_verifier *v, const ent_node *list, uint32_t *out)
{
    const size_t width = v->values.width;
    v->at = list;
    ENT_TRY(ent_certificate_values(v->context, v->certificate, v->dispute, list, v->scratch));
    ENT_TRY(ent_verifier_state(v, v->scratch, out));
    if (*out == ENT_NOTHING) {
        return ent_verifier_untrue(v, list, "the rules do not allow this state");
    }
    return memcmp(ent_verifier_values(v, *out), v->scratch, width * sizeof *v->scratch) == 0
               ? ENT_OK
               : ent_verifier_untrue(v, list, "a merged state stands here by its least member");
}

static ent_status take_table(ent_verifier *v, const ent_node *list)
{
    bool *there = ent_arena_new(&v->arena, v->values.count + list->count, sizeof *there);
    v->table = ent_arena_new(&v->arena, list->count, sizeof *v->table);
    if (there == NULL || v->table == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < list->count; k++) {
        ENT_TRY(take_entry(v, list->items[k], &v->table[k]));
        if (there[v->table[k]]) {
            return ent_verifier_untrue(v, list->items[k], "this state is in the table already");
        }
        there[v->table[k]] = true;
    }
    v->found.states = list->count;
    return ENT_OK;
}

/* That the certificate tells how misperceptions were taken, where the file has any. The wider families
 * know one reading of them alone. */
static ent_status check_perception(ent_verifier *v)
{
    const ent_certificate *certificate = v->certificate;
    const bool told =
        certificate->concepts != 0; /* coalitions and looking ahead know one reading */
    v->blinkered = ent_has_misperceptions(v->dispute);
    if (v->blinkered && told && certificate->blind_at == NULL) {
        return ent_verifier_untrue(v, certificate->root,
                                   "the file has misperceptions, and 'blind_others' is missing");
    }
    if (!v->blinkered && certificate->blind_at != NULL) {
        return ent_verifier_untrue(v, certificate->blind_at, "the file has no misperceptions");
    }
    return v->family == ENT_FAMILY_ORDER || !certificate->blind
               ? ENT_OK
               : ent_verifier_untrue(v, certificate->blind_at,
                                     "this is not defined for the concepts asked for");
}

static ent_status check_all(ent_verifier *v)
{
    ENT_TRY(ent_certificate_belongs(v->context, v->certificate, v->dispute));
    if (v->certificate->concepts != 0) { /* else it is by the order */
        v->family = ent_certified_together(v->certificate->concepts).family;
    }
    ENT_TRY(check_perception(v));
    v->memo = ent_arena_new(&v->arena, v->dispute->name_count, sizeof *v->memo);
    v->scratch = ent_arena_new(&v->arena, v->values.width, sizeof *v->scratch);
    if (v->memo == NULL || v->scratch == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_verifier_complete(v));
    ENT_TRY(ent_verifier_lay_out(v));
    ENT_TRY(ent_verifier_list_states(v));
    ENT_TRY(take_table(v, v->certificate->states));
    ENT_TRY(v->certificate->coalitions != NULL  ? ent_verifier_coalitions(v)
            : v->certificate->lookahead != NULL ? ent_verifier_lookahead(v)
                                                : ent_verifier_verdicts(v));
    const ent_node *unused = v->certificate->unused;
    return unused == NULL ? ENT_OK : ent_verifier_untrue(v, unused, "nothing refers to this state");
}

/* Verifies a certificate of this very dispute; refused or not, *out says so. */
static ent_status verify(ent_context *context, const ent_dispute *dispute,
                         const ent_certificate *certificate, ent_verification *out)
{
    ent_verifier v = {.context = context,
                      .dispute = dispute,
                      .certificate = certificate,
                      .at = certificate->root};
    ent_arena_init(&v.arena, &context->allocator);
    ent_tuples_init(&v.values, &context->allocator, dispute->option_count);
    ent_tuples_init(&v.sums, &context->allocator, dispute->option_count);
    ent_tuples_init(&v.reached, &context->allocator, 2);
    const ent_status status = check_all(&v);
    ent_tuples_free(&v.values);
    ent_tuples_free(&v.sums);
    ent_tuples_free(&v.reached);
    ent_memory_free(&context->allocator, v.states);
    ent_memory_free(&context->allocator, v.fresh);
    ent_arena_free(&v.arena);
    v.found.accepted = status == ENT_OK;
    *out = v.found;
    return status;
}

ent_status ent_verify(ent_context *context, const ent_dispute *dispute,
                      const ent_certificate *certificate, ent_verification *out)
{
    if (context == NULL || dispute == NULL || certificate == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_dispute *selected = NULL;
    ent_verification found = {0};
    ent_status status = ent_verifier_select(context, dispute, certificate, &selected);
    if (status == ENT_OK) {
        status = verify(context, selected == NULL ? dispute : selected, certificate, &found);
    }
    const ent_selection of = ent_dispute_selection(selected == NULL ? dispute : selected);
    found.moment = of.moment;
    found.narrowed = of.without_source_count > 0 || of.without_bases != 0;
    ent_dispute_free(selected);
    if (status == ENT_OK || status == ENT_ERROR_INPUT) {
        *out = found;
        return ENT_OK;
    }
    return status;
}
