// How frequent the parts of a group are, and the group as a whole.

#ifndef CXAPIAN_GROUP_STATISTICS_HPP
#define CXAPIAN_GROUP_STATISTICS_HPP

#include <algorithm>
#include <cmath>

#include "bm25.hpp"
#include "tables/tables.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// What Xapian knows of terms.
class XapianTerms {
 public:
  explicit XapianTerms(const Xapian::Database &database) : database_(database) {}

  TermStatistics statistics(const std::string &term) const {
    const auto frequency = database_.get_termfreq(term);
    return {frequency, frequency == 0 ? 0 : database_.get_wdf_upper_bound(term), 0};
  }

 private:
  const Xapian::Database &database_;
};

/// Of the documents with any of the terms that may stand at a place of a pattern.
struct PlaceStatistics {
  /// - `known`: tells the `TermStatistics` of a term.
  template <typename Terms>
  PlaceStatistics(Terms &known, double all, const std::vector<std::string> &place) {
    double absence = 1;
    for (const auto &term : place) {
      const TermStatistics statistics = known.statistics(term);
      if (statistics.frequency == 0) continue;
      terms.push_back(term);
      absence *= 1 - statistics.frequency / all;
      least = std::max(least, statistics.frequency);
      most += statistics.frequency;
      wdf_upper_bound += statistics.wdf_upper_bound;
    }
    share = 1 - absence;
  }

  /// Those that there are.
  std::vector<std::string> terms;
  /// The share of all documents that have one of the terms, as if these were independent.
  double share = 0;
  Xapian::doccount least = 0;
  uint64_t most = 0;
  uint64_t wdf_upper_bound = 0;
};

/// Of a term or a phrase.
struct PatternStatistics {
  template <typename Terms>
  PatternStatistics(Terms &known, double all, const Pattern::Places &pattern) {
    for (const auto &place : pattern) places.emplace_back(known, all, place);
    std::sort(
      places.begin(), places.end(), [](const PlaceStatistics &a, const PlaceStatistics &b) {
        return a.share < b.share;
      });
    most = places.front().most;
    wdf_upper_bound = places.front().wdf_upper_bound;
    for (const auto &place : places) {
      most = std::min(most, place.most);
      wdf_upper_bound = std::min(wdf_upper_bound, place.wdf_upper_bound);
    }
    if (!is_phrase()) least = places.front().least;
  }

  bool is_phrase() const noexcept { return places.size() > 1; }

  /// In how many documents it is, as Xapian estimates it: of a phrase a whole number.
  double frequency(double all) const noexcept {
    double share = 1;
    for (const auto &place : places) share *= place.share;
    return is_phrase() ? std::floor(rounded(all * share) * phrase_share) : all * share;
  }

  /// The rarest first.
  std::vector<PlaceStatistics> places;
  Xapian::doccount least = 0;
  uint64_t most = 0;
  uint64_t wdf_upper_bound = 0;
};

struct GroupStatistics {
  template <typename Terms>
  GroupStatistics(
    Terms &known, Xapian::doccount document_count, const std::vector<Pattern::Places> &group) {
    const double all = document_count;
    double absence = 1;
    uint64_t sum = 0;
    for (const auto &places : group) {
      patterns.emplace_back(known, all, places);
      const auto &pattern = patterns.back();
      if (all > 0) absence *= 1 - pattern.frequency(all) / all;
      sum += pattern.most;
      wdf_upper_bound += pattern.wdf_upper_bound;
      least = std::max(least, pattern.least);
    }
    most = static_cast<Xapian::doccount>(std::min<uint64_t>(sum, document_count));
    estimate = std::clamp(rounded(all * (1 - absence)), least, most);
  }

  std::vector<PatternStatistics> patterns;
  Xapian::doccount least = 0;
  Xapian::doccount estimate = 0;
  Xapian::doccount most = 0;
  uint64_t wdf_upper_bound = 0;
};

/// What a group weighs that is in about so many documents.
inline BM25 group_weight(
  const Xapian::Database &database, Xapian::doccount estimate, const GroupWeighting &weighting,
  double factor) {
  const double average =
    weighting.average_length > 0 ? weighting.average_length : database.get_avlength();
  return BM25(
    {.k1 = weighting.k1, .k3 = 0, .b = weighting.b, .min_normlen = weighting.min_normlen},
    database.get_doccount(), estimate, factor, 1, average);
}

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
