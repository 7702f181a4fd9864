// What is known of terms, and their postings, wherever they are.

#ifndef CXAPIAN_MATCHER_TERM_SOURCE_HPP
#define CXAPIAN_MATCHER_TERM_SOURCE_HPP

#include <unordered_map>

#include "packed_postings.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// A term whose postings are about to be read.
struct OpenTerm {
  TermStatistics statistics;
  /// Null where no document has the term.
  std::unique_ptr<Postings> postings;
};

/// The terms of one query. The same one may stand in several of its parts, alone and in phrases: what
/// is known of it is looked up once.
class TermSource {
 public:
  /// - `packed`: null where only Xapian's lists are there.
  TermSource(const Xapian::Database &database, const PackedFile *_Nullable packed)
      : database_(database), packed_(packed) {}

  OpenTerm open(const std::string &term) {
    const auto [place, is_new] = known_.try_emplace(term);
    Known &known = place->second;
    if (is_new) look_up(term, known);
    if (known.statistics.frequency == 0) return {known.statistics, nullptr};
    if (known.list) return {known.statistics, std::make_unique<PackedPostings>(known.list)};
    return {
      known.statistics, std::make_unique<XapianPostings>(database_, term, known.statistics)};
  }

 private:
  struct Known {
    TermStatistics statistics;
    /// Null where Xapian's list is to be read.
    std::shared_ptr<const PackedFile::Bytes> list;
  };

  void look_up(const std::string &term, Known &known) const {
    if (packed_ != nullptr) {
      PackedFile::Bytes list = packed_->list(term);
      if (!list.empty()) {
        known.list = std::make_shared<const PackedFile::Bytes>(std::move(list));
        known.statistics = PackedPostings(known.list).statistics();
        return;
      }
    }
    known.statistics.frequency = database_.get_termfreq(term);
    if (known.statistics.frequency == 0) return;
    known.statistics.wdf_upper_bound = database_.get_wdf_upper_bound(term);
  }

  const Xapian::Database &database_;
  const PackedFile *_Nullable packed_;
  std::unordered_map<std::string, Known> known_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
