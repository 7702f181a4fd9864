#include "table_reader.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <fcntl.h>

#include <algorithm>
#include <cstring>

namespace cxapian {

namespace {

/// Some hundred branches lead to all leaves of a hundred thousand articles.
constexpr size_t branches_kept = 256;
constexpr size_t leaves_kept = 128;

size_t number16(const uint8_t *place) noexcept { return size_t{place[0]} << 8 | place[1]; }

uint32_t number32(const uint8_t *place) noexcept {
  return static_cast<uint32_t>(number16(place) << 16 | number16(place + 2));
}

uint8_t byte(std::string_view item, size_t index) noexcept {
  return static_cast<uint8_t>(item[index]);
}

const uint8_t *bytes_of(std::string_view item) noexcept {
  return reinterpret_cast<const uint8_t *>(item.data());
}

/// The bytes of an item before its key: of a leaf its length, of a branch the block's number; and
/// the length of the key.
constexpr size_t head_of(size_t level) noexcept { return level == 0 ? 3 : 5; }

constexpr size_t part_size = 2;

std::string path_of(const std::string &folder, glass::Table table) {
  return folder + "/" + std::string(glass::table_names[table]) + std::string(glass::table_ending);
}

}  // namespace

TableReader::TableReader(
  const std::string &folder, glass::Table table, const TableRoot &root, uint64_t revision)
    : path_(path_of(folder, table)), file_(open(path_.c_str(), O_RDONLY | O_CLOEXEC)), root_(root),
      revision_(revision), branches_(branches_kept), leaves_(leaves_kept) {
  if (!root.is_empty && !file_.is_open()) {
    throw Xapian::DatabaseOpeningError(path_ + " cannot be read", errno);
  }
}

bool TableReader::find(std::string_view key, std::string &tag, bool &is_compressed) {
  tag.clear();
  if (root_.is_empty) return false;
  descend(key);
  const auto found = here();
  if (key_of(found, 0) != key || part_of(found, 0) != 1) return false;
  read_tag(tag, is_compressed);
  return true;
}

void TableReader::find_last(std::string_view key, std::string &found, std::string &tag) {
  found.clear();
  tag.clear();
  if (root_.is_empty) return;
  descend(key);
  auto last = here();
  if (key_of(last, 0) > key) {
    // It is the first of its block, to which what is behind the key of its branch leads.
    retreat();
    last = here();
  }
  found = key_of(last, 0);
  // The last part of a tag; its first may lie in the block before.
  if (part_of(last, 0) != 1) descend(found);
  bool is_compressed = false;
  read_tag(tag, is_compressed);
}

void TableReader::for_each_from(
  std::string_view key,
  const std::function<bool(std::string_view, const std::string &)> &body) {
  if (root_.is_empty) return;
  descend(key);
  std::string found;
  std::string tag;
  do {
    const auto next = here();
    // What the way leads to first is not greater.
    if (part_of(next, 0) != 1 || key_of(next, 0) < key) continue;
    found = key_of(next, 0);
    tag.clear();
    bool is_compressed = false;
    read_tag(tag, is_compressed);
    if (!body(found, tag)) return;
  } while (advance());
}

// MARK: Blocks

TableReader::Block TableReader::block(uint32_t number, size_t level) {
  auto &place = (level == 0 ? leaves_ : branches_).of(number);
  if (place.number == number) return place.bytes.get();
  if (!place.bytes) place.bytes.reset(new uint8_t[glass::block_size]);
  place.number = UINT32_MAX;
  uint8_t *bytes = place.bytes.get();
  for (size_t had = 0; had < glass::block_size;) {
    const auto offset = static_cast<off_t>(uint64_t{number} * glass::block_size + had);
    const ssize_t count = pread(file_.number(), bytes + had, glass::block_size - had, offset);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Xapian::DatabaseError(path_ + " cannot be read", errno);
    if (count == 0) fail("it ends too early");
    had += static_cast<size_t>(count);
  }
  require_sound(bytes, level);
  place.number = number;
  return bytes;
}

void TableReader::require_sound(const uint8_t *bytes, size_t level) const {
  if (number32(bytes) > revision_) {
    throw Xapian::DatabaseModifiedError("The database was changed while it was read");
  }
  if (bytes[4] != level) fail("a block is not of its level");
  const size_t end = number16(bytes + 9);
  if (end <= glass::block_head || end > glass::block_size || (end - glass::block_head) % 2 != 0) {
    fail("a block has no directory");
  }
}

void TableReader::fail(const char *reason) const {
  throw Xapian::DatabaseCorruptError(path_ + " is damaged: " + reason);
}

size_t TableReader::item_count(Block block) const noexcept {
  return (number16(block + 9) - glass::block_head) / glass::entry_size;
}

std::string_view TableReader::item(Block block, size_t index, size_t level) const {
  const size_t offset = number16(block + glass::block_head + index * glass::entry_size);
  const size_t head = head_of(level);
  if (offset < glass::block_head || offset + head > glass::block_size) {
    fail("an item lies outside its block");
  }
  const size_t room = glass::block_size - offset;
  const size_t key_end = head + block[offset + head - 1];
  const size_t length = level == 0 ? (number16(block + offset) & 0x1FFF) + 3 : key_end + part_size;
  const bool is_part = level == 0 && (block[offset] & glass::first_bit) == 0;
  if (length > room || key_end + (is_part ? part_size : 0) > length) {
    fail("an item is longer than its block");
  }
  return {reinterpret_cast<const char *>(block) + offset, length};
}

std::string_view TableReader::key_of(std::string_view item, size_t level) const {
  const size_t head = head_of(level);
  return item.substr(head, byte(item, head - 1));
}

uint32_t TableReader::part_of(std::string_view item, size_t level) const {
  if (level == 0 && (byte(item, 0) & glass::first_bit) != 0) return 1;
  const size_t head = head_of(level);
  return static_cast<uint32_t>(number16(bytes_of(item) + head + byte(item, head - 1)));
}

size_t TableReader::last_not_greater(Block block, size_t level, std::string_view key) const {
  size_t low = 0;
  // The first of a branch is never greater: it stands for all that is less.
  for (size_t high = item_count(block); high - low > 1;) {
    const size_t middle = low + (high - low) / 2;
    const auto candidate = item(block, middle, level);
    const int order = key_of(candidate, level).compare(key);
    // The first part of the tag is looked for.
    const bool is_greater = order > 0 || (order == 0 && part_of(candidate, level) > 1);
    (is_greater ? high : low) = middle;
  }
  return low;
}

uint32_t TableReader::child(Block block, size_t index) const {
  return number32(bytes_of(item(block, index, 1)));
}

// MARK: The way to an entry

void TableReader::descend(std::string_view key) {
  // The key may be that of a block which is about to make room.
  const std::string wanted(key);
  way_.clear();
  uint32_t number = root_.block;
  for (size_t level = root_.level;; --level) {
    const Block here = block(number, level);
    way_.push_back({number, last_not_greater(here, level, wanted)});
    if (level == 0) return;
    number = child(here, way_.back().item);
  }
}

std::string_view TableReader::here() { return item(block(way_.back().block, 0), way_.back().item, 0); }

void TableReader::retreat() {
  size_t level = 0;
  while (level < way_.size() && way_[way_.size() - 1 - level].item == 0) ++level;
  if (level == way_.size()) fail("it has no first entry");
  --way_[way_.size() - 1 - level].item;
  for (; level > 0; --level) {
    const Step &above = way_[way_.size() - 1 - level];
    const uint32_t number = child(block(above.block, level), above.item);
    way_[way_.size() - level] = {number, item_count(block(number, level - 1)) - 1};
  }
}

bool TableReader::advance() {
  size_t level = 0;
  for (; level < way_.size(); ++level) {
    Step &step = way_[way_.size() - 1 - level];
    if (++step.item < item_count(block(step.block, level))) break;
  }
  if (level == way_.size()) return false;
  for (; level > 0; --level) {
    const Step &above = way_[way_.size() - 1 - level];
    way_[way_.size() - level] = {child(block(above.block, level), above.item), 0};
  }
  return true;
}

void TableReader::read_tag(std::string &tag, bool &is_compressed) {
  for (uint32_t part = 1;; ++part) {
    const auto next = here();
    if (part_of(next, 0) != part) fail("a part of an entry is missing");
    const uint8_t bits = byte(next, 0);
    if (part == 1) is_compressed = (bits & glass::compressed_bit) != 0;
    tag += next.substr(head_of(0) + byte(next, 2) + (part == 1 ? 0 : part_size));
    if ((bits & glass::last_bit) != 0) return;
    if (!advance()) fail("it ends amid an entry");
  }
}

}  // namespace cxapian

#endif
