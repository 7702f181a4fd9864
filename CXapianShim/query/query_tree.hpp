// Queries as trees, read off their packed form.

#ifndef CXAPIAN_QUERY_TREE_HPP
#define CXAPIAN_QUERY_TREE_HPP

#include "../sources.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// An operator with its operands, or a leaf. What the fields are is said in cxapian_query.h.
struct QueryNode {
  cxapian_query_op op = CXAPIAN_QUERY_NONE;
  std::vector<QueryNode> operands;

  /// TERM: occurrences; WILDCARD: limit; of values, SEQUENCE and GROUP: slot; NEAR, PHRASE: window;
  /// ELITE_SET: how many.
  uint32_t number = 0;
  /// WILDCARD: what it does at its limit.
  cxapian_wildcard_limit wildcard_limit = CXAPIAN_WILDCARD_LIMIT_ERROR;
  /// WILDCARD: OR or SYNONYM.
  cxapian_query_op combiner = CXAPIAN_QUERY_OR;
  /// SEQUENCE: whether only before the first gap; GROUP: whether all patterns count.
  bool flag = false;
  /// SCALE.
  double factor = 1;
  uint8_t length_class = 0;
  /// TERM, WILDCARD: it; of values the lowest, or the limit.
  std::string text;
  /// VALUE_RANGE: the highest.
  std::string highest;
  /// SEQUENCE: one; GROUP: any number.
  std::vector<Pattern::Places> patterns;
  GroupWeighting weighting{};
  std::vector<Xapian::docid> documents;
};

/// Reads a query.
///
/// - `class_count`: the greatest class of lengths that a part of it may have.
/// - Throws InvalidArgumentError for what is no query, or passes a limit: what it returns is at most
///   `CXAPIAN_QUERY_DEPTH_MAX` deep.
QueryNode read_query(const uint8_t *_Nullable bytes, size_t count, size_t class_count);

/// The same query for Xapian. The other parameters are those of `unpack_query`.
Xapian::Query xapian_query(
  QueryNode node, const Xapian::Database *_Nullable database, EarlyEnd *_Nullable end);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
