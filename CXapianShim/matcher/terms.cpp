#include "terms.hpp"

namespace cxapian {

namespace {

/// To look one document up takes as long as so many postings that are read in a row.
constexpr double postings_per_look_up = 8;

}  // namespace

void Terms::enter(const Window &window) {
  window_ = window;
  bound_ = 0;
  cost_ = 0;
  for (auto &list : lists_) {
    list->enter(window);
    cost_ += list->count();
    // What several weigh together is at most what each weighs by itself: BM25 saturates.
    if (weight_) bound_ += list->bound(*weight_);
  }
}

PostingRun Terms::load() {
  if (lists_.size() == 1) return lists_.front()->load();
  documents_.clear();
  wdfs_.clear();
  if (lists_.empty()) return {};
  constexpr size_t bits = 64;
  uint64_t present[Window::size / bits] = {};
  Xapian::termcount sums[Window::size];
  for (auto &list : lists_) {
    const PostingRun run = list->load();
    for (size_t i = 0; i < run.count; ++i) {
      const size_t index = run.documents[i] - window_.first;
      const uint64_t bit = uint64_t{1} << (index % bits);
      sums[index] = run.wdfs[i] + ((present[index / bits] & bit) != 0 ? sums[index] : 0);
      present[index / bits] |= bit;
    }
  }
  for (size_t word = 0; word < Window::size / bits; ++word) {
    for (uint64_t left = present[word]; left != 0; left &= left - 1) {
      const size_t index = word * bits + static_cast<size_t>(__builtin_ctzll(left));
      documents_.push_back(static_cast<Xapian::docid>(window_.first + index));
      wdfs_.push_back(sums[index]);
    }
  }
  return {documents_.data(), wdfs_.data(), documents_.size()};
}

void Terms::sweep(Scores &scores) {
  const PostingRun run = load();
  for (size_t i = 0; i < run.count; ++i) {
    scores.add(run.documents[i], score(run.documents[i], run.wdfs[i]));
  }
}

bool Terms::find(Xapian::docid document, Xapian::termcount &wdf) {
  bool is_there = false;
  wdf = 0;
  for (auto &list : lists_) {
    Xapian::termcount own = 0;
    if (!list->find(document, own)) continue;
    is_there = true;
    wdf += own;
  }
  return is_there;
}

bool Terms::find(Xapian::docid document, double &score) {
  Xapian::termcount wdf = 0;
  if (!find(document, wdf)) return false;
  score = this->score(document, wdf);
  return true;
}

void Terms::expect(size_t count) {
  for (auto &list : lists_) {
    if (static_cast<double>(count) * postings_per_look_up > list->count()) list->load();
  }
}

void TermsWithOptional::enter(const Window &window) {
  required_->enter(window);
  optional_->enter(window);
  cost_ = required_->cost() == 0 ? 0 : required_->cost() + optional_->cost();
  bound_ = cost_ == 0 ? 0 : required_->bound() + optional_->bound();
}

void TermsWithOptional::sweep(Scores &scores) {
  const PostingRun required = required_->load();
  if (required.count == 0) return;
  const PostingRun optional = optional_->load();
  size_t next = 0;
  for (size_t i = 0; i < required.count; ++i) {
    const Xapian::docid document = required.documents[i];
    double score = required_->score(document, required.wdfs[i]);
    while (next < optional.count && optional.documents[next] < document) ++next;
    if (next < optional.count && optional.documents[next] == document) {
      score += optional_->score(document, optional.wdfs[next]);
    }
    scores.add(document, score);
  }
}

bool TermsWithOptional::find(Xapian::docid document, double &score) {
  if (!static_cast<Expression &>(*required_).find(document, score)) return false;
  double more = 0;
  if (static_cast<Expression &>(*optional_).find(document, more)) score += more;
  return true;
}

void TermsWithOptional::expect(size_t count) {
  required_->expect(count);
  optional_->expect(count);
}

}  // namespace cxapian
