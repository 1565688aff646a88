/* SPDX-License-Identifier: MIT */
/* Scenarios of Genius: what becomes of a sound one in every encoding, and what is told of one that is damaged. */
#include "damages.h"

#include "unit/support.h"

/* What a sink is given. */
typedef struct written {
    char bytes[MOST];
    size_t length;
} written;

static bool keep_written(void *user, const char *bytes, size_t length)
{
    written *w = user;
    assert_true(w->length + length < MOST);
    memcpy(w->bytes + w->length, bytes, length);
    w->length += length;
    w->bytes[w->length] = '\0';
    return true;
}

/* --- encodings --- */

/* The letter at *at of UTF-8, and the place of the next. */
static unsigned long next_letter(const char *text, size_t *at)
{
    const unsigned char *b = (const unsigned char *)text + *at;
    const size_t size = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    unsigned long letter = size == 1 ? b[0] : b[0] & (0xFFU >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        letter = letter << 6 | (b[i] & 0x3F);
    }
    *at += size;
    return letter;
}

static void put_unit(char *out, size_t *length, unsigned long unit, bool big)
{
    out[(*length)++] = (char)(big ? unit >> 8 : unit & 0xFF);
    out[(*length)++] = (char)(big ? unit & 0xFF : unit >> 8);
}

static size_t as_utf16(const char *text, bool big, bool mark, char *out)
{
    size_t length = 0;
    if (mark) {
        put_unit(out, &length, 0xFEFF, big);
    }
    for (size_t at = 0; text[at] != '\0';) {
        const unsigned long letter = next_letter(text, &at);
        if (letter >= 0x10000) {
            put_unit(out, &length, 0xD800 + ((letter - 0x10000) >> 10), big);
            put_unit(out, &length, 0xDC00 + ((letter - 0x10000) & 0x3FF), big);
        } else {
            put_unit(out, &length, letter, big);
        }
    }
    return length;
}

/* Reads the sample with the domain as these bytes. */
static ent_status read_with(ent_context *context, const char *bytes, size_t length,
                            ent_dispute **out)
{
    const ent_input_text texts[] = {{.name = "folder/house.xml", .bytes = bytes, .length = length},
                                    sample_text("Ann 1.xml", sample_first),
                                    sample_text("bob", sample_second)};
    return ent_dispute_read_texts(context, texts, 3, out);
}

/* Checks that it is the scenario, by what is written of it. */
static void is_sample(ent_context *context, const char *bytes, size_t length)
{
    ent_dispute *dispute = NULL;
    written text = {0};
    const ent_sink sink = {.write = keep_written, .user = &text};
    assert_int_equal(read_with(context, bytes, length, &dispute), ENT_OK);
    assert_int_equal(ent_diagnostic_count(context), 0);
    assert_int_equal(ent_dispute_write(context, dispute, ENT_DOCUMENT_YAML, &sink), ENT_OK);
    assert_string_equal(text.bytes, sample_document);
    ent_dispute_free(dispute);
}

static void encodings(void **state)
{
    char bytes[2 * sizeof sample_domain + 2], text[sizeof sample_domain + 40];
    ent_context *context = new_context();
    (void)state;
    is_sample(context, sample_domain, strlen(sample_domain));
    for (int k = 0; k < 4; k++) {
        is_sample(context, bytes, as_utf16(sample_domain, k & 1, k & 2, bytes));
    }
    (void)snprintf(text, sizeof text, "\xEF\xBB\xBF%s", sample_domain);
    is_sample(context, text, strlen(text));
    size_t length = 0;
    (void)snprintf(text, sizeof text, "<?xml version='1.0' encoding = 'ISO-8859-1'?>%s",
                   sample_domain + strlen("<?xml version=\"1.0\"?>"));
    for (size_t at = 0; text[at] != '\0';) {
        bytes[length++] = (char)next_letter(text, &at);
    }
    is_sample(context, bytes, length);
    ent_context_free(context);
}

/* Bytes of places are counted as they were given. */
static void bytes_as_given(void **state)
{
    static const char text[] =
        "<negotiation_template><!-- \xC3\xA9\xF0\x9F\x98\x80 --><utility_space/>"
        "</negotiation_template>";
    char bytes[2 * sizeof text + 2];
    (void)state;
    for (int k = 0; k < 3; k++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        const size_t length = k == 0 ? strlen(text) : as_utf16(text, k & 1, false, bytes);
        assert_int_equal(read_with(context, k == 0 ? text : bytes, length, &dispute),
                         ENT_ERROR_INPUT);
        const ent_place *place = &ent_diagnostic_at(context, 0)->place;
        assert_int_equal(place->column, 35);
        assert_int_equal(place->byte_start, k == 0 ? 38 : 2 * 35);
        assert_int_equal(place->byte_end - place->byte_start, 13 * (k == 0 ? 1 : 2));
        ent_context_free(context);
    }
}

