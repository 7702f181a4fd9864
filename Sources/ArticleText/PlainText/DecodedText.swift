/// A text that came as bytes.
public struct DecodedText: Sendable, Hashable {
  /// An encoding, by its usual name.
  public enum Encoding: String, Sendable, Hashable {
    /// UTF-8.
    case utf8 = "UTF-8"
    /// UTF-16, the lower byte of each unit first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, the higher byte of each unit first.
    case utf16BigEndian = "UTF-16BE"
    /// Windows-1252, the encoding of Western Europe before Unicode.
    case windows1252 = "Windows-1252"
  }

  /// The text, without a byte order mark.
  public let text: String
  /// The encoding its bytes were in.
  public let encoding: Encoding
  /// How many places of the bytes were no text in that encoding, and are U+FFFD in ``text``.
  public let replacements: Int
}
