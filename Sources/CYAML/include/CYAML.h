#ifndef CYAML_H
#define CYAML_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Reads YAML as libyaml's stream of events, one after the other; nothing is built from them.
typedef struct cyaml_parser cyaml_parser;

typedef enum {
  CYAML_STREAM_END,
  CYAML_SCALAR,
  /// A name that stands for what was said under it above.
  CYAML_ALIAS,
  CYAML_SEQUENCE_START,
  CYAML_SEQUENCE_END,
  CYAML_MAPPING_START,
  CYAML_MAPPING_END,
  CYAML_ERROR,
} cyaml_kind;

/// An event; its texts are valid until the next one.
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

/// A parser of a text in UTF-8, which is copied; NULL without memory.
cyaml_parser *_Nullable cyaml_open(const uint8_t *text, size_t length);
void cyaml_close(cyaml_parser *parser);
/// The next event. After an error or the end of the stream there is none.
cyaml_event cyaml_next(cyaml_parser *parser);
/// Copies the text of an event, which must be the latest, to where it has room.
void cyaml_copy_text(cyaml_event event, uint8_t *buffer);

#pragma clang assume_nonnull end

#endif
