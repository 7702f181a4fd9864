// Searches that Xapian's matcher answers.

#include <algorithm>
#include <string_view>

#include "../length_classes.hpp"
#include "../rounded_weight.hpp"
#include "searches.hpp"

using namespace cxapian;

namespace {

void set_weighting(Xapian::Enquire &enquire, const cxapian_search &search) {
  for (double parameter :
       {search.k1, search.k2, search.k3, search.b, search.min_normlen, search.delta}) {
    require_finite(parameter, "A parameter of the weighting");
  }
  switch (search.weighting) {
    case CXAPIAN_WEIGHTING_BM25:
      if (search.average_length_count > 0) {
        enquire.set_weighting_scheme(ClassedBM25(
          {.k1 = search.k1, .k3 = search.k3, .b = search.b, .min_normlen = search.min_normlen},
          averages_of(search)));
        break;
      }
      enquire.set_weighting_scheme(Xapian::BM25Weight(
        search.k1, search.k2, search.k3, search.b, search.min_normlen));
      break;
    case CXAPIAN_WEIGHTING_BM25_PLUS:
      enquire.set_weighting_scheme(Xapian::BM25PlusWeight(
        search.k1, search.k2, search.k3, search.b, search.min_normlen, search.delta));
      break;
    case CXAPIAN_WEIGHTING_TF_IDF:
      enquire.set_weighting_scheme(Xapian::TfIdfWeight(text(search.normalizations)));
      break;
    case CXAPIAN_WEIGHTING_BOOLEAN:
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      break;
    case CXAPIAN_WEIGHTING_COORDINATION:
      enquire.set_weighting_scheme(Xapian::CoordWeight());
      break;
  }
}

void set_order(Xapian::Enquire &enquire, const cxapian_search &search) {
  switch (search.sort) {
    case CXAPIAN_SORT_RELEVANCE:
      enquire.set_sort_by_relevance();
      break;
    case CXAPIAN_SORT_VALUE:
      enquire.set_sort_by_value(search.sort_slot, search.sort_descending);
      break;
    case CXAPIAN_SORT_VALUE_THEN_RELEVANCE:
      enquire.set_sort_by_value_then_relevance(search.sort_slot, search.sort_descending);
      break;
    case CXAPIAN_SORT_RELEVANCE_THEN_VALUE:
      enquire.set_sort_by_relevance_then_value(search.sort_slot, search.sort_descending);
      break;
  }
  switch (search.document_order) {
    case CXAPIAN_ORDER_ASCENDING:
      enquire.set_docid_order(Xapian::Enquire::ASCENDING);
      break;
    case CXAPIAN_ORDER_DESCENDING:
      enquire.set_docid_order(Xapian::Enquire::DESCENDING);
      break;
    case CXAPIAN_ORDER_ANY:
      enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
      break;
  }
}

void set_limits(Xapian::Enquire &enquire, const cxapian_search &search) {
  require_finite(search.weight_cutoff, "The weight cutoff");
  require_finite(search.time_limit, "The time limit");
  if (search.percent_cutoff < 0 || search.percent_cutoff > 100) {
    throw Xapian::InvalidArgumentError("The percent cutoff must be between 0 and 100");
  }
  enquire.set_cutoff(search.percent_cutoff, search.weight_cutoff);
  if (search.collapse_maximum > 0) {
    enquire.set_collapse_key(search.collapse_slot, search.collapse_maximum);
  }
  if (search.time_limit > 0) enquire.set_time_limit(search.time_limit);
}

/// Puts those that are equal but for the last digits of their weights in the order of their numbers.
void order_equal(std::vector<cxapian_match> &matches) {
  std::sort(
    matches.begin(), matches.end(), [](const cxapian_match &a, const cxapian_match &b) {
      return a.weight > b.weight || (a.weight == b.weight && a.document_id < b.document_id);
    });
}

void add_matches(
  Page &page, const Xapian::MSet &matches, const Xapian::Enquire &enquire, const Opened &opened,
  const cxapian_search &search) {
  std::vector<std::vector<std::string>> terms;
  // MSet::fetch would spare round trips to a remote database, but Xapian 1.4.22 reads beyond its
  // matches there unless the page is the first.
  page.match_storage.reserve(matches.size());
  for (auto it = matches.begin(); it != matches.end(); ++it) {
    cxapian_match match{};
    match.document_id = *it;
    match.weight = rounded_weight(it.get_weight());
    match.percent = it.get_percent();
    if (search.collapse_maximum > 0) {
      match.collapsed_count = it.get_collapse_count();
      match.collapse_key = page.keep(it.get_collapse_key());
    }
    if (search.includes_data) match.data = page.keep(data_of(*it, opened));
    if (search.includes_terms) {
      terms.emplace_back(
        enquire.get_matching_terms_begin(it), enquire.get_matching_terms_end(it));
    }
    page.match_storage.push_back(match);
  }
  std::vector<Xapian::docid> documents(matches.begin(), matches.end());
  if (search.sort == CXAPIAN_SORT_RELEVANCE &&
      search.document_order == CXAPIAN_ORDER_ASCENDING && terms.empty()) {
    order_equal(page.match_storage);
    for (size_t i = 0; i < documents.size(); ++i) documents[i] = page.match_storage[i].document_id;
  }
  add_views(page, values_of(documents, opened, search), terms, search);
}

std::string_view string_view(cxapian_bytes bytes) {
  return {reinterpret_cast<const char *>(bytes.data), bytes.count};
}

void add_facets(Page &page, uint32_t slot, const Xapian::ValueCountMatchSpy &spy) {
  const auto first = page.facet_storage.size();
  for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
    page.facet_storage.push_back({slot, it.get_termfreq(), page.keep(*it)});
  }
  std::sort(
    page.facet_storage.begin() + static_cast<std::ptrdiff_t>(first), page.facet_storage.end(),
    [](const cxapian_facet &a, const cxapian_facet &b) {
      if (a.count != b.count) return a.count > b.count;
      return string_view(a.value) < string_view(b.value);
    });
}

