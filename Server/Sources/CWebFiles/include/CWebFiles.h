#pragma once

// The page's templates, style, scripts and icon, the files of files/, as part of the program, so
// that it serves them wherever it lies. No file has a terminating zero.

#include <stddef.h>
#include <stdint.h>

/// How many files there are; they are numbered from 0.
size_t web_file_count(void);

/// A file's name, in ASCII.
const char *_Nonnull web_file_name(size_t number);

/// The number of bytes of a file.
size_t web_file_size(size_t number);

/// Copies a file into a buffer of at least `web_file_size(number)` bytes.
void web_file_copy(size_t number, uint8_t *_Nonnull buffer);
