// The lengths of all documents in one array.

#ifndef CXAPIAN_MATCHER_LENGTHS_HPP
#define CXAPIAN_MATCHER_LENGTHS_HPP

#include "side_file.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// How long each document of one revision of a database is. To ask Xapian for each takes half to two
/// thirds of a match.
///
/// They are kept in a file beside the tables, which is read as a whole: nothing is mapped, so that a
/// file that is cut off while it is read is an error and no signal.
class DocumentLengths {
 public:
  /// What there is where no document has a number.
  static constexpr uint32_t none = UINT32_MAX;

  /// Asks Xapian for all.
  explicit DocumentLengths(const Xapian::Database &database);

  /// Reads a file; null where there is none, or it tells of another revision.
  ///
  /// Throws DatabaseCorruptError where it is damaged.
  static std::unique_ptr<DocumentLengths> read(
    const std::string &path, const Xapian::Database &database);

  /// Writes a file, in the place of one that is there, for the revision they were read from.
  ///
  /// Throws DatabaseError where it cannot be written.
  void write(const std::string &path) const;

  /// Whether a database is at the revision that they tell of.
  bool are_of(const Xapian::Database &database) const { return revision_.is_of(database); }
  const DatabaseRevision &revision() const noexcept { return revision_; }

  uint32_t operator[](Xapian::docid document) const noexcept { return lengths_[document]; }
  /// Beyond the last document.
  Xapian::docid end() const noexcept { return static_cast<Xapian::docid>(lengths_.size()); }

 private:
  struct Header {
    char magic[8];
    DatabaseRevision revision;
    uint64_t lengths_checksum;
    /// Of all above.
    uint64_t checksum;
  };

  DocumentLengths() = default;

  DatabaseRevision revision_;
  /// By number of document, from 0, which none has.
  std::vector<uint32_t> lengths_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
