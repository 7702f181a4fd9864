#include "MailParts.h"
#include "Mailbox.h"

#include <CFileSystem.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Tells messages: each as an entry of its own, with what its head says, and then its parts.
// Messages that are attached come behind all parts of the one they are attached to.

// So many messages may lie within each other; who is told of them may want fewer.
enum { most_nested = 8 };

// What the head says, as it is written there: words in it may be encoded, each by itself.
static void add_head(field_list *fields, gmime_object *message) {
  static const char *const names[] = {
      "Message-ID", "Subject", "From", "Sender", "Date", "Received", "Resent-Date", "List-Id", "List-Post", "List-Archive",
      "List-Unsubscribe", "List-Name", "X-Mailing-List", "Mailing-List", "Precedence",
      "Feedback-ID", "Archived-At", "X-Archived-At", "Organization", "Organisation",
      "In-Reply-To", "References", "Content-Location", "Snapshot-Content-Location",
      "MIME-Version",
  };
  void *headers = gmime.object_get_header_list(message);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char name[32] = "";
    for (size_t j = 0; names[i][j]; j++) {
      name[j] = names[i][j] >= 'A' && names[i][j] <= 'Z' ? names[i][j] | 0x20 : names[i][j];
    }
    void *header = gmime.header_list_get_header(headers, names[i]);
    if (header) add_field(fields, name, gmime.header_get_raw_value(header));
  }
}

// Tells a message and what is attached to it.
//
// `holder` is the part that it is attached as, and `parent` the number of the message it is
// attached to.
static void tell_message(telling *telling, gmime_object *message, field_list *fields,
                         gmime_object *holder, const char *fault, size_t parent) {
  const size_t number = ++telling->messages;
  add_number(fields, "number", number);
  if (parent > 0) add_number(fields, "parent", parent);
  if (message) add_head(fields, message);
  const char *name = NULL;
  if (holder) {
    name = gmime.object_get_content_disposition_parameter(holder, "filename");
    if (!name) name = gmime.object_get_content_type_parameter(holder, "name");
  }
  const int answer = tell_entry(telling, fields, containers_is_message, name, 0);
  tell_end(telling);
  if (answer == containers_pass_over || !message) return;
  if (fault) tell_remark(telling, fault);

  attached attached = {0};
  tell_body(telling, gmime.message_get_mime_part(message), &attached);
  if (telling->nesting < most_nested) {
    telling->nesting++;
    for (size_t i = 0; i < attached.count && telling->goes_on; i++) {
      field_list inner = {0};
      add_number(&inner, "part", i + 1);
      tell_message(telling, gmime.message_part_get_message(attached.items[i]), &inner,
                   attached.items[i], NULL, number);
    }
    telling->nesting--;
  }
  free(attached.items);
}

// Why not all of a message may be there; NULL where it seems whole.
static const char *fault_of(mailbox *box, const mail_span *span, gmime_object *message) {
  gmime_object *body = gmime.message_get_mime_part(message);
  if (!body || !gmime_is(body, gmime.multipart_get_type)) return NULL;
  const char *boundary = gmime.object_get_content_type_parameter(body, "boundary");
  if (!boundary) return "does not say where its parts end; what can be read of it went in";
  char end[256];
  snprintf(end, sizeof end, "--%s--", boundary);
  return mailbox_holds(box, span, end) ? NULL : "is cut short: its parts have no end; what there is of it went in";
}

static gmime_object *parse(int descriptor, int64_t start, int64_t end, void *options) {
  void *stream = gmime.stream_fs_new_with_bounds(descriptor, start, end);
  gmime.stream_fs_set_owner(stream, 0);
  void *parser = gmime.parser_new_with_stream(stream);
  gmime.object_unref(stream);
  gmime.parser_set_persist_stream(parser, 1);
  gmime_object *message = gmime.parser_construct_message(parser, options);
  gmime.object_unref(parser);
  return message;
}

static void tell_span(telling *telling, mailbox *box, const mail_span *span, int descriptor,
                      void *options, size_t number) {
  field_list fields = {0};
  add_number(&fields, "top", number);
  add_field(&fields, "mark", span->mark);
  if (!span->has_head || span->has_endless_head) {
    add_field(&fields, "fault",
              span->has_endless_head ? "has a head without an end" : "has no head");
    tell_message(telling, NULL, &fields, NULL, NULL, 0);
    return;
  }
  int plain = span->has_quoted ? fs_scratch_file() : -1;
  gmime_object *message = NULL;
  if (plain >= 0 && mailbox_unquote(box, span, plain)) {
    message = parse(plain, 0, lseek(plain, 0, SEEK_END), options);
  } else {
    message = parse(descriptor, span->start, span->end, options);
  }
  if (!message) add_field(&fields, "fault", "is no message");
  tell_message(telling, message, &fields, NULL, message ? fault_of(box, span, message) : NULL, 0);
  if (message) gmime.object_unref(message);
  if (plain >= 0) close(plain);
}

void mail_tell(frames *frames, const char *path) {
  if (!gmime_load()) {
    frames_say(frames, containers_missing, "gmime");
    return;
  }
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  mailbox *box = descriptor >= 0 ? mailbox_open(descriptor) : NULL;
  telling telling = {.frames = frames, .block = malloc(frame_capacity), .goes_on = true};
  if (!box || !telling.block) {
    frames_say(frames, containers_fault, "it cannot be opened");
  } else {
    static const char *charsets[] = {"utf-8", "windows-1252", NULL};
    void *options = gmime.parser_options_new();
    gmime.parser_options_set_fallback_charsets(options, charsets);
    mail_span span;
    for (size_t number = 1; telling.goes_on && mailbox_next(box, &span); number++) {
      tell_span(&telling, box, &span, descriptor, options, number);
    }
    gmime.parser_options_free(options);
    if (telling.goes_on) frames_tell(frames, containers_end, NULL, 0);
  }
  if (box) mailbox_close(box);
  free(telling.block);
  if (descriptor >= 0) close(descriptor);
}
