/// A language by its ISO 639-1 code (`id`, `en`, `ru`), or its ISO 639-2 code where it has no
/// other.
public struct Language: RawRepresentable, Hashable, Sendable, Codable {
  /// The code, in small letters.
  public let rawValue: String

  /// The language with this code, taken as it is; see ``init(tag:)`` for what people write.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Indonesian. Malay text is taken for it as well: the two are too near each other to be told
  /// apart in a newspaper article.
  public static let indonesian = Language(rawValue: "id")

  /// English.
  public static let english = Language(rawValue: "en")

  /// Reads a language tag such as `id`, `en-GB`, `id_ID`, or an older or longer code of the two
  /// languages this project knows best (`in`, `ind`, `eng`).
  ///
  /// - Returns: `nil` where the tag does not begin with a code of two or three letters.
  public init?(tag: String) {
    let trimmed = tag.drop { $0.isWhitespace }
    let code = trimmed.prefix { $0.isASCII && $0.isLetter }.lowercased()
    let rest = trimmed.dropFirst(code.count)
    guard code.count == 2 || code.count == 3 else { return nil }
    guard rest.allSatisfy(\.isWhitespace) || rest.hasPrefix("-") || rest.hasPrefix("_") else {
      return nil
    }
    switch code {
    case "in", "ind": self = .indonesian
    case "eng": self = .english
    default: self.init(rawValue: code)
    }
  }
}

extension Language: CustomStringConvertible {
  /// The code.
  public var description: String { rawValue }
}
