/// A line with the shallow features by which story and furniture are told apart.
///
/// The features are those of Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using
/// Shallow Text Features" (WSDM 2010), as far as plain text has them: the number of words of a
/// block, whether it ends as a sentence does, its capitals, links in it, its place in the text.
struct TextLine: Hashable {
  /// A text of more lines than this is a table or a list: each of its lines is kept, and what it is
  /// is not asked.
  static let mostJudged = 20_000

  /// The line without white space at its ends.
  var text: String
  /// How many empty lines stand above it.
  var emptyLinesAbove: Int
  /// Whether its page says that it is a row of a table.
  var isRow = false
  /// How many words it has: what stands between white space and has a letter or a digit.
  let wordCount: Int
  /// How many of them have a letter or a digit without an accent.
  private let plainWordCount: Int
  /// What kinds of words it has.
  let wordKinds: WordKinds

  init(_ text: String, emptyLinesAbove: Int) {
    self.text = text
    self.emptyLinesAbove = emptyLinesAbove
    var (count, plainCount) = (0, 0)
    var (isInWord, isPlain) = (false, false)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "): (isInWord, isPlain) = (false, false)
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        if !isInWord { count += 1 }
        if !isPlain { plainCount += 1 }
        (isInWord, isPlain) = (true, true)
      case 0xC3...0xFF:
        if !isInWord { count += 1 }
        isInWord = true
      default: break
      }
    }
    wordCount = count
    plainWordCount = plainCount
    wordKinds = WordKinds(of: text)
  }

  /// The words of the line.
  var words: [Substring] {
    text.split(separator: " ").filter { $0.contains { $0.isAlphabetic || $0.isNumber } }
  }

  /// The line without a bullet before it.
  var withoutBullet: Substring {
    if text.utf8.first?.isASCIILetter == true { return text[...] }
    guard let first = text.first, "•·*-–▪●‣○".contains(first) else { return text[...] }
    return text.dropFirst().drop { $0 == " " }
  }

  /// What stands before the first colon, and what stands behind it.
  var labelled: (label: Substring, rest: Substring)? {
    guard text.utf8.contains(UInt8(ascii: ":")), let colon = text.firstIndex(of: ":") else {
      return nil
    }
    return (text[..<colon], text[text.index(after: colon)...].drop { $0 == " " })
  }

  var hasBullet: Bool { withoutBullet.startIndex != text.startIndex }

  /// The last character that is neither a closing quote nor a bracket.
  var lastMark: Character? {
    // A letter or a full stop of ASCII, behind which no accent stands.
    if let last = text.utf8.last, last.isASCIILetter || last == UInt8(ascii: ".") {
      return Character(Unicode.Scalar(last))
    }
    return text.last { !"\"'”’»)]".contains($0) }
  }

  /// Whether the line ends as a statement does.
  var endsAsStatement: Bool {
    switch text.utf8.last {
    case UInt8(ascii: ".")?: return true
    case let last? where last.isASCIILetter: return false
    default: return lastMark == "." || lastMark == "…"
    }
  }

  /// Whether the line is surely words of the story: a sentence of eight words or more, or forty
  /// words however they end.
  var isStory: Bool {
    if hasWords(40) { return true }
    return hasWords(8) && endsAsStatement
  }

  /// Whether it has so many words; characters are looked at only where bytes do not tell.
  private func hasWords(_ least: Int) -> Bool {
    plainWordCount >= least || (wordCount >= least && words.count >= least)
  }

  /// Whether the line begins as spoken words do.
  var beginsAsSpeech: Bool {
    if text.utf8.first?.isASCIILetter == true { return false }
    guard let first = text.first else { return false }
    return "\"“«‘'—–-".contains(first)
  }

  var beginsWithSmallLetter: Bool {
    if text.utf8.first?.isASCIILetter == true, text.utf8.dropFirst().first ?? 0 < 0x80 {
      return text.utf8.first?.isASCIICapital == false
    }
    return text.first { $0.isAlphabetic || $0.isNumber }?.isLowercase == true
  }

  /// The share of words that begin with a capital or a digit.
  var capitalShare: Double {
    if let share = plainCapitalShare { return share }
    let words = words
    guard !words.isEmpty else { return 0 }
    let capitals = words.filter { word in
      guard let first = word.first(where: { $0.isAlphabetic || $0.isNumber }) else { return false }
      return first.isUppercase || first.isNumber
    }
    return Double(capitals.count) / Double(words.count)
  }

  /// The same of a line of ASCII, by its bytes.
  private var plainCapitalShare: Double? {
    var (words, capitals) = (0, 0)
    var isInWord = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "): isInWord = false
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        if isInWord { continue }
        isInWord = true
        words += 1
        if byte < 0x61 { capitals += 1 }
      case 0x80...: return nil
      default: break
      }
    }
    return words == 0 ? 0 : Double(capitals) / Double(words)
  }

  /// Whether the line can be a label or a link: up to five words with a capital, and no end as a
  /// sentence has.
  var canBeLabel: Bool {
    guard (1...5).contains(wordCount), !hasBullet, !beginsAsSpeech, !beginsWithSmallLetter else {
      return false
    }
    return text.last.map { $0.isAlphabetic || $0.isNumber || "|»›>+)".contains($0) } ?? false
  }

  /// Whether the line can be what stands above buttons: a few words with a colon, or called out.
  var isInvitation: Bool {
    guard (1...8).contains(wordCount), !beginsAsSpeech else { return false }
    return text.last.map { ":!".contains($0) } ?? false
  }

  /// Whether the line can be a menu: names of sections side by side, each with a capital, and no
  /// marks between them.
  var canBeMenu: Bool {
    (3...14).contains(wordCount) && text.allSatisfy { $0.isAlphabetic || $0 == " " || $0 == "&" }
  }

  /// Whether most letters of the line are of another script than Latin.
  var isOfOtherScript: Bool {
    var (latin, other) = (0, 0)
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value) {
        latin += 1
      } else {
        other += 1
      }
    }
    return other > latin
  }

  /// Whether the line can be a headline: 2 to 25 words that do not end as a sentence or a label
  /// does.
  var looksLikeHeadline: Bool {
    guard (2...25).contains(wordCount), text.utf8.count <= 220 else { return false }
    guard !beginsWithSmallLetter, !hasBullet, !endsAsStatement else { return false }
    guard let last = text.last, !":;,".contains(last) else { return false }
    return true
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isASCIICapital: Bool { (0x41...0x5A).contains(self) }
}

extension String {
  /// Whether a character is a number; of texts of ASCII bytes tell it.
  var hasNumber: Bool {
    for byte in utf8 {
      if (0x30...0x39).contains(byte) { return true }
      if byte >= 0x80 { return contains(where: \.isNumber) }
    }
    return false
  }
}

extension Character {
  /// `isLetter`, without looking ASCII up in a table.
  var isAlphabetic: Bool {
    guard let ascii = asciiValue else { return isLetter }
    return (0x61...0x7A).contains(ascii | 0x20)
  }
}
