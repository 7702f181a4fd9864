// C functions over the C++ library Xapian 1.4 (full-text search).
//
// Conventions, which every function here keeps:
//
//  1. Names begin with `cxapian_`. A handle (`cxapian_database`, `cxapian_stemmer`) is an opaque
//     struct whose body only the C++ sources know. No C++ type appears in a header.
//  2. Ownership: what a function returns by pointer, and each `cxapian_bytes` that it returns by
//     value, belongs to the caller, who gives it back to the `…_free` function of its type, once.
//     Every `…_free` accepts NULL. Pointers inside a returned struct belong to that struct.
//  3. Arguments are borrowed for the time of the call; nothing keeps a pointer to them.
//  4. Text and bytes are pointer + length, never NUL-terminated; a zero byte is a byte like any
//     other. A NULL pointer is allowed with length 0 where it is marked `_Nullable`.
//  5. Whatever can fail has `cxapian_error *error` as its last parameter, and always writes it:
//     code `CXAPIAN_ERROR_NONE` after success, else a code with a message. After a failure the
//     returned value is NULL, 0, or false, and the caller clears the error
//     (`cxapian_error_clear`), which frees its message.
//  6. No C++ exception leaves a function: each body runs in one guard that turns any exception
//     into the error. All functions are `noexcept`.
//  7. Threads: a handle may move between threads, but only one thread may use it at a time.
//     Different handles are independent, also those on the same files.
//  8. Numbers are the machine's own byte order, also inside packed buffers, which never leave the
//     process. Packed buffers need no alignment, and are checked: a bad one is
//     `CXAPIAN_ERROR_INVALID_ARGUMENT`.
//  9. A term has at most `CXAPIAN_TERM_MAX` bytes, a zero byte counting as two. A longer one is
//     `CXAPIAN_ERROR_INVALID_ARGUMENT` as soon as it is given, not at the commit.

#ifndef CXAPIAN_SHIM_H
#define CXAPIAN_SHIM_H

#include "cxapian_types.h"

#include "cxapian_database.h"
#include "cxapian_lists.h"
#include "cxapian_maintenance.h"
#include "cxapian_query.h"
#include "cxapian_search.h"
#include "cxapian_segment.h"
#include "cxapian_stem.h"
#include "cxapian_writable.h"

#endif
