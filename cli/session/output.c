/* SPDX-License-Identifier: MIT */
/*
 * Output to a file: written beside it under a name of its own, synced, and only then given its name, so
 * that under that name there is never a part of a file. Without --force the name is given by link(2),
 * which never replaces a file, not even one that appeared in the meantime.
 */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int complain(const char *path, const char *words)
{
    (void)fprintf(stderr, "entente: cannot write '%s': %s\n", path, words);
    return EXIT_LIMIT;
}

static bool write_file(void *user, const char *bytes, size_t length)
{
    cli_output *output = user;
    while (length > 0) {
        const ssize_t written = write(output->file, bytes, length);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            output->error = errno;
            return false;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* Only a file is replaced, and only when that was asked for; never a folder, a device or a link. */
static int check_target(cli_output *output)
{
    struct stat about;
    if (lstat(output->path, &about) != 0) {
        return EXIT_DONE; /* nothing there; if it cannot be made, opening says why */
    }
    if (!S_ISREG(about.st_mode)) {
        (void)fprintf(stderr, "entente: '%s' is there and is not a plain file\n", output->path);
        return EXIT_USAGE;
    }
    if (!output->force) {
        (void)fprintf(stderr, "entente: '%s' exists; --force replaces it\n", output->path);
        return EXIT_USAGE;
    }
    output->mode = about.st_mode & 0777;
    return EXIT_DONE;
}

/* Begins a file whose name beside is known or is still to be made. */
static int begin(cli_output *output, const char *path, bool force)
{
    *output = (cli_output){.path = path, .file = -1, .force = force, .mode = 0666};
    output->sink = (ent_sink){.write = write_file, .user = output};
    return check_target(output);
}

int output_replace(cli_output *output, const char *path, const char *beside)
{
    const int code = begin(output, path, true);
    if (code != EXIT_DONE) {
        return code;
    }
    output->beside = malloc(strlen(beside) + 1);
    if (output->beside == NULL) {
        return complain(path, "out of memory");
    }
    memcpy(output->beside, beside, strlen(beside) + 1);
    (void)unlink(beside); /* what was left when a process was killed */
    output->file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, output->mode);
    return output->file < 0 ? complain(path, strerror(errno)) : EXIT_DONE;
}

int output_open(cli_output *output, const char *path, bool force)
{
    const int code = begin(output, path, force);
    if (code != EXIT_DONE) {
        return code;
    }
    const size_t room = strlen(output->path) + 32;
    output->beside = malloc(room);
    if (output->beside == NULL) {
        return complain(path, "out of memory");
    }
    const char *slash =
        strrchr(path, '/'); /* in the same folder, by a name that is never too long */
    (void)snprintf(output->beside, room, "%.*s.entente-%ld.part",
                   slash == NULL ? 0 : (int)(slash + 1 - path), path, (long)getpid());
    output->file = open(output->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, output->mode);
    return output->file < 0 ? complain(path, strerror(errno)) : EXIT_DONE;
}

/* Gives what was written its name. */
static bool give_name(const cli_output *output)
{
    if (output->force) {
        return rename(output->beside, output->path) == 0;
    }
    if (link(output->beside, output->path) == 0) {
        return unlink(output->beside) == 0;
    }
    struct stat about; /* some file systems have no links */
    return (errno == EPERM || errno == ENOTSUP || errno == ENOSYS) &&
           lstat(output->path, &about) != 0 && rename(output->beside, output->path) == 0;
}

/* Syncs the folder that holds the file, so that its name lasts, too; errno, or 0. Some folders cannot be opened, and
 * some file systems do not sync them. */
static int sync_folder(const char *path)
{
    char name[PATH_MAX] = ".";
    const char *slash = strrchr(path, '/');
    const size_t length = slash == NULL ? 1 : slash == path ? 1 : (size_t)(slash - path);
    if (length >= sizeof name) {
        return 0;
    }
    if (slash != NULL) {
        memcpy(name, path, length);
        name[length] = '\0';
    }
    const int folder = open(name, O_RDONLY | O_CLOEXEC);
    const int error = folder >= 0 && fsync(folder) != 0 && errno != EINVAL ? errno : 0;
    if (folder >= 0) {
        (void)close(folder);
    }
    return error;
}

int output_close(cli_output *output, int code)
{
    if (output->file >= 0) {
        bool whole = code == EXIT_DONE && output->error == 0;
        if (whole && fsync(output->file) != 0 && errno != EINVAL) {
            output->error = errno;
        }
        if (close(output->file) != 0 && output->error == 0) {
            output->error = errno;
        }
        whole = whole && output->error == 0;
        if (whole && !give_name(output)) {
            output->error = errno;
            whole = false;
        }
        if (whole) {
            output->error = sync_folder(output->path);
            if (output->told && output->error == 0) {
                (void)fprintf(stderr, "%s: written: %s\n", program, output->path);
            }
        } else {
            (void)unlink(output->beside);
        }
        if (output->error != 0) {
            code = complain(output->path, strerror(output->error));
        }
    }
    free(output->beside);
    return code;
}

void session_put_word(cli_session *s, const char *word)
{
    static const char *const plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:,=+@%";
    const bool quoted = word[strspn(word, plain)] != '\0' || *word == '\0';
    session_put(s, quoted ? " '" : " ");
    for (char letter[2] = ""; *word != '\0'; word++) {
        letter[0] = *word;
        session_put(s, *word == '\'' ? "'\\''" : letter);
    }
    session_put(s, quoted ? "'" : "");
}

void session_put_file(cli_session *s)
{
    static const char *const moments[] = {"--at", "--without", "--without-basis"};
    session_put_word(s, s->arguments->operands[0]);
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        const char *value = flag_value(s->arguments, moments[i]);
        if (value != NULL) {
            session_put_word(s, moments[i]);
            session_put_word(s, value);
        }
    }
}
