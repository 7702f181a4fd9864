/// Reads JSON lines: one record, and so one article, a line.
///
/// The file is read piece by piece; no more than a piece of it, or one line, is held.
public struct JSONLinesReader: RecordReader {
  /// The longest line that is read, in bytes; a longer one is a problem, and the next is read.
  public static let longestLine = RecordDecoder.largestRecord

  /// A reader of JSON lines.
  public init() {}

  public func records(of file: ArticleFile) throws(ReadError) -> any RecordSource {
    try JSONLines(of: file)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

/// Divides a file at the ends of its lines; what is on them is not looked at.
private final class JSONLines: RecordSource {
  private let file: ArticleFile
  private var input: RecordInput
  /// What was read and not given: whole lines up to ``end``, and the beginning of one.
  private var bytes: [UInt8] = []
  private var end = 0
  /// The number of the first of these lines.
  private var number = 1
  /// The line that begins behind ``end`` is too long, and what was read of it was dropped.
  private var isTooLong = false
  private var hasText = false
  private var isAtEnd = false

  init(of file: ArticleFile) throws(ReadError) {
    self.file = file
    input = try RecordInput(file)
  }

  func next(_ size: Int) throws(ReadError) -> RecordBatch? {
    var batch = RecordBatch(file: file)
    // Growing by doubling, it would take up to twice its room.
    if size > RecordInput.pieceSize { bytes.reserveCapacity(size + RecordInput.pieceSize) }
    while !isAtEnd, batch.size + end < size {
      let piece: ArraySlice<UInt8>
      do {
        piece = try input.next()
      } catch {
        giveLines(to: &batch)
        guard hasText else { throw error }
        isAtEnd = true
        batch.append(.problem(error.problem(afterReadingUpTo: number)))
        return batch
      }
      if piece.isEmpty {
        isAtEnd = true
        try finish(&batch)
      } else {
        take(piece, &batch)
      }
    }
    giveLines(to: &batch)
    return batch.items.isEmpty ? nil : batch
  }

  private func take(_ piece: ArraySlice<UInt8>, _ batch: inout RecordBatch) {
    var piece = piece
    if isTooLong {
      guard let lineEnd = piece.firstIndex(of: UInt8(ascii: "\n")) else { return }
      endTooLongLine(&batch)
      piece = piece[lineEnd...].dropFirst()
    }
    let lastEnd = piece.lastIndex(of: UInt8(ascii: "\n"))
    if let lastEnd { end = bytes.count + (lastEnd - piece.startIndex) + 1 }
    bytes += piece
    if bytes.count - end > JSONLinesReader.longestLine {
      giveLines(to: &batch)
      bytes = []
      isTooLong = true
      hasText = true
    }
  }

  private func endTooLongLine(_ batch: inout RecordBatch) {
    batch.append(.tooLarge(line: number))
    number += 1
    isTooLong = false
  }

  /// Gives the whole lines.
  private func giveLines(to batch: inout RecordBatch) {
    guard end > 0 else { return }
    let rest = Array(bytes[end...])
    bytes.removeLast(bytes.count - end)
    if !hasText { hasText = bytes.contains { !JSONLinesReader.isSpace($0) } }
    let count = bytes.count { $0 == UInt8(ascii: "\n") }
    batch.append(.lines(bytes, first: number))
    number += count
    bytes = rest
    end = 0
  }

  /// The last line may have no end.
  private func finish(_ batch: inout RecordBatch) throws(ReadError) {
    if isTooLong { endTooLongLine(&batch) }
    end = bytes.count
    giveLines(to: &batch)
    guard hasText else { throw ReadError.empty(file.path, holdsNo: "records") }
  }
}
