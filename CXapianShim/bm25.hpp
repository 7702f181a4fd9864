// BM25 of one term, or of a group that counts as one (Robertson and others, TREC-3, 1994), as
// `Xapian::BM25Weight` works it out.

#ifndef CXAPIAN_BM25_HPP
#define CXAPIAN_BM25_HPP

#include <algorithm>
#include <cmath>

#include "internal.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// See `Xapian::BM25Weight`.
struct BM25Parameters {
  double k1 = 1;
  double k3 = 0;
  double b = 0.5;
  double min_normlen = 0.5;
};

class BM25 {
 public:
  BM25() = default;

  /// - `all`: how many documents there are.
  /// - `frequency`: in how many of them the term is.
  /// - `factor`: what the weight is multiplied with.
  /// - `occurrences`: how often the query has the term.
  /// - `average`: what lengths are measured against.
  BM25(
    const BM25Parameters &parameters, double all, double frequency, double factor,
    double occurrences, double average)
      : k1_(parameters.k1), b_(parameters.b), min_normlen_(parameters.min_normlen) {
    double odds = (all - frequency + 0.5) / (frequency + 0.5);
    // As in Xapian::BM25Weight: never below zero.
    if (odds < 2) odds = odds * 0.5 + 1;
    factor_ = std::log(odds) * factor;
    if (parameters.k3 != 0) {
      factor_ *= (parameters.k3 + 1) * occurrences / (parameters.k3 + occurrences);
    }
    factor_ *= k1_ + 1;
    length_factor_ = average > 0 ? 1 / average : 0;
  }

  /// The weight of a term that is so often in a document of that length.
  double operator()(double wdf, double length) const noexcept {
    const double normalized = std::max(length * length_factor_, min_normlen_);
    const double saturation = k1_ * (normalized * b_ + (1 - b_)) + wdf;
    return saturation > 0 ? factor_ * (wdf / saturation) : 0;
  }

  /// No document has more, as none is shorter than what it holds.
  double upper_bound(double wdf, double shortest) const noexcept {
    return (*this)(wdf, std::max(wdf, shortest));
  }

 private:
  double k1_ = 1;
  double b_ = 0;
  double min_normlen_ = 0;
  double factor_ = 0;
  double length_factor_ = 0;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
