// Ending a search before it has looked at all that matches.

#ifndef CXAPIAN_EARLY_END_HPP
#define CXAPIAN_EARLY_END_HPP

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
