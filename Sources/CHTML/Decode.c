#include "Buffer.h"

#include <errno.h>
#include <iconv.h>

html_buffer *html_decode(const uint8_t *text, size_t length, const char *charset) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return NULL;
  html_buffer *buffer = buffer_new();
  char *input = (char *)(uintptr_t)text;
  while (buffer && length > 0) {
    if (!buffer_reserve(buffer, length + 64)) break;
    size_t room = buffer->capacity - buffer->size;
    char *output = (char *)buffer->bytes + buffer->size;
    size_t result = iconv(converter, &input, &length, &output, &room);
    buffer->size = buffer->capacity - room;
    if (result != (size_t)-1) break;
    if (errno == E2BIG) continue;
    // A byte that is no text, or the last character is cut off.
    buffer_append(buffer, "\xEF\xBF\xBD", 3);
    buffer->losses++;
    input++;
    length--;
  }
  iconv_close(converter);
  return buffer ? buffer_finish(buffer) : NULL;
}
