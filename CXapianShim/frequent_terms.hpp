// The most frequent of the terms that begin with a prefix.

#ifndef CXAPIAN_FREQUENT_TERMS_HPP
#define CXAPIAN_FREQUENT_TERMS_HPP

#include "early_end.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

struct FrequentTerm {
  Xapian::doccount frequency;
  std::string text;

  /// Whether it comes before the other: of terms that are as frequent the first by their bytes does,
  /// in every index of the same documents the same.
  bool operator<(const FrequentTerm &other) const {
    return frequency != other.frequency ? frequency > other.frequency : text < other.text;
  }
};

/// In the order of their bytes, at most `limit`.
///
/// - `most`: how many terms are looked at; those behind them do not count.
std::vector<FrequentTerm> frequent_terms(
  const Xapian::Database &database, const std::string &prefix, size_t limit, size_t most,
  EarlyEnd *_Nullable end = nullptr);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
