/* SPDX-License-Identifier: MIT */
/* Certificates of attitudes, of types and completions and of degrees of preference: the same form, by other judgements. */
#include "certainty/judge.h"
#include "report/certificate.h"
#include "stability/behaviour/leaning_judge.h"

static bool is_view(const ent_certificate_view *view)
{
    return view != NULL && view->size == sizeof *view;
}

/* Certifies by a judge, which is released. */
static ent_status certify_leaning(ent_context *context, ent_leaning_judge *judge,
                                  const ent_certificate_view *view, const ent_sink *sink)
{
    const ent_judgement judgement = ent_judgement_of_leaning(judge);
    const ent_status status = ent_certify(context, &judgement, view, sink);
    ent_leaning_judge_free(judge);
    return status;
}

ent_status ent_report_reply_certificate(ent_context *context, const ent_replies *replies,
                                        const ent_certificate_view *view, const ent_sink *sink)
{
    if (context == NULL || replies == NULL || !is_view(view) || sink == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_leaning_judge judge;
    ENT_TRY(ent_reply_judge_new(context, replies, &judge));
    return certify_leaning(context, &judge, view, sink);
}

/* Whether the thresholds are those of the file, by which a certificate is checked. */
static bool has_own_thresholds(const ent_fuzzy *fuzzy)
{
    const ent_dispute *dispute = ent_fuzzy_space(fuzzy)->dispute;
    size_t p = 0;
    while (p < dispute->party_count &&
           ent_fuzzy_threshold(fuzzy, p) == dispute->parties[p].threshold) {
        p++;
    }
    return p == dispute->party_count;
}

ent_status ent_report_fuzzy_certificate(ent_context *context, const ent_fuzzy *fuzzy,
                                        const ent_certificate_view *view, const ent_sink *sink)
{
    if (context == NULL || fuzzy == NULL || !is_view(view) || sink == NULL ||
        !has_own_thresholds(fuzzy)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_leaning_judge judge;
    ENT_TRY(ent_fuzzy_judge_new(context, fuzzy, &judge));
    return certify_leaning(context, &judge, view, sink);
}

/* Certifies what types or completions came to, by the judgement that is made of them. */
static ent_status certify_certainty(ent_context *context, const ent_certainty *certainty,
                                    ent_judgement (*judgement_of)(const ent_type_judge *judge),
                                    const ent_certificate_view *view, const ent_sink *sink)
{
    ent_type_judge judge;
    ENT_TRY(ent_type_judge_new(context, certainty, &judge));
    const ent_judgement judgement = judgement_of(&judge);
    const ent_status status = ent_certify(context, &judgement, view, sink);
    ent_type_judge_free(&judge);
    return status;
}

ent_status ent_report_type_certificate(ent_context *context, const ent_certainty *certainty,
                                       const ent_certificate_view *view, const ent_sink *sink)
{
    return context == NULL || certainty == NULL || !ent_certainty_has_types(certainty) ||
                   !is_view(view) || sink == NULL
               ? ENT_ERROR_ARGUMENT
               : certify_certainty(context, certainty, ent_judgement_of_types, view, sink);
}

ent_status ent_report_completion_certificate(ent_context *context, const ent_certainty *certainty,
                                             const ent_certificate_view *view, const ent_sink *sink)
{
    return context == NULL || certainty == NULL || !ent_certainty_has_completions(certainty) ||
                   !is_view(view) || sink == NULL
               ? ENT_ERROR_ARGUMENT
               : certify_certainty(context, certainty, ent_judgement_of_completions, view, sink);
}
