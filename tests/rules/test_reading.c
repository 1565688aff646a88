/* SPDX-License-Identifier: MIT */
/*
 * What holds for every text: stretches lie on borders of characters and inside their sentences, values are of the
 * dispute, words for an option stand where its value is shown, and the same text gives the same proposals. On texts drawn
 * from words and marks, on cuts of a text, on hostile texts; with memory refused, and cancelled. A number tells how many texts.
 */
#include "harbour.h"

#include "reading/rules.h"

#include "refusal.h"

static const char article[] = "The guild would lift the blockade only if the port halved its fees, "
                              "Ruud told reporters. “We will never accept "
                              "mediation,” he said. “A blockade is our right.”\n\nA spokeswoman "
                              "for the port authority, Nina Falk, said talks with the "
                              "guild would resume on Monday. The port can’t halve its fees, Falk "
                              "added; it has offered to drop the tariff in exchange for "
                              "an end to the blockade. According to the U.S. envoy, both sides met "
                              "for 3.5 hours at Quay House but failed to agree. "
                              "Ruud, who met Brink on Jan. 5, did not rule out a blockade… Hollish "
                              "officials fear the port will “sue”.\n\n"
                              "Neither the guild nor the port has accepted mediation. Élise Ōta, "
                              "the port’s lawyer, warned that dredging "
                              "was ‘impossible’ unless pilots ended their blockade.";

static const char *const pieces[] = {
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "“",
    "”",
    "\"",
    "'s ",
    "’s ",
    "’",
    "-",
    "…",
    "(",
    ")",
    "U.S. ",
    "n't ",
    "not ",
    "the ",
    "The ",
    "port",
    "Port ",
    "guild",
    "Ruud ",
    "Brink",
    " said ",
    " told ",
    " that ",
    " who ",
    " by ",
    " to ",
    " and ",
    " will ",
    " would ",
    " is ",
    "been ",
    " met ",
    " rejected ",
    " offered ",
    "saying ",
    " called for ",
    "according to ",
    "both sides ",
    "we ",
    "he ",
    "it ",
    "blockade",
    "halve the tariff",
    "mediation ",
    "sue ",
    "end the ",
    "if ",
    "until ",
    "no ",
    "must ",
    "é",
    "e\xCC\x81",
    "漢字",
    "\xF0\x9F\x9A\xA2",
    "Ж",
    "ß",
    "İ",
    "7",
    "3.5 ",
    "\t",
    "\r\n",
};

static bool is_border(const char *text, uint64_t length, uint64_t at)
{
    return at == length || ((unsigned char)text[at] & 0xC0) != 0x80;
}

/* Whether words that may stand for an option begin in a stretch: three letters that one of them begins with. */
static bool begins_like(const char *text, const ent_coded_value *value)
{
    static const char *const starts[] = {"hal", "dro", "tar", "pil", "dre", "med", "acc",
                                         "blo", "sue", "go ", "wen", "gon", "fee"};
    for (uint64_t at = value->start; at + 3 <= value->end; at++) {
        for (size_t s = 0; s < sizeof starts / sizeof *starts; s++) {
            if ((text[at] | 32) == starts[s][0] && (text[at + 1] | 32) == starts[s][1] &&
                (text[at + 2] | 32) == starts[s][2]) {
                return true;
            }
        }
    }
    return false;
}

static void check_value(const ent_dispute *dispute, const char *text, size_t length,
                        const ent_coded *coded, ent_coded_field field)
{
    const ent_coded_value *value = &coded->fields[field];
    if (value->value == NULL) {
        return;
    }
    assert_true(value->start >= coded->start && value->start < value->end &&
                value->end <= coded->end);
    assert_true(is_border(text, length, value->start) && is_border(text, length, value->end));
    assert_non_null(value->rule);
    size_t party;
    if (field == ENT_CODED_SPEAKER || field == ENT_CODED_ACTOR || field == ENT_CODED_ADDRESSEE) {
        assert_int_equal(ent_party_find(dispute, value->value, &party), ENT_OK);
    } else if (field == ENT_CODED_ISSUE) {
        /* what points back is not called like an option */
        assert_true(strcmp(value->rule, ENT_RULE_GOES_ON) == 0 || begins_like(text, value));
    }
}

/* Reads a text, and holds what is proposed against the law; returns how many statements there are. */
static size_t check(ent_context *context, const ent_dispute *dispute, const char *text,
                    size_t length)
{
    ent_coding *coding = read_bytes(context, dispute, text, length);
    const size_t count = ent_coding_describe(coding).count;
    uint64_t last = 0;
    for (size_t i = 0; i < count; i++) {
        const ent_coded coded = ent_coding_at(coding, i);
        size_t next;
        assert_true(coded.start >= last && coded.end <= length && coded.start < coded.end);
        assert_int_equal(ent_sentence_end(text, length, (size_t)coded.start, &next), coded.end);
        assert_int_equal(coded.decision, ENT_DECISION_PROPOSED);
        for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
            check_value(dispute, text, length, &coded, f);
        }
        last = coded.start;
    }
    ent_coding_free(coding);
    return count;
}

