#include "encoding.hpp"

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

std::optional<uint32_t> read_document(std::string_view key) {
  if (key.empty()) return std::nullopt;
  const auto first = static_cast<uint8_t>(key[0]);
  size_t length = 2;
  uint8_t mask = 0x7F;
  for (uint8_t bit = 0x80; (first & bit) != 0; bit >>= 1) {
    ++length;
    mask = static_cast<uint8_t>(mask >> 1);
  }
  if (key.size() < length) return std::nullopt;
  uint64_t document = first & mask;
  for (size_t index = 1; index < length; ++index) {
    document = document << 8 | static_cast<uint8_t>(key[index]);
  }
  return static_cast<uint32_t>(document);
}

void append_term(std::string &key, std::string_view term) {
  for (char byte : term) {
    key += byte;
    if (byte == '\0') key += '\xFF';
  }
}

}  // namespace cxapian
