/// The bytes of a page without the pictures that are written into it (`data:` addresses in Base64),
/// which are most of a page that was saved with all it shows.
struct PageBytes {
  private var kept: [UInt8] = []
  /// Whether what comes next may still be of a picture.
  private var isInPicture = false

  private static let mark = Array(";base64,".utf8)
  /// So many bytes of a file are read, pictures among them.
  private static let largestFile = 1 << 30
  private static let pieceSize = 1 << 20

  private init() {}

  /// The bytes of a file.
  ///
  /// - Throws: ``ReadError`` where it has more than `limit` bytes without the pictures.
  static func contents(of file: ArticleFile, limit: Int) throws(ReadError) -> [UInt8] {
    let input = try FileInput(file)
    var page = PageBytes()
    if !ArticleFormats.isCompressed(file.name) { page.kept.reserveCapacity(min(input.size, limit)) }
    var size = 0
    while true {
      let piece = try input.next(pieceSize)
      if piece.isEmpty { return page.kept }
      size += piece.count
      page.take(piece[...])
      guard page.kept.count <= limit, size <= largestFile else {
        throw FileInput.tooLarge(file.path, limit)
      }
    }
  }

  /// The bytes without pictures.
  static func withoutPictures(_ bytes: [UInt8]) -> [UInt8] {
    var page = PageBytes()
    page.take(bytes[...])
    return page.kept
  }

  private mutating func take(_ piece: ArraySlice<UInt8>) {
    var rest = piece
    while !rest.isEmpty {
      if isInPicture {
        rest = rest.drop(while: Self.isOfPicture)
        if rest.isEmpty { return }
        isInPicture = false
      }
      // A mark may have begun with the bytes before.
      let comma = rest.firstIndex(of: UInt8(ascii: ",")).map { $0 + 1 } ?? rest.endIndex
      kept += rest[..<comma]
      rest = rest[comma...]
      isInPicture = kept.last == UInt8(ascii: ",") && kept.suffix(Self.mark.count) == Self.mark[...]
    }
  }

  /// Whether a byte may be one of Base64, some of it percent-encoded or in lines.
  private static func isOfPicture(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "+/=%_-".utf8.contains(byte)
    }
  }
}
