#include "operators.hpp"

namespace cxapian {

namespace {

/// To look one document up takes as long as so many postings that are swept.
constexpr double postings_per_look_up = 4;

/// Whether to sweep a part of which only some documents matter.
bool is_swept(const Expression &part, size_t documents) {
  return part.cost() < static_cast<double>(documents) * postings_per_look_up;
}

double share(const MatchCount &count, double all) { return all > 0 ? count.estimate / all : 0; }

}  // namespace

// MARK: Several

void Several::enter(const Window &window) {
  window_ = window;
  bound_ = 0;
  cost_ = 0;
  for (auto &part : parts_) {
    part->enter(window);
    bound_ += part->bound();
    cost_ += part->cost();
  }
}

// MARK: AnyOf

void AnyOf::sweep(Scores &scores) {
  for (auto &part : parts_) {
    if (part->cost() > 0) part->sweep(scores);
  }
}

bool AnyOf::find(Xapian::docid document, double &score) {
  bool is_there = false;
  score = 0;
  for (auto &part : parts_) {
    double own = 0;
    if (part->cost() == 0 || !part->find(document, own)) continue;
    if (!context_.has_weights) return true;
    is_there = true;
    score += own;
  }
  return is_there;
}

void AnyOf::expect(size_t count) {
  for (auto &part : parts_) part->expect(count);
}

MatchCount AnyOf::matches() const {
  const double all = context_.database.get_doccount();
  MatchCount sum;
  double absence = 1;
  for (const auto &part : parts_) {
    const MatchCount count = part->matches();
    sum.least = std::max(sum.least, count.least);
    sum.most += count.most;
    absence *= 1 - share(count, all);
  }
  sum.most = std::min(sum.most, all);
  sum.estimate = all * (1 - absence);
  return sum;
}

// MARK: AllOf

void AllOf::enter(const Window &window) {
  window_ = window;
  order_.clear();
  bound_ = 0;
  cost_ = 0;
  bool is_empty = parts_.empty();
  for (auto &part : parts_) {
    part->enter(window);
    is_empty = is_empty || part->cost() == 0;
    bound_ += part->bound();
    order_.push_back(part.get());
  }
  if (is_empty) {
    bound_ = 0;
    return;
  }
  std::sort(order_.begin(), order_.end(), [](const Expression *a, const Expression *b) {
    return a->cost() < b->cost();
  });
  cost_ = order_.front()->cost() * static_cast<double>(order_.size());
}

void AllOf::sweep(Scores &scores) {
  if (cost_ == 0) return;
  ScratchScores::Lease matching(context_.scratch, window_);
  order_.front()->sweep(*matching);
  for (size_t index = 1; index < order_.size(); ++index) {
    Expression &part = *order_[index];
    const size_t count = matching->count();
    if (count == 0) return;
    if (is_swept(part, count)) {
      ScratchScores::Lease own(context_.scratch, window_);
      part.sweep(*own);
      matching->filter([&](Xapian::docid document, double &score) {
        score += (*own)[document];
        return own->contains(document);
      });
    } else {
      part.expect(count);
      matching->filter([&](Xapian::docid document, double &score) {
        double own = 0;
        if (!part.find(document, own)) return false;
        score += own;
        return true;
      });
    }
  }
  matching->each([&](Xapian::docid document, double score) { scores.add(document, score); });
}

bool AllOf::find(Xapian::docid document, double &score) {
  score = 0;
  if (cost_ == 0) return false;
  for (Expression *part : order_) {
    double own = 0;
    if (!part->find(document, own)) return false;
    score += own;
  }
  return true;
}

MatchCount AllOf::matches() const {
  const double all = context_.database.get_doccount();
  if (parts_.empty()) return {};
  MatchCount count{0, all, all};
  for (const auto &part : parts_) {
    const MatchCount own = part->matches();
    count.most = std::min(count.most, own.most);
    count.estimate *= share(own, all);
  }
  if (parts_.size() == 1) count.least = parts_.front()->matches().least;
  return count;
}

// MARK: OddOf

void OddOf::sweep(Scores &scores) {
  ScratchScores::Lease sum(context_.scratch, window_);
  ScratchScores::Lease odd(context_.scratch, window_);
  for (auto &part : parts_) {
    if (part->cost() == 0) continue;
    ScratchScores::Lease own(context_.scratch, window_);
    part->sweep(*own);
    own->each([&](Xapian::docid document, double score) {
      sum->add(document, score);
      odd->add(document, (*odd)[document] == 0 ? 1 : -1);
    });
  }
  sum->each([&](Xapian::docid document, double score) {
    if ((*odd)[document] != 0) scores.add(document, score);
  });
}

bool OddOf::find(Xapian::docid document, double &score) {
  bool is_odd = false;
  score = 0;
  for (auto &part : parts_) {
    double own = 0;
    if (part->cost() == 0 || !part->find(document, own)) continue;
    is_odd = !is_odd;
    score += own;
  }
  return is_odd;
}

MatchCount OddOf::matches() const {
  const double all = context_.database.get_doccount();
  MatchCount sum;
  for (const auto &part : parts_) {
    const MatchCount own = part->matches();
    sum.most = std::min(all, sum.most + own.most);
    sum.estimate += own.estimate - 2 * sum.estimate * share(own, all);
  }
  return sum;
}

// MARK: Pair

void Pair::enter(const Window &window) {
  window_ = window;
  first_->enter(window);
  second_->enter(window);
  cost_ = first_->cost() + second_->cost();
  switch (kind_) {
    case Kind::with_optional:
      if (first_->cost() == 0) cost_ = 0;
      bound_ = cost_ == 0 ? 0 : first_->bound() + second_->bound();
      break;
    case Kind::without:
      if (first_->cost() == 0) cost_ = 0;
      bound_ = first_->bound();
      break;
  }
}

template <typename Body>
void Pair::each_of_first(Body &&body) {
  ScratchScores::Lease first(context_.scratch, window_);
  first_->sweep(*first);
  const size_t count = first->count();
  if (count == 0) return;
  if (is_swept(*second_, count)) {
    ScratchScores::Lease second(context_.scratch, window_);
    if (second_->cost() > 0) second_->sweep(*second);
    first->each([&](Xapian::docid document, double score) {
      body(document, score, second->contains(document), (*second)[document]);
    });
  } else {
    second_->expect(count);
    first->each([&](Xapian::docid document, double score) {
      double more = 0;
      const bool matches = second_->find(document, more);
      body(document, score, matches, matches ? more : 0);
    });
  }
}

void Pair::sweep(Scores &scores) {
  if (cost_ == 0) return;
  switch (kind_) {
    case Kind::with_optional:
      each_of_first([&](Xapian::docid document, double score, bool, double more) {
        scores.add(document, score + more);
      });
      break;
    case Kind::without:
      each_of_first([&](Xapian::docid document, double score, bool matches, double) {
        if (!matches) scores.add(document, score);
      });
      break;
  }
}

bool Pair::find(Xapian::docid document, double &score) {
  double more = 0;
  const bool in_first = first_->find(document, score);
  switch (kind_) {
    case Kind::with_optional:
      if (in_first && second_->find(document, more)) score += more;
      return in_first;
    case Kind::without: return in_first && !second_->find(document, more);
  }
  return false;
}

void Pair::expect(size_t count) {
  first_->expect(count);
  second_->expect(count);
}

MatchCount Pair::matches() const {
  const double all = context_.database.get_doccount();
  const MatchCount first = first_->matches();
  const MatchCount second = second_->matches();
  switch (kind_) {
    case Kind::with_optional: return first;
    case Kind::without:
      return {
        std::max(0.0, first.least - second.most), first.estimate * (1 - share(second, all)),
        std::min(first.most, all - second.least)};
  }
  return {};
}

}  // namespace cxapian
