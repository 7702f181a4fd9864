#pragma once

// The part of libhunspell that stems words, as plain C.
//
// 1. A dictionary is opened once, used by one thread at a time, and closed by hunspell_close.
// 2. Strings go in as pointer and length and need no terminating zero.
// 3. Stems are written into the caller's buffer; nothing that is returned needs to be freed.
// 4. No function throws: a failure inside the library is reported as "no dictionary", "no stem".

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An open dictionary.
typedef struct hunspell_dictionary hunspell_dictionary;

/// Opens a dictionary by the paths of its two files; NULL where they cannot be read.
hunspell_dictionary *_Nullable hunspell_open(const char *_Nonnull affix_path,
                                             const char *_Nonnull words_path);

/// Closes a dictionary.
void hunspell_close(hunspell_dictionary *_Nonnull dictionary);

/// Writes the stems of a word, most literal first, divided by newlines, into `buffer`.
///
/// Returns the number of bytes written, 0 where the dictionary does not know the word. Stems that
/// do not fit are left out whole.
size_t hunspell_stems(hunspell_dictionary *_Nonnull dictionary, const uint8_t *_Nonnull word,
                      size_t length, uint8_t *_Nonnull buffer, size_t capacity);

/// Whether a dictionary has a word as it is written, or, of one in capitals, in any way to write it.
bool hunspell_knows(hunspell_dictionary *_Nonnull dictionary, const uint8_t *_Nonnull word,
                    size_t length);

#ifdef __cplusplus
}
#endif
