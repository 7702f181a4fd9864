#pragma once

#include "Frames.h"
#include "GMime.h"

// Tells the parts of a message, and what is said of each.

#pragma clang assume_nonnull begin

enum { most_fields = 1 << 15 };

// Names and values, each with a zero behind it.
typedef struct {
  size_t size;
  char text[most_fields];
} field_list;

void add_field(field_list *fields, const char *name, const char *_Nullable value);
void add_number(field_list *fields, const char *name, size_t number);

// What is being told.
typedef struct {
  frames *frames;
  uint8_t *block;
  // How many messages of the file there were, attached ones too; how many parts of this one, and
  // how many that are told in several ways.
  size_t messages, parts, alternatives;
  // In how many messages this one lies.
  int nesting;
  bool goes_on;
} telling;

// A list of messages that are still to be told.
typedef struct {
  gmime_object *_Nonnull *_Nullable items;
  size_t count, room;
} attached;

// Tells an entry up to the answer; what is wanted of it, 0 where nothing more is told.
int tell_entry(telling *telling, field_list *fields, uint8_t flags, const char *_Nullable name,
               size_t count);
void tell_end(telling *telling);

// Tells what is wrong with a message.
void tell_remark(telling *telling, const char *text);

// Tells the parts of a message's body, and notes the messages among them.
void tell_body(telling *telling, gmime_object *_Nullable body, attached *attached);

bool gmime_is(gmime_object *object, gtype (*type)(void));

#pragma clang assume_nonnull end
