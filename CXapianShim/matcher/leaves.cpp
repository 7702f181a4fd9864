#include "leaves.hpp"

namespace cxapian {

// MARK: AllDocuments

void AllDocuments::enter(const Window &window) {
  window_ = window;
  cost_ = window.end - window.first;
}

void AllDocuments::sweep(Scores &scores) {
  for (Xapian::docid document = window_.first; document < window_.end; ++document) {
    if (context_.lengths[document] != DocumentLengths::none) scores.add(document, 0);
  }
}

bool AllDocuments::find(Xapian::docid document, double &score) {
  score = 0;
  return context_.lengths[document] != DocumentLengths::none;
}

MatchCount AllDocuments::matches() const {
  const double all = context_.database.get_doccount();
  return {all, all, all};
}

// MARK: NumberedDocuments

void NumberedDocuments::enter(const Window &window) {
  const auto end = numbers_.cend();
  first_ = std::lower_bound(last_, end, window.first);
  last_ = std::lower_bound(first_, end, window.end);
  cost_ = static_cast<double>(last_ - first_);
}

void NumberedDocuments::sweep(Scores &scores) {
  for (auto it = first_; it != last_; ++it) {
    if (context_.lengths[*it] != DocumentLengths::none) scores.add(*it, 0);
  }
}

bool NumberedDocuments::find(Xapian::docid document, double &score) {
  score = 0;
  return std::binary_search(first_, last_, document) &&
         context_.lengths[document] != DocumentLengths::none;
}

MatchCount NumberedDocuments::matches() const {
  const auto count = static_cast<double>(numbers_.size());
  return {0, count, count};
}

// MARK: ValuesBetween

void ValuesBetween::enter(const Window &window) {
  window_ = window;
  // A value takes as long as some postings.
  cost_ = count_ == 0 ? 0 : 4.0 * (window.end - window.first);
}

bool ValuesBetween::holds(const std::string &value) const {
  return !value.empty() && value >= lowest_ && (!highest_ || value <= *highest_);
}

void ValuesBetween::sweep(Scores &scores) {
  if (!values_) values_.emplace(context_.database, slot_);
  for (Xapian::docid document = window_.first; document < window_.end; ++document) {
    const auto next = values_->first_from(document);
    if (!next || *next >= window_.end || context_.end.has_come()) return;
    document = *next;
    if (holds(values_->of(document))) scores.add(document, 0);
  }
}

bool ValuesBetween::find(Xapian::docid document, double &score) {
  score = 0;
  if (!values_) values_.emplace(context_.database, slot_);
  return holds(values_->of(document));
}

}  // namespace cxapian
