// Opening, closing and asking a database.

#include "internal.hpp"

using namespace cxapian;

namespace {

cxapian_database *make_reader(Xapian::Database database) {
  auto handle = std::make_unique<cxapian_database>();
  handle->reader = std::make_unique<Xapian::Database>(std::move(database));
  return handle.release();
}

}  // namespace

cxapian_database *cxapian_database_open(
  const uint8_t *path, size_t path_length, cxapian_error *error) noexcept {
  return guard(error, [&] { return make_reader(Xapian::Database(text(path, path_length))); });
}

cxapian_database *cxapian_database_open_several(
  const cxapian_bytes *paths, size_t count, cxapian_error *error) noexcept {
  return guard(error, [&] {
    if (count == 0) throw Xapian::InvalidArgumentError("No database is named");
    Xapian::Database all;
    for (size_t i = 0; i < count; ++i) all.add_database(Xapian::Database(text(paths[i])));
    return make_reader(std::move(all));
  });
}

cxapian_database *cxapian_database_open_remote(
  const uint8_t *host, size_t host_length, uint16_t port, uint32_t timeout,
  uint32_t connect_timeout, cxapian_error *error) noexcept {
  return guard(error, [&] {
    return make_reader(
      Xapian::Remote::open(text(host, host_length), port, timeout, connect_timeout));
  });
}

void cxapian_database_free(cxapian_database *database) noexcept {
  // Xapian's destructors keep their exceptions to themselves.
  delete database;
}

void cxapian_database_close(cxapian_database *database, cxapian_error *error) noexcept {
  guard(error, [&] { reading(database).close(); });
}

bool cxapian_database_reopen(cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).reopen(); });
}

uint32_t cxapian_database_document_count(
  const cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).get_doccount(); });
}

uint32_t cxapian_database_last_document_id(
  const cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).get_lastdocid(); });
}

double cxapian_database_average_length(
  const cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).get_average_length(); });
}

bool cxapian_database_has_positions(
  const cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).has_positions(); });
}

bool cxapian_database_is_locked(const cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).locked(); });
}

uint64_t cxapian_database_revision(
  const cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&]() -> uint64_t { return reading(database).get_revision(); });
}

cxapian_bytes cxapian_database_uuid(
  const cxapian_database *database, cxapian_error *error) noexcept {
  return guard(error, [&] { return copy(reading(database).get_uuid()); });
}

bool cxapian_database_term_exists(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).term_exists(text(term, term_length)); });
}

uint32_t cxapian_database_term_frequency(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).get_termfreq(text(term, term_length)); });
}

uint32_t cxapian_database_collection_frequency(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    return reading(database).get_collection_freq(text(term, term_length));
  });
}

uint32_t cxapian_database_value_frequency(
  const cxapian_database *database, uint32_t slot, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).get_value_freq(slot); });
}
