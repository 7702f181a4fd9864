// Segments become a database.

#ifndef CXAPIAN_SEGMENTS_MERGE_HPP
#define CXAPIAN_SEGMENTS_MERGE_HPP

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "segment.hpp"
#include "table_writer.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Merges the segments of some files into a new database of format glass: one pass over sorted
/// lists for each table, which is written from its first block to its last.
///
/// Documents are numbered from 1, file after file and segment after segment. The tables depend only
/// on the segments, so that each may be written by a thread of its own.
class Merge {
 public:
  Merge(const std::vector<std::string> &paths, std::string destination);

  /// Only terms that begin so, and values, go into the database.
  void restrict(std::string prefix) { prefix_ = std::move(prefix); }
  /// Adds a value and a boolean term to a document. No document of the segments may have a value in
  /// that slot, or the term.
  void amend(uint32_t document, uint32_t slot, std::string value, std::string term);

  void write_postings();
  void write_documents();
  void write_positions();
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

  struct Amendment {
    uint32_t slot;
    std::string value;
    std::string term;
  };

  /// The tables in the order of the version file.
  enum Table { postlist, docdata, termlist, position, spelling, synonym, table_count };

  class Cursor;
  template <typename Item>
  void merge(SegmentFacts::Part part, Item &&item) const;
  size_t buffer_size() const;
  Input input(const Segment &segment, SegmentFacts::Part part) const;
  std::unique_ptr<TableWriter> table(Table table) const;
  void close(Table table, TableWriter &writer);

  void write_metadata(TableWriter &writer) const;
  void write_values(TableWriter &writer) const;
  void write_lengths(TableWriter &writer) const;
  void write_terms(TableWriter &writer) const;
  void write_fragments(
    TableWriter &writer, char kind, const std::vector<std::string> &words) const;
  std::string amended(std::string_view term_list, const std::vector<Amendment> &amendments) const;

  std::vector<std::unique_ptr<SegmentFile>> files_;
  std::vector<Segment> segments_;
  std::string destination_;
  std::string prefix_;
  uint32_t document_count_ = 0;
  std::map<uint32_t, std::vector<Amendment>> amendments_;
  std::string descriptions_[table_count];
  uint32_t greatest_spelling_ = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
