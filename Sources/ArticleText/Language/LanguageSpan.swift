/// A stretch of a text in one language.
public struct LanguageSpan: Sendable, Hashable, Codable {
  /// The bytes of the text's UTF-8 form that the span covers.
  public var utf8Range: Range<Int>
  /// The language, where it could be told.
  public var language: Language?

  /// A span over these bytes.
  public init(utf8Range: Range<Int>, language: Language?) {
    self.utf8Range = utf8Range
    self.language = language
  }
}
