#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include "term_list.hpp"

#include <algorithm>

#include "encoding.hpp"

namespace {

[[noreturn]] void fail() {
  throw Xapian::DatabaseCorruptError("A list of terms in a segment ends too early");
}

}  // namespace

namespace cxapian {

TermListWriter::TermListWriter(std::string &out, uint32_t document_length, size_t term_count)
    : out_(out) {
  append_number(out_, document_length);
  append_number(out_, term_count);
}

void TermListWriter::add(std::string_view term, uint32_t wdf) {
  if (is_first_) {
    is_first_ = false;
    out_ += static_cast<char>(term.size());
    out_ += term;
    append_number(out_, wdf);
  } else {
    size_t shared = 0;
    while (shared < std::min(term.size(), previous_.size()) && term[shared] == previous_[shared]) {
      ++shared;
    }
    // Where both fit into one byte, the wdf and the length that is shared make one number.
    const uint64_t packed = (uint64_t{wdf} + 1) * (previous_.size() + 1) + shared;
    const bool is_packed = wdf < 127 && packed < 256;
    out_ += static_cast<char>(is_packed ? packed : shared);
    out_ += static_cast<char>(term.size() - shared);
    out_ += term.substr(shared);
    if (!is_packed) append_number(out_, wdf);
  }
  previous_ = term;
}

TermList::TermList(std::string_view bytes) {
  size_t place = 0;
  const auto byte = [&]() -> uint8_t {
    if (place == bytes.size()) fail();
    return static_cast<uint8_t>(bytes[place++]);
  };
  const auto number = [&] {
    const auto value = read_number(bytes, place);
    if (!value) fail();
    return static_cast<uint32_t>(*value);
  };
  if (!bytes.empty()) {
    document_length = number();
    const uint32_t count = number();
    std::string term;
    while (terms.size() < count) {
      bool has_wdf = false;
      uint32_t wdf = 0;
      if (!terms.empty()) {
        const uint8_t packed = byte();
        size_t shared = packed;
        if (packed > term.size()) {
          has_wdf = true;
          wdf = static_cast<uint32_t>(packed / (term.size() + 1) - 1);
          shared = packed % (term.size() + 1);
        }
        term.resize(shared);
      }
      for (uint8_t left = byte(); left > 0; --left) term += static_cast<char>(byte());
      if (!has_wdf) wdf = number();
      terms.emplace_back(term, wdf);
    }
  }
}

}  // namespace cxapian

#endif
