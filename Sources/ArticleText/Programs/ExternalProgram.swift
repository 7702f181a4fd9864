import CProcess
import PathText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program of the system that is run for what it writes.
struct ExternalProgram {
  /// Why there is no output.
  enum Failure: Error, Hashable {
    /// No program of that name is in `PATH`.
    case notInstalled
    /// It was stopped when its time was over.
    case tooSlow
    /// It was stopped when it had written more than it may.
    case tooMuch
    /// It ended with another status than 0 (-1: by a signal), and complained.
    case failed(status: Int, complaint: String)
    /// The system could not start it.
    case system(Int32)
  }

  /// The program's name, looked up in `PATH`.
  let name: String
  /// Seconds it may take.
  let seconds: Int
  /// Bytes it may write.
  let outputLimit: Int
  /// Bytes of memory it may have: documents made to fill the memory are stopped there.
  var memoryLimit = usualMemory
  /// Its current folder; this process's own where it is empty.
  var folder = ""
  /// Whether what it has started ends with it.
  var isGroup = false

  /// The memory of a program of which nothing else is said.
  static let usualMemory = 1 << 30
  private static let pieceSize = 1 << 16
  /// Seconds that a program may take to end, which has closed its streams.
  private static let secondsToEnd: UInt32 = 5

  /// Runs the program with these arguments, paths among them as `PathText` writes them, without a shell and without input.
  ///
  /// Where the task is cancelled it is stopped, as one that is too slow.
  func output(of arguments: [String]) throws(Failure) -> [UInt8] {
    let words = [name] + arguments
    guard !words.contains(where: { $0.utf8.contains(0) }) else { throw .system(EINVAL) }
    var bytes: [UInt8] = []
    for word in words { bytes += PathText.bytes(of: word) + [0] }
    let limits = process_limits(
      seconds: UInt32(clamping: seconds), memory: UInt64(clamping: memoryLimit),
      processor_seconds: 0, is_answered: false, is_group: isGroup)
    var error: Int32 = 0
    let process = unsafe process_start(
      bytes, words.count, PathText.systemPath(folder), limits, &error)
    guard let process = unsafe process else {
      throw error == ENOENT ? .notInstalled : .system(error)
    }
    return try unsafe result(of: process)
  }

  /// Reads what the program writes, and waits for its end.
  private func result(of process: OpaquePointer) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    var count: Int64 = -1
    for _ in 0..<seconds where !Task.isCancelled {
      // Second by second, so that it ends soon where nobody waits for it any more.
      unsafe process_renew(process, 1)
      repeat {
        count = unsafe process_read(process, &piece, piece.count)
        if count > 0 { output += piece[..<Int(count)] }
      } while count > 0 && output.count <= outputLimit
      if count >= 0 { break }
    }
    if count == 0 { unsafe process_renew(process, Self.secondsToEnd) }
    let complaintSize = unsafe process_complaint(process, &piece, piece.count)
    let status = unsafe process_end(process, count == 0 ? 1 : 0)
    if count > 0 { throw .tooMuch }
    if count < 0 { throw .tooSlow }
    guard status == 0 else {
      throw .failed(
        status: Int(status), complaint: String(decoding: piece[..<complaintSize], as: UTF8.self))
    }
    return output
  }
}
