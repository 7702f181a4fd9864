#include "MailParts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What is read of one message.
enum {
  most_parts = 10000,
  greatest_depth = 64,
  longest_value = 4096,
};

// Where a part stands among those around it.
typedef struct {
  // The outermost part that is told in several ways, and which of these it is; 0 for none.
  size_t alternative, branch;
  // It belongs to what another part shows.
  bool is_related;
  int depth;
} position;

// MARK: Fields

void add_field(field_list *fields, const char *name, const char *value) {
  if (!value || !*value) return;
  const size_t name_size = strlen(name) + 1;
  const size_t length = strnlen(value, longest_value);
  if (fields->size + name_size + length + 1 > sizeof fields->text) return;
  memcpy(fields->text + fields->size, name, name_size);
  memcpy(fields->text + fields->size + name_size, value, length);
  fields->size += name_size + length + 1;
  fields->text[fields->size - 1] = 0;
}

void add_number(field_list *fields, const char *name, size_t number) {
  char text[24];
  snprintf(text, sizeof text, "%zu", number);
  add_field(fields, name, text);
}

int tell_entry(telling *telling, field_list *fields, uint8_t flags, const char *name,
               size_t count) {
  frames *frames = telling->frames;
  if (telling->nesting > 0) add_number(fields, "depth", (size_t)telling->nesting);
  char head[longest_value] = {(char)flags};
  const size_t length = name ? strnlen(name, sizeof head - 1) : 0;
  if (name) memcpy(head + 1, name, length);
  telling->goes_on = frames_tell(frames, containers_fields, fields->text, fields->size) &&
                     frames_tell(frames, containers_entry, head, length + 1) &&
                     frames_tell(frames, containers_bytes, telling->block, count);
  frames->entries++;
  const int answer = telling->goes_on ? frames->answer(frames) : 0;
  if (answer == 0) telling->goes_on = false;
  return answer;
}

void tell_end(telling *telling) {
  if (telling->goes_on) {
    telling->goes_on = frames_tell(telling->frames, containers_entry_end, NULL, 0);
  }
}

void tell_remark(telling *telling, const char *text) {
  field_list none = {0};
  if (!telling->goes_on) return;
  tell_entry(telling, &none, containers_is_remark, text, 0);
  tell_end(telling);
}

// MARK: Parts

static size_t read_block(telling *telling, void *stream) {
  size_t count = 0;
  while (count < frame_capacity) {
    ssize_t read =
        gmime.stream_read(stream, (char *)telling->block + count, frame_capacity - count);
    if (read <= 0) break;
    count += (size_t)read;
  }
  return count;
}

static void tell_rest(telling *telling, void *stream) {
  while (telling->goes_on) {
    const size_t count = read_block(telling, stream);
    if (count == 0) return;
    telling->goes_on = frames_tell(telling->frames, containers_bytes, telling->block, count);
  }
}

static void tell_xml(telling *telling, void *stream, size_t count) {
  xml_reading *reading = xml_begin(telling->frames);
  if (!reading) {
    frames_say(telling->frames, containers_missing, "libxml2");
    telling->goes_on = false;
    return;
  }
  while (count > 0 && telling->goes_on) {
    telling->goes_on = xml_take(reading, telling->block, count);
    if (telling->goes_on) count = read_block(telling, stream);
  }
  xml_finish(reading);
}

static void tell_content(telling *telling, field_list *fields, uint8_t flags,
                         const char *name, void *content) {
  void *stream = NULL, *filter = NULL;
  if (content) {
    void *source = gmime.data_wrapper_get_stream(content);
    gmime.stream_reset(source);
    stream = gmime.stream_filter_new(source);
    const int encoding = gmime.data_wrapper_get_encoding(content);
    if (encoding >= gmime_base64) {
      filter = gmime.filter_basic_new(encoding, 0);
      gmime.stream_filter_add(stream, filter);
    }
  }
  const size_t count = stream ? read_block(telling, stream) : 0;
  switch (tell_entry(telling, fields, flags, name, count)) {
    case containers_take: if (stream) tell_rest(telling, stream); break;
    case containers_take_xml: if (stream) tell_xml(telling, stream, count); break;
    default: break;
  }
  tell_end(telling);
  if (filter) gmime.object_unref(filter);
  if (stream) gmime.object_unref(stream);
}

