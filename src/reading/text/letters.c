/* SPDX-License-Identifier: MIT */
/* Decoding, kinds and folding of characters, by ranges of code points. */
#include "reading/text/letters.h"

#include "base/text.h"

/* How far the small letter stands behind the capital, where a whole range of capitals has one distance. */
typedef struct range {
    uint32_t first, last;
    uint32_t distance;
} range;

static const range capitals[] = {
    {'A', 'Z', 32},     {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},   {0x391, 0x3A1, 32},
    {0x3A3, 0x3AB, 32}, {0x400, 0x40F, 80}, {0x410, 0x42F, 32},
};

/* Ranges in which capitals and small letters take turns, the capital first. */
static const range pairs[] = {
    {0x100, 0x137, 1}, {0x139, 0x148, 1},   {0x14A, 0x177, 1},   {0x179, 0x17E, 1},
    {0x1CD, 0x1DC, 1}, {0x1DE, 0x1EF, 1},   {0x460, 0x481, 1},   {0x48A, 0x4BF, 1},
    {0x4D0, 0x52F, 1}, {0x1E00, 0x1E95, 1}, {0x1EA0, 0x1EFF, 1},
};

/* What is above ASCII and no letter: blanks are told before. */
static const range marks[] = {
    {0x80, 0xA9, 0},       {0xAB, 0xB4, 0},     {0xB6, 0xB9, 0},     {0xBB, 0xBF, 0},
    {0xD7, 0xD7, 0},       {0xF7, 0xF7, 0},     {0x2000, 0x206F, 0}, {0x20A0, 0x20CF, 0},
    {0x2190, 0x2BFF, 0},   {0x3000, 0x3004, 0}, {0x3008, 0x3020, 0}, {0xE000, 0xF8FF, 0},
    {0xFE10, 0xFE1F, 0},   {0xFE30, 0xFE6F, 0}, {0xFF01, 0xFF0F, 0}, {0xFFF0, 0xFFFF, 0},
    {0x1F000, 0x1FAFF, 0},
};

static bool within(const range *ranges, size_t count, uint32_t code)
{
    for (size_t r = 0; r < count; r++) {
        if (code >= ranges[r].first && code <= ranges[r].last) {
            return true;
        }
    }
    return false;
}

#define WITHIN(ranges, code) within(ranges, sizeof(ranges) / sizeof *(ranges), code)

/* The small letter of a capital, else the character itself. */
static uint32_t small(uint32_t code)
{
    for (size_t r = 0; r < sizeof capitals / sizeof *capitals; r++) {
        if (code >= capitals[r].first && code <= capitals[r].last) {
            return code + capitals[r].distance;
        }
    }
    for (size_t r = 0; r < sizeof pairs / sizeof *pairs; r++) {
        if (code >= pairs[r].first && code <= pairs[r].last) {
            return code + ((code - pairs[r].first) % 2 == 0);
        }
    }
    return code == 0x178 ? 0xFF : code;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

static ent_letter_kind kind_of(uint32_t code)
{
    if (is_blank(code)) {
        return ENT_LETTER_BLANK;
    }
    if (code < 0x80) {
        return code >= '0' && code <= '9'   ? ENT_LETTER_DIGIT
               : code >= 'a' && code <= 'z' ? ENT_LETTER_LOWER
               : code >= 'A' && code <= 'Z' ? ENT_LETTER_UPPER
                                            : ENT_LETTER_OTHER;
    }
    if (WITHIN(marks, code)) {
        return ENT_LETTER_OTHER;
    }
    return small(code) != code ? ENT_LETTER_UPPER : ENT_LETTER_LOWER;
}

/* The code point of a whole sequence. */
static uint32_t decode(const unsigned char *bytes, size_t size)
{
    static const unsigned char first[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = bytes[0] & first[size];
    for (size_t b = 1; b < size; b++) {
        code = code << 6 | (bytes[b] & 0x3Fu);
    }
    return code;
}

ent_letter ent_letter_at(const char *bytes, size_t length, size_t at)
{
    if (at >= length) {
        return (ent_letter){0};
    }
    const size_t size = ent_utf8_sequence(bytes + at, length - at);
    if (size == 0) {
        return (ent_letter){.code = 0xFFFD, .size = 1};
    }
    const uint32_t code = decode((const unsigned char *)bytes + at, size);
    return (ent_letter){.code = code, .size = size, .kind = kind_of(code)};
}

ent_letter ent_letter_before(const char *bytes, size_t at)
{
    for (size_t size = 1; size <= 4 && size <= at; size++) {
        if (ent_utf8_sequence(bytes + at - size, size) == size) {
            return ent_letter_at(bytes, at, at - size);
        }
    }
    return at == 0 ? (ent_letter){0} : (ent_letter){.code = 0xFFFD, .size = 1};
}

bool ent_letter_closes(uint32_t code)
{
    return code == 0x201D || code == 0x2019 || code == 0xBB || code == ')' || code == ']';
}

bool ent_letter_opens(uint32_t code)
{
    return code == 0x201C || code == 0x2018 || code == 0x201E || code == 0xAB || code == '(' ||
           code == '[';
}

/* Writes a code point below U+10000 or, as it was, any other; returns the bytes. */
static size_t encode(uint32_t code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

size_t ent_letters_fold(const char *bytes, size_t length, char *out, size_t room)
{
    size_t written = 0;
    for (size_t at = 0; at < length;) {
        const ent_letter letter = ent_letter_at(bytes, length, at);
        char one[4];
        size_t size = letter.size;
        if (letter.code < 0x10000 && (letter.size > 1 || letter.code < 0x80)) {
            size = encode(letter.code == 0x2019 ? '\'' : small(letter.code), one);
        } else {
            for (size_t b = 0; b < size; b++) {
                one[b] = bytes[at + b];
            }
        }
        if (size > room - written) {
            break;
        }
        for (size_t b = 0; b < size; b++) {
            out[written++] = one[b];
        }
        at += letter.size;
    }
    return written;
}
