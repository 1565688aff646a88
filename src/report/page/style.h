/* SPDX-License-Identifier: MIT */
/* The style sheet of pages, made from style.css by the build. */
#ifndef ENT_REPORT_PAGE_STYLE_H
#define ENT_REPORT_PAGE_STYLE_H

#include <stddef.h>

extern const char ent_page_style[]; /* a NUL stands behind it */
extern const size_t ent_page_style_length;

#endif
