// Compacting and checking.

#include <sstream>

#include "internal.hpp"

using namespace cxapian;

void cxapian_compact(
  const cxapian_bytes *sources, size_t source_count, const uint8_t *destination,
  size_t destination_length, cxapian_compaction compaction, uint32_t options,
  cxapian_error *error) noexcept {
  guard(error, [&] {
    if (source_count == 0) throw Xapian::InvalidArgumentError("No database to compact is named");
    Xapian::Database all;
    for (size_t i = 0; i < source_count; ++i) all.add_database(Xapian::Database(text(sources[i])));
    unsigned flags = Xapian::Compactor::STANDARD;
    if (compaction == CXAPIAN_COMPACTION_FULL) flags = Xapian::Compactor::FULL;
    if (compaction == CXAPIAN_COMPACTION_FULLER) flags = Xapian::Compactor::FULLER;
    if (options & CXAPIAN_COMPACT_NO_RENUMBER) flags |= Xapian::DBCOMPACT_NO_RENUMBER;
    if (options & CXAPIAN_COMPACT_MULTIPASS) flags |= Xapian::DBCOMPACT_MULTIPASS;
    if (options & CXAPIAN_COMPACT_SINGLE_FILE) flags |= Xapian::DBCOMPACT_SINGLE_FILE;
    all.compact(text(destination, destination_length), flags);
  });
}

cxapian_bytes cxapian_check(
  const uint8_t *path, size_t path_length, uint64_t *error_count, cxapian_error *error) noexcept {
  *error_count = 0;
  return guard(error, [&] {
    std::ostringstream report;
    try {
      *error_count = Xapian::Database::check(text(path, path_length), 0, &report);
    } catch (const Xapian::DatabaseOpeningError &) {
      throw;
    } catch (const Xapian::DatabaseError &fault) {
      // Xapian gives up at some faults; they are findings all the same.
      *error_count = 1;
      report << fault.get_msg() << '\n';
    }
    return copy(report.str());
  });
}
