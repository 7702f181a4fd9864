import Hashing

/// The text of a page as Tesseract read it.
struct RecognizedPage: Hashable, Sendable {
  /// Its lines, those of a block together, with an empty line between two blocks.
  private(set) var text = ""
  private(set) var words = 0
  /// How sure the words are in the mean, in thousandths.
  private(set) var permille = 0

  /// Below this much of a page may be misread: of pages that were made to be read badly those below
  /// have a word in seven wrong and more (`make bench-ocr`).
  private static let lowPermille = 900
  /// A word so unsure is a speck or a stroke of a drawing.
  private static let leastPercent = 20.0
  /// The same, where it has no letter and no digit.
  private static let leastPercentOfSigns = 60.0

  /// Whether much of it may be misread.
  var isLow: Bool { words > 0 && permille < Self.lowPermille }

  /// Whether it is text, and not what a photograph was taken for.
  var isText: Bool { words >= 3 && permille >= Self.leastPermille }
  private static let leastPermille = 550

  /// A page without text.
  init() {}

  /// The page in a table as Tesseract writes it: level, page, block, paragraph, line and word by
  /// number, four measures, how sure it is, and the word.
  init(table: String) {
    var sum = 0.0
    var last: [Substring] = []
    for row in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let columns = Substring(row).split(
        separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
      guard columns.count == 12, columns[0] == "5", let sure = Double(columns[10]),
        sure >= Self.leastPercent, sure <= 100
      else { continue }
      let word = columns[11].filter { !$0.isWhitespace }
      guard !word.isEmpty else { continue }
      let hasLetters = word.contains { $0.isLetter || $0.isNumber }
      if !hasLetters, sure < Self.leastPercentOfSigns { continue }
      let place = Array(columns[2...4])
      if !last.isEmpty {
        text += place == last ? " " : place[0] == last[0] ? "\n" : "\n\n"
      }
      last = place
      text += word
      guard hasLetters else { continue }
      words += 1
      sum += sure
    }
    permille = words == 0 ? 0 : Int(sum / Double(words) * 10 + 0.5)
  }

  // MARK: As it is kept

  private static let mark = "sco-search page 1"

  /// Its bytes: a line of what they are and their hash, a line of figures, the text.
  var kept: [UInt8] {
    let content = Array("\(words) \(permille)\n\(text)".utf8)
    return Array("\(Self.mark) \(String(FNV1a.hash(content), radix: 16))\n".utf8) + content
  }

  /// - Returns: nil where the bytes are not as they were kept.
  init?(kept bytes: [UInt8]) {
    let lines = bytes.split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3 else { return nil }
    let hash = FNV1a.hash(bytes[lines[1].startIndex...])
    guard lines[0].elementsEqual("\(Self.mark) \(String(hash, radix: 16))".utf8) else { return nil }
    let figures = lines[1].split(separator: UInt8(ascii: " ")).map {
      Int(String(decoding: $0, as: UTF8.self))
    }
    guard figures.count == 2, let words = figures[0], let permille = figures[1] else { return nil }
    self.words = words
    self.permille = permille
    text = String(decoding: lines[2], as: UTF8.self)
  }
}
