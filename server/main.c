/* SPDX-License-Identifier: MIT */
/*
 * `entente-serve`: binds a socket to 127.0.0.1, makes the start page, starts the loop, and waits for Ctrl-C.
 *
 * It is started by `entente serve`, whose exit codes it shares: 0 ended by a signal as it should, 2 wrong usage, 3 the
 * file or folder cannot be read, 4 the port is taken or something else is not to be had.
 */
#include "analyses.h"
#include "files/files.h"
#include "loop/loop.h"
#include "options.h"
#include "session.h"
#include "start.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXIT_DONE = 0, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_LIMIT = 4 };

static int ended[2]; /* a byte comes when a signal ends the server */

static void end_by_signal(int number)
{
    (void)number;
    int kept = errno;
    ssize_t written = write(ended[1], "", 1);
    (void)written;
    errno = kept;
}

/* The first of these signals ends cleanly, the second at once; one that was ignored, as by nohup(1), stays so. */
static bool catch_signals(void)
{
    static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
    if (pipe2(ended, O_CLOEXEC) != 0) {
        return false;
    }
    struct sigaction action = {0};
    action.sa_handler = end_by_signal;
    action.sa_flags = SA_RESTART | (int)SA_RESETHAND;
    for (size_t k = 0; k < sizeof caught / sizeof caught[0]; k++) {
        struct sigaction before;
        if (sigaction(caught[k], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            (void)sigaction(caught[k], &action, NULL);
        }
    }
    (void)signal(SIGPIPE, SIG_IGN); /* a closed connection is told by write() */
    (void)signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow */
    return true;
}

static void wait_for_signal(void)
{
    struct pollfd told = {.fd = ended[0], .events = POLLIN};
    while (poll(&told, 1, -1) < 0 && errno == EINTR) {
    }
}

files *server_files(server *run)
{
    return run->files;
}

analyses *server_analyses(server *run)
{
    return run->analyses;
}

/* Finds `entente`: as told, else beside this program. False after a message on stderr. */
static bool find_command(const char *told, char *out, size_t size)
{
    if (told != NULL) {
        (void)snprintf(out, size, "%s", told);
    } else {
        ssize_t length = readlink("/proc/self/exe", out, size - 1);
        out[length < 0 ? 0 : length] = '\0';
        char *name = strrchr(out, '/');
        if (name != NULL) {
            (void)snprintf(name + 1, size - (size_t)(name + 1 - out), "entente");
        }
    }
    if (out[0] == '/' && access(out, X_OK) == 0) {
        return true;
    }
    (void)fprintf(stderr, "entente serve: there is no 'entente' to run at '%s'\n", out);
    return false;
}

/* A socket that listens on 127.0.0.1 alone; its port into run->port. -1 after a message on stderr. */
static int listen_here(server *run, unsigned port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    int one = 1, made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made >= 0 && setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0 &&
        bind(made, (struct sockaddr *)&address, size) == 0 && listen(made, MOST_CONNECTIONS) == 0 &&
        getsockname(made, (struct sockaddr *)&address, &size) == 0) {
        run->port = ntohs(address.sin_port);
        return made;
    }
    (void)fprintf(stderr, "entente serve: cannot listen on port %u: %s%s\n", port, strerror(errno),
                  errno == EADDRINUSE ? "; without --port a free one is taken" : "");
    if (made >= 0) {
        (void)close(made);
    }
    return -1;
}

/* Says where to go, on stdout, and opens the browser. */
static void tell(const server *run, bool no_browser)
{
    bool opened = !no_browser && start_page_open(run->start);
    const char *first = files_first(run->files);
    (void)printf("The workbench of %s%s%s is at 127.0.0.1:%u.\n%s %s\nCtrl-C ends it.\n",
                 files_folder(run->files), first == NULL ? "" : "/", first == NULL ? "" : first,
                 run->port, opened ? "The browser was asked to open" : "Open this in a browser:",
                 start_page_path(run->start));
    (void)fflush(stdout);
}

/* Serves until a signal comes. False after a message on stderr. */
static bool serve(server *run, const options *asked)
{
    int listening = listen_here(run, asked->port);
    run->start = listening < 0 ? NULL : start_new();
    if (run->start == NULL || !sessions_begin(run) || !http_begin(run, listening)) {
        if (listening >= 0) {
            (void)close(listening);
        }
        return false;
    }
    tell(run, asked->no_browser);
    wait_for_signal();
    http_end(run);
    return true;
}

static int run_server(server *run, const options *asked)
{
    char command[PATH_MAX];
    run->files = files_new(asked->operand);
    if (run->files == NULL) {
        (void)fprintf(stderr, "entente serve: %s: %s\n", asked->operand, strerror(errno));
        return EXIT_INPUT;
    }
    if (!find_command(asked->command, command, sizeof command) || !catch_signals()) {
        return EXIT_LIMIT;
    }
    run->analyses = analyses_new(command, &asked->limits);
    if (run->analyses == NULL) {
        (void)fputs("entente serve: out of memory, or of threads\n", stderr);
        return EXIT_LIMIT;
    }
    return serve(run, asked) ? EXIT_DONE : EXIT_LIMIT;
}

int main(int argc, char **argv)
{
    options asked;
    if (!options_read(argc, argv, &asked)) {
        return EXIT_USAGE;
    }
    server run = {0};
    int code = run_server(&run, &asked);
    analyses_free(run.analyses);
    files_free(run.files);
    sessions_end(&run);
    start_free(run.start);
    return code;
}
