#include "lengths.hpp"

#include <fcntl.h>

namespace cxapian {

namespace {

constexpr char magic[8] = {'s', 'c', 'o', 'l', 'e', 'n', '1', '\n'};

[[noreturn]] void fail(const std::string &path) {
  throw Xapian::DatabaseCorruptError("The lengths of documents are damaged: " + path);
}

}  // namespace

DocumentLengths::DocumentLengths(const Xapian::Database &database)
    : revision_(DatabaseRevision::of(database)),
      lengths_(size_t{revision_.last_document} + 1, none) {
  const auto last = database.postlist_end(std::string());
  for (auto it = database.postlist_begin(std::string()); it != last; ++it) {
    lengths_[*it] = it.get_doclength();
  }
}

std::unique_ptr<DocumentLengths> DocumentLengths::read(
  const std::string &path, const Xapian::Database &database) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return nullptr;
  Header header;
  if (!read_at(file, 0, &header, sizeof(header)) ||
      std::memcmp(header.magic, magic, sizeof(magic)) != 0 ||
      header.checksum != checksum_before(header, offsetof(Header, checksum))) {
    fail(path);
  }
  if (!header.revision.is_of(database)) return nullptr;
  std::unique_ptr<DocumentLengths> lengths(new DocumentLengths());
  lengths->revision_ = header.revision;
  lengths->lengths_.resize(size_t{header.revision.last_document} + 1);
  const size_t bytes = lengths->lengths_.size() * sizeof(uint32_t);
  if (!is_of_size(file, sizeof(header) + bytes) ||
      !read_at(file, sizeof(header), lengths->lengths_.data(), bytes) ||
      checksum_of(lengths->lengths_) != header.lengths_checksum) {
    fail(path);
  }
  return lengths;
}

void DocumentLengths::write(const std::string &path) const {
  Header header;
  std::memcpy(header.magic, magic, sizeof(magic));
  header.revision = revision_;
  header.lengths_checksum = checksum_of(lengths_);
  header.checksum = checksum_before(header, offsetof(Header, checksum));
  SideFileWriter file(path);
  file.write(&header, sizeof(header));
  file.write(lengths_.data(), lengths_.size() * sizeof(uint32_t));
  file.finish();
}

}  // namespace cxapian
