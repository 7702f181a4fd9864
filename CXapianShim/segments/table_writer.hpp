// A table of a glass database, written from its first entry to its last.

#ifndef CXAPIAN_SEGMENTS_TABLE_WRITER_HPP
#define CXAPIAN_SEGMENTS_TABLE_WRITER_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "files.hpp"
#include "glass.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Writes a B-tree whose entries come in the order of their keys: each block is filled, written
/// once, and never read.
///
/// A block has its revision (4 bytes), its level (1; 0 for leaves), the free bytes in one piece and
/// in all (2 each), the end of its directory (2), the directory (2 for each item, in the order of
/// the keys), and the items from its end backwards. Numbers have their most significant byte first.
///
/// - An item of a leaf has its length without 3 (2; the first bits say: compressed, last part,
///   first part), the key with its length (1), the number of the part unless it is the first (2),
///   and the part of the tag.
/// - An item of a branch has the block's number (4), the least key of that block with its length
///   (1), shortened to what tells it from the key before, and the number of the part (2). The
///   first key of each block is empty. So is the first key of the table, which has no tag.
class TableWriter {
 public:
  TableWriter(const std::string &folder, glass::Table table);

  /// Adds an entry; its key must be greater than that of the last.
  void add(std::string_view key, std::string_view tag, bool is_compressed = false);

  /// Writes what is left, and closes the file.
  void finish();

  /// What the version file says of the table.
  std::string description() const;

  /// What it says of a table that has no entries, and no file.
  static std::string description_of_none(glass::Table table);

 private:
  struct Block {
    uint32_t number;
    std::string bytes = std::string(glass::block_size, '\0');
    size_t directory_end = glass::block_head;
    size_t free = glass::block_size - glass::block_head;
  };

  void add_part(
    std::string_view key, uint32_t part, bool is_last, bool is_compressed, std::string_view tag);
  void add_branch(size_t level, std::string_view key, uint32_t part, uint32_t child);
  void begin(size_t level);
  char *place(Block &block, size_t length);
  void write(size_t level);

  glass::Table table_;
  Output file_;
  /// The block being filled at each level.
  std::vector<Block> levels_;
  /// The number of the first block of each level.
  std::vector<uint32_t> first_blocks_;
  uint32_t block_count_ = 0;
  uint64_t entry_count_ = 0;
  std::string last_key_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
