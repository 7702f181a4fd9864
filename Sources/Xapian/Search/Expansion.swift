import CXapianShim

/// A term that sets some documents apart from the others.
public struct ExpandTerm: Sendable, Hashable {
  public var term: String
  /// How well it does.
  public var weight: Double

  public init(term: String, weight: Double) {
    self.term = term
    self.weight = weight
  }
}

extension ReadableDatabase where Self: ~Copyable {
  /// The terms that set relevant documents apart from all others, best first: what a search for
  /// similar documents asks for.
  ///
  /// ```swift
  /// let terms = try database.expandTerms(relevant: [id], count: 40, prefixes: ["S"])
  /// let similar = Query.eliteSet(terms.map { .term($0.term) })
  /// ```
  ///
  /// - Parameters:
  ///   - count: how many to return at most.
  ///   - prefixes: a term counts only if it begins with one of these; with none, every term does.
  ///   - excluded: terms that do not count.
  ///   - earlyEnd: when to end; of the terms, which come in the order of their bytes, those behind
  ///     do not count then.
  /// - Throws: `.documentNotFound` if a document is not there.
  public func expandTerms(
    relevant: [DocumentID], count: Int, prefixes: [String] = [], excluding excluded: [String] = [],
    until earlyEnd: EarlyEnd? = nil
  ) throws(XapianError) -> [ExpandTerm] {
    let list = try checkedNonNull("documents \(relevant)") { error in
      withBytes(of: prefixes) { prefixes, prefixCount in
        withBytes(of: excluded) { excluded, excludedCount in
          cxapian_database_expand(
            handle.pointer, relevant, relevant.count, UInt32(clamping: count), prefixes,
            prefixCount, excluded, excludedCount, earlyEnd.code, error)
        }
      }
    }
    return takeEntries(list) { ExpandTerm(term: String($0.key), weight: $0.weight) }
  }
}
