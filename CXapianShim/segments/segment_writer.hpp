// Documents become segments.

#ifndef CXAPIAN_SEGMENTS_SEGMENT_WRITER_HPP
#define CXAPIAN_SEGMENTS_SEGMENT_WRITER_HPP

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
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
    uint32_t offset;
    uint8_t length;
  };

  /// Where a term stands among those of the document in which it was met last. Of each word that is
  /// met these are looked at, so they lie apart from the rest.
  struct Sighting {
    uint32_t document = 0;
    uint32_t place = 0;
  };

  /// A term that has a number for all segments.
  struct DefinedTerm {
    uint64_t hash;
    uint32_t offset;
    uint8_t length;
  };

  /// A term by its number, with its head, so that sorting need not look most of them up.
  struct TermKey {
    uint64_t head;
    uint32_t number;
  };

  /// A term of the segment in its order: what writing it takes.
  struct SortedTerm {
    uint64_t head;
    uint64_t occurrences = 0;
    uint32_t offset;
    uint32_t document_count = 0;
    uint8_t length;
  };

  /// What is stored of the document being added.
  struct StoredParts {
    std::string_view data;
    /// By slot, in order.
    std::vector<std::pair<uint32_t, std::string_view>> values;
  };

  /// A term of a document: by its number, once all are sorted by its place in their order.
  struct Posting {
    uint32_t term;
    uint32_t wdf;
  };

  /// A posting among those of its term.
  struct TermPosting {
    uint32_t document;
    uint32_t wdf;
  };

  /// Where the data of a document end among all that is stored, and its slots.
  struct StoredPlace {
    size_t data_end;
    size_t end;
  };

  /// The values of a slot, as a segment has them.
  struct Values {
    uint64_t count = 0;
    uint32_t last_document = 0;
    std::string bytes;
  };

  std::string_view text(const Term &term) const {
    return std::string_view(term_bytes_).substr(term.offset, term.length);
  }
  std::string_view text(const SortedTerm &term) const {
    return std::string_view(sorted_bytes_).substr(term.offset, term.length);
  }
  bool precedes(const TermKey &left, const TermKey &right) const;
  Posting &posting(uint32_t number);
  bool is(const Term &term, std::string_view bytes) const;
  uint32_t number_of(std::string_view term, uint64_t hash);
  void grow_table();
  void read_document(const uint8_t *_Nullable bytes, size_t count);
  void read_numbers(const uint32_t *_Nullable numbers, size_t count);
  uint32_t document_length() const;
  void set_value(uint32_t slot, std::string_view value);
  void append_data();
  void append_values();
  void count_document(uint32_t length);

  Range write_values();
  void sort_terms();
  void sort_postings();
  void sort_documents();
  Range write_postings();
  Range write_stored();
  void append_term_list(std::string &out, uint32_t document) const;
  size_t end_of_document(uint32_t document) const;
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
  std::vector<Sighting> sightings_;
  std::vector<DefinedTerm> defined_;
  /// Of each defined term one more than its number in the segment; 0 where it has none yet.
  std::vector<uint32_t> defined_numbers_;
  std::string defined_bytes_;
  /// Those of each document behind those of the one before.
  std::vector<Posting> postings_;
  /// How many postings there are before each document's.
  std::vector<uint32_t> document_starts_;
  std::vector<uint32_t> lengths_;
  /// Of each document its data as a segment has them, and behind it the list of its slots.
  std::string stored_;
  std::vector<StoredPlace> stored_places_;
  std::map<uint32_t, Values> values_;
  size_t value_bytes_ = 0;
  std::map<std::string, std::string> metadata_;
  std::map<std::string, uint32_t> spellings_;
  Compressor compressor_;

  // What is sorted when the segment is written.
  std::vector<SortedTerm> sorted_terms_;
  std::string sorted_bytes_;
  /// Of each term its place in the order.
  std::vector<uint32_t> ranks_;
  /// Those of each term behind those of the one before.
  std::vector<TermPosting> sorted_postings_;

  /// How many documents were added, with those that were refused.
  uint32_t added_ = 0;
  /// Of the document being added.
  StoredParts parts_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
