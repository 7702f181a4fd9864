#include "CGzip.h"

#include <zlib.h>

gzip_file *gzip_open(const char *path) { return (gzip_file *)gzopen(path, "rb"); }

int64_t gzip_read(gzip_file *file, uint8_t *buffer, size_t capacity) {
  const unsigned most = 1u << 30;
  return gzread((gzFile)file, buffer, capacity < most ? (unsigned)capacity : most);
}

void gzip_close(gzip_file *file) { gzclose((gzFile)file); }
