#include "Buffer.h"
#include "References.h"

#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

// libxml2 is loaded when the first page is read: with its 30 MB of ICU it would otherwise take a
// tenth of the time of every search from start to exit.

static struct {
  __typeof__(xmlInitParser) *init_parser;
  __typeof__(xmlStopParser) *stop_parser;
  __typeof__(xmlFreeDoc) *free_document;
  __typeof__(htmlNewParserCtxt) *new_parser;
  __typeof__(htmlCtxtReadMemory) *read_memory;
  __typeof__(htmlFreeParserCtxt) *free_parser;
  bool is_complete;
} libxml;

static pthread_once_t loading = PTHREAD_ONCE_INIT;

void *html_library(void) {
  // Its name changed once, with libxml2 2.14.
  const char *name = LIBXML_VERSION < 21400 ? "libxml2.so.2" : "libxml2.so.16";
  return dlopen(name, RTLD_LAZY | RTLD_LOCAL);
}

static void load(void) {
  void *library = html_library();
  if (!library) return;
  *(void **)&libxml.init_parser = dlsym(library, "xmlInitParser");
  *(void **)&libxml.stop_parser = dlsym(library, "xmlStopParser");
  *(void **)&libxml.free_document = dlsym(library, "xmlFreeDoc");
  *(void **)&libxml.new_parser = dlsym(library, "htmlNewParserCtxt");
  *(void **)&libxml.read_memory = dlsym(library, "htmlCtxtReadMemory");
  *(void **)&libxml.free_parser = dlsym(library, "htmlFreeParserCtxt");
  libxml.is_complete = libxml.init_parser && libxml.stop_parser && libxml.free_document &&
                       libxml.new_parser && libxml.read_memory && libxml.free_parser;
  if (libxml.is_complete) libxml.init_parser();
}

bool html_is_available(void) {
  pthread_once(&loading, load);
  return libxml.is_complete;
}

// No tree is built: libxml2 calls these functions as it reads, and each writes one event. So the
// memory is that of the events, and nothing recurses over a tree, however deep the elements lie.

typedef struct {
  html_buffer *buffer;
  htmlParserCtxtPtr parser;
  int32_t depth;
  int32_t deepest;
  bool after_text;
} reading;

static void put_byte(reading *state, uint8_t byte) { buffer_append(state->buffer, &byte, 1); }

static void put_string(reading *state, const xmlChar *string) {
  const char *text = string ? (const char *)string : "";
  buffer_append(state->buffer, text, strlen(text) + 1);
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  reading *state = context;
  if (state->depth < 0) return;
  if (state->depth >= state->deepest || state->buffer->out_of_memory) {
    for (; state->depth > 0; state->depth--) put_byte(state, html_end);
    state->depth = -1;
    state->buffer->losses++;
    libxml.stop_parser(state->parser);
    return;
  }
  state->depth++;
  state->after_text = false;
  state->buffer->nodes++;
  put_byte(state, html_start);
  put_string(state, name);
  for (; attributes && attributes[0]; attributes += 2) {
    put_byte(state, html_attribute);
    put_string(state, attributes[0]);
    put_string(state, attributes[1]);
  }
}

static void on_end(void *context, const xmlChar *name) {
  (void)name;
  reading *state = context;
  if (state->depth <= 0) return;
  state->depth--;
  state->after_text = false;
  put_byte(state, html_end);
}

static void on_text(void *context, const xmlChar *text, int length) {
  reading *state = context;
  if (state->depth < 0 || length <= 0) return;
  if (state->after_text && state->buffer->size > 0) {
    state->buffer->size--;
  } else {
    state->buffer->nodes++;
    put_byte(state, html_text);
  }
  buffer_append(state->buffer, text, (size_t)length);
  put_byte(state, 0);
  state->after_text = true;
}

static html_buffer *events_of(const uint8_t *text, size_t length, int32_t depth) {
  if (length > INT_MAX) return NULL;
  html_buffer *buffer = buffer_new();
  if (!buffer) return NULL;
  htmlParserCtxtPtr parser = libxml.new_parser();
  if (!parser) {
    html_take(buffer, NULL);
    return NULL;
  }
  reading state = {.buffer = buffer, .parser = parser, .deepest = depth};
  memset(parser->sax, 0, sizeof(*parser->sax));
  parser->sax->startElement = on_start;
  parser->sax->endElement = on_end;
  parser->sax->characters = on_text;
  parser->sax->ignorableWhitespace = on_text;
  parser->sax->cdataBlock = on_text;
  parser->userData = &state;
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                      HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  htmlDocPtr document =
      libxml.read_memory(parser, (const char *)text, (int)length, NULL, "UTF-8", options);
  if (document) libxml.free_document(document);
  libxml.free_parser(parser);
  for (; state.depth > 0; state.depth--) put_byte(&state, html_end);
  return buffer_finish(buffer);
}

html_buffer *html_events(const uint8_t *text, size_t length, int32_t depth) {
  if (!html_is_available()) return NULL;
  bool out_of_memory;
  html_buffer *replaced = references_replaced(text, length, &out_of_memory);
  if (out_of_memory) return NULL;
  html_buffer *events =
      replaced ? events_of(replaced->bytes, replaced->size, depth) : events_of(text, length, depth);
  if (replaced) html_take(replaced, NULL);
  return events;
}
