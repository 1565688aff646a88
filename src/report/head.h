/* SPDX-License-Identifier: MIT */
/* The head of every report: the title of the dispute, of which moment it is, and what it leaves out. */
#ifndef ENT_REPORT_HEAD_H
#define ENT_REPORT_HEAD_H

#include "formats/out/writer.h"
#include <entente/moment.h>

/* Whether there is anything to tell: the file has events, or something of it is withdrawn. */
bool ent_moment_told(const ent_dispute *dispute);

/* "after mediator (2025-03), event 3 of 4, without what rests on article or is assumed". */
void ent_words_moment(ent_text *text, const ent_dispute *dispute);

/* The entry "moment" of an object; nothing where there is nothing to tell. */
void ent_json_moment(ent_writer *writer, const ent_dispute *dispute);

/* The head as text: the title on a line, and below it "at: ..." where there is anything to tell of the moment. */
void ent_put_head(ent_writer *writer, const ent_dispute *dispute);

/* Opens the object that a report is, and puts its head: the version of what is written, the title, the moment. */
void ent_json_head(ent_writer *writer, const ent_dispute *dispute);

#endif
