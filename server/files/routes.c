/* SPDX-License-Identifier: MIT */
/* What the page asks of files, and the answers. */
#include "files/files.h"
#include "files/journal.h"
#include "files/listing.h"
#include "files/save.h"
#include "files/watch.h"
#include "session.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct files {
    served served;
    char *folder; /* its full path */
    char *first;  /* the file to open, which served.also is then */
    watches *watches;
};

/* --- made and freed ------------------------------------------------------------------------------ */

/* Splits the path of a file into that of its folder and its name. */
static bool split(files *held)
{
    char *slash = strrchr(held->folder, '/');
    if (!text_is_utf8(slash + 1, strlen(slash + 1))) {
        errno = EILSEQ; /* a page could not name it */
        return false;
    }
    held->first = strdup(slash + 1);
    if (held->first == NULL) {
        return false;
    }
    slash[slash == held->folder ? 1 : 0] = '\0';
    held->served.also = held->first;
    return true;
}

/* Finds out what the path is of, and opens the folder. */
static bool open_served(files *held, const char *path)
{
    struct stat about;
    held->folder = realpath(path, NULL);
    if (held->folder == NULL || stat(held->folder, &about) != 0) {
        return false;
    }
    if (!S_ISDIR(about.st_mode) && !S_ISREG(about.st_mode)) {
        errno = ENOTSUP;
        return false;
    }
    if (S_ISREG(about.st_mode) && !split(held)) {
        return false;
    }
    held->served.root = open(held->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (held->served.root < 0) {
        return false;
    }
    held->watches = watches_new(&held->served);
    return held->watches != NULL;
}

files *files_new(const char *path)
{
    files *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    made->served.root = -1;
    if (!open_served(made, path)) {
        const int error = errno;
        files_free(made);
        errno = error;
        return NULL;
    }
    listing swept; /* which removes what a crash left */
    if (listing_read(&made->served, &swept) == FAULT_NONE) {
        listing_drop(&swept);
    }
    return made;
}

void files_free(files *held)
{
    if (held == NULL) {
        return;
    }
    watches_free(held->watches);
    if (held->served.root >= 0) {
        (void)close(held->served.root);
    }
    free(held->folder);
    free(held->first);
    free(held);
}

const char *files_folder(const files *held)
{
    return held->folder;
}

const char *files_first(const files *held)
{
    return held->first;
}

char *files_list(const files *held)
{
    listing found;
    if (listing_read(&held->served, &found) != FAULT_NONE) {
        return NULL;
    }
    char *json = listing_json(&found);
    listing_drop(&found);
    return json;
}

/* --- answers ------------------------------------------------------------------------------------- */

static http_answer refuse(fault wrong)
{
    const fault_text *about = fault_about(wrong);
    http_answer made = answer_error(about->status, about->code, about->words);
    made.retry_after = about->status == 503 ? 1 : 0;
    return made;
}

static http_answer say(unsigned status, text *json)
{
    return answer_json(status, text_take(json, NULL));
}

/* A version in JSON, `null` where there is none. */
static void put_version(text *to, const char *name, const char *version)
{
    text_print(to, "\"%s\":", name);
    text_quote_words(to, version == NULL || version[0] == '\0' ? NULL : version);
}

static const char *path_of(const request *asked)
{
    const char *path = request_query(asked, "path");
    return path == NULL ? "" : path;
}

static http_answer list_files(const request *asked)
{
    listing found;
    const fault wrong = listing_read(&server_files(asked->server)->served, &found);
    if (wrong != FAULT_NONE) {
        return refuse(wrong);
    }
    char *list = listing_json(&found);
    text json = {.refused = list == NULL};
    text_add(&json, "{\"files\":");
    text_add(&json, list == NULL ? "" : list);
    text_add(&json, found.more ? ",\"more\":true}" : ",\"more\":false}");
    free(list);
    listing_drop(&found);
    return say(200, &json);
}

/* --- opening ------------------------------------------------------------------------------------- */

/* Whether a journal has something that the file has not. What has not is removed, if no one writes it. */
static bool is_offered(const request *asked, const content *file, const journal *of, bool live)
{
    const size_t length = of->whole.length - of->from;
    if (file->bytes == NULL || length != file->length ||
        memcmp(of->whole.bytes + of->from, file->bytes, length) != 0) {
        return true;
    }
    if (!live) {
        (void)journal_remove(&server_files(asked->server)->served, path_of(asked), of->tab);
    }
    return false;
}

static void put_journals(text *to, const request *asked, const content *file, const journals *kept)
{
    const char *comma = "";
    text_add(to, "[");
    for (size_t i = 0; i < kept->count; i++) {
        const journal *of = &kept->list[i];
        const bool own = strcmp(of->tab, asked->tab) == 0;
        const bool live = !own && session_tab_alive(asked->server, of->tab);
        if (!is_offered(asked, file, of, live)) {
            continue;
        }
        text_print(to, "%s{\"name\":\"%s\",", comma, of->tab);
        put_version(to, "base", of->base);
        text_add(to, ",\"text\":");
        text_quote(to, of->whole.bytes + of->from, of->whole.length - of->from);
        text_print(to, ",\"modified\":%lld,\"live\":%s}", content_modified(&of->whole.about),
                   live ? "true" : "false");
        comma = ",";
    }
    text_add(to, "]");
}

static http_answer show_file(const request *asked, const content *file, const journals *kept)
{
    text json = {0};
    text_add(&json, "{\"path\":");
    text_quote_words(&json, path_of(asked));
    text_add(&json, ",");
    put_version(&json, "version", file->version);
    text_add(&json, ",\"text\":");
    text_quote(&json, file->bytes == NULL ? "" : file->bytes, file->length);
    text_add(&json, ",\"journals\":");
    put_journals(&json, asked, file, kept);
    text_add(&json, "}");
    return say(200, &json);
}

static fault read_file(const served *in, const char *path, content *out)
{
    spot at;
    fault wrong = path_open(in, path, &at);
    if (wrong != FAULT_NONE) {
        return wrong;
    }
    wrong = content_read(at.folder, at.name, MOST_TEXT, out);
    path_close(&at);
    if (wrong == FAULT_NONE && !text_is_utf8(out->bytes, out->length)) {
        content_drop(out);
        wrong = FAULT_NOT_TEXT;
    }
    return wrong;
}

/* A file that is not there is opened, too, when something was kept of it. */
static http_answer open_file(const request *asked)
{
    const served *in = &server_files(asked->server)->served;
    content file = {0};
    const fault wrong = read_file(in, path_of(asked), &file);
    if (wrong != FAULT_NONE && wrong != FAULT_MISSING) {
        return refuse(wrong);
    }
    journals *kept = calloc(1, sizeof *kept);
    if (kept == NULL) {
        content_drop(&file);
        return refuse(FAULT_MEMORY);
    }
    const fault unread = journals_read(in, path_of(asked), kept);
    http_answer made;
    if (wrong == FAULT_MISSING && (unread != FAULT_NONE || kept->count == 0)) {
        made = refuse(wrong);
    } else {
        made = unread != FAULT_NONE ? refuse(unread) : show_file(asked, &file, kept);
    }
    journals_drop(kept);
    free(kept);
    content_drop(&file);
    return made;
}

/* --- saving -------------------------------------------------------------------------------------- */

/* The version in a header, with quotes around it or not; false when it is none. */
static bool read_version(const char *header, char out[ENT_HASH_TEXT])
{
    const size_t quote = header[0] == '"' ? 1 : 0, length = strlen(header);
    if (length != ENT_HASH_TEXT - 1 + 2 * quote || (quote == 1 && header[length - 1] != '"')) {
        return false;
    }
    memcpy(out, header + quote, ENT_HASH_TEXT - 1);
    out[ENT_HASH_TEXT - 1] = '\0';
    return version_is_fit(out);
}

/* What is in the way of a save: its version and text, where they can be told. */
static http_answer show_conflict(fault wrong, const content *found)
{
    const fault_text *about = fault_about(wrong);
    const bool known = found->bytes != NULL && text_is_utf8(found->bytes, found->length);
    text json = {0};
    text_add(&json, "{\"error\":");
    text_quote_words(&json, about->words);
    text_print(&json, ",\"code\":\"%s\",", about->code);
    put_version(&json, "version", known ? found->version : NULL);
    text_add(&json, ",\"text\":");
    if (known) {
        text_quote(&json, found->bytes, found->length);
    } else {
        text_add(&json, "null");
    }
    text_add(&json, "}");
    return say(about->status, &json);
}

static http_answer save(const request *asked, const save_order *order)
{
    files *held = server_files(asked->server);
    char version[ENT_HASH_TEXT];
    content found;
    watch_pause(held->watches);
    const fault wrong = file_save(&held->served, order, version, &found);
    watch_saved(held->watches,
                &(watch_order){asked->tab, order->path, wrong == FAULT_NONE ? version : NULL});
    if (wrong == FAULT_CHANGED || wrong == FAULT_EXISTS || wrong == FAULT_GONE) {
        const http_answer made = show_conflict(wrong, &found);
        content_drop(&found);
        return made;
    }
    if (wrong != FAULT_NONE) {
        return refuse(wrong);
    }
    (void)journal_remove(&held->served, order->path, asked->tab);
    text json = {0};
    text_add(&json, "{");
    put_version(&json, "version", version);
    text_add(&json, "}");
    return say(200, &json);
}

static http_answer save_file(const request *asked)
{
    const char *match = request_header(asked, "If-Match");
    const char *none = request_header(asked, "If-None-Match");
    char expected[ENT_HASH_TEXT];
    save_order order = {.path = path_of(asked), .bytes = asked->body, .length = asked->length};
    const bool fresh = match == NULL && none != NULL && strcmp(none, "*") == 0;
    if (!fresh && (match == NULL || none != NULL || !read_version(match, expected))) {
        return answer_error(428, "version", "A save names the version that it replaces.");
    }
    order.expected = fresh ? NULL : expected;
    return save(asked, &order);
}

/* --- journals ------------------------------------------------------------------------------------ */

static http_answer keep_journal(const request *asked)
{
    const char *header = request_header(asked, "X-Entente-Base");
    char base[ENT_HASH_TEXT];
    const bool fresh = header == NULL || strcmp(header, "new") == 0;
    if (!fresh && !read_version(header, base)) {
        return answer_error(400, "version", "This is not the version of a file.");
    }
    const journal_order order = {.path = path_of(asked),
                                 .tab = asked->tab,
                                 .base = fresh ? NULL : base,
                                 .bytes = asked->body,
                                 .length = asked->length};
    const fault wrong = journal_write(&server_files(asked->server)->served, &order);
    return wrong == FAULT_NONE ? answer_json(200, strdup("{}")) : refuse(wrong);
}

static http_answer drop_journal(const request *asked)
{
    const char *name = request_query(asked, "name");
    name = name == NULL ? asked->tab : name;
    if (!tab_is_fit(name)) {
        return answer_error(400, "name", "This is not the name of a journal.");
    }
    if (strcmp(name, asked->tab) != 0 && session_tab_alive(asked->server, name)) {
        return refuse(FAULT_LIVE);
    }
    const fault wrong = journal_remove(&server_files(asked->server)->served, path_of(asked), name);
    return wrong == FAULT_NONE ? answer_json(200, strdup("{}")) : refuse(wrong);
}

/* --- watching ------------------------------------------------------------------------------------ */

static http_answer watch_file(const request *asked)
{
    json_t *given = json_loadb(asked->body, asked->length, JSON_REJECT_DUPLICATES, NULL);
    const char *path = json_string_value(json_object_get(given, "path"));
    const json_t *version = json_object_get(given, "version");
    const char *words = json_string_value(version);
    http_answer made;
    if (path == NULL || !(version == NULL || json_is_null(version) || version_is_fit(words))) {
        made = answer_error(400, "request", "This is not what can be watched.");
    } else {
        stream *flow = NULL;
        const watch_order order = {asked->tab, path, words};
        const fault wrong = watch_add(server_files(asked->server)->watches, &order, &flow);
        made = wrong == FAULT_NONE ? answer_stream("application/x-ndjson", flow) : refuse(wrong);
    }
    json_decref(given);
    return made;
}

const route file_routes[] = {
    {"GET", "/api/files", 0, list_files},
    {"GET", "/api/file", 0, open_file},
    {"PUT", "/api/file", MOST_TEXT, save_file},
    {"PUT", "/api/journal", MOST_TEXT, keep_journal},
    {"DELETE", "/api/journal", 0, drop_journal},
    {"POST", "/api/watch", 2 * PATH_ROOM, watch_file},
    {NULL, NULL, 0, NULL},
};
