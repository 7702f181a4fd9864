#pragma once

// Words of a text by its bytes, sixty-four at a time: what the scanner and the table share.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are compared as numbers");

enum {
  /// Bytes that are looked at at once.
  width = 64,
  /// Bytes of a word that are compared as a number.
  head_length = 8,
  /// Bytes of a window that can be read: its last word has two such numbers.
  readable = width + 2 * head_length,
};

typedef uint8_t bytes __attribute__((ext_vector_type(64)));
typedef bool flags __attribute__((ext_vector_type(64)));

/// One bit for each byte of a window, the first byte's lowest.
typedef struct {
  uint64_t letters, digits;
  /// Bytes beyond ASCII.
  uint64_t others;
  uint64_t apostrophes;
  uint64_t dots;
  uint64_t commas;
} classes;

/// The bytes of a text from a place on, all of which can be read: near the end of the text a copy
/// with zeros behind them.
static inline const uint8_t *window_at(
    const uint8_t *text, size_t start, size_t end, uint8_t tail[readable]) {
  if (end - start >= readable) return text + start;
  memset(tail, 0, readable);
  memcpy(tail, text + start, end - start);
  return tail;
}

static inline uint64_t bits(flags found) { return __builtin_bit_cast(uint64_t, found); }

static inline classes classes_of(const uint8_t *window) {
  bytes text;
  memcpy(&text, window, sizeof text);
  const bytes small = text | 0x20;
  return (classes){
      .letters = bits(__builtin_convertvector((bytes)(small - 'a') < 26, flags)),
      .digits = bits(__builtin_convertvector((bytes)(text - '0') < 10, flags)),
      .others = bits(__builtin_convertvector(text >= 0x80, flags)),
      .apostrophes = bits(__builtin_convertvector((text == '\'') | (text == '`'), flags)),
      .dots = bits(__builtin_convertvector(text == '.', flags)),
      .commas = bits(__builtin_convertvector(text == ',', flags)),
  };
}

static const uint64_t small_letters = 0x2020202020202020;

static inline uint64_t mask_of(size_t count) {
  return count < head_length ? ((uint64_t)1 << 8 * count) - 1 : ~(uint64_t)0;
}

// MARK: Punctuation beyond ASCII

enum punctuation { no_punctuation, separator, apostrophe };

/// What the three bytes are, where they are a dash, a quotation mark or the like (U+2013 to
/// U+2027); they stand in most texts.
static inline enum punctuation punctuation_at(const uint8_t *bytes) {
  if (bytes[0] != 0xE2 || bytes[1] != 0x80) return no_punctuation;
  switch (bytes[2]) {
    case 0x98: case 0x99: case 0x9B: return apostrophe;
    default: return bytes[2] >= 0x93 && bytes[2] <= 0xA7 ? separator : no_punctuation;
  }
}

/// Takes such characters for what they are, as far as they lie within the window.
///
/// Returns the place of the first byte beyond ASCII that is none of them, the width where there is
/// none.
static inline unsigned pass_punctuation(const uint8_t *window, classes *found) {
  while (found->others != 0) {
    const unsigned place = (unsigned)__builtin_ctzll(found->others);
    const enum punctuation kind =
        place + 3 <= width ? punctuation_at(window + place) : no_punctuation;
    if (kind == no_punctuation) return place;
    if (kind == apostrophe) found->apostrophes |= (uint64_t)1 << place;
    found->others &= ~((uint64_t)7 << place);
  }
  return width;
}

/// The words of a window.
typedef struct {
  /// Where one begins, and where one ends that does not go on behind the window.
  uint64_t starts, ends;
  /// Those ends at which something stands that may belong to the word.
  uint64_t open_ends;
} words;

static inline words words_of(const classes *found, uint8_t next) {
  const uint64_t letters = found->letters, digits = found->digits;
  const uint64_t letters_end = letters << 1 & ~letters, digits_end = digits << 1 & ~digits;
  const uint64_t single = letters & ~(letters << 1) & ~(letters >> 1);
  const bool goes_on = next >= 0x80 || (next >= '0' && next <= '9');
  const uint64_t before_digits = (digits | found->others) >> 1 | (uint64_t)goes_on << (width - 1);
  const uint64_t marks = (found->dots | found->commas) & before_digits;
  return (words){
      .starts = (letters & ~(letters << 1)) | (digits & ~(digits << 1)),
      .ends = letters_end | digits_end,
      .open_ends = (letters_end & (found->others | found->apostrophes))
                   | (single << 1 & found->dots) | (digits_end & (found->others | marks)),
  };
}
