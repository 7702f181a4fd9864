#include "CWordScan.h"

#include "Windows.h"

// MARK: Words as numbers

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

// MARK: Scanning

word_scan_place word_scan_next(
    const uint8_t *text, size_t start, size_t end, const uint64_t *filter, uint32_t filter_bits,
    const word_scan_beginning *beginnings, size_t beginning_count) {
  const wanted_words wanted = {filter, filter_bits, beginnings, beginning_count};
  uint8_t tail[readable];
  while (start < end) {
    const uint8_t *window = window_at(text, start, end, tail);
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
