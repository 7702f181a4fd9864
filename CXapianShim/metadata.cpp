// Metadata, synonyms and the spelling dictionary: what a database holds beside its documents.

#include "tables/tables.hpp"

using namespace cxapian;

cxapian_bytes cxapian_metadata(
  const cxapian_database *database, const uint8_t *key, size_t key_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    const std::string wanted = text(key, key_length);
    if (!database->tables || wanted.empty()) return copy(reading(database).get_metadata(wanted));
    std::string value;
    database->tables->read_metadata(wanted, value);
    return copy(value);
  });
}

const cxapian_entries *cxapian_list_metadata(
  const cxapian_database *database, const uint8_t *prefix, size_t prefix_length, bool with_values,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Database &db = reading(database);
    const std::string wanted = text(prefix, prefix_length);
    auto list = std::make_unique<EntryList>();
    if (database->tables) {
      database->tables->for_each_metadata(
        wanted, [&](std::string_view key, const std::string &value) {
          const cxapian_bytes kept =
            with_values ? list->keep(value) : cxapian_bytes{nullptr, 0};
          list->add(std::string(key)).value = kept;
        });
      return release(std::move(list));
    }
    for (auto it = db.metadata_keys_begin(wanted); it != db.metadata_keys_end(wanted); ++it) {
      std::string key = *it;
      const cxapian_bytes value =
        with_values ? list->keep(db.get_metadata(key)) : cxapian_bytes{nullptr, 0};
      list->add(std::move(key)).value = value;
    }
    return release(std::move(list));
  });
}

const cxapian_entries *cxapian_list_synonyms(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Database &db = reading(database);
    const std::string wanted = text(term, term_length);
    auto list = std::make_unique<EntryList>();
    for (auto it = db.synonyms_begin(wanted); it != db.synonyms_end(wanted); ++it) list->add(*it);
    return release(std::move(list));
  });
}

const cxapian_entries *cxapian_list_synonym_keys(
  const cxapian_database *database, const uint8_t *prefix, size_t prefix_length,
  bool with_synonyms, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Database &db = reading(database);
    const std::string wanted = text(prefix, prefix_length);
    auto list = std::make_unique<EntryList>();
    for (auto it = db.synonym_keys_begin(wanted); it != db.synonym_keys_end(wanted); ++it) {
      const std::string key = *it;
      if (!with_synonyms) {
        list->add(key);
        continue;
      }
      for (auto synonym = db.synonyms_begin(key); synonym != db.synonyms_end(key); ++synonym) {
        const cxapian_bytes value = list->keep(*synonym);
        list->add(key).value = value;
      }
    }
    return release(std::move(list));
  });
}

cxapian_bytes cxapian_spelling_suggestion(
  const cxapian_database *database, const uint8_t *word, size_t word_length,
  uint32_t max_edit_distance, cxapian_error *error) noexcept {
  return guard(error, [&] {
    return copy(
      reading(database).get_spelling_suggestion(text(word, word_length), max_edit_distance));
  });
}

const cxapian_entries *cxapian_list_spellings(
  const cxapian_database *database, size_t limit, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const Xapian::Database &db = reading(database);
    auto list = std::make_unique<EntryList>();
    for (auto it = db.spellings_begin(); it != db.spellings_end() && list->storage.size() < limit;
         ++it) {
      list->add(*it).frequency = it.get_termfreq();
    }
    return release(std::move(list));
  });
}

uint32_t cxapian_spelling_frequency(
  const cxapian_database *database, const uint8_t *word, size_t word_length,
  cxapian_error *error) noexcept {
  return guard(error, [&]() -> uint32_t {
    const Xapian::Database &db = reading(database);
    const std::string wanted = text(word, word_length);
    auto it = db.spellings_begin();
    it.skip_to(wanted);
    return it != db.spellings_end() && *it == wanted ? it.get_termfreq() : 0;
  });
}
