#pragma once

// Passes over the words of a text by its bytes, sixty-four at a time.
//
// A plain word is a run of ASCII letters or of ASCII digits with nothing about it that might make
// another word of it: no other letter, apostrophe or accent at its end, no dot of an acronym, no
// mark between digits. Nearly every word of an Indonesian or English text is one. What needs a
// closer look is left to the caller, who cuts text into words by all rules.
//
// 1. Nothing is kept and no memory is taken.
// 2. No byte at `end` or behind it is read.

#include <stddef.h>
#include <stdint.h>

#include "CWordTable.h"

/// What comes next in a text.
enum {
  /// Nothing more that is looked for.
  word_scan_end = 0,
  /// A plain word that may be one of those that are looked for.
  word_scan_word = 1,
  /// Something that needs a closer look: a word that begins here may be no plain one.
  word_scan_look = 2,
};

/// A place of a text.
typedef struct {
  /// Where it begins and, of a word, ends.
  size_t start, end;
  /// The word's code.
  uint64_t code;
  /// One of the above.
  int32_t kind;
} word_scan_place;

/// What words begin with that are looked for by their beginning: its first eight bytes as one number,
/// the first byte's lowest, in small letters, and 0xFF for each of them.
typedef struct {
  uint64_t bytes, mask;
} word_scan_beginning;

/// The code of a folded word of so many bytes, and of a plain word with the same letters, large or
/// small.
///
/// Its first bits are well mixed; words that differ behind their eighth byte alone share it.
///
/// `head` has the word's first eight bytes as one number, the first byte's lowest, each with the bit
/// 0x20 set, and 0 behind the word's end.
static inline uint64_t word_scan_code(uint64_t head, size_t count) {
  return (head + count * 0xA0761D6478BD642F) * 0x9E3779B97F4A7C15;
}

/// What comes next from `start` on, where no word goes on from before it.
///
/// `filter` is a set of 2 to the power of `filter_bits` bits (64 at least), in which those are set
/// whose numbers are the first bits of the codes of the words that are looked for.
word_scan_place word_scan_next(
    const uint8_t *_Nonnull text, size_t start, size_t end, const uint64_t *_Nonnull filter,
    uint32_t filter_bits, const word_scan_beginning *_Nonnull beginnings, size_t beginning_count);
