#include "CWordScan.h"

#include <stdbool.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are compared as numbers");

enum {
  /// Bytes that are looked at at once.
  width = 64,
  /// Bytes of a word that are compared as a number.
  head_length = 8,
  /// Bytes of a window that can be read.
  readable = width + head_length,
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

static uint64_t bits(flags found) { return __builtin_bit_cast(uint64_t, found); }

static classes classes_of(const uint8_t *window) {
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

// MARK: Words as numbers

static const uint64_t small_letters = 0x2020202020202020;

static uint64_t mask_of(size_t count) {
  return count < head_length ? ((uint64_t)1 << 8 * count) - 1 : ~(uint64_t)0;
}

/// What is looked for.
typedef struct {
  const uint64_t *filter;
  uint32_t filter_bits;
  const word_scan_beginning *beginnings;
  size_t beginning_count;
} wanted_words;

static bool may_be_wanted(const wanted_words *wanted, uint64_t head, uint64_t code) {
  const uint64_t number = code >> (64 - wanted->filter_bits);
  if (wanted->filter[number / 64] >> (number % 64) & 1) return true;
  for (size_t i = 0; i < wanted->beginning_count; i++) {
    if ((head & wanted->beginnings[i].mask) == wanted->beginnings[i].bytes) return true;
  }
  return false;
}

// MARK: Punctuation beyond ASCII

enum punctuation { no_punctuation, separator, apostrophe };

/// What the three bytes are, where they are a dash, a quotation mark or the like (U+2013 to
/// U+2027); they stand in most texts.
static enum punctuation punctuation_at(const uint8_t *bytes) {
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
static unsigned pass_punctuation(const uint8_t *window, classes *found) {
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

// MARK: Scanning

/// The words of a window.
typedef struct {
  /// Where one begins, and where one ends that does not go on behind the window.
  uint64_t starts, ends;
  /// Those ends at which something stands that may belong to the word.
  uint64_t open_ends;
} words;

static words words_of(const classes *found, uint8_t next) {
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

word_scan_place word_scan_next(
    const uint8_t *text, size_t start, size_t end, const uint64_t *filter, uint32_t filter_bits,
    const word_scan_beginning *beginnings, size_t beginning_count) {
  const wanted_words wanted = {filter, filter_bits, beginnings, beginning_count};
  uint8_t tail[readable];
  while (start < end) {
    const uint8_t *window = text + start;
    if (end - start < readable) {
      memset(tail, 0, sizeof tail);
      memcpy(tail, window, end - start);
      window = tail;
    }
    classes found = classes_of(window);
    const unsigned limit = pass_punctuation(window, &found);
    words here = words_of(&found, window[width]);
    size_t next = width;
    while (here.starts != 0) {
      const unsigned first = (unsigned)__builtin_ctzll(here.starts);
      if (first > limit) break;
      if (here.ends == 0) {
        // Longer than the window, or at its end.
        if (first == 0) return (word_scan_place){.start = start, .kind = word_scan_look};
        next = first;
        break;
      }
      const unsigned last = (unsigned)__builtin_ctzll(here.ends);
      if (here.open_ends >> last & 1) {
        return (word_scan_place){.start = start + first, .kind = word_scan_look};
      }
      uint64_t head;
      memcpy(&head, window + first, sizeof head);
      const size_t count = last - first;
      head = (head | small_letters) & mask_of(count);
      const uint64_t code = word_scan_code(head, count);
      if (may_be_wanted(&wanted, head, code)) {
        return (word_scan_place){start + first, start + last, code, word_scan_word};
      }
      here.starts &= here.starts - 1;
      here.ends &= here.ends - 1;
    }
    if (limit < next) {
      // It may be punctuation that ends behind the window.
      if (limit + 3 <= width) {
        return (word_scan_place){.start = start + limit, .kind = word_scan_look};
      }
      next = limit;
    }
    start += next;
  }
  return (word_scan_place){.start = end, .kind = word_scan_end};
}
