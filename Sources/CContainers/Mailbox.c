#define _GNU_SOURCE
#include "Mailbox.h"

#include <CFileSystem.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The messages of a file are told apart here, and not by GMime: so one of them costs no more than
// itself, and a file of any size is read with one message in hand.

// The most bytes that a head may have.
static const int64_t longest_head = 1 << 20;
enum { block_size = 1 << 16, line_size = 1 << 10 };

struct mailbox {
  int descriptor;
  // What is read into the block, and where in the file it stands.
  uint8_t *block;
  int64_t block_start, block_end;
  // Where the next line begins.
  int64_t place;
  int64_t size;
  bool is_many;
  // Where the line that parts two messages begins; where the first one does.
  int64_t next;
};

// A line: its beginning, and where it stands.
typedef struct {
  char text[line_size];
  size_t count;
  int64_t start;
} line;

static bool fill(mailbox *box) {
  if (box->place >= box->block_start && box->place < box->block_end) return true;
  ssize_t count;
  do {
    count = pread(box->descriptor, box->block, block_size, box->place);
  } while (count < 0 && errno == EINTR);
  box->block_start = box->place;
  box->block_end = box->place + (count > 0 ? count : 0);
  return count > 0;
}

// Reads a line without its end, no further than the place given; false at the end of the file.
static bool next_line(mailbox *box, line *line, int64_t end) {
  line->count = 0;
  line->start = box->place;
  bool is_ended = false;
  while (!is_ended && box->place < end && fill(box)) {
    const uint8_t *from = box->block + (box->place - box->block_start);
    const int64_t there = box->block_end < end ? box->block_end : end;
    size_t count = (size_t)(there - box->place);
    const uint8_t *mark = memchr(from, '\n', count);
    if (mark) count = (size_t)(mark - from);
    size_t kept = line_size - 1 - line->count;
    if (kept > count) kept = count;
    memcpy(line->text + line->count, from, kept);
    line->count += kept;
    box->place += (int64_t)count + (mark ? 1 : 0);
    is_ended = mark != NULL;
  }
  while (line->count > 0 && line->text[line->count - 1] == '\r') line->count--;
  line->text[line->count] = 0;
  return box->place > line->start;
}

static bool begins(const char *text, const char *with) {
  return strncmp(text, with, strlen(with)) == 0;
}

// Whether a line parts two messages: an address, a time, a year.
static bool is_mark(const line *line) {
  if (!begins(line->text, "From ")) return false;
  bool has_time = false, has_year = false;
  for (const char *at = line->text + 5; at[0]; at++) {
    const char before = at[-1];
    if (isdigit((unsigned char)at[0]) && at[1] == ':' && isdigit((unsigned char)at[2])) {
      has_time = true;
    }
    if (before == ' ' && (begins(at, "19") || begins(at, "20")) &&
        isdigit((unsigned char)at[2]) && isdigit((unsigned char)at[3]) &&
        !isdigit((unsigned char)at[4])) {
      has_year = true;
    }
  }
  return has_time && has_year;
}

// Whether such a line also names a day and a month, as no sentence does.
static bool is_full_mark(const line *line) {
  static const char *const days[] = {" Mon ", " Tue ", " Wed ", " Thu ", " Fri ", " Sat ", " Sun "};
  static const char months[] = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
  if (!is_mark(line)) return false;
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
    const char *day = strstr(line->text, days[i]);
    char month[5] = "";
    if (day) strncpy(month, day + 5, 4);
    if (strlen(month) == 4 && strstr(months, month)) return true;
  }
  return false;
}

// Whether a line is one of a head.
static bool is_head(const line *line) {
  const char *at = line->text;
  while (*at > ' ' && *at < 0x7F && *at != ':') at++;
  return at > line->text && *at == ':';
}

// Whether a line parts two messages. Below another line it must name a day, or be what Mozilla
// writes. One with nothing but an address must have a head below it.
static bool parts(mailbox *box, const line *mark, bool is_after_empty) {
  if (!begins(mark->text, "From ")) return false;
  if (is_after_empty ? is_mark(mark) : is_full_mark(mark)) return true;
  const char *rest = mark->text + 5;
  const size_t length = strcspn(rest, " \t");
  if (length == 0 || rest[length + strspn(rest + length, " \t")] != 0) return false;
  if (!is_after_empty && rest[0] != '-') return false;
  const int64_t place = box->place;
  line next;
  const bool is_followed = next_line(box, &next, box->size) && is_head(&next);
  box->place = place;
  return is_followed;
}