static void tell_part(telling *telling, gmime_object *part, const position *at, bool is_sealed) {
  field_list fields = {0};
  char *type = gmime.content_type_get_mime_type(gmime.object_get_content_type(part));
  add_field(&fields, "type", type);
  gmime.free(type);
  add_number(&fields, "part", telling->parts);
  static const char *const parameters[] = {"charset", "format", "delsp"};
  for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++) {
    add_field(&fields, parameters[i],
              gmime.object_get_content_type_parameter(part, parameters[i]));
  }
  add_field(&fields, "disposition", gmime.object_get_disposition(part));
  add_field(&fields, "content-id", gmime.object_get_content_id(part));
  add_field(&fields, "content-location", gmime.object_get_header(part, "Content-Location"));
  if (at->alternative > 0) {
    add_number(&fields, "alternative", at->alternative);
    add_number(&fields, "branch", at->branch);
  }
  if (at->is_related) add_field(&fields, "related", "yes");
  if (is_sealed) {
    add_field(&fields, "sealed", "yes");
    tell_content(telling, &fields, containers_is_part, NULL, NULL);
    return;
  }
  tell_content(telling, &fields, containers_is_part, gmime.part_get_filename(part),
               gmime.part_get_content(part));
}

static void keep(attached *attached, gmime_object *part) {
  if (attached->count == attached->room) {
    const size_t room = attached->room ? 2 * attached->room : 16;
    gmime_object **items = realloc(attached->items, room * sizeof *items);
    if (!items) return;
    attached->items = items;
    attached->room = room;
  }
  attached->items[attached->count++] = part;
}

static void tell_object(telling *telling, gmime_object *object, position at, attached *attached);

static void tell_parts(telling *telling, gmime_object *multipart, position at,
                       attached *attached) {
  char *type =
      gmime.content_type_get_mime_type(gmime.object_get_content_type(multipart));
  const bool is_alternative = type && strcasecmp(type, "multipart/alternative") == 0;
  const bool is_related = type && strcasecmp(type, "multipart/related") == 0;
  const bool is_sealed = type && strcasecmp(type, "multipart/encrypted") == 0;
  gmime.free(type);
  if (is_sealed) {
    telling->parts++;
    tell_part(telling, multipart, &at, true);
    return;
  }
  const bool is_outermost = is_alternative && at.alternative == 0;
  if (is_outermost) at.alternative = ++telling->alternatives;
  const int count = gmime.multipart_get_count(multipart);
  at.depth++;
  for (int i = 0; i < count && telling->goes_on; i++) {
    position inner = at;
    if (is_outermost) inner.branch = (size_t)i;
    inner.is_related = at.is_related || (is_related && i > 0);
    tell_object(telling, gmime.multipart_get_part(multipart, i), inner, attached);
    if (telling->parts > most_parts) return;
  }
}

bool gmime_is(gmime_object *object, gtype (*type)(void)) {
  return gmime.type_check_instance_is_a(object, type()) != 0;
}

static void tell_object(telling *telling, gmime_object *object, position at, attached *attached) {
  if (!object) return;
  if (at.depth > greatest_depth) {
    if (telling->parts <= most_parts) {
      tell_remark(telling, "has parts that lie too deep within each other; these were left out");
    }
    // Once is enough.
    telling->parts = most_parts + 1;
    return;
  }
  if (gmime_is(object, gmime.multipart_get_type)) {
    tell_parts(telling, object, at, attached);
    return;
  }
  if (++telling->parts > most_parts) {
    tell_remark(telling, "has more parts than are read of one message; the rest was left out");
    return;
  }
  if (gmime_is(object, gmime.message_part_get_type)) {
    keep(attached, object);
  } else if (gmime_is(object, gmime.part_get_type)) {
    tell_part(telling, object, &at, false);
  }
}

void tell_body(telling *telling, gmime_object *body, attached *attached) {
  telling->parts = telling->alternatives = 0;
  tell_object(telling, body, (position){0}, attached);
}
