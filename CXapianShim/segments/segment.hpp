// Segments: the postings and stored data of some documents, sorted, in a file of our own.

#ifndef CXAPIAN_SEGMENTS_SEGMENT_HPP
#define CXAPIAN_SEGMENTS_SEGMENT_HPP

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compressor.hpp"
#include "files.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Beyond it, the keys of values would not sort as their slots do.
constexpr uint32_t highest_slot = 127;

/// What a segment's file says of it. All its numbers are of variable length (`append_number`).
///
/// Documents are numbered from 0; where a document's number stands, it is the difference to the one
/// before it, the first one's to 0.
struct SegmentFacts {
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
    /// Of each term in order: the term, how many documents have it, how often it occurs, the length
    /// of its postings, and for each the document and the wdf.
    postings,
    /// Of each term that has positions: the term, how many documents have them, and for each the
    /// document and the positions as the table has them.
    positions,
    part_count
  };
  Range parts[part_count];

  void append_to(std::string &out) const;
  static SegmentFacts read(Input &input);
};

/// Collects documents in memory, and writes them as segments into one file.
class SegmentWriter {
 public:
  explicit SegmentWriter(const std::string &path) : file_(path) {}

  /// - Parameter bytes: A document packed as `cxapian_writable.h` says.
  void add(const uint8_t *_Nullable bytes, size_t count);
  /// The last value for a key counts.
  void set_metadata(std::string key, std::string value) {
    metadata_[std::move(key)] = std::move(value);
  }
  void add_spelling(const std::string &word, uint32_t frequency) { spellings_[word] += frequency; }

  uint32_t document_count() const noexcept { return facts_.documents; }
  /// About how much memory the segment takes.
  size_t byte_count() const noexcept;
  /// Writes a segment, and begins the next.
  void flush();
  /// Writes the last segment and the list of all, without which the file cannot be read.
  void finish();

 private:
  struct Term {
    uint64_t hash;
    /// The first eight bytes, which settle most comparisons.
    uint64_t head;
    uint64_t occurrences = 0;
    uint32_t offset;
    uint32_t document_count = 0;
    /// Where it stands among the terms of the document that was added last.
    uint32_t place = 0;
    uint32_t last_added = 0;
    uint8_t length;
  };

  /// A term of the document being added.
  struct DocumentTerm {
    uint32_t term;
    uint32_t wdf;
    uint32_t first_position;
    uint32_t last_position;
  };

  /// A position, and where the next of the same term is.
  struct PositionLink {
    uint32_t position;
    uint32_t next;
  };

  struct Posting {
    uint32_t term;
    uint32_t wdf;
    /// Where its positions are, plus one; 0 for none.
    uint32_t positions;
  };

  struct Value {
    uint32_t document;
    std::string bytes;
  };

  std::string_view text(const Term &term) const {
    return std::string_view(term_bytes_).substr(term.offset, term.length);
  }
  bool precedes(const Term &left, const Term &right) const;
  DocumentTerm &document_term(std::string_view term);
  uint32_t number_of(std::string_view term);
  void grow_table();
  void append_stored(std::string_view bytes);
  void write_postings();
  Range append(std::string &out);
  void clear();

  Output file_;
  std::string index_;

  SegmentFacts facts_;
  std::vector<Term> terms_;
  std::string term_bytes_;
  /// Numbers of terms plus one, by their hashes.
  std::vector<uint32_t> table_;
  std::vector<Posting> postings_;
  /// How many postings there are before each document's.
  std::vector<uint32_t> document_starts_;
  std::string positions_;
  std::vector<uint32_t> lengths_;
  std::string stored_;
  std::map<uint32_t, std::vector<Value>> values_;
  size_t value_bytes_ = 0;
  std::map<std::string, std::string> metadata_;
  std::map<std::string, uint32_t> spellings_;
  Compressor compressor_;

  // Of the document being added.
  uint32_t added_ = 0;
  std::vector<DocumentTerm> document_terms_;
  std::vector<PositionLink> links_;
  std::vector<uint32_t> position_list_;
  std::string position_bytes_;
  std::string term_list_;
};

/// The segments of a file.
class SegmentFile {
 public:
  explicit SegmentFile(const std::string &path);

  const std::vector<SegmentFacts> &segments() const noexcept { return segments_; }
  Input part(const SegmentFacts &segment, SegmentFacts::Part part, size_t buffer) const {
    return Input(file_, segment.parts[part], buffer);
  }

 private:
  File file_;
  std::vector<SegmentFacts> segments_;
};

/// Writes the list of a document's terms as the table of term lists has it: of each term what
/// differs from the one before.
class TermListWriter {
 public:
  TermListWriter(std::string &out, uint32_t document_length, size_t term_count);
  /// Adds a term; in their order.
  void add(std::string_view term, uint32_t wdf);

 private:
  std::string &out_;
  std::string previous_;
  bool is_first_ = true;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
