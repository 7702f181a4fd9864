#pragma once

// Words, each once, numbered in the order they came, and how often each was met: found by their
// bytes, those of a text sixty-four bytes at a time.
//
// 1. All words lie in one buffer; of most of them the first sixteen bytes, kept as two numbers, are
//    all there is to compare (open addressing with linear probing, at most half full).
// 2. A table is owned by the caller, freed with word_table_free, and used by one thread at a time.
// 3. Where there is no memory left the program ends, as Swift's own does.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct word_table word_table;

/// The number of a word, and whether it was not there before.
typedef struct {
  uint32_t number;
  bool is_new;
} word_table_place;

/// Plain words (CWordScan.h) that were found one after the other.
typedef struct {
  /// How many there are.
  size_t count;
  /// Where the last of them ends.
  size_t end;
  /// Where something stands that needs a closer look, or where the text ends.
  size_t next;
} word_table_run;

word_table *_Nonnull word_table_create(void);
void word_table_free(word_table *_Nonnull table);

uint32_t word_table_count(const word_table *_Nonnull table);
/// How many bytes a word has.
size_t word_table_length(const word_table *_Nonnull table, uint32_t number);
/// Copies a word to where there is room for it.
void word_table_copy(
    const word_table *_Nonnull table, uint32_t number, uint8_t *_Nonnull word);

/// Looks a word up, and adds it where it is not there.
word_table_place word_table_number(
    word_table *_Nonnull table, const uint8_t *_Nullable bytes, size_t count);

/// Notes that a word was met.
void word_table_note(word_table *_Nonnull table, uint32_t number);
/// How often a word was met since this was last asked for.
uint32_t word_table_take_frequency(word_table *_Nonnull table, uint32_t number);

/// Looks up and notes plain words from `start` on, where no word goes on from before it: at most
/// `capacity`, until one comes that is not in the table, that is all in capitals, or that a hyphen, a
/// digit or a letter beyond ASCII joins to what stands beside it.
///
/// Words are compared in small letters. No byte at `end` or behind it is read.
word_table_run word_table_scan(
    word_table *_Nonnull table, const uint8_t *_Nonnull text, size_t start, size_t end,
    uint32_t *_Nonnull numbers, size_t capacity);
