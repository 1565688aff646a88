/* SPDX-License-Identifier: MIT */
/* `entente forecast`: where is each issue heading? */
#include "cli.h"

#include <string.h>

enum { MOST_SAMPLES = 1000000 }; /* as the library has it */

const cli_flag forecast_flags[] = {
    {"--models", "MODELS",
     "of compromise,mean,median,condorcet,markov,exchange,spatial, by commas (default all)"},
    {"--samples", "N",
     "draw the inputs so often for the intervals (default 1000, fewer for slow models; 0: none)"},
    {"--seed", "N", "another seed draws otherwise (default 1)"},
    {"--spread", "PERCENT",
     "how uncertain inputs are of which the file does not say it, plus or minus (default 10)"},
    {"--limit", "N", "show at most so many inputs that move a forecast (default 3; 0: all)"},
    {"--turns", NULL, "instead, every turn of the spatial model"},
    {"--format", "text|json|csv", "how the answer is written (default text)"},
    OUTPUT_FLAGS,
    COMMON_FLAGS,
    {NULL, NULL, NULL},
};

static int read_models(cli_session *s, unsigned *out)
{
    const char *list = flag_value(s->arguments, "--models");
    *out = ENT_DEFAULT_FORECASTS;
    if (list == NULL) {
        return EXIT_DONE;
    }
    if (strcmp(list, "all") == 0) {
        *out = ENT_ALL_FORECASTS;
        return EXIT_DONE;
    }
    *out = 0;
    while (*list != '\0') {
        const size_t length = strcspn(list, ",");
        unsigned found = 0;
        for (int m = 0; m < ENT_FORECAST_COUNT; m++) {
            const char *key = ent_forecast_key((ent_forecast_model)m);
            found |= strlen(key) == length && memcmp(key, list, length) == 0 ? 1U << m : 0;
        }
        if (found == 0) {
            return usage_error(s->arguments->command,
                               "'%.*s' is not a model; the models are "
                               "compromise,mean,median,condorcet,markov,exchange,spatial",
                               (int)length, list);
        }
        *out |= found;
        list += length + (list[length] == ',');
    }
    return *out != 0 ? EXIT_DONE : usage_error(s->arguments->command, "--models names no model");
}

static int read_options(cli_session *s, ent_forecast_options *options)
{
    uint64_t spread = 0;
    ent_forecast_defaults(options);
    int code = read_models(s, &options->models);
    if (code == EXIT_DONE) {
        code = session_number(s, "--samples", options->samples, &options->samples);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--seed", options->seed, &options->seed);
    }
    if (code == EXIT_DONE) {
        code = session_number(s, "--spread", 10, &spread);
    }
    if (code == EXIT_DONE && spread > 100) {
        code = usage_error(s->arguments->command, "--spread is a number up to 100");
    }
    if (code == EXIT_DONE && options->samples > MOST_SAMPLES) {
        code = usage_error(s->arguments->command, "--samples is a number up to %d", MOST_SAMPLES);
    }
    options->spread = (double)spread;
    if (flag_value(s->arguments, "--samples") != NULL) {
        options->most_work = 0; /* who names a number gets it, however long it takes */
    }
    return code;
}

static int write_forecast(cli_session *s, const ent_forecast_options *options, uint64_t most)
{
    const ent_forecast_report view = {.size = sizeof view, .most = most};
    ent_forecast *forecast = NULL;
    int code = session_status(s, ent_forecast_new(s->context, s->dispute, options, &forecast));
    if (code == EXIT_DONE) {
        code =
            session_status(s, ent_report_forecast(s->context, forecast, &view, s->format, &s->out));
    }
    ent_forecast_free(forecast);
    return code;
}

int run_forecast(const cli_arguments *arguments)
{
    cli_session s;
    ent_forecast_options options;
    uint64_t most = 0;
    int code = session_open(&s, arguments);
    if (code == EXIT_DONE) {
        code = read_options(&s, &options);
    }
    if (code == EXIT_DONE) {
        code = session_number(&s, "--limit", 3, &most);
    }
    if (code == EXIT_DONE) {
        code = session_read_file(&s);
    }
    if (code == EXIT_DONE && flag_value(arguments, "--turns") != NULL) {
        code = session_status(&s, ent_report_turns(s.context, s.dispute, s.format, &s.out));
    } else if (code == EXIT_DONE) {
        code = write_forecast(&s, &options, most);
    }
    return session_close(&s, code);
}
