// Segments become a database.

#ifndef CXAPIAN_SEGMENTS_MERGE_HPP
#define CXAPIAN_SEGMENTS_MERGE_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compressor.hpp"
#include "segment_file.hpp"
#include "table_writer.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Merges the segments of some files into a new database of format glass: one pass over sorted
/// lists for each table, which is written from its first block to its last.
///
/// Documents are numbered from 1, segment after segment in the order of their places; those of one
/// place come file after file. The tables depend only
/// on the segments, so that each may be written by a thread of its own.
class Merge {
 public:
  Merge(const std::vector<std::string> &paths, std::string destination);

  size_t segment_count() const noexcept { return segments_.size(); }
  /// Calls a function with each document of a segment that has a value in a slot, the value, and where
  /// that is in the segment's file.
  template <typename Body>
  void for_each_value(size_t segment, uint32_t slot, Body &&body) const;
  /// A value of a segment, by where it is.
  std::string value_at(size_t segment, uint64_t place, size_t length) const;
  /// Adds a value and a boolean term to a document. No document of the segments may have a value in
  /// that slot, or the term.
  void amend(uint32_t document, uint32_t slot, const std::string &value, const std::string &term);

  void write_postings();
  void write_documents();
  void write_spellings();
  /// Writes the version file, without which the tables are no database.
  void finish();

 private:
  struct Segment {
    const SegmentFile *file;
    SegmentFacts facts;
    /// What is added to its documents' numbers.
    uint32_t first;
  };

  /// What is added to a document, and most often to others as well.
  struct Addition {
    uint32_t slot;
    std::string value;
    std::string term;
  };

  struct Amendment {
    uint32_t document;
    /// The place of what is added to it.
    uint32_t addition;
  };

  /// The amendments of one document.
  struct Amendments {
    const Amendment *_Nullable first = nullptr;
    size_t count = 0;
  };

  class Words;
  /// Letters of a word as a number, and the word.
  using FragmentPlace = std::pair<uint32_t, uint32_t>;

  class Cursor;
  template <typename Item>
  void merge(SegmentFacts::Part part, Item &&item) const;
  size_t buffer_size() const;
  Input input(const Segment &segment, SegmentFacts::Part part) const;
  std::unique_ptr<TableWriter> table(glass::Table table) const;
  void close(glass::Table table, TableWriter &writer);

  void write_metadata(TableWriter &writer) const;
  void write_values(TableWriter &writer) const;
  void write_value_bounds(TableWriter &writer) const;
  void write_value_chunks(TableWriter &writer) const;
  template <typename Body>
  void for_each_value(Body &&body) const;
  void write_lengths(TableWriter &writer) const;
  void write_terms(TableWriter &writer) const;
  std::map<std::string, std::vector<uint32_t>> added_terms() const;
  Amendments amendments_from(size_t &place, uint32_t document) const;
  void write_document(
    TableWriter &lists, const std::string &key, Input &stored, Amendments amendments,
    Compressor &compressor) const;
  void write_fragments(TableWriter &writer, char mark, const Words &words) const;
  void write_fragments(
    TableWriter &writer, char mark, const Words &words,
    const std::vector<FragmentPlace> &places) const;
  std::string amended_terms(std::string_view term_list, Amendments amendments) const;
  std::string amended_slots(std::string_view slots, Amendments amendments) const;

  std::vector<std::unique_ptr<SegmentFile>> files_;
  std::vector<Segment> segments_;
  std::string destination_;
  uint32_t document_count_ = 0;
  /// In the order of the documents. There may be as many as documents, so each takes little.
  std::vector<Amendment> amendments_;
  std::vector<Addition> additions_;
  /// The place of each addition by its term.
  std::unordered_map<std::string, uint32_t> additions_by_term_;
  /// What the version file says of each table.
  std::string descriptions_[glass::table_count];
  uint32_t greatest_spelling_ = 0;
};

template <typename Body>
void Merge::for_each_value(size_t segment, uint32_t slot, Body &&body) const {
  Input values = input(segments_.at(segment), SegmentFacts::values);
  while (!values.at_end()) {
    const uint64_t found = values.number();
    uint32_t document = segments_[segment].first;
    for (uint64_t left = values.number(); left > 0; --left) {
      document += static_cast<uint32_t>(values.number());
      const std::string_view value = values.counted();
      if (found == slot) body(document, value, values.place() - value.size());
    }
    if (found >= slot) return;
  }
}

/// A segment's part whose entries are sorted, at one entry: its key was read, the rest was not.
class Merge::Cursor {
 public:
  Cursor(Input input, uint32_t first) : input(std::move(input)), first_document(first) {}

  /// - Returns: Whether there is another entry.
  bool advance() {
    if (input.at_end()) return false;
    key = input.counted();
    return true;
  }

  Input input;
  uint32_t first_document;
  std::string key;
};

/// Calls a function with each key and the cursors of the segments that have it, in their order. It
/// reads the rest of their entries.
template <typename Item>
void Merge::merge(SegmentFacts::Part part, Item &&item) const {
  std::vector<std::unique_ptr<Cursor>> cursors;
  std::vector<Cursor *> heap;
  for (const Segment &segment : segments_) {
    cursors.push_back(std::make_unique<Cursor>(input(segment, part), segment.first));
    if (cursors.back()->advance()) heap.push_back(cursors.back().get());
  }
  const auto follows = [](const Cursor *left, const Cursor *right) {
    const int order = left->key.compare(right->key);
    // Segments without documents share their number with the next.
    return order > 0 || (order == 0 && left->first_document > right->first_document);
  };
  std::make_heap(heap.begin(), heap.end(), follows);
  std::vector<Cursor *> same;
  while (!heap.empty()) {
    same.clear();
    do {
      std::pop_heap(heap.begin(), heap.end(), follows);
      same.push_back(heap.back());
      heap.pop_back();
    } while (!heap.empty() && heap.front()->key == same.front()->key);
    const std::string &key = same.front()->key;
    item(key, same);
    for (Cursor *cursor : same) {
      if (!cursor->advance()) continue;
      heap.push_back(cursor);
      std::push_heap(heap.begin(), heap.end(), follows);
    }
  }
}

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
