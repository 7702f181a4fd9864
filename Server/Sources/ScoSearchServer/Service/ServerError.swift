/// Why a server does not start.
public enum ServerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It would be reached from elsewhere, and there is no token of the user's own.
  case needsToken(host: String)
  /// The address cannot be listened at.
  case cannotListen(host: String, port: Int, reason: String)

  public var description: String {
    switch self {
    case .needsToken(let host):
      "\(host): others could reach the server there, and a token for one start is no secret: set "
        + "one of your own by SCO_SEARCH_TOKEN or --token-file"
    case .cannotListen(let host, let port, let reason):
      "\(host), port \(port): cannot listen there (\(reason)): end what does, or give another "
        + "--port (0 takes a free one)"
    }
  }
}
