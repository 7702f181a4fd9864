import CContainers
import CProcess
import PathText
import Synchronization

/// The child process that takes a file of several parts apart.
///
/// It tells one entry after the other, and waits for what is wanted of each. What makes it crash or
/// hang ends it alone; memory and time are limited.
@safe final class ContainerProcess: Sendable {
  /// What it tells.
  struct Frame {
    var kind: Int32
    var bytes: [UInt8]
  }

  @safe private struct State {
    let process: OpaquePointer?
    var bytes: [UInt8] = []
    var next = 0
    /// Why it tells nothing more.
    var failure: ReadError?

    /// How many bytes are there.
    var count: Int { bytes.count - next }
  }

  /// Seconds after which a child that tells nothing is stopped.
  private static let longestSilence: UInt32 = 60
  /// Bytes of its memory: decompressors ask for up to a few hundred megabytes.
  private static let memory: UInt64 = 1 << 30
  /// The child is this program itself.
  private static let program = "/proc/self/exe"

  private let path: String
  private let state: Mutex<State>

  /// - Parameters:
  ///   - opened: What the child opens.
  ///   - file: The file that it is or lies in, for what is said of it.
  ///   - isMail: Whether it is a file of messages, and no archive.
  init(
    reading opened: borrowing FileOnDisk, of file: ArticleFile, isMail: Bool
  ) throws(ReadError) {
    path = file.path
    guard process_is_program() else {
      throw ReadError(
        code: .missingProgram, path: file.path,
        reason: "is read by a second process of this program, which it cannot be made of here")
    }
    // A path is no option: it begins with a slash or a dot.
    let mark = isMail ? containers_mail_mark : containers_mark
    let words = [Self.program, mark, PDFReader.argument(for: opened.path)]
    var bytes: [UInt8] = []
    for word in words { bytes += PathText.bytes(of: word) + [0] }
    let limits = process_limits(
      seconds: Self.longestSilence, memory: Self.memory,
      processor_seconds: Self.longestSilence + UInt32(clamping: opened.size >> 19),
      is_answered: true, is_group: false)
    var error: Int32 = 0
    state = unsafe Mutex(State(process: process_start(bytes, words.count, [0], limits, &error)))
    guard error != 0 else { return }
    throw ReadError(
      code: .missingProgram, path: file.path,
      reason: "is read by a second process, which cannot be started (error \(error) of the system)")
  }

  deinit {
    state.withLock { state in
      if let process = unsafe state.process { _ = unsafe process_end(process, 0) }
    }
  }

  /// Reads some bytes as the child does, but in this process: for what tries any bytes.
  ///
  /// - Returns: How many bytes it would have told.
  static func attempt(_ bytes: [UInt8], isMail: Bool = false) -> Int {
    isMail
      ? unsafe containers_try_mail(bytes, bytes.count) : unsafe containers_try(bytes, bytes.count)
  }

  /// Why nothing more is told; `nil` where more may be.
  var failure: ReadError? { state.withLock { $0.failure } }

  /// Says what is wanted of an entry.
  func answer(_ answer: Int) {
    state.withLock { state in
      if let process = unsafe state.process {
        _ = unsafe process_answer(process, UInt8(truncatingIfNeeded: answer))
      }
    }
  }

  /// The next that is told; `nil` at the end of the file.
  ///
  /// - Throws: ``ReadError`` where nothing more of the file can be read.
  func next() throws(ReadError) -> Frame? {
    let result = state.withLock { state -> Result<Frame?, ReadError> in
      if let failure = state.failure { return .failure(failure) }
      do throws(ReadError) {
        return .success(try nextFrame(&state))
      } catch {
        state.failure = error
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func nextFrame(_ state: inout State) throws(ReadError) -> Frame? {
    let headLength = 5
    try fill(&state, upTo: headLength)
    let head = Array(state.bytes[state.next..<state.next + headLength])
    let length = head.dropFirst().reversed().reduce(0) { $0 << 8 | Int($1) }
    try fill(&state, upTo: headLength + length)
    let start = state.next + headLength
    let frame = Frame(
      kind: Int32(head[0]), bytes: Array(state.bytes[start..<start + length]))
    state.next = start + length
    switch Int(frame.kind) {
    case containers_end: return nil
    case containers_fault: throw damaged(String(decoding: frame.bytes, as: UTF8.self))
    case containers_missing: throw missing(String(decoding: frame.bytes, as: UTF8.self))
    default: return frame
    }
  }

  /// Reads until there are so many bytes.
  private func fill(_ state: inout State, upTo count: Int) throws(ReadError) {
    guard let process = unsafe state.process else { throw broken("it could not be started") }
    while state.count < count {
      state.bytes.removeFirst(state.next)
      state.next = 0
      var piece = [UInt8](repeating: 0, count: 1 << 17)
      unsafe process_renew(process, Self.longestSilence)
      let read = unsafe process_read(process, &piece, piece.count)
      if read < 0 {
        throw ReadError(
          code: .tooLarge, path: path,
          reason: "took more than \(Self.longestSilence) seconds to unpack; the rest is left out")
      }
      if read == 0 { throw broken("it makes the library that reads it fail") }
      state.bytes += piece[..<Int(read)]
    }
  }

  private func damaged(_ reason: String) -> ReadError {
    ReadError(
      code: .damaged, path: path,
      reason: "is damaged: it cannot be unpacked to its end (\(TextNormalizer.oneLine(reason)))")
  }

  private func broken(_ reason: String) -> ReadError {
    ReadError(code: .damaged, path: path, reason: "cannot be unpacked: \(reason)")
  }

  private func missing(_ library: String) -> ReadError {
    let packages = ["libxml2": "libxml2", "gmime": "libgmime-3.0-0"]
    let package = packages[library] ?? "libarchive13"
    return ReadError(
      code: .missingProgram, path: path,
      reason: "needs \(library), which is not installed: apt-get install \(package)")
  }
}
