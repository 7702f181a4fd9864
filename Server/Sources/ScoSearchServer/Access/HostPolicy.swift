import NIOCore

/// Under which names the server may be asked, and from which pages: a page of another site can make
/// a browser ask a server of this machine, and a name of its own can be made to lead here (DNS
/// rebinding), but it cannot change what the browser says of both.
struct HostPolicy: Sendable {
  private let names: Set<String>
  private let allowed: Set<String>

  /// - Parameters:
  ///   - host: The address or name that the server listens at.
  ///   - allowed: Further names, as a proxy's.
  init(host: String, allowed: [String]) {
    names = Set(["localhost", "127.0.0.1", "[::1]", Self.bracketed(host.lowercased())])
    self.allowed = Set(allowed.map { Self.bracketed($0.lowercased()) })
  }

  /// Whether `Host` names this server.
  ///
  /// - Parameters:
  ///   - authority: The header field's value.
  ///   - local: The address that the connection came in at. A name that is an address is no name
  ///     that somebody could make lead here.
  func accepts(host authority: String?, at local: SocketAddress?) -> Bool {
    guard let authority, let (name, port) = Self.split(authority) else { return false }
    if allowed.contains(name) || allowed.contains(authority.lowercased()) { return true }
    guard let local, (port ?? 80) == local.port else { return false }
    return names.contains(name) || local.ipAddress.map { Self.bracketed($0) } == name
  }

  /// Whether a page with this origin is the server's own.
  func accepts(origin: String, at local: SocketAddress?) -> Bool {
    let schemes = ["http://", "https://"]
    guard let scheme = schemes.first(where: { origin.lowercased().hasPrefix($0) }) else {
      return false
    }
    let authority = String(origin.dropFirst(scheme.count))
    guard let (name, _) = Self.split(authority) else { return false }
    // Only behind a proxy is the page another than what is served here.
    if scheme == "https://", !allowed.contains(name), !allowed.contains(authority.lowercased()) {
      return false
    }
    return accepts(host: authority, at: local)
  }

  /// Name, in small letters, and port.
  private static func split(_ authority: String) -> (name: String, port: Int?)? {
    let text = authority.lowercased()
    let colon: String.Index?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let behind = text.index(after: end)
      if behind != text.endIndex, text[behind] != ":" { return nil }
      colon = behind == text.endIndex ? nil : behind
    } else {
      colon = text.firstIndex(of: ":")
    }
    guard let colon else { return text.isEmpty ? nil : (text, nil) }
    let digits = text[text.index(after: colon)...]
    guard colon != text.startIndex, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let port = Int(digits)
    else { return nil }
    return (String(text[..<colon]), port)
  }

  private static func bracketed(_ host: String) -> String {
    host.contains(":") && !host.hasPrefix("[") && host.filter { $0 == ":" }.count > 1
      ? "[\(host)]" : host
  }

  /// Whether nobody but this machine can reach a server that listens there.
  static func isLoopback(_ host: String) -> Bool {
    let host = host.lowercased()
    if ["localhost", "::1", "[::1]"].contains(host) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
