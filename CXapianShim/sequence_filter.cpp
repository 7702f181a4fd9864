// Documents whose sequence of terms has a pattern.

#include "early_end.hpp"
#include "sources.hpp"
#include "value_reader.hpp"

namespace cxapian {

namespace {

class SequenceFilter : public Xapian::PostingSource {
 public:
  SequenceFilter(
    Xapian::valueno slot, Pattern::Places places, bool is_head_only, EarlyEnd *_Nullable end)
      : slot_(slot), is_head_only_(is_head_only), places_(std::move(places)),
        pattern_(places_, is_head_only), end_(end) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return rounded(count_ * phrase_share); }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double) override { move_to(document_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(document); }

  bool check(Xapian::docid document, double) override {
    // To look for the next document would take as many reads as there are documents between. What
    // makes this an operand of an OR must not let it answer "no": see `make_definite`.
    document_ = document;
    return pattern_.is_in(reader_->of(document));
  }

  bool at_end() const override { return document_ == beyond_last; }
  Xapian::docid get_docid() const override { return document_; }

  Xapian::PostingSource *_Nullable clone() const override {
    return new SequenceFilter(slot_, places_, is_head_only_, end_);
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
      if (!found || (end_ != nullptr && end_->has_come())) {
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
  EarlyEnd *_Nullable end_;
  std::optional<ValueReader> reader_;
  Xapian::doccount count_ = 0;
  Xapian::docid document_ = 0;
};

}  // namespace

Xapian::Query sequence_query(
  Xapian::valueno slot, Pattern::Places places, bool is_head_only, EarlyEnd *end) {
  if (end != nullptr) end->expect(sequence_postings);
  return Xapian::Query((new SequenceFilter(slot, std::move(places), is_head_only, end))->release());
}

}  // namespace cxapian
