// Postings out of a packed list.

#ifndef CXAPIAN_MATCHER_PACKED_POSTINGS_HPP
#define CXAPIAN_MATCHER_PACKED_POSTINGS_HPP

#include "packed_file.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

class PackedPostings : public Postings {
 public:
  /// - `list`: one that is not empty.
  explicit PackedPostings(std::shared_ptr<const PackedFile::Bytes> list);

  TermStatistics statistics() const noexcept {
    return {head_.frequency, head_.wdf_upper_bound, 0};
  }

  void enter(const Window &window) override;
  double count() const override { return count_; }
  double bound(const BM25 &weight) const override;
  PostingRun load() override;
  bool find(Xapian::docid document, Xapian::termcount &wdf) override;

 private:
  const PackedBlock &block(size_t index) const noexcept { return blocks_[index]; }
  /// The document before the first that a block may have.
  Xapian::docid before(size_t index) const noexcept {
    return index == 0 ? 0 : blocks_[index - 1].last_document;
  }
  /// Appends a block to what is unpacked.
  void unpack(size_t index);

  std::shared_ptr<const PackedFile::Bytes> list_;
  PackedList head_;
  const PackedBlock *blocks_;
  const uint8_t *data_;
  Window window_;
  /// The blocks that may have documents of the window.
  size_t first_block_ = 0;
  size_t end_block_ = 0;
  double count_ = 0;
  /// What is unpacked: all of the window, or the block looked into last.
  std::vector<Xapian::docid> documents_;
  std::vector<Xapian::termcount> wdfs_;
  bool is_loaded_ = false;
  PostingRun run_;
  size_t looked_into_ = SIZE_MAX;
  Xapian::docid looked_up_ = 0;
  size_t place_ = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
