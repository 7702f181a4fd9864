// Phrases in sequences of terms, and groups of terms and phrases.
//
// Xapian 1.4 takes no posting source inside OP_SYNONYM: it asks each operand for its frequency in
// the document and in the collection, which a posting source cannot tell. So a group that has
// phrases is one source as a whole, which weighs as OP_SYNONYM would.

#include "sources.hpp"

#include <algorithm>
#include <cmath>

#include "value_reader.hpp"

namespace cxapian {

namespace {

constexpr Xapian::docid beyond_last = static_cast<Xapian::docid>(-1);

Xapian::doccount rounded(double number) {
  return static_cast<Xapian::doccount>(std::max(0.0, number) + 0.5);
}

/// The share of documents in which a phrase of words stands that have all of them: a guess, and
/// that of Xapian's `ExactPhrasePostList`.
constexpr double phrase_share = 0.25;

class SequenceFilter : public Xapian::PostingSource {
 public:
  SequenceFilter(Xapian::valueno slot, Pattern::Places places, bool is_head_only)
      : slot_(slot), is_head_only_(is_head_only), places_(std::move(places)),
        pattern_(places_, is_head_only) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return rounded(count_ * phrase_share); }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double) override { move_to(document_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(document); }

  bool check(Xapian::docid document, double) override {
    if (!pattern_.is_in(reader_->of(document))) return false;
    document_ = document;
    return true;
  }

  bool at_end() const override { return document_ == beyond_last; }
  Xapian::docid get_docid() const override { return document_; }

  Xapian::PostingSource *_Nullable clone() const override {
    return new SequenceFilter(slot_, places_, is_head_only_);
  }

  void init(const Xapian::Database &database) override {
    count_ = database.get_value_freq(slot_);
    reader_.emplace(database, slot_);
    document_ = 0;
    set_maxweight(0);
  }

  std::string get_description() const override {
    return std::string(is_head_only_ ? "head " : "") + '"' + Pattern::describe(places_) + '"';
  }

 private:
  void move_to(Xapian::docid document) {
    for (;; ++document) {
      const auto found = reader_->first_from(document);
      if (!found) {
        document_ = beyond_last;
        return;
      }
      document = *found;
      if (pattern_.is_in(reader_->of(document))) break;
    }
    document_ = document;
  }

  Xapian::valueno slot_;
  bool is_head_only_;
  Pattern::Places places_;
  Pattern pattern_;
  std::optional<ValueReader> reader_;
  Xapian::doccount count_ = 0;
  Xapian::docid document_ = 0;
};

/// The postings of a term, with the number at which they stand.
class TermPostings {
 public:
  TermPostings(const Xapian::Database &database, const std::string &term)
      : postings_(database.postlist_begin(term)) {
    settle();
  }

  Xapian::docid document() const noexcept { return document_; }
  Xapian::termcount wdf() const { return postings_.get_wdf(); }

  void skip_to(Xapian::docid document) {
    if (document_ >= document) return;
    if (document_ + 1 == document) {
      ++postings_;
    } else {
      postings_.skip_to(document);
    }
    settle();
  }

 private:
  void settle() {
    document_ = postings_ == Xapian::PostingIterator() ? beyond_last : *postings_;
  }

  Xapian::PostingIterator postings_;
  Xapian::docid document_ = beyond_last;
};

/// A place of a pattern: documents with any of its terms.
class Place {
 public:
  Place(const Xapian::Database &database, const std::vector<std::string> &terms) {
    const double all = database.get_doccount();
    double absence = 1;
    for (const auto &term : terms) {
      const auto frequency = database.get_termfreq(term);
      if (frequency == 0) continue;
      postings_.emplace_back(database, term);
      absence *= 1 - frequency / all;
      least_ = std::max(least_, frequency);
      most_ += frequency;
      wdf_upper_bound_ += database.get_wdf_upper_bound(term);
    }
    share_ = 1 - absence;
  }

  /// The first document from this one on.
  Xapian::docid first_from(Xapian::docid document) {
    Xapian::docid first = beyond_last;
    for (auto &postings : postings_) {
      postings.skip_to(document);
      first = std::min(first, postings.document());
    }
    return first;
  }

  /// How often the terms are in a document that all postings have come to.
  Xapian::termcount wdf(Xapian::docid document) const {
    Xapian::termcount sum = 0;
    for (const auto &postings : postings_) {
      if (postings.document() == document) sum += postings.wdf();
    }
    return sum;
  }

  /// The share of all documents that have one of the terms, as if these were independent.
  double share() const noexcept { return share_; }
  uint64_t least() const noexcept { return least_; }
  uint64_t most() const noexcept { return most_; }
  uint64_t wdf_upper_bound() const noexcept { return wdf_upper_bound_; }

 private:
  std::vector<TermPostings> postings_;
  double share_ = 0;
  Xapian::doccount least_ = 0;
  uint64_t most_ = 0;
  uint64_t wdf_upper_bound_ = 0;
};

/// A term or a phrase of a group. It stands at documents that have all terms of a phrase; whether
/// they have the phrase is looked up only where that matters.
class Member {
 public:
  Member(const Xapian::Database &database, const Pattern::Places &places)
      : pattern_(places, false) {
    for (const auto &place : places) places_.emplace_back(database, place);
    // The rarest place leads.
    std::sort(places_.begin(), places_.end(), [](const Place &a, const Place &b) {
      return a.share() < b.share();
    });
    document_ = places_.front().most() == 0 ? beyond_last : 0;
  }

  bool is_phrase() const noexcept { return places_.size() > 1; }
  Xapian::docid document() const noexcept { return document_; }

