// The sequences of terms that documents have as a value, by which phrases are found.

#ifndef CXAPIAN_SEQUENCE_HPP
#define CXAPIAN_SEQUENCE_HPP

#include "internal.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// What stands for a term in a sequence: 24 bits of its hash, and never 0, which is a gap.
uint32_t sequence_code(std::string_view term) noexcept;

/// Terms that stand one behind the other; for each place those that may stand there.
class Pattern {
 public:
  using Places = std::vector<std::vector<std::string>>;

  /// Reads the places off a packed query.
  static Places read_places(PackedReader &reader);

  /// `a|b c` for two places, of which the first may be either of two terms.
  static std::string describe(const Places &places);

  Pattern(const Places &places, bool is_head_only);

  /// Whether a sequence has the terms in a row; of a pattern of the head, before the first gap.
  bool is_in(std::string_view sequence) const noexcept;

 private:
  bool holds(size_t place, uint32_t code) const noexcept;

  /// The codes of all places, one after the other.
  std::vector<uint32_t> codes_;
  /// Where in them those of each place begin, and the end.
  std::vector<size_t> starts_;
  bool is_head_only_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
