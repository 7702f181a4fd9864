// Lists of terms, documents and positions.

#include "internal.hpp"

using namespace cxapian;

namespace {

struct PostingList : cxapian_postings {
  std::vector<cxapian_posting> storage;
  PostingList() : cxapian_postings{nullptr, 0} {}
};

struct NumberList : cxapian_numbers {
  std::vector<uint32_t> storage;
  NumberList() : cxapian_numbers{nullptr, 0} {}
};

}  // namespace

const cxapian_entries *cxapian_list_terms(
  const cxapian_database *database, const uint8_t *prefix, size_t prefix_length,
  const uint8_t *start, size_t start_length, size_t limit, uint32_t minimum_frequency,
  bool with_occurrences, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Database &db = reading(database);
    const std::string wanted = text(prefix, prefix_length);
    auto list = std::make_unique<EntryList>();
    auto it = db.allterms_begin(wanted);
    if (start_length > 0) it.skip_to(text(start, start_length));
    for (; it != db.allterms_end(wanted) && list->storage.size() < limit; ++it) {
      if (it.get_termfreq() < minimum_frequency) continue;
      std::string term = *it;
      const uint32_t occurrences = with_occurrences ? db.get_collection_freq(term) : 0;
      cxapian_entry &entry = list->add(std::move(term));
      entry.frequency = it.get_termfreq();
      entry.occurrences = occurrences;
    }
    return release(std::move(list));
  });
}

const cxapian_entries *cxapian_list_document_terms(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Database &db = reading(database);
    auto list = std::make_unique<EntryList>();
    for (auto it = db.termlist_begin(document_id); it != db.termlist_end(document_id); ++it) {
      cxapian_entry &entry = list->add(*it);
      entry.frequency = it.get_termfreq();
      entry.occurrences = it.get_wdf();
    }
    return release(std::move(list));
  });
}

const cxapian_postings *cxapian_list_postings(
  const cxapian_database *database, const uint8_t *term, size_t term_length, uint32_t start,
  size_t limit, bool with_lengths, cxapian_error *error) noexcept {
  return guard(error, [&]() -> const cxapian_postings * {
    const Xapian::Database &db = reading(database);
    const std::string wanted = text(term, term_length);
    auto list = std::make_unique<PostingList>();
    auto it = db.postlist_begin(wanted);
    if (start > 0) it.skip_to(start);
    for (; it != db.postlist_end(wanted) && list->storage.size() < limit; ++it) {
      list->storage.push_back({*it, it.get_wdf(), with_lengths ? it.get_doclength() : 0});
    }
    list->postings = list->storage.data();
    list->count = list->storage.size();
    return list.release();
  });
}

void cxapian_postings_free(const cxapian_postings *postings) noexcept {
  delete static_cast<const PostingList *>(postings);
}

const cxapian_numbers *cxapian_list_positions(
  const cxapian_database *database, uint32_t document_id, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  return guard(error, [&]() -> const cxapian_numbers * {
    const Xapian::Database &db = reading(database);
    const std::string wanted = text(term, term_length);
    auto list = std::make_unique<NumberList>();
    for (auto it = db.positionlist_begin(document_id, wanted);
         it != db.positionlist_end(document_id, wanted); ++it) {
      list->storage.push_back(*it);
    }
    list->numbers = list->storage.data();
    list->count = list->storage.size();
    return list.release();
  });
}

void cxapian_numbers_free(const cxapian_numbers *numbers) noexcept {
  delete static_cast<const NumberList *>(numbers);
}
