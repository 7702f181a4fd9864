#include "version_file.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <fcntl.h>

#include "../descriptor.hpp"
#include "../segments/encoding.hpp"

namespace cxapian {

namespace {

/// It has some hundred bytes; the lists of free blocks may make it longer.
constexpr size_t most_bytes = 64 << 10;
constexpr size_t uuid_length = 16;

/// RFC 9562.
std::string uuid_text(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (size_t index = 0; index < bytes.size(); ++index) {
    if (index == 4 || index == 6 || index == 8 || index == 10) text += '-';
    const auto byte = static_cast<uint8_t>(bytes[index]);
    text += digits[byte >> 4];
    text += digits[byte & 0xF];
  }
  return text;
}

std::string read_whole(const std::string &path) {
  std::string bytes;
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return bytes;
  char part[4096];
  while (bytes.size() < most_bytes) {
    const ssize_t count = ::read(file.number(), part, sizeof(part));
    if (count <= 0) break;
    bytes.append(part, static_cast<size_t>(count));
  }
  return bytes;
}

/// Reads numbers off it; once one is missing, there are none any more.
class Numbers {
 public:
  Numbers(std::string_view bytes, size_t place) : bytes_(bytes), place_(place) {}

  uint64_t next() {
    const auto number = is_whole_ ? read_number(bytes_, place_) : std::nullopt;
    is_whole_ = number.has_value();
    return number.value_or(0);
  }

  void skip(uint64_t count) {
    if (bytes_.size() - place_ < count) is_whole_ = false;
    if (is_whole_) place_ += count;
  }

  bool is_whole() const noexcept { return is_whole_; }

 private:
  std::string_view bytes_;
  size_t place_;
  bool is_whole_ = true;
};

/// None where its blocks are not of the size that all are written with.
std::optional<TableRoot> read_root(Numbers &numbers) {
  TableRoot root;
  root.block = static_cast<uint32_t>(numbers.next());
  const uint64_t level = numbers.next();
  root.level = static_cast<uint32_t>(level >> 2);
  root.is_empty = (level & 1) != 0;
  numbers.next();  // How many entries it has.
  const bool is_known = numbers.next() == glass::block_size >> 11;
  numbers.next();  // Longer tags are compressed.
  numbers.skip(numbers.next());  // Free blocks.
  if (!is_known || !numbers.is_whole()) return std::nullopt;
  return root;
}

}  // namespace

std::optional<VersionFile> VersionFile::read(const std::string &folder) {
  const std::string bytes = read_whole(folder + "/" + std::string(glass::version_file));
  std::string head(glass::magic);
  head += static_cast<char>(glass::format >> 8);
  head += static_cast<char>(glass::format & 0xFF);
  if (bytes.compare(0, head.size(), head) != 0 || bytes.size() < head.size() + uuid_length) {
    return std::nullopt;
  }
  Numbers numbers(bytes, head.size() + uuid_length);
  VersionFile file;
  file.uuid = uuid_text(std::string_view(bytes).substr(head.size(), uuid_length));
  file.revision = numbers.next();
  for (TableRoot &root : file.roots) {
    const auto read = read_root(numbers);
    if (!read) return std::nullopt;
    root = *read;
  }
  for (int known = 0; known < 3; ++known) numbers.next();  // Of the documents.
  file.greatest_wdf = static_cast<uint32_t>(numbers.next());
  if (!numbers.is_whole()) return std::nullopt;
  return file;
}

}  // namespace cxapian

#endif
