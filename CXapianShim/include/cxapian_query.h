// The packed form of a query. The conventions are in CXapianShim.h.

#ifndef CXAPIAN_QUERY_H
#define CXAPIAN_QUERY_H

#include "cxapian_database.h"

#pragma clang assume_nonnull begin
CXAPIAN_BEGIN

/// How deep a query may nest: a leaf is 1 deep, and Xapian recurses over the rest.
static const uint32_t CXAPIAN_QUERY_DEPTH_MAX = 200;
/// How many nodes (operators and leaves) a query may have.
static const uint32_t CXAPIAN_QUERY_NODES_MAX = 5000;

// A query is a program in postfix order, run on a stack: a leaf pushes itself, an operator takes
// its operands, and one query is left at the end. Each instruction is one byte of
// `cxapian_query_op`, then its fields:
//
//   ALL, NONE
//   TERM                u32 occurrences in the query, u32 length, bytes
//   WILDCARD            u32 limit (0: none), u8 cxapian_wildcard_limit, u8 combiner (OR or
//                       SYNONYM), u32 length, bytes of the prefix
//   VALUE_RANGE         u32 slot, u32 length, bytes of the lowest, u32 length, bytes of the highest
//   VALUE_GE, VALUE_LE  u32 slot, u32 length, bytes
//   AND, OR, XOR, AND_NOT, AND_MAYBE, FILTER, SYNONYM
//                       u32 number of operands
//   NEAR, PHRASE        u32 number of operands, u32 window in positions
//   ELITE_SET           u32 number of operands, u32 how many of them
//   SCALE               f64 factor, u8 class of lengths (0: none); one operand
//   DOCUMENTS           u32 how many, and the number of each, ascending from 1, as u32; no weight
//   SEQUENCE            u32 slot, u8 whether only before the first gap, a pattern; no weight
//   GROUP               u32 slot, u8 whether all patterns count, f64 k1, f64 b, f64 least
//                       normalized length, f64 average length (0: that of all documents), u32
//                       number of patterns, the patterns
//
// A pattern is u32 number of places, and for each u32 number of terms that may stand there, and
// for each of these u32 length, bytes. SEQUENCE are the documents in whose sequence of terms, a
// value of `cxapian_sequence_code`s, the pattern is. GROUP are the documents with any of several
// patterns, weighed by BM25 as if all were one term; a pattern of one place is a term. Unless
// all are to count, those of more places count only where none of the terms is.
//
// A class of lengths says against which average the lengths of documents are measured for what
// matches an operand: `cxapian_search.average_lengths`. No operand has a class already, or is a
// GROUP, which brings its own average.
//
// Known of Xapian 1.4.22:
//   - NEAR and PHRASE take terms, or OR of terms; SYNONYM inside is
//     CXAPIAN_ERROR_UNIMPLEMENTED when the query runs.
//   - weights inside SYNONYM are ignored: it weighs its operands as one term.
//   - OP_MAX is not offered: it takes the operands of an OR inside it for its own, and reads freed
//     memory once all its operands end at one document, as in OR(MAX(a, a), MAX(b, b)).
//   - an operand of OR that answers `check` by "no" without having moved makes OR miss documents:
//     value ranges, NEAR, PHRASE and SEQUENCE are restricted to all documents there.
//   - an OR of n terms that are in no document takes time in the order of n²; that of 5,000 takes
//     seconds.

typedef CXAPIAN_ENUM(cxapian_query_op) {
  CXAPIAN_QUERY_ALL = 0,
  CXAPIAN_QUERY_NONE,
  CXAPIAN_QUERY_TERM,
  CXAPIAN_QUERY_WILDCARD,
  CXAPIAN_QUERY_VALUE_RANGE,
  CXAPIAN_QUERY_VALUE_GE,
  CXAPIAN_QUERY_VALUE_LE,
  CXAPIAN_QUERY_AND,
  CXAPIAN_QUERY_OR,
  CXAPIAN_QUERY_XOR,
  CXAPIAN_QUERY_AND_NOT,
  CXAPIAN_QUERY_AND_MAYBE,
  CXAPIAN_QUERY_FILTER,
  CXAPIAN_QUERY_SYNONYM,
  CXAPIAN_QUERY_NEAR,
  CXAPIAN_QUERY_PHRASE,
  CXAPIAN_QUERY_ELITE_SET,
  CXAPIAN_QUERY_SCALE,
  CXAPIAN_QUERY_DOCUMENTS,
  CXAPIAN_QUERY_SEQUENCE,
  CXAPIAN_QUERY_GROUP,
} cxapian_query_op;

/// What a wildcard does that has more terms than its limit.
typedef CXAPIAN_ENUM(cxapian_wildcard_limit) {
  /// The search fails with `CXAPIAN_ERROR_WILDCARD`.
  CXAPIAN_WILDCARD_LIMIT_ERROR = 0,
  /// It takes the first terms in byte order.
  CXAPIAN_WILDCARD_LIMIT_FIRST,
  /// It takes the terms that are in most documents.
  CXAPIAN_WILDCARD_LIMIT_MOST_FREQUENT,
} cxapian_wildcard_limit;

/// What stands for a term in a sequence of terms: a number of 24 bits, and never 0, which is a gap,
/// over which no pattern reaches. A sequence has the lowest byte of each, then the other two of
/// each, the lower one first.
uint32_t cxapian_sequence_code(const uint8_t *term, size_t length) CXAPIAN_NOEXCEPT;

/// Xapian's own description of a query, for tests and for explaining.
cxapian_bytes cxapian_query_describe(
  const uint8_t *query, size_t query_length, cxapian_error *error) CXAPIAN_NOEXCEPT;

CXAPIAN_END
#pragma clang assume_nonnull end

#endif