mailbox *mailbox_open(int descriptor) {
  struct stat status;
  mailbox *box = calloc(1, sizeof *box);
  if (!box) return NULL;
  box->block = malloc(block_size);
  box->descriptor = descriptor;
  box->size = fstat(descriptor, &status) == 0 ? status.st_size : 0;
  if (!box->block) {
    free(box);
    return NULL;
  }
  line first;
  uint8_t mark[3] = {0};
  if (pread(descriptor, mark, 3, 0) == 3 && memcmp(mark, "\xEF\xBB\xBF", 3) == 0) box->place = 3;
  do {
    if (!next_line(box, &first, box->size)) break;
  } while (first.count == 0);
  box->next = first.start;
  box->is_many = parts(box, &first, true);
  // Apple's form of a message: its length stands before it, and what the program notes behind.
  if (!box->is_many && first.count > 0 && first.count < 20 &&
      strspn(first.text, "0123456789 \t") == first.count) {
    const int64_t length = strtoll(first.text, NULL, 10);
    box->next = box->place;
    if (length > 0 && length < box->size - box->place) box->size = box->place + length;
  }
  // What a program has put before the head of a single message.
  if (!box->is_many && begins(first.text, ">From ")) box->next = box->place;
  return box;
}

void mailbox_close(mailbox *box) {
  free(box->block);
  free(box);
}

// Whether a message may end at a place, as its head says: at the end of the file, or before the next.
static bool ends_at(mailbox *box, int64_t place) {
  char text[8] = "";
  if (place == box->size) return true;
  if (place > box->size || place < box->place) return false;
  ssize_t count = pread(box->descriptor, text, sizeof text - 1, place);
  if (count <= 0) return false;
  const char *at = text;
  while (*at == '\n' || *at == '\r') at++;
  return *at == 0 || strncmp(at, "From ", strlen(at) < 5 ? strlen(at) : 5) == 0;
}

// Reads the head of a message; where its body ends as the head says, -1 where it does not say.
static int64_t read_head(mailbox *box, mail_span *span) {
  static const char name[] = "content-length:";
  int64_t length = -1;
  line line;
  while (next_line(box, &line, box->size)) {
    if (line.count == 0) {
      return length >= 0 && ends_at(box, box->place + length) ? box->place + length : -1;
    }
    if (box->is_many && line.start > span->start && is_full_mark(&line)) {
      box->place = line.start;
      break;
    }
    span->has_head = span->has_head || strchr(line.text, ':') != NULL;
    if (strncasecmp(line.text, name, sizeof name - 1) == 0) {
      length = strtoll(line.text + sizeof name - 1, NULL, 10);
      if (length > box->size) length = -1;
    }
    if (box->place - span->start > longest_head) {
      span->has_endless_head = true;
      break;
    }
  }
  return -1;
}

bool mailbox_next(mailbox *box, mail_span *span) {
  line line;
  *span = (mail_span){.start = box->next, .end = box->size};
  box->place = box->next;
  if (box->next >= box->size) return false;
  if (box->is_many) {
    next_line(box, &line, box->size);
    memcpy(span->mark, line.text, sizeof span->mark - 1);
    span->start = box->place;
  }
  const int64_t said = read_head(box, span);
  box->next = box->size;
  if (!box->is_many) return true;
  bool is_after_empty = true;
  while (next_line(box, &line, box->size)) {
    if (line.start >= said && parts(box, &line, is_after_empty || line.start == said)) {
      span->end = box->next = line.start;
      break;
    }
    const size_t quotes = strspn(line.text, ">");
    if (quotes > 0 && begins(line.text + quotes, "From ")) span->has_quoted = true;
    is_after_empty = line.count == 0;
  }
  return true;
}

bool mailbox_unquote(mailbox *box, const mail_span *span, int descriptor) {
  mailbox from = *box;
  from.block = malloc(block_size);
  if (!from.block) return false;
  from.block_start = from.block_end = 0;
  from.place = span->start;
  bool is_written = true, is_line_start = true;
  while (is_written && from.place < span->end && fill(&from)) {
    const uint8_t *at = from.block + (from.place - from.block_start);
    const int64_t there = from.block_end < span->end ? from.block_end : span->end;
    size_t count = (size_t)(there - from.place);
    const uint8_t *mark = memchr(at, '\n', count);
    if (mark) count = (size_t)(mark - at) + 1;
    from.place += (int64_t)count;
    if (is_line_start && at[0] == '>') {
      char text[line_size] = "";
      ssize_t read = pread(from.descriptor, text, sizeof text - 1, from.place - (int64_t)count);
      if (read > 0 && begins(text + strspn(text, ">"), "From ")) {
        at++;
        count--;
      }
    }
    is_written = fs_put(descriptor, at, count) == 0;
    is_line_start = mark != NULL;
  }
  free(from.block);
  return is_written;
}

bool mailbox_holds(mailbox *box, const mail_span *span, const char *text) {
  const int64_t length = (int64_t)strlen(text);
  int64_t end = span->end;
  while (end > span->start) {
    int64_t start = end - block_size;
    if (start < span->start) start = span->start;
    ssize_t count = pread(box->descriptor, box->block, (size_t)(end - start), start);
    box->block_start = box->block_end = 0;
    if (count <= 0) return false;
    if (memmem(box->block, (size_t)count, text, (size_t)length)) return true;
    if (start == span->start) return false;
    end = start + length;
  }
  return false;
}
