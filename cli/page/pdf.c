/* SPDX-License-Identifier: MIT */
/*
 * A page as PDF, printed by an installed Chromium.
 *
 * The HTML goes into a temporary folder, which is also Chromium's home and profile, and holds what it prints and says.
 * It runs without a window in a process group of its own, which is ended after a minute, or when the run is
 * interrupted; no name is looked up, and the page fetches nothing anyway. What it has printed is then copied
 * to the file that was asked for, and the folder is removed.
 */
#include "page.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS = 60, PAUSE = 20 /* milliseconds */, NEWEST_WORDS = 400 };

/* The files in the folder, each path in memory of malloc(). */
typedef struct press {
    const char *chromium;
    char *folder, *page, *pdf, *log;
} press;

static int complain(const char *words, const char *reason)
{
    (void)fprintf(stderr, "entente: --pdf: %s%s%s\n", words, *reason == '\0' ? "" : ": ", reason);
    return EXIT_LIMIT;
}

/* "BEFORE/NAME" or "BEFORE" and a name, joined by `joint`. */
static char *join(const char *before, size_t length, const char *joint, const char *name)
{
    const size_t room = length + strlen(joint) + strlen(name) + 1;
    char *words = malloc(room);
    if (words != NULL) {
        (void)snprintf(words, room, "%.*s%s%s", (int)length, before, joint, name);
    }
    return words;
}

char *page_find_chromium(void)
{
    static const char *const names[] = {"chromium", "chromium-browser", "google-chrome"};
    const char *folders = getenv("PATH");
    for (size_t k = 0; folders != NULL && k < sizeof names / sizeof *names; k++) {
        for (const char *at = folders; *at != '\0';) {
            const size_t length = strcspn(at, ":");
            char *path = length == 0 ? NULL : join(at, length, "/", names[k]);
            if (path != NULL && access(path, X_OK) == 0) {
                return path;
            }
            free(path);
            at += length + (at[length] == ':');
        }
    }
    (void)complain("there is no chromium, chromium-browser or google-chrome on the PATH; "
                   "write HTML and print it from any browser",
                   "");
    return NULL;
}

static bool write_stream(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length;
}

/* Writes the page into the folder. */
static int write_page(cli_session *s, const press *made, const ent_page *page)
{
    FILE *file = fopen(made->page, "wxe");
    if (file == NULL) {
        return complain("cannot write into the temporary folder", strerror(errno));
    }
    const ent_sink sink = {.write = write_stream, .user = file};
    const ent_status status = ent_page_write(s->context, page, ENT_PAGE_HTML, &sink);
    if (fclose(file) != 0 || status == ENT_ERROR_IO) {
        return complain("cannot write into the temporary folder", strerror(errno));
    }
    return session_status(s, status);
}

/* In the child: what it sees and says goes into the folder; then it becomes Chromium. */
static void become_chromium(const press *made)
{
    const int none = open("/dev/null", O_RDONLY);
    const int log = open(made->log, O_WRONLY | O_CREAT | O_EXCL, 0600);
    char *profile = join("--user-data-dir=", 16, made->folder, "/profile");
    char *target = join("--print-to-pdf=", 15, "", made->pdf);
    char *source = join("file://", 7, "", made->page);
    const char *words[] = {made->chromium,
                           "--headless",
                           "--disable-gpu",
                           "--disable-dev-shm-usage",
                           "--no-first-run",
                           "--no-default-browser-check",
                           "--disable-extensions",
                           "--disable-sync",
                           "--disable-background-networking",
                           "--disable-component-update",
                           "--disable-breakpad",
                           "--host-resolver-rules=MAP * ~NOTFOUND",
                           "--no-pdf-header-footer",
                           profile,
                           target,
                           geteuid() == 0 ? "--no-sandbox"
                                          : "--incognito", /* root has no sandbox */
                           source,
                           NULL};
    if (none < 0 || log < 0 || profile == NULL || target == NULL || source == NULL ||
        setpgid(0, 0) != 0 || dup2(none, STDIN_FILENO) < 0 || dup2(log, STDOUT_FILENO) < 0 ||
        dup2(log, STDERR_FILENO) < 0 || setenv("HOME", made->folder, 1) != 0 ||
        setenv("XDG_CONFIG_HOME", made->folder, 1) != 0 ||
        setenv("XDG_CACHE_HOME", made->folder, 1) != 0) {
        _exit(126);
    }
    (void)signal(SIGPIPE, SIG_DFL);
    (void)signal(SIGXFSZ, SIG_DFL);
    char *arguments[sizeof words / sizeof *words];
    memcpy(arguments, words, sizeof words);
    (void)execv(made->chromium, arguments);
    _exit(127);
}

