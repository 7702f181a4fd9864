import Synchronization

/// What may still be unpacked of a file, all that lies in it counted together: a small file that
/// would grow without bounds comes to its end here.
final class ContainerBudget: Sendable {
  /// So many bytes any file may unpack to,
  static let leastBytes = 256 << 20
  /// and one that has more of its own, so many times these.
  static let largestRatio = 100
  /// So many entries may be looked at,
  static let mostEntries = 1_000_000
  /// and of a file that has so many bytes for each, more: a mailbox holds millions.
  static let bytesOfEntry = 256

  private struct Left {
    var bytes: Int
    var entries: Int
  }

  private let path: String
  private let bytes: Int
  private let entries: Int
  private let left: Mutex<Left>

  /// - Parameters:
  ///   - path: The file that all of it lies in.
  ///   - size: Its size in bytes.
  init(path: String, size: Int) {
    self.path = path
    bytes = max(
      Self.leastBytes, size.multipliedReportingOverflow(by: Self.largestRatio).partialValue)
    entries = max(Self.mostEntries, size / Self.bytesOfEntry)
    left = Mutex(Left(bytes: bytes, entries: entries))
  }

  /// Why nothing more is unpacked; `nil` where something may be.
  var failure: ReadError? {
    left.withLock { left in
      if left.bytes < 0 {
        return ReadError(
          code: .tooLarge, path: path,
          reason: "unpacks to more than \(bytes >> 20) MB, \(Self.largestRatio) times its size and "
            + "the most that is read of it; the rest is left out")
      }
      guard left.entries < 0 else { return nil }
      return ReadError(
        code: .tooLarge, path: path,
        reason: "holds more than \(entries) files; the rest is left out")
    }
  }

  func take(bytes count: Int) throws(ReadError) {
    left.withLock { $0.bytes -= count }
    if let failure { throw failure }
  }

  func takeEntry() throws(ReadError) {
    left.withLock { $0.entries -= 1 }
    if let failure { throw failure }
  }
}
