#include "References.h"

#include "CharacterNames.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// MARK: Names

typedef struct {
  const char *name;
  uint32_t codes[2];
  uint8_t length;
  // It may stand without a semicolon.
  bool is_old;
} named;

enum { most_names = 2200, longest_name = 31, longest_old_name = 6 };

static named names[most_names];
static size_t name_count, old_count;
static pthread_once_t reading_names = PTHREAD_ONCE_INIT;

// The table is text: `name=codes`, with a space behind each.
static void read_names(void) {
  const char *next = character_names;
  while (*next && name_count < most_names) {
    named *entry = &names[name_count++];
    const char *equals = strchr(next, '=');
    entry->name = next;
    entry->length = (uint8_t)(equals - next);
    entry->is_old = equals[1] == '!';
    old_count += entry->is_old;
    char *end;
    entry->codes[0] = (uint32_t)strtoul(equals + 1 + entry->is_old, &end, 16);
    if (*end == ',') entry->codes[1] = (uint32_t)strtoul(end + 1, &end, 16);
    next = end + 1;
  }
}

static const named *find_name(const uint8_t *name, size_t length) {
  size_t low = 0, high = name_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const named *entry = &names[middle];
    size_t shorter = length < entry->length ? length : entry->length;
    int order = memcmp(name, entry->name, shorter);
    if (order == 0) order = (length > entry->length) - (length < entry->length);
    if (order == 0) return entry;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return NULL;
}

int32_t html_name_count(void) {
  pthread_once(&reading_names, read_names);
  return (int32_t)(name_count + old_count);
}

// MARK: Reading a page

typedef struct {
  const uint8_t *text;
  size_t length;
  // So much of the text is in the buffer.
  size_t copied;
  html_buffer *buffer;
  bool out_of_memory;
} page;

static bool is_letter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

static bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

