// Files beside the tables of a database, which tell of one revision of it.

#ifndef CXAPIAN_MATCHER_SIDE_FILE_HPP
#define CXAPIAN_MATCHER_SIDE_FILE_HPP

#include "../descriptor.hpp"
#include "../internal.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// What tells one revision from all others. A revision that was lost with the power may be given
/// again to other documents, so its number alone does not.
struct DatabaseRevision {
  uint64_t number = 0;
  uint64_t total_length = 0;
  uint32_t document_count = 0;
  uint32_t last_document = 0;
  char uuid[40] = {};

  static DatabaseRevision of(const Xapian::Database &database) {
    DatabaseRevision revision;
    revision.number = database.get_revision();
    revision.total_length = database.get_total_length();
    revision.document_count = database.get_doccount();
    revision.last_document = database.get_lastdocid();
    const std::string uuid = database.get_uuid();
    std::memcpy(revision.uuid, uuid.data(), std::min(uuid.size(), sizeof(revision.uuid)));
    return revision;
  }

  bool is_of(const Xapian::Database &database) const {
    const DatabaseRevision other = of(database);
    return std::memcmp(this, &other, sizeof(other)) == 0;
  }
};

/// A sum of 32-bit words that damage changes: FNV-1a (Fowler, Noll, Vo), in four lanes, which depend
/// on nothing of each other, since it is worked out whenever a file is read.
class WordChecksum {
 public:
  void add(const uint32_t *_Nullable words, size_t count) noexcept {
    size_t index = 0;
    for (; index + 4 <= count; index += 4) {
      for (size_t lane = 0; lane < 4; ++lane) {
        lanes_[lane] = (lanes_[lane] ^ words[index + lane]) * prime;
      }
    }
    for (; index < count; ++index) lanes_[0] = (lanes_[0] ^ words[index]) * prime;
    count_ += count;
  }

  uint64_t value() const noexcept {
    uint64_t sum = count_;
    for (uint64_t lane : lanes_) sum = ((sum ^ lane) * prime) ^ (sum >> 29);
    return sum;
  }

 private:
  static constexpr uint64_t prime = 0x00000100000001B3;
  uint64_t lanes_[4] = {1, 2, 3, 0xCBF29CE484222325};
  uint64_t count_ = 0;
};

template <typename Element>
uint64_t checksum_of(const std::vector<Element> &elements) {
  static_assert(sizeof(Element) % sizeof(uint32_t) == 0);
  WordChecksum sum;
  sum.add(
    reinterpret_cast<const uint32_t *>(elements.data()),
    elements.size() * (sizeof(Element) / sizeof(uint32_t)));
  return sum.value();
}

/// That of the first bytes of a header.
template <typename Header>
uint64_t checksum_before(const Header &header, size_t end) {
  std::vector<uint32_t> words(end / sizeof(uint32_t));
  std::memcpy(words.data(), &header, end);
  return checksum_of(words);
}

/// A file that is written beside the one it takes the place of.
class SideFileWriter {
 public:
  /// Throws DatabaseError, as the others do, where nothing can be written.
  explicit SideFileWriter(const std::string &path);
  ~SideFileWriter();
  SideFileWriter(const SideFileWriter &) = delete;
  SideFileWriter &operator=(const SideFileWriter &) = delete;

  void write(const void *_Nullable bytes, size_t count);
  uint64_t size() const noexcept { return written_ + buffer_.size(); }
  /// Puts it in place; first writes its beginning over, where that is asked for.
  void finish(const void *_Nullable head = nullptr, size_t count = 0);

 private:
  void write_at(uint64_t offset, const void *_Nullable bytes, size_t count);
  void flush();

  std::string path_;
  std::string draft_;
  Descriptor file_;
  std::vector<uint8_t> buffer_;
  uint64_t written_ = 0;
  bool is_finished_ = false;
};

/// Reads so many bytes at a place of a file; false where it ends before. Nothing is mapped: where a
/// file is cut off while it is read, that is an error and no signal.
bool read_at(const Descriptor &file, uint64_t offset, void *_Nullable bytes, size_t count);

/// Whether a file has so many bytes.
bool is_of_size(const Descriptor &file, uint64_t size);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
