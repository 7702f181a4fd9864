// What a query is made of, for the matcher.

#ifndef CXAPIAN_MATCHER_EXPRESSION_HPP
#define CXAPIAN_MATCHER_EXPRESSION_HPP

#include "../early_end.hpp"
#include "lengths.hpp"
#include "scores.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// What all parts of one query use.
struct MatchContext {
  const Xapian::Database &database;
  /// Null where Xapian has to be asked.
  Tables *_Nullable tables;
  const DocumentLengths &lengths;
  EarlyEnd &end;
  ScratchScores &scratch;
  /// Whether documents weigh anything, beside that they match.
  bool has_weights;
  /// How many lists of postings and the like are read.
  size_t leaf_count = 0;
};

/// How many documents match.
struct MatchCount {
  double least = 0;
  /// As if the parts were independent of each other.
  double estimate = 0;
  double most = 0;
};

/// A part of a query. It goes through the documents window by window; in each window either all that
/// match are added up (`sweep`), or some documents are looked up in ascending order (`find`).
class Expression {
 public:
  virtual ~Expression() = default;

  /// Goes on to a window; they ascend, and some may be left out.
  virtual void enter(const Window &window) = 0;
  /// Adds all that match in the window, with their scores.
  virtual void sweep(Scores &scores) = 0;
  /// Whether a document matches, and what it scores.
  virtual bool find(Xapian::docid document, double &score) = 0;
  /// So many documents of the window are about to be looked up.
  virtual void expect(size_t) {}
  virtual MatchCount matches() const = 0;

  /// What none in the window scores more than.
  double bound() const noexcept { return bound_; }
  /// About how many postings a sweep of the window reads; 0 only where nothing matches.
  double cost() const noexcept { return cost_; }

 protected:
  double bound_ = 0;
  double cost_ = 0;
};

using ExpressionList = std::vector<std::unique_ptr<Expression>>;

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
