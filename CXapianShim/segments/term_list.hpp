// Lists of the terms of a document, as the table of term lists has them.

#ifndef CXAPIAN_SEGMENTS_TERM_LIST_HPP
#define CXAPIAN_SEGMENTS_TERM_LIST_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma clang assume_nonnull begin

namespace cxapian {

/// Writes a list: of each term what differs from the one before.
class TermListWriter {
 public:
  TermListWriter(std::string &out, uint32_t document_length, size_t term_count);
  /// Adds a term; in their order.
  void add(std::string_view term, uint32_t wdf);

 private:
  std::string &out_;
  std::string previous_;
  bool is_first_ = true;
};

/// A list that was read.
struct TermList {
  uint32_t document_length = 0;
  /// Each term and its wdf, in order.
  std::vector<std::pair<std::string, uint32_t>> terms;

  /// - Throws: `Xapian::DatabaseCorruptError` where the bytes end too early.
  explicit TermList(std::string_view bytes);
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
