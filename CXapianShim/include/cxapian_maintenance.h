// Compacting and checking databases. The conventions are in CXapianShim.h.

#ifndef CXAPIAN_MAINTENANCE_H
#define CXAPIAN_MAINTENANCE_H

#include "cxapian_types.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

typedef CXAPIAN_ENUM(cxapian_compaction) {
  /// Do not split entries.
  CXAPIAN_COMPACTION_STANDARD = 0,
  /// Split entries wherever it saves space.
  CXAPIAN_COMPACTION_FULL,
  /// Even smaller; not for a database that is to be changed later.
  CXAPIAN_COMPACTION_FULLER,
} cxapian_compaction;

/// Options of compacting, added together.
enum {
  /// Keep the document numbers; the ranges of the sources must not overlap.
  CXAPIAN_COMPACT_NO_RENUMBER = 1,
  /// Merge more than 3 sources in passes: faster, with more room for temporary files.
  CXAPIAN_COMPACT_MULTIPASS = 2,
  /// Write one file instead of a folder.
  CXAPIAN_COMPACT_SINGLE_FILE = 4,
};

/// Writes a compact database that holds the documents of all sources, numbered one source after
/// the other. Where sources have metadata of the same key, the first counts; spelling frequencies
/// are added up. Its files are not surely on the disk afterwards.
void cxapian_compact(
  const cxapian_bytes *_Nullable sources, size_t source_count, const uint8_t *destination,
  size_t destination_length, cxapian_compaction compaction, uint32_t options,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Checks a database's files. The returned text says what was looked at and what is wrong;
/// `error_count` becomes the number of faults; at some faults Xapian stops, and looks for no more.
/// A database that cannot be opened is an error, and no fault. A process of its own looks at them:
/// at damage that ends it, the check has one fault.
cxapian_bytes cxapian_check(
  const uint8_t *path, size_t path_length, uint64_t *error_count, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
