// Bulk indexing: segments that are collected in memory, sorted, and merged into a new database,
// past Xapian's writer, which slows as its buffers grow. The conventions are in CXapianShim.h.

#ifndef CXAPIAN_SEGMENT_H
#define CXAPIAN_SEGMENT_H

#include "cxapian_types.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

/// Whether segments can be written: where Xapian is of a series whose format is not known here they
/// cannot, and opening a writer or a merge is `CXAPIAN_ERROR_FEATURE_UNAVAILABLE`.
bool cxapian_has_segments(void) CXAPIAN_NOEXCEPT;

/// Collects documents, metadata and spellings, and writes them into a file, segment by segment.
typedef struct cxapian_segment_writer cxapian_segment_writer;

cxapian_segment_writer *_Nullable cxapian_segment_writer_open(
  const uint8_t *path, size_t path_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Adds a document, packed as cxapian_writable.h says, without positions; its value slots are 0 to
/// 127. After an error the segment is without it.
///
/// - Parameter numbers: More of its terms, each by its number (`cxapian_segment_writer_define`) and
///   the wdf to add; a term may come several times.
/// - Parameter number_count: Of these pairs.
void cxapian_segment_writer_add(
  cxapian_segment_writer *writer, const uint8_t *document, size_t document_length,
  const uint32_t *numbers, size_t number_count, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Gives a term the next number, from 0 on, by which documents can have it until the numbers are
/// forgotten: then it is looked up once for each segment.
void cxapian_segment_writer_define(
  cxapian_segment_writer *writer, const uint8_t *term, size_t term_length, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

/// Forgets the numbers of terms.
void cxapian_segment_writer_forget(cxapian_segment_writer *writer) CXAPIAN_NOEXCEPT;

/// Sets metadata. Of several values for a key in a segment the last counts, of several segments the
/// first; an empty one is none.
void cxapian_segment_writer_set_metadata(
  cxapian_segment_writer *writer, const uint8_t *key, size_t key_length, const uint8_t *value,
  size_t value_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

void cxapian_segment_writer_add_spelling(
  cxapian_segment_writer *writer, const uint8_t *word, size_t word_length, uint32_t frequency,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Says where the segment that is collected, and those after it, stand among all that are merged:
/// these come in the order of their places, those of one place in the order of the files and as they
/// were written. At first the place is 0.
void cxapian_segment_writer_set_place(
  cxapian_segment_writer *writer, uint64_t place) CXAPIAN_NOEXCEPT;

/// About how many bytes of memory the segment takes.
size_t cxapian_segment_writer_byte_count(const cxapian_segment_writer *writer) CXAPIAN_NOEXCEPT;

/// Ends the segment and begins the next.
void cxapian_segment_writer_flush(
  cxapian_segment_writer *writer, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Writes what is left; only then can the file be merged.
void cxapian_segment_writer_finish(
  cxapian_segment_writer *writer, cxapian_error *error) CXAPIAN_NOEXCEPT;

void cxapian_segment_writer_free(cxapian_segment_writer *_Nullable writer) CXAPIAN_NOEXCEPT;

/// Merges the segments of files into a database. Documents are numbered from 1 in the order of the
/// segments' places, and of the files where these are the same.
typedef struct cxapian_merge cxapian_merge;

/// The destination is a folder that exists and holds no database.
cxapian_merge *_Nullable cxapian_merge_open(
  const cxapian_bytes *_Nullable files, size_t file_count, const uint8_t *destination,
  size_t destination_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

size_t cxapian_merge_segment_count(const cxapian_merge *merge) CXAPIAN_NOEXCEPT;

/// The values in a slot of the documents of a segment, which is less than the count: for each the
/// document's number, the value's length, both of 32 bits, its place in 64 bits, and the value.
cxapian_bytes cxapian_merge_values(
  const cxapian_merge *merge, size_t segment, uint32_t slot, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

/// A value of a segment by its place and length. Several threads may ask at once.
cxapian_bytes cxapian_merge_value_at(
  const cxapian_merge *merge, size_t segment, uint64_t place, size_t length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Adds a value and a boolean term to a document, before anything is written. No document of the
/// segments may have a value in the slot, or the term.
void cxapian_merge_amend(
  cxapian_merge *merge, uint32_t document_id, uint32_t slot, const uint8_t *value,
  size_t value_length, const uint8_t *term, size_t term_length, cxapian_error *error)
  CXAPIAN_NOEXCEPT;

/// The parts of a database. Those that are not written are empty.
typedef CXAPIAN_ENUM(cxapian_merge_part) {
  /// Metadata, values, the lengths of documents, and the postings of terms. It must be written.
  CXAPIAN_MERGE_POSTINGS = 0,
  /// The data of documents, and their lists of terms.
  CXAPIAN_MERGE_DOCUMENTS,
  /// The spelling dictionary.
  CXAPIAN_MERGE_SPELLINGS,
} cxapian_merge_part;

/// Writes one part. Different parts may be written by different threads at once.
void cxapian_merge_write(
  cxapian_merge *merge, cxapian_merge_part part, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// Makes the parts a database, after all were written. Its files are not surely on the disk.
void cxapian_merge_finish(cxapian_merge *merge, cxapian_error *error) CXAPIAN_NOEXCEPT;

void cxapian_merge_free(cxapian_merge *_Nullable merge) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
