#pragma once

// Recognising the text of a picture, in a child process.
//
// The child is this program, started once more with `pictures_mark`, what is wanted, a path, the
// number of a page and what Tesseract is told as its arguments: a constructor of this library sees
// them before `main`. It reads the picture with leptonica, which Tesseract needs as well, makes of
// it what Tesseract reads best, and becomes Tesseract. What makes one of them crash, hang or ask for
// all memory ends the child, and costs its picture.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The argument that makes a child of the program.
#define pictures_mark "--sco-search-picture"

/// What is wanted of a picture.
#define pictures_count "count"
#define pictures_read "read"

/// How the child ends where it does not become Tesseract; Tesseract ends with 0 or 1.
enum {
  /// No library or program that reads pictures is there.
  pictures_missing = 40,
  /// It is no picture that can be read, or has no such page.
  pictures_damaged = 41,
  /// It has more pixels than are read.
  pictures_large = 42,
  /// There is no room for what it is made into.
  pictures_full = 43,
};

/// The most pixels that a picture may have.
enum { pictures_most_pixels = 120000000 };

/// Makes of grey pixels, from 0 for black to 255, what Tesseract reads best: grain is smoothed, a
/// small page enlarged, a large one reduced. The pixels are released.
///
/// Returns the pixels, made by malloc, and their new size; NULL without memory, or where all of the
/// page is as good as one shade, and `*is_blank` says so.
uint8_t *_Nullable pictures_prepare(uint8_t *pixels, size_t *width, size_t *height, bool *is_blank);

/// Takes any bytes for pixels, and for a photograph's own orientation, in this process: for what
/// tries any bytes. Returns how many pixels came of them.
size_t pictures_try(const uint8_t *bytes, size_t count);

#pragma clang assume_nonnull end
