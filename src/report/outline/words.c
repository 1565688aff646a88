/* SPDX-License-Identifier: MIT */
/* Which keys and words may stand where, in an outline: from the one table of the format, for completion. */
#include "report/outline/sheet.h"

#include "dispute/events.h"
#include "dispute/schema.h"

static const char *const certainties[] = {"sure", "unsure", "unknown", NULL};
static const char *const strengths[] = {"mild", "strong", NULL};
static const char *const no_yes[] = {"no", "yes", NULL};
static const char *const expressions[] = {"not",     "and",    "or", "implies", "iff", "exactly",
                                          "atleast", "atmost", "of", "yes",     "no",  NULL};
static const char *const rankings[] = {"rest", "strong gap", NULL};

static const char *const places[] = {"first", "last", NULL};

static void put_words(ent_writer *w, const char *key, const char *const *words)
{
    ent_json_key(w, key);
    ent_json_open(w, '[');
    for (size_t i = 0; words[i] != NULL; i++) {
        ent_json_text(w, words[i]);
    }
    ent_json_close(w, ']');
}

/* The words of a closed set, which a function tells. */
static void put_set(ent_writer *w, const char *key, const char *(*word)(size_t), size_t count)
{
    const char *words[8] = {NULL};
    for (size_t i = 0; i < count; i++) {
        words[i] = word(i);
    }
    put_words(w, key, words);
}

static const char *basis_word(size_t at)
{
    return ent_basis_word((ent_basis)at);
}

static const char *moves_word(size_t at)
{
    return ent_moves_word((ent_moves)at);
}

static const char *attitude_word(size_t at)
{
    return ent_attitude_word((ent_attitude)at);
}

void ent_outline_vocabulary(ent_outline_sheet *sheet)
{
    static const struct {
        const char *name;
        const ent_form *form;
    } forms[] = {{"dispute", &ent_form_dispute},
                 {"source", &ent_form_source},
                 {"party", &ent_form_party},
                 {"option", &ent_form_option},
                 {"graph", &ent_form_graph},
                 {"rule", &ent_form_rule},
                 {"statement", &ent_form_statement},
                 {"wishes", &ent_form_wishes},
                 {"unseen", &ent_form_unseen},
                 {"fuzzy", &ent_form_fuzzy},
                 {"issue", &ent_form_issue},
                 {"bargaining", &ent_form_bargaining},
                 {"package_rule", &ent_form_package_rule},
                 {"bonus", &ent_form_bonus},
                 {"contest", &ent_form_contest},
                 {"stake", &ent_form_stake},
                 {"spread", &ent_form_spread},
                 {"event", &ent_form_event},
                 {"changes", &ent_form_changes},
                 {"step", &ent_form_change_step},
                 {"new_wishes", &ent_form_new_wishes},
                 {"party_changes", &ent_form_party_changes},
                 {"issue_changes", &ent_form_issue_changes}};
    ent_writer *w = sheet->w;
    ent_json_key(w, "keys");
    ent_json_open(w, '{');
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const char *names[ENT_FORM_MOST_KEYS + 1];
        ent_form_names(forms[i].form, names);
        put_words(w, forms[i].name, names);
    }
    ent_json_close(w, '}');
    ent_json_key(w, "words");
    ent_json_open(w, '{');
    put_set(w, "moves", moves_word, ENT_MOVES_COUNT);
    put_set(w, "basis", basis_word, ENT_BASIS_COUNT);
    put_words(w, "certainty", certainties);
    put_words(w, "strength", strengths);
    put_words(w, "plural", no_yes);
    put_set(w, "attitude", attitude_word, ENT_ATTITUDE_COUNT);
    put_words(w, "expression", expressions);
    put_words(w, "ranking", rankings);
    put_words(w, "event", ent_event_kinds);
    put_words(w, "place", places);
    ent_json_close(w, '}');
}
