#include "Frames.h"

#include <CHTML.h>
#include <dlfcn.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// No tree is built, as in CHTML, whose events these are. Nothing is fetched, and no entity is
// replaced but those that XML has of itself, so that none can grow.

static struct {
  __typeof__(xmlInitParser) *init_parser;
  __typeof__(xmlCreatePushParserCtxt) *new_parser;
  __typeof__(xmlCtxtUseOptions) *use_options;
  __typeof__(xmlParseChunk) *parse_chunk;
  __typeof__(xmlStopParser) *stop_parser;
  __typeof__(xmlFreeParserCtxt) *free_parser;
  __typeof__(xmlGetPredefinedEntity) *predefined_entity;
  bool is_complete;
} libxml;

static pthread_once_t loading = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = html_library();
  if (!library) return;
  *(void **)&libxml.init_parser = dlsym(library, "xmlInitParser");
  *(void **)&libxml.new_parser = dlsym(library, "xmlCreatePushParserCtxt");
  *(void **)&libxml.use_options = dlsym(library, "xmlCtxtUseOptions");
  *(void **)&libxml.parse_chunk = dlsym(library, "xmlParseChunk");
  *(void **)&libxml.stop_parser = dlsym(library, "xmlStopParser");
  *(void **)&libxml.free_parser = dlsym(library, "xmlFreeParserCtxt");
  *(void **)&libxml.predefined_entity = dlsym(library, "xmlGetPredefinedEntity");
  libxml.is_complete = libxml.init_parser && libxml.new_parser && libxml.use_options &&
                       libxml.parse_chunk && libxml.stop_parser && libxml.free_parser &&
                       libxml.predefined_entity;
  if (libxml.is_complete) libxml.init_parser();
}

struct xml_reading {
  frames *frames;
  xmlParserCtxtPtr parser;
  int depth;
  bool after_text;
  bool is_heard;
  size_t size;
  uint8_t block[frame_capacity];
};

static void flush(xml_reading *state) {
  if (state->size == 0) return;
  state->is_heard = state->is_heard && frames_tell(state->frames, containers_bytes, state->block,
                                                   state->size);
  state->size = 0;
  if (!state->is_heard) libxml.stop_parser(state->parser);
}

static void put(xml_reading *state, const void *bytes, size_t count) {
  const uint8_t *rest = bytes;
  while (count > 0) {
    if (state->size == frame_capacity) flush(state);
    const size_t room = frame_capacity - state->size;
    const size_t part = count < room ? count : room;
    memcpy(state->block + state->size, rest, part);
    state->size += part;
    rest += part;
    count -= part;
  }
}

static void put_byte(xml_reading *state, uint8_t byte) { put(state, &byte, 1); }

static void put_text(xml_reading *state, const void *text) {
  if (text) put(state, text, strlen(text));
}

// The prefixes that programs give to names that have an address, should one of them have given
// another.
static const char *const usual_prefixes[][2] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
};

static const xmlChar *usual_prefix(const xmlChar *prefix, const xmlChar *address) {
  if (!address) return prefix;
  for (size_t i = 0; i < sizeof usual_prefixes / sizeof *usual_prefixes; i++) {
    if (strcmp((const char *)address, usual_prefixes[i][0]) == 0) {
      return (const xmlChar *)usual_prefixes[i][1];
    }
  }
  return prefix;
}

// A name with the prefix that stands before it.
static void put_name(xml_reading *state, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *address) {
  prefix = usual_prefix(prefix, address);
  if (prefix && prefix[0]) {
    put_text(state, prefix);
    put_byte(state, ':');
  }
  put_text(state, name);
  put_byte(state, 0);
}

static void end_text(xml_reading *state) {
  if (state->after_text) put_byte(state, 0);
  state->after_text = false;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *address, int names, const xmlChar **spaces, int count,
                     int defaults, const xmlChar **attributes) {
  (void)names, (void)spaces, (void)defaults;
  xml_reading *state = context;
  end_text(state);
  state->depth++;
  put_byte(state, html_start);
  put_name(state, name, prefix, address);
  // Of each: name, prefix, address, and where its value begins and ends.
  for (int i = 0; i < count; i++, attributes += 5) {
    put_byte(state, html_attribute);
    put_name(state, attributes[0], attributes[1], attributes[2]);
    put(state, attributes[3], (size_t)(attributes[4] - attributes[3]));
    put_byte(state, 0);
  }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *address) {
  (void)name, (void)prefix, (void)address;
  xml_reading *state = context;
  end_text(state);
  state->depth--;
  put_byte(state, html_end);
}

static void on_text(void *context, const xmlChar *text, int length) {
  xml_reading *state = context;
  if (length <= 0) return;
  if (!state->after_text) put_byte(state, html_text);
  put(state, text, (size_t)length);
  state->after_text = true;
}

static xmlEntityPtr entity(void *context, const xmlChar *name) {
  (void)context;
  return libxml.predefined_entity(name);
}

xml_reading *xml_begin(frames *frames) {
  pthread_once(&loading, load);
  if (!libxml.is_complete) return NULL;
  xml_reading *state = calloc(1, sizeof *state);
  if (!state) return NULL;
  state->frames = frames;
  state->is_heard = true;
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                           .startElementNs = on_start,
                           .endElementNs = on_end,
                           .characters = on_text,
                           .ignorableWhitespace = on_text,
                           .cdataBlock = on_text,
                           .getEntity = entity};
  state->parser = libxml.new_parser(&handler, state, NULL, 0, NULL);
  if (!state->parser) {
    free(state);
    return NULL;
  }
  // "NOENT" has references in attributes replaced, and no entity grows: there are none but XML's own.
  libxml.use_options(state->parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT |
                                        XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return state;
}

bool xml_take(xml_reading *reading, const void *bytes, size_t count) {
  libxml.parse_chunk(reading->parser, bytes, (int)count, 0);
  return reading->is_heard;
}

void xml_finish(xml_reading *reading) {
  libxml.parse_chunk(reading->parser, NULL, 0, 1);
  end_text(reading);
  for (; reading->depth > 0; reading->depth--) put_byte(reading, html_end);
  flush(reading);
  libxml.free_parser(reading->parser);
  free(reading);
}
