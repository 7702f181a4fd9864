#include "CMarkdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>

// cmark never takes an extension back, so those of one thread serve all.
static cmark_syntax_extension *table;
static cmark_syntax_extension *strikethrough;

static void find_extensions(void) {
  cmark_gfm_core_extensions_ensure_registered();
  table = cmark_find_syntax_extension("table");
  strikethrough = cmark_find_syntax_extension("strikethrough");
}

char *markdown_html(const uint8_t *text, size_t length) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find_extensions);

  const int options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;
  cmark_parser *parser = cmark_parser_new(options);
  if (table) cmark_parser_attach_syntax_extension(parser, table);
  if (strikethrough) cmark_parser_attach_syntax_extension(parser, strikethrough);
  cmark_parser_feed(parser, (const char *)text, length);
  cmark_node *document = cmark_parser_finish(parser);
  char *html = NULL;
  if (document) {
    html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(document);
  }
  cmark_parser_free(parser);
  return html;
}

void markdown_release(char *html) { free(html); }
