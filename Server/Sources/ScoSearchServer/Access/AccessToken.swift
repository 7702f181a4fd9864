/// The secret that who asks must have.
public struct AccessToken: Sendable, Equatable {
  public let text: String

  /// A token of the user's own.
  ///
  /// - Returns: nil where it is empty or has other characters than a bearer token may have (RFC
  ///   6750, `b64token`), so that it fits into a header field, a cookie and an address.
  public init?(_ text: String) {
    let allowed = "-._~+/=".utf8
    let isAllowed = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: allowed.contains(byte)
      }
    }
    guard !text.isEmpty, text.utf8.count <= 512, isAllowed else { return nil }
    self.text = text
  }

  /// A token for this start: 192 bits by the system's source of randomness.
  static func random() -> AccessToken {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    let text = (0..<32).map { _ in alphabet[Int(generator.next() & 63)] }
    guard let token = AccessToken(String(decoding: text, as: UTF8.self)) else {
      preconditionFailure("the alphabet is that of a token")
    }
    return token
  }

  /// Whether a text is the token, in a time that does not tell where it differs.
  func matches(_ other: some StringProtocol) -> Bool {
    let (mine, theirs) = (Array(text.utf8), Array(other.utf8))
    guard mine.count == theirs.count else { return false }
    return zip(mine, theirs).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
