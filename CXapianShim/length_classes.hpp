// BM25 in which the length of a document is measured against one of several averages.
//
// In an index of two languages the articles of one may be twice as long as those of the other: by
// one average for both, the short ones all pass for terse and the long ones for rambling. So each
// part of a query may name the class of articles that it is a word of, and lengths count against
// the average of that class. Where all averages are that of the database, the weights are those of
// Xapian::BM25Weight.
//
// Xapian makes a weight object for each term and tells it one thing only that a query can set: the
// factor that its OP_SCALE_WEIGHTs multiply to. So the class travels in the factor's exponent.

#ifndef CXAPIAN_LENGTH_CLASSES_HPP
#define CXAPIAN_LENGTH_CLASSES_HPP

#include "bm25.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// The classes are numbered from 1.
constexpr size_t greatest_length_class = 8;

/// A factor with the class that it carries.
double factor_of_class(double factor, size_t length_class);

class ClassedBM25 : public Xapian::Weight {
 public:
  /// - `averages`: those of the classes from 1 on.
  ClassedBM25(BM25Parameters parameters, std::vector<double> averages);

  ClassedBM25 *_Nullable clone() const override;
  std::string name() const override;
  std::string serialise() const override;
  ClassedBM25 *_Nullable unserialise(const std::string &text) const override;

  double get_sumpart(
    Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  void init(double factor) override;

  BM25Parameters parameters_;
  std::vector<double> averages_;
  BM25 weight_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
