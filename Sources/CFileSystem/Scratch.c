#define _GNU_SOURCE
#include "CFileSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// The pattern of a name in the system's folder for temporary files, to be freed; NULL with errno.
static char *pattern(void) {
  const char *folder = getenv("TMPDIR");
  if (folder == NULL || folder[0] != '/') folder = "/tmp";
  char *path = NULL;
  if (asprintf(&path, "%s/sco-search-XXXXXX", folder) >= 0) return path;
  errno = ENOMEM;
  return NULL;
}

int fs_scratch_file(void) {
  char *path = pattern();
  if (path == NULL) return -1;
  int descriptor = mkostemp(path, O_CLOEXEC);
  if (descriptor >= 0) unlink(path);
  free(path);
  return descriptor;
}

int fs_scratch_folder(uint8_t *buffer, size_t capacity) {
  char *path = pattern();
  if (path == NULL) return errno;
  const size_t size = strlen(path) + 1;
  int error = size > capacity ? ENAMETOOLONG : mkdtemp(path) == NULL ? errno : 0;
  if (error == 0) memcpy(buffer, path, size);
  free(path);
  return error;
}

int fs_put(int descriptor, const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes += written;
    count -= (size_t)written;
  }
  return 0;
}

int fs_rewind(int descriptor) { return lseek(descriptor, 0, SEEK_SET) == 0 ? 0 : errno; }
