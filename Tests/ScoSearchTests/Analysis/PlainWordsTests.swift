import TestSupport
import Testing

@testable import ScoSearch

/// Words that are known are taken by their bytes; which words a text has may not depend on that.
@Suite("Plain words are taken as all words are")
struct PlainWordsTests {
  private static let parts = [
    "anak", "anak-anak", "Anak", "anak2", "ke2", "se-Asia", "NATO", "S.C.O.", "U.S", "a", "B.",
    "1.455,7", "1,5", "2016", "16GB", "Mi’raj", "Iran's", "o'clock", "café", "kerja\u{AD}sama",
    "“kata”", "‘kata’", "kata…", "–", "—", "中国", "CO₂", "kompas.com", "nama_berkas", "a/b",
    "surel@contoh.id", "-", "--", "7.", "3.14.15", "dan-", "-dan", "keanggotaan",
    "sebuahkatayangpanjangsekali", String(repeating: "panjang", count: 12),
  ]
  private static let spaces = [" ", " ", " ", "\n", ", ", ". ", "; ", " (", ") ", "\"", "\t", ""]

  @Test("As one by one, whatever stands beside them", arguments: 0..<20)
  func asOneByOne(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let analyzer = Analyzer()
    var vocabulary = Vocabulary(analyzer: analyzer)
    for _ in 0..<60 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        text += Self.parts.randomElement(using: &random) ?? ""
        text += Self.spaces.randomElement(using: &random) ?? ""
      }
      let row = Int.random(in: analyzer.languages.rows.indices, using: &random)
      let start = Int.random(in: 0...min(3, text.utf8.count), using: &random)
      let range = start..<text.utf8.count
      let bytes = Array(text.utf8)
      let oneByOne = words(bytes, range, row, &vocabulary, room: 0)
      for room in [1, 3, 256] {
        #expect(words(bytes, range, row, &vocabulary, room: room) == oneByOne, "\(text)")
      }
    }
  }

  /// The numbers of the words of a text.
  private func words(
    _ bytes: [UInt8], _ range: Range<Int>, _ row: Int, _ vocabulary: inout Vocabulary, room: Int
  ) -> [Int] {
    var words = WordSequence(bytes, in: range, row: row, of: LanguageTable.standard)
    var found: [Int] = []
    var numbers = [UInt32](repeating: 0, count: room)
    while true {
      if room > 0 {
        let count = words.takePlainWords(in: vocabulary, into: &numbers)
        found += numbers[..<count].map { Int($0) }
        if count == room { continue }
      }
      guard let (_, key) = words.nextWord(in: &vocabulary) else { return found }
      found.append(key.number)
    }
  }
}
