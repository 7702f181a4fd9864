#pragma once

// The part of zlib that reads gzip files, dictzip among them, from beginning to end.
//
// 1. A file is opened once, read by one thread at a time, and closed by gzip_close.
// 2. A file that is not compressed is read as it is.

#include <stddef.h>
#include <stdint.h>

/// An open file.
typedef struct gzip_file gzip_file;

/// Opens a file; NULL where it cannot be opened.
gzip_file *_Nullable gzip_open(const char *_Nonnull path);

/// Reads the next bytes; returns their number, 0 at the end, -1 where the file is damaged.
int64_t gzip_read(gzip_file *_Nonnull file, uint8_t *_Nonnull buffer, size_t capacity);

/// Closes a file.
void gzip_close(gzip_file *_Nonnull file);
