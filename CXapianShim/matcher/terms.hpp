// Terms and groups of terms.

#ifndef CXAPIAN_MATCHER_TERMS_HPP
#define CXAPIAN_MATCHER_TERMS_HPP

#include <optional>

#include "expression.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

using PostingLists = std::vector<std::unique_ptr<Postings>>;

/// Documents with any of several terms, weighed as if all were one.
class Terms : public Expression {
 public:
  /// - `weight`: null where they have none.
  Terms(
    MatchContext &context, PostingLists lists, std::optional<BM25> weight, const MatchCount &count)
      : context_(context), lists_(std::move(lists)), weight_(weight), count_(count) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  void expect(size_t count) override;
  MatchCount matches() const override { return count_; }

  /// All postings of the window, those of several terms added up.
  PostingRun load();
  /// Whether a document has one of the terms, and how often all together.
  bool find(Xapian::docid document, Xapian::termcount &wdf);

  double score(Xapian::docid document, Xapian::termcount wdf) const noexcept {
    if (!weight_) return 0;
    const uint32_t length = context_.lengths[document];
    // Where one term is there twice, the sum may be more than what the document holds.
    return (*weight_)(std::min(wdf, length), length);
  }

 private:
  MatchContext &context_;
  PostingLists lists_;
  std::optional<BM25> weight_;
  MatchCount count_;
  Window window_;
  /// The sum of several lists.
  std::vector<Xapian::docid> documents_;
  std::vector<Xapian::termcount> wdfs_;
};

/// AND_MAYBE of terms: a stem, with the very form beside it.
class TermsWithOptional : public Expression {
 public:
  TermsWithOptional(std::unique_ptr<Terms> required, std::unique_ptr<Terms> optional)
      : required_(std::move(required)), optional_(std::move(optional)) {}

  void enter(const Window &window) override;
  void sweep(Scores &scores) override;
  bool find(Xapian::docid document, double &score) override;
  void expect(size_t count) override;
  MatchCount matches() const override { return required_->matches(); }

 private:
  std::unique_ptr<Terms> required_;
  std::unique_ptr<Terms> optional_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
