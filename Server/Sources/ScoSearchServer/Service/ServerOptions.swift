public import ScoSearch

/// What a server is started with.
public struct ServerOptions: Sendable {
  public var collection: ArticleCollection
  /// The address or name that it listens at.
  public var host: String
  /// The port; 0 takes a free one.
  public var port: Int
  /// The user's own token; nil for one that is made for this start.
  public var token: AccessToken?
  /// Names beside its own addresses under which it may be asked, as behind a proxy.
  public var allowedHosts: [String]
  /// The time that a search may take.
  public var timeout: Duration
  /// Whether the log has the text of queries.
  public var logsQueries: Bool
  /// Whether a browser is opened when it is ready.
  public var opensBrowser: Bool

  public init(
    collection: ArticleCollection, host: String = "127.0.0.1", port: Int = 8321,
    token: AccessToken? = nil, allowedHosts: [String] = [], timeout: Duration = .seconds(2),
    logsQueries: Bool = false, opensBrowser: Bool = false
  ) {
    self.collection = collection
    self.host = host
    self.port = port
    self.token = token
    self.allowedHosts = allowedHosts
    self.timeout = timeout
    self.logsQueries = logsQueries
    self.opensBrowser = opensBrowser
  }
}
