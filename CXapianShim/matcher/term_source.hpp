// What is known of terms, and their postings, wherever they are.

#ifndef CXAPIAN_MATCHER_TERM_SOURCE_HPP
#define CXAPIAN_MATCHER_TERM_SOURCE_HPP

#include <unordered_map>

#include "packed_postings.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// A term whose postings are about to be read.
struct OpenTerm {
  TermStatistics statistics;
  /// Null where no document has the term.
  std::unique_ptr<Postings> postings;
};

/// What is known of the terms that were looked up last: words that are in many queries are in many
/// documents, too, and take the longest to read. It is of one revision.
class KnownTerms {
 public:
  struct Term {
    /// Whether it was looked up.
    bool is_known = false;
    TermStatistics statistics;
    /// One of them, or none where Xapian's list is to be read.
    std::shared_ptr<const PackedFile::Bytes> packed;
    std::shared_ptr<const ShortList> all;
  };

  /// That of a term. It stays until room is made.
  Term &of(const std::string &term) { return terms_[term]; }

  /// So much was read.
  void count(const std::string &name, const Term &term) noexcept {
    bytes_ += 2 * name.size() + sizeof(Term) + (term.packed ? term.packed->size() : 0) +
      (term.all ? term.all->documents.size() * sizeof(Xapian::docid) * 2 : 0);
  }

  /// Forgets what takes too much room.
  void make_room() {
    if (bytes_ < most_bytes) return;
    terms_.clear();
    bytes_ = 0;
  }

 private:
  static constexpr size_t most_bytes = 4 << 20;

  std::unordered_map<std::string, Term> terms_;
  size_t bytes_ = 0;
};

/// The terms of one query. The same one may stand in several of its parts, alone and in phrases: what
/// is known of it is looked up once.
class TermSource {
 public:
  /// - `known`: what earlier queries have looked up.
  /// - `tables`: null where Xapian has to be asked.
  /// - `packed`: null where only Xapian's lists are there.
  TermSource(
    const Xapian::Database &database, Tables *_Nullable tables,
    const PackedFile *_Nullable packed, KnownTerms &known)
      : database_(database), tables_(tables), packed_(packed), known_(known) {}

  TermStatistics statistics(const std::string &term) { return known(term).statistics; }

  OpenTerm open(const std::string &term);

 private:
  const KnownTerms::Term &known(const std::string &term);
  void look_up(const std::string &term, KnownTerms::Term &known) const;
  void read_short_list(const std::string &term, KnownTerms::Term &known) const;

  const Xapian::Database &database_;
  Tables *_Nullable tables_;
  const PackedFile *_Nullable packed_;
  KnownTerms &known_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
