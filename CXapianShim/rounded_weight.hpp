// Weights as they are compared and returned.

#ifndef CXAPIAN_ROUNDED_WEIGHT_HPP
#define CXAPIAN_ROUNDED_WEIGHT_HPP

#include <cmath>

namespace cxapian {

/// Weights that differ by less are equal: in which order the parts of a query are added up decides
/// about the last digits of their sum.
constexpr double weight_precision = 1e-12;

inline double rounded_weight(double weight) noexcept {
  // Of what is greater, a double has no more digits to round.
  if (!(std::abs(weight) < 4096)) return weight;
  return std::nearbyint(weight / weight_precision) * weight_precision;
}

}  // namespace cxapian

#endif
