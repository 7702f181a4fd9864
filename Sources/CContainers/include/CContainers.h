#pragma once

// What lies in archives and other files of several parts, told by a child process.
//
// The libraries that take such files apart (libarchive, libxml2, GMime) are loaded and run in the
// child alone. What makes one crash, hang or ask for all memory ends the child, and costs its file.
//
// The child is this program, started once more with `containers_mark` or `containers_mail_mark` and
// a path as its arguments: a constructor of this library sees them before `main`, reads, and ends the
// process. So every program that has the library linked in has the child with it.
//
// What the child tells on its standard output is frames: a byte that says what (below), four bytes
// of length, the lowest first, and so many bytes. After `containers_entry`, and the first bytes of
// the entry, it waits for one byte of answer on its standard input.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The argument that makes a child of the program.
#define containers_mark "--sco-search-container"
/// The one that makes a child that reads messages.
#define containers_mail_mark "--sco-search-mail"

/// What a frame is.
enum {
  /// What is said of the entry that comes next: names and values, each with a zero behind it.
  containers_fields = 'H',
  /// An entry: a byte of flags (below), then its name.
  containers_entry = 'E',
  /// The next bytes of the entry. The first such frame stands before the answer, and may be empty.
  containers_bytes = 'D',
  /// The end of the entry; why not all of it is there, where that is so.
  containers_entry_end = 'X',
  /// Nothing more can be read, and why.
  containers_fault = 'F',
  /// A library is missing: its name.
  containers_missing = 'M',
  /// There is nothing more.
  containers_end = 'Z',
};

/// What is said of an entry.
enum {
  /// It is the whole file, which was compressed.
  containers_is_compressed = 1,
  /// It is the whole file as it is.
  containers_is_plain = 2,
  /// It cannot be read without a password.
  containers_is_encrypted = 4,
  /// It is a message, which has nothing of its own but its fields; its parts come next.
  containers_is_message = 8,
  /// It is a part of the message before.
  containers_is_part = 16,
  /// Its name is what is wrong with the message before.
  containers_is_remark = 32,
};

/// What is wanted of an entry.
enum {
  containers_take = 'r',
  /// As XML: its elements and texts, written as CHTML does.
  containers_take_xml = 'x',
  containers_pass_over = 's',
};

/// Reads a file in this process, as the child does, wants all of it, every second entry as XML, and
/// tells nobody: for what tries any bytes. Returns how many bytes of frames there were.
size_t containers_try(const uint8_t *bytes, size_t count);
/// The same of messages.
size_t containers_try_mail(const uint8_t *bytes, size_t count);

#pragma clang assume_nonnull end
