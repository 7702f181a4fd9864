// Terms that stand in a row.

#ifndef CXAPIAN_MATCHER_PHRASES_HPP
#define CXAPIAN_MATCHER_PHRASES_HPP

#include "../tables/value_lookup.hpp"
#include "terms.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Documents in whose sequence a pattern is; without score. They are looked up one by one, so it is
/// the last that an AND asks.
class InSequence : public Expression {
 public:
  InSequence(
    MatchContext &context, Xapian::valueno slot, const Pattern::Places &places, bool is_head_only)
      : context_(context), slot_(slot), pattern_(places, is_head_only),
        count_(context.database.get_value_freq(slot)) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  MatchCount matches() const override { return {0, count_ * phrase_share, count_}; }

 private:
  MatchContext &context_;
  Xapian::valueno slot_;
  Pattern pattern_;
  double count_;
  std::optional<ValueLookup> sequences_;
  Window window_;
};

/// What phrases add to the terms of a group: documents that have a phrase, with what they weigh more
/// for it than for the terms alone. It is a part of its own, so that phrases are looked for only
/// where they matter.
class GroupPhrases : public Expression {
 public:
  struct Phrase {
    Pattern pattern;
    /// The rarest place first.
    std::vector<Terms> places;
    MatchCount count;
    double wdf_upper_bound;
  };

  /// - `terms`: those of the group.
  /// - `counts_all`: whether phrases count where a term is, too.
  GroupPhrases(
    MatchContext &context, Xapian::valueno slot, std::vector<Phrase> phrases, Terms terms,
    bool counts_all, const BM25 &weight)
      : context_(context), slot_(slot), phrases_(std::move(phrases)), terms_(std::move(terms)),
        counts_all_(counts_all), weight_(weight),
        shortest_(context.database.get_doclength_lower_bound()) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  MatchCount matches() const override;

 private:
  MatchContext &context_;
  Xapian::valueno slot_;
  std::vector<Phrase> phrases_;
  Terms terms_;
  bool counts_all_;
  BM25 weight_;
  double shortest_;
  std::optional<ValueLookup> sequences_;
  Window window_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
