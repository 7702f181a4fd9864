/// How a match is weighed. All defaults are Xapian's.
public enum WeightingScheme: Sendable, Hashable {
  /// Okapi BM25 (Robertson and others, TREC-3, 1994), as in Xapian's `BM25Weight`.
  ///
  /// - Parameters:
  ///   - k1: how much a term's frequency in the document counts; 0 not at all.
  ///   - k2: how much the query's length counts against the document's.
  ///   - k3: how much a term's frequency in the query counts.
  ///   - b: how much the document's length counts, from 0 to 1.
  ///   - minimumNormalizedLength: lengths below this share of the average count as that.
  ///   - averageLengths: against which average the lengths of documents are measured for the parts
  ///     of a query that have a class of lengths (``Query/scale(_:by:lengthClass:)``): for those of
  ///     class 1 the first, and so on. At most eight; `k2` must be 0 with any.
  case bm25(
    k1: Double = 1, k2: Double = 0, k3: Double = 1, b: Double = 0.5,
    minimumNormalizedLength: Double = 0.5, averageLengths: [Double] = [])
  /// BM25+ (Lv and Zhai, CIKM 2011), which is kinder to long documents by `delta`.
  case bm25Plus(
    k1: Double = 1, k2: Double = 0, k3: Double = 1, b: Double = 0.5,
    minimumNormalizedLength: Double = 0.5, delta: Double = 1)
  /// tf-idf, with three letters for the normalization of frequency, rarity and weight: see
  /// Xapian's `TfIdfWeight`. Letters it does not know are an `.invalidArgument` error.
  case tfIdf(normalizations: String = "ntn")
  /// All weights are 0.
  case boolean
  /// One for each of the query's terms that a document has.
  case coordination
}

extension WeightingScheme {
  var averageLengths: [Double] {
    guard case .bm25(_, _, _, _, _, let averageLengths) = self else { return [] }
    return averageLengths
  }
}
