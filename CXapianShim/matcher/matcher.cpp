#include "matcher.hpp"

#include "../rounded_weight.hpp"

namespace cxapian {

namespace {

/// The best documents so far.
class Best {
 public:
  explicit Best(size_t wanted) : wanted_(wanted) {}

  /// Whether a document of so much weight may be among them. Documents come in ascending order, so
  /// that of equal ones the first stays.
  bool may_take(double weight) const noexcept {
    if (wanted_ == 0) return false;
    if (found_.size() < wanted_) return true;
    // What is added up in another order, and rounded.
    return weight > 0 && weight + 2 * weight_precision + weight * 1e-12 > least_;
  }

  void add(Xapian::docid document, double weight) {
    const FoundDocument next{document, rounded_weight(weight)};
    if (found_.size() == wanted_) {
      if (wanted_ == 0 || !(next < found_.front())) return;
      std::pop_heap(found_.begin(), found_.end());
      found_.pop_back();
    }
    found_.push_back(next);
    std::push_heap(found_.begin(), found_.end());
    if (found_.size() == wanted_) least_ = found_.front().weight;
  }

  std::vector<FoundDocument> sorted() {
    std::sort_heap(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  size_t wanted_;
  /// A heap with the last of them in front.
  std::vector<FoundDocument> found_;
  double least_ = 0;
};

/// One search.
class Search {
 public:
  Search(MatchContext &context, ExpressionList parts, size_t wanted, bool counts_all)
      : context_(context), parts_(std::move(parts)), counts_all_(counts_all), best_(wanted) {
    for (auto &part : parts_) order_.push_back(part.get());
  }

  FoundPage run() {
    FoundPage page;
    const Xapian::docid end = context_.lengths.end();
    Xapian::docid next = 1;
    while (next < end && !context_.end.has_come()) {
      const Xapian::docid first = next;
      const auto size = context_.end.documents_at_once(context_.leaf_count, Window::size);
      next = static_cast<Xapian::docid>(std::min<uint64_t>(first + size, end));
      look_at({first, next});
      page.max_possible = std::max(page.max_possible, possible_);
      // Some parts have seen the end of the time, and others have not.
      if (context_.end.has_been_met()) break;
    }
    page.best = best_.sorted();
    page.count = count();
    return page;
  }

 private:
  void look_at(const Window &window) {
    possible_ = 0;
    for (Expression *part : order_) {
      part->enter(window);
      possible_ += part->bound();
    }
    // Those of little weight for their number come first: they are only looked up.
    std::sort(order_.begin(), order_.end(), [](const Expression *a, const Expression *b) {
      return worth(*a) < worth(*b);
    });
    const size_t split = first_swept();
    if (split == order_.size()) return;
    if (ends(window.end - window.first)) return;
    ScratchScores::Lease scores(context_.scratch, window);
    for (size_t index = split; index < order_.size(); ++index) {
      if (order_[index]->cost() == 0) continue;
      order_[index]->sweep(*scores);
      if (ends(order_[index]->cost())) return;
    }
    if (split == 0) {
      scores->take([&](Xapian::docid document, double score) {
        ++counted_;
        if (best_.may_take(score)) best_.add(document, score);
      });
    } else {
      look_up(*scores, split);
    }
  }

  /// What a posting of a part gives; none where nothing matches.
  static double worth(const Expression &part) noexcept {
    return part.cost() > 0 ? part.bound() / part.cost() : -1;
  }

  /// Before which place of the order parts are not swept: all of them together do not lift a
  /// document among the best.
  size_t first_swept() {
    if (counts_all_) return 0;
    double rest = 0;
    size_t split = 0;
    for (; split < order_.size(); ++split) {
      rest += order_[split]->bound();
      if (best_.may_take(rest)) break;
      if (order_[split]->cost() > 0) is_pruned_ = true;
    }
    return split;
  }

  /// Adds to the documents that were found what the parts that were not swept give them.
  void look_up(Scores &scores, size_t split) {
    candidates_.clear();
    double rest = 0;
    for (size_t index = 0; index < split; ++index) rest += order_[index]->bound();
    scores.take([&](Xapian::docid document, double score) {
      ++counted_;
      if (best_.may_take(score + rest)) candidates_.push_back({document, score});
    });
    for (size_t index = split; index-- > 0 && !candidates_.empty();) {
      Expression &part = *order_[index];
      if (part.cost() == 0) continue;
      rest = 0;
      for (size_t left = 0; left < index; ++left) rest += order_[left]->bound();
      part.expect(candidates_.size());
      auto kept = candidates_.begin();
      for (FoundDocument &candidate : candidates_) {
        double more = 0;
        if (part.find(candidate.document, more)) candidate.weight += more;
        if (best_.may_take(candidate.weight + rest)) *kept++ = candidate;
      }
      candidates_.erase(kept, candidates_.end());
      if (ends(static_cast<double>(candidates_.size()))) return;
    }
    for (const FoundDocument &found : candidates_) best_.add(found.document, found.weight);
  }

  bool ends(double steps) { return context_.end.has_come_after(static_cast<uint64_t>(steps)); }

  MatchCount count() const {
    if (!is_pruned_ && !context_.end.has_been_met()) {
      const auto counted = static_cast<double>(counted_);
      return {counted, counted, counted};
    }
    const double all = context_.database.get_doccount();
    MatchCount sum{static_cast<double>(counted_), 0, 0};
    double absence = 1;
    for (const auto &part : parts_) {
      const MatchCount own = part->matches();
      sum.least = std::max(sum.least, own.least);
      sum.most += own.most;
      if (all > 0) absence *= 1 - own.estimate / all;
    }
    sum.most = std::max(sum.least, std::min(all, sum.most));
    sum.estimate = std::clamp(std::round(all * (1 - absence)), sum.least, sum.most);
    return sum;
  }

  MatchContext &context_;
  ExpressionList parts_;
  std::vector<Expression *> order_;
  bool counts_all_;
  Best best_;
  std::vector<FoundDocument> candidates_;
  /// What a document of the window may weigh at most.
  double possible_ = 0;
  uint64_t counted_ = 0;
  bool is_pruned_ = false;
};

}  // namespace

FoundPage Matcher::search(
  const Xapian::Database &database, Tables *tables, QueryNode query,
  const MatchWeighting &weighting, size_t wanted, bool counts_all, EarlyEnd &end) {
  MatchContext context{
    database, tables, *lengths_, end, scratch_, weighting.has_weights, 0};
  known_.make_room();
  TermSource terms(database, tables, packed_.get(), known_);
  ExpressionList parts = build_expressions(context, terms, weighting, std::move(query));
  return Search(context, std::move(parts), wanted, counts_all).run();
}

}  // namespace cxapian
