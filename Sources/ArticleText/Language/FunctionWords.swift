/// Tells an Indonesian or English paragraph by its function words, where these leave no doubt.
///
/// It takes a tenth of the time of a detector that looks at sequences of letters, and says nothing
/// where such a one might say something else: where words of both languages stand, where a stretch
/// has none of either, and among many names.
enum FunctionWords {
  /// The fewest function words.
  private static let fewest = 3
  /// At least one of so many words is one.
  private static let leastShare = 6
  /// The longest stretch without one, in words and in bytes: a quotation may be in any language.
  private static let longestGap = (words: 12, bytes: 100)
  /// At most one of so many words may begin with a capital. Names are of no language, or of another.
  private static let mostCapitals = 3
  /// At most one of so many bytes may be no ASCII.
  private static let mostOthers = 20
  /// The longest word of the lists, in bytes: as many as a number of 64 bits has.
  private static let longestWord = 8

  /// The language of a paragraph.
  ///
  /// - Returns: `nil` where it is another one than these two, or not beyond doubt.
  static func language(of bytes: borrowing Span<UInt8>, in range: Range<Int>) -> Language? {
    let table = table
    var (words, capitals, others) = (0, 0, 0)
    var (indonesian, english) = (0, 0)
    // Where the last function word was, in words and in bytes.
    var (lastWord, lastEnd) = (0, range.lowerBound)
    var index = range.lowerBound
    while index < range.upperBound {
      guard isLetter(bytes[index]) else {
        if bytes[index] >= 0x80 { others += 1 }
        index += 1
        continue
      }
      let start = index
      if bytes[index] < UInt8(ascii: "a") { capitals += 1 }
      var letters: UInt64 = 0
      var isPlain = true
      while index < range.upperBound, isLetter(bytes[index]) || bytes[index] >= 0x80 {
        if bytes[index] >= 0x80 { (isPlain, others) = (false, others + 1) }
        letters = letters << 8 | UInt64(bytes[index] | 0x20)
        index += 1
      }
      words += 1
      let kind = isPlain && index - start <= longestWord ? table[letters] : .none
      if kind == .none { continue }
      if kind == .indonesian { indonesian += 1 } else { english += 1 }
      if indonesian > 0, english > 0 { return nil }
      if words - lastWord - 1 > longestGap.words || start - lastEnd > longestGap.bytes {
        return nil
      }
      (lastWord, lastEnd) = (words, index)
    }
    let found = indonesian + english
    guard found >= fewest, found * leastShare >= words, capitals * mostCapitals <= words,
      others * mostOthers <= range.count, words - lastWord <= longestGap.words,
      range.upperBound - lastEnd <= longestGap.bytes
    else { return nil }
    return indonesian > 0 ? .indonesian : .english
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  // MARK: The words

  private enum Kind: UInt8 { case none, indonesian, english }

  /// The words as numbers, their letters being the digits (open addressing with linear probing).
  private struct Table {
    private var words = [UInt64](repeating: 0, count: 1024)
    private var kinds = [Kind](repeating: .none, count: 1024)

    init() {
      add(FunctionWords.indonesian, .indonesian)
      add(FunctionWords.english, .english)
    }

    private mutating func add(_ list: String, _ kind: Kind) {
      for word in list.utf8.split(whereSeparator: { $0 <= 0x20 }) {
        let letters = word.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let slot = slot(of: letters)
        (words[slot], kinds[slot]) = (letters, kind)
      }
    }

    subscript(letters: UInt64) -> Kind { kinds[slot(of: letters)] }

    /// Where a word is, or would be.
    private func slot(of letters: UInt64) -> Int {
      var slot = Int(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> 54)
      while words[slot] != 0, words[slot] != letters { slot = (slot + 1) & 1023 }
      return slot
    }
  }

  private static let table = Table()

  /// No word of one list is one of the other language, nor of those that are near it.
  private static let indonesian = """
    yang dan di ini itu dari untuk dengan dalam pada tidak akan juga oleh adalah sebagai mereka ke
    bisa ada karena telah sudah lebih atau bahwa saat kami kita saya dia para tersebut dapat menjadi
    secara masih seperti setelah harus namun lain serta tak agar hingga belum bagi terhadap kepada
    antara melalui hanya ketika maka sangat tetapi sedang pun banyak lagi hal jika sehingga saja hari
    tahun orang anda ia yaitu maupun setiap beberapa sekitar lalu kata ujar semua sebuah seorang
    selain sejak kembali baru
    """
  private static let english = """
    the of and to that for was with by at from his he it have were this not which had will they their
    been who its would said has are about after there when more than into other also some could these
    what only between through because should being where while those during before under such many
    each how our your her she him them but then very both same over most any may can does did having
    upon against within without since until whether whose himself herself
    """
}
