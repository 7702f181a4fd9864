/// What the server takes from one who asks, in one place. README lists it.
enum Limits {
  /// Bytes of a request's target (path and query); more is answered with 414.
  static let targetBytes = 32 * 1024
  /// Bytes of all header fields; more is answered with 431.
  static let headerBytes = 16 * 1024
  /// Bytes of header fields beyond which the rest of the request is not even read.
  static let readHeaderBytes = 64 * 1024
  /// Header fields; more are answered with 431.
  static let headerFields = 100
  /// Bytes of a body; nothing that is served needs one.
  static let bodyBytes = 64 * 1024
  /// Characters of a query; written in any script it fits into a target.
  static let queryLength = 2000
  /// Characters of the name of a source or place.
  static let nameLength = 200
  /// Hits of one page.
  static let hits = 100
  /// Hits that may be passed over.
  static let offset = 10_000
  /// Searches that wait for those that are under way; more are answered with 503.
  static let waitingSearches = 64
  /// Open connections. At this number the one that is longest without a whole request is closed.
  static let connections = 1024
  /// Seconds in which a connection must bring a whole request.
  static let requestSeconds: Int64 = 30
  /// Seconds in which a reader must take some of what is sent to it.
  static let writeSeconds: Int64 = 30
  /// Seconds that what is under way has to end when the server is stopped.
  static let shutdownSeconds = 10
}
