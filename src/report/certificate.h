/* SPDX-License-Identifier: MIT */
/* Certificates of every family of criteria. */
#ifndef ENT_REPORT_CERTIFICATE_H
#define ENT_REPORT_CERTIFICATE_H

#include "stability/proof/proof.h"
#include <entente/report.h>

/* Writes the certificate of a judgement, as ent_report_certificate() does of a solution. */
ent_status ent_certify(ent_context *context, const ent_judgement *judgement,
                       const ent_certificate_view *view, const ent_sink *sink);

#endif
