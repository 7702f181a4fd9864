// The most frequent terms that begin with a prefix.
//
// For a wildcard Xapian opens the postings of every term that begins so before it chooses: of a
// prefix of one letter those of tens of thousands. The list of terms has their frequencies too.

#include "frequent_terms.hpp"

#include <queue>

#include "sources.hpp"

using namespace cxapian;

std::vector<FrequentTerm> cxapian::frequent_terms(
  const Xapian::Database &database, const std::string &prefix, size_t limit, size_t most,
  EarlyEnd *end) {
  // The one to be left out first is on top.
  std::priority_queue<FrequentTerm> best;
  const auto last = database.allterms_end(prefix);
  for (auto it = database.allterms_begin(prefix); it != last && most > 0; ++it, --most) {
    if (end != nullptr && end->has_come()) break;
    const auto frequency = it.get_termfreq();
    if (best.size() == limit) {
      // Terms come in the order of their bytes.
      if (limit == 0 || frequency <= best.top().frequency) continue;
      best.pop();
    }
    best.push({frequency, *it});
  }
  std::vector<FrequentTerm> terms;
  terms.reserve(best.size());
  for (; !best.empty(); best.pop()) terms.push_back(best.top());
  std::sort(terms.begin(), terms.end(), [](const FrequentTerm &a, const FrequentTerm &b) {
    return a.text < b.text;
  });
  return terms;
}

Xapian::Query cxapian::wildcard_query(
  const Xapian::Database &database, const std::string &prefix, size_t limit,
  Xapian::Query::op combiner, EarlyEnd *end) {
  std::vector<std::string> terms;
  for (auto &term : frequent_terms(database, prefix, limit, SIZE_MAX, end)) {
    terms.push_back(std::move(term.text));
  }
  if (end != nullptr) end->expect(static_cast<double>(terms.size()));
  return Xapian::Query(combiner, terms.begin(), terms.end());
}

const cxapian_entries *cxapian_list_frequent_terms(
  const cxapian_database *database, const uint8_t *prefix, size_t prefix_length, size_t limit,
  size_t most, cxapian_error *error) noexcept {
  return guard(error, [&] {
    auto terms =
      frequent_terms(reading(database), text(prefix, prefix_length), limit, most);
    std::sort(terms.begin(), terms.end());
    auto list = std::make_unique<EntryList>();
    for (auto &term : terms) {
      list->add(std::move(term.text)).frequency = term.frequency;
    }
    return release(std::move(list));
  });
}