/// Counts the matches that are looked at, which Xapian does before it collapses them.
class CountingSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document &, double) override { ++count; }

  uint32_t count = 0;
};

/// Xapian's own uncollapsed totals rest on the frequencies of terms alone. Where it has looked at
/// every match, they are known.
void count_uncollapsed(
  Page &page, const CountingSpy &spy, const cxapian_search &search, uint32_t document_count) {
  const bool is_cut =
    search.percent_cutoff > 0 || search.weight_cutoff > 0 || search.time_limit > 0;
  if (is_cut) return;
  page.uncollapsed_lower_bound = std::max(page.uncollapsed_lower_bound, spy.count);
  page.uncollapsed_upper_bound =
    std::max(page.uncollapsed_upper_bound, page.uncollapsed_lower_bound);
  if (page.match_count < search.count || search.check_at_least >= document_count) {
    page.uncollapsed_lower_bound = spy.count;
    page.uncollapsed_upper_bound = spy.count;
  }
  page.uncollapsed_estimated = std::clamp(
    page.uncollapsed_estimated, page.uncollapsed_lower_bound, page.uncollapsed_upper_bound);
}

void add_totals(Page &page, const Xapian::MSet &matches) {
  page.first = matches.get_firstitem();
  page.lower_bound = matches.get_matches_lower_bound();
  page.estimated = matches.get_matches_estimated();
  page.upper_bound = matches.get_matches_upper_bound();
  page.uncollapsed_lower_bound = matches.get_uncollapsed_matches_lower_bound();
  page.uncollapsed_estimated = matches.get_uncollapsed_matches_estimated();
  page.uncollapsed_upper_bound = matches.get_uncollapsed_matches_upper_bound();
  page.max_attained = matches.get_max_attained();
  page.max_possible = matches.get_max_possible();
}

}  // namespace

std::unique_ptr<Page> cxapian::xapian_search(
  const Opened &opened, QueryNode node, const cxapian_search &search) {
  const Xapian::Database &db = opened.database;
  EarlyEnd end(search.early_end);
  const bool ends = search.early_end.kind != CXAPIAN_END_NEVER;
  const UntilEnd until_end(end);
  // A match that is ordered by value alone is taken without its weight.
  const UntilEnd *decider = ends && search.sort == CXAPIAN_SORT_VALUE ? &until_end : nullptr;
  Xapian::Enquire enquire(db);
  const auto query = xapian_query(std::move(node), &db, ends ? &end : nullptr);
  // A value of each document takes as long as some postings.
  const size_t values = search.facet_slot_count + (search.sort != CXAPIAN_SORT_RELEVANCE) +
    (search.collapse_maximum > 0);
  end.expect(4.0 * static_cast<double>(values));
  enquire.set_query(end.ending(query, db));
  set_weighting(enquire, search);
  set_order(enquire, search);
  set_limits(enquire, search);
  std::deque<Xapian::ValueCountMatchSpy> spies;
  for (size_t i = 0; i < search.facet_slot_count; ++i) {
    spies.emplace_back(search.facet_slots[i]);
    enquire.add_matchspy(&spies.back());
  }

  CountingSpy counter;
  const bool collapses = search.collapse_maximum > 0;
  // With a spy Xapian looks at each match anew; without one it leaves out those that cannot be
  // among the best. So the matches are counted only where all of them are looked at anyway: where
  // that is asked for, or where there are so few of them.
  const bool counts =
    collapses && (search.check_at_least > search.count || search.facet_slot_count > 0);
  if (counts) enquire.add_matchspy(&counter);
  const auto run = [&] {
    return enquire.get_mset(search.first, search.count, search.check_at_least, nullptr, decider);
  };
  Xapian::MSet matches = run();
  bool counts_few = collapses && !counts && matches.size() < search.count && !end.has_been_met();
  if (counts_few) {
    enquire.add_matchspy(&counter);
    Xapian::MSet counted = run();
    counts_few = !end.has_been_met();
    if (counts_few) matches = std::move(counted);
  }

  auto page = std::make_unique<Page>();
  add_matches(*page, matches, enquire, opened, search);
  for (size_t i = 0; i < search.facet_slot_count; ++i) {
    add_facets(*page, search.facet_slots[i], spies[i]);
  }
  page->facets = page->facet_storage.data();
  page->facet_count = page->facet_storage.size();
  add_totals(*page, matches);
  if ((counts || counts_few) && !end.has_been_met()) {
    count_uncollapsed(*page, counter, search, db.get_doccount());
  }
  note_end(*page, end, db.get_doccount());
  return page;
}
