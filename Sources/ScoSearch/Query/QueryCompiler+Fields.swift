import Xapian

/// What a query says of fields becomes filters.
extension QueryCompiler {
  func field(
    _ field: Field, _ text: String, isPhrase: Bool
  ) throws(XapianError) -> Xapian.Query? {
    if !isPhrase, text.hasSuffix("*") { return fieldPrefix(field, text) }
    switch field.kind {
    case .titleStems:
      let words = try QueryWords.analyze(text, by: expander.knowledge)
      let places = words.flatMap(positions).map { terms in
        terms.filter { $0.hasPrefix(Schema.Prefix.stem) }
      }
      let inTitle = places.map { stems in
        Xapian.Query.anyOf(
          stems.map { Schema.Prefix.titleStem + $0.dropFirst(Schema.Prefix.stem.count) })
      }
      guard isPhrase, places.count > 1 else { return .joined(inTitle, by: Xapian.Query.and) }
      return .filter(
        .and(inTitle), .sequence(places, in: Schema.Slot.words, isHeadOnly: true))
    case .words(let prefix): return .named(text, prefix: prefix)
    case .language: return .term(Schema.Prefix.language + text.lowercased())
    case .dates: return DateRange(text).flatMap(Xapian.Query.dates)
    }
  }

  /// Words of a field that begin so.
  private func fieldPrefix(_ field: Field, _ text: String) -> Xapian.Query? {
    var tokenizer = Tokenizer(text)
    guard let token = tokenizer.next() else { return nil }
    let form = String(decoding: token.form, as: UTF8.self)
    let prefixes: [String] =
      switch field.kind {
      case .titleStems: expander.languages.rows.map { Schema.Prefix.titleStem + String($0.mark) }
      case .words(let prefix): [prefix]
      case .language, .dates: []
      }
    return .joined(
      prefixes.map {
        .wildcard(prefix: $0 + form, limit: prefixLimit, on: .mostFrequent, combiner: .or)
      }, by: Xapian.Query.or)
  }
}

/// What filters are built of.
extension Xapian.Query {
  /// A filter for a name under a prefix: every word of it.
  static func named(_ name: String, prefix: String) -> Xapian.Query? {
    var tokenizer = Tokenizer(name)
    var words: [Xapian.Query] = []
    while let token = tokenizer.next() {
      words.append(.term(Schema.term(prefix, String(decoding: token.form, as: UTF8.self))))
    }
    return joined(words, by: Xapian.Query.and)
  }

  /// A filter for a range of dates; undated articles are outside of every range.
  static func dates(_ range: DateRange) -> Xapian.Query? {
    switch (range.firstValue, range.lastValue) {
    case (let first?, let last?): return .valueRange(Schema.Slot.date, from: first, to: last)
    case (let first?, nil): return .valueAtLeast(Schema.Slot.date, first)
    case (nil, let last?): return .valueRange(Schema.Slot.date, from: "0", to: last)
    case (nil, nil): return nil
    }
  }
}
