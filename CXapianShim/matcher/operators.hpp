// Operators over other parts of a query.

#ifndef CXAPIAN_MATCHER_OPERATORS_HPP
#define CXAPIAN_MATCHER_OPERATORS_HPP

#include "expression.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Parts of which none must match, each of which adds to the score.
class Several : public Expression {
 public:
  Several(MatchContext &context, ExpressionList parts)
      : context_(context), parts_(std::move(parts)) {}

  void enter(const Window &window) override;

  /// The parts, for what joins them with others.
  ExpressionList take_parts() { return std::move(parts_); }

  /// What joins it with others must leave it whole.
  void keep_together() noexcept { is_kept_together_ = true; }
  bool is_kept_together() const noexcept { return is_kept_together_; }

 protected:
  MatchContext &context_;
  ExpressionList parts_;
  Window window_;

 private:
  bool is_kept_together_ = false;
};

/// OR: what matches any; scores are added.
class AnyOf : public Several {
 public:
  using Several::Several;

  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  void expect(size_t count) override;
  MatchCount matches() const override;
};

/// XOR: what matches an odd number; the scores of all that match are added.
class OddOf : public Several {
 public:
  using Several::Several;

  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  MatchCount matches() const override;
};

/// AND and FILTER: what matches all; scores are added, and filters have none.
class AllOf : public Expression {
 public:
  AllOf(MatchContext &context, ExpressionList parts)
      : context_(context), parts_(std::move(parts)) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  MatchCount matches() const override;

 private:
  MatchContext &context_;
  ExpressionList parts_;
  /// The cheapest first.
  std::vector<Expression *> order_;
  Window window_;
};

/// AND_MAYBE and AND_NOT.
class Pair : public Expression {
 public:
  enum class Kind {
    /// What matches the first; the second only adds to the score.
    with_optional,
    /// What matches the first and not the second.
    without,
  };

  Pair(
    MatchContext &context, Kind kind, std::unique_ptr<Expression> first,
    std::unique_ptr<Expression> second)
      : context_(context), kind_(kind), first_(std::move(first)), second_(std::move(second)) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  void expect(size_t count) override;
  MatchCount matches() const override;

 private:
  /// Calls a function with each document that matches the first: its score, whether the second
  /// matches, and the score of that.
  template <typename Body>
  void each_of_first(Body &&body);

  MatchContext &context_;
  Kind kind_;
  std::unique_ptr<Expression> first_;
  std::unique_ptr<Expression> second_;
  Window window_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