/* Texts that are not in the encoding that they seem to be in. */
static void bad_encodings(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } texts[] = {{"\xFF\xFE<\0a", 5},
                 {"<\0\0\xD8", 4},
                 {"<\0\0\xDC<\0", 6},
                 {"<\0\0\xD8<\0", 6},
                 {"<\0\0\xD8\0\xE0", 6}};
    ent_context *context = new_context();
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ent_dispute *dispute = NULL;
        assert_int_equal(read_with(context, texts[i].bytes, texts[i].length, &dispute),
                         ENT_ERROR_INPUT);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, "E892");
        ent_diagnostics_clear(context);
    }
    ent_context_free(context);
}

/* --- damage --- */

static void one_damage(ent_context *context, const damage *d)
{
    char bytes[MOST];
    const char *texts[] = {sample_domain, sample_first, sample_second};
    ent_dispute *dispute = NULL;
    texts[d->text] = damaged(d, texts[d->text], bytes);
    const ent_input_text inputs[] = {sample_text("house.xml", texts[0]),
                                     sample_text("ann.xml", texts[1]),
                                     sample_text("bob.xml", texts[2])};
    const ent_status status = ent_dispute_read_texts(context, inputs, 3, &dispute);
    const bool sound = ent_diagnostic_errors(context) == 0;
    assert_int_equal(status, sound ? ENT_OK : ENT_ERROR_INPUT);
    assert_int_equal(dispute != NULL, sound);
    assert_true(d->code == NULL ? sound : d->code[0] != 'E' || !sound);
    ent_dispute_free(dispute);
    if (d->code != NULL) {
        const ent_diagnostic *said = ent_diagnostic_at(context, 0);
        assert_non_null(said);
        assert_string_equal(said->code, d->code);
        assert_int_equal(said->has_place, d->source != NULL);
        if (d->source != NULL) {
            assert_string_equal(said->place.source, d->source);
            assert_int_equal(said->place.line, d->line);
            assert_int_equal(said->place.column, d->column);
        }
    }
    ent_diagnostics_clear(context);
}

static void damage_is_told(void **state)
{
    ent_context *context = new_context();
    (void)state;
    for (size_t i = 0; i < DAMAGES; i++) {
        one_damage(context, &damages[i]);
    }
    ent_context_free(context);
}

/* A place in a profile is counted in that file, and quotes its line. */
static void places(void **state)
{
    static const damage d = {1, "value=\"Red\"", "value=\"Blue\"", "E895", "ann.xml", 7, 27};
    char bytes[MOST];
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    (void)state;
    const ent_input_text inputs[] = {sample_text("house.xml", sample_domain),
                                     sample_text("ann.xml", damaged(&d, sample_first, bytes))};
    assert_int_equal(ent_dispute_read_texts(context, inputs, 2, &dispute), ENT_ERROR_INPUT);
    const ent_diagnostic *said = ent_diagnostic_at(context, 0);
    assert_string_equal(said->message, "this issue has no value 'Blue' in the domain");
    assert_string_equal(said->place.quote,
                        "   <item index=\"2\" value=\"Blue\" evaluation=\"012.0\"/>");
    assert_int_equal(said->place.byte_start, strstr(bytes, "Blue") - bytes);
    assert_int_equal(said->place.byte_end - said->place.byte_start, 4);
    assert_int_equal(said->note_count, 1);
    assert_string_equal(said->notes[0].place.source, "house.xml");
    assert_int_equal(said->notes[0].place.line, 6);
    ent_context_free(context);
}

/* --- files --- */

static void refused(ent_context *context, const ent_input_text *texts, size_t count,
                    const char *message)
{
    ent_dispute *dispute = NULL;
    assert_int_equal(ent_dispute_read_texts(context, texts, count, &dispute), ENT_ERROR_INPUT);
    assert_null(dispute);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E893");
    assert_string_equal(ent_diagnostic_at(context, 0)->message, message);
    ent_diagnostics_clear(context);
}

static void files(void **state)
{
    ent_context *context = new_context();
    const ent_input_text domain = sample_text("house.xml", sample_domain),
                         profile = sample_text("ann.xml", sample_first),
                         other = sample_text("a.svg", "<svg/>"),
                         dispute = sample_text("a.yaml", "entente: 1\n");
    (void)state;
    refused(context, &domain, 1,
            "this is a domain alone, which does not say what its outcomes are worth");
    refused(context, &profile, 1, "this is a profile, where the domain should be");
    refused(context, &other, 1, "this is no file of a Genius scenario: it begins with 'svg'");
    refused(context, (ent_input_text[]){profile, domain}, 2,
            "this is a profile, where the domain should be");
    refused(context, (ent_input_text[]){domain, domain}, 2,
            "this is a domain, where a profile should be");
    refused(context, (ent_input_text[]){domain, dispute}, 2,
            "'a.yaml' is not XML, and of other files one alone is read");
    ent_context_free(context);
}

/* --- hyper-rectangles --- */

