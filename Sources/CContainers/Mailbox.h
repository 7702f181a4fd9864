#pragma once

#include "Frames.h"

// Tells the messages of a file apart: of a mailbox, or the one that it is.

#pragma clang assume_nonnull begin

// Where a message stands in its file.
typedef struct {
  int64_t start, end;
  // The line before it, which says when it came; empty where it is the whole file.
  char mark[256];
  // Its first lines are of a head.
  bool has_head;
  // Its head is longer than any is.
  bool has_endless_head;
  // Lines of it that begin with `From ` have a mark before them, which is not theirs.
  bool has_quoted;
} mail_span;

typedef struct mailbox mailbox;
mailbox *_Nullable mailbox_open(int descriptor);
void mailbox_close(mailbox *box);

// Finds the next message; false where there is none.
bool mailbox_next(mailbox *box, mail_span *span);

// Writes a message to a file without the marks of quoted lines; false where that fails.
bool mailbox_unquote(mailbox *box, const mail_span *span, int descriptor);

// Whether a message holds a text, which is looked for from its end.
bool mailbox_holds(mailbox *box, const mail_span *span, const char *text);

#pragma clang assume_nonnull end
