// The postings of frequent terms, packed in blocks, in a file beside the tables.
//
// A full build writes it; after a change it tells of another revision, and Xapian's lists are read.
// Terms that are in few documents are left to Xapian always: they are most of the terms, and have
// few of the postings.
//
//   header          PackedHeader
//   lists           for each term, from a multiple of 8 bytes on:
//                     PackedList, the term, zeros up to a multiple of 8,
//                     PackedBlock for each block of 128 postings (the last may have fewer),
//                     for each block: the distances of its documents, then how often they have the
//                     term, in as many bits as the greatest needs; 8 zeros
//   directory       PackedEntry in a table of hashes: from the place of its hash on, a term stands
//                   at the first free one

#ifndef CXAPIAN_MATCHER_PACKED_FILE_HPP
#define CXAPIAN_MATCHER_PACKED_FILE_HPP

#include "lengths.hpp"
#include "postings.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

struct PackedHeader {
  char magic[8];
  DatabaseRevision revision;
  uint64_t directory_offset;
  /// A power of two.
  uint64_t entry_count;
  /// Of the directory; looked at only when the file is checked.
  uint64_t directory_checksum;
  /// Of all above.
  uint64_t checksum;
};

struct PackedEntry {
  /// Of the term; 0 where none is.
  uint64_t hash;
  uint64_t offset;
  /// Bytes.
  uint64_t size;
};

struct PackedList {
  /// Of all that follows.
  uint64_t checksum;
  uint32_t frequency;
  uint32_t wdf_upper_bound;
  uint32_t term_length;
  uint32_t block_count;
};

/// How often a term is in some documents at most, and how long these are at least. Where several
/// tell of a block, each of its documents is under one of them.
struct PackedImpact {
  uint16_t wdf;
  uint16_t length;
};

struct PackedBlock {
  static constexpr size_t postings = 128;
  static constexpr size_t impacts = 4;

  uint32_t last_document;
  /// Bytes from the end of the last block's head.
  uint32_t offset;
  PackedImpact impact[impacts];
  uint8_t count;
  uint8_t document_bits;
  uint8_t wdf_bits;
  uint8_t reserved;
  /// What is added to each number of wdf_bits.
  uint32_t least_wdf;
};

/// Bytes that numbers of so many bits take.
inline size_t packed_size(size_t count, unsigned bits) noexcept { return (count * bits + 7) / 8; }

/// Writes the file of a database, which stays as it is meanwhile. Terms for which Xapian's lists are
/// as good are left out: those of few documents, and those without weight.
///
/// - `lengths`: those of its documents.
/// - Throws DatabaseError where it cannot be written.
void write_packed_postings(
  const Xapian::Database &database, const DocumentLengths &lengths, const std::string &path);

/// An open file.
class PackedFile {
 public:
  /// A list as it is in the file, with some bytes behind it that may be read.
  using Bytes = std::vector<uint8_t>;
  /// As many: 7 numbers that are not there, and a word at the place of the last.
  static constexpr size_t spare = 40;

  /// Null where there is none, or it tells of another revision. Throws DatabaseCorruptError where it
  /// is damaged.
  static std::unique_ptr<PackedFile> open(
    const std::string &path, const Xapian::Database &database);

  /// The list of a term; empty where there is none. Throws DatabaseCorruptError.
  Bytes list(const std::string &term) const;

  /// Reads all of it. Throws DatabaseCorruptError where anything is damaged.
  void check() const;

 private:
  PackedFile(Descriptor file, std::string path, const PackedHeader &header)
      : file_(std::move(file)), path_(std::move(path)), header_(header) {}

  [[noreturn]] void fail() const;
  /// A list, once its checksum has been looked at.
  Bytes list_at(const PackedEntry &entry) const;
  static std::string_view term_of(const Bytes &list);

  Descriptor file_;
  std::string path_;
  PackedHeader header_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
