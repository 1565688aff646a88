/* SPDX-License-Identifier: MIT */
/* The start page. It is written beside itself and renamed, so that a browser never sees half of it. */
#include "start.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct start {
    char folder[4096], path[4096 + 16], beside[4096 + 16];
};

static const char page_begin[] =
    "<!doctype html>\n"
    "<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Entente</title>\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n";

/* Makes a folder below `base`; false when it cannot. */
static bool make_folder(start *page, const char *base)
{
    if (base == NULL || base[0] != '/') {
        return false;
    }
    int length = snprintf(page->folder, sizeof page->folder, "%s/entente-XXXXXX", base);
    return length > 0 && (size_t)length < sizeof page->folder && mkdtemp(page->folder) != NULL;
}

start *start_new(void)
{
    start *page = calloc(1, sizeof *page);
    if (page == NULL) {
        (void)fputs("entente serve: out of memory\n", stderr);
        return NULL;
    }
    if (!make_folder(page, getenv("XDG_RUNTIME_DIR")) && !make_folder(page, getenv("TMPDIR")) &&
        !make_folder(page, "/tmp")) {
        (void)fprintf(stderr, "entente serve: cannot make a folder for the start page: %s\n",
                      strerror(errno));
        free(page);
        return NULL;
    }
    (void)snprintf(page->path, sizeof page->path, "%s/start.html", page->folder);
    (void)snprintf(page->beside, sizeof page->beside, "%s/start.new", page->folder);
    return page;
}

bool start_page_write(start *page, unsigned port, const char *token)
{
    (void)unlink(page->beside);
    int made = open(page->beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    FILE *out = made < 0 ? NULL : fdopen(made, "w");
    if (out == NULL) {
        if (made >= 0) {
            (void)close(made);
        }
        return false;
    }
    (void)fprintf(out,
                  "%s<meta http-equiv=\"refresh\" content=\"0; url=http://127.0.0.1:%u/#%s\">\n"
                  "</head><body><p><a rel=\"noreferrer\" href=\"http://127.0.0.1:%u/#%s\">"
                  "Open the workbench</a></p></body></html>\n",
                  page_begin, port, token, port, token);
    bool written = ferror(out) == 0;
    written = fclose(out) == 0 && written;
    return written && rename(page->beside, page->path) == 0;
}

const char *start_page_path(const start *page)
{
    return page->path;
}

/* In the grandchild, which nobody waits for. */
static void become_browser(const char *path)
{
    int nothing = open("/dev/null", O_RDWR);
    if (nothing >= 0) {
        (void)dup2(nothing, STDIN_FILENO);
        (void)dup2(nothing, STDOUT_FILENO);
        (void)dup2(nothing, STDERR_FILENO);
    }
    (void)signal(SIGPIPE, SIG_DFL);
    (void)signal(SIGXFSZ, SIG_DFL);
    (void)execlp("xdg-open", "xdg-open", path, (char *)NULL);
    _exit(127);
}

/* Whether a program is in a folder of $PATH. */
static bool on_path(const char *name)
{
    const char *folders = getenv("PATH");
    while (folders != NULL && *folders != '\0') {
        size_t length = strcspn(folders, ":");
        char path[4096];
        int size = snprintf(path, sizeof path, "%.*s/%s", (int)length, folders, name);
        if (size > 0 && (size_t)size < sizeof path && access(path, X_OK) == 0) {
            return true;
        }
        folders += length + (folders[length] == ':');
    }
    return false;
}

bool start_page_open(const start *page)
{
    const char *display = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    bool seen = (display != NULL && *display != '\0') || (wayland != NULL && *wayland != '\0');
    if (!seen || !on_path("xdg-open")) {
        return false;
    }
    pid_t child = fork();
    if (child == 0) {
        (void)setsid();
        if (fork() == 0) {
            become_browser(page->path);
        }
        _exit(0);
    }
    return child > 0 && waitpid(child, NULL, 0) == child;
}

void start_free(start *page)
{
    if (page != NULL) {
        (void)unlink(page->beside);
        (void)unlink(page->path);
        (void)rmdir(page->folder);
        free(page);
    }
}
