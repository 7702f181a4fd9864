#include "postings.hpp"

namespace cxapian {

namespace {

/// Lists of up to so many postings are read at once: then it is known in which windows there is
/// none of them.
constexpr Xapian::doccount short_list = 128;

}  // namespace

XapianPostings::XapianPostings(
  const Xapian::Database &database, const std::string &term, const TermStatistics &statistics)
    : postings_(database.postlist_begin(term)), statistics_(statistics),
      shortest_(database.get_doclength_lower_bound()),
      share_(statistics.frequency / static_cast<double>(std::max(1u, database.get_doccount()))) {
  settle();
  if (statistics.frequency <= short_list) read_until(beyond_last);
}

void XapianPostings::settle() {
  next_ = postings_ == Xapian::PostingIterator() ? beyond_last : *postings_;
}

void XapianPostings::read_until(Xapian::docid end) {
  while (next_ < end) {
    documents_.push_back(next_);
    wdfs_.push_back(postings_.get_wdf());
    ++postings_;
    settle();
  }
}

void XapianPostings::enter(const Window &window) {
  window_ = window;
  if (next_ != beyond_last) {
    // A long list: what was read lies before the window, or is what follows on it.
    documents_.clear();
    wdfs_.clear();
    begin_ = 0;
  }
  const auto first = documents_.begin() + static_cast<std::ptrdiff_t>(begin_);
  begin_ = static_cast<size_t>(
    std::lower_bound(first, documents_.end(), window.first) - documents_.begin());
  place_ = begin_;
  looked_up_ = 0;
}

bool XapianPostings::is_behind_window() const noexcept {
  return next_ >= window_.end &&
         (begin_ == documents_.size() || documents_[begin_] >= window_.end);
}

double XapianPostings::count() const {
  if (is_behind_window()) return 0;
  if (next_ >= window_.end) {
    const auto last = std::lower_bound(documents_.begin(), documents_.end(), window_.end);
    return static_cast<double>(last - documents_.begin()) - static_cast<double>(begin_);
  }
  return std::max(1.0, share_ * (window_.end - window_.first));
}

double XapianPostings::bound(const BM25 &weight) const {
  return is_behind_window() ? 0 : weight.upper_bound(statistics_.wdf_upper_bound, shortest_);
}

PostingRun XapianPostings::load() {
  if (next_ < window_.first) {
    postings_.skip_to(window_.first);
    settle();
  }
  read_until(window_.end);
  const auto last = std::lower_bound(
    documents_.begin() + static_cast<std::ptrdiff_t>(begin_), documents_.end(), window_.end);
  const auto end = static_cast<size_t>(last - documents_.begin());
  return {documents_.data() + begin_, wdfs_.data() + begin_, end - begin_};
}

bool XapianPostings::find(Xapian::docid document, Xapian::termcount &wdf) {
  if (document < next_) {
    if (document < looked_up_) place_ = begin_;
    looked_up_ = document;
    // The next is near: documents are looked up in their order.
    while (place_ < documents_.size() && documents_[place_] < document) ++place_;
    if (place_ == documents_.size() || documents_[place_] != document) return false;
    wdf = wdfs_[place_];
    return true;
  }
  if (document > next_) {
    postings_.skip_to(document);
    settle();
  }
  if (next_ != document) return false;
  wdf = postings_.get_wdf();
  return true;
}

}  // namespace cxapian
