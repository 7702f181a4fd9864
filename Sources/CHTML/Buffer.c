#include "Buffer.h"

#include <stdlib.h>
#include <string.h>

html_buffer *buffer_new(void) { return calloc(1, sizeof(html_buffer)); }

bool buffer_reserve(html_buffer *buffer, size_t count) {
  if (buffer->out_of_memory) return false;
  if (buffer->capacity - buffer->size >= count) return true;
  size_t capacity = buffer->capacity * 2 + count + 4096;
  uint8_t *bytes = realloc(buffer->bytes, capacity);
  if (!bytes) {
    buffer->out_of_memory = true;
    return false;
  }
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

void buffer_append(html_buffer *buffer, const void *bytes, size_t count) {
  if (count == 0 || !buffer_reserve(buffer, count)) return;
  memcpy(buffer->bytes + buffer->size, bytes, count);
  buffer->size += count;
}

html_buffer *buffer_finish(html_buffer *buffer) {
  if (!buffer->out_of_memory) return buffer;
  html_take(buffer, NULL);
  return NULL;
}

size_t html_size(const html_buffer *buffer) { return buffer->size; }

size_t html_node_count(const html_buffer *buffer) { return buffer->nodes; }

int64_t html_losses(const html_buffer *buffer) { return buffer->losses; }

void html_take(html_buffer *buffer, uint8_t *bytes) {
  if (bytes && buffer->size > 0) memcpy(bytes, buffer->bytes, buffer->size);
  free(buffer->bytes);
  free(buffer);
}
