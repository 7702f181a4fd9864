// Running a search, and expanding from relevant documents. The conventions are in CXapianShim.h.

#ifndef CXAPIAN_SEARCH_H
#define CXAPIAN_SEARCH_H

#include "cxapian_query.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

typedef CXAPIAN_ENUM(cxapian_weighting) {
  /// Uses k1, k2, k3, b, min_normlen, average_lengths.
  CXAPIAN_WEIGHTING_BM25 = 0,
  /// Uses k1, k2, k3, b, min_normlen, delta.
  CXAPIAN_WEIGHTING_BM25_PLUS,
  /// Uses normalizations.
  CXAPIAN_WEIGHTING_TF_IDF,
  /// All weights 0.
  CXAPIAN_WEIGHTING_BOOLEAN,
  /// One for each query term that matches.
  CXAPIAN_WEIGHTING_COORDINATION,
} cxapian_weighting;

typedef CXAPIAN_ENUM(cxapian_sort) {
  CXAPIAN_SORT_RELEVANCE = 0,
  CXAPIAN_SORT_VALUE,
  CXAPIAN_SORT_VALUE_THEN_RELEVANCE,
  CXAPIAN_SORT_RELEVANCE_THEN_VALUE,
} cxapian_sort;

/// Which of two equal matches comes first, by document number.
typedef CXAPIAN_ENUM(cxapian_document_order) {
  CXAPIAN_ORDER_ASCENDING = 0,
  CXAPIAN_ORDER_DESCENDING,
  /// Whatever is fastest.
  CXAPIAN_ORDER_ANY,
} cxapian_document_order;

/// Whether something ends before it has looked at all that it should look at.
typedef CXAPIAN_ENUM(cxapian_end) {
  CXAPIAN_END_NEVER = 0,
  CXAPIAN_END_AFTER_TIME,
  CXAPIAN_END_AFTER_STEPS,
} cxapian_end;

/// When it ends: after `seconds`, or after `steps`, about one for each document or term that is
/// looked at.
typedef struct cxapian_early_end {
  cxapian_end kind;
  double seconds;
  uint64_t steps;
} cxapian_early_end;

/// What finds the matches of a query.
typedef CXAPIAN_ENUM(cxapian_matcher) {
  CXAPIAN_MATCHER_XAPIAN = 0,
  /// That of the shim, where its files are open (`cxapian_database_prepare_searches`), and it answers
  /// what is asked: by BM25 with k2 = 0 or without weights, in the order of relevance and then ascending,
  /// without collapsing, facets, cutoffs, limit of time and matching terms; no NEAR, PHRASE,
  /// ELITE_SET, wildcard of another kind than the most frequent, SYNONYM of anything but terms. Else
  /// Xapian's.
  CXAPIAN_MATCHER_WINDOWS,
} cxapian_matcher;

/// A search; all zero but for the query it is: nothing returned, BM25 with all parameters 0.
typedef struct cxapian_search {
  /// Packed as cxapian_query.h says.
  const uint8_t *_Nullable query;
  size_t query_length;
  uint32_t first;
  uint32_t count;
  /// Look at this many matches at least, so that totals and facets are exact up to it.
  uint32_t check_at_least;

  cxapian_weighting weighting;
  double k1, k2, k3, b, min_normlen, delta;
  /// Of BM25: the averages against which lengths are measured for the parts of the query of the
  /// classes 1 to `average_length_count`, which is at most 8; those of none are measured against
  /// the average of all documents. `k2` must be 0 then.
  const double *_Nullable average_lengths;
  size_t average_length_count;
  /// Three letters, as of Xapian's TfIdfWeight ("ntn").
  cxapian_bytes normalizations;

  cxapian_matcher matcher;

  cxapian_sort sort;
  uint32_t sort_slot;
  bool sort_descending;
  cxapian_document_order document_order;

  /// Keep at most `collapse_maximum` matches with the same value in a slot; 0 keeps all.
  uint32_t collapse_slot;
  uint32_t collapse_maximum;

  /// 0 to 100.
  int32_t percent_cutoff;
  double weight_cutoff;
  /// Seconds after which `check_at_least` is no longer honoured; 0 for no limit.
  double time_limit;
  /// When to end with what was found until then; only for local databases.
  cxapian_early_end early_end;

  /// Count the values of these slots over the matches that are looked at, before collapsing.
  const uint32_t *_Nullable facet_slots;
  size_t facet_slot_count;
  /// Bring the values of these slots along with each match.
  const uint32_t *_Nullable value_slots;
  size_t value_slot_count;
  /// Bring each document's data along.
  bool includes_data;
  /// Say which of the query's terms each match has.
  bool includes_terms;
} cxapian_search;

