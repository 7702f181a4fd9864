// What a group is made of: terms and phrases, gone through in the order of the documents.

#ifndef CXAPIAN_GROUP_MEMBERS_HPP
#define CXAPIAN_GROUP_MEMBERS_HPP

#include <algorithm>

#include "group_statistics.hpp"
#include "value_reader.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

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
  Place(const Xapian::Database &database, const PlaceStatistics &statistics) {
    for (const auto &term : statistics.terms) postings_.emplace_back(database, term);
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

 private:
  std::vector<TermPostings> postings_;
};

/// A term or a phrase of a group. It stands at documents that have all terms of a phrase; whether
/// they have the phrase is looked up only where that matters.
class Member {
 public:
  Member(
    const Xapian::Database &database, const Pattern::Places &places,
    const PatternStatistics &statistics)
      : pattern_(places, false) {
    for (const auto &place : statistics.places) places_.emplace_back(database, place);
    document_ = statistics.places.front().most == 0 ? beyond_last : 0;
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

 private:
  Pattern pattern_;
  std::vector<Place> places_;
  Xapian::docid document_ = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
