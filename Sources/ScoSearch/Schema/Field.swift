/// A field that a query may name, as in `title:damai`.
public struct Field: Sendable, Hashable {
  /// What a field's words are compared with.
  enum Kind: Sendable, Hashable {
    /// Stems of the title.
    case titleStems
    /// Words under a prefix, unstemmed.
    case words(prefix: String)
    /// A language's code.
    case language
    /// A range of dates.
    case dates
  }

  /// Its name in a query.
  public let name: String
  /// Its other names.
  public let aliases: [String]
  let kind: Kind
  /// What it holds, as a phrase.
  public let help: String
  /// A query that uses it.
  public let example: String

  /// Every field, in the order of the documentation.
  public static let all: [Field] = [
    Field(
      name: "title", aliases: ["judul"], kind: .titleStems,
      help: "words of the title, in any inflected form", example: "title:sanksi"),
    Field(
      name: "source", aliases: ["sumber"], kind: .words(prefix: Schema.Prefix.publisher),
      help: "the newspaper, agency or site", example: "source:MINA"),
    Field(
      name: "place", aliases: ["tempat"], kind: .words(prefix: Schema.Prefix.place),
      help: "the place of the dateline", example: "place:Samarkand"),
    Field(
      name: "lang", aliases: ["bahasa"], kind: .language,
      help: "the article's language, by its code", example: "lang:en"),
    Field(
      name: "date", aliases: ["tanggal"], kind: .dates,
      help: "a year, month or day, or a range of them", example: "date:2016-04..2020"),
  ]

  /// No name or alias has more characters than this.
  static let longestName = all.flatMap { [$0.name] + $0.aliases }.map(\.count).max() ?? 0

  /// The field with this name or alias, nil where there is none.
  static func named(_ name: some StringProtocol) -> Field? {
    let name = name.lowercased()
    return all.first { $0.name == name || $0.aliases.contains(name) }
  }
}