static bool is_space(uint8_t byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// The byte at a place; 0 behind the end.
static uint8_t at(const page *page, size_t index) {
  return index < page->length ? page->text[index] : 0;
}

// Appends a character, written so that libxml2 takes it for no mark and no reference.
static void put_character(html_buffer *buffer, uint32_t code) {
  if (code < 0x20 || code == '&' || code == '<' || code == '>' || code == '"' || code == '\'') {
    char number[16];
    const int count = snprintf(number, sizeof number, "&#%u;", (unsigned)code);
    buffer_append(buffer, number, (size_t)count);
    return;
  }
  const uint8_t marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
  uint8_t bytes[4];
  const int count = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (int index = count - 1; index > 0; index--) {
    bytes[index] = (uint8_t)(0x80 | (code & 0x3F));
    code >>= 6;
  }
  bytes[0] = (uint8_t)(marks[count] | code);
  buffer_append(buffer, bytes, (size_t)count);
}

// Copies the text up to `start`, so that something else may take the place of what stands from
// there to `end`; false where there is no memory.
static bool begin_replacing(page *page, size_t start, size_t end) {
  if (!page->buffer) {
    page->buffer = buffer_new();
    if (page->buffer) buffer_reserve(page->buffer, page->length);
  }
  if (!page->buffer || page->buffer->out_of_memory) {
    page->out_of_memory = true;
    return false;
  }
  buffer_append(page->buffer, page->text + page->copied, start - page->copied);
  page->copied = end;
  return true;
}

// Puts characters in the place of the text from `start` to `end`.
static void replace(page *page, size_t start, size_t end, const uint32_t codes[2]) {
  if (!begin_replacing(page, start, end)) return;
  put_character(page->buffer, codes[0]);
  if (codes[1]) put_character(page->buffer, codes[1]);
}

// The characters that browsers show for the numbers 0x80 to 0x9F; 0 where there is none.
static const uint16_t windows_characters[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

// A reference by number, whose `&#` stands at `start`; where it ends.
static size_t read_number(page *page, size_t start) {
  size_t index = start + 2;
  const uint32_t base = (at(page, index) | 0x20) == 'x' ? 16 : 10;
  if (base == 16) index++;
  const size_t first = index;
  uint32_t code = 0;
  for (;; index++) {
    const uint8_t byte = at(page, index);
    uint32_t digit;
    if (is_digit(byte)) digit = byte - '0';
    else if (base == 16 && is_letter(byte) && (byte | 0x20) <= 'f') digit = (byte | 0x20) - 'a' + 10;
    else break;
    if (code <= 0x10FFFF) code = code * base + digit;
  }
  if (index == first) {
    replace(page, start, start + 1, (uint32_t[]){'&', 0});
    return start + 2;
  }
  if (at(page, index) == ';') index++;
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    replace(page, start, index, (uint32_t[]){0xFFFD, 0});
  } else if (code >= 0x80 && code < 0xA0 && windows_characters[code - 0x80]) {
    replace(page, start, index, (uint32_t[]){windows_characters[code - 0x80], 0});
  }
  return index;
}

// A reference by name, whose `&` stands at `start`; where it ends. In the value of an attribute a
// name without a semicolon is none before a letter, a digit or `=`: addresses have parameters.
static size_t read_name(page *page, size_t start, bool in_attribute) {
  const uint8_t *name = page->text + start + 1;
  size_t length = 0;
  while (length <= longest_name) {
    const uint8_t byte = at(page, start + 1 + length);
    if (!is_letter(byte) && !is_digit(byte)) break;
    length++;
  }
  const size_t end = start + 1 + length;
  if (length < 2) return end;
  if (at(page, end) == ';') {
    const named *found = find_name(name, length);
    if (found) {
      replace(page, start, end + 1, found->codes);
      return end + 1;
    }
  }
  for (size_t part = length < longest_old_name ? length : longest_old_name; part >= 2; part--) {
    const named *found = find_name(name, part);
    if (!found || !found->is_old) continue;
    if (in_attribute && (part < length || at(page, end) == '=')) break;
    replace(page, start, start + 1 + part, found->codes);
    return start + 1 + part;
  }
  return end;
}

static size_t read_reference(page *page, size_t start, bool in_attribute) {
  if (at(page, start + 1) == '#') return read_number(page, start);
  return read_name(page, start, in_attribute);
}

// The value of an attribute, behind its `=`; where it ends.
static size_t read_value(page *page, size_t index) {
  while (is_space(at(page, index))) index++;
  const uint8_t quote = at(page, index);
  const bool is_quoted = quote == '"' || quote == '\'';
  if (is_quoted) index++;
  while (index < page->length) {
    const uint8_t byte = page->text[index];
    if (is_quoted ? byte == quote : byte == '>' || is_space(byte)) break;
    index = byte == '&' ? read_reference(page, index, true) : index + 1;
  }
  return is_quoted ? index + 1 : index;
}

// Where a mark stands next, and how long it is; the end of the text where it does not.
static size_t behind(const page *page, size_t index, const char *mark) {
  const size_t length = strlen(mark);
  while (index < page->length) {
    const uint8_t *found = memchr(page->text + index, mark[0], page->length - index);
    if (!found) break;
    index = (size_t)(found - page->text);
    if (page->length - index < length) break;
    if (strncasecmp((const char *)found, mark, length) == 0) return index + length;
    index++;
  }
  return page->length;
}

// A start tag, whose `<` stands at `start`; where it ends, with its text where that is a script's.
static size_t read_tag(page *page, size_t start) {
  const char *name = (const char *)page->text + start + 1;
  size_t index = start + 1;
  while (is_letter(at(page, index)) || is_digit(at(page, index))) index++;
  const size_t length = index - start - 1;
  while (index < page->length && page->text[index] != '>') {
    index = page->text[index] == '=' ? read_value(page, index + 1) : index + 1;
  }
  index++;
  if (length == 6 && strncasecmp(name, "script", 6) == 0) return behind(page, index, "</script");
  if (length == 5 && strncasecmp(name, "style", 5) == 0) return behind(page, index, "</style");
  return index;
}

// A comment, whose `<` stands at `start`; where it ends. `<!-->` and `<!--->` are whole ones, which
// libxml2 reads on from.
static size_t read_comment(page *page, size_t start) {
  const size_t end = behind(page, start + 2, "-->");
  if (end - start < strlen("<!---->") && end <= page->length && page->text[end - 1] == '>') {
    if (begin_replacing(page, start, end)) buffer_append(page->buffer, "<!---->", 7);
  }
  return end;
}

html_buffer *references_replaced(const uint8_t *text, size_t length, bool *out_of_memory) {
  *out_of_memory = false;
  pthread_once(&reading_names, read_names);
  page page = {.text = text, .length = length};
  size_t index = 0;
  while (index < length && !page.out_of_memory) {
    if (text[index] == '&') {
      index = read_reference(&page, index, false);
    } else if (text[index] != '<') {
      index++;
    } else if (is_letter(at(&page, index + 1))) {
      index = read_tag(&page, index);
    } else if (length - index >= 4 && memcmp(text + index, "<!--", 4) == 0) {
      index = read_comment(&page, index);
    } else {
      index++;
    }
  }
  if (page.buffer) buffer_append(page.buffer, text + page.copied, length - page.copied);
  *out_of_memory = page.out_of_memory || (page.buffer && page.buffer->out_of_memory);
  if (!*out_of_memory || !page.buffer) return page.buffer;
  html_take(page.buffer, NULL);
  return NULL;
}
