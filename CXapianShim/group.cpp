// Groups of terms and phrases, weighed as one term.
//
// Xapian 1.4 takes no posting source inside OP_SYNONYM: it asks each operand for its frequency in
// the document and in the collection, which a posting source cannot tell. So a group that has
// phrases is one source as a whole, which weighs as OP_SYNONYM would.

#include "bm25.hpp"
#include "early_end.hpp"
#include "group_members.hpp"

namespace cxapian {

namespace {

class Group : public Xapian::PostingSource {
 public:
  Group(
    Xapian::valueno slot, std::vector<Pattern::Places> patterns, bool counts_all_phrases,
    GroupWeighting weighting, EarlyEnd *_Nullable end)
      : slot_(slot), patterns_(std::move(patterns)), counts_all_phrases_(counts_all_phrases),
        weighting_(weighting), end_(end) {}

  Xapian::doccount get_termfreq_min() const override { return least_; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return most_; }

  void next(double) override { move_to(document_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(document); }

  // `check` is Xapian's own, which moves on as `skip_to` does. To answer "no" instead would spare a
  // look for the next phrase, but Xapian's OR takes that for a place: see `make_definite`.

  bool at_end() const override { return document_ == beyond_last; }
  Xapian::docid get_docid() const override { return document_; }

  double get_weight() const override {
    Xapian::termcount wdf = 0;
    for (const bool phrases : {false, true}) {
      if (phrases && wdf > 0 && !counts_all_phrases_) break;
      for (const auto &member : members_) {
        if (has(member, phrases)) wdf += member.wdf();
      }
    }
    const auto length = database_.get_doclength(document_);
    return weight_(std::min(wdf, length), length);
  }

  Xapian::PostingSource *_Nullable clone() const override {
    return new Group(slot_, patterns_, counts_all_phrases_, weighting_, end_);
  }

  void init(const Xapian::Database &database) override {
    database_ = database;
    document_ = 0;
    members_.clear();
    sequences_.emplace(database, slot_);
    XapianTerms terms(database);
    const GroupStatistics statistics(terms, database.get_doccount(), patterns_);
    for (size_t index = 0; index < patterns_.size(); ++index) {
      members_.emplace_back(database, patterns_[index], statistics.patterns[index]);
    }
    least_ = statistics.least;
    most_ = statistics.most;
    estimate_ = statistics.estimate;
    weight_ = group_weight(database, estimate_, weighting_, 1);
    set_maxweight(weight_.upper_bound(
      static_cast<double>(statistics.wdf_upper_bound), database.get_doclength_lower_bound()));
  }

  std::string get_description() const override {
    std::string text = "group";
    for (const auto &places : patterns_) {
      text += places.size() == 1 ? " " + Pattern::describe(places)
                                 : " \"" + Pattern::describe(places) + '"';
    }
    return text;
  }

 private:
  /// Moves to the first document from this one on that may be one of the group.
  Xapian::docid move_members_to(Xapian::docid document) {
    document_ = beyond_last;
    for (auto &member : members_) {
      member.skip_to(document);
      document_ = std::min(document_, member.document());
    }
    return document_;
  }

  void move_to(Xapian::docid document) {
    while (move_members_to(document) != beyond_last && !is_in_document()) {
      document = document_ + 1;
      if (end_ != nullptr && end_->has_come()) {
        document_ = beyond_last;
        return;
      }
    }
  }

  /// Whether a member of a kind is in the document.
  bool has(const Member &member, bool phrases) const {
    return member.document() == document_ && member.is_phrase() == phrases &&
           member.is_in_document(*sequences_);
  }

  bool is_in_document() const {
    // Terms need no look at the sequence.
    for (const bool phrases : {false, true}) {
      for (const auto &member : members_) {
        if (has(member, phrases)) return true;
      }
    }
    return false;
  }

  Xapian::valueno slot_;
  std::vector<Pattern::Places> patterns_;
  bool counts_all_phrases_;
  GroupWeighting weighting_;
  EarlyEnd *_Nullable end_;
  Xapian::Database database_;
  /// Reads ahead of nothing: it is asked only for the document that the group stands at.
  mutable std::optional<ValueReader> sequences_;
  std::vector<Member> members_;
  BM25 weight_;
  Xapian::doccount least_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::doccount most_ = 0;
  Xapian::docid document_ = 0;
};

}  // namespace

Xapian::Query group_query(
  Xapian::valueno slot, std::vector<Pattern::Places> patterns, bool counts_all_phrases,
  GroupWeighting weighting, EarlyEnd *end) {
  for (const auto &places : patterns) {
    if (end != nullptr) end->expect(places.size() == 1 ? 1.0 : sequence_postings);
  }
  return Xapian::Query(
    (new Group(slot, std::move(patterns), counts_all_phrases, weighting, end))->release());
}

}  // namespace cxapian
