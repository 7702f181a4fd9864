import CContainers
import PathText
import Synchronization

/// An entry of a file of several parts, as long as it is its turn: its bytes are read as they are
/// unpacked, once and from the beginning.
final class ContainerEntry: Sendable {
  private struct State {
    /// What was told and not given.
    var bytes: [UInt8]
    var isAnswered = false
    var isAtEnd = false
    /// Why not all of it is there.
    var failure: ReadError?
  }

  /// Its path within the file.
  let path: String
  /// What else is said of it, by names in small letters.
  let fields: [String: String]
  /// The same, as it is written.
  let rawFields: [String: [UInt8]]
  /// In how many files and messages it lies.
  let depth: Int
  let budget: ContainerBudget
  /// It is the whole file, which was compressed.
  let isCompressed: Bool
  /// It is the whole file as it is.
  let isPlain: Bool
  /// It cannot be read without a password.
  let isEncrypted: Bool
  /// It is a message, whose parts come next.
  let isMessage: Bool
  /// Its path is what is wrong with the message before.
  let isRemark: Bool
  /// Its first bytes.
  let head: [UInt8]

  private let process: ContainerProcess
  private let file: String
  private let state: Mutex<State>

  /// The next entry of a file; `nil` where there is none.
  init?(
    of file: ArticleFile, _ process: ContainerProcess, depth: Int, budget: ContainerBudget
  ) throws(ReadError) {
    guard var entry = try process.next() else { return nil }
    var fields: [String: [UInt8]] = [:]
    if Int(entry.kind) == containers_fields {
      fields = Self.fields(entry.bytes)
      guard let next = try process.next() else { return nil }
      entry = next
    }
    try budget.takeEntry()
    rawFields = fields
    self.fields = fields.mapValues { String(decoding: $0, as: UTF8.self) }
    let flags = Int(entry.bytes.first ?? 0)
    path = Self.path(entry.bytes.dropFirst())
    isCompressed = flags & containers_is_compressed != 0
    isPlain = flags & containers_is_plain != 0
    isEncrypted = flags & containers_is_encrypted != 0
    isMessage = flags & containers_is_message != 0
    isRemark = flags & containers_is_remark != 0
    head = try process.next()?.bytes ?? []
    self.process = process
    self.depth = depth + (self.fields["depth"].flatMap { Int($0) } ?? 0)
    self.budget = budget
    self.file = file.path
    state = Mutex(State(bytes: head))
  }

  /// Names and values, each with a zero behind it.
  private static func fields(_ bytes: [UInt8]) -> [String: [UInt8]] {
    let texts = bytes.split(separator: 0, omittingEmptySubsequences: false)
    let pairs = stride(from: 0, to: texts.count - 1, by: 2).map {
      (String(decoding: texts[$0], as: UTF8.self), Array(texts[$0 + 1]))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The path without what would lead out of the file: it is a name, and nothing is ever written
  /// there.
  private static func path(_ bytes: ArraySlice<UInt8>) -> String {
    let text = PathText.text(of: Array(bytes))
    let parts = text.split(whereSeparator: { $0 == "/" || $0 == "\0" })
    return parts.filter { $0 != "." && $0 != ".." }.joined(separator: "/")
  }

  /// What it is called, without the folders it lies in.
  var name: Substring { ArticleFormats.name(ofPath: path) }

  /// Whether it, or a folder it lies in, is hidden, or is what a Mac adds of its own.
  var isHidden: Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  /// Whether nothing more can be read of the file that it lies in.
  var isOver: Bool { process.failure != nil || budget.failure != nil }

  /// Whether it could not be unpacked to its end.
  var isBroken: Bool { state.withLock { $0.failure != nil } }

  // MARK: Reading

  /// The next bytes, at most `count` of them and fewer only before the end; none at its end.
  ///
  /// - Throws: ``ReadError`` where nothing more of it can be read; what was whole before that was
  ///   given first.
  func next(_ count: Int) throws(ReadError) -> [UInt8] {
    let result = state.withLock { state -> Result<[UInt8], ReadError> in
      while state.bytes.count < count, !state.isAtEnd { advance(&state, containers_take) }
      if state.bytes.isEmpty, let failure = state.failure { return .failure(failure) }
      let given = Array(state.bytes.prefix(count))
      state.bytes.removeFirst(given.count)
      return .success(given)
    }
    return try result.get()
  }

  /// The events of its XML.
  ///
  /// - Throws: ``ReadError`` where there are more than `limit` bytes of them, or where it cannot be
  ///   read to its end.
  func xml(limit: Int) throws(ReadError) -> XMLEvents {
    let result = state.withLock { state -> Result<XMLEvents, ReadError> in
      state.bytes = []
      while !state.isAtEnd {
        advance(&state, containers_take_xml)
        if state.bytes.count > limit { return .failure(FileInput.tooLarge(file, limit)) }
      }
      if let failure = state.failure { return .failure(failure) }
      return .success(XMLEvents(state.bytes))
    }
    return try result.get()
  }

  /// Passes over what is left, so that the next entry can be read.
  func finish() {
    state.withLock { state in
      while !state.isAtEnd {
        state.bytes = []
        advance(&state, containers_pass_over)
      }
    }
  }

  /// Takes what is told next, having said what is wanted.
  private func advance(_ state: inout State, _ answer: Int) {
    if !state.isAnswered { process.answer(answer) }
    state.isAnswered = true
    do throws(ReadError) {
      if let failure = budget.failure { throw failure }
      guard let frame = try process.next() else {
        state.isAtEnd = true
        return
      }
      try budget.take(bytes: frame.bytes.count)
      guard Int(frame.kind) == containers_entry_end else {
        state.bytes += frame.bytes
        return
      }
      state.isAtEnd = true
      guard !frame.bytes.isEmpty else { return }
      let reason = TextNormalizer.oneLine(String(decoding: frame.bytes, as: UTF8.self))
      throw ReadError(
        code: .damaged, path: file, reason: "is damaged: it cannot be unpacked (\(reason))")
    } catch {
      state.isAtEnd = true
      state.failure = error
    }
  }
}

extension ContainerEntry: Hashable {
  static func == (left: ContainerEntry, right: ContainerEntry) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
