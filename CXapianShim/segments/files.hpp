// Files that are written or read from their beginning to their end.

#ifndef CXAPIAN_SEGMENTS_FILES_HPP
#define CXAPIAN_SEGMENTS_FILES_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include "../descriptor.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// A file being written; what cannot be written is a `Xapian::DatabaseError`.
class Output {
 public:
  explicit Output(const std::string &path);

  /// Writes behind what was appended so far.
  void append(std::string_view bytes);
  /// Writes at a place; not to be mixed with `append`.
  void write_at(uint64_t offset, std::string_view bytes);
  /// How much was appended.
  uint64_t length() const noexcept { return length_; }
  void close();

 private:
  void flush();
  [[noreturn]] void fail() const;

  std::string path_;
  Descriptor descriptor_;
  std::string buffer_;
  uint64_t length_ = 0;
};

/// A file that is read in parts, by several threads.
class File {
 public:
  explicit File(const std::string &path);

  const std::string &path() const noexcept { return path_; }
  uint64_t length() const;
  /// Reads up to so many bytes at a place; 0 at the end.
  size_t read(char *place, size_t count, uint64_t offset) const;

 private:
  std::string path_;
  Descriptor descriptor_;
};

/// Where a part of a file is.
struct Range {
  uint64_t offset = 0;
  uint64_t length = 0;
};

/// A part of a file, read from its beginning; one that ends too early is a
/// `Xapian::DatabaseCorruptError`.
class Input {
 public:
  /// - Parameter buffer: How many bytes to read at once.
  Input(const File &file, Range range, size_t buffer);

  bool at_end() const noexcept { return left_ == 0 && position_ == buffer_.size(); }
  /// Where the next bytes are in the file.
  uint64_t place() const noexcept { return offset_ - (buffer_.size() - position_); }
  uint64_t number();
  /// The next bytes; they stay until the next call.
  std::string_view bytes(size_t count);
  /// Bytes that begin with their number.
  std::string_view counted() { return bytes(number()); }

 private:
  void fill(size_t count);
  [[noreturn]] void fail_early() const;

  const File *file_;
  size_t at_once_;
  uint64_t offset_;
  /// Bytes that are not in the buffer yet.
  uint64_t left_;
  std::string buffer_;
  size_t position_ = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
