// The values of documents whose numbers ascend.

#ifndef CXAPIAN_VALUE_READER_HPP
#define CXAPIAN_VALUE_READER_HPP

#include <optional>

#include "internal.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Reads the values of a slot in the order of the documents, by which each block of the database is
/// read once at most.
class ValueReader {
 public:
  ValueReader(const Xapian::Database &database, Xapian::valueno slot)
      : values_(database.valuestream_begin(slot)) {}

  /// That of a document, not before the one asked for last; empty where it has none. It stays until
  /// the next call.
  const std::string &of(Xapian::docid document) {
    if (document == document_) return value_;
    document_ = document;
    value_.clear();
    if (!at_end() && values_.check(document) && !at_end() && values_.get_docid() == document) {
      value_ = *values_;
    }
    return value_;
  }

  /// The first document from this one on that has a value.
  std::optional<Xapian::docid> first_from(Xapian::docid document) {
    if (!at_end()) values_.skip_to(document);
    if (at_end()) return std::nullopt;
    return values_.get_docid();
  }

 private:
  bool at_end() const { return values_ == Xapian::ValueIterator(); }

  Xapian::ValueIterator values_;
  Xapian::docid document_ = 0;
  std::string value_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
