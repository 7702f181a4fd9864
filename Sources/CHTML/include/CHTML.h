#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// HTML as a flat sequence of events, read by libxml2 (Debian: libxml2-dev), and text of any
// encoding as UTF-8, by the system's iconv.
//
// Conventions:
//  1. Text is given as pointer and length in bytes; it is not kept, and needs no final NUL.
//  2. A result is a buffer that the caller empties and releases with html_take. A null pointer
//     means that there is none: no memory, more than 2 GB, no libxml2, or a charset that iconv does
//     not know.
//  3. Nothing is fetched from anywhere, and no text is an error: what is no HTML is read as the
//     browsers do.
//  4. Every function may be called from many threads at once.

#pragma clang assume_nonnull begin

/// Bytes that a function gives back.
typedef struct html_buffer html_buffer;

/// What an event is; it stands in the first byte of each, and its strings follow, each with a NUL.
enum {
  /// The start of an element: its name in small letters.
  html_start = 1,
  /// An attribute of the element that started: name in small letters, value.
  html_attribute = 2,
  /// The end of the element that started last and has not ended.
  html_end = 3,
  /// Characters, with all references replaced. Never two of these in a row.
  html_text = 4,
};

/// Whether libxml2 is there, which is loaded at the first call of this or the next function.
bool html_is_available(void);

/// libxml2 as `dlopen` gives it, the one that the headers here belong to; null where it is missing.
void *_Nullable html_library(void);

/// How many names of characters are known that stand behind `&` in pages, those that may stand
/// without a semicolon counted twice.
int32_t html_name_count(void);

/// The elements and texts of HTML in UTF-8, in order. Where elements lie more than `depth` deep
/// within each other, the sequence ends there, with an end for each that was open.
html_buffer *_Nullable html_events(const uint8_t *text, size_t length, int32_t depth);

/// Text in another encoding as UTF-8, with U+FFFD for what is no text in it.
html_buffer *_Nullable html_decode(const uint8_t *text, size_t length, const char *charset);

/// How many bytes there are.
size_t html_size(const html_buffer *buffer);

/// How many elements and texts the events tell of.
size_t html_node_count(const html_buffer *buffer);

/// How many places were cut off or replaced.
int64_t html_losses(const html_buffer *buffer);

/// Copies the bytes to where there is room for them, and releases the buffer.
void html_take(html_buffer *buffer, uint8_t *_Nullable bytes);

#pragma clang assume_nonnull end
