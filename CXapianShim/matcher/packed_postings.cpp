#include "packed_postings.hpp"

namespace cxapian {

namespace {

/// Unpacks numbers of so many bits each; up to 8 bytes behind them are read.
template <typename Body>
void each_packed(const uint8_t *bytes, size_t count, unsigned bits, Body &&body) {
  if (bits == 0) {
    for (size_t index = 0; index < count; ++index) body(index, 0);
    return;
  }
  const uint64_t mask = ~uint64_t{0} >> (64 - bits);
  size_t place = 0;
  for (size_t index = 0; index < count; ++index) {
    uint64_t word;
    std::memcpy(&word, bytes + place / 8, sizeof(word));
    body(index, static_cast<uint32_t>(word >> (place % 8) & mask));
    place += bits;
  }
}

size_t packed_size(size_t count, unsigned bits) noexcept { return (count * bits + 7) / 8; }

}  // namespace

PackedPostings::PackedPostings(std::shared_ptr<const PackedFile::Bytes> list)
    : list_(std::move(list)) {
  std::memcpy(&head_, list_->data(), sizeof(head_));
  const uint8_t *blocks = list_->data() + sizeof(head_) + (head_.term_length + 7) / 8 * 8;
  blocks_ = reinterpret_cast<const PackedBlock *>(blocks);
  data_ = blocks + head_.block_count * sizeof(PackedBlock);
}

void PackedPostings::enter(const Window &window) {
  window_ = window;
  is_loaded_ = false;
  looked_up_ = 0;
  place_ = 0;
  while (first_block_ < head_.block_count && block(first_block_).last_document < window.first) {
    ++first_block_;
  }
  end_block_ = first_block_;
  count_ = 0;
  while (end_block_ < head_.block_count && before(end_block_) + 1 < window.end) {
    const PackedBlock &next = block(end_block_);
    // As if its documents were spread evenly.
    const double span = next.last_document - before(end_block_);
    const double within = std::min(next.last_document + 1, window.end) -
      std::max(before(end_block_) + 1, window.first);
    count_ += next.count * within / span;
    ++end_block_;
  }
}

double PackedPostings::bound(const BM25 &weight) const {
  double most = 0;
  for (size_t index = first_block_; index < end_block_; ++index) {
    for (const PackedImpact &impact : block(index).impact) {
      if (impact.wdf == 0) break;
      const double wdf = impact.wdf == UINT16_MAX ? head_.wdf_upper_bound : impact.wdf;
      most = std::max(most, weight(wdf, impact.length));
    }
  }
  return most;
}

void PackedPostings::unpack(size_t index) {
  const PackedBlock &block = this->block(index);
  const size_t start = documents_.size();
  documents_.resize(start + block.count);
  wdfs_.resize(start + block.count);
  const uint8_t *bytes = data_ + block.offset;
  Xapian::docid document = before(index);
  each_packed(bytes, block.count, block.document_bits, [&](size_t place, uint32_t distance) {
    document += distance + 1;
    documents_[start + place] = document;
  });
  bytes += packed_size(block.count, block.document_bits);
  each_packed(bytes, block.count, block.wdf_bits, [&](size_t place, uint32_t wdf) {
    wdfs_[start + place] = block.least_wdf + wdf;
  });
}

PostingRun PackedPostings::load() {
  if (is_loaded_) return run_;
  documents_.clear();
  wdfs_.clear();
  for (size_t index = first_block_; index < end_block_; ++index) unpack(index);
  const auto first = std::lower_bound(documents_.begin(), documents_.end(), window_.first);
  const auto last = std::lower_bound(first, documents_.end(), window_.end);
  const size_t begin = static_cast<size_t>(first - documents_.begin());
  run_ = {documents_.data() + begin, wdfs_.data() + begin, static_cast<size_t>(last - first)};
  is_loaded_ = true;
  looked_into_ = SIZE_MAX;
  looked_up_ = 0;
  place_ = 0;
  return run_;
}

bool PackedPostings::find(Xapian::docid document, Xapian::termcount &wdf) {
  if (document < looked_up_) place_ = 0;
  looked_up_ = document;
  if (!is_loaded_) {
    size_t index = looked_into_ >= first_block_ && looked_into_ < end_block_ &&
        before(looked_into_) < document ? looked_into_ : first_block_;
    while (index < end_block_ && block(index).last_document < document) ++index;
    if (index >= end_block_) return false;
    if (index != looked_into_) {
      documents_.clear();
      wdfs_.clear();
      unpack(index);
      looked_into_ = index;
      place_ = 0;
    }
  }
  // The next is near: documents are looked up in their order.
  while (place_ < documents_.size() && documents_[place_] < document) ++place_;
  if (place_ == documents_.size() || documents_[place_] != document) return false;
  wdf = wdfs_[place_];
  return true;
}

}  // namespace cxapian
