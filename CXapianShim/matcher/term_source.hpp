// What is known of terms, and their postings, wherever they are.

#ifndef CXAPIAN_MATCHER_TERM_SOURCE_HPP
#define CXAPIAN_MATCHER_TERM_SOURCE_HPP

#include "packed_postings.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// A term whose postings are about to be read.
struct OpenTerm {
  TermStatistics statistics;
  /// Null where no document has the term.
  std::unique_ptr<Postings> postings;
};

class TermSource {
 public:
  /// - `packed`: null where only Xapian's lists are there.
  TermSource(const Xapian::Database &database, const PackedFile *_Nullable packed)
      : database_(database), packed_(packed) {}

  OpenTerm open(const std::string &term) const {
    if (packed_ != nullptr) {
      PackedFile::Bytes list = packed_->list(term);
      if (!list.empty()) {
        auto postings = std::make_unique<PackedPostings>(std::move(list));
        const TermStatistics statistics = postings->statistics();
        return {statistics, std::move(postings)};
      }
    }
    TermStatistics statistics;
    statistics.frequency = database_.get_termfreq(term);
    if (statistics.frequency == 0) return {statistics, nullptr};
    statistics.wdf_upper_bound = database_.get_wdf_upper_bound(term);
    return {statistics, std::make_unique<XapianPostings>(database_, term, statistics)};
  }

 private:
  const Xapian::Database &database_;
  const PackedFile *_Nullable packed_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