static void rectangles(void **state)
{
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    written text = {0};
    const ent_sink sink = {.write = keep_written, .user = &text};
    const ent_input_text texts[] = {sample_text("d.xml", box_domain),
                                    sample_text("p.xml", box_profile)};
    (void)state;
    assert_int_equal(ent_dispute_read_texts(context, texts, 2, &dispute), ENT_OK);
    assert_true(ent_diagnostic_count(context) > 0);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "W897"); /* one lies outside */
    assert_int_equal(ent_dispute_write(context, dispute, ENT_DOCUMENT_YAML, &sink), ENT_OK);
    assert_string_equal(strstr(text.bytes, "bargaining:"),
                        "bargaining:\n"
                        "  scale: written\n"
                        "  reservation:\n"
                        "    p: 7.5\n"
                        "  bonuses:\n"
                        "    p:\n"
                        "      - where: a >= 1 and a <= 2 and not (b = 4)\n"
                        "        utility: 5\n"
                        "      - where: b >= 0 and b <= 3\n"
                        "        utility: 3\n");
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* What is told of a scenario of two texts; NULL: nothing is wrong. */
static void told(const char *domain, const char *profile, const char *code)
{
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    const ent_input_text texts[] = {sample_text("d.xml", domain), sample_text("p.xml", profile)};
    const ent_status status = ent_dispute_read_texts(context, texts, 2, &dispute);
    assert_int_equal(status, ENT_ERROR_INPUT);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, code);
    ent_context_free(context);
}

static void bad_rectangles(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad_boxes / sizeof *bad_boxes; i++) {
        told(box_domain, bad_boxes[i].profile, bad_boxes[i].code);
    }
}

/* --- hostile texts --- */

/* Both texts cut at every byte: an error each time, and nothing else. */
static void truncated(void **state)
{
    ent_context *context = new_context();
    (void)state;
    for (size_t text = 0; text < 2; text++) {
        const size_t length = strlen(text == 0 ? sample_domain : sample_first);
        for (size_t cut = 0; cut + 1 < length; cut++) {
            ent_input_text inputs[] = {sample_text("house.xml", sample_domain),
                                       sample_text("ann.xml", sample_first)};
            ent_dispute *dispute = NULL;
            inputs[text].length = cut;
            assert_int_equal(ent_dispute_read_texts(context, inputs, 2, &dispute), ENT_ERROR_INPUT);
            assert_true(ent_diagnostic_errors(context) > 0);
            ent_diagnostics_clear(context);
        }
    }
    ent_context_free(context);
}

/* A text of `count` copies of what is repeated, between two others. */
static char *repeated(const char *first, const char *middle, size_t count, const char *last)
{
    const size_t size = strlen(middle), begin = strlen(first);
    char *text = malloc(begin + size * count + strlen(last) + 1);
    assert_non_null(text);
    memcpy(text, first, begin);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + begin + i * size, middle, size);
    }
    memcpy(text + begin + size * count, last, strlen(last) + 1);
    return text;
}

static void told_of(char *domain, const char *code)
{
    told(domain, sample_first, code);
    free(domain);
}

/* An element with more attributes than are read. */
static char *many_attributes(void)
{
    enum { COUNT = 1001, EACH = 16 };
    char *text = malloc(COUNT * EACH);
    assert_non_null(text);
    size_t length = (size_t)snprintf(text, EACH, "<a");
    for (int i = 0; i < COUNT; i++) {
        length += (size_t)snprintf(text + length, EACH, " b%d=''", i);
    }
    (void)snprintf(text + length, EACH, "/>");
    return text;
}

static void hostile(void **state)
{
    (void)state;
    told_of(repeated("<!DOCTYPE x [<!ENTITY a0 \"x\">", "<!ENTITY a1 \"&a0;&a0;&a0;\">", 50,
                     "]><x>&a1;</x>"),
            "E892");
    told_of(repeated("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", "<x/>", 1, ""), "E892");
    told_of(many_attributes(), "E892");
    told_of(repeated("", "<a>", 101, ""), "E892");
    told_of(repeated("", "<a>", 1 << 20, ""), "E892");
    told_of(repeated("<a>", "<b/>", 1 << 20, "</a>"), "E892");
    told_of(repeated("<a b='", "0123456789abcdef", 1 << 20, ""), "E891");
    told_of(repeated("<a>", "0123456789abcdef", 1 << 20, "</a>"), "E893");
    told_of(repeated("<negotiation_template>", "<!-- -->", 1 << 16, "</negotiation_template>"),
            "E894");
    told_of(repeated("<negotiation_template><utility_space>", "<issue/>", 1 << 16,
                     "</utility_space></negotiation_template>"),
            "E894");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings),     cmocka_unit_test(bytes_as_given),
        cmocka_unit_test(bad_encodings), cmocka_unit_test(damage_is_told),
        cmocka_unit_test(places),        cmocka_unit_test(files),
        cmocka_unit_test(rectangles),    cmocka_unit_test(bad_rectangles),
        cmocka_unit_test(truncated),     cmocka_unit_test(hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
