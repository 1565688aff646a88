/* SPDX-License-Identifier: MIT */
/*
 * SHA-256 on the messages of the standard's examples, and that pieces make no difference.
 */
#include "base/sha256.h"
#include "support.h"
#include <entente/hash.h>

static void expect(const void *bytes, size_t length, const char *digest)
{
    char text[ENT_SHA256_TEXT];
    ent_sha256_text(bytes, length, text);
    assert_string_equal(text, digest);
}

/* The examples that accompany FIPS 180: none, one and two blocks. */
static void the_standards_examples(void **unused)
{
    (void)unused;
    static const char two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    static const char long_two[] =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlm"
        "nopqrsmnopqrstnopqrstu";
    expect(NULL, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(two_blocks, strlen(two_blocks),
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect(long_two, strlen(long_two),
           "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

/* A million times "a", in pieces of every length up to 200. */
static void a_million_letters(void **unused)
{
    (void)unused;
    char letters[200], text[ENT_SHA256_TEXT];
    memset(letters, 'a', sizeof letters);
    ent_sha256 hash;
    ent_sha256_init(&hash);
    size_t left = 1000000, piece = 0;
    while (left > 0) {
        const size_t part = piece < left ? piece : left;
        ent_sha256_update(&hash, letters, part);
        left -= part;
        piece = (piece + 1) % (sizeof letters + 1);
    }
    uint8_t digest[ENT_SHA256_BYTES];
    ent_sha256_final(&hash, digest);
    ent_sha256_hex(digest, text);
    assert_string_equal(text, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* Around the ends of blocks, where the padding takes another form: by pieces as in one. */
static void pieces_make_no_difference(void **unused)
{
    (void)unused;
    uint8_t bytes[260], digest[ENT_SHA256_BYTES];
    char whole[ENT_SHA256_TEXT], pieces[ENT_SHA256_TEXT];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (uint8_t)(i * 7 + 3);
    }
    for (size_t length = 0; length <= sizeof bytes; length++) {
        ent_sha256_text(bytes, length, whole);
        for (size_t cut = 0; cut <= length; cut += 13) {
            ent_sha256 hash;
            ent_sha256_init(&hash);
            ent_sha256_update(&hash, bytes, cut);
            ent_sha256_update(&hash, bytes + cut, length - cut);
            ent_sha256_final(&hash, digest);
            ent_sha256_hex(digest, pieces);
            assert_string_equal(whole, pieces);
        }
    }
}

/* What programs call is the same digest; nothing needs no bytes. */
static void by_its_public_name(void **unused)
{
    (void)unused;
    char text[ENT_HASH_TEXT];
    ent_hash_text("abc", 3, text);
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ent_hash_text(NULL, 0, text);
    assert_string_equal(text, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_standards_examples),
        cmocka_unit_test(a_million_letters),
        cmocka_unit_test(pieces_make_no_difference),
        cmocka_unit_test(by_its_public_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
