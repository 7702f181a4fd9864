#pragma once

#include <stddef.h>
#include <stdint.h>

// Markdown as HTML, by GitHub's cmark (Debian: libcmark-gfm-dev, libcmark-gfm-extensions-dev):
// CommonMark with tables, footnotes and struck out words; HTML within it stays as it is.
//
// Conventions:
//  1. Text is UTF-8, given as pointer and length in bytes; it is not kept. No text is an error.
//  2. A result is released with markdown_release; out of memory ends the program, as cmark has it.
//  3. Every function may be called from many threads at once.

#pragma clang assume_nonnull begin

/// The HTML, as UTF-8 with a final NUL; NULL bytes of the text have become U+FFFD.
char *_Nullable markdown_html(const uint8_t *text, size_t length);

/// Releases the HTML of markdown_html.
void markdown_release(char *_Nullable html);

#pragma clang assume_nonnull end
