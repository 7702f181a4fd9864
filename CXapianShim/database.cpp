// Opening, closing and asking a database.

#include "matcher/matcher.hpp"

using namespace cxapian;

cxapian_database::cxapian_database() = default;
cxapian_database::~cxapian_database() = default;

namespace {

std::string lengths_path(const std::string &folder) { return folder + "/lengths"; }
std::string packed_path(const std::string &folder) { return folder + "/postings"; }

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
  return guard(error, [&] {
    const bool is_newer = reading(database).reopen();
    const Xapian::Database &db = reading(database);
    if (database->matcher && !database->matcher->is_of(db)) database->matcher = nullptr;
    if (database->tables && !database->tables->is_of(db)) database->tables = nullptr;
    return is_newer;
  });
}

bool cxapian_database_reads_tables(const cxapian_database *database) noexcept {
  return database->tables != nullptr;
}

bool cxapian_database_has_matcher(const cxapian_database *database) noexcept {
  return database->matcher != nullptr;
}

void cxapian_database_check_matcher(
  const cxapian_database *database, cxapian_error *error) noexcept {
  guard(error, [&] {
    if (database->matcher) database->matcher->check();
  });
}

bool cxapian_database_prepare_searches(
  cxapian_database *database, const uint8_t *path, size_t path_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    const std::string folder = text(path, path_length);
    database->tables = Tables::open(folder, reading(database));
    auto lengths = DocumentLengths::read(lengths_path(folder), reading(database));
    if (!lengths) return false;
    // Without the packed lists, which may be damaged, it finds the same.
    database->matcher = std::make_unique<Matcher>(std::move(lengths));
    database->matcher->use(PackedFile::open(packed_path(folder), reading(database)));
    return true;
  });
}

void cxapian_database_write_matcher(
  const cxapian_database *database, const uint8_t *path, size_t path_length, bool packs_postings,
  cxapian_error *error) noexcept {
  guard(error, [&] {
    const std::string folder = text(path, path_length);
    const DocumentLengths lengths(reading(database));
    lengths.write(lengths_path(folder));
    if (packs_postings) {
      write_packed_postings(reading(database), lengths, packed_path(folder));
    } else {
      // What tells of an older revision helps nobody, nor what was begun when the power went.
      ::unlink(packed_path(folder).c_str());
      ::unlink((packed_path(folder) + ".new").c_str());
    }
  });
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
  return guard(error, [&] {
    const std::string wanted = text(term, term_length);
    if (!database->tables || wanted.empty()) return reading(database).term_exists(wanted);
    bool has_all = false;
    return database->tables->look_up(wanted, nullptr, has_all).frequency > 0;
  });
}

uint32_t cxapian_database_term_frequency(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    const std::string wanted = text(term, term_length);
    if (!database->tables || wanted.empty()) return reading(database).get_termfreq(wanted);
    bool has_all = false;
    return database->tables->look_up(wanted, nullptr, has_all).frequency;
  });
}

uint32_t cxapian_database_collection_frequency(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    const std::string wanted = text(term, term_length);
    if (!database->tables || wanted.empty()) return reading(database).get_collection_freq(wanted);
    bool has_all = false;
    return static_cast<Xapian::termcount>(
      database->tables->look_up(wanted, nullptr, has_all).collection_frequency);
  });
}

uint32_t cxapian_database_value_frequency(
  const cxapian_database *database, uint32_t slot, cxapian_error *error) noexcept {
  return guard(error, [&] { return reading(database).get_value_freq(slot); });
}
