#include "CGzip.h"

#include <errno.h>
#include <unistd.h>
#include <zlib.h>

gzip_file *gzip_open(const char *path) { return (gzip_file *)gzopen(path, "rb"); }

gzip_file *gzip_open_descriptor(int descriptor) {
  gzFile file = gzdopen(descriptor, "rb");
  if (file == NULL) {
    close(descriptor);
    return NULL;
  }
  gzbuffer(file, 1u << 17);
  return (gzip_file *)file;
}

int64_t gzip_read(gzip_file *file, uint8_t *buffer, size_t capacity) {
  const unsigned most = 1u << 30;
  int count = gzread((gzFile)file, buffer, capacity < most ? (unsigned)capacity : most);
  if (count > 0) return count;
  int code = Z_OK;
  gzerror((gzFile)file, &code);
  switch (code) {
    case Z_OK:
    case Z_STREAM_END: return 0;
    // What could be decompressed of a file that was cut short is given first.
    case Z_BUF_ERROR: return gzip_cut;
    case Z_ERRNO: return errno != 0 ? gzip_unreadable : gzip_damaged;
    default: return gzip_damaged;
  }
}

int gzip_is_compressed(gzip_file *file) { return gzdirect((gzFile)file) == 0; }

void gzip_close(gzip_file *file) { gzclose((gzFile)file); }
