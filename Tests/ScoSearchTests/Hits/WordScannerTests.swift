import TestSupport
import Testing

@testable import ScoSearch

@Suite(
  "A text that is scanned by its bytes gives the words that cutting all of it into words gives")
struct WordScannerTests {
  /// Words as they stand in texts, plain and odd.
  private static let words: [String] = {
    let plain = "padi Sawah PANEN petani menanam keanggotaan Iran x I U a 2016 7"
    let figures = "16GB U17 anak2nya Rp750 1.455 1,455.75 12.04.2016 1. 7٣ 7.٣ CO₂ ٢٠٢٤ 2024¹ ㎡"
    let apostrophes = "Iran's Iran’s Iran‘s petani' petani’ petani` Mi'raj d'Arc o’Brien"
    let dots = "S.C.O. U.S x.y a."
    let others = "páneń ﬁnance ＰＡＤＩ 上海 padi上 порту ไทย 😀 padi😀 İ ß \u{212A}ota ŉ padi\u{2019}"
    let invisible = "pa\u{AD}di padi\u{301} padi\u{200B} padi\u{2060}sawah"
    var words = [plain, figures, apostrophes, dots, others, invisible].flatMap {
      $0.split(separator: " ").map(String.init)
    }
    for count in [62, 63, 64, 65, 130] {
      for letter in ["p", "7", "é"] { words.append(String(repeating: letter, count: count)) }
    }
    return words
  }()

  /// What stands between words.
  private static let gaps: [String] = {
    let spaces = [String](repeating: " ", count: 12)
    let signs = "\n \t \n\n - _ / . , ' ` @ [ { ’ ‘ “ ” … — – « • ‧ · € \u{0} \u{7F}"
    let hyphens = "\u{2010} \u{2011} \u{2012} \u{2212} \u{AD} \u{AD}\n \u{201A} \u{201B}"
    let invisible = "\u{200B} \u{301} \u{FEFF} \u{2028} \u{A0}"
    let ends = [", ", ". ", " – ", "” ", "’ ", "\u{AD} ", ""]
    return spaces + ends
      + [signs, hyphens, invisible].flatMap { $0.split(separator: " ").map(String.init) }
  }()

  /// What is looked for: the folded forms of some of the words, and what begins so.
  private static let forms: [String] = {
    let some =
      "padi sawah panen petani iran x i u a 16 gb 17 1455 1455.75 2016 04 7 sco us miraj finance"
      + " 上 порту 2024 kota m padisawah obrien anak nya"
    var forms = some.split(separator: " ").map(String.init)
    for count in [62, 63, 64] {
      for letter in ["p", "7"] { forms.append(String(repeating: letter, count: count)) }
    }
    return forms
  }()
  private static let prefixes = ["men", "keanggotaan", "s", "n", "пор", "12"]

  private static func text(_ random: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    let longest = random.pick([2, 9, 40, 300])
    for _ in 0..<Int.random(in: 0...longest, using: &random) {
      text += random.pick(words).utf8
      text += random.pick(gaps).utf8
      // What is no UTF-8 is some text too.
      if Int.random(in: 0..<40, using: &random) == 0 { text.append(UInt8.random(in: 0x80...0xFF)) }
    }
    return text
  }

  private static func wanted(_ random: inout SeededGenerator) -> (WantedWords, [[UInt8]]) {
    var wanted = WantedWords()
    for form in forms where Bool.random(using: &random) { _ = wanted.add(Array(form.utf8).span) }
    var beginnings: [[UInt8]] = []
    if Int.random(in: 0..<3, using: &random) == 0 {
      beginnings = prefixes.filter { _ in Bool.random(using: &random) }.map { Array($0.utf8) }
    }
    for beginning in beginnings { wanted.addBeginning(beginning) }
    return (wanted, beginnings)
  }

  @Test("Of random texts, whichever words are wanted", arguments: 0..<20)
  func randomTexts(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var scanner = WordScanner()
    var count = 0
    for _ in 0..<300 {
      let text = Self.text(&random)
      let (wanted, beginnings) = Self.wanted(&random)
      // Half of the texts are looked through to their end.
      let end = Bool.random(using: &random) ? text.count : text.count / 2
      var tokenizer = Tokenizer(text, in: 0..<end)
      var tokens: [Token] = []
      while let token = tokenizer.next() { tokens.append(token) }
      scanner.begin(text, upTo: end)
      var next = 0
      while true {
        let isAnyWanted = next > 0 && Int.random(in: 0..<3, using: &random) == 0
        let found = isAnyWanted ? scanner.nextOfAll(wanted) : scanner.next(wanted)
        if !isAnyWanted {
          // What is passed over is not wanted.
          while next < tokens.count, tokens[next].range.lowerBound != found?.word.range.lowerBound {
            let form = tokens[next].form
            #expect(wanted.number(of: form.span) == nil, "\(tokens[next]) of \(Self.shown(text))")
            #expect(!beginnings.contains { form.starts(with: $0) }, "\(tokens[next])")
            next += 1
          }
        }
        guard let found, next < tokens.count else {
          #expect(found == nil && next == tokens.count, "\(Self.shown(text))")
          break
        }
        let token = tokens[next]
        #expect(found.word.range == token.range, "\(token) of \(Self.shown(text))")
        #expect(found.number == wanted.number(of: token.form.span), "\(token)")
        #expect(found.word.isCapitals == token.isCapitals && found.word.isNumber == token.isNumber)
        for beginning in Self.prefixes.map({ Array($0.utf8) }) {
          #expect(scanner.begins(found, with: beginning) == token.form.starts(with: beginning))
        }
        if isAnyWanted { #expect(found.word.link == token.link, "\(token)") }
        if found.isPlain {
          #expect(
            String(decoding: text[token.range], as: UTF8.self).lowercased().utf8
              .elementsEqual(token.form))
        }
        count += 1
        next += 1
      }
    }
    #expect(count > 1000)
  }

  private static func shown(_ text: [UInt8]) -> String {
    String(decoding: text, as: UTF8.self).debugDescription
  }

  @Test(
    "Each wanted word has a number of its own, however many there are", arguments: [0, 1, 5000])
  func manyWords(count: Int) {
    var wanted = WantedWords()
    // Words that differ behind their eighth letter alone share a code.
    let words = (0..<count).map { Array("pertanggungan\($0)".utf8) }
    for (number, word) in words.enumerated() { #expect(wanted.add(word.span) == number) }
    for (number, word) in words.enumerated() {
      #expect(wanted.add(word.span) == number && wanted.number(of: word.span) == number)
    }
    #expect(wanted.count == count && wanted.isEmpty == (count == 0))
    #expect(wanted.number(of: Array("pertanggungan".utf8).span) == nil)
  }

  @Test("Punctuation that texts are full of is what folding takes it for")
  func punctuation() {
    for value: UInt32 in 0x2013...0x2027 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isApostrophe = [0x2018, 0x2019, 0x201B].contains(value)
      #expect(Folding.outcome(of: scalar) == (isApostrophe ? .apostrophe : .separator))
    }
  }
}
