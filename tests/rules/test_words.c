/* SPDX-License-Identifier: MIT */
/* Forms of words, words and quotations of a sentence, and where names stand in it. */
#include "harbour.h"

#include "reading/names/finder.h"
#include "reading/text/letters.h"

/* What words are looked for with. */
typedef struct desk {
    ent_context *context;
    ent_dispute *dispute;
    ent_lexicon lexicon;
    ent_finder finder;
    ent_tokens tokens;
    ent_mentions mentions;
    ent_quoting quoting;
} desk;

static int set_up(void **state)
{
    static desk d;
    d = (desk){.context = new_context()};
    const ent_allocator *allocator = &d.context->allocator;
    d.tokens.allocator = d.mentions.allocator = allocator;
    d.dispute = read_dispute(d.context, harbour);
    assert_int_equal(ent_lexicon_init(&d.lexicon, allocator), ENT_OK);
    assert_int_equal(ent_finder_init(&d.finder, allocator, &d.lexicon), ENT_OK);
    assert_int_equal(ent_finder_add_dispute(&d.finder, d.dispute), ENT_OK);
    *state = &d;
    return 0;
}

static int tear_down(void **state)
{
    desk *d = *state;
    ent_memory_free(&d->context->allocator, d->tokens.items);
    ent_memory_free(&d->context->allocator, d->mentions.items);
    ent_finder_free(&d->finder);
    ent_lexicon_free(&d->lexicon);
    ent_dispute_free(d->dispute);
    ent_context_free(d->context);
    return 0;
}

static void forms(void **state)
{
    desk *d = *state;
    static const struct {
        const char *form, *lemma;
        unsigned use;
    } known[] = {
        {"said", "say", ENT_FORM_PAST | ENT_FORM_PARTICIPLE},
        {"denies", "deny", ENT_FORM_S},
        {"denied", "deny", ENT_FORM_PAST | ENT_FORM_PARTICIPLE},
        {"planning", "plan", ENT_FORM_ING},
        {"urging", "urge", ENT_FORM_ING},
        {"withdrawn", "withdraw", ENT_FORM_PARTICIPLE},
        {"reaches", "reach", ENT_FORM_S},
        {"cutting", "cut", ENT_FORM_ING},
        {"agreeing", "agree", ENT_FORM_ING},
        {"goes", "go", ENT_FORM_S},
        {"vetoes", "veto", ENT_FORM_S},
        {"shut", "shut", ENT_FORM_BASE | ENT_FORM_PAST | ENT_FORM_PARTICIPLE},
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        const ent_entry *entry =
            ent_lexicon_find(&d->lexicon, known[k].form, strlen(known[k].form));
        assert_non_null(entry);
        assert_string_equal(entry->verb->lemma, known[k].lemma);
        assert_int_equal(entry->forms, known[k].use);
    }
    assert_null(ent_lexicon_find(&d->lexicon, "planing", 7));
    const ent_entry *talks = ent_lexicon_find(&d->lexicon, "talks", 5);
    assert_true((talks->classes & ENT_CLASS_MOVE) != 0 && talks->verb != NULL);
    assert_int_equal(talks->act, ENT_ACT_MEET);
}

/* Rows of a lemma stand together, those with a particle first; all modal words have a word in codings. */
static void tables(void **state)
{
    (void)state;
    for (const ent_verb *verb = ent_verbs; verb->lemma != NULL; verb++) {
        for (const ent_verb *later = verb + 1; later->lemma != NULL; later++) {
            if (strcmp(later->lemma, verb->lemma) == 0) {
                assert_string_equal(later[-1].lemma, verb->lemma);
                assert_non_null(later[-1].particle);
            }
        }
        assert_true((verb->modality == ENT_MODALITY_NONE) ==
                    (ent_modality_word(verb->modality) == NULL));
    }
}

/* Sentences, and their words and marks, each with | behind it and ~ before what is quoted. */
static const struct {
    const char *text, *cut;
} cuts[] = {
    {"The port's lawyer said no.", "The|port|'s|lawyer|said|no|.|"},
    {"The port’s lawyer isn't here", "The|port|’s|lawyer|is|n't|here|"},
    {"U.S. pilots, with 3.5 boats (two), cannot", "U.S.|pilots|,|with|3.5|boats|(|two|)|,|cannot|"},
    {"“We won’t,” he said", "~“|~We|~wo|~n’t|~,|~”|he|said|"},
    {"\"No\"—so Ruud", "~\"|~No|~\"|—|so|Ruud|"},
    {"pilots' rights and 'rights' we’ve", "pilots|'|rights|and|~'|~rights|~'|we|’ve|"},
    {"a-b; Élan 7th…", "a|-|b|;|Élan|7th|…|"},
    {"", ""},
};

