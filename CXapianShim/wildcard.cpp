// The most frequent terms that begin with a prefix.
//
// Xapian opens the postings of every term that begins so before it chooses: of a prefix of one
// letter those of tens of thousands. The list of terms has their frequencies too. Of terms that are
// as frequent the first by their bytes are taken, in every index of the same documents the same.

#include <queue>

#include "early_end.hpp"
#include "sources.hpp"

namespace cxapian {

namespace {

struct Term {
  Xapian::doccount frequency;
  std::string text;

  /// Whether it is to be taken before the other.
  bool operator<(const Term &other) const {
    return frequency != other.frequency ? frequency > other.frequency : text < other.text;
  }
};

}  // namespace

Xapian::Query wildcard_query(
  const Xapian::Database &database, const std::string &prefix, size_t limit,
  Xapian::Query::op combiner, EarlyEnd *_Nullable end) {
  // The one to be left out first is on top.
  std::priority_queue<Term> best;
  const auto last = database.allterms_end(prefix);
  for (auto it = database.allterms_begin(prefix); it != last; ++it) {
    if (end != nullptr && end->has_come()) break;
    const auto frequency = it.get_termfreq();
    if (best.size() == limit) {
      // Terms come in the order of their bytes.
      if (frequency <= best.top().frequency) continue;
      best.pop();
    }
    best.push({frequency, *it});
  }
  std::vector<std::string> terms;
  terms.reserve(best.size());
  for (; !best.empty(); best.pop()) terms.push_back(best.top().text);
  std::sort(terms.begin(), terms.end());
  return Xapian::Query(combiner, terms.begin(), terms.end());
}

}  // namespace cxapian
