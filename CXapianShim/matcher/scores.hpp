// The documents of a window that match, and their scores.

#ifndef CXAPIAN_MATCHER_SCORES_HPP
#define CXAPIAN_MATCHER_SCORES_HPP

#include "postings.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

class Scores {
 public:
  void enter(const Window &window) noexcept { first_ = window.first; }

  /// A document matches, and has so much more weight.
  void add(Xapian::docid document, double score) noexcept {
    const size_t index = document - first_;
    present_[index / bits] |= uint64_t{1} << (index % bits);
    scores_[index] += score;
  }

  bool contains(Xapian::docid document) const noexcept {
    const size_t index = document - first_;
    return (present_[index / bits] >> (index % bits) & 1) != 0;
  }

  double operator[](Xapian::docid document) const noexcept { return scores_[document - first_]; }

  size_t count() const noexcept {
    size_t count = 0;
    for (uint64_t word : present_) count += static_cast<size_t>(__builtin_popcountll(word));
    return count;
  }

  /// Calls a function with each document and its score, in ascending order.
  template <typename Body>
  void each(Body &&body) const {
    for (size_t word = 0; word < words; ++word) {
      for (uint64_t left = present_[word]; left != 0; left &= left - 1) {
        const size_t index = word * bits + static_cast<size_t>(__builtin_ctzll(left));
        body(static_cast<Xapian::docid>(first_ + index), scores_[index]);
      }
    }
  }

  /// Takes all out, and calls a function with each.
  template <typename Body>
  void take(Body &&body) {
    for (size_t word = 0; word < words; ++word) {
      for (uint64_t left = present_[word]; left != 0; left &= left - 1) {
        const size_t index = word * bits + static_cast<size_t>(__builtin_ctzll(left));
        const double score = scores_[index];
        scores_[index] = 0;
        body(static_cast<Xapian::docid>(first_ + index), score);
      }
      present_[word] = 0;
    }
  }

  void clear() {
    take([](Xapian::docid, double) {});
  }

  /// Takes out what a function does not keep; it may change the score.
  template <typename Body>
  void filter(Body &&keeps) {
    for (size_t word = 0; word < words; ++word) {
      for (uint64_t left = present_[word]; left != 0; left &= left - 1) {
        const size_t index = word * bits + static_cast<size_t>(__builtin_ctzll(left));
        if (keeps(static_cast<Xapian::docid>(first_ + index), scores_[index])) continue;
        scores_[index] = 0;
        present_[word] &= ~(left & -left);
      }
    }
  }

 private:
  static constexpr size_t bits = 64;
  static constexpr size_t words = Window::size / bits;

  Xapian::docid first_ = 0;
  uint64_t present_[words] = {};
  /// 0 for those that do not match.
  double scores_[Window::size] = {};
};

/// What the parts of a query write on while they are worked out, kept from search to search.
class ScratchScores {
 public:
  /// Empty scores, given back at the end of its life.
  class Lease {
   public:
    Lease(ScratchScores &owner, const Window &window) : owner_(owner) {
      if (owner.free_.empty()) owner.free_.push_back(std::make_unique<Scores>());
      scores_ = std::move(owner.free_.back());
      owner.free_.pop_back();
      scores_->enter(window);
    }
    ~Lease() {
      scores_->clear();
      owner_.free_.push_back(std::move(scores_));
    }
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;

    Scores &operator*() noexcept { return *scores_; }
    Scores *operator->() noexcept { return scores_.get(); }

   private:
    ScratchScores &owner_;
    std::unique_ptr<Scores> scores_;
  };

 private:
  std::vector<std::unique_ptr<Scores>> free_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
