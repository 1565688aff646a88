/* SPDX-License-Identifier: MIT */
/* Accounts for people and for programs; how a family of criteria speaks of what is peculiar to it. */
#ifndef ENT_REPORT_JUDGED_ACCOUNT_H
#define ENT_REPORT_JUDGED_ACCOUNT_H

#include "base/text.h"
#include "explain/account.h"
#include "formats/out/writer.h"
#include <entente/report.h>

/* An account that is told. */
typedef struct ent_telling {
    ent_context *context;
    const struct ent_voice *voice;
    const ent_account *account;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    ent_writer *w;
} ent_telling;

/* What a family says. A set of criteria is put behind `under`. */
typedef struct ent_voice {
    ent_account_view view;
    const char *under;    /* "under", "by" */
    const char *every;    /* "under every concept", "by every type of every concept" */
    const char *each;     /* the same with each */
    const char *or_not;   /* between the criteria under which a state holds and "not" */
    const char *stays;    /* why a party without departures stays */
    const char *one_move; /* "move that ..." */
    const char *moves;    /* "moves that ..." */
    const char *but;      /* between these and where the party stays all the same */
    const char *leaves;   /* between these and where it leaves */
    const char *escapes;  /* "lead to ...": as a further move does where an answer is not final */

    void (*add_criteria)(ent_text *text, ent_criteria set);

    /* Why a party leaves for what these fortunes are told of; why it moves there in an answer; and why what an answer
     * brings about is bad enough. */
    void (*add_departure)(ent_telling *telling, size_t party, const ent_account_departure *told);
    void (*add_gain)(ent_telling *telling, size_t party, const ent_fortunes *gains);
    void (*add_loss)(ent_telling *telling, size_t party, const ent_account_answer *told);
} ent_voice;

/* Tells why a state holds or not. ENT_ERROR_UNSUPPORTED for CSV; ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED,
 * ENT_ERROR_IO. */
ent_status ent_tell_account(ent_context *context, const ent_voice *voice, uint64_t state,
                            size_t most, ent_format format, const ent_sink *sink);

/* The two forms, for ent_tell_account(). */
void ent_account_text(ent_telling *telling);

/* "because of Ann's wish ...": why a party tells two states apart; its order where no one wish decides. Of the party
 * that is spoken of, "because of its wish". */
void ent_telling_reason(ent_telling *telling, size_t party, const ent_fortune *fortune);

/* Tells of an answer that leads back to where the party started; false, with nothing told, of any other. */
bool ent_telling_back(ent_telling *telling, size_t party, const ent_account_answer *told);

/* Names the criteria of a set, of a family of Nash, GMR, SMR and SEQ that begins at `first`, the strictest first. */
void ent_account_add_four(ent_text *text, ent_criteria set, size_t first,
                          const char *(*label)(size_t concept));

#endif
