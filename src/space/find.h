/* SPDX-License-Identifier: MIT */
/* What a person may write for states. */
#ifndef ENT_SPACE_FIND_H
#define ENT_SPACE_FIND_H

#include "dispute/model.h"

/* The number in `12` or `s12`, as much as fits; false when the text is not of that form. */
bool ent_state_number_read(const char *text, uint64_t *out);

/* Something to do with an expression. */
typedef struct ent_expression_use {
    ent_status (*run)(void *user, const ent_expression *expression);
    void *user;
} ent_expression_use;

/* Reads an expression over a finished dispute and uses it while it lasts. Errors are issued, at places in
 * a text that is called `where`: ENT_ERROR_INPUT. ENT_ERROR_MEMORY, and what the use returns. */
ent_status ent_expression_use_text(ent_context *context, const ent_dispute *dispute,
                                   const char *where, const char *text, ent_expression_use use);

/* E601: there is no state of this number; `count` is how many there are, in words. ENT_ERROR_NOT_FOUND. */
ent_status ent_refuse_number(ent_context *context, uint64_t number, const char *count);

/* The same for `today`, of which the file says nothing. */
ent_status ent_refuse_no_today(ent_context *context);

#endif
