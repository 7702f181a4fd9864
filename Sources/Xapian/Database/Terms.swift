import CXapianShim

/// A term, and in how many documents it is.
public struct TermFrequency: Sendable, Hashable {
  public var term: String
  /// The number of documents with the term.
  public var frequency: Int

  public init(term: String, frequency: Int) {
    self.term = term
    self.frequency = frequency
  }
}

/// A term of one document.
public struct DocumentTerm: Sendable, Hashable {
  public var term: String
  /// How often it occurs in the document.
  public var wdf: Int
  /// The number of documents with the term.
  public var frequency: Int

  public init(term: String, wdf: Int, frequency: Int) {
    self.term = term
    self.wdf = wdf
    self.frequency = frequency
  }
}

/// A document of one term.
public struct Posting: Sendable, Hashable {
  public var documentID: DocumentID
  /// How often the term occurs in the document.
  public var wdf: Int
  /// The sum of that over all terms of the document.
  public var documentLength: Int

  public init(documentID: DocumentID, wdf: Int, documentLength: Int) {
    self.documentID = documentID
    self.wdf = wdf
    self.documentLength = documentLength
  }
}

extension ReadableDatabase where Self: ~Copyable {
  /// The terms that begin with a prefix, in byte order.
  ///
  /// - Parameters:
  ///   - start: where to begin, for a list that is read in pieces; `nil` for the first.
  ///   - limit: how many to return at most.
  ///   - minimumFrequency: terms of fewer documents are left out.
  public func terms(
    prefix: String = "", from start: String? = nil, limit: Int = .max, minimumFrequency: Int = 0
  ) throws(XapianError) -> [TermFrequency] {
    let start = start ?? ""
    let list = try checkedNonNull(prefix) {
      cxapian_list_terms(
        handle.pointer, prefix, prefix.utf8.count, start, start.utf8.count, max(0, limit),
        UInt32(clamping: minimumFrequency), false, $0)
    }
    return takeEntries(list) {
      TermFrequency(term: String($0.key), frequency: Int($0.frequency))
    }
  }

  /// The most frequent of the terms that begin with a prefix, most frequent first, those that are as
  /// frequent in byte order.
  ///
  /// - Parameters:
  ///   - limit: how many to return at most.
  ///   - most: how many terms that begin so are looked at; what comes behind them does not count.
  public func mostFrequentTerms(
    prefix: String = "", limit: Int, lookingAt most: Int = .max
  ) throws(XapianError) -> [TermFrequency] {
    let list = try checkedNonNull(prefix) {
      cxapian_list_frequent_terms(
        handle.pointer, prefix, prefix.utf8.count, max(0, limit), max(0, most), $0)
    }
    return takeEntries(list) {
      TermFrequency(term: String($0.key), frequency: Int($0.frequency))
    }
  }

  /// The most frequent terms that begin with a prefix among the documents that match a query, and in
  /// how many of these each is: most frequent first, those that are as frequent in byte order.
  ///
  /// Where more than a hundred documents match, a sample of them tells which terms these are. The
  /// numbers are exact.
  ///
  /// - Parameters:
  ///   - limit: how many to return at most; no more than 1000.
  ///   - most: how many terms that begin so are looked at besides those of the sample.
  ///   - earlyEnd: when to end; terms are missing then, and numbers too small.
  /// - Throws: as `search`.
  public func mostFrequentTerms(
    prefix: String, among query: Query, limit: Int, lookingAt most: Int = .max,
    until earlyEnd: EarlyEnd? = nil
  ) throws(XapianError) -> [TermFrequency] {
    try query.requireWithinLimits()
    let list = try checkedNonNull(prefix) {
      cxapian_list_terms_among(
        handle.pointer, query.program, query.program.count, prefix, prefix.utf8.count,
        max(0, limit), max(0, most), earlyEnd.code, $0)
    }
    return takeEntries(list) {
      TermFrequency(term: String($0.key), frequency: Int($0.frequency))
    }
  }

  /// The terms of a document, in byte order.
  ///
  /// - Throws: `.documentNotFound`; `.featureUnavailable` or `.database` where the database was
  ///   made without term lists.
  public func termList(of id: DocumentID) throws(XapianError) -> [DocumentTerm] {
    let list = try checkedNonNull("document \(id)") {
      cxapian_list_document_terms(handle.pointer, id, $0)
    }
    return takeEntries(list) {
      DocumentTerm(
        term: String($0.key), wdf: Int($0.occurrences), frequency: Int($0.frequency))
    }
  }

  /// The documents that have a term, in the order of their numbers; of an empty term: all.
  ///
  /// - Parameters:
  ///   - start: the number to begin with.
  ///   - limit: how many to return at most.
  public func postings(
    of term: String, from start: DocumentID = 0, limit: Int = .max
  ) throws(XapianError) -> [Posting] {
    try postings(of: term, from: start, limit: limit, withLengths: true) {
      Posting(
        documentID: $0.document_id, wdf: Int($0.wdf), documentLength: Int($0.document_length))
    }
  }

  /// The numbers of the documents that have a term, ascending; of an empty term: all.
  ///
  /// - Parameter limit: how many to return at most.
  public func documentIDs(
    withTerm term: String, limit: Int = .max
  ) throws(XapianError) -> [DocumentID] {
    try postings(of: term, from: 0, limit: limit, withLengths: false, \.document_id)
  }

  private func postings<Element>(
    of term: String, from start: DocumentID, limit: Int, withLengths: Bool,
    _ element: (cxapian_posting) -> Element
  ) throws(XapianError) -> [Element] {
    let list = try checkedNonNull(term) {
      cxapian_list_postings(
        handle.pointer, term, term.utf8.count, start, max(0, limit), withLengths, $0)
    }
    defer { cxapian_postings_free(list) }
    return UnsafeBufferPointer(start: list.pointee.postings, count: list.pointee.count)
      .map(element)
  }

  /// The positions of a term in a document, ascending; none if it is not in it.
  public func positions(of term: String, in id: DocumentID) throws(XapianError) -> [Int] {
    let list = try checkedNonNull(term) {
      cxapian_list_positions(handle.pointer, id, term, term.utf8.count, $0)
    }
    defer { cxapian_numbers_free(list) }
    return UnsafeBufferPointer(start: list.pointee.numbers, count: list.pointee.count)
      .map { Int($0) }
  }
}
