#include "page.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../length_classes.hpp"
#include "../tables/value_lookup.hpp"

namespace cxapian {

std::string data_of(Xapian::docid document, const Opened &opened) {
  std::string data;
  if (opened.tables != nullptr && opened.tables->read_data(document, data)) return data;
  return opened.database.get_document(document).get_data();
}

std::vector<std::string> values_of(
  const std::vector<Xapian::docid> &matches, const Opened &opened, const cxapian_search &search) {
  std::vector<std::string> values(matches.size() * search.value_slot_count);
  if (values.empty()) return values;
  std::vector<size_t> ascending(matches.size());
  std::iota(ascending.begin(), ascending.end(), size_t{0});
  std::sort(ascending.begin(), ascending.end(), [&](size_t a, size_t b) {
    return matches[a] < matches[b];
  });
  for (size_t i = 0; i < search.value_slot_count; ++i) {
    ValueLookup lookup(opened.database, opened.tables, search.value_slots[i]);
    for (size_t index : ascending) {
      values[index * search.value_slot_count + i] = lookup.of(matches[index]);
    }
  }
  return values;
}

void add_views(
  Page &page, std::vector<std::string> values, const std::vector<std::vector<std::string>> &terms,
  const cxapian_search &search) {
  auto next_value = values.begin();
  for (size_t index = 0; index < page.match_storage.size(); ++index) {
    for (size_t i = 0; i < search.value_slot_count; ++i) {
      page.views.push_back(page.keep(std::move(*next_value++)));
    }
    if (terms.empty()) continue;
    for (const auto &term : terms[index]) page.views.push_back(page.keep(term));
    page.match_storage[index].term_count = terms[index].size();
  }
  const cxapian_bytes *next = page.views.data();
  for (cxapian_match &match : page.match_storage) {
    match.values = next;
    match.terms = next + search.value_slot_count;
    next = match.terms + match.term_count;
  }
  page.matches = page.match_storage.data();
  page.match_count = page.match_storage.size();
}

void note_end(Page &page, const EarlyEnd &end, uint32_t document_count) {
  page.step_count = end.step_count();
  page.is_cut = end.has_been_met();
  if (!page.is_cut) return;
  page.upper_bound = document_count;
  page.uncollapsed_upper_bound = document_count;
}

void require_finite(double number, const char *what) {
  if (!std::isfinite(number)) {
    throw Xapian::InvalidArgumentError(std::string(what) + " must be a finite number");
  }
}

std::vector<double> averages_of(const cxapian_search &search) {
  if (search.average_length_count > greatest_length_class) {
    throw Xapian::InvalidArgumentError("There are too many average lengths");
  }
  if (search.k2 != 0) {
    throw Xapian::InvalidArgumentError("With several average lengths k2 must be 0");
  }
  for (double parameter : {search.k1, search.k3, search.b, search.min_normlen}) {
    if (parameter < 0) throw Xapian::InvalidArgumentError("A parameter must be at least 0");
  }
  std::vector<double> averages(
    search.average_lengths, search.average_lengths + search.average_length_count);
  for (double average : averages) require_finite(average, "An average length");
  return averages;
}

size_t length_class_count(const cxapian_search &search) {
  switch (search.weighting) {
    case CXAPIAN_WEIGHTING_BM25: return search.average_length_count;
    // It has no use for lengths.
    case CXAPIAN_WEIGHTING_BOOLEAN: return greatest_length_class;
    default: return 0;
  }
}

}  // namespace cxapian
