// Types shared by all areas: errors, bytes, lists. The conventions are in CXapianShim.h.

#ifndef CXAPIAN_TYPES_H
#define CXAPIAN_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define CXAPIAN_BEGIN extern "C" {
#define CXAPIAN_END }
#define CXAPIAN_NOEXCEPT noexcept
#else
#define CXAPIAN_BEGIN
#define CXAPIAN_END
#define CXAPIAN_NOEXCEPT
#endif

#define CXAPIAN_ENUM(name) \
  enum __attribute__((enum_extensibility(closed))) name : int32_t

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

/// The longest term, in bytes; a zero byte counts as two.
static const uint32_t CXAPIAN_TERM_MAX = 245;

/// What went wrong: one code for each exception class of Xapian, and the others.
typedef CXAPIAN_ENUM(cxapian_error_code) {
  CXAPIAN_ERROR_NONE = 0,
  CXAPIAN_ERROR_DATABASE_NOT_FOUND,
  CXAPIAN_ERROR_DATABASE_LOCKED,
  CXAPIAN_ERROR_DATABASE_MODIFIED,
  CXAPIAN_ERROR_DATABASE_CORRUPT,
  CXAPIAN_ERROR_DATABASE_VERSION,
  CXAPIAN_ERROR_DATABASE_OPENING,
  CXAPIAN_ERROR_DATABASE_CREATE,
  CXAPIAN_ERROR_DATABASE_CLOSED,
  CXAPIAN_ERROR_DATABASE,
  CXAPIAN_ERROR_DOCUMENT_NOT_FOUND,
  CXAPIAN_ERROR_FEATURE_UNAVAILABLE,
  CXAPIAN_ERROR_INVALID_ARGUMENT,
  CXAPIAN_ERROR_INVALID_OPERATION,
  CXAPIAN_ERROR_NETWORK,
  CXAPIAN_ERROR_NETWORK_TIMEOUT,
  CXAPIAN_ERROR_QUERY_PARSER,
  CXAPIAN_ERROR_RANGE,
  CXAPIAN_ERROR_SERIALISATION,
  CXAPIAN_ERROR_UNIMPLEMENTED,
  CXAPIAN_ERROR_WILDCARD,
  CXAPIAN_ERROR_OUT_OF_MEMORY,
  CXAPIAN_ERROR_INTERNAL,
  CXAPIAN_ERROR_UNKNOWN,
} cxapian_error_code;

/// Bytes or text: pointer and length. `data` may be NULL where `count` is 0.
typedef struct cxapian_bytes {
  const uint8_t *_Nullable data;
  size_t count;
} cxapian_bytes;

/// The outcome of a call. Both texts are empty if memory ran out while they were made.
typedef struct cxapian_error {
  cxapian_error_code code;
  cxapian_bytes message;
  /// What it happened to, where Xapian says so (the peer of a remote database); often empty.
  cxapian_bytes context;
} cxapian_error;

/// Frees the texts of an error and sets its code to `CXAPIAN_ERROR_NONE`.
void cxapian_error_clear(cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Frees bytes that a function returned by value.
void cxapian_bytes_free(cxapian_bytes bytes) CXAPIAN_NOEXCEPT;

/// One entry of a list; which fields are set is said where the list is made, the rest are 0.
typedef struct cxapian_entry {
  cxapian_bytes key;
  cxapian_bytes value;
  uint32_t frequency;
  uint32_t occurrences;
  double weight;
} cxapian_entry;

/// Entries in one block of memory.
typedef struct cxapian_entries {
  const cxapian_entry *_Nullable entries;
  size_t count;
} cxapian_entries;

void cxapian_entries_free(const cxapian_entries *_Nullable entries) CXAPIAN_NOEXCEPT;

/// One document of a term: how often the term occurs in it, and the sum of that over its terms.
typedef struct cxapian_posting {
  uint32_t document_id;
  uint32_t wdf;
  uint32_t document_length;
} cxapian_posting;

typedef struct cxapian_postings {
  const cxapian_posting *_Nullable postings;
  size_t count;
} cxapian_postings;

void cxapian_postings_free(const cxapian_postings *_Nullable postings) CXAPIAN_NOEXCEPT;

/// Numbers: positions of a term.
typedef struct cxapian_numbers {
  const uint32_t *_Nullable numbers;
  size_t count;
} cxapian_numbers;

void cxapian_numbers_free(const cxapian_numbers *_Nullable numbers) CXAPIAN_NOEXCEPT;

/// The version of the Xapian library that runs, "1.4.22" for example; static, never freed.
cxapian_bytes cxapian_version(void) CXAPIAN_NOEXCEPT;

/// Where C++ can only end the program (`std::terminate`, as for an error within a destructor), it
/// writes a text to standard error and ends with a status, without a signal.
void cxapian_exit_on_terminate(const uint8_t *text, size_t length, int32_t status) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
