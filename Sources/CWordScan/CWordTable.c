#include "CWordTable.h"

#include <stdlib.h>

#include "Windows.h"

/// The first sixteen bytes of a word as two numbers, the first byte's lowest, and its length.
typedef struct {
  uint64_t head, tail;
  uint32_t count;
} word_key;

typedef struct {
  word_key key;
  uint32_t frequency;
  /// Where its bytes begin.
  size_t offset;
} entry;

struct word_table {
  entry *entries;
  uint32_t count, capacity;
  /// The number of a word plus one, 0 where the slot is free.
  uint32_t *slots;
  uint32_t slot_bits;
  uint8_t *bytes;
  size_t byte_count, byte_capacity;
};

static void *grown(void *memory, size_t count, size_t size) {
  void *result = reallocarray(memory, count, size);
  if (result == NULL) abort();
  return result;
}

word_table *word_table_create(void) {
  word_table *table = calloc(1, sizeof *table);
  if (table == NULL) abort();
  table->slot_bits = 10;
  table->slots = calloc((size_t)1 << table->slot_bits, sizeof *table->slots);
  if (table->slots == NULL) abort();
  return table;
}

void word_table_free(word_table *table) {
  free(table->entries);
  free(table->slots);
  free(table->bytes);
  free(table);
}

uint32_t word_table_count(const word_table *table) { return table->count; }

size_t word_table_length(const word_table *table, uint32_t number) {
  return table->entries[number].key.count;
}

void word_table_copy(const word_table *table, uint32_t number, uint8_t *word) {
  const entry *found = &table->entries[number];
  if (found->key.count > 0) memcpy(word, table->bytes + found->offset, found->key.count);
}

void word_table_note(word_table *table, uint32_t number) { table->entries[number].frequency++; }

uint32_t word_table_take_frequency(word_table *table, uint32_t number) {
  const uint32_t frequency = table->entries[number].frequency;
  table->entries[number].frequency = 0;
  return frequency;
}

// MARK: Looking up

