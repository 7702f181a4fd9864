// Queries that Xapian has no operator for, as sources of postings.

#ifndef CXAPIAN_SOURCES_HPP
#define CXAPIAN_SOURCES_HPP

#include <algorithm>

#include "sequence.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Where a source of postings stands at its end.
constexpr Xapian::docid beyond_last = static_cast<Xapian::docid>(-1);

inline Xapian::doccount rounded(double number) {
  return static_cast<Xapian::doccount>(std::max(0.0, number) + 0.5);
}

/// The share of documents in which a phrase of words stands that have all of them: a guess, and
/// that of Xapian's `ExactPhrasePostList`.
constexpr double phrase_share = 0.25;

/// Looking through a document's sequence takes as long as so many postings, in articles as people
/// write them; documents that are far longer than the others are few.
constexpr double sequence_postings = 60;

/// Documents whose sequence has terms in a row; without weight.
Xapian::Query sequence_query(
  Xapian::valueno slot, Pattern::Places places, bool is_head_only, EarlyEnd *_Nullable end);

/// Documents with any of the terms that begin with a prefix, the most frequent up to a limit.
Xapian::Query wildcard_query(
  const Xapian::Database &database, const std::string &prefix, size_t limit,
  Xapian::Query::op combiner, EarlyEnd *_Nullable end);

/// The parameters of BM25 that a group is weighed by; see `Xapian::BM25Weight`.
struct GroupWeighting {
  double k1;
  double b;
  double min_normlen;
  /// What lengths are measured against; 0 for the average of the database.
  double average_length;
};

/// Documents with any of several terms and phrases, weighed as if all were one term, as OP_SYNONYM
/// weighs terms. A pattern of one place is a term. To look for phrases takes longer, so that it may
/// be left out where a term is found: then they count only where none is.
Xapian::Query group_query(
  Xapian::valueno slot, std::vector<Pattern::Places> patterns, bool counts_all_phrases,
  GroupWeighting weighting, EarlyEnd *_Nullable end);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
