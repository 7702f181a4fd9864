// A matcher of our own, for queries that are ranked by BM25.
//
// Xapian goes from document to document, and asks the tables for the length of each. Here the
// lengths of all are in an array, and documents are looked at in windows, whose scores are added up
// in the cache, one part of the query after the other (as the "term-at-a-time in ranges" of
// Strohman and Croft, SIGIR 2007, and Lucene's BooleanScorer). Parts that together cannot lift a
// document among the best are not swept: only the documents that others have found are looked up in
// them (MaxScore; Turtle and Flood, 1995).
//
// What it finds are the best of all, with the weights that an unpruned Xapian gives; it orders equal
// ones by their number.

#ifndef CXAPIAN_MATCHER_MATCHER_HPP
#define CXAPIAN_MATCHER_MATCHER_HPP

#include "expression_builder.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

struct FoundDocument {
  Xapian::docid document;
  double weight;

  /// The greater weight first, of equal ones the smaller number.
  bool operator<(const FoundDocument &other) const noexcept {
    return weight > other.weight || (weight == other.weight && document < other.document);
  }
};

/// What a search has found.
struct FoundPage {
  /// The best, in order.
  std::vector<FoundDocument> best;
  /// How many match. Where none was passed over they are counted.
  MatchCount count;
  double max_possible = 0;
};

/// What searches of one open database have in common.
class Matcher {
 public:
  explicit Matcher(std::unique_ptr<DocumentLengths> lengths) : lengths_(std::move(lengths)) {}

  /// - `packed`: null where only Xapian's lists are there.
  void use(std::unique_ptr<PackedFile> packed) { packed_ = std::move(packed); }

  /// Whether a database is at the revision that it can be used for.
  bool is_of(const Xapian::Database &database) const { return lengths_->are_of(database); }

  /// Reads the files that were not read as a whole when they were opened. Throws
  /// DatabaseCorruptError where one is damaged.
  void check() const {
    if (packed_) packed_->check();
  }

  /// Finds the best of a query that is answered.
  ///
  /// - `tables`: null where Xapian has to be asked for what is looked up.
  /// - `wanted`: how many.
  /// - `counts_all`: whether all that match are counted, for which all are looked at.
  /// - `end`: once it has come, what was found until then is returned.
  FoundPage search(
    const Xapian::Database &database, Tables *_Nullable tables, QueryNode query, const MatchWeighting &weighting,
    size_t wanted, bool counts_all, EarlyEnd &end);

 private:
  std::unique_ptr<DocumentLengths> lengths_;
  std::unique_ptr<PackedFile> packed_;
  KnownTerms known_;
  ScratchScores scratch_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
