/* SPDX-License-Identifier: MIT */
/*
 * Bytes from the outside. The file is opened once and judged by what was opened, so that a name that
 * changes its meaning in between cannot mislead; reading stops one byte past the limit.
 */
#include "formats/in/bytes.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static ent_status read_all(ent_context *context, int file, const char *path, char **bytes,
                           size_t *length)
{
    char *buffer = NULL;
    size_t room = 0, used = 0;
    for (;;) {
        char *grown = ent_memory_grow(&context->allocator, buffer, &room, used + 65536, 1);
        if (grown == NULL) {
            ent_memory_free(&context->allocator, buffer);
            return ENT_ERROR_MEMORY;
        }
        buffer = grown;
        const ssize_t got = read(file, buffer + used, room - used);
        if (got < 0 && errno == EINTR) {
            const ent_status stopped = ent_context_step(context, "reading", 0, 0);
            if (stopped != ENT_OK) {
                ent_memory_free(&context->allocator, buffer);
                return stopped;
            }
            continue;
        }
        if (got < 0) {
            const int reason = errno;
            ent_memory_free(&context->allocator, buffer);
            ENT_TRY(ent_issue_plain(context, ENT_KIND_UNREADABLE, "cannot read '%s': %s", path,
                                    strerror(reason)));
            return ENT_ERROR_IO;
        }
        used += (size_t)got;
        if (got == 0) {
            *bytes = buffer;
            *length = used;
            return ENT_OK;
        }
        if (used > context->max_input_bytes) {
            ent_memory_free(&context->allocator, buffer);
            ENT_TRY(ent_issue_plain(context, ENT_KIND_TOO_LARGE,
                                    "'%s' is larger than %llu bytes, the most that is read", path,
                                    (unsigned long long)context->max_input_bytes));
            return ENT_ERROR_INPUT;
        }
    }
}

/* The same name with another ending of dispute files, where such a file is there; `room` for it and its NUL. */
static bool find_beside(const char *path, char *room, size_t size)
{
    static const char *const endings[] = {".yaml", ".yml", ".json", ".gmcr"};
    const char *point = strrchr(path, '.'), *slash = strrchr(path, '/');
    const bool ends = point != NULL && point != path && (slash == NULL || point > slash + 1);
    const size_t stem = ends ? (size_t)(point - path) : strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const int length =
            stem > size ? -1 : snprintf(room, size, "%.*s%s", (int)stem, path, endings[i]);
        struct stat about;
        if (length > 0 && (size_t)length < size && strcmp(room, path) != 0 &&
            stat(room, &about) == 0 && S_ISREG(about.st_mode)) {
            return true;
        }
    }
    return false;
}

static ent_status refuse_open(ent_context *context, const char *path, int reason)
{
    enum { LONGEST = 1024 };
    char beside[LONGEST];
    ent_text text[2];
    ent_text_init(&text[0], &context->allocator);
    ent_text_init(&text[1], &context->allocator);
    ent_text_format(&text[0], "cannot open '%s': %s", path, strerror(reason));
    if (reason == ENOENT && find_beside(path, beside, sizeof beside)) {
        ent_text_format(&text[1], "did you mean '%s'?", beside);
    }
    const ent_issue issue = {.kind = ENT_KIND_UNREADABLE,
                             .message = ent_text_get(&text[0]),
                             .cure = text[1].length == 0 ? NULL : ent_text_get(&text[1])};
    const ent_status status =
        text[0].failed || text[1].failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status == ENT_OK ? ENT_ERROR_IO : status;
}

ent_status ent_bytes_read(ent_context *context, const char *path, char **bytes, size_t *length)
{
    const bool standard = strcmp(path, "-") == 0;
    const int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) {
        return refuse_open(context, path, errno);
    }
    struct stat about;
    ent_status status;
    if (fstat(file, &about) != 0 || S_ISDIR(about.st_mode) || S_ISBLK(about.st_mode)) {
        status =
            ent_issue_plain(context, ENT_KIND_UNREADABLE, "'%s' is not a file that can be read%s",
                            path, S_ISDIR(about.st_mode) ? ": it is a folder" : "");
        status = status == ENT_OK ? ENT_ERROR_IO : status;
    } else {
        status = read_all(context, file, path, bytes, length);
    }
    if (!standard) {
        (void)close(file); /* opened for reading: nothing can be lost */
    }
    return status;
}

ent_status ent_bytes_take(ent_context *context, const char *path, ent_text_reader *read, void *out)
{
    if (context == NULL || path == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    char *bytes = NULL;
    size_t length = 0;
    ENT_TRY(ent_bytes_read(context, path, &bytes, &length));
    const ent_input_text text = {.name = ent_bytes_name(path), .bytes = bytes, .length = length};
    const ent_status status = read(context, &text, out);
    ent_memory_free(&context->allocator, bytes);
    return status;
}

const char *ent_bytes_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

static ent_status refuse_byte(ent_context *context, const ent_source *source, size_t at,
                              ent_diagnostic_kind kind, const char *message)
{
    const ent_issue issue = {
        .kind = kind, .source = source, .span = {at, at + 1}, .message = message};
    ENT_TRY(ent_issue_add(context, &issue));
    return ENT_ERROR_INPUT;
}

ent_status ent_bytes_check(ent_context *context, const ent_source *source, size_t *skip)
{
    const unsigned char *bytes = (const unsigned char *)source->bytes;
    *skip = source->length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (size_t at = *skip; at < source->length;) {
        const size_t size = ent_utf8_sequence(source->bytes + at, source->length - at);
        if (size == 0) {
            return refuse_byte(context, source, at, ENT_KIND_BAD_UTF8,
                               "this byte is not valid UTF-8");
        }
        if (ent_utf8_control(source->bytes + at, size)) {
            return refuse_byte(context, source, at, ENT_KIND_CONTROL_BYTE,
                               bytes[at] == 0 ? "a NUL byte in the text"
                               : size == 1    ? "a control byte in the text"
                                              : "a control character in the text");
        }
        at += size;
    }
    return ENT_OK;
}
