import Xapian

/// What a query says of fields becomes filters.
extension QueryCompiler {
  func field(
    _ field: Field, _ text: String, isPhrase: Bool
  ) throws(XapianError) -> Xapian.Query? {
    if !isPhrase, text.hasSuffix("*") { return try fieldPrefix(field, text) }
    switch field.kind {
    case .titleStems:
      return titleFilter(try QueryWord.words(of: text, by: expander.knowledge), isPhrase: isPhrase)
    case .words: return .named(text, in: field)
    case .code: return .term(field.term(text.lowercased()))
    case .dates: return DateRange(text).flatMap(Xapian.Query.dates)
    }
  }

  /// Titles that have the words. Without quotes those that some languages do not have as words are
  /// not required: titles in them never hold them.
  private func titleFilter(_ words: [QueryWord], isPhrase: Bool) -> Xapian.Query? {
    let languages = expander.languages
    if isPhrase {
      let patterns = TermPattern.patterns(
        of: words.map(\.stems), rows: languages.rows.indices, in: languages)
      return .joined(
        patterns.map { pattern in
          let places = Self.titlePlaces(pattern)
          guard places.count > 1 else { return places[0] }
          return .filter(
            .and(places), .sequence(pattern.words, in: Schema.Slot.words, isHeadOnly: true))
        }, by: Xapian.Query.or)
    }
    let everywhere = words.filter(\.isWordEverywhere)
    let required = (everywhere.isEmpty ? words : everywhere).compactMap { word in
      Xapian.Query.joined(
        word.stemPatterns(of: languages).compactMap {
          Xapian.Query.joined(Self.titlePlaces($0), by: Xapian.Query.and)
        }, by: Xapian.Query.or)
    }
    return .joined(required, by: Xapian.Query.and)
  }

  /// For each place of a pattern, titles that have one of its stems.
  private static func titlePlaces(_ pattern: TermPattern) -> [Xapian.Query] {
    pattern.words.map { Xapian.Query.anyOf($0.compactMap(Schema.titleTerm)) }
  }

  /// Words of a field that begin so; of several only the last is a beginning.
  private func fieldPrefix(
    _ field: Field, _ text: String
  ) throws(XapianError) -> Xapian.Query? {
    var tokenizer = Tokenizer(text)
    var forms: [String] = []
    while let token = tokenizer.next() { forms.append(String(decoding: token.form, as: UTF8.self)) }
    guard let form = forms.popLast() else { return nil }
    let before =
      forms.isEmpty
      ? nil : try self.field(field, forms.joined(separator: " "), isPhrase: false)
    let prefixes: [String] =
      switch field.kind {
      case .titleStems:
        expander.languages.rows.map { Schema.titleTerms(mark: $0.mark, prefix: form) }
      case .words: [field.term(form)]
      case .code, .dates: []
      }
    let last = Xapian.Query.joined(
      prefixes.map {
        .wildcard(prefix: $0, limit: prefixLimit, on: .mostFrequent, combiner: .or)
      }, by: Xapian.Query.or)
    return .joined([before, last].compactMap(\.self), by: Xapian.Query.and)
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
