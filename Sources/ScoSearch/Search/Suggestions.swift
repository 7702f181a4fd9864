import Xapian

/// How a query that is being typed may go on.
public struct Suggestions: Sendable, Hashable {
  /// The text with its last word completed.
  public struct Completion: Sendable, Hashable {
    public var text: String
    /// In how many articles the completed word is together with what the text asks for before it.
    public var count: Int

    public init(text: String, count: Int) {
      self.text = text
      self.count = count
    }
  }

  /// An article whose title begins as the text does.
  public struct Title: Sendable, Hashable {
    /// The article's id.
    public var id: String
    public var title: String

    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// Those that lead to most articles first.
  public var completions: [Completion]
  /// In the order of their words; copies of one text are one.
  public var titles: [Title]

  public init(completions: [Completion] = [], titles: [Title] = []) {
    self.completions = completions
    self.titles = titles
  }
}

extension SearchIndex {
  /// What a text that is being typed may go on to: its last word completed by words of the articles,
  /// and titles that begin as it does.
  ///
  /// What stands before the last word is left as it was typed, and counts as a query would take it:
  /// every word of it must be in the article. Behind a space, an operator or the name of a field no
  /// word is completed.
  ///
  /// - Parameter limit: The most completions, and the most titles; no more than 100.
  /// - Throws: ``SearchError`` where the index cannot be read; no text is an error.
  public func suggestions(
    for text: String, limit: Int = 8
  ) async throws(SearchError) -> Suggestions {
    try readers.withReader { (reader) throws(XapianError) in
      try SuggestionMaker(reader: reader, limit: limit).suggestions(for: text)
    }
  }
}

/// Completes texts with one reader.
struct SuggestionMaker {
  private let reader: Reader
  private let limit: Int

  private static let highestLimit = 100
  /// The words that begin so among which the most frequent are looked for: of one letter there are
  /// some 17,000 in 60,000 articles.
  private static let mostLookedAt = 100_000
  /// Bytes of a text; a longer one is pasted and not typed.
  private static let longestText = 4096
  /// Articles of one title among which copies are told from others.
  private static let mostOfOneTitle = 50
  /// Titles that are looked at for each that is shown: some may be those of copies.
  private static let titlesForOne = 4

  init(reader: Reader, limit: Int) {
    self.reader = reader
    self.limit = min(max(0, limit), Self.highestLimit)
  }

  func suggestions(for text: String) throws(XapianError) -> Suggestions {
    guard limit > 0, text.utf8.count <= Self.longestText else { return Suggestions() }
    return Suggestions(completions: try completions(of: text), titles: try titles(for: text))
  }

  // MARK: Words

  private func completions(of text: String) throws(XapianError) -> [Suggestions.Completion] {
    let bytes = Array(text.utf8)
    var tokenizer = Tokenizer(bytes)
    var (last, count): (Token?, Int) = (nil, 0)
    while let token = tokenizer.next() {
      last = token
      count += 1
    }
    guard let last, last.range.upperBound == bytes.count, Self.endsWithWord(text) else { return [] }
    let before = String(decoding: bytes[..<last.range.lowerBound], as: UTF8.self)
    let beginning = String(decoding: last.form, as: UTF8.self)
    let words =
      count == 1
      ? try reader.database.mostFrequentTerms(
        prefix: beginning, limit: limit, lookingAt: Self.mostLookedAt)
      : try reader.database.mostFrequentTerms(
        prefix: beginning, among: try query(of: before), limit: limit,
        lookingAt: Self.mostLookedAt)
    return words.map { Suggestions.Completion(text: before + $0.term, count: $0.frequency) }
  }

  /// Whether a text ends with a word of its subject: no operator, and not of a field.
  private static func endsWithWord(_ text: String) -> Bool {
    // For each bracket that is open, whether a field's name stands before it.
    var brackets: [Bool] = []
    var isAfterField = false
    var isWord = false
    for token in QueryLexer.tokens(of: text) {
      let isOfField = isAfterField || brackets.last == true
      isAfterField = false
      isWord = false
      switch token {
      case .field: isAfterField = true
      case .open: brackets.append(isOfField)
      case .close: _ = brackets.popLast()
      case .word, .quoted: isWord = !isOfField
      case .star, .plus, .minus, .and, .or, .not: break
      }
    }
    return isWord
  }

  /// Articles that have all that a text asks for.
  private func query(of text: String) throws(XapianError) -> Xapian.Query {
    let options = SearchOptions(translation: .off, requiresAllWords: true)
    let search = ArticleSearch(reader: reader, options: options)
    return try search.compile(QueryParser.parse(text)).query
  }

  // MARK: Titles

  private func titles(for text: String) throws(XapianError) -> [Suggestions.Title] {
    var words = Schema.foldedWords(of: text)
    if words.isEmpty { return [] }
    if text.last?.isWhitespace == true { words.append(UInt8(ascii: " ")) }
    var found: [Suggestions.Title] = []
    var groups: Set<String> = []
    let prefix = Schema.wholeTitleTerms(beginningWith: words)
    for term in try reader.database.terms(prefix: prefix, limit: limit * Self.titlesForOne) {
      let documents = try reader.database.documentIDs(
        withTerm: term.term, limit: Self.mostOfOneTitle)
      for document in documents {
        if found.count == limit { return found }
        if let group = try CopyFolding.group(of: document, in: reader.database),
          !groups.insert(group).inserted
        {
          continue
        }
        guard let article = try reader.record(document)?.article else { continue }
        // A term has the beginning of a long title.
        if words.count > Schema.longestTitle,
          !Schema.foldedWords(of: article.title).starts(with: words)
        {
          continue
        }
        found.append(Suggestions.Title(id: article.id, title: article.title))
      }
    }
    return found
  }
}
