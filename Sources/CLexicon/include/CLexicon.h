#pragma once

// The project's own lexicon, the files of index/lexicon/, as part of the library, so that every
// collection has it wherever it lies. Each file is UTF-8 text without a terminating zero.

#include <stddef.h>
#include <stdint.h>

/// The files of the lexicon.
typedef enum __attribute__((enum_extensibility(closed))) {
  lexicon_aliases,
  lexicon_translations,
  lexicon_stems,
} lexicon_file;

/// The number of bytes of a file.
size_t lexicon_size(lexicon_file file);

/// Copies a file into a buffer of at least `lexicon_size(file)` bytes.
void lexicon_copy(lexicon_file file, uint8_t *_Nonnull buffer);
