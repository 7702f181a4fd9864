/// A piece of a query's text, the first of the three steps.
enum QueryToken: Equatable {
  case word(String)
  /// Text between quotes, without them.
  case quoted(String)
  /// A field's name before a colon, followed at once by its words.
  case field(Field)
  /// `*` at the end of the word before it.
  case star
  case plus
  case minus
  case open
  case close
  case and
  case or
  case not
}

/// Cuts a query's text into tokens. Any text is some sequence of tokens; what has no meaning where
/// it stands is left out.
struct QueryLexer {
  /// Words and signs beyond this number do not count, so that a pasted book is still a query.
  static let longestQuery = 512

  private static let operators: [String: QueryToken] = [
    "AND": .and, "DAN": .and, "OR": .or, "ATAU": .or, "NOT": .not, "BUKAN": .not,
  ]

  /// Of so many words a query in capitals is no headline yet: `SCO AND NATO`.
  private static let mostWordsWithOperators = 4

  private let text: [Unicode.Scalar]
  private let hasOperators: Bool
  private var index = 0
  private var tokens: [QueryToken] = []

  private init(_ text: [Unicode.Scalar], hasOperators: Bool = true) {
    self.text = text
    self.hasOperators = hasOperators
  }

  /// A text in which what soft hyphens join is one word: pasted from a page, it may have the line
  /// break that was behind one.
  private static func joined(_ text: Substring.UnicodeScalarView) -> [Unicode.Scalar] {
    var joined: [Unicode.Scalar] = []
    joined.reserveCapacity(text.underestimatedCount)
    var rest = text[...]
    while let scalar = rest.popFirst() {
      joined.append(scalar)
      guard scalar == "\u{AD}" else { continue }
      let next = rest.drop { $0.properties.isWhitespace }
      if let first = next.first?.properties, first.isAlphabetic || first.numericType != nil {
        rest = next
      }
    }
    return joined
  }

  /// The tokens of a query.
  static func tokens(of text: String) -> [QueryToken] {
    // The tokens that count cannot need more than this many scalars of any real query.
    let text = joined(text.unicodeScalars.prefix(100_000))
    var lexer = QueryLexer(text)
    lexer.run()
    if lexer.isHeadline {
      lexer = QueryLexer(text, hasOperators: false)
      lexer.run()
    }
    return limited(lexer.tokens)
  }

  /// Whether the text is all in capitals, as a headline that was pasted: then they make no operator
  /// of a word.
  private var isHeadline: Bool {
    var (words, operators) = (0, 0)
    for token in tokens {
      switch token {
      case .and, .or, .not: operators += 1
      case .word(let word): if word.contains(where: { $0.isLetter || $0.isNumber }) { words += 1 }
      case .star, .plus, .minus: break
      case .quoted, .field, .open, .close: return false
      }
    }
    return words > 0 && operators > 0 && words + operators > Self.mostWordsWithOperators
      && !text.contains { $0.properties.isLowercase || Self.isQuote($0) }
  }

  /// The tokens up to ``longestQuery`` words: one token may hold many (`a,b,c`).
  private static func limited(_ tokens: [QueryToken]) -> [QueryToken] {
    var room = longestQuery
    return tokens.compactMap { token in
      switch token {
      case .word(let text): beginning(of: text, &room).map(QueryToken.word)
      case .quoted(let text): beginning(of: text, &room).map(QueryToken.quoted)
      default: token
      }
    }
  }

  /// As many words of a text as there is room for; nil where there is none.
  private static func beginning(of text: String, _ room: inout Int) -> String? {
    guard room > 0 else { return nil }
    let bytes = Array(text.utf8)
    var tokenizer = Tokenizer(bytes)
    var count = 0
    while let token = tokenizer.next() {
      if count == room {
        room = 0
        return String(decoding: bytes[..<token.range.lowerBound], as: UTF8.self)
      }
      count += 1
    }
    room -= max(count, 1)
    return text
  }

  private mutating func run() {
    while index < text.count, tokens.count < Self.longestQuery {
      let scalar = text[index]
      switch scalar {
      case "\"", "“", "”", "„", "«", "»": quoted()
      case "(": take(.open)
      case ")": take(.close)
      case "+" where startsClause && isFollowedByText: take(.plus)
      case "-", "\u{2010}", "\u{2011}", "\u{2212}", "\u{FF0D}":
        if startsClause, isFollowedByText { take(.minus) } else { word() }
      default:
        if scalar.properties.isWhitespace || Self.isControl(scalar) {
          index += 1
        } else {
          word()
        }
      }
    }
  }

  private mutating func take(_ token: QueryToken) {
    tokens.append(token)
    index += 1
  }

  /// Whether a sign here stands before a clause and not within a word.
  private var startsClause: Bool {
    guard index > 0 else { return true }
    let before = text[index - 1]
    return before.properties.isWhitespace || before == "(" || before == "+" || before == "-"
  }

  private var isFollowedByText: Bool {
    index + 1 < text.count && !text[index + 1].properties.isWhitespace && text[index + 1] != ")"
  }

  private mutating func quoted() {
    index += 1
    let start = index
    while index < text.count, !Self.isQuote(text[index]) { index += 1 }
    let content = String(String.UnicodeScalarView(text[start..<index]))
    if index < text.count { index += 1 }
    if !content.trimmed.isEmpty { tokens.append(.quoted(String(content.trimmed))) }
  }

  private mutating func word() {
    let start = index
    while index < text.count, !endsWord(text[index]) {
      if text[index] == ":", let field = field(start..<index) {
        tokens.append(.field(field))
        index += 1
        return
      }
      index += 1
    }
    let isOnlyStars = text[start..<index].allSatisfy { $0 == "*" }
    let isPrefix = !isOnlyStars && text[index - 1] == "*"
    let content = String(
      String.UnicodeScalarView(text[start..<index].filter { $0 != "*" || !isPrefix }))
    if isOnlyStars { return }
    if let token = Self.operators[content] {
      // In small letters, as in capitals a word may be a name.
      tokens.append(hasOperators ? token : .word(content.lowercased()))
    } else {
      tokens.append(.word(content))
      if isPrefix { tokens.append(.star) }
    }
  }

  /// The field that is named by a part of the text, where its words follow the colon at once.
  private func field(_ range: Range<Int>) -> Field? {
    // A row of colons asks this at each of them: what is longer than any name is not looked at.
    guard range.count <= Field.longestName, index + 1 < text.count,
      !text[index + 1].properties.isWhitespace, text[index + 1] != ")"
    else { return nil }
    return Field.named(String(String.UnicodeScalarView(text[range])))
  }

  private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || Self.isQuote(scalar)
      || Self.isControl(scalar)
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "«", "»": return true
    default: return false
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
