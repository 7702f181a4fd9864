#include "postings.hpp"

namespace cxapian {

// MARK: ListedPostings

void ListedPostings::enter(const Window &window) {
  const auto &documents = list_->documents;
  const auto first = documents.begin() + static_cast<std::ptrdiff_t>(end_);
  // Windows ascend.
  const auto begin = std::lower_bound(first, documents.end(), window.first);
  begin_ = static_cast<size_t>(begin - documents.begin());
  end_ = static_cast<size_t>(
    std::lower_bound(begin, documents.end(), window.end) - documents.begin());
  place_ = begin_;
}

double ListedPostings::bound(const BM25 &weight) const {
  return begin_ == end_ ? 0 : weight.upper_bound(statistics_.wdf_upper_bound, shortest_);
}

PostingRun ListedPostings::load() {
  return {list_->documents.data() + begin_, list_->wdfs.data() + begin_, end_ - begin_};
}

bool ListedPostings::find(Xapian::docid document, Xapian::termcount &wdf) {
  const auto &documents = list_->documents;
  if (place_ > begin_ && documents[place_ - 1] >= document) place_ = begin_;
  // The next is near: documents are looked up in their order.
  while (place_ < end_ && documents[place_] < document) ++place_;
  if (place_ == end_ || documents[place_] != document) return false;
  wdf = list_->wdfs[place_];
  return true;
}

// MARK: XapianPostings

XapianPostings::XapianPostings(
  const Xapian::Database &database, const std::string &term, const TermStatistics &statistics)
    : postings_(database.postlist_begin(term)), statistics_(statistics),
      shortest_(database.get_doclength_lower_bound()),
      share_(statistics.frequency / static_cast<double>(std::max(1u, database.get_doccount()))) {
  settle();
}

void XapianPostings::settle() {
  next_ = postings_ == Xapian::PostingIterator() ? beyond_last : *postings_;
}

void XapianPostings::enter(const Window &window) {
  window_ = window;
  documents_.clear();
  wdfs_.clear();
  place_ = 0;
  looked_up_ = 0;
}

double XapianPostings::count() const {
  if (is_behind_window()) return 0;
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
  while (next_ < window_.end) {
    documents_.push_back(next_);
    wdfs_.push_back(postings_.get_wdf());
    ++postings_;
    settle();
  }
  return {documents_.data(), wdfs_.data(), documents_.size()};
}

bool XapianPostings::find(Xapian::docid document, Xapian::termcount &wdf) {
  if (document < next_) {
    if (document < looked_up_) place_ = 0;
    looked_up_ = document;
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
