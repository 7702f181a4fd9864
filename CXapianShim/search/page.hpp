// The page that a search returns.

#ifndef CXAPIAN_SEARCH_PAGE_HPP
#define CXAPIAN_SEARCH_PAGE_HPP

#include "../early_end.hpp"
#include "../tables/tables.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// A page with the memory it points into. The base is what the caller sees.
struct Page : cxapian_page {
  std::vector<cxapian_match> match_storage;
  std::vector<cxapian_facet> facet_storage;
  /// Values and terms of all matches, one after the other.
  std::vector<cxapian_bytes> views;
  std::deque<std::string> strings;

  Page() : cxapian_page{} {}

  cxapian_bytes keep(std::string string) {
    strings.push_back(std::move(string));
    return view(strings.back());
  }
};

/// What is searched.
struct Opened {
  const Xapian::Database &database;
  /// Null where Xapian has to be asked.
  Tables *_Nullable tables;
};

/// The stored data of a document.
std::string data_of(Xapian::docid document, const Opened &opened);

/// The values of the matches of a page: those of a match stand together.
std::vector<std::string> values_of(
  const std::vector<Xapian::docid> &matches, const Opened &opened, const cxapian_search &search);

/// Adds values and terms to the matches of a page, and lets these point at what belongs to them,
/// which stays where it is from here on.
///
/// - `terms`: those of each match; empty where they are not asked for.
void add_views(
  Page &page, std::vector<std::string> values, const std::vector<std::vector<std::string>> &terms,
  const cxapian_search &search);

/// Of what was not looked at nothing is known.
void note_end(Page &page, const EarlyEnd &end, uint32_t document_count);

// MARK: What a search asks for

/// Throws InvalidArgumentError for infinities and what is no number.
void require_finite(double number, const char *what);

/// The average lengths of the classes.
std::vector<double> averages_of(const cxapian_search &search);

/// The greatest class of lengths that a part of the query may have.
size_t length_class_count(const cxapian_search &search);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
