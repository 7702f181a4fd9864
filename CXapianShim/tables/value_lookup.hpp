// The values of documents that are looked up one by one.

#ifndef CXAPIAN_TABLES_VALUE_LOOKUP_HPP
#define CXAPIAN_TABLES_VALUE_LOOKUP_HPP

#include "../value_reader.hpp"
#include "tables.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Reads single values of a slot, in the order of the documents.
class ValueLookup {
 public:
  /// - `tables`: null where Xapian has to be asked.
  ValueLookup(const Xapian::Database &database, Tables *_Nullable tables, Xapian::valueno slot)
      : tables_(tables), slot_(slot) {
    if (tables == nullptr) reader_.emplace(database, slot);
  }

  /// That of a document, not before the one asked for last; empty where it has none. It stays until
  /// the next call.
  std::string_view of(Xapian::docid document);

 private:
  /// Goes on to the first document of the chunk from this one on, or to its last.
  void skip_to(Xapian::docid document);
  void read_value();
  uint64_t number();
  [[noreturn]] void fail() const;

  Tables *_Nullable tables_;
  Xapian::valueno slot_;
  /// Where Xapian is asked.
  std::optional<ValueReader> reader_;
  ValueChunk chunk_;
  /// The value of the chunk that was read last, and of which document; 0 for none.
  std::string_view value_;
  Xapian::docid document_ = 0;
  /// Where the next one is.
  size_t place_ = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
