// The terms that set relevant documents apart.

#include <set>

#include "early_end.hpp"

using namespace cxapian;

namespace {

class TermFilter : public Xapian::ExpandDecider {
 public:
  TermFilter(std::vector<std::string> prefixes, std::set<std::string> excluded, EarlyEnd &end)
      : prefixes_(std::move(prefixes)), excluded_(std::move(excluded)), end_(end) {}

  bool operator()(const std::string &term) const override {
    return !end_.has_come() && has_prefix(term) && excluded_.count(term) == 0;
  }

 private:
  bool has_prefix(const std::string &term) const {
    if (prefixes_.empty()) return true;
    for (const std::string &prefix : prefixes_) {
      if (term.compare(0, prefix.size(), prefix) == 0) return true;
    }
    return false;
  }

  std::vector<std::string> prefixes_;
  std::set<std::string> excluded_;
  EarlyEnd &end_;
};

}  // namespace

const cxapian_entries *cxapian_database_expand(
  const cxapian_database *database, const uint32_t *relevant, size_t relevant_count,
  uint32_t limit, const cxapian_bytes *prefixes, size_t prefix_count,
  const cxapian_bytes *excluded, size_t excluded_count,
  cxapian_early_end early_end, cxapian_error *error) noexcept {
  return guard(error, [&] {
    std::vector<std::string> wanted;
    for (size_t i = 0; i < prefix_count; ++i) wanted.push_back(text(prefixes[i]));
    std::set<std::string> unwanted;
    for (size_t i = 0; i < excluded_count; ++i) unwanted.insert(text(excluded[i]));
    EarlyEnd end(early_end);
    const TermFilter filter(std::move(wanted), std::move(unwanted), end);

    Xapian::RSet relevance;
    for (size_t i = 0; i < relevant_count; ++i) relevance.add_document(relevant[i]);

    const Xapian::Enquire enquire(reading(database));
    const Xapian::ESet terms = enquire.get_eset(
      limit, relevance, Xapian::Enquire::USE_EXACT_TERMFREQ, &filter);

    auto list = std::make_unique<EntryList>();
    for (auto it = terms.begin(); it != terms.end(); ++it) {
      list->add(*it).weight = it.get_weight();
    }
    return release(std::move(list));
  });
}
