#include "packed_postings.hpp"

#include <array>

namespace cxapian {

namespace {

/// Unpacks 8 numbers of so many bits each, which begin with a byte; up to 8 bytes behind them are
/// read. The places are known when it is compiled: that takes a third of the time.
template <unsigned bits, size_t... index>
inline void unpack_eight(
  const uint8_t *bytes, uint32_t *numbers, std::index_sequence<index...>) noexcept {
  const auto number = [bytes](size_t place) {
    uint64_t word;
    std::memcpy(&word, bytes + place / 8, sizeof(word));
    return static_cast<uint32_t>(word >> (place % 8) & ((uint64_t{1} << bits) - 1));
  };
  ((numbers[index] = number(index * bits)), ...);
}

/// Unpacks a multiple of 8.
template <unsigned bits>
void unpack_all(const uint8_t *bytes, uint32_t *numbers, size_t count) noexcept {
  for (size_t index = 0; index < count; index += 8, bytes += bits) {
    unpack_eight<bits>(bytes, numbers + index, std::make_index_sequence<8>());
  }
}

using Unpack = void (*)(const uint8_t *, uint32_t *, size_t) noexcept;

template <unsigned... bits>
constexpr std::array<Unpack, sizeof...(bits)> unpackers(std::integer_sequence<unsigned, bits...>) {
  return {unpack_all<bits>...};
}

constexpr auto unpack_of_bits = unpackers(std::make_integer_sequence<unsigned, 33>());

/// Unpacks numbers of so many bits each. There must be room for a multiple of 8.
void unpack_numbers(const uint8_t *bytes, uint32_t *numbers, size_t count, unsigned bits) noexcept {
  unpack_of_bits[bits](bytes, numbers, (count + 7) / 8 * 8);
}

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
  uint32_t distances[PackedBlock::postings];
  uint32_t wdfs[PackedBlock::postings];
  const uint8_t *bytes = data_ + block.offset;
  unpack_numbers(bytes, distances, block.count, block.document_bits);
  bytes += packed_size(block.count, block.document_bits);
  unpack_numbers(bytes, wdfs, block.count, block.wdf_bits);
  const size_t start = documents_.size();
  documents_.resize(start + block.count);
  wdfs_.resize(start + block.count);
  Xapian::docid document = before(index);
  for (size_t place = 0; place < block.count; ++place) {
    document += distances[place] + 1;
    documents_[start + place] = document;
    wdfs_[start + place] = block.least_wdf + wdfs[place];
  }
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
