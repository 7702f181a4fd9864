// Segments: the postings and stored data of some documents, sorted, in a file of our own.

#ifndef CXAPIAN_SEGMENTS_SEGMENT_FILE_HPP
#define CXAPIAN_SEGMENTS_SEGMENT_FILE_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "files.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// What stands at the end of a file of segments: the length of the list before it, in bytes.
constexpr size_t list_length_bytes = 8;

/// What a segment's file says of it. All its numbers are of variable length (`append_number`).
///
/// Documents are numbered from 0; where a document's number stands, it is the difference to the one
/// before it, the first one's to 0.
struct SegmentFacts {
  /// Segments are merged in the order of their places.
  uint64_t place = 0;
  uint32_t documents = 0;
  uint64_t total_length = 0;
  /// The length of the shortest document that has any words, 0 if none has.
  uint32_t shortest = 0;
  uint32_t longest = 0;
  uint32_t greatest_wdf = 0;

  enum Part {
    /// The length of each document.
    lengths,
    /// Of each document, as the tables have it: a number for data and one for the term list, which
    /// is twice the length and one more if compressed, and the bytes; the list of slots.
    stored,
    /// Of each slot: its number, how many documents have it, and for each the document and the
    /// value.
    values,
    /// Keys and values, in the order of the keys.
    metadata,
    /// Words and how often they occur, in the order of the words.
    spellings,
    /// Of each term in order: the term, how many documents have it, how often it occurs, and for
    /// each of them the document and the wdf.
    postings,
    part_count
  };
  Range parts[part_count];

  void append_to(std::string &out) const;
  static SegmentFacts read(Input &input);
};

/// The segments of a file.
class SegmentFile {
 public:
  explicit SegmentFile(const std::string &path);

  const std::vector<SegmentFacts> &segments() const noexcept { return segments_; }
  /// Some bytes of the file; `Xapian::DatabaseCorruptError` where it ends too early.
  std::string bytes(Range range) const {
    return std::string(Input(file_, range, range.length).bytes(range.length));
  }
  Input part(const SegmentFacts &segment, SegmentFacts::Part part, size_t buffer) const {
    return Input(file_, segment.parts[part], buffer);
  }

 private:
  File file_;
  std::vector<SegmentFacts> segments_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
