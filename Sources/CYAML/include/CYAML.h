#pragma once

#include <stddef.h>
#include <stdint.h>

// YAML as libyaml's stream of events (Debian: libyaml-dev), one after the other; nothing is built
// from them.
//
// Conventions:
//  1. Text is UTF-8, given as pointer and length in bytes; it is copied.
//  2. A parser is used by one thread at a time, and released with cyaml_close.
//  3. The texts of an event are valid until the next one is asked for.

#pragma clang assume_nonnull begin

/// A text that is being read.
typedef struct cyaml_parser cyaml_parser;

/// What an event is.
typedef enum {
  cyaml_stream_end,
  cyaml_scalar,
  /// A name that stands for what was said under it above.
  cyaml_alias,
  cyaml_sequence_start,
  cyaml_sequence_end,
  cyaml_mapping_start,
  cyaml_mapping_end,
  cyaml_error,
} cyaml_kind;

/// An event.
typedef struct {
  cyaml_kind kind;
  /// Of a scalar its text, of an alias its name, of an error what is wrong.
  const uint8_t *_Nullable text;
  size_t length;
  /// The name that a scalar can be called by further down; NULL where it has none.
  const char *_Nullable anchor;
  /// Whether a scalar stands without quotes.
  uint8_t is_plain;
  /// Of an error the line, counted from 0.
  size_t line;
} cyaml_event;

/// Begins to read a text; NULL without memory.
cyaml_parser *_Nullable cyaml_open(const uint8_t *text, size_t length);

/// Releases a parser.
void cyaml_close(cyaml_parser *parser);

/// The next event. After an error or the end of the stream there is none.
cyaml_event cyaml_next(cyaml_parser *parser);

/// Copies the text of the latest event to where there is room for it.
void cyaml_copy_text(cyaml_event event, uint8_t *buffer);

#pragma clang assume_nonnull end