static size_t first_slot(const word_table *table, word_key key) {
  const uint64_t mixed = (key.head ^ key.count) * 0x9E3779B97F4A7C15 ^ key.tail;
  return (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93 >> (64 - table->slot_bits);
}

static bool is_same(word_key key, word_key other) {
  return key.head == other.head && key.tail == other.tail && key.count == other.count;
}

/// Whether a word has the bytes behind the first sixteen, with a bit set in each of these.
static bool goes_on_with(
    const word_table *table, const entry *word, const uint8_t *bytes, uint8_t bit) {
  const uint8_t *own = table->bytes + word->offset;
  for (size_t i = 2 * head_length; i < word->key.count; i++) {
    if (own[i] != (bytes[i] | bit)) return false;
  }
  return true;
}

/// The slot of a word, or the free one where it would be.
static size_t slot_of(const word_table *table, word_key key, const uint8_t *bytes, uint8_t bit) {
  const size_t mask = ((size_t)1 << table->slot_bits) - 1;
  size_t slot = first_slot(table, key);
  for (; table->slots[slot] != 0; slot = (slot + 1) & mask) {
    const entry *word = &table->entries[table->slots[slot] - 1];
    if (!is_same(word->key, key)) continue;
    if (key.count <= 2 * head_length || goes_on_with(table, word, bytes, bit)) break;
  }
  return slot;
}

static uint64_t number_of(const uint8_t *bytes, size_t count) {
  uint64_t number = 0;
  memcpy(&number, bytes, count < head_length ? count : head_length);
  return number;
}

static word_key key_of(const uint8_t *bytes, size_t count) {
  return (word_key){
      .head = count == 0 ? 0 : number_of(bytes, count),
      .tail = count <= head_length ? 0 : number_of(bytes + head_length, count - head_length),
      .count = (uint32_t)count,
  };
}

static void double_slots(word_table *table) {
  table->slot_bits++;
  free(table->slots);
  table->slots = calloc((size_t)1 << table->slot_bits, sizeof *table->slots);
  if (table->slots == NULL) abort();
  const size_t mask = ((size_t)1 << table->slot_bits) - 1;
  for (uint32_t number = 0; number < table->count; number++) {
    size_t slot = first_slot(table, table->entries[number].key);
    while (table->slots[slot] != 0) slot = (slot + 1) & mask;
    table->slots[slot] = number + 1;
  }
}

word_table_place word_table_number(word_table *table, const uint8_t *bytes, size_t count) {
  const word_key key = key_of(bytes, count);
  const size_t slot = slot_of(table, key, bytes, 0);
  if (table->slots[slot] != 0) return (word_table_place){table->slots[slot] - 1, false};
  if (table->count == table->capacity) {
    table->capacity = table->capacity == 0 ? 1 << 9 : table->capacity * 2;
    table->entries = grown(table->entries, table->capacity, sizeof *table->entries);
  }
  if (table->byte_capacity - table->byte_count < count) {
    table->byte_capacity = table->byte_capacity * 2 + count + (1 << 12);
    table->bytes = grown(table->bytes, table->byte_capacity, 1);
  }
  if (count > 0) memcpy(table->bytes + table->byte_count, bytes, count);
  table->entries[table->count] = (entry){.key = key, .offset = table->byte_count};
  table->byte_count += count;
  table->slots[slot] = ++table->count;
  const uint32_t number = table->count - 1;
  if ((uint64_t)table->count * 2 > (uint64_t)1 << table->slot_bits) double_slots(table);
  return (word_table_place){number, true};
}

// MARK: Plain words of a text

/// The first sixteen bytes of a plain word in small letters.
static word_key plain_key(const uint8_t *window, size_t count) {
  uint64_t parts[2];
  memcpy(parts, window, sizeof parts);
  return (word_key){
      .head = (parts[0] | small_letters) & mask_of(count),
      .tail = count <= head_length ? 0 : (parts[1] | small_letters) & mask_of(count - head_length),
      .count = (uint32_t)count,
  };
}

static uint64_t bits_between(unsigned first, unsigned last) {
  return (~(uint64_t)0 >> (width - (last - first))) << first;
}

/// Whether a byte before a word may join it to one that stands there.
static bool joins(uint8_t byte) {
  const uint8_t small = byte | 0x20;
  return byte == '-' || byte >= 0x80 || (small >= 'a' && small <= 'z')
         || (byte >= '0' && byte <= '9');
}

/// The words of a window that are taken without a closer look.
typedef struct {
  words all;
  /// Where a word begins or ends that something may join to what stands beside it.
  uint64_t joined_starts, joined_ends;
  uint64_t capitals;
} plain_words;

static plain_words plain_words_of(const uint8_t *window, const classes *found, uint8_t before) {
  bytes text;
  memcpy(&text, window, sizeof text);
  const uint64_t hyphens = bits(__builtin_convertvector(text == '-', flags));
  const uint64_t joining = found->letters | found->digits | hyphens;
  plain_words here = {.all = words_of(found, window[width])};
  here.capitals = bits(__builtin_convertvector((bytes)(text - 'A') < 26, flags));
  here.joined_starts = here.all.starts & ((joining | found->others) << 1 | joins(before));
  here.joined_ends = here.all.ends & joining;
  return here;
}

word_table_run word_table_scan(
    word_table *table, const uint8_t *text, size_t start, size_t end, uint32_t *numbers,
    size_t capacity) {
  word_table_run run = {0};
  uint8_t tail[readable];
  while (start < end) {
    const uint8_t *window = window_at(text, start, end, tail);
    classes found = classes_of(window);
    const unsigned limit = pass_punctuation(window, &found);
    plain_words here = plain_words_of(window, &found, start > 0 ? text[start - 1] : 0);
    size_t next = width;
    while (here.all.starts != 0) {
      const unsigned first = (unsigned)__builtin_ctzll(here.all.starts);
      if (first > limit) break;
      run.next = start + first;
      if (here.all.ends == 0) {
        // Longer than the window, or at its end.
        if (first == 0) return run;
        next = first;
        break;
      }
      const unsigned last = (unsigned)__builtin_ctzll(here.all.ends);
      const uint64_t own = bits_between(first, last);
      if ((here.joined_starts >> first & 1) || ((here.all.open_ends | here.joined_ends) >> last & 1)
          || (last - first > 1 && (here.capitals & own) == own) || run.count == capacity) {
        return run;
      }
      const word_key key = plain_key(window + first, last - first);
      const size_t slot = slot_of(table, key, window + first, 0x20);
      if (table->slots[slot] == 0) return run;
      const uint32_t number = table->slots[slot] - 1;
      table->entries[number].frequency++;
      numbers[run.count++] = number;
      run.end = start + last;
      here.all.starts &= here.all.starts - 1;
      here.all.ends &= here.all.ends - 1;
    }
    if (limit < next) {
      // It may be punctuation that ends behind the window.
      run.next = start + limit;
      if (limit + 3 <= width) return run;
      next = limit;
    }
    start += next;
  }
  run.next = end;
  return run;
}
