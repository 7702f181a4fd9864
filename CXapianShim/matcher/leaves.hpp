// Parts of a query that are no terms: all documents, some, and those with values. None has a score.

#ifndef CXAPIAN_MATCHER_LEAVES_HPP
#define CXAPIAN_MATCHER_LEAVES_HPP

#include "../value_reader.hpp"
#include "expression.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// All documents.
class AllDocuments : public Expression {
 public:
  explicit AllDocuments(MatchContext &context) : context_(context) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  MatchCount matches() const override;

 private:
  MatchContext &context_;
  Window window_;
};

/// Those of some numbers that there are.
class NumberedDocuments : public Expression {
 public:
  /// - `numbers`: in ascending order.
  NumberedDocuments(MatchContext &context, std::vector<Xapian::docid> numbers)
      : context_(context), numbers_(std::move(numbers)) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  MatchCount matches() const override;

 private:
  MatchContext &context_;
  std::vector<Xapian::docid> numbers_;
  /// Those of the window.
  std::vector<Xapian::docid>::const_iterator first_ = numbers_.begin();
  std::vector<Xapian::docid>::const_iterator last_ = numbers_.begin();
};

/// Those with a value between two, byte by byte.
class ValuesBetween : public Expression {
 public:
  /// - `highest`: none where there is no limit.
  ValuesBetween(
    MatchContext &context, Xapian::valueno slot, std::string lowest,
    std::optional<std::string> highest)
      : context_(context), slot_(slot), lowest_(std::move(lowest)), highest_(std::move(highest)),
        count_(context.database.get_value_freq(slot)) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  MatchCount matches() const override { return {0, count_ / 2, count_}; }

 private:
  bool holds(const std::string &value) const;

  MatchContext &context_;
  Xapian::valueno slot_;
  std::string lowest_;
  std::optional<std::string> highest_;
  double count_;
  std::optional<ValueReader> values_;
  Window window_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
