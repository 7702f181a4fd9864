#pragma once

#include <stddef.h>
#include <stdint.h>

// A C face of CLD2, the compact language detector (Debian: libcld2-dev).
//
// Conventions:
//  1. Text is UTF-8, given as pointer and length in bytes; it is not kept, and needs no final NUL.
//     Bytes that are no UTF-8 are no crash: such a text has no known language.
//  2. Results are values; nothing is allocated for the caller.
//  3. A language is its ISO 639 code in small letters with a final NUL, as CLD2 names it ("id",
//     "en", "zh-Hant"); a null pointer where there is none. The text lasts as long as the program.
//  4. No function throws: a C++ exception (out of memory) ends as an unknown language.
//  5. Every function may be called from many threads at once.

#ifdef __cplusplus
#define CLD_NOEXCEPT noexcept
extern "C" {
#else
#define CLD_NOEXCEPT
#endif

#pragma clang assume_nonnull begin

/// A language, and how much of a text's letters is in it, 0 to 100.
typedef struct {
  const char *_Nullable code;
  int32_t percent;
} cld_share;

/// The languages of a text, the largest share first.
typedef struct {
  cld_share first;
  cld_share second;
  cld_share third;
  /// Whether CLD2 finds the first clearly more probable than the next one.
  int32_t is_reliable;
} cld_languages;

/// Finds the languages of a text.
cld_languages cld_detect(const char *text, size_t length) CLD_NOEXCEPT;

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
