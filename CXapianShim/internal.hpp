// What the sources of the shim share; no part of its interface.

#ifndef CXAPIAN_INTERNAL_HPP
#define CXAPIAN_INTERNAL_HPP

#include <xapian.h>

#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "CXapianShim.h"

#pragma clang assume_nonnull begin

namespace cxapian {
class Matcher;
class Tables;
}

struct cxapian_database {
  cxapian_database();
  ~cxapian_database();

  std::unique_ptr<Xapian::Database> reader;
  /// Where the lengths of the documents of its revision are known, else null.
  std::unique_ptr<cxapian::Matcher> matcher;
  /// Where single entries of its revision can be read without Xapian, else null.
  std::unique_ptr<cxapian::Tables> tables;
  /// The same object where it may be written to, else null.
  Xapian::WritableDatabase *_Nullable writer = nullptr;
};

namespace cxapian {

/// Writes the exception being handled into the error.
void record_exception(cxapian_error *error) noexcept;

/// Runs the body of a C function: every exception becomes the error, and the result zero.
template <typename Body>
auto guard(cxapian_error *error, Body &&body) noexcept -> decltype(body()) {
  using Result = decltype(body());
  *error = cxapian_error{CXAPIAN_ERROR_NONE, {nullptr, 0}, {nullptr, 0}};
  try {
    return body();
  } catch (...) {
    record_exception(error);
  }
  if constexpr (!std::is_void_v<Result>) return Result{};
}

inline std::string text(const uint8_t *_Nullable bytes, size_t count) {
  return count == 0 ? std::string() : std::string(reinterpret_cast<const char *>(bytes), count);
}

inline std::string text(cxapian_bytes bytes) { return text(bytes.data, bytes.count); }

/// A view of a string that outlives the view.
inline cxapian_bytes view(const std::string &string) noexcept {
  return {reinterpret_cast<const uint8_t *>(string.data()), string.size()};
}

/// A copy for the caller, who frees it with `cxapian_bytes_free`.
cxapian_bytes copy(const std::string &string);

/// Throws InvalidArgumentError unless Xapian can store the term.
void require_term(const std::string &term);

inline Xapian::Database &reading(const cxapian_database *database) { return *database->reader; }

/// Throws InvalidOperationError for a database that is open for reading only.
inline Xapian::WritableDatabase &writing(cxapian_database *database) {
  if (database->writer == nullptr) {
    throw Xapian::InvalidOperationError("The database is open for reading only");
  }
  return *database->writer;
}

/// Reads numbers and bytes off a packed buffer, and throws InvalidArgumentError at its end.
class PackedReader {
 public:
  PackedReader(const uint8_t *_Nullable bytes, size_t count, const char *what)
      : begin_(bytes), count_(count), what_(what) {}

  bool at_end() const noexcept { return offset_ == count_; }

  template <typename Number>
  Number number() {
    require(sizeof(Number));
    Number result;
    std::memcpy(&result, begin_ + offset_, sizeof(Number));
    offset_ += sizeof(Number);
    return result;
  }

  /// Bytes that begin with their length, where they are.
  std::string_view view() {
    const auto length = number<uint32_t>();
    require(length);
    const std::string_view result(reinterpret_cast<const char *>(begin_ + offset_), length);
    offset_ += length;
    return result;
  }

  /// The same, copied.
  std::string bytes() { return std::string(view()); }

  [[noreturn]] void fail(const std::string &reason) const {
    throw Xapian::InvalidArgumentError(
      std::string("Bad packed ") + what_ + " before byte " + std::to_string(offset_) + ": " +
      reason);
  }

 private:
  void require(size_t length) const {
    if (count_ - offset_ < length) fail("it ends too early");
  }

  const uint8_t *_Nullable begin_;
  size_t count_;
  size_t offset_ = 0;
  const char *what_;
};

/// Entries with the strings they point into. The base is what the caller sees.
struct EntryList : cxapian_entries {
  std::deque<std::string> strings;
  std::vector<cxapian_entry> storage;

  EntryList() : cxapian_entries{nullptr, 0} {}

  cxapian_bytes keep(std::string string) {
    strings.push_back(std::move(string));
    return view(strings.back());
  }

  cxapian_entry &add(std::string key) {
    storage.push_back(cxapian_entry{keep(std::move(key)), {nullptr, 0}, 0, 0, 0});
    return storage.back();
  }
};

/// Hands a filled list to the caller.
inline const cxapian_entries *release(std::unique_ptr<EntryList> list) noexcept {
  list->entries = list->storage.data();
  list->count = list->storage.size();
  return list.release();
}

class EarlyEnd;

/// Builds a query from its packed form.
///
/// - `class_count`: the greatest class of lengths that a part of it may have.
/// - `database`: what is to be searched; nullptr where nothing is, and wildcards stay as they are.
/// - `end`: asked by the sources of the query; it must outlive the query.
Xapian::Query unpack_query(
  const uint8_t *_Nullable bytes, size_t count, size_t class_count,
  const Xapian::Database *_Nullable database = nullptr, EarlyEnd *_Nullable end = nullptr);

/// Adds to a document what its packed form says.
void apply_records(Xapian::Document &document, const uint8_t *_Nullable bytes, size_t count);

/// Builds a document from its packed form.
Xapian::Document unpack_document(const uint8_t *_Nullable bytes, size_t count);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
