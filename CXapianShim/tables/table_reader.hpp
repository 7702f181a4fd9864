// Entries of a table of a glass database, found one by one.
//
// Xapian reads each block anew for each entry that is looked up, the branches too, and expands what
// is compressed with zlib. A page of hits needs some hundred entries: here the blocks that were read
// last stay, and libdeflate expands.

#ifndef CXAPIAN_TABLES_TABLE_READER_HPP
#define CXAPIAN_TABLES_TABLE_READER_HPP

#include "version_file.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "../descriptor.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// One table, at one revision. It is for one thread at a time.
///
/// Blocks of a revision are written over at the second commit behind it. Their own revision tells
/// that: it is a DatabaseModifiedError, as with Xapian. What cannot be a block is a
/// DatabaseCorruptError.
class TableReader {
 public:
  TableReader(
    const std::string &folder, glass::Table table, const TableRoot &root, uint64_t revision);

  /// Finds an entry; false where there is none. What is compressed stays so.
  bool find(std::string_view key, std::string &tag, bool &is_compressed);

  /// Finds the last entry whose key is not greater than a key. Each table has one: the first, whose
  /// key is empty.
  void find_last(std::string_view key, std::string &found, std::string &tag);

  /// Calls a function with each entry whose key is not less, in order, until it returns false.
  void for_each_from(
    std::string_view key,
    const std::function<bool(std::string_view key, const std::string &tag)> &body);

 private:
  using Block = const uint8_t *;

  /// Blocks that were read last: each has one place where it may stay.
  class Cache {
   public:
    explicit Cache(size_t size) : places_(size) {}
    struct Place {
      uint32_t number = UINT32_MAX;
      std::unique_ptr<uint8_t[]> bytes;
    };
    Place &of(uint32_t number) noexcept { return places_[number % places_.size()]; }

   private:
    std::vector<Place> places_;
  };

  /// A step of the way from the root to an entry.
  struct Step {
    uint32_t block;
    size_t item;
  };

  Block block(uint32_t number, size_t level);
  void require_sound(const uint8_t *bytes, size_t level) const;
  [[noreturn]] void fail(const char *reason) const;

  size_t item_count(Block block) const noexcept;
  /// The bytes of an item: to its end or, of a branch, to the end of the block.
  std::string_view item(Block block, size_t index, size_t level) const;
  std::string_view key_of(std::string_view item, size_t level) const;
  /// The number of the part of a tag that an item is, or that it leads to.
  uint32_t part_of(std::string_view item, size_t level) const;
  /// The last item whose key is not greater.
  size_t last_not_greater(Block block, size_t level, std::string_view key) const;
  uint32_t child(Block block, size_t index) const;

  /// Goes to the last item whose key is not greater.
  void descend(std::string_view key);
  /// The item that the way leads to.
  std::string_view here();
  /// Goes to the item of the leaves before.
  void retreat();
  /// Goes to the next item of the leaves; false where there is none.
  bool advance();
  /// Reads the tag whose first part the way leads to.
  void read_tag(std::string &tag, bool &is_compressed);

  std::string path_;
  Descriptor file_;
  TableRoot root_;
  uint64_t revision_;
  Cache branches_;
  Cache leaves_;
  /// From the root to the leaf.
  std::vector<Step> way_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif

#endif
