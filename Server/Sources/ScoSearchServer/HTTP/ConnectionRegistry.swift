import NIOCore
import Synchronization

/// The open connections, so that those that ask nothing never keep out one that does.
final class ConnectionRegistry: Sendable {
  private struct Entry {
    let channel: any Channel
    /// When it was opened, or its last whole request came in.
    var lastRequest: NIODeadline
    var isAnswering = false
  }

  private let limit: Int
  private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { entries.withLock { $0.count } }

  /// Notes a new connection. Where there are too many, the one that is longest without a whole
  /// request is closed.
  ///
  /// - Returns: Whether one was closed.
  func add(_ channel: any Channel) -> Bool {
    let oldest = entries.withLock { entries -> (any Channel)? in
      var oldest: (key: ObjectIdentifier, value: Entry)?
      if entries.count >= limit {
        oldest = entries.min { Self.comesFirst($0.value, $1.value) }
        if let oldest { entries[oldest.key] = nil }
      }
      entries[ObjectIdentifier(channel)] = Entry(channel: channel, lastRequest: .now())
      return oldest?.value.channel
    }
    oldest?.close(promise: nil)
    return oldest != nil
  }

  func remove(_ channel: any Channel) {
    entries.withLock { $0[ObjectIdentifier(channel)] = nil }
  }

  /// Notes that a whole request has come in.
  func beginsAnswer(_ channel: any Channel) {
    entries.withLock {
      $0[ObjectIdentifier(channel)]?.isAnswering = true
      $0[ObjectIdentifier(channel)]?.lastRequest = .now()
    }
  }

  /// Notes that the answer has been written.
  func endsAnswer(_ channel: any Channel) {
    entries.withLock { $0[ObjectIdentifier(channel)]?.isAnswering = false }
  }

  /// Whether one connection is to go before another: one that waits for nothing first.
  private static func comesFirst(_ one: Entry, _ other: Entry) -> Bool {
    if one.isAnswering != other.isAnswering { return !one.isAnswering }
    return one.lastRequest < other.lastRequest
  }
}
