import Hashing

/// The words of a line by its bytes: much faster than by characters, and as good where words are
/// only compared with each other or with a list of words without accents.
struct ByteWords: Sequence, IteratorProtocol {
  /// A word in small letters, apostrophes left out.
  struct Word {
    /// The hash of all its bytes.
    var hash: UInt64 { hashed.value }
    private var hashed = FNV1a()
    /// Its first six bytes.
    var beginning: UInt64 = 0
    /// How many bytes it has.
    var count = 0

    /// Its first `length` bytes, six at most; nil where it has fewer.
    func beginning(_ length: Int) -> UInt64? {
      count < length ? nil : beginning >> UInt64(8 * (Swift.min(count, 6) - length))
    }

    fileprivate init() {}

    fileprivate mutating func append(_ byte: UInt8) {
      hashed.append(byte)
      if count < 6 { beginning = beginning << 8 | UInt64(byte) }
      count += 1
    }
  }

  private var bytes: String.UTF8View.Iterator

  init(_ text: String) {
    bytes = text.utf8.makeIterator()
  }

  mutating func next() -> Word? {
    var word = Word()
    while let byte = bytes.next() {
      switch byte {
      case 0x61...0x7A: word.append(byte)
      case 0x41...0x5A: word.append(byte | 0x20)
      case UInt8(ascii: "-") where word.count > 0: word.append(byte)
      case UInt8(ascii: "'"): continue
      case 0xE2:
        // Quotes and dashes; an apostrophe goes with its word.
        guard let second = bytes.next(), let third = bytes.next() else { break }
        if second == 0x80, third == 0x99 { continue }
        if word.count > 0 { return word }
      case 0xC2:
        // Marks of Latin-1: no-break space, ©, », and the like.
        _ = bytes.next()
        if word.count > 0 { return word }
      case 0xEF...:
        // Symbols: emoji, and forms of presentation.
        for _ in 0..<(byte == 0xEF ? 2 : 3) { _ = bytes.next() }
        if word.count > 0 { return word }
      case 0x80...: word.append(byte)
      default: if word.count > 0 { return word }
      }
    }
    return word.count > 0 ? word : nil
  }

  /// The words' beginnings of six bytes, or of fewer where they are shorter, by their length.
  static func beginnings(of words: some Sequence<String>) -> [(length: Int, values: WordNumbers)] {
    let found = words.compactMap { word in
      var words = ByteWords(word)
      return words.next().map { (length: Swift.min($0.count, 6), value: $0.beginning) }
    }
    return Dictionary(grouping: found, by: \.length)
      .map { (length: $0.key, values: WordNumbers($0.value.map(\.value))) }
  }

  /// The hashes of words.
  static func hashes(of words: some Sequence<Substring>) -> WordNumbers {
    WordNumbers(
      words.compactMap { word in
        var words = ByteWords(String(word))
        return words.next()?.hash
      })
  }
}
