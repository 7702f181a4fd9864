/// Reads JSON lines: one record, and so one article, a line.
///
/// The file is read piece by piece; no more than one line of it is held.
public struct JSONLinesReader: ArticleReader {
  /// The longest line that is read, in bytes; a longer one is a problem, and the next is read.
  public static let longestLine = RecordDecoder.largestRecord

  /// A reader of JSON lines.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    var input = try RecordInput(path: file.path)
    let decoder = RecordDecoder(file: file)
    var line: [UInt8] = []
    var number = 1
    var isTooLong = false
    var hasText = false

    /// Gives the events of the line that is complete now, and makes room for the next.
    func endLine() -> ReadDemand {
      defer {
        line.removeAll(keepingCapacity: line.count < 1 << 20)
        isTooLong = false
        number += 1
      }
      if isTooLong { return emit(decoder.tooLarge(line: number)) }
      guard line.contains(where: { !Self.isSpace($0) }) else { return .more }
      hasText = true
      let id = "\(file.id)#\(number)"
      for event in decoder.events(of: line, line: number, idWithoutOne: id)
      where emit(event) == .stop { return .stop }
      return .more
    }

    while true {
      var piece: ArraySlice<UInt8>
      do {
        piece = try input.next()
      } catch {
        guard hasText else { throw error }
        _ = emit(.problem(error.problem(afterReadingUpTo: number)))
        return
      }
      if piece.isEmpty { break }
      while let end = piece.firstIndex(of: UInt8(ascii: "\n")) {
        if !isTooLong { line += piece[..<end] }
        if line.count > Self.longestLine { isTooLong = true }
        piece = piece[(end + 1)...]
        if endLine() == .stop { return }
      }
      if !isTooLong { line += piece }
      if line.count > Self.longestLine {
        isTooLong = true
        hasText = true
        line = []
      }
    }
    if !line.isEmpty || isTooLong, endLine() == .stop { return }
    guard hasText else { throw ReadError.empty(file.path, holdsNo: "records") }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
