#pragma once

#include "CHTML.h"

#include <stdbool.h>

struct html_buffer {
  uint8_t *bytes;
  size_t size;
  size_t capacity;
  size_t nodes;
  int64_t losses;
  bool out_of_memory;
};

// A new empty buffer, or NULL.
html_buffer *buffer_new(void);

// Makes room for `count` more bytes; false, and for ever so, where there is no memory.
bool buffer_reserve(html_buffer *buffer, size_t count);

void buffer_append(html_buffer *buffer, const void *bytes, size_t count);

// The buffer, or NULL (and the buffer released) where memory ran out on the way.
html_buffer *buffer_finish(html_buffer *buffer);
