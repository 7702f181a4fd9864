// Ending a search before it has looked at all that matches.
//
// Xapian's own `set_time_limit` only gives up `check_at_least`; how long the best take to be found
// has no limit. So each document that a query finds is asked for in one source more, which comes to
// its end when the time is up: an AND with it ends there, as if there were no more documents.
//
// That makes a match an eighth dearer. Where all documents together take but a small part of the
// time, as they do for a few words, nothing is asked.

#include "early_end.hpp"

#include <cmath>

#include "sources.hpp"

namespace cxapian {

namespace {

/// So far below all weights that a document with it is never among the matches.
constexpr double rejection = -1e300;

/// How long a posting takes; in truth it is a quarter of that.
constexpr double posting_seconds = 50e-9;
/// What may be used of the time without a look at the clock.
constexpr double unwatched_share = 0.25;

/// All documents until the end comes; without weight.
class DocumentsUntilEnd : public Xapian::PostingSource {
 public:
  explicit DocumentsUntilEnd(EarlyEnd &end) : end_(end) {}

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double) override { move_to(document_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(document); }
  bool check(Xapian::docid document, double) override {
    move_to(document);
    return true;
  }

  bool at_end() const override { return document_ == beyond_last; }
  Xapian::docid get_docid() const override { return document_; }

  /// Where the end comes while the other parts of a query move to a document, some of them have
  /// ended and others have not: such a document is none that was found.
  double get_weight() const override { return end_.has_been_met() ? rejection : 0; }

  Xapian::PostingSource *_Nullable clone() const override { return new DocumentsUntilEnd(end_); }

  void init(const Xapian::Database &database) override {
    count_ = database.get_doccount();
    document_ = 0;
    set_maxweight(0);
  }

  std::string get_description() const override { return "until the end"; }

 private:
  void move_to(Xapian::docid document) { document_ = end_.has_come() ? beyond_last : document; }

  EarlyEnd &end_;
  Xapian::doccount count_ = 0;
  Xapian::docid document_ = 0;
};

}  // namespace

EarlyEnd::EarlyEnd(const cxapian_early_end &end) : kind_(end.kind), steps_(end.steps) {
  if (kind_ != CXAPIAN_END_AFTER_TIME) return;
  if (!std::isfinite(end.seconds)) {
    throw Xapian::InvalidArgumentError("The time after which to end must be a finite number");
  }
  // Centuries would not fit into the clock's numbers.
  constexpr double longest = 1e9;
  const std::chrono::duration<double> left(std::clamp(end.seconds, 0.0, longest));
  time_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(left);
  seconds_ = left.count();
}

Xapian::Query EarlyEnd::ending(const Xapian::Query &query, const Xapian::Database &database) {
  const double longest = expected_ * database.get_doccount() * posting_seconds;
  if (kind_ == CXAPIAN_END_AFTER_TIME && !has_come_ && longest < seconds_ * unwatched_share) {
    kind_ = CXAPIAN_END_NEVER;
  }
  if (kind_ == CXAPIAN_END_NEVER) return query;
  return Xapian::Query(
    Xapian::Query::OP_AND, query, Xapian::Query((new DocumentsUntilEnd(*this))->release()));
}

}  // namespace cxapian
