import ArticleText

/// What a word or phrase of a query leads to besides itself.
struct LexiconTarget: Sendable, Hashable {
  enum Kind: Character, Sendable {
    case alias = "a"
    case translation = "t"
  }

  var kind: Kind
  /// The target as people write it.
  var text: String
  /// The terms of the index that stand for it.
  var pattern: TermPattern
}

/// The lexicon as the index holds it: targets by the stems that lead to them, so that a search
/// looks up what its words need and reads nothing else.
enum LexiconEntries {
  /// The most words of a phrase that an entry may stand for.
  static let longestPhrase = 6

  // MARK: Stored form: a line a target, `kind TAB text TAB words`, alternatives divided by `|`.

  static func encode(_ targets: [LexiconTarget]) -> String {
    targets.map { target in
      let words = target.pattern.words.map { $0.joined(separator: "|") }.joined(separator: " ")
      return "\(target.kind.rawValue)\t\(target.text)\t\(words)"
    }.joined(separator: "\n")
  }

  static func decode(_ value: String) -> [LexiconTarget] { decode(Array(value.utf8)) }

  /// Decodes by bytes: dividing a string by characters would take longer than the search.
  static func decode(_ value: [UInt8]) -> [LexiconTarget] {
    value.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 3, let first = fields[0].first,
        let kind = LexiconTarget.Kind(rawValue: Character(UnicodeScalar(first)))
      else { return nil }
      let words = fields[2].split(separator: UInt8(ascii: " ")).map { word in
        word.split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
      }
      return LexiconTarget(
        kind: kind, text: String(decoding: fields[1], as: UTF8.self),
        pattern: TermPattern(words: words))
    }
  }
}
