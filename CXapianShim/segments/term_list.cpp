#include "glass.hpp"

#if CXAPIAN_HAS_SEGMENTS

#include "term_list.hpp"

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

void TermListWriter::add(std::string_view term, size_t shared, uint32_t wdf) {
  if (is_first_) {
    is_first_ = false;
    out_ += static_cast<char>(term.size());
    out_ += term;
    append_number(out_, wdf);
  } else {
    // Where both fit into one byte, the wdf and the length that is shared make one number.
    const uint64_t packed = (uint64_t{wdf} + 1) * (previous_length_ + 1) + shared;
    const bool is_packed = wdf < 127 && packed < 256;
    out_ += static_cast<char>(is_packed ? packed : shared);
    out_ += static_cast<char>(term.size() - shared);
    out_ += term.substr(shared);
    if (!is_packed) append_number(out_, wdf);
  }
  previous_length_ = term.size();
}

TermListReader::TermListReader(std::string_view bytes) : bytes_(bytes) {
  if (bytes.empty()) return;
  document_length_ = number();
  term_count_ = number();
}

uint8_t TermListReader::byte() {
  if (place_ == bytes_.size()) fail();
  return static_cast<uint8_t>(bytes_[place_++]);
}

uint32_t TermListReader::number() {
  const auto value = read_number(bytes_, place_);
  if (!value) fail();
  return static_cast<uint32_t>(*value);
}

bool TermListReader::next() {
  if (read_ == term_count_) return false;
  bool has_wdf = false;
  if (read_ > 0) {
    const uint8_t packed = byte();
    size_t shared = packed;
    if (packed > term_.size()) {
      has_wdf = true;
      wdf_ = static_cast<uint32_t>(packed / (term_.size() + 1) - 1);
      shared = packed % (term_.size() + 1);
    }
    term_.resize(shared);
  }
  const size_t added = byte();
  if (bytes_.size() - place_ < added) fail();
  term_ += bytes_.substr(place_, added);
  place_ += added;
  if (!has_wdf) wdf_ = number();
  ++read_;
  return true;
}

}  // namespace cxapian

#endif
