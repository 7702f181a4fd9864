// Lists read in one sweep: terms, postings, metadata, synonyms, spelling. The conventions are in
// CXapianShim.h. All lists of text are in byte order. `limit` is the most entries to return;
// SIZE_MAX for all.

#ifndef CXAPIAN_LISTS_H
#define CXAPIAN_LISTS_H

#include "cxapian_database.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

/// Terms that begin with a prefix and are in at least so many documents, from `start` on (which, if
/// it is not empty, begins with the prefix too). Sets `key`, `frequency` (documents) and, if asked
/// for at some cost, `occurrences` (collection frequency).
const cxapian_entries *_Nullable cxapian_list_terms(
  const cxapian_database *database, const uint8_t *_Nullable prefix, size_t prefix_length,
  const uint8_t *_Nullable start, size_t start_length, size_t limit, uint32_t minimum_frequency,
  bool with_occurrences, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The most frequent of the terms that begin with a prefix, most frequent first, those that are as
/// frequent in byte order. Of all that begin so the first `most` are looked at. Sets `key` and
/// `frequency`.
const cxapian_entries *_Nullable cxapian_list_frequent_terms(
  const cxapian_database *database, const uint8_t *_Nullable prefix, size_t prefix_length,
  size_t limit, size_t most, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The terms of a document. Sets `key`, `frequency` (documents with the term) and `occurrences`
/// (within this document).
const cxapian_entries *_Nullable cxapian_list_document_terms(
  const cxapian_database *database, uint32_t document_id, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The documents of a term in the order of their numbers, from number `start` on; an empty term
/// means all documents. `document_length` is 0 unless asked for.
const cxapian_postings *_Nullable cxapian_list_postings(
  const cxapian_database *database, const uint8_t *_Nullable term, size_t term_length,
  uint32_t start, size_t limit, bool with_lengths, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The positions of a term in a document, ascending; none if it is not in it.
const cxapian_numbers *_Nullable cxapian_list_positions(
  const cxapian_database *database, uint32_t document_id, const uint8_t *term, size_t term_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The value of a metadata key; empty if there is none.
cxapian_bytes cxapian_metadata(
  const cxapian_database *database, const uint8_t *key, size_t key_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// All metadata whose key begins with a prefix. Sets `key` and, if asked for, `value`.
const cxapian_entries *_Nullable cxapian_list_metadata(
  const cxapian_database *database, const uint8_t *_Nullable prefix, size_t prefix_length,
  bool with_values, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The synonyms of one term. Sets `key`.
const cxapian_entries *_Nullable cxapian_list_synonyms(
  const cxapian_database *database, const uint8_t *term, size_t term_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The terms with synonyms that begin with a prefix. Sets `key`; if `with_synonyms`, one entry for
/// each synonym, which is the `value`.
const cxapian_entries *_Nullable cxapian_list_synonym_keys(
  const cxapian_database *database, const uint8_t *_Nullable prefix, size_t prefix_length,
  bool with_synonyms, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// The nearest word of the spelling dictionary within an edit distance; empty if there is none or
/// the word itself is the best.
cxapian_bytes cxapian_spelling_suggestion(
  const cxapian_database *database, const uint8_t *word, size_t word_length,
  uint32_t max_edit_distance, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// All words of the spelling dictionary. Sets `key` and `frequency`.
const cxapian_entries *_Nullable cxapian_list_spellings(
  const cxapian_database *database, size_t limit, cxapian_error *error) CXAPIAN_NOEXCEPT;

/// A word's frequency in the spelling dictionary; 0 if it is not there.
uint32_t cxapian_spelling_frequency(
  const cxapian_database *database, const uint8_t *word, size_t word_length,
  cxapian_error *error) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
