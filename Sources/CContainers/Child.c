#define _GNU_SOURCE
#include "Frames.h"

#include <CFileSystem.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

bool frames_tell(frames *frames, uint8_t what, const void *bytes, size_t count) {
  const uint8_t head[5] = {what, (uint8_t)count, (uint8_t)(count >> 8), (uint8_t)(count >> 16),
                           (uint8_t)(count >> 24)};
  frames->count += sizeof head + count;
  return frames->tell(frames, head, sizeof head) &&
         (count == 0 || frames->tell(frames, bytes, count));
}

bool frames_say(frames *frames, uint8_t what, const char *text) {
  return frames_tell(frames, what, text, text ? strnlen(text, 512) : 0);
}

// MARK: The child

static bool write_out(frames *frames, const void *bytes, size_t count) {
  (void)frames;
  return fs_put(STDOUT_FILENO, bytes, count) == 0;
}

static int read_answer(frames *frames) {
  (void)frames;
  uint8_t answer;
  while (true) {
    ssize_t count = read(STDIN_FILENO, &answer, 1);
    if (count == 1) return answer;
    if (count == 0 || errno != EINTR) return 0;
  }
}

typedef void reader(frames *, const char *);

static int run(reader *read, const char *path) {
  // Names within archives are converted by way of the locale.
  setlocale(LC_CTYPE, "C.UTF-8");
  frames out = {.tell = write_out, .answer = read_answer};
  read(&out, path);
  return 0;
}

#ifdef __GLIBC__
// glibc gives constructors the arguments of the program.
__attribute__((constructor)) static void read_if_asked(int count, char **arguments) {
  if (count != 3) return;
  if (strcmp(arguments[1], containers_mark) == 0) _exit(run(archive_tell, arguments[2]));
  if (strcmp(arguments[1], containers_mail_mark) == 0) _exit(run(mail_tell, arguments[2]));
}
#endif

// MARK: Trying any bytes

static bool tell_nobody(frames *frames, const void *bytes, size_t count) {
  (void)bytes;
  (void)count;
  // An answer to a bomb.
  return frames->count < (16u << 20);
}

static int take_all(frames *frames) {
  return frames->entries % 2 == 0 ? containers_take_xml : containers_take;
}

static size_t try_bytes(reader *read, const uint8_t *bytes, size_t count) {
  int descriptor = memfd_create("sco-search", MFD_CLOEXEC);
  if (descriptor < 0) return 0;
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  frames nobody = {.tell = tell_nobody, .answer = take_all};
  if (fs_put(descriptor, bytes, count) == 0) read(&nobody, path);
  close(descriptor);
  return nobody.count;
}

size_t containers_try(const uint8_t *bytes, size_t count) {
  return try_bytes(archive_tell, bytes, count);
}

size_t containers_try_mail(const uint8_t *bytes, size_t count) {
  return try_bytes(mail_tell, bytes, count);
}
