/// The bytes of a file of JSON records, piece by piece, without a byte order mark.
struct RecordInput: ~Copyable {
  private let input: FileInput
  private var isAtStart = true

  /// How much is read at once, in bytes.
  static let pieceSize = 1 << 20

  init(_ file: ArticleFile) throws(ReadError) {
    input = try FileInput(file)
  }

  /// The next bytes; none at the end of the file.
  mutating func next() throws(ReadError) -> ArraySlice<UInt8> {
    let piece = try input.next(Self.pieceSize)
    guard isAtStart else { return piece[...] }
    isAtStart = false
    // Of JSON in UTF-16 every second byte is zero; a few zeros in UTF-8 spoil their record alone.
    let head = piece.prefix(4096)
    guard head.count(where: { $0 == 0 }) * 4 < max(head.count, 1) else {
      throw ReadError(
        code: .binary, path: input.path,
        reason: "is not JSON in UTF-8 (it holds zero bytes); convert it first")
    }
    let mark = ByteOrderMark.utf8.bytes
    return piece.starts(with: mark) ? piece.dropFirst(mark.count) : piece[...]
  }
}

extension ReadError {
  /// The failure as a problem of a file of which the records above a line were read.
  func problem(afterReadingUpTo line: Int) -> ReadProblem {
    ReadProblem(
      file: path, line: line, reason: "\(reason); the records above went in, the rest is left out")
  }
}
