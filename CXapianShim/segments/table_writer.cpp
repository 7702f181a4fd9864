#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include "table_writer.hpp"

#include <algorithm>

#include "encoding.hpp"

namespace {

using namespace cxapian;

std::string path_of(const std::string &folder, glass::Table table) {
  std::string path = folder + "/";
  path += glass::table_names[table];
  path += glass::table_ending;
  return path;
}

void put16(char *place, size_t value) {
  place[0] = static_cast<char>(value >> 8);
  place[1] = static_cast<char>(value);
}

void put32(char *place, uint32_t value) {
  for (int index = 0; index < 4; ++index) {
    place[index] = static_cast<char>(value >> (24 - 8 * index));
  }
}

void append_description(
  std::string &out, glass::Table table, uint32_t root, size_t level, uint64_t entry_count,
  uint32_t block_count) {
  const bool is_empty = block_count == 0;
  append_number(out, root);
  // Blocks of leaves follow each other in the file; a table without blocks has no root.
  append_number(out, level << 2 | 2 | (is_empty ? 1 : 0));
  append_number(out, entry_count);
  append_number(out, glass::block_size >> 11);
  append_number(out, glass::is_compressed(table) ? glass::longest_plain_tag : 0);
  std::string free_blocks;
  if (!is_empty) {
    append_number(free_blocks, glass::revision);
    append_number(free_blocks, block_count);
    // None are free: the list begins and ends at nothing.
    free_blocks.append(4, '\0');
  }
  append_counted(out, free_blocks);
}

}  // namespace

namespace cxapian {

TableWriter::TableWriter(const std::string &folder, glass::Table table)
    : table_(table), file_(path_of(folder, table)) {
  begin(0);
  // The entry with the empty key, by which each search in the table finds something.
  char *item = place(levels_[0], 3);
  item[0] = static_cast<char>(glass::first_bit | glass::last_bit);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool is_compressed) {
  if (key.empty() || key.size() > glass::longest_key) {
    throw Xapian::InvalidArgumentError(
      "Key of " + std::to_string(key.size()) + " bytes, at most " +
      std::to_string(glass::longest_key) + " are possible");
  }
  if (key <= last_key_) {
    throw Xapian::InvalidOperationError(
      "The entries of a table are out of order: " + std::string(key.substr(0, 40)));
  }
  ++entry_count_;
  const size_t head = 2 + 1 + key.size();
  const size_t most = glass::longest_item - head - 2;
  size_t length = most + 2;
  if (tag.size() <= length) {
    length = tag.size();
  } else {
    // The first part fills what is left of the block, beside as many of the longest items as fit,
    // if that makes no part more, or is worth one.
    const size_t left = levels_[0].free % (glass::longest_item + glass::entry_size);
    if (left > glass::entry_size + head + 2) {
      const size_t room = left - (glass::entry_size + head + 2);
      if (room >= (tag.size() - 2) % most || room >= key.size() + 34) length = room + 2;
    }
  }
  uint32_t part = 1;
  while (true) {
    const bool is_last = length == tag.size();
    if (part > 0xFFFF) throw Xapian::UnimplementedError("An entry is too long for a table");
    add_part(key, part, is_last, is_compressed, tag.substr(0, length));
    if (is_last) break;
    tag.remove_prefix(length);
    length = std::min(most, tag.size());
    ++part;
  }
  last_key_ = key;
}

void TableWriter::add_part(
  std::string_view key, uint32_t part, bool is_last, bool is_compressed, std::string_view tag) {
  const size_t length = 2 + 1 + key.size() + (part > 1 ? 2 : 0) + tag.size();
  if (levels_[0].free < length + glass::entry_size) {
    write(0);
    begin(0);
    // As much of the key as tells it from the last one of the block before.
    size_t shared = 0;
    while (shared < std::min(key.size(), last_key_.size()) && key[shared] == last_key_[shared]) {
      ++shared;
    }
    // Parts of one entry have the same key.
    const size_t needed = part > 1 ? key.size() : std::min(shared + 1, key.size());
    add_branch(1, key.substr(0, needed), part, levels_[0].number);
  }
  char *item = place(levels_[0], length);
  put16(item, length - 3);
  item[0] = static_cast<char>(
    item[0] | (is_compressed ? glass::compressed_bit : 0) | (is_last ? glass::last_bit : 0) |
    (part == 1 ? glass::first_bit : 0));
  item[2] = static_cast<char>(key.size());
  item = std::copy(key.begin(), key.end(), item + 3);
  if (part > 1) {
    put16(item, part);
    item += 2;
  }
  std::copy(tag.begin(), tag.end(), item);
}

void TableWriter::add_branch(size_t level, std::string_view key, uint32_t part, uint32_t child) {
  const auto add = [&](std::string_view key, uint32_t part, uint32_t child) {
    char *item = place(levels_[level], 4 + 1 + key.size() + 2);
    put32(item, child);
    item[4] = static_cast<char>(key.size());
    item = std::copy(key.begin(), key.end(), item + 5);
    put16(item, part);
  };
  if (level == levels_.size()) {
    // The level below had one block until now.
    begin(level);
    add("", 0, first_blocks_[level - 1]);
  }
  if (levels_[level].free < 4 + 1 + key.size() + 2 + glass::entry_size) {
    write(level);
    begin(level);
    add("", 0, child);
    add_branch(level + 1, key, part, levels_[level].number);
  } else {
    add(key, part, child);
  }
}

void TableWriter::begin(size_t level) {
  Block block{block_count_++};
  if (level == levels_.size()) {
    levels_.push_back(std::move(block));
    first_blocks_.push_back(levels_[level].number);
  } else {
    levels_[level] = std::move(block);
  }
}

char *TableWriter::place(Block &block, size_t length) {
  block.free -= length + glass::entry_size;
  put16(&block.bytes[block.directory_end], block.directory_end + glass::entry_size + block.free);
  block.directory_end += glass::entry_size;
  return &block.bytes[block.directory_end + block.free];
}

void TableWriter::write(size_t level) {
  Block &block = levels_[level];
  char *head = block.bytes.data();
  put32(head, glass::revision);
  head[4] = static_cast<char>(level);
  put16(head + 5, block.free);
  put16(head + 7, block.free);
  put16(head + 9, block.directory_end);
  file_.write_at(uint64_t{block.number} * glass::block_size, block.bytes);
}

void TableWriter::finish() {
  for (size_t level = 0; level < levels_.size(); ++level) write(level);
  file_.close();
}

std::string TableWriter::description() const {
  std::string result;
  append_description(
    result, table_, levels_.back().number, levels_.size() - 1, entry_count_, block_count_);
  return result;
}

std::string TableWriter::description_of_none(glass::Table table) {
  std::string result;
  append_description(result, table, 0, 0, 0, 0);
  return result;
}

}  // namespace cxapian

#endif