/* A text of random pieces. */
static size_t draw_text(uint64_t *random, char *text, size_t room)
{
    size_t length = 0;
    for (size_t left = below(random, 120); left > 0; left--) {
        const char *piece = pieces[below(random, sizeof pieces / sizeof *pieces)];
        if (length + strlen(piece) < room) {
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
    }
    return length;
}

/* A cut of the article, on borders of characters; twice, so that what is cut away stands beside what is not. */
static size_t draw_cut(uint64_t *random, char *text)
{
    size_t length = 0;
    for (size_t part = 0; part < 2; part++) {
        size_t start = below(random, sizeof article), end = below(random, sizeof article);
        if (start > end) {
            const size_t swap = start;
            start = end;
            end = swap;
        }
        while (!is_border(article, sizeof article - 1, start)) {
            start--;
        }
        while (!is_border(article, sizeof article - 1, end)) {
            end--;
        }
        memcpy(text + length, article + start, end - start);
        length += end - start;
    }
    return length;
}

static size_t texts = 1500;

static void random_texts(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, harbour);
    uint64_t random = 20260211;
    size_t statements = 0;
    for (size_t t = 0; t < texts; t++) {
        char text[2 * sizeof article];
        const size_t length =
            t % 2 == 0 ? draw_text(&random, text, sizeof text) : draw_cut(&random, text);
        statements += check(context, dispute, text, length);
    }
    assert_true(statements > texts);
    assert_true(check(context, dispute, article, sizeof article - 1) > 8);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static bool gather(void *user, const char *bytes, size_t length)
{
    FILE *file = user;
    return fwrite(bytes, 1, length, file) == length;
}

/* The same text is read alike, by different contexts. */
static void alike(void **unused)
{
    (void)unused;
    char *written[2];
    for (size_t k = 0; k < 2; k++) {
        size_t size = 0;
        FILE *file = open_memstream(&written[k], &size);
        const ent_sink sink = {.write = gather, .user = file};
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, harbour);
        ent_coding *coding = read_bytes(context, dispute, article, sizeof article - 1);
        assert_int_equal(ent_coding_write(context, coding, NULL, ENT_FORMAT_JSON, &sink), ENT_OK);
        (void)fclose(file);
        ent_coding_free(coding);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
    assert_string_equal(written[0], written[1]);
    free(written[0]);
    free(written[1]);
}

static const char *const repeated[] = {
    ".",
    "“",
    "\"'",
    "a",
    "e\xCC\x81",
    "the port said, ",
    "The port said the guild said ",
    "\n \n",
    "U.S. ",
    "blockade ",
    "and ",
    "Ruud ",
    "a. ",
    "halve the ",
    "no ",
    "'s",
    "n't",
    "n’t ",
    "1.",
    "\t",
    "Ruud said “",
    "”, said Ruud. ",
    "who ",
    "is to ",
    "(",
    "—",
    "X.Y.",
    "to ",
};

/* Much of one thing. */
static void hostile(void **unused)
{
    (void)unused;
    const size_t room = 300000;
    char *text = malloc(room);
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, harbour);
    assert_non_null(text);
    for (size_t r = 0; r < sizeof repeated / sizeof *repeated; r++) {
        const size_t size = strlen(repeated[r]);
        size_t length = 0;
        for (; length + size <= room; length += size) {
            memcpy(text + length, repeated[r], size);
        }
        (void)check(context, dispute, text, length);
    }
    free(text);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* Names that are hostile: long, repeated, of marks alone. */
static void hostile_names(void **unused)
{
    (void)unused;
    static const char text[] = "entente: 1\nparties:\n  a:\n    aliases: ['a a a a a a a a a a a', "
                               "'-', '.', '''s', 'the', '“”']\n  b: {name: the}\n"
                               "options:\n  o:\n    party: a\n    aliases: ['x x x x x x x x x x x "
                               "x y', 'x x x x x x x z', '...']\n";
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    char words[20000];
    for (size_t at = 0; at < sizeof words; at++) {
        words[at] = at % 2 == 0 ? (at % 100 < 50 ? 'x' : 'a') : ' ';
    }
    ent_coding *coding = read_bytes(context, dispute, words, sizeof words);
    ent_coding_free(coding);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static ent_status read_article(refusal *r)
{
    ent_coding *const before = (ent_coding *)(void *)r;
    ent_coding *out = before;
    const ent_status status =
        ent_reading_new(r->context, r->dispute, "t", article, sizeof article - 1, NULL, &out);
    assert_true((status == ENT_OK) == (out != before));
    if (status == ENT_OK) {
        ent_coding_free(out);
    }
    return status;
}

static void refused(void **unused)
{
    (void)unused;
    refusal r = {.some = true};
    assert_true(refusal_exhaust(&r, read_article, harbour) > 40);
}

static void wrong_arguments(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, harbour);
    ent_coding *out = NULL;
    ent_reading_options wrong;
    ent_reading_defaults(&wrong);
    ent_reading_defaults(NULL);
    wrong.size--;
    assert_int_equal(ent_reading_new(NULL, dispute, "t", "", 0, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_reading_new(context, NULL, "t", "", 0, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_reading_new(context, dispute, NULL, "", 0, NULL, &out),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_reading_new(context, dispute, "t", NULL, 1, NULL, &out),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_reading_new(context, dispute, "t", "", 0, &wrong, &out),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_reading_new(context, dispute, "t", "", 0, NULL, NULL), ENT_ERROR_ARGUMENT);
    static const char *const no_text[] = {"a\xFFz", "a\x01z", "\xC3", "\xE2\x80\xAE"};
    for (size_t t = 0; t < sizeof no_text / sizeof *no_text; t++) {
        assert_int_equal(
            ent_reading_new(context, dispute, "t", no_text[t], strlen(no_text[t]), NULL, &out),
            ENT_ERROR_INPUT);
    }
    assert_null(out);
    assert_int_equal(ent_diagnostic_count(context), 6); /* two warnings of the dispute */
    assert_string_equal(ent_diagnostic_at(context, 5)->code, "E856");
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(int count, char **words)
{
    texts = count > 1 ? (size_t)strtoul(words[1], NULL, 10) : texts;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_texts), cmocka_unit_test(alike),
        cmocka_unit_test(hostile),      cmocka_unit_test(hostile_names),
        cmocka_unit_test(refused),      cmocka_unit_test(wrong_arguments)};
    return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