/* Waits for the child at most so long; NULL, or why it was ended. */
static const char *wait_for(pid_t child, int *how)
{
    const struct timespec pause = {.tv_nsec = PAUSE * 1000000L};
    const char *why = NULL;
    for (long waited = 0; waitpid(child, how, WNOHANG) == 0; waited += PAUSE) {
        if (watch_cancel(NULL)) {
            why = "interrupted";
        } else if (waited >= SECONDS * 1000L) {
            why = "it was not done after a minute";
        }
        if (why != NULL) {
            (void)kill(-child, SIGKILL);
            (void)kill(child, SIGKILL); /* before it had a group of its own */
            while (waitpid(child, how, 0) < 0 && errno == EINTR) {
            }
            break;
        }
        (void)nanosleep(&pause, NULL);
    }
    (void)kill(-child, SIGKILL); /* whoever it left behind */
    return why;
}

/* Tells the last of what Chromium said. */
static int complain_of(const press *made, const char *why)
{
    char words[NEWEST_WORDS + 1] = "";
    FILE *log = fopen(made->log, "re");
    if (log != NULL) {
        (void)(fseek(log, -(long)NEWEST_WORDS, SEEK_END) != 0 && fseek(log, 0, SEEK_SET) != 0);
        words[fread(words, 1, NEWEST_WORDS, log)] = '\0';
        (void)fclose(log);
    }
    for (char *at = words; *at != '\0'; at++) {
        *at = (unsigned char)*at < ' ' || (unsigned char)*at >= 127 ? ' ' : *at;
    }
    return complain(why, words);
}

static int run_chromium(const press *made)
{
    int how = 0;
    (void)fflush(NULL);
    const pid_t child = fork();
    if (child < 0) {
        return complain("cannot start Chromium", strerror(errno));
    }
    if (child == 0) {
        become_chromium(made);
    }
    const char *why = wait_for(child, &how);
    if (why != NULL) {
        (void)complain("Chromium was ended", why);
        return watch_interrupted() ? EXIT_INTERRUPTED : EXIT_LIMIT;
    }
    return WIFEXITED(how) && WEXITSTATUS(how) == 0
               ? EXIT_DONE
               : complain_of(made, "Chromium could not print the page");
}

/* Copies what was printed to where it was asked for. */
static int copy_pdf(cli_session *s, const press *made, const char *path)
{
    char block[1 << 14];
    size_t got = 0;
    cli_output output;
    FILE *file = fopen(made->pdf, "re");
    if (file == NULL) {
        return complain_of(made, "Chromium printed nothing");
    }
    int code = output_open(&output, path, flag_value(s->arguments, "--force") != NULL);
    output.told = s->diagnostics == ENT_FORMAT_TEXT;
    while (code == EXIT_DONE && (got = fread(block, 1, sizeof block, file)) > 0) {
        code = output.sink.write(output.sink.user, block, got) ? EXIT_DONE : EXIT_LIMIT;
    }
    if (code == EXIT_DONE && ferror(file) != 0) {
        code = complain("cannot read what Chromium printed", strerror(errno));
    }
    (void)fclose(file);
    return output_close(&output, code);
}

int page_print_pdf(cli_session *s, const char *chromium, const ent_page *page, const char *path)
{
    press made = {.chromium = chromium, .folder = folder_new()};
    if (made.folder == NULL) {
        return complain("cannot make a temporary folder", strerror(errno));
    }
    const size_t length = strlen(made.folder);
    made.page = join(made.folder, length, "/", "page.html");
    made.pdf = join(made.folder, length, "/", "page.pdf");
    made.log = join(made.folder, length, "/", "log");
    int code = made.page == NULL || made.pdf == NULL || made.log == NULL
                   ? session_status(s, ENT_ERROR_MEMORY)
                   : write_page(s, &made, page);
    if (code == EXIT_DONE) {
        code = run_chromium(&made);
    }
    if (code == EXIT_DONE) {
        code = copy_pdf(s, &made, path);
    }
    folder_remove(made.folder);
    free(made.folder);
    free(made.page);
    free(made.pdf);
    free(made.log);
    return code;
}
