#include "encoding.hpp"

namespace {

/// Writes numbers whose range is known, the first bit lowest in its byte.
class BitWriter {
 public:
  explicit BitWriter(std::string &out) : out_(out) {}

  /// Writes a number below `count`; where `count` is no power of two, those in the middle of the
  /// range take a bit less.
  void write(uint32_t value, uint32_t count) {
    unsigned bits = count <= 1 ? 0 : 32 - static_cast<unsigned>(__builtin_clz(count - 1));
    const uint64_t spare = (uint64_t{1} << bits) - count;
    if (spare != 0) {
      const uint64_t middle = (count - spare) / 2;
      if (value >= middle + spare) {
        value = static_cast<uint32_t>(value - (middle + spare)) | uint32_t{1} << (bits - 1);
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= uint64_t{value} << count_;
    count_ += bits;
    for (; count_ >= 8; count_ -= 8) {
      out_ += static_cast<char>(pending_);
      pending_ >>= 8;
    }
  }

  /// Writes what lies between two positions: the middle one, then each half.
  void write_between(const std::vector<uint32_t> &positions, size_t first, size_t last) {
    while (first + 1 < last) {
      const size_t middle = first + (last - first) / 2;
      const auto range = static_cast<uint32_t>(
        positions[last] - positions[first] - (last - first) + 1);
      const auto lowest = static_cast<uint32_t>(positions[first] + (middle - first));
      write(positions[middle] - lowest, range);
      write_between(positions, first, middle);
      first = middle;
    }
  }

  void finish() {
    if (count_ > 0) out_ += static_cast<char>(pending_);
  }

 private:
  std::string &out_;
  uint64_t pending_ = 0;
  unsigned count_ = 0;
};

}  // namespace

namespace cxapian {

std::optional<uint64_t> read_number(std::string_view bytes, size_t &place) {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && place < bytes.size(); shift += 7) {
    const auto part = static_cast<uint8_t>(bytes[place++]);
    value |= uint64_t{part & 0x7Fu} << shift;
    if (part < 0x80) return value;
  }
  return std::nullopt;
}

void append_document(std::string &key, uint32_t document) {
  if (document < 0x8000) {
    key += static_cast<char>(document >> 8);
    key += static_cast<char>(document);
    return;
  }
  // 3 bytes hold 22 bits, and each further byte 7 bits more.
  unsigned length = 3;
  for (uint32_t rest = document >> 22; rest != 0; rest >>= 7) ++length;
  const auto mark = static_cast<uint8_t>(0xFF << (10 - length));
  const uint64_t value = document;
  for (unsigned index = 0; index < length; ++index) {
    const auto byte = static_cast<uint8_t>(value >> (8 * (length - 1 - index)));
    key += static_cast<char>(index == 0 ? byte | mark : byte);
  }
}

void append_term(std::string &key, std::string_view term) {
  for (char byte : term) {
    key += byte;
    if (byte == '\0') key += '\xFF';
  }
}

void append_positions(std::string &out, const std::vector<uint32_t> &positions) {
  const uint32_t first = positions.front();
  const uint32_t last = positions.back();
  append_number(out, last);
  if (positions.size() == 1) return;
  BitWriter bits(out);
  bits.write(first, last);
  bits.write(static_cast<uint32_t>(positions.size() - 2), last - first);
  bits.write_between(positions, 0, positions.size() - 1);
  bits.finish();
}

}  // namespace cxapian
