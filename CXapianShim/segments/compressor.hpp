// Compression as Xapian's tables have it.

#ifndef CXAPIAN_SEGMENTS_COMPRESSOR_HPP
#define CXAPIAN_SEGMENTS_COMPRESSOR_HPP

#include <zlib.h>

#include <optional>
#include <string>
#include <string_view>

#pragma clang assume_nonnull begin

namespace cxapian {

/// Deflate (RFC 1951) without a header, and back.
class Compressor {
 public:
  Compressor() = default;
  ~Compressor();
  Compressor(const Compressor &) = delete;
  Compressor &operator=(const Compressor &) = delete;

  /// The compressed bytes, until the next call; none where that saves nothing.
  std::optional<std::string_view> compress(std::string_view bytes);
  /// - Throws: `Xapian::DatabaseCorruptError`.
  std::string expand(std::string_view bytes);

 private:
  z_stream deflate_ = {};
  z_stream inflate_ = {};
  bool deflates_ = false;
  bool inflates_ = false;
  std::string output_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
