/* SPDX-License-Identifier: MIT */
/* A state in words. */
#include "report/state_text.h"

#include "diag/context.h"
#include "dispute/subject.h"
#include "report/head.h"
#include "report/words.h"

typedef struct sheet {
    ent_context *context;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    ent_writer *w;
} sheet;

/* What each party does in the state. */
static void put_options(sheet *s, uint64_t state)
{
    for (size_t p = 0; p < ent_party_count(s->dispute) && !ent_is_graph_form(s->dispute); p++) {
        ent_text_format(&s->text, "%s:", ent_party_opening(s->dispute, p));
        ent_subject who = ent_party_subject(s->dispute, p);
        bool any = false, open = false;
        for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
            const ent_option_view option = ent_option_at(s->dispute, o);
            const size_t value = ent_state_value(s->space, state, o);
            const bool varies = option.party == p && ent_state_varies(s->space, state, o);
            open = open || varies;
            if (option.party != p || (!option.graded && value == 0) || varies) {
                continue;
            }
            ent_text_format(&s->text, "%s \"%s\"", any ? "," : "", option.label);
            if (option.graded) {
                ent_text_format(&s->text, " %s", ent_option_value_label(s->dispute, o, value));
            }
            any = true;
        }
        ent_text_add(&s->text, any    ? ""
                               : open ? " left open"
                                      : ent_inflect(&who, " none of {its|their} options"));
        ent_put_gathered(s->w, 2, 6, &s->text);
    }
}

/* Of a merged state: how many it is made of, and what it leaves open. */
static void put_members(sheet *s, uint64_t state)
{
    const uint64_t members = ent_state_member_count(s->space, state);
    if (members == 1) {
        return;
    }
    ent_text_format(&s->text,
                    "This is one state merged of %llu; open in it:", (unsigned long long)members);
    const char *joint = " ";
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        if (ent_state_varies(s->space, state, o)) {
            ent_text_format(&s->text, "%s\"%s\"", joint, ent_option_at(s->dispute, o).label);
            joint = ", ";
        }
    }
    ent_text_add(&s->text, ".");
    ent_put_gathered(s->w, 2, 6, &s->text);
}

/* What the state is: what each party does in it, and how that differs from today. */
static void put_state(sheet *s, uint64_t state)
{
    uint64_t today = 0;
    const bool has_today = ent_state_today(s->space, &today) == ENT_OK;
    ent_words_state(&s->text, s->space, state);
    ent_put_gathered(s->w, 0, 2, &s->text);
    put_options(s, state);
    put_members(s, state);
    if (has_today && today == state) {
        ent_put(s->w, ent_today_given(s->dispute)
                          ? "  This is today's state.\n"
                          : "  Today is not described and taken to be this state.\n");
    } else if (has_today && ent_is_graph_form(s->dispute)) {
        ent_text_add(&s->text, "Today is ");
        ent_words_state(&s->text, s->space, today);
        ent_text_add(&s->text, ".");
        ent_put_gathered(s->w, 2, 6, &s->text);
    } else if (has_today) {
        ent_put(s->w, "  Compared with today:\n");
        for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
            ent_text change;
            ent_text_init(&change, &s->context->allocator);
            ent_words_change(&change, s->space, p, today, state);
            if (change.length > 0) {
                ent_text_format(&s->text, "%s %s.", ent_party_opening(s->dispute, p),
                                ent_text_get(&change));
                ent_put_gathered(s->w, 4, 6, &s->text);
            }
            s->text.failed = s->text.failed || change.failed;
            ent_text_free(&change);
        }
    }
}

void ent_put_state(ent_context *context, const ent_space *space, uint64_t state, ent_writer *writer)
{
    sheet s = {
        .context = context, .space = space, .dispute = ent_space_dispute(space), .w = writer};
    ent_text_init(&s.text, &context->allocator);
    ent_put_head(writer, s.dispute);
    put_state(&s, state);
    ent_writer_drop(writer, &s.text);
}
