#include "compressor.hpp"

#include <xapian.h>

#include <new>

namespace {

/// Without a header, and with the greatest window.
constexpr int window_bits = -15;
constexpr int memory_level = 9;
/// Shorter entries are not worth it; Xapian's own limit.
constexpr size_t longest_plain = 18;

Bytef *input(std::string_view bytes) {
  return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
}

}  // namespace

namespace cxapian {

Compressor::~Compressor() {
  if (deflates_) deflateEnd(&deflate_);
  if (inflates_) inflateEnd(&inflate_);
}

std::optional<std::string_view> Compressor::compress(std::string_view bytes) {
  if (bytes.size() <= longest_plain) return std::nullopt;
  if (!deflates_) {
    if (deflateInit2(
          &deflate_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, memory_level,
          Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
    deflates_ = true;
  }
  deflateReset(&deflate_);
  output_.resize(bytes.size());
  deflate_.next_in = input(bytes);
  deflate_.avail_in = static_cast<uInt>(bytes.size());
  deflate_.next_out = reinterpret_cast<Bytef *>(output_.data());
  deflate_.avail_out = static_cast<uInt>(output_.size());
  // It ends early where the result would not be shorter.
  if (deflate(&deflate_, Z_FINISH) != Z_STREAM_END || deflate_.avail_out == 0) return std::nullopt;
  return std::string_view(output_).substr(0, output_.size() - deflate_.avail_out);
}

std::string Compressor::expand(std::string_view bytes) {
  if (!inflates_) {
    if (inflateInit2(&inflate_, window_bits) != Z_OK) throw std::bad_alloc();
    inflates_ = true;
  }
  inflateReset(&inflate_);
  std::string result;
  inflate_.next_in = input(bytes);
  inflate_.avail_in = static_cast<uInt>(bytes.size());
  char buffer[1 << 14];
  while (true) {
    inflate_.next_out = reinterpret_cast<Bytef *>(buffer);
    inflate_.avail_out = sizeof buffer;
    const int outcome = inflate(&inflate_, Z_SYNC_FLUSH);
    result.append(buffer, sizeof buffer - inflate_.avail_out);
    if (outcome == Z_STREAM_END) return result;
    if (outcome != Z_OK) throw Xapian::DatabaseCorruptError("Compressed data of a segment is bad");
  }
}

}  // namespace cxapian
