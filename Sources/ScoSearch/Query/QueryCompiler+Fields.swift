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
      let places = words.flatMap(positions).map { $0.filter(Schema.isStemTerm) }
      let inTitle = places.map { stems in
        Xapian.Query.anyOf(stems.compactMap(Schema.titleTerm))
      }
      guard isPhrase, places.count > 1 else { return .joined(inTitle, by: Xapian.Query.and) }
      return .filter(
        .and(inTitle), .sequence(places, in: Schema.Slot.words, isHeadOnly: true))
    case .words: return .named(text, in: field)
    case .code: return .term(field.term(text.lowercased()))
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
      case .titleStems:
        expander.languages.rows.map { Schema.titleTerms(mark: $0.mark, prefix: form) }
      case .words: [field.term(form)]
      case .code, .dates: []
      }
    return .joined(
      prefixes.map {
        .wildcard(prefix: $0, limit: prefixLimit, on: .mostFrequent, combiner: .or)
      }, by: Xapian.Query.or)
  }
}

/// What filters are built of.
extension Xapian.Query {
  /// A filter for a name in a field: every word of it.
  static func named(_ name: String, in field: Field) -> Xapian.Query? {
    var tokenizer = Tokenizer(name)
    var words: [Xapian.Query] = []
    while let token = tokenizer.next() {
      words.append(.term(field.term(String(decoding: token.form, as: UTF8.self))))
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
