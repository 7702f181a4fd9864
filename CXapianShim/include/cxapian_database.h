// Opening, closing and asking a database. The conventions are in CXapianShim.h.

#ifndef CXAPIAN_DATABASE_H
#define CXAPIAN_DATABASE_H

#include "cxapian_types.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

/// An open database: for reading only (`cxapian_database_open…`), or for writing as well
/// (`cxapian_writable_open`, after which all reading functions work too, and see changes that are
/// not committed yet).
///
/// A reader sees the revision that was the latest when it was opened. It goes on seeing it through
/// one commit of a writer; from the second on, blocks it needs may be overwritten, and a call
/// fails with `CXAPIAN_ERROR_DATABASE_MODIFIED`: reopen it, and ask again.
typedef struct cxapian_database cxapian_database;

/// Opens a database folder, a single-file database or a stub file, for reading.
cxapian_database *_Nullable cxapian_database_open(
  const uint8_t *path, size_t path_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Opens several databases for reading as one: document `d` of database `i` (from 0) of `n` becomes
/// document `(d - 1) * n + i + 1`. No path at all is `CXAPIAN_ERROR_INVALID_ARGUMENT`.
cxapian_database *_Nullable cxapian_database_open_several(
  const cxapian_bytes *_Nullable paths, size_t count, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Connects to a server of Xapian's remote protocol (`xapian-tcpsrv`) for reading. Timeouts are in
/// milliseconds; 0 waits without limit.
cxapian_database *_Nullable cxapian_database_open_remote(
  const uint8_t *host, size_t host_length, uint16_t port, uint32_t timeout,
  uint32_t connect_timeout, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Closes and frees. A writable database commits first unless a transaction is open, and a failure
/// of that is lost: call `cxapian_database_close` or `cxapian_writable_commit` before to see it.
void cxapian_database_free(cxapian_database *_Nullable database) CXAPIAN_NOEXCEPT;

/// Closes the files and gives up the lock; the handle still has to be freed. A writable database
/// commits first; an open transaction is cancelled.
void cxapian_database_close(cxapian_database *database, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Moves a reader to the latest revision. False if it was at the latest already.
bool cxapian_database_reopen(cxapian_database *database, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Writes beside the tables of a database, into a folder, what `CXAPIAN_MATCHER_WINDOWS` needs at the
/// revision that the database is at: `lengths`, those of all documents, and, where that is asked
/// for, `postings`, those of its frequent terms in blocks, which make it faster and are worth
/// their time once much has changed.
void cxapian_database_write_matcher(
  const cxapian_database *database, const uint8_t *path, size_t path_length, bool packs_postings,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Opens these files, without which that matcher answers nothing, and the tables of the database, of
/// which single entries are then read without Xapian; false where there are no lengths, or they are of
/// another revision, CXAPIAN_ERROR_DATABASE_CORRUPT where a file is damaged. Only of a single local
/// database, whose folder is named. Once that is reopened at another revision, they are forgotten.
bool cxapian_database_prepare_searches(
  cxapian_database *database, const uint8_t *path, size_t path_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Reads all of the files that are open so: CXAPIAN_ERROR_DATABASE_CORRUPT where one is damaged.
void cxapian_database_check_matcher(
  const cxapian_database *database, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Whether single entries are read without Xapian.
bool cxapian_database_reads_tables(const cxapian_database *database) CXAPIAN_NOEXCEPT;

/// Whether the files of the matcher are there.
bool cxapian_database_has_matcher(const cxapian_database *database) CXAPIAN_NOEXCEPT;

uint32_t cxapian_database_document_count(const cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
/// The highest document number ever given; 0 for an empty database.
uint32_t cxapian_database_last_document_id(const cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
double cxapian_database_average_length(const cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
/// Whether any document has a term with positions.
bool cxapian_database_has_positions(const cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
/// Whether a writer has the database open, in this process or another.
bool cxapian_database_is_locked(const cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
/// A number that grows with each commit; only for a single local database.
uint64_t cxapian_database_revision(const cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
/// The identity of the database; of several as one: all of theirs, with colons between.
cxapian_bytes cxapian_database_uuid(const cxapian_database *database, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

bool cxapian_database_term_exists(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;
/// In how many documents a term occurs; 0 if in none.
uint32_t cxapian_database_term_frequency(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;
/// How often a term occurs in all documents together.
uint32_t cxapian_database_collection_frequency(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;
/// How many documents have a value in a slot.
uint32_t cxapian_database_value_frequency(
  const cxapian_database *database, uint32_t slot, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The length of a document: the sum of its terms' within-document frequencies.
uint32_t cxapian_database_document_length(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) CXAPIAN_NOEXCEPT;
/// What was stored as a document's data.
cxapian_bytes cxapian_database_document_data(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) CXAPIAN_NOEXCEPT;
/// A document's value in a slot; empty if it has none.
cxapian_bytes cxapian_database_document_value(
  const cxapian_database *database, uint32_t document_id, uint32_t slot, cxapian_error *error)
  CXAPIAN_NOEXCEPT;
/// A document's values, by slot: `frequency` is the slot, `value` its bytes. The first entry is
/// not a value: its `value` is the document's data.
const cxapian_entries *_Nullable cxapian_database_document(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
