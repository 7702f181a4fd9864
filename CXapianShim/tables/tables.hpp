// Single entries of a database, read without Xapian.

#ifndef CXAPIAN_TABLES_TABLES_HPP
#define CXAPIAN_TABLES_TABLES_HPP

#include <functional>

#include "../matcher/side_file.hpp"
#include "../sources.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// What is known of a term before its postings are read.
struct TermStatistics {
  Xapian::doccount frequency = 0;
  Xapian::termcount wdf_upper_bound = 0;
  /// How often it is in all documents; 0 where that is not known.
  uint64_t collection_frequency = 0;
};

/// The postings of a term that few documents have.
struct ShortList {
  std::vector<Xapian::docid> documents;
  std::vector<Xapian::termcount> wdfs;
};

/// The values of some documents in one slot, as they are stored together.
struct ValueChunk {
  std::string bytes;
  /// The first of them; 0 where there is none.
  Xapian::docid first = 0;
};

/// The tables of one revision of a database on a disk. They are for one thread at a time.
///
/// All functions throw DatabaseModifiedError once the revision is written over, as Xapian does, and
/// DatabaseCorruptError where a table is damaged.
class Tables {
 public:
  virtual ~Tables() = default;

  /// Null where the tables are not of the format that is known here, or of another revision than the
  /// database.
  static std::unique_ptr<Tables> open(
    const std::string &folder, const Xapian::Database &database);

  /// Whether a database is at the revision that they are of.
  virtual bool is_of(const Xapian::Database &database) const = 0;

  /// The stored data of a document; false where it has none, or there is no such document.
  virtual bool read_data(Xapian::docid document, std::string &data) = 0;
  /// What is kept under a key; false where there is nothing.
  virtual bool read_metadata(const std::string &key, std::string &value) = 0;
  /// Calls a function with each key that begins with a prefix, in order, and what is kept under it.
  virtual void for_each_metadata(
    const std::string &prefix,
    const std::function<void(std::string_view key, const std::string &value)> &body) = 0;

  /// What is known of a term. Where all its postings are read with that they are added.
  ///
  /// - `has_all`: whether they are.
  virtual TermStatistics look_up(
    const std::string &term, ShortList *_Nullable postings, bool &has_all) = 0;

  /// Reads the values among which that of a document would be.
  virtual void read_values(Xapian::valueno slot, Xapian::docid document, ValueChunk &chunk) = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
