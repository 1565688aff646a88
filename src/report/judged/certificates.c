/* SPDX-License-Identifier: MIT */
/* Certificates of attitudes and of types: the same form, by another judgement. */
#include "certainty/judge.h"
#include "report/certificate.h"
#include "stability/behaviour/attitudes.h"

static bool is_view(const ent_certificate_view *view)
{
    return view != NULL && view->size == sizeof *view;
}

ent_status ent_report_reply_certificate(ent_context *context, const ent_replies *replies,
                                        const ent_certificate_view *view, const ent_sink *sink)
{
    if (context == NULL || replies == NULL || !is_view(view) || sink == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_reply_judge judge;
    ENT_TRY(ent_reply_judge_new(context, replies, &judge));
    const ent_judgement judgement = ent_judgement_of_replies(&judge);
    const ent_status status = ent_certify(context, &judgement, view, sink);
    ent_reply_judge_free(&judge);
    return status;
}

ent_status ent_report_type_certificate(ent_context *context, const ent_certainty *certainty,
                                       const ent_certificate_view *view, const ent_sink *sink)
{
    if (context == NULL || certainty == NULL || !ent_certainty_has_types(certainty) ||
        !is_view(view) || sink == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_type_judge judge;
    ENT_TRY(ent_type_judge_new(context, certainty, &judge));
    const ent_judgement judgement = ent_judgement_of_types(&judge);
    const ent_status status = ent_certify(context, &judgement, view, sink);
    ent_type_judge_free(&judge);
    return status;
}
