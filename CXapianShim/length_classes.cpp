#include "length_classes.hpp"

#include <algorithm>
#include <cmath>

namespace cxapian {

namespace {

/// The exponents of two from one class to the next: what a query itself multiplies weights with
/// stays within half of that on either side of 1.
constexpr int exponents_per_class = 96;

/// The class that a factor carries, and the factor without it.
std::pair<size_t, double> class_and_factor(double factor) {
  int exponent = 0;
  std::frexp(factor, &exponent);
  const int carried = (exponent + exponents_per_class / 2) / exponents_per_class;
  const auto length_class = static_cast<size_t>(std::max(0, carried));
  return {length_class, std::ldexp(factor, -exponents_per_class * static_cast<int>(length_class))};
}

}  // namespace

double factor_of_class(double factor, size_t length_class) {
  return std::ldexp(factor, exponents_per_class * static_cast<int>(length_class));
}

ClassedBM25::ClassedBM25(BM25Parameters parameters, std::vector<double> averages)
    : parameters_(parameters), averages_(std::move(averages)) {
  need_stat(COLLECTION_SIZE);
  need_stat(TERMFREQ);
  need_stat(WQF);
  need_stat(WDF);
  need_stat(WDF_MAX);
  need_stat(DOC_LENGTH);
  need_stat(DOC_LENGTH_MIN);
  need_stat(AVERAGE_LENGTH);
}

ClassedBM25 *ClassedBM25::clone() const { return new ClassedBM25(parameters_, averages_); }

std::string ClassedBM25::name() const { return "cxapian::ClassedBM25"; }

std::string ClassedBM25::serialise() const {
  std::string text(reinterpret_cast<const char *>(&parameters_), sizeof(parameters_));
  text.append(
    reinterpret_cast<const char *>(averages_.data()), averages_.size() * sizeof(double));
  return text;
}

ClassedBM25 *ClassedBM25::unserialise(const std::string &text) const {
  BM25Parameters parameters;
  if (text.size() < sizeof(parameters) || (text.size() - sizeof(parameters)) % sizeof(double) != 0) {
    throw Xapian::SerialisationError("This is no cxapian::ClassedBM25");
  }
  std::memcpy(&parameters, text.data(), sizeof(parameters));
  std::vector<double> averages((text.size() - sizeof(parameters)) / sizeof(double));
  std::memcpy(averages.data(), text.data() + sizeof(parameters), averages.size() * sizeof(double));
  return new ClassedBM25(parameters, std::move(averages));
}

void ClassedBM25::init(double factor) {
  const auto [length_class, scale] = class_and_factor(factor);
  const double average = length_class > 0 && length_class <= averages_.size()
    ? averages_[length_class - 1] : get_average_length();
  weight_ = BM25(
    parameters_, get_collection_size(), get_termfreq(), scale, get_wqf(), average);
}

double ClassedBM25::get_sumpart(
  Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
  return weight_(wdf, length);
}

double ClassedBM25::get_maxpart() const {
  return weight_.upper_bound(get_wdf_upper_bound(), get_doclength_lower_bound());
}

}  // namespace cxapian
