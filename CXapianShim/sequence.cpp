// Sequences of terms, and patterns that are looked for in them.

#include "sequence.hpp"

#include <algorithm>

namespace cxapian {

namespace {

/// Stands where there is no term.
constexpr uint32_t gap = 0;

/// Bytes of a code in a sequence: first come the lowest bytes of all codes, then the other two of
/// each. So a place is looked for by its lowest byte, in which processors compare many at a time.
constexpr size_t code_length = 3;

/// The codes of a sequence.
class Codes {
 public:
  explicit Codes(std::string_view sequence)
      : count_(sequence.size() / code_length), low_(sequence.data()), high_(low_ + count_) {}

  size_t count() const noexcept { return count_; }

  uint32_t operator[](size_t place) const noexcept {
    return byte(low_[place]) | byte(high_[2 * place]) << 8 | byte(high_[2 * place + 1]) << 16;
  }

  /// The first place from one on that has a code, and lies before an end, which is given where none
  /// does.
  size_t find(uint32_t code, size_t place, size_t end) const noexcept {
    while (place < end) {
      const void *found = std::memchr(low_ + place, static_cast<int>(code & 0xFF), end - place);
      if (found == nullptr) return end;
      place = static_cast<size_t>(static_cast<const char *>(found) - low_);
      if ((*this)[place] == code) return place;
      ++place;
    }
    return end;
  }

 private:
  static uint32_t byte(char byte) noexcept { return static_cast<uint8_t>(byte); }

  size_t count_;
  const char *low_;
  const char *high_;
};

}  // namespace

uint32_t sequence_code(std::string_view term) noexcept {
  // FNV-1a (Fowler, Noll, Vo) of 64 bits, folded.
  uint64_t hash = 0xCBF29CE484222325;
  for (char byte : term) {
    hash = (hash ^ static_cast<uint8_t>(byte)) * 0x00000100000001B3;
  }
  const auto code = static_cast<uint32_t>((hash ^ hash >> 24 ^ hash >> 48) & 0xFFFFFF);
  return code == 0 ? 1 : code;
}

Pattern::Places Pattern::read_places(PackedReader &reader) {
  const auto count = reader.number<uint32_t>();
  Places places;
  for (uint32_t place = 0; place < count; ++place) {
    const auto alternatives = reader.number<uint32_t>();
    places.emplace_back();
    for (uint32_t index = 0; index < alternatives; ++index) {
      places.back().push_back(reader.bytes());
      if (places.back().back().empty()) {
        throw Xapian::InvalidArgumentError("A term must not be empty");
      }
    }
  }
  if (places.empty()) reader.fail("a pattern without places");
  return places;
}

std::string Pattern::describe(const Places &places) {
  std::string text;
  for (const auto &place : places) {
    if (!text.empty()) text += ' ';
    for (size_t index = 0; index < place.size(); ++index) {
      if (index > 0) text += '|';
      text += place[index];
    }
  }
  return text;
}

Pattern::Pattern(const Places &places, bool is_head_only) : is_head_only_(is_head_only) {
  for (const auto &place : places) {
    starts_.push_back(codes_.size());
    for (const auto &term : place) codes_.push_back(sequence_code(term));
  }
  starts_.push_back(codes_.size());
}

bool Pattern::holds(size_t place, uint32_t code) const noexcept {
  const auto begin = codes_.begin();
  const auto first = begin + static_cast<std::ptrdiff_t>(starts_[place]);
  const auto last = begin + static_cast<std::ptrdiff_t>(starts_[place + 1]);
  return std::find(first, last, code) != last;
}

bool Pattern::is_in(std::string_view sequence) const noexcept {
  const Codes codes(sequence);
  const size_t length = starts_.size() - 1;
  const size_t last = is_head_only_ ? codes.find(gap, 0, codes.count()) : codes.count();
  if (last < length) return false;
  const size_t end = last - length + 1;
  for (size_t index = 0; index < starts_[1]; ++index) {
    size_t start = codes.find(codes_[index], 0, end);
    while (start < end) {
      size_t place = 1;
      while (place < length && holds(place, codes[start + place])) ++place;
      if (place == length) return true;
      start = codes.find(codes_[index], start + 1, end);
    }
  }
  return false;
}

}  // namespace cxapian

uint32_t cxapian_sequence_code(const uint8_t *term, size_t length) noexcept {
  return cxapian::sequence_code({reinterpret_cast<const char *>(term), length});
}
