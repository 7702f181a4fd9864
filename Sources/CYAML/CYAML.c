#include "CYAML.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct cyaml_parser {
  yaml_parser_t parser;
  yaml_event_t event;
  int has_event;
  uint8_t text[];
};

cyaml_parser *cyaml_open(const uint8_t *text, size_t length) {
  cyaml_parser *parser = calloc(1, sizeof *parser + length);
  if (parser == NULL) return NULL;
  if (length > 0) memcpy(parser->text, text, length);
  if (!yaml_parser_initialize(&parser->parser)) {
    free(parser);
    return NULL;
  }
  yaml_parser_set_encoding(&parser->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser->parser, parser->text, length);
  return parser;
}

static void forget(cyaml_parser *parser) {
  if (parser->has_event) yaml_event_delete(&parser->event);
  parser->has_event = 0;
}

void cyaml_close(cyaml_parser *parser) {
  forget(parser);
  yaml_parser_delete(&parser->parser);
  free(parser);
}

static cyaml_event failure(const cyaml_parser *parser) {
  const char *problem = parser->parser.problem;
  if (problem == NULL) problem = "there is not enough memory";
  return (cyaml_event){
    .kind = cyaml_error,
    .text = (const uint8_t *)problem,
    .length = strlen(problem),
    .line = parser->parser.problem_mark.line,
  };
}

cyaml_event cyaml_next(cyaml_parser *parser) {
  for (;;) {
    forget(parser);
    if (!yaml_parser_parse(&parser->parser, &parser->event)) return failure(parser);
    parser->has_event = 1;
    const yaml_event_t *event = &parser->event;
    switch (event->type) {
      case YAML_SCALAR_EVENT:
        return (cyaml_event){
          .kind = cyaml_scalar,
          .text = event->data.scalar.value,
          .length = event->data.scalar.length,
          .anchor = (const char *)event->data.scalar.anchor,
          .is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
        };
      case YAML_ALIAS_EVENT:
        return (cyaml_event){
          .kind = cyaml_alias,
          .text = event->data.alias.anchor,
          .length = strlen((const char *)event->data.alias.anchor),
        };
      case YAML_SEQUENCE_START_EVENT: return (cyaml_event){.kind = cyaml_sequence_start};
      case YAML_SEQUENCE_END_EVENT: return (cyaml_event){.kind = cyaml_sequence_end};
      case YAML_MAPPING_START_EVENT: return (cyaml_event){.kind = cyaml_mapping_start};
      case YAML_MAPPING_END_EVENT: return (cyaml_event){.kind = cyaml_mapping_end};
      case YAML_NO_EVENT:
      case YAML_STREAM_END_EVENT: return (cyaml_event){.kind = cyaml_stream_end};
      default: continue;
    }
  }
}

void cyaml_copy_text(cyaml_event event, uint8_t *buffer) {
  if (event.length > 0) memcpy(buffer, event.text, event.length);
}
