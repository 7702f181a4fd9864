#include "term_source.hpp"

namespace cxapian {

namespace {

/// Lists of up to so many postings are read at once: then it is known in which windows there is
/// none of them.
constexpr Xapian::doccount short_list = 128;

}  // namespace

OpenTerm TermSource::open(const std::string &term) {
  const KnownTerms::Term &known = this->known(term);
  OpenTerm open{known.statistics, nullptr};
  if (known.statistics.frequency == 0) return open;
  if (known.packed) {
    open.postings = std::make_unique<PackedPostings>(known.packed);
  } else if (known.all) {
    open.postings = std::make_unique<ListedPostings>(
      known.all, known.statistics, database_.get_doclength_lower_bound());
  } else {
    open.postings = std::make_unique<XapianPostings>(database_, term, known.statistics);
  }
  return open;
}

const KnownTerms::Term &TermSource::known(const std::string &term) {
  KnownTerms::Term &known = known_.of(term);
  if (known.is_known) return known;
  look_up(term, known);
  known.is_known = true;
  known_.count(term, known);
  return known;
}

void TermSource::look_up(const std::string &term, KnownTerms::Term &known) const {
  if (packed_ != nullptr) {
    PackedFile::Bytes list = packed_->list(term);
    if (!list.empty()) {
      known.packed = std::make_shared<const PackedFile::Bytes>(std::move(list));
      known.statistics = PackedPostings(known.packed).statistics();
      return;
    }
  }
  if (tables_ != nullptr) {
    auto all = std::make_shared<ShortList>();
    bool has_all = false;
    known.statistics = tables_->look_up(term, all.get(), has_all);
    if (has_all) known.all = std::move(all);
    return;
  }
  known.statistics.frequency = database_.get_termfreq(term);
  if (known.statistics.frequency == 0) return;
  known.statistics.wdf_upper_bound = database_.get_wdf_upper_bound(term);
  if (known.statistics.frequency <= short_list) read_short_list(term, known);
}

void TermSource::read_short_list(const std::string &term, KnownTerms::Term &known) const {
  auto all = std::make_shared<ShortList>();
  const auto last = database_.postlist_end(term);
  for (auto it = database_.postlist_begin(term); it != last; ++it) {
    all->documents.push_back(*it);
    all->wdfs.push_back(it.get_wdf());
  }
  known.all = std::move(all);
}

}  // namespace cxapian
