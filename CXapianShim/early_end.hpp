// Ending a search before it has looked at all that matches.

#ifndef CXAPIAN_EARLY_END_HPP
#define CXAPIAN_EARLY_END_HPP

#include <algorithm>
#include <chrono>

#include "internal.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// When a search is to end. All that takes part in one search asks the same one, at each step that
/// it makes; once the end has come it stays so.
class EarlyEnd {
 public:
  explicit EarlyEnd(const cxapian_early_end &end);

  bool has_come() noexcept {
    if (has_come_) return true;
    switch (kind_) {
      case CXAPIAN_END_NEVER: break;
      case CXAPIAN_END_AFTER_TIME:
        if (step_count_ % steps_between_looks == 0) has_come_ = Clock::now() >= time_;
        break;
      case CXAPIAN_END_AFTER_STEPS: has_come_ = step_count_ >= steps_; break;
    }
    ++step_count_;
    return has_come_;
  }

  /// The same, after so many steps at once.
  bool has_come_after(uint64_t steps) noexcept {
    step_count_ += steps;
    if (kind_ == CXAPIAN_END_AFTER_TIME && !has_come_) has_come_ = Clock::now() >= time_;
    return has_come();
  }

  /// How many documents to look at before what was found in them counts: so many that it takes a
  /// small part of what is left, and at most as many as given.
  ///
  /// - `lists`: of the query; each may have a posting for each document.
  uint64_t documents_at_once(uint64_t lists, uint64_t most) const noexcept {
    constexpr double share = 0.125;
    constexpr double least = 64;
    double postings = 0;
    switch (kind_) {
      case CXAPIAN_END_NEVER: return most;
      case CXAPIAN_END_AFTER_TIME:
        postings = std::chrono::duration<double>(time_ - Clock::now()).count() / swept_seconds;
        break;
      case CXAPIAN_END_AFTER_STEPS:
        postings = steps_ > step_count_ ? static_cast<double>(steps_ - step_count_) : 0;
        break;
    }
    const double documents = postings * share / static_cast<double>(std::max<uint64_t>(lists, 1));
    return static_cast<uint64_t>(
      std::min(std::max(documents, least), static_cast<double>(most)));
  }

  /// Whether it has been found to have come.
  bool has_been_met() const noexcept { return has_come_; }
  uint64_t step_count() const noexcept { return step_count_; }

  /// Takes note of work that a part of the query makes with each document, in postings of a term.
  void expect(double postings) noexcept { expected_ += postings; }

  /// The query, which ends where the end has come: with the documents that were found until then,
  /// and their weights.
  Xapian::Query ending(const Xapian::Query &query, const Xapian::Database &database);

 private:
  using Clock = std::chrono::steady_clock;

  /// A look at the clock takes as long as a step.
  static constexpr uint64_t steps_between_looks = 16;
  /// How long a posting takes that is read in a row, by a generous estimate.
  static constexpr double swept_seconds = 20e-9;

  cxapian_end kind_;
  Clock::time_point time_{};
  double seconds_ = 0;
  double expected_ = 0;
  uint64_t steps_ = 0;
  uint64_t step_count_ = 0;
  bool has_come_ = false;
};

/// Leaves out documents that are looked at while the end comes.
class UntilEnd : public Xapian::MatchDecider {
 public:
  explicit UntilEnd(const EarlyEnd &end) : end_(end) {}

  bool operator()(const Xapian::Document &) const override { return !end_.has_been_met(); }

 private:
  const EarlyEnd &end_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
