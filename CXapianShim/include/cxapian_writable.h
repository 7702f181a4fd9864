// Writing: documents, transactions, and what lies beside the documents. The conventions are in
// CXapianShim.h.

#ifndef CXAPIAN_WRITABLE_H
#define CXAPIAN_WRITABLE_H

#include "cxapian_database.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

typedef CXAPIAN_ENUM(cxapian_opening) {
  /// An existing database is an error.
  CXAPIAN_OPENING_CREATE = 0,
  CXAPIAN_OPENING_CREATE_OR_OPEN,
  /// An existing database is emptied.
  CXAPIAN_OPENING_CREATE_OR_OVERWRITE,
  /// A missing database is an error.
  CXAPIAN_OPENING_OPEN,
} cxapian_opening;

/// Options of a writer, added together.
enum {
  /// Do not wait until a commit has reached the disk.
  CXAPIAN_OPTION_NO_SYNC = 1,
  /// Overwrite blocks in place: no reader may have the database open, and a crash ruins it.
  CXAPIAN_OPTION_DANGEROUS = 4,
  /// Store no term lists (smaller; then documents cannot be deleted, replaced or expanded).
  CXAPIAN_OPTION_NO_TERM_LIST = 8,
  /// Wait for another writer's lock instead of failing.
  CXAPIAN_OPTION_RETRY_LOCK = 16,
};

cxapian_database *_Nullable cxapian_writable_open(
  const uint8_t *path, size_t path_length, cxapian_opening opening, uint32_t options,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Writes the postings of changes into their table, where no reader sees them before the commit.
/// What the commit has to write then is little more than changed values. Xapian 1.4.22 writes these
/// in a destructor: where that fails, the program ends (`std::terminate`).
void cxapian_writable_write_postings(
  cxapian_database *database, cxapian_error *error) CXAPIAN_NOEXCEPT;

void cxapian_writable_commit(cxapian_database *database, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Begins a transaction: what follows is kept together or not at all. `flushed`: changes from
/// before are committed now, and the transaction's by `cxapian_writable_commit_transaction`;
/// otherwise the transaction only groups, and a later commit writes it.
void cxapian_writable_begin_transaction(
  cxapian_database *database, bool flushed, cxapian_error *error) CXAPIAN_NOEXCEPT;
void cxapian_writable_commit_transaction(cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
void cxapian_writable_cancel_transaction(cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

// A document crosses in one call as a packed buffer, a sequence of records in any order:
//
//   'D'  u32 length, bytes                              its data (of several, the last counts)
//   'V'  u32 slot, u32 length, bytes                    a value (an empty one removes it)
//   'T'  u32 wdf, u32 length, bytes                     a term without position; wdf 0 makes it a
//                                                       boolean term, which has no weight
//   'P'  u32 position, u32 wdf, u32 length, bytes       a term at a position
//
// Each 'T' and 'P' adds its wdf to the within-document frequency of its term.

/// Adds a document and returns its number.
uint32_t cxapian_writable_add(
  cxapian_database *database, const uint8_t *document, size_t document_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Puts a document in the place of all documents that have the term, or adds it where none has,
/// and returns its number. The term is added to the document as a boolean term.
uint32_t cxapian_writable_replace_term(
  cxapian_database *database, const uint8_t *term, size_t term_length, const uint8_t *document,
  size_t document_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Puts a document at a number, which may be a new one.
void cxapian_writable_replace_id(
  cxapian_database *database, uint32_t document_id, const uint8_t *document,
  size_t document_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Removes terms from a document, each given as u32 length and bytes, and then adds to it what a
/// packed document has; the rest stays as it is. Removing a term that the document does not have is
/// no error. A number without document is `CXAPIAN_ERROR_DOCUMENT_NOT_FOUND`.
void cxapian_writable_amend(
  cxapian_database *database, uint32_t document_id, const uint8_t *_Nullable changes,
  size_t changes_length, const uint8_t *_Nullable removed_terms, size_t removed_terms_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// A number without document is `CXAPIAN_ERROR_DOCUMENT_NOT_FOUND`.
void cxapian_writable_delete_id(
  cxapian_database *database, uint32_t document_id, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Deletes all documents that have a term; none is no error.
void cxapian_writable_delete_term(
  cxapian_database *database, const uint8_t *term, size_t term_length, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

/// An empty value removes the key. An empty key is `CXAPIAN_ERROR_INVALID_ARGUMENT`.
void cxapian_writable_set_metadata(
  cxapian_database *database, const uint8_t *key, size_t key_length, const uint8_t *value,
  size_t value_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

void cxapian_writable_add_synonym(
  cxapian_database *database, const uint8_t *term, size_t term_length, const uint8_t *synonym,
  size_t synonym_length, cxapian_error *error) CXAPIAN_NOEXCEPT;
void cxapian_writable_remove_synonym(
  cxapian_database *database, const uint8_t *term, size_t term_length, const uint8_t *synonym,
  size_t synonym_length, cxapian_error *error) CXAPIAN_NOEXCEPT;
void cxapian_writable_clear_synonyms(
  cxapian_database *database, const uint8_t *term, size_t term_length, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

/// Adds to a word's frequency in the spelling dictionary.
void cxapian_writable_add_spelling(
  cxapian_database *database, const uint8_t *word, size_t word_length, uint32_t frequency,
  cxapian_error *error) CXAPIAN_NOEXCEPT;
/// Takes from a word's frequency; at 0 the word is gone. A word that is not there is no error.
void cxapian_writable_remove_spelling(
  cxapian_database *database, const uint8_t *word, size_t word_length, uint32_t frequency,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