typedef struct cxapian_match {
  uint32_t document_id;
  /// 0 where the matcher of the shim has answered.
  int32_t percent;
  /// Rounded to 1e-12, so that equal matches have equal weights.
  double weight;
  /// How many matches were dropped for this one by collapsing (a lower bound).
  uint32_t collapsed_count;
  cxapian_bytes collapse_key;
  cxapian_bytes data;
  /// As many as `value_slot_count`, in that order; an absent value is empty.
  const cxapian_bytes *_Nullable values;
  const cxapian_bytes *_Nullable terms;
  size_t term_count;
} cxapian_match;

typedef struct cxapian_facet {
  uint32_t slot;
  uint32_t count;
  cxapian_bytes value;
} cxapian_facet;

/// A page of matches and what is known of all of them.
typedef struct cxapian_page {
  /// What has answered.
  cxapian_matcher matcher;
  const cxapian_match *_Nullable matches;
  size_t match_count;
  /// By slot as asked, then by falling count, then by value.
  const cxapian_facet *_Nullable facets;
  size_t facet_count;
  uint32_t first;
  uint32_t lower_bound, estimated, upper_bound;
  /// Before collapsing; exact where the page is not full, or `check_at_least` covers all documents,
  /// and nothing is cut off.
  uint32_t uncollapsed_lower_bound, uncollapsed_estimated, uncollapsed_upper_bound;
  double max_attained, max_possible;
  /// Whether the search ended early: then documents that match may be missing, and totals and
  /// facets count too few. Those there are have the weights that they have in the whole.
  bool is_cut;
  /// How many steps it made, as `cxapian_early_end` counts them.
  uint64_t step_count;
} cxapian_page;

/// Runs a search.
const cxapian_page *_Nullable cxapian_database_search(
  const cxapian_database *database, const cxapian_search *search, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

void cxapian_page_free(const cxapian_page *_Nullable page) CXAPIAN_NOEXCEPT;

/// The most terms that `cxapian_list_terms_among` lists.
static const size_t CXAPIAN_TERMS_AMONG_MAX = 1000;

/// The most frequent terms that begin with a prefix among the documents that match a query, and in
/// how many of these each is: most frequent first, those that are as frequent in byte order. Of more
/// than a hundred documents a sample tells which terms these are; the numbers are exact. Of all
/// terms that begin so the first `most` are looked at besides. Where it ends early, terms are missing
/// and numbers too small. Sets `key` and `frequency`.
const cxapian_entries *_Nullable cxapian_list_terms_among(
  const cxapian_database *database, const uint8_t *_Nullable query, size_t query_length,
  const uint8_t *_Nullable prefix, size_t prefix_length, size_t limit, size_t most,
  cxapian_early_end early_end, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The terms that set relevant documents apart from the others, best first. Only terms that begin
/// with one of the prefixes (with none: all), and none of the excluded ones. Where it ends early,
/// only terms that were looked at count. Sets `key` and `weight`. A document number that is not there
/// is `CXAPIAN_ERROR_DOCUMENT_NOT_FOUND`.
const cxapian_entries *_Nullable cxapian_database_expand(
  const cxapian_database *database, const uint32_t *_Nullable relevant, size_t relevant_count,
  uint32_t limit, const cxapian_bytes *_Nullable prefixes, size_t prefix_count,
  const cxapian_bytes *_Nullable excluded, size_t excluded_count,
  cxapian_early_end early_end, cxapian_error *error) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
