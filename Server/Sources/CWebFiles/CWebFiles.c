#include "CWebFiles.h"

#include <string.h>

static const uint8_t box_js[] = {
#embed "files/box.js"
};
static const uint8_t brief_mustache[] = {
#embed "files/brief.mustache"
};
static const uint8_t chart_js[] = {
#embed "files/chart.js"
};
static const uint8_t chart_mustache[] = {
#embed "files/chart.mustache"
};
static const uint8_t choices_mustache[] = {
#embed "files/choices.mustache"
};
static const uint8_t facets_mustache[] = {
#embed "files/facets.mustache"
};
static const uint8_t filters_css[] = {
#embed "files/filters.css"
};
static const uint8_t frame_css[] = {
#embed "files/frame.css"
};
static const uint8_t gloss_js[] = {
#embed "files/gloss.js"
};
static const uint8_t hit_mustache[] = {
#embed "files/hit.mustache"
};
static const uint8_t hits_css[] = {
#embed "files/hits.css"
};
static const uint8_t icon_svg[] = {
#embed "files/icon.svg"
};
static const uint8_t kept_mustache[] = {
#embed "files/kept.mustache"
};
static const uint8_t keylist_mustache[] = {
#embed "files/keylist.mustache"
};
static const uint8_t keys_js[] = {
#embed "files/keys.js"
};
static const uint8_t keys_mustache[] = {
#embed "files/keys.mustache"
};
static const uint8_t message_mustache[] = {
#embed "files/message.mustache"
};
static const uint8_t page_css[] = {
#embed "files/page.css"
};
static const uint8_t page_js[] = {
#embed "files/page.js"
};
static const uint8_t page_mustache[] = {
#embed "files/page.mustache"
};
static const uint8_t pane_mustache[] = {
#embed "files/pane.mustache"
};
static const uint8_t part_mustache[] = {
#embed "files/part.mustache"
};
static const uint8_t print_css[] = {
#embed "files/print.css"
};
static const uint8_t reading_css[] = {
#embed "files/reading.css"
};
static const uint8_t reading_js[] = {
#embed "files/reading.js"
};
static const uint8_t results_mustache[] = {
#embed "files/results.mustache"
};
static const uint8_t spoken_mustache[] = {
#embed "files/spoken.mustache"
};
static const uint8_t start_mustache[] = {
#embed "files/start.mustache"
};
static const uint8_t view_js[] = {
#embed "files/view.js"
};
static const uint8_t view_mustache[] = {
#embed "files/view.mustache"
};

static const struct {
  const char *name;
  const uint8_t *bytes;
  size_t size;
} files[] = {
    {"box.js", box_js, sizeof box_js},
    {"brief.mustache", brief_mustache, sizeof brief_mustache},
    {"chart.js", chart_js, sizeof chart_js},
    {"chart.mustache", chart_mustache, sizeof chart_mustache},
    {"choices.mustache", choices_mustache, sizeof choices_mustache},
    {"facets.mustache", facets_mustache, sizeof facets_mustache},
    {"filters.css", filters_css, sizeof filters_css},
    {"frame.css", frame_css, sizeof frame_css},
    {"gloss.js", gloss_js, sizeof gloss_js},
    {"hit.mustache", hit_mustache, sizeof hit_mustache},
    {"hits.css", hits_css, sizeof hits_css},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"kept.mustache", kept_mustache, sizeof kept_mustache},
    {"keylist.mustache", keylist_mustache, sizeof keylist_mustache},
    {"keys.js", keys_js, sizeof keys_js},
    {"keys.mustache", keys_mustache, sizeof keys_mustache},
    {"message.mustache", message_mustache, sizeof message_mustache},
    {"page.css", page_css, sizeof page_css},
    {"page.js", page_js, sizeof page_js},
    {"page.mustache", page_mustache, sizeof page_mustache},
    {"pane.mustache", pane_mustache, sizeof pane_mustache},
    {"part.mustache", part_mustache, sizeof part_mustache},
    {"print.css", print_css, sizeof print_css},
    {"reading.css", reading_css, sizeof reading_css},
    {"reading.js", reading_js, sizeof reading_js},
    {"results.mustache", results_mustache, sizeof results_mustache},
    {"spoken.mustache", spoken_mustache, sizeof spoken_mustache},
    {"start.mustache", start_mustache, sizeof start_mustache},
    {"view.js", view_js, sizeof view_js},
    {"view.mustache", view_mustache, sizeof view_mustache},
};

size_t web_file_count(void) { return sizeof files / sizeof *files; }

const char *web_file_name(size_t number) { return files[number].name; }

size_t web_file_size(size_t number) { return files[number].size; }

void web_file_copy(size_t number, uint8_t *buffer) {
  memcpy(buffer, files[number].bytes, files[number].size);
}
