// What the matcher makes of a query.

#ifndef CXAPIAN_MATCHER_EXPRESSION_BUILDER_HPP
#define CXAPIAN_MATCHER_EXPRESSION_BUILDER_HPP

#include "../query/query_tree.hpp"
#include "phrases.hpp"
#include "term_source.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Whether the matcher answers a query. It leaves to Xapian what needs positions (NEAR, PHRASE), the
/// choice of an ELITE_SET, wildcards that are not limited to the most frequent terms, groups of
/// anything but terms, and factors below 0, for which Xapian has an error.
bool is_answered(const QueryNode &node);

/// By what the terms of a query are weighed.
struct MatchWeighting {
  BM25Parameters parameters;
  /// Those of the classes of lengths, from 1 on.
  std::vector<double> averages;
  /// Whether they weigh anything.
  bool has_weights = true;
};

/// Makes the parts of which a query is the OR; a query that is none is one part.
///
/// - `node`: one that is answered.
ExpressionList build_expressions(
  MatchContext &context, TermSource &terms, const MatchWeighting &weighting, QueryNode node);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
