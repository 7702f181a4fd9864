// Running a search.

#include "searches.hpp"

using namespace cxapian;

const cxapian_page *cxapian_database_search(
  const cxapian_database *database, const cxapian_search *search, cxapian_error *error) noexcept {
  return guard(error, [&]() -> const cxapian_page * {
    QueryNode query =
      read_query(search->query, search->query_length, length_class_count(*search));
    const Opened opened{reading(database), database->tables.get()};
    if (search->matcher == CXAPIAN_MATCHER_WINDOWS && database->matcher &&
        is_answered_by_windows(query, *search)) {
      return windowed_search(opened, *database->matcher, std::move(query), *search).release();
    }
    return xapian_search(opened, std::move(query), *search).release();
  });
}

void cxapian_page_free(const cxapian_page *page) noexcept {
  delete static_cast<const Page *>(page);
}
