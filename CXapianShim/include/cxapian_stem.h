// Stemming: one form for the inflected forms of a word. The conventions are in CXapianShim.h.

#ifndef CXAPIAN_STEM_H
#define CXAPIAN_STEM_H

#include "cxapian_types.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

typedef struct cxapian_stemmer cxapian_stemmer;

/// A stemmer by the name or code of its language ("english", "id"); "none" leaves words alone.
/// An unknown language is `CXAPIAN_ERROR_INVALID_ARGUMENT`.
cxapian_stemmer *_Nullable cxapian_stemmer_open(
  const uint8_t *language, size_t language_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

void cxapian_stemmer_free(cxapian_stemmer *_Nullable stemmer) CXAPIAN_NOEXCEPT;

/// Writes the stem of a word, which is expected in lower case, into `buffer`, as much of it as
/// fits, and returns its whole length, which may be more than `capacity`, and than the word's.
size_t cxapian_stemmer_stem(
  cxapian_stemmer *stemmer, const uint8_t *word, size_t word_length, uint8_t *_Nullable buffer,
  size_t capacity, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The names of the languages, with spaces between.
cxapian_bytes cxapian_stemmer_languages(cxapian_error *error) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
