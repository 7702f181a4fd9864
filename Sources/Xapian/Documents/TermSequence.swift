import CXapianShim

/// The terms of a document in their order, as a value: what `Query.sequence` finds phrases in.
///
/// Xapian's own positions take an entry for each term of each document, some 18 bytes, most of them
/// its key. A sequence takes three bytes for each place: a hash of the term. A phrase of terms that
/// a document has is found in it wrongly once in some ten million places.
///
/// ```swift
/// var words = TermSequence()
/// for word in title { words.append(TermSequence.Code(word.utf8)) }
/// words.appendGap()
/// for word in body { words.append(TermSequence.Code(word.utf8)) }
/// document.setValue(words.encoded, in: 5)
/// ```
public struct TermSequence: Sendable {
  /// What stands for a term.
  public struct Code: Sendable, Hashable {
    fileprivate var number: UInt32

    /// The code of a term, given as UTF-8.
    public init(_ term: some Collection<UInt8>) {
      let term = Array(term)
      number = cxapian_sequence_code(term, term.count)
    }

    fileprivate static let gap = Code(number: 0)

    private init(number: UInt32) { self.number = number }
  }

  private var codes: [Code] = []

  public init() {}

  /// The value to set: the lowest byte of each code, and behind them the other two, the lower first.
  public var encoded: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: codes.count * 3) { bytes, count in
      var place = codes.count
      for (index, code) in codes.enumerated() {
        bytes[index] = UInt8(truncatingIfNeeded: code.number)
        bytes[place] = UInt8(truncatingIfNeeded: code.number >> 8)
        bytes[place + 1] = UInt8(truncatingIfNeeded: code.number >> 16)
        place += 2
      }
      count = codes.count * 3
    }
  }

  /// Adds the term of the next place.
  public mutating func append(_ code: Code) { codes.append(code) }

  /// Adds a place that holds no term, so that no phrase reaches over it.
  public mutating func appendGap() { append(.gap) }

  /// Empties the sequence.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    codes.removeAll(keepingCapacity: keepingCapacity)
  }
}
