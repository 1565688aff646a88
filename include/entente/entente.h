/* SPDX-License-Identifier: MIT */
/* Entente: which settlements would hold, and how to get there. All public headers; each says from which threads it is
 * used. */
#ifndef ENTENTE_ENTENTE_H
#define ENTENTE_ENTENTE_H

#include <entente/attitudes.h>
#include <entente/certainty.h>
#include <entente/coalitions.h>
#include <entente/coding.h>
#include <entente/compare.h>
#include <entente/conditions.h>
#include <entente/context.h>
#include <entente/convert.h>
#include <entente/diagnostics.h>
#include <entente/dispute.h>
#include <entente/edit.h>
#include <entente/evidence.h>
#include <entente/exists.h>
#include <entente/explain.h>
#include <entente/findings.h>
#include <entente/forecast.h>
#include <entente/foreign.h>
#include <entente/fuzzy.h>
#include <entente/glossary.h>
#include <entente/hash.h>
#include <entente/leverage.h>
#include <entente/lookahead.h>
#include <entente/moment.h>
#include <entente/outline.h>
#include <entente/page.h>
#include <entente/paths.h>
#include <entente/reading.h>
#include <entente/report.h>
#include <entente/robust.h>
#include <entente/settle.h>
#include <entente/sink.h>
#include <entente/space.h>
#include <entente/stability.h>
#include <entente/status.h>
#include <entente/strength.h>
#include <entente/timeline.h>
#include <entente/verify.h>

#endif
