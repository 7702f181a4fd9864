import FoundationEssentials

/// Times as the index notes them.
enum Timestamp {
  /// Now, by ISO 8601, in UTC, to the second.
  static func now() -> String {
    Date.now.formatted(.iso8601)
  }
}
