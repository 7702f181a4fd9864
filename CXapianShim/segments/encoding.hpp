// How numbers and strings are written in the tables of a glass database (Xapian 1.4).

#ifndef CXAPIAN_SEGMENTS_ENCODING_HPP
#define CXAPIAN_SEGMENTS_ENCODING_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#pragma clang assume_nonnull begin

namespace cxapian {

/// Appends a number, seven bits a byte, the least significant first.
inline void append_number(std::string &out, uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// Reads a number at a place, which moves behind it; none where the bytes end too early.
std::optional<uint64_t> read_number(std::string_view bytes, size_t &place);

/// Appends a number that is the last of its entry: its bytes without leading zeros, the least
/// significant first.
inline void append_last_number(std::string &out, uint64_t value) {
  for (; value != 0; value >>= 8) out += static_cast<char>(value);
}

/// Appends bytes with their number before them.
inline void append_counted(std::string &out, std::string_view bytes) {
  append_number(out, bytes.size());
  out += bytes;
}

/// Appends a document's number so that keys sort as the numbers do: two bytes below 2¹⁵; beyond,
/// the leading ones of the first byte say how many bytes follow.
void append_document(std::string &key, uint32_t document);

/// Reads such a number; none where the bytes are none.
std::optional<uint32_t> read_document(std::string_view key);

/// Appends a term to a key so that keys sort as the terms do: a zero byte becomes `00 FF`.
void append_term(std::string &key, std::string_view term);

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
