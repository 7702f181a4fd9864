#include "phrases.hpp"

namespace cxapian {

namespace {

std::string_view sequence_of(
  Xapian::docid document, std::optional<ValueLookup> &sequences, Xapian::valueno slot,
  const MatchContext &context) {
  if (!sequences) sequences.emplace(context.database, context.tables, slot);
  return sequences->of(document);
}

}  // namespace

// MARK: InSequence

void InSequence::enter(const Window &window) {
  window_ = window;
  cost_ = count_ == 0 ? 0 : sequence_postings * (window.end - window.first);
}

void InSequence::sweep(Scores &scores) {
  for (Xapian::docid document = window_.first; document < window_.end; ++document) {
    double score = 0;
    if (find(document, score)) scores.add(document, 0);
    if (context_.end.has_been_met()) return;
  }
}

bool InSequence::find(Xapian::docid document, double &score) {
  score = 0;
  if (context_.end.has_come()) return false;
  return pattern_.is_in(sequence_of(document, sequences_, slot_, context_));
}

// MARK: GroupPhrases

void GroupPhrases::enter(const Window &window) {
  window_ = window;
  terms_.enter(window);
  cost_ = 0;
  bound_ = 0;
  double wdf = 0;
  for (Phrase &phrase : phrases_) {
    double least = std::numeric_limits<double>::infinity();
    for (Terms &place : phrase.places) {
      place.enter(window);
      least = std::min(least, place.cost());
    }
    if (least == 0) continue;
    cost_ += least * (sequence_postings * phrase_share + static_cast<double>(phrase.places.size()));
    wdf += phrase.wdf_upper_bound;
  }
  if (cost_ > 0) bound_ = weight_.upper_bound(wdf, shortest_);
}

void GroupPhrases::sweep(Scores &scores) {
  if (cost_ == 0) return;
  // Sequences are read in the order of the documents, so all phrases are looked for in one pass.
  ScratchScores::Lease candidates(context_.scratch, window_);
  for (Phrase &phrase : phrases_) phrase.places.front().sweep(*candidates);
  const size_t count = candidates->count();
  terms_.expect(count);
  for (Phrase &phrase : phrases_) {
    for (size_t index = 1; index < phrase.places.size(); ++index) phrase.places[index].expect(count);
  }
  candidates->each([&](Xapian::docid document, double) {
    double score = 0;
    if (find(document, score)) scores.add(document, score);
  });
}

bool GroupPhrases::find(Xapian::docid document, double &score) {
  score = 0;
  if (cost_ == 0) return false;
  Xapian::termcount known = 0;
  terms_.find(document, known);
  if (known > 0 && !counts_all_) return false;
  Xapian::termcount added = 0;
  bool is_there = false;
  for (Phrase &phrase : phrases_) {
    Xapian::termcount least = UINT32_MAX;
    bool has_words = true;
    for (Terms &place : phrase.places) {
      Xapian::termcount wdf = 0;
      has_words = place.find(document, wdf);
      if (!has_words) break;
      least = std::min(least, wdf);
    }
    if (!has_words || context_.end.has_come()) continue;
    if (!phrase.pattern.is_in(sequence_of(document, sequences_, slot_, context_))) continue;
    is_there = true;
    added += least;
  }
  if (!is_there) return false;
  const uint32_t length = context_.lengths[document];
  score = weight_(std::min(known + added, length), length);
  if (known > 0) score -= weight_(std::min(known, length), length);
  return true;
}

MatchCount GroupPhrases::matches() const {
  const double all = context_.database.get_doccount();
  MatchCount sum;
  double absence = 1;
  for (const Phrase &phrase : phrases_) {
    sum.most = std::min(all, sum.most + phrase.count.most);
    if (all > 0) absence *= 1 - phrase.count.estimate / all;
  }
  sum.estimate = all * (1 - absence);
  return sum;
}

}  // namespace cxapian
