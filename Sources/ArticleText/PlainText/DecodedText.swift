/// A text that came as bytes.
public struct DecodedText: Sendable, Hashable {
  /// An encoding of text.
  public enum Encoding: String, Sendable, Hashable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"
  }

  /// The text, without a byte order mark.
  public let text: String
  /// The encoding its bytes were in.
  public let encoding: Encoding
  /// How many places of the bytes were no text in that encoding, and are U+FFFD in ``text``.
  public let replacements: Int
}
