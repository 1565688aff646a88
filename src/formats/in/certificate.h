/* SPDX-License-Identifier: MIT */
/* The form of a certificate: its tree, read strictly into what it says. */
#ifndef ENT_FORMATS_IN_CERTIFICATE_H
#define ENT_FORMATS_IN_CERTIFICATE_H

#include "dispute/certificate.h"

/* Reads the tree of a certificate, whose seal is checked, into its fields. ENT_ERROR_INPUT: E701, issued. */
ent_status ent_certificate_take(ent_context *context, ent_certificate *certificate);

#endif
