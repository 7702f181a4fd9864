import CXapianShim

/// A document to be added: its data, its values, and the terms by which it is found.
///
/// Terms can be given as UTF-8 bytes, with a prefix, so that no `String` is made for each word.
/// They are packed as they come, and cross into Xapian in one call; `removeAll()` makes the same
/// memory ready for the next document.
///
/// ```swift
/// var document = Document()
/// document.setData("…what a search gives back…")
/// document.setValue("20160407", in: 0)
/// for (position, word) in words.enumerated() {
///   document.addPosting(word.utf8, prefix: "S", position: position)
/// }
/// ```
///
/// Numbers (positions, frequencies) are kept in 32 bits without sign, and are clamped to that.
public struct Document: Sendable {
  /// The longest term, in bytes of UTF-8; a zero byte counts as two.
  public static let maximumTermLength = Int(CXAPIAN_TERM_MAX)

  /// Data, values, terms and postings, as the shim takes them.
  @usableFromInline var records: [UInt8] = []
  /// Terms by their numbers, behind each what is added to its frequency.
  @usableFromInline var numberedTerms: [UInt32] = []

  public init() {}

  /// How many bytes the document takes so far.
  public var byteCount: Int { records.count + numberedTerms.count * MemoryLayout<UInt32>.size }

  /// Sets what is stored with the document and given back with a match, unseen by Xapian.
  public mutating func setData(_ data: some Collection<UInt8>) {
    records.append(UInt8(ascii: "D"))
    records.append(counted: data)
  }

  /// Sets the data to a text.
  public mutating func setData(_ text: String) {
    setData(text.utf8)
  }

  /// Sets a value, by which matches can be sorted, filtered, collapsed and counted. Values are
  /// compared byte by byte. An empty one is none.
  public mutating func setValue(_ value: some Collection<UInt8>, in slot: ValueSlot) {
    records.append(UInt8(ascii: "V"))
    records.append(packed: slot)
    records.append(counted: value)
  }

  /// Sets a value to a text.
  public mutating func setValue(_ value: String, in slot: ValueSlot) {
    setValue(value.utf8, in: slot)
  }

  /// Adds a term without position.
  ///
  /// - Parameters:
  ///   - term: the term's UTF-8, without the prefix.
  ///   - prefix: what the term begins with, often a letter that names its field.
  ///   - wdf: what is added to its within-document frequency.
  @inlinable
  public mutating func addTerm(_ term: some Collection<UInt8>, prefix: String = "", wdf: Int = 1) {
    records.append(UInt8(ascii: "T"))
    records.append(packed: UInt32(clamping: wdf))
    records.append(counted: prefix.utf8, term)
  }

  /// Adds a term without position.
  @inlinable
  public mutating func addTerm(_ term: String, prefix: String = "", wdf: Int = 1) {
    addTerm(term.utf8, prefix: prefix, wdf: wdf)
  }

  /// Adds a term that filters only, and has no weight.
  @inlinable
  public mutating func addBooleanTerm(_ term: some Collection<UInt8>, prefix: String = "") {
    addTerm(term, prefix: prefix, wdf: 0)
  }

  /// Adds a term that filters only, and has no weight.
  @inlinable
  public mutating func addBooleanTerm(_ term: String, prefix: String = "") {
    addTerm(term.utf8, prefix: prefix, wdf: 0)
  }

  /// Adds a term at a position, by which phrases match.
  ///
  /// - Parameters:
  ///   - term: the term's UTF-8, without the prefix.
  ///   - prefix: what the term begins with.
  ///   - position: where it is, in words.
  ///   - wdf: what is added to its within-document frequency.
  @inlinable
  public mutating func addPosting(
    _ term: some Collection<UInt8>, prefix: String = "", position: Int, wdf: Int = 1
  ) {
    records.append(UInt8(ascii: "P"))
    records.append(packed: UInt32(clamping: position))
    records.append(packed: UInt32(clamping: wdf))
    records.append(counted: prefix.utf8, term)
  }

  /// Adds a term at a position.
  @inlinable
  public mutating func addPosting(
    _ term: String, prefix: String = "", position: Int, wdf: Int = 1
  ) {
    addPosting(term.utf8, prefix: prefix, position: position, wdf: wdf)
  }

  /// Adds a term by its number: one that a ``SegmentWriter`` has given it, or one that
  /// ``spellOutTerms(_:)`` makes a term of.
  ///
  /// A term that comes again and again is then neither copied nor looked up.
  @inlinable
  public mutating func addTerm(number: UInt32, wdf: Int = 1) {
    numberedTerms.append(number)
    numberedTerms.append(UInt32(clamping: wdf))
  }

  /// Puts the terms themselves in the place of their numbers, for a writer that knows none.
  ///
  /// - Parameter bytes: Gives the UTF-8 of the term with a number.
  public mutating func spellOutTerms<Bytes: Collection<UInt8>>(_ bytes: (UInt32) -> Bytes) {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(numberedTerms.count / 2)
    for index in stride(from: 0, to: numberedTerms.count, by: 2) {
      pairs.append(UInt64(numberedTerms[index]) << 32 | UInt64(numberedTerms[index + 1]))
    }
    pairs.sort()
    numberedTerms.removeAll(keepingCapacity: true)
    var index = 0
    while index < pairs.count {
      let number = pairs[index] >> 32
      var wdf = 0
      while index < pairs.count, pairs[index] >> 32 == number {
        wdf += Int(pairs[index] & 0xFFFF_FFFF)
        index += 1
      }
      addTerm(bytes(UInt32(number)), wdf: wdf)
    }
  }

  /// Adds terms that were packed before, without positions.
  ///
  /// - Parameter wdf: what is added to the within-document frequency of each.
  public mutating func add(_ terms: Terms, wdf: Int = 1) {
    var offset = records.count
    records.append(contentsOf: terms.records)
    let wdf = UInt32(clamping: wdf)
    records.withUnsafeMutableBytes { bytes in
      while offset < bytes.count {
        bytes.storeBytes(of: wdf, toByteOffset: offset + 1, as: UInt32.self)
        let length = bytes.loadUnaligned(fromByteOffset: offset + 5, as: UInt32.self)
        offset += 9 + Int(length)
      }
    }
  }

  /// Empties the document.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    records.removeAll(keepingCapacity: keepingCapacity)
    numberedTerms.removeAll(keepingCapacity: keepingCapacity)
  }
}

extension Document {
  /// Terms that are added together many times, such as those of one word: packed once.
  ///
  /// ```swift
  /// var terms = Document.Terms()
  /// terms.addTerm("heron".utf8, prefix: "Z")
  /// terms.addTerm("herons".utf8)
  /// for _ in 0..<3 { document.add(terms) }
  /// ```
  public struct Terms: Sendable {
    fileprivate var records: [UInt8] = []

    public init() {}

    /// Adds a term.
    public mutating func addTerm(_ term: some Collection<UInt8>, prefix: String = "") {
      records.append(UInt8(ascii: "T"))
      records.append(packed: UInt32(0))
      records.append(counted: prefix.utf8, term)
    }
  }
}
