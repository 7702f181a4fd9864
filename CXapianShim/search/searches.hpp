// The matchers that may answer a search.

#ifndef CXAPIAN_SEARCH_SEARCHES_HPP
#define CXAPIAN_SEARCH_SEARCHES_HPP

#include "../matcher/matcher.hpp"
#include "page.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// - `query`: that of the search.
std::unique_ptr<Page> xapian_search(
  const Opened &opened, QueryNode query, const cxapian_search &search);

/// Whether `windowed_search` answers a search.
bool is_answered_by_windows(const QueryNode &query, const cxapian_search &search);

std::unique_ptr<Page> windowed_search(
  const Opened &opened, Matcher &matcher, QueryNode query, const cxapian_search &search);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
