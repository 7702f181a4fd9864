#pragma once

// The part of zlib that reads gzip files, dictzip among them, from beginning to end.
//
// 1. A file is opened once, read by one thread at a time, and closed by gzip_close.
// 2. A file that is not compressed is read as it is.
// 3. A file of several compressed parts one after another is read as one.

#include <stddef.h>
#include <stdint.h>

/// An open file.
typedef struct gzip_file gzip_file;

/// Why nothing more can be read of a file.
enum {
  /// Its bytes are no gzip, or their checksum is wrong.
  gzip_damaged = -1,
  /// It ends before its compressed text does.
  gzip_cut = -2,
  /// The system cannot read it; errno says why.
  gzip_unreadable = -3,
};

/// Opens a file; NULL where it cannot be opened.
gzip_file *_Nullable gzip_open(const char *_Nonnull path);

/// Takes over an open descriptor, which gzip_close closes, and which is closed where this fails;
/// NULL where memory is short.
gzip_file *_Nullable gzip_open_descriptor(int descriptor);

/// Reads the next bytes; returns their number, 0 at the end, less than 0 where nothing more can be
/// read (see above).
int64_t gzip_read(gzip_file *_Nonnull file, uint8_t *_Nonnull buffer, size_t capacity);

/// Whether the file begins as gzip does; asked before the first read, or after it.
int gzip_is_compressed(gzip_file *_Nonnull file);

/// Closes a file.
void gzip_close(gzip_file *_Nonnull file);
