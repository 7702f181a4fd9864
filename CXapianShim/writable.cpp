// Writing.

#include <chrono>
#include <thread>

#include "internal.hpp"

using namespace cxapian;

namespace {

int flags_of(cxapian_opening opening, uint32_t options) {
  int flags = 0;
  switch (opening) {
    case CXAPIAN_OPENING_CREATE: flags = Xapian::DB_CREATE; break;
    case CXAPIAN_OPENING_CREATE_OR_OPEN: flags = Xapian::DB_CREATE_OR_OPEN; break;
    case CXAPIAN_OPENING_CREATE_OR_OVERWRITE: flags = Xapian::DB_CREATE_OR_OVERWRITE; break;
    case CXAPIAN_OPENING_OPEN: flags = Xapian::DB_OPEN; break;
  }
  if (options & CXAPIAN_OPTION_NO_SYNC) flags |= Xapian::DB_NO_SYNC;
  if (options & CXAPIAN_OPTION_DANGEROUS) flags |= Xapian::DB_DANGEROUS;
  if (options & CXAPIAN_OPTION_NO_TERM_LIST) flags |= Xapian::DB_NO_TERMLIST;
  if (options & CXAPIAN_OPTION_RETRY_LOCK) flags |= Xapian::DB_RETRY_LOCK;
  return flags;
}

/// Opens a database, and waits a while for its lock.
///
/// Xapian frees a lock by closing its file, and a process that is being started, by any thread, holds
/// a copy of that file until it runs its program.
std::unique_ptr<Xapian::WritableDatabase> opened(const std::string &path, int flags) {
  constexpr auto pause = std::chrono::milliseconds(10);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (true) {
    try {
      return std::make_unique<Xapian::WritableDatabase>(path, flags);
    } catch (const Xapian::DatabaseLockError &) {
      if (std::chrono::steady_clock::now() >= end) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

/// A key of a table beside the documents, which fails only at the commit if it is too long.
std::string key_of(const uint8_t *bytes, size_t count) {
  std::string key = text(bytes, count);
  require_term(key);
  return key;
}

}  // namespace

cxapian_database *cxapian_writable_open(
  const uint8_t *path, size_t path_length, cxapian_opening opening, uint32_t options,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    auto writer = opened(text(path, path_length), flags_of(opening, options));
    auto handle = std::make_unique<cxapian_database>();
    handle->writer = writer.get();
    handle->reader = std::move(writer);
    return handle.release();
  });
}

void cxapian_writable_write_postings(cxapian_database *database, cxapian_error *error) noexcept {
  // A list of all terms must have those of the changes.
  guard(error, [&] { writing(database).allterms_begin(); });
}

void cxapian_writable_commit(cxapian_database *database, cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).commit(); });
}

void cxapian_writable_begin_transaction(
  cxapian_database *database, bool flushed, cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).begin_transaction(flushed); });
}

void cxapian_writable_commit_transaction(
  cxapian_database *database, cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).commit_transaction(); });
}

void cxapian_writable_cancel_transaction(
  cxapian_database *database, cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).cancel_transaction(); });
}

uint32_t cxapian_writable_add(
  cxapian_database *database, const uint8_t *document, size_t document_length,
  cxapian_error *error) noexcept {
  return guard(error, [&] {
    return writing(database).add_document(unpack_document(document, document_length));
  });
}

uint32_t cxapian_writable_replace_term(
  cxapian_database *database, const uint8_t *term, size_t term_length, const uint8_t *document,
  size_t document_length, cxapian_error *error) noexcept {
  return guard(error, [&] {
    const std::string unique = key_of(term, term_length);
    Xapian::Document unpacked = unpack_document(document, document_length);
    unpacked.add_boolean_term(unique);
    return writing(database).replace_document(unique, unpacked);
  });
}

void cxapian_writable_replace_id(
  cxapian_database *database, uint32_t document_id, const uint8_t *document,
  size_t document_length, cxapian_error *error) noexcept {
  guard(error, [&] {
    writing(database).replace_document(document_id, unpack_document(document, document_length));
  });
}

void cxapian_writable_amend(
  cxapian_database *database, uint32_t document_id, const uint8_t *changes,
  size_t changes_length, const uint8_t *removed_terms, size_t removed_terms_length,
  cxapian_error *error) noexcept {
  guard(error, [&] {
    Xapian::WritableDatabase &db = writing(database);
    Xapian::Document document = db.get_document(document_id);
    PackedReader removed(removed_terms, removed_terms_length, "list of terms");
    while (!removed.at_end()) {
      const std::string name = removed.bytes();
      auto term = document.termlist_begin();
      term.skip_to(name);
      if (term != document.termlist_end() && *term == name) document.remove_term(name);
    }
    apply_records(document, changes, changes_length);
    // Xapian writes only what differs in a document that it gave out itself.
    db.replace_document(document_id, document);
  });
}

void cxapian_writable_delete_id(
  cxapian_database *database, uint32_t document_id, cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).delete_document(document_id); });
}

void cxapian_writable_delete_term(
  cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).delete_document(key_of(term, term_length)); });
}

void cxapian_writable_set_metadata(
  cxapian_database *database, const uint8_t *key, size_t key_length, const uint8_t *value,
  size_t value_length, cxapian_error *error) noexcept {
  guard(error, [&] {
    writing(database).set_metadata(key_of(key, key_length), text(value, value_length));
  });
}

void cxapian_writable_add_synonym(
  cxapian_database *database, const uint8_t *term, size_t term_length, const uint8_t *synonym,
  size_t synonym_length, cxapian_error *error) noexcept {
  guard(error, [&] {
    writing(database).add_synonym(key_of(term, term_length), key_of(synonym, synonym_length));
  });
}

void cxapian_writable_remove_synonym(
  cxapian_database *database, const uint8_t *term, size_t term_length, const uint8_t *synonym,
  size_t synonym_length, cxapian_error *error) noexcept {
  guard(error, [&] {
    writing(database).remove_synonym(key_of(term, term_length), key_of(synonym, synonym_length));
  });
}

void cxapian_writable_clear_synonyms(
  cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).clear_synonyms(key_of(term, term_length)); });
}

void cxapian_writable_add_spelling(
  cxapian_database *database, const uint8_t *word, size_t word_length, uint32_t frequency,
  cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).add_spelling(key_of(word, word_length), frequency); });
}

void cxapian_writable_remove_spelling(
  cxapian_database *database, const uint8_t *word, size_t word_length, uint32_t frequency,
  cxapian_error *error) noexcept {
  guard(error, [&] { writing(database).remove_spelling(key_of(word, word_length), frequency); });
}
