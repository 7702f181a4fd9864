// Documents become segments.

#ifndef CXAPIAN_SEGMENTS_SEGMENT_WRITER_HPP
#define CXAPIAN_SEGMENTS_SEGMENT_WRITER_HPP

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compressor.hpp"
#include "segment_file.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Collects documents in memory, and writes them as segments into one file.
class SegmentWriter {
 public:
  explicit SegmentWriter(const std::string &path) : file_(path) {}

  /// - Parameter bytes: A document packed as `cxapian_writable.h` says, without positions.
  /// - Parameter numbers: Pairs of a number that was defined and what is added to the wdf.
  void add(
    const uint8_t *_Nullable bytes, size_t count, const uint32_t *_Nullable numbers,
    size_t number_count);
  /// Gives a term the next number.
  void define(std::string_view term);
  /// Forgets the numbers of terms.
  void forget() noexcept;
  /// The last value for a key counts.
  void set_metadata(std::string key, std::string value) {
    metadata_[std::move(key)] = std::move(value);
  }
  void add_spelling(const std::string &word, uint32_t frequency) { spellings_[word] += frequency; }

  /// Says where the segment that is collected, and those after it, stand among all segments that
  /// are merged.
  void set_place(uint64_t place) noexcept { place_ = place; }

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

  /// A term that has a number for all segments.
  struct DefinedTerm {
    uint64_t hash;
    uint32_t offset;
    /// One more than its place among the terms of the segment; 0 where it is none of them yet.
    uint32_t number = 0;
    uint8_t length;
  };

  /// A term by its number, with its head, so that sorting need not look most of them up.
  struct TermKey {
    uint64_t head;
    uint32_t number;
  };

  /// A term of the document being added.
  struct DocumentTerm {
    TermKey term;
    uint32_t wdf;
  };

  /// What is stored of the document being added, and its length.
  struct StoredParts {
    std::string_view data;
    std::map<uint32_t, std::string_view> values;
    uint32_t length = 0;
  };

  struct Posting {
    uint32_t term;
    uint32_t wdf;
  };

  /// A posting among those of its term.
  struct TermPosting {
    uint32_t document;
    uint32_t wdf;
  };

  struct Value {
    uint32_t document;
    std::string bytes;
  };

  std::string_view text(const Term &term) const {
    return std::string_view(term_bytes_).substr(term.offset, term.length);
  }
  bool precedes(const TermKey &left, const TermKey &right) const;
  DocumentTerm &document_term(uint32_t number);
  bool is(const Term &term, std::string_view bytes) const;
  uint32_t number_of(std::string_view term, uint64_t hash);
  void grow_table();
  StoredParts read_document(const uint8_t *_Nullable bytes, size_t count);
  void read_numbers(const uint32_t *_Nullable numbers, size_t count);
  uint32_t document_length() const;
  void append_postings(uint32_t length);
  void append_stored(std::string_view bytes);
  void append_values(const std::map<uint32_t, std::string_view> &values);
  void count_document(uint32_t length);

  Range write_values();
  Range write_postings();
  std::vector<TermKey> sorted_terms() const;
  std::vector<TermPosting> sorted_postings(const std::vector<TermKey> &order) const;
  Range append(std::string &out);
  void clear();

  Output file_;
  std::string index_;

  uint64_t place_ = 0;
  SegmentFacts facts_;
  std::vector<Term> terms_;
  std::string term_bytes_;
  /// Numbers of terms plus one, by their hashes.
  std::vector<uint32_t> table_;
  std::vector<DefinedTerm> defined_;
  std::string defined_bytes_;
  std::vector<Posting> postings_;
  /// How many postings there are before each document's.
  std::vector<uint32_t> document_starts_;
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
  std::string term_list_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
