// What the version file of a glass database says: where its tables begin, at which revision.

#ifndef CXAPIAN_TABLES_VERSION_FILE_HPP
#define CXAPIAN_TABLES_VERSION_FILE_HPP

#include "../segments/glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <optional>
#include <string>

#pragma clang assume_nonnull begin

namespace cxapian {

/// Where a table begins.
struct TableRoot {
  uint32_t block = 0;
  /// How many branches are above a leaf.
  uint32_t level = 0;
  /// It has no entry, and no file perhaps.
  bool is_empty = true;
};

struct VersionFile {
  /// As Xapian writes it.
  std::string uuid;
  uint64_t revision = 0;
  TableRoot roots[glass::table_count];
  /// How often no term is in a document more.
  uint32_t greatest_wdf = 0;

  /// None where there is no such file, or one of a format that is not known here.
  static std::optional<VersionFile> read(const std::string &folder);
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif

#endif
