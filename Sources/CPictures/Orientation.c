#include "Orientation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { most_read = 1 << 16, tag_of_orientation = 0x0112 };

static unsigned number(const uint8_t *bytes, size_t count, bool is_little) {
  unsigned value = 0;
  for (size_t i = 0; i < count; i++) value = value << 8 | bytes[is_little ? count - 1 - i : i];
  return value;
}

/// The orientation in an Exif segment, from 1 to 8; 1 where it says nothing.
static unsigned orientation(const uint8_t *tiff, size_t count) {
  if (count < 8) return 1;
  const bool is_little = tiff[0] == 'I';
  const size_t start = number(tiff + 4, 4, is_little);
  if (start > count - 2) return 1;
  const size_t entries = number(tiff + start, 2, is_little);
  for (size_t i = 0; i < entries && start + 2 + (i + 1) * 12 <= count; i++) {
    const uint8_t *entry = tiff + start + 2 + i * 12;
    if (number(entry, 2, is_little) == tag_of_orientation) return number(entry + 8, 2, is_little);
  }
  return 1;
}

int picture_turns(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return 0;
  const int turns = turns_noted(file);
  fclose(file);
  return turns;
}

int turns_noted(FILE *file) {
  uint8_t bytes[most_read];
  const size_t count = fread(bytes, 1, sizeof bytes, file);
  if (count < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8) return 0;
  for (size_t at = 2; at + 4 <= count && bytes[at] == 0xFF && bytes[at + 1] != 0xDA;) {
    const size_t length = number(bytes + at + 2, 2, false);
    const uint8_t *content = bytes + at + 4;
    if (length < 2) return 0;
    if (bytes[at + 1] == 0xE1 && length >= 8 && at + 10 <= count &&
        memcmp(content, "Exif\0\0", 6) == 0) {
      const size_t end = at + 2 + length < count ? at + 2 + length : count;
      const unsigned found = orientation(content + 6, end - (at + 10));
      // Those that are mirrored no camera makes.
      return found == 3 ? 2 : found == 6 ? 1 : found == 8 ? 3 : 0;
    }
    at += 2 + length;
  }
  return 0;
}
