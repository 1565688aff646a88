/* SPDX-License-Identifier: MIT */
/* Issues as they are told: those of the file, or, where it has none, the options of the space. */
#include "settlement/beyond/beyond.h"

/* The issues of the file, or NULL. */
static const ent_bargain_issue *issues_of(const ent_bargaining *b)
{
    return b->bargain != NULL && b->bargain->issue_count > 0 ? b->bargain->issues : NULL;
}

static const ent_dispute *options_of(const ent_bargaining *b)
{
    return ent_space_dispute(b->space);
}

size_t ent_settle_issue_count(const ent_bargaining *bargaining)
{
    return issues_of(bargaining) != NULL ? bargaining->bargain->issue_count
                                         : ent_option_count(options_of(bargaining));
}

const char *ent_settle_issue_id(const ent_bargaining *bargaining, size_t issue)
{
    const ent_bargain_issue *issues = issues_of(bargaining);
    return issues != NULL ? issues[issue].id : ent_option_at(options_of(bargaining), issue).id;
}

const char *ent_settle_issue_label(const ent_bargaining *bargaining, size_t issue)
{
    const ent_bargain_issue *issues = issues_of(bargaining);
    return issues != NULL ? issues[issue].label
                          : ent_option_at(options_of(bargaining), issue).label;
}

size_t ent_settle_value_count(const ent_bargaining *bargaining, size_t issue)
{
    const ent_bargain_issue *issues = issues_of(bargaining);
    return issues != NULL ? issues[issue].value_count
                          : ent_option_at(options_of(bargaining), issue).value_count;
}

const char *ent_settle_value_label(const ent_bargaining *bargaining, size_t issue, size_t value)
{
    const ent_bargain_issue *issues = issues_of(bargaining);
    return issues != NULL ? issues[issue].labels[value]
                          : ent_option_value_label(options_of(bargaining), issue, value);
}

size_t ent_settle_value(const ent_bargaining *bargaining, uint64_t outcome, size_t issue)
{
    return issues_of(bargaining) != NULL ? ent_settle_issue_value(bargaining, issue, outcome)
                                         : ent_state_value(bargaining->space, outcome, issue);
}
