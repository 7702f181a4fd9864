// Compression as Xapian's tables have it.

#ifndef CXAPIAN_SEGMENTS_COMPRESSOR_HPP
#define CXAPIAN_SEGMENTS_COMPRESSOR_HPP

#include <libdeflate.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#pragma clang assume_nonnull begin

namespace cxapian {

/// Deflate (RFC 1951) without a header, and back: by libdeflate, which takes a third of zlib's time
/// for entries of a few thousand bytes, and makes them no longer.
class Compressor {
 public:
  Compressor();

  /// The compressed bytes, until the next call; none where that saves nothing.
  std::optional<std::string_view> compress(std::string_view bytes);
  /// - Throws: `Xapian::DatabaseCorruptError`.
  std::string expand(std::string_view bytes) const;

 private:
  struct Free {
    void operator()(libdeflate_compressor *compressor) const {
      libdeflate_free_compressor(compressor);
    }
    void operator()(libdeflate_decompressor *decompressor) const {
      libdeflate_free_decompressor(decompressor);
    }
  };

  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
  std::string output_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
