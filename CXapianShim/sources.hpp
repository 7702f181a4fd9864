// Queries that Xapian has no operator for, as sources of postings.

#ifndef CXAPIAN_SOURCES_HPP
#define CXAPIAN_SOURCES_HPP

#include "sequence.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Documents whose sequence has terms in a row; without weight.
Xapian::Query sequence_query(Xapian::valueno slot, Pattern::Places places, bool is_head_only);

/// The parameters of BM25 that a group is weighed by; see `Xapian::BM25Weight`.
struct GroupWeighting {
  double k1;
  double b;
  double min_normlen;
};

/// Documents with any of several terms and phrases, weighed as if all were one term, as OP_SYNONYM
/// weighs terms. A pattern of one place is a term. To look for phrases takes longer, so that it may be
/// left out where a term is found: then they count only where none is.
Xapian::Query group_query(
  Xapian::valueno slot, std::vector<Pattern::Places> patterns, bool counts_all_phrases,
  GroupWeighting weighting);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
