/* SPDX-License-Identifier: MIT */
/*
 * Issues as something to bargain over: what each value of each is worth to whom, and what nobody's agreement gives.
 *
 * Issues either have values of their own; then the outcomes are *packages*, and these are the states of a dispute by
 * itself, ent_bargain.packages: one option an issue, which a party without wishes owns and never moves, under the
 * rules of `bargaining:`. Or their values are those of options of the dispute, or are told from its states by
 * expressions; then the outcomes are its states.
 */
#ifndef ENT_DISPUTE_BARGAIN_H
#define ENT_DISPUTE_BARGAIN_H

#include "dispute/decimal.h"
#include "dispute/model.h"
#include <entente/settle.h>

typedef enum ent_issue_kind { ENT_ISSUE_LIST, ENT_ISSUE_INTEGER, ENT_ISSUE_REAL } ent_issue_kind;

/* How a party values an issue. */
typedef enum ent_evaluation_kind {
    ENT_EVALUATION_NONE,   /* the file is silent: every value is worth nothing */
    ENT_EVALUATION_TABLE,  /* `table`: a number a value */
    ENT_EVALUATION_LINEAR, /* written: offset + slope * x; unit: that of x - lower, cut to [0, 1] */
    ENT_EVALUATION_TRIANGULAR /* 0 at `from`, 1 at `top`, 0 at `to`, straight between, 0 outside */
} ent_evaluation_kind;

typedef struct ent_evaluation {
    ent_evaluation_kind kind;
    const ent_decimal *table;  /* value_count of them */
    ent_decimal offset, slope; /* linear */
    ent_decimal from, top, to; /* triangular */
    ent_decimal weight;        /* 1 where the file is silent */
    ent_span span;
} ent_evaluation;

typedef struct ent_bargain_issue {
    const char *id, *label;
    ent_issue_kind kind;
    size_t
        option; /* of ent_bargain.packages, or of the dispute, whose values are the issue's; SIZE_MAX: by `where` */
    uint32_t value_count;
    const char **values, **labels; /* ids and words of the values */
    ent_expression **
        where; /* with option SIZE_MAX: one a value; the first that holds counts; the last is the rest where
                               it is NULL */
    ent_decimal *at;             /* of ranges: the number of each value */
    bool sampled;                /* a range cut into fewer steps than it has numbers */
    ent_evaluation *evaluations; /* one a party of the dispute */
    ent_grounds grounds;
    ent_span span;
} ent_bargain_issue;

/* What a party gains beyond its issues where an expression over outcomes holds (Genius' hyper-rectangles). */
typedef struct ent_bonus {
    ent_expression *where; /* of the packages, or of the dispute */
    ent_decimal utility;
    ent_span span;
} ent_bonus;

typedef struct ent_bargainer {
    bool has_reservation;
    ent_decimal reservation;
    bool has_discount; /* kept, and told, but not used */
    ent_decimal discount;
    ent_bonus *bonuses;
    size_t bonus_count;
} ent_bargainer;

/* All in the dispute's arena, but `packages`, which is released with the dispute. */
typedef struct ent_bargain {
    ent_bargain_issue *issues;
    size_t issue_count;
    ent_dispute *packages; /* NULL: outcomes are states of the dispute */
    ent_scale scale;       /* as the file says; ENT_SCALE_OF_FILE: it is silent */
    ent_disagreement disagreement;
    ent_bargainer *parties; /* one a party */
    ent_span span;
} ent_bargain;

#endif
