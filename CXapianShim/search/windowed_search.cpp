// Searches that the matcher of the shim answers.

#include "../length_classes.hpp"
#include "searches.hpp"

namespace cxapian {

namespace {

bool is_weighed_by_windows(const cxapian_search &search) {
  if (search.weighting == CXAPIAN_WEIGHTING_BOOLEAN) return true;
  return search.weighting == CXAPIAN_WEIGHTING_BM25 && search.k2 == 0 && search.k1 >= 0 &&
         search.k3 >= 0 && search.b >= 0 && search.min_normlen >= 0;
}

}  // namespace

bool is_answered_by_windows(const QueryNode &query, const cxapian_search &search) {
  return is_weighed_by_windows(search) && search.sort == CXAPIAN_SORT_RELEVANCE &&
         search.document_order == CXAPIAN_ORDER_ASCENDING && search.collapse_maximum == 0 &&
         search.percent_cutoff == 0 && search.weight_cutoff == 0 && search.time_limit == 0 &&
         search.facet_slot_count == 0 && !search.includes_terms && is_answered(query);
}

namespace {

MatchWeighting weighting_of(const cxapian_search &search) {
  if (search.weighting == CXAPIAN_WEIGHTING_BOOLEAN) return {{}, {}, false};
  for (double parameter : {search.k1, search.k3, search.b, search.min_normlen}) {
    require_finite(parameter, "A parameter of the weighting");
  }
  return {
    {.k1 = search.k1, .k3 = search.k3, .b = search.b, .min_normlen = search.min_normlen},
    averages_of(search)};
}

void add_totals(Page &page, const FoundPage &found) {
  page.lower_bound = static_cast<uint32_t>(found.count.least);
  page.estimated = static_cast<uint32_t>(found.count.estimate);
  page.upper_bound = static_cast<uint32_t>(found.count.most);
  page.uncollapsed_lower_bound = page.lower_bound;
  page.uncollapsed_estimated = page.estimated;
  page.uncollapsed_upper_bound = page.upper_bound;
  page.max_attained = found.best.empty() ? 0 : found.best.front().weight;
  page.max_possible = std::max(found.max_possible, page.max_attained);
}

}  // namespace

std::unique_ptr<Page> windowed_search(
  const Opened &opened, Matcher &matcher, QueryNode query, const cxapian_search &search) {
  EarlyEnd end(search.early_end);
  const size_t wanted = size_t{search.first} + search.count;
  const bool counts_all = search.check_at_least > wanted;
  FoundPage found = matcher.search(
    opened.database, opened.tables, std::move(query), weighting_of(search), wanted, counts_all, end);
  auto page = std::make_unique<Page>();
  page->matcher = CXAPIAN_MATCHER_WINDOWS;
  page->first = search.first;
  add_totals(*page, found);
  std::vector<Xapian::docid> documents;
  for (size_t index = search.first; index < found.best.size(); ++index) {
    cxapian_match match{};
    match.document_id = found.best[index].document;
    match.weight = found.best[index].weight;
    if (search.includes_data) match.data = page->keep(data_of(match.document_id, opened));
    documents.push_back(match.document_id);
    page->match_storage.push_back(match);
  }
  add_views(*page, values_of(documents, opened, search), {}, search);
  note_end(*page, end, opened.database.get_doccount());
  return page;
}

}  // namespace cxapian