  /// Moves to the first document from this one on.
  void skip_to(Xapian::docid document) {
    if (document_ >= document) return;
    document_ = places_.front().first_from(document);
    for (size_t index = 1; index < places_.size() && document_ != beyond_last; ++index) {
      const auto found = places_[index].first_from(document_);
      if (found == document_) continue;
      document_ = places_.front().first_from(found);
      index = 0;
    }
  }

  /// Whether the document has the term or the phrase. Documents must be asked for in their order.
  bool is_in_document(ValueReader &sequences) const {
    return !is_phrase() || pattern_.is_in(sequences.of(document_));
  }

  /// How often it is in the document; of a phrase as often as its rarest place, as Xapian's
  /// `ExactPhrasePostList` has it.
  Xapian::termcount wdf() const {
    auto least = places_.front().wdf(document_);
    for (const auto &place : places_) least = std::min(least, place.wdf(document_));
    return least;
  }

  /// In how many documents it is, as Xapian estimates it: of a phrase a whole number.
  double frequency(double all) const noexcept {
    double share = 1;
    for (const auto &place : places_) share *= place.share();
    return is_phrase() ? std::floor(rounded(all * share) * phrase_share) : all * share;
  }

  uint64_t least() const noexcept { return is_phrase() ? 0 : places_.front().least(); }

  uint64_t most() const noexcept {
    auto most = places_.front().most();
    for (const auto &place : places_) most = std::min(most, place.most());
    return most;
  }

  uint64_t wdf_upper_bound() const noexcept {
    auto least = places_.front().wdf_upper_bound();
    for (const auto &place : places_) least = std::min(least, place.wdf_upper_bound());
    return least;
  }

 private:
  Pattern pattern_;
  std::vector<Place> places_;
  Xapian::docid document_ = 0;
};

/// BM25 of one term, as `Xapian::BM25Weight` works it out for a query in which it is once.
class TermWeight {
 public:
  TermWeight() = default;

  TermWeight(const Xapian::Database &database, double frequency, const GroupWeighting &weighting)
      : weighting_(weighting), shortest_(database.get_doclength_lower_bound()) {
    const double all = database.get_doccount();
    double odds = (all - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    factor_ = std::log(odds) * (weighting.k1 + 1);
    const double average = database.get_avlength();
    if (average > 0) length_factor_ = 1 / average;
  }

  double operator()(double wdf, double length) const {
    const double normalized = std::max(length * length_factor_, weighting_.min_normlen);
    const double saturation =
      weighting_.k1 * (normalized * weighting_.b + (1 - weighting_.b)) + wdf;
    return saturation > 0 ? factor_ * (wdf / saturation) : 0;
  }

  /// No document has more, as none is shorter than what it holds.
  double upper_bound(double wdf) const {
    return (*this)(wdf, std::max(wdf, static_cast<double>(shortest_)));
  }

 private:
  GroupWeighting weighting_{};
  Xapian::termcount shortest_ = 0;
  double factor_ = 0;
  double length_factor_ = 0;
};

class Group : public Xapian::PostingSource {
 public:
  Group(
    Xapian::valueno slot, std::vector<Pattern::Places> patterns, bool counts_all_phrases,
    GroupWeighting weighting)
      : slot_(slot), patterns_(std::move(patterns)), counts_all_phrases_(counts_all_phrases),
        weighting_(weighting) {}

  Xapian::doccount get_termfreq_min() const override { return least_; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return most_; }

  void next(double) override { move_to(document_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(document); }

  bool check(Xapian::docid document, double) override {
    // The next document with all words of a phrase may not have the phrase, so it is not looked for.
    if (move_members_to(document) == document && !is_in_document()) return false;
    if (document_ != beyond_last && document_ != document) {
      // Not known to be one: the next call begins behind this document.
      document_ = document;
      return false;
    }
    return true;
  }

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
    return new Group(slot_, patterns_, counts_all_phrases_, weighting_);
  }

  void init(const Xapian::Database &database) override {
    database_ = database;
    document_ = 0;
    members_.clear();
    sequences_.emplace(database, slot_);
    const double all = database.get_doccount();
    double absence = 1;
    uint64_t most = 0;
    uint64_t wdf_upper_bound = 0;
    least_ = 0;
    for (const auto &places : patterns_) {
      members_.emplace_back(database, places);
      const auto &member = members_.back();
      if (all > 0) absence *= 1 - member.frequency(all) / all;
      most += member.most();
      wdf_upper_bound += member.wdf_upper_bound();
      least_ = std::max(least_, static_cast<Xapian::doccount>(member.least()));
    }
    most_ = static_cast<Xapian::doccount>(std::min<uint64_t>(most, database.get_doccount()));
    estimate_ = std::clamp(rounded(all * (1 - absence)), least_, most_);
    weight_ = TermWeight(database, estimate_, weighting_);
    set_maxweight(weight_.upper_bound(static_cast<double>(wdf_upper_bound)));
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
    while (move_members_to(document) != beyond_last && !is_in_document()) document = document_ + 1;
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
  Xapian::Database database_;
  /// Reads ahead of nothing: it is asked only for the document that the group stands at.
  mutable std::optional<ValueReader> sequences_;
  std::vector<Member> members_;
  TermWeight weight_;
  Xapian::doccount least_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::doccount most_ = 0;
  Xapian::docid document_ = 0;
};

}  // namespace

Xapian::Query sequence_query(Xapian::valueno slot, Pattern::Places places, bool is_head_only) {
  return Xapian::Query((new SequenceFilter(slot, std::move(places), is_head_only))->release());
}

Xapian::Query group_query(
  Xapian::valueno slot, std::vector<Pattern::Places> patterns, bool counts_all_phrases,
  GroupWeighting weighting) {
  return Xapian::Query(
    (new Group(slot, std::move(patterns), counts_all_phrases, weighting))->release());
}

}  // namespace cxapian
