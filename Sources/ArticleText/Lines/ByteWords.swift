import Hashing

/// The words of a line by its bytes: much faster than by characters, and as good where words are
/// only compared with each other or with a list of words without accents.
enum ByteWords {
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
      count < length ? nil : beginning >> UInt64(8 * (min(count, 6) - length))
    }

    fileprivate init() {}

    fileprivate mutating func append(_ byte: UInt8) {
      hashed.append(byte)
      if count < 6 { beginning = beginning << 8 | UInt64(byte) }
      count += 1
    }
  }

  /// Calls a function with each word of a text.
  @inline(__always)
  static func forEach(of text: String, _ body: (Word) -> Void) {
    let bytes = text.utf8.span
    var word = Word()
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x61...0x7A:
        word.append(byte)
        continue
      case 0x41...0x5A:
        word.append(byte | 0x20)
        continue
      case UInt8(ascii: "-") where word.count > 0:
        word.append(byte)
        continue
      case UInt8(ascii: "'"): continue
      case 0xE2:
        // Quotes and dashes; an apostrophe goes with its word.
        let isApostrophe =
          index + 1 < bytes.count && bytes[index] == 0x80 && bytes[index + 1] == 0x99
        index += 2
        if isApostrophe { continue }
      case 0xC2:
        // Marks of Latin-1: no-break space, ©, », and the like.
        index += 1
      case 0xEF...:
        // Symbols: emoji, and forms of presentation.
        index += byte == 0xEF ? 2 : 3
      case 0x80...:
        word.append(byte)
        continue
      default: break
      }
      if word.count > 0 {
        body(word)
        word = Word()
      }
    }
    if word.count > 0 { body(word) }
  }

  /// The words of a text.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    forEach(of: text) { words.append($0) }
    return words
  }

  /// The words' beginnings of six bytes, or of fewer where they are shorter, by their length.
  static func beginnings(of words: some Sequence<String>) -> [(length: Int, values: WordNumbers)] {
    let found = words.compactMap { word in
      Self.words(of: word).first.map { (length: min($0.count, 6), value: $0.beginning) }
    }
    return Dictionary(grouping: found, by: \.length)
      .map { (length: $0.key, values: WordNumbers($0.value.map(\.value))) }
  }

  /// The hashes of words.
  static func hashes(of words: some Sequence<Substring>) -> WordNumbers {
    WordNumbers(words.compactMap { Self.words(of: String($0)).first?.hash })
  }
}
