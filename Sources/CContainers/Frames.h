#pragma once

#include "CContainers.h"

// Tells frames, to whom it may concern. What is told when nobody listens is lost.

#pragma clang assume_nonnull begin

typedef struct frames frames;
struct frames {
  // Takes the bytes of a frame; false where nobody takes them any more.
  bool (*tell)(frames *frames, const void *bytes, size_t count);
  // Waits for an answer; 0 where there is none.
  int (*answer)(frames *frames);
  // How many bytes were told.
  size_t count;
  // How many entries there were.
  size_t entries;
};

bool frames_tell(frames *frames, uint8_t what, const void *_Nullable bytes, size_t count);
bool frames_say(frames *frames, uint8_t what, const char *_Nullable text);

// Reads a file that holds others, and tells what there is.
void archive_tell(frames *frames, const char *path);
// Reads a file of messages in the same way.
void mail_tell(frames *frames, const char *path);

// Reads XML that comes in pieces and tells its events; false where libxml2 is missing.
typedef struct xml_reading xml_reading;
xml_reading *_Nullable xml_begin(frames *frames);
bool xml_take(xml_reading *reading, const void *bytes, size_t count);
void xml_finish(xml_reading *reading);

// The most bytes of a frame.
enum { frame_capacity = 1 << 16 };

#pragma clang assume_nonnull end
