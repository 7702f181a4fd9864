// The most frequent terms that begin with a prefix among the documents that match a query.
//
// To go through the postings of each term that begins so takes tens of milliseconds where they are
// many. The lists of terms of a hundred documents take one or two: of so few matches they tell all; of
// more, a sample of them tells which terms are worth their postings.

#include <algorithm>
#include <map>

#include "frequent_terms.hpp"
#include "length_classes.hpp"

using namespace cxapian;

namespace {

using Documents = std::vector<Xapian::docid>;

/// Documents whose lists of terms are read.
constexpr size_t sample_size = 100;
/// Terms that are counted for each that is wanted.
constexpr size_t candidates_for_one = 2;

/// Notes the numbers of the documents that match.
class NotingSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document &document, double) override {
    documents.push_back(document.get_docid());
  }

  Documents documents;
};

/// The documents that match a query, in the order of their numbers.
Documents matching(const Xapian::Database &database, const Xapian::Query &query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  NotingSpy spy;
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
  std::sort(spy.documents.begin(), spy.documents.end());
  return std::move(spy.documents);
}

/// As many as are read, evenly spread.
Documents sample(const Documents &documents) {
  if (documents.size() <= sample_size) return documents;
  Documents chosen;
  for (size_t index = 0; index < sample_size; ++index) {
    chosen.push_back(documents[index * documents.size() / sample_size]);
  }
  return chosen;
}

/// How many of some documents have each term that begins with a prefix, by their lists of terms.
std::vector<FrequentTerm> listed_terms(
  const Xapian::Database &database, const std::string &prefix, const Documents &documents,
  EarlyEnd &end) {
  std::map<std::string, Xapian::doccount> counts;
  for (const auto document : documents) {
    if (end.has_come()) break;
    auto it = database.termlist_begin(document);
    const auto last = database.termlist_end(document);
    if (it != last) it.skip_to(prefix);
    for (; it != last; ++it) {
      const std::string term = *it;
      if (term.compare(0, prefix.size(), prefix) != 0) break;
      ++counts[term];
    }
  }
  std::vector<FrequentTerm> terms;
  terms.reserve(counts.size());
  for (auto &[term, count] : counts) terms.push_back({count, term});
  std::sort(terms.begin(), terms.end());
  return terms;
}

/// How many of some documents have a term, by its postings.
Xapian::doccount count_common(
  const Xapian::Database &database, const std::string &term, const Documents &documents) {
  Xapian::doccount count = 0;
  auto next = documents.begin();
  const auto last = database.postlist_end(term);
  for (auto it = database.postlist_begin(term); it != last && next != documents.end();) {
    it.skip_to(*next);
    if (it == last) break;
    next = std::lower_bound(next, documents.end(), *it);
    if (next != documents.end() && *next == *it) {
      ++count;
      ++next;
    }
  }
  return count;
}

/// The terms to be counted: those that most of the sample have, and then the most frequent of all.
std::vector<FrequentTerm> candidates(
  const Xapian::Database &database, const std::string &prefix, const Documents &documents,
  size_t limit, size_t most, EarlyEnd &end) {
  auto terms = listed_terms(database, prefix, sample(documents), end);
  const size_t wanted = limit * candidates_for_one;
  if (terms.size() >= wanted) {
    terms.resize(wanted);
    return terms;
  }
  for (auto &term : frequent_terms(database, prefix, wanted, most, &end)) {
    if (terms.size() == wanted) break;
    const bool is_known = std::any_of(terms.begin(), terms.end(), [&](const FrequentTerm &other) {
      return other.text == term.text;
    });
    if (!is_known) terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<FrequentTerm> terms_among(
  const Xapian::Database &database, const std::string &prefix, const Documents &documents,
  size_t limit, size_t most, EarlyEnd &end) {
  if (documents.size() <= sample_size) return listed_terms(database, prefix, documents, end);
  auto terms = candidates(database, prefix, documents, limit, most, end);
  for (auto &term : terms) {
    term.frequency = end.has_come() ? 0 : count_common(database, term.text, documents);
  }
  std::sort(terms.begin(), terms.end());
  while (!terms.empty() && terms.back().frequency == 0) terms.pop_back();
  return terms;
}

}  // namespace

const cxapian_entries *cxapian_list_terms_among(
  const cxapian_database *database, const uint8_t *query, size_t query_length,
  const uint8_t *prefix, size_t prefix_length, size_t limit, size_t most,
  cxapian_early_end early_end, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Database &db = reading(database);
    EarlyEnd end(early_end);
    const auto documents = matching(
      db, end.ending(unpack_query(query, query_length, greatest_length_class, &db, &end), db));
    limit = std::min<size_t>(limit, CXAPIAN_TERMS_AMONG_MAX);
    auto terms = terms_among(db, text(prefix, prefix_length), documents, limit, most, end);
    if (terms.size() > limit) terms.resize(limit);
    auto list = std::make_unique<EntryList>();
    for (auto &term : terms) list->add(std::move(term.text)).frequency = term.frequency;
    return release(std::move(list));
  });
}