static void words(void **state)
{
    desk *d = *state;
    for (size_t c = 0; c < sizeof cuts / sizeof *cuts; c++) {
        char cut[200] = "";
        const char *text = cuts[c].text;
        d->quoting = (ent_quoting){0};
        assert_int_equal(
            ent_tokens_cut(&d->tokens, &d->lexicon, text, (ent_span){0, strlen(text)}, &d->quoting),
            ENT_OK);
        for (size_t t = 0; t < d->tokens.count; t++) {
            const ent_token *token = &d->tokens.items[t];
            const size_t length = strlen(cut);
            (void)snprintf(cut + length, sizeof cut - length, "%s%.*s|", token->quoted ? "~" : "",
                           (int)(token->span.end - token->span.start), text + token->span.start);
        }
        assert_string_equal(cut, cuts[c].cut);
    }
}

/* A quotation goes on into the next sentence. */
static void open_quotation(void **state)
{
    desk *d = *state;
    static const char first[] = "He said “no.", second[] = "Never.”";
    d->quoting = (ent_quoting){0};
    assert_int_equal(ent_tokens_cut(&d->tokens, &d->lexicon, first, (ent_span){0, sizeof first - 1},
                                    &d->quoting),
                     ENT_OK);
    assert_int_equal(d->quoting.close, 0x201D);
    assert_int_equal(ent_tokens_cut(&d->tokens, &d->lexicon, second,
                                    (ent_span){0, sizeof second - 1}, &d->quoting),
                     ENT_OK);
    assert_true(d->tokens.items[0].quoted);
    assert_int_equal(d->quoting.close, 0);
}

/* The names in a sentence, each as its words and party or option. */
static void names(void **state)
{
    desk *d = *state;
    static const struct {
        const char *text, *found;
    } known[] = {
        {"The Port of Hollin met Tom Ruud.", "[Port of Hollin]0 [Tom Ruud]1 "},
        {"The port authority and pilots", "[port authority]0 [pilots]1 "},
        {"ruud and brink", ""},
        {"Guild and guild", "[Guild]1 [guild]1 "},
        {"Pilots’ Guild", "[Pilots’ Guild]1 "},
        {"The port opened its blockades", "[port]0 [blockades]o4 "},
        {"halving all its fees", "[halving all its fees]o0 "},
        {"accepted the long mediation", "[accepted the long mediation]o2 "},
        {"report and portal", ""},
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        char found[200] = "";
        const char *text = known[k].text;
        d->quoting = (ent_quoting){0};
        assert_int_equal(
            ent_tokens_cut(&d->tokens, &d->lexicon, text, (ent_span){0, strlen(text)}, &d->quoting),
            ENT_OK);
        assert_int_equal(ent_finder_find(&d->finder, text, &d->tokens, &d->mentions), ENT_OK);
        for (size_t m = 0; m < d->mentions.count; m++) {
            const ent_mention *mention = &d->mentions.items[m];
            const size_t start = d->tokens.items[mention->first].span.start;
            const size_t end = d->tokens.items[mention->end - 1].span.end;
            const size_t length = strlen(found);
            (void)snprintf(found + length, sizeof found - length, "[%.*s]%s%zu ",
                           (int)(end - start), text + start, mention->named.option ? "o" : "",
                           mention->named.index);
        }
        assert_string_equal(found, known[k].found);
    }
}

static void letters(void **state)
{
    (void)state;
    char out[40];
    static const char mixed[] = "ÉLAN’S ŁÓDŹ Ж Ω ÿŸ";
    const size_t length = ent_letters_fold(mixed, sizeof mixed - 1, out, sizeof out);
    out[length] = '\0';
    assert_string_equal(out, "élan's łódź ж ω ÿÿ");
    assert_int_equal(ent_letters_fold("ÉÉÉ", 6, out, 5), 4);
    assert_int_equal(ent_letter_at("", 0, 0).size, 0);
    assert_int_equal(ent_letter_at("\xFF", 1, 0).size, 1);
    assert_int_equal(ent_letter_before("é", 2).size, 2);
    assert_int_equal(ent_letter_before("\xA9", 1).size, 1);
    assert_int_equal(ent_letter_at("漢", 3, 0).kind, ENT_LETTER_LOWER);
    assert_int_equal(ent_letter_at("€", 3, 0).kind, ENT_LETTER_OTHER);
    assert_int_equal(ent_letter_at("\xE2\x80\x89", 3, 0).kind, ENT_LETTER_BLANK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(forms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(open_quotation, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names, set_up, tear_down),
        cmocka_unit_test(tables),
        cmocka_unit_test(letters),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
