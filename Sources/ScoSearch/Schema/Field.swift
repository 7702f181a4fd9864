import ArticleText

/// A field that a query may name, as in `title:damai`.
///
/// The rows of ``all`` are the one place that says what fields there are: indexing, the query
/// language, filters, facets, `--help` and the tests of the documentation read them. To add a field
/// that an article has is to add a row.
public struct Field: Sendable {
  /// How a field is indexed, and what a query's text is compared with.
  enum Kind: Sendable, Hashable {
    /// Stems: each stem of the title has a second term here.
    case titleStems
    /// The words of a name, unstemmed.
    case words
    /// A code as a whole.
    case code
    /// A date, as the value of ``slot``; it has no terms.
    case dates
  }

  /// How matches are counted by the values of ``slot``.
  enum Facet: Sendable, Hashable {
    /// By the value.
    case values(name: String)
    /// By the year of a date, and by its month where a search is limited to dates and what it
    /// found is of one year.
    case years(name: String, months: String)
  }

  /// Its name in a query.
  public let name: String
  /// Its other names.
  public let aliases: [String]
  let kind: Kind
  /// What its terms begin with; no field's is the beginning of another's, or of one of
  /// ``Schema/Prefix``.
  var prefix = ""
  /// Where documents keep the whole value, for ranges, facets and sorting: a number that no other
  /// field has and ``Schema/Slot`` does not name.
  var slot: UInt32?
  var facet: Facet?
  /// What an article has of it, nil where it has nothing.
  let value: @Sendable (Article) -> String?
  /// What it holds, as a phrase.
  public let help: String
  /// A query that uses it.
  public let example: String

  /// Every field, in the order of the documentation.
  public static let all: [Field] = [
    title, publisher, place, language, date,
  ]

  // MARK: Fields that the engine knows by name

  static let title = Field(
    name: "title", aliases: ["judul"], kind: .titleStems, prefix: "S", value: { $0.title },
    help: "words of the title, in any inflected form", example: "title:sanksi")

  static let publisher = Field(
    name: "source", aliases: ["sumber"], kind: .words, prefix: "XS", slot: Schema.Slot.publisher,
    facet: .values(name: "source"), value: { $0.source },
    help: "the newspaper, agency or site", example: "source:MINA")

  static let place = Field(
    name: "place", aliases: ["tempat"], kind: .words, prefix: "XP", slot: Schema.Slot.place,
    facet: .values(name: "place"), value: { $0.place },
    help: "the place of the dateline", example: "place:Samarkand")

  static let language = Field(
    name: "lang", aliases: ["bahasa"], kind: .code, prefix: "L", slot: Schema.Slot.language,
    facet: .values(name: "language"),
    value: { $0.language?.rawValue ?? Schema.unknownLanguage },
    help: "the article's language, by its code", example: "lang:en")

  static let date = Field(
    name: "date", aliases: ["tanggal"], kind: .dates, slot: Schema.Slot.date,
    facet: .years(name: "year", months: "month"),
    value: { $0.date?.slotValue },
    help: "a year, month or day, or a range of them", example: "date:2016-04..2020")
}

extension Field {
  /// No name or alias has more characters than this.
  static let longestName = all.flatMap { [$0.name] + $0.aliases }.map(\.count).max() ?? 0

  /// The field with this name or alias, nil where there is none.
  static func named(_ name: some StringProtocol) -> Field? {
    let name = name.lowercased()
    return all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The term of a word or code of this field.
  func term(_ text: String) -> String { Schema.term(prefix, text) }

  /// The word or code that a term of this field stands for.
  func value(ofTerm term: String) -> String {
    String(decoding: term.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }
}

extension Field: Hashable {
  /// No two fields share a name.
  public static func == (left: Field, right: Field) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
