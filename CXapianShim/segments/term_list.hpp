// Lists of the terms of a document, as the table of term lists has them.

#ifndef CXAPIAN_SEGMENTS_TERM_LIST_HPP
#define CXAPIAN_SEGMENTS_TERM_LIST_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#pragma clang assume_nonnull begin

namespace cxapian {

/// How many bytes two numbers have in common that hold eight bytes each, the first one highest.
inline size_t shared_bytes(uint64_t left, uint64_t right) {
  return left == right ? 8 : static_cast<size_t>(__builtin_clzll(left ^ right)) / 8;
}

/// How many bytes two terms begin with in common.
inline size_t shared_length(std::string_view left, std::string_view right) {
  const size_t most = std::min(left.size(), right.size());
  size_t shared = 0;
  while (shared < most && left[shared] == right[shared]) ++shared;
  return shared;
}

/// Writes a list: of each term what differs from the one before.
class TermListWriter {
 public:
  TermListWriter(std::string &out, uint32_t document_length, size_t term_count);
  /// Adds a term; in their order.
  ///
  /// - Parameter shared: How many bytes it begins with in common with the one before.
  void add(std::string_view term, size_t shared, uint32_t wdf);

 private:
  std::string &out_;
  size_t previous_length_ = 0;
  bool is_first_ = true;
};

/// Reads a list, term by term; `Xapian::DatabaseCorruptError` where the bytes end too early.
class TermListReader {
 public:
  explicit TermListReader(std::string_view bytes);

  uint32_t document_length() const noexcept { return document_length_; }
  uint32_t term_count() const noexcept { return term_count_; }

  /// Goes on to the next term.
  ///
  /// - Returns: Whether there is one.
  bool next();
  const std::string &term() const noexcept { return term_; }
  uint32_t wdf() const noexcept { return wdf_; }

 private:
  uint8_t byte();
  uint32_t number();

  std::string_view bytes_;
  size_t place_ = 0;
  uint32_t document_length_ = 0;
  uint32_t term_count_ = 0;
  uint32_t read_ = 0;
  std::string term_;
  uint32_t wdf_ = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
