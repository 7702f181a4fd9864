/// The name of the photographer or agency behind a caption.
enum PhotoCredit {
  private static let words = ByteWords.hashes(of: ["foto", "photo", "kredit", "credit", "sumber"])

  /// Whether a line ends in a credit: `(IRNA photo)`, `(Foto: Antara)`, `Photo: AP`, `©Reuters`.
  static func ends(_ line: String) -> Bool {
    // The last byte of ©, or a word that every credit has.
    var mayEnd = line.utf8.contains(0xA9)
    ByteWords.forEach(of: line) { if words.contains($0.hash) { mayEnd = true } }
    guard mayEnd else { return false }
    let end = line.suffix(60).lowercased()
    let marks = [
      "©", "foto:", "photo:", "photo by ", "photo/", "foto/", "kredit:", "credit:", "sumber:",
    ]
    if marks.contains(where: { end.contains($0) }) { return true }
    guard end.last == ")", let open = end.lastIndex(of: "(") else { return false }
    return end[open...].split { !$0.isLetter }.contains { $0 == "photo" || $0 == "foto" }
  }

  private static let marks = [
    "foto:", "photo:", "photo by ", "photo/", "foto/", "kredit:", "credit:", "©",
  ]

  /// A caption without the credit that ``ends(_:)`` finds behind it.
  static func withoutCredit(_ caption: String) -> String {
    guard ends(caption) else { return caption }
    let characters = Array(caption)
    let small = characters.map { $0.lowercased() }
    var end: Int?
    if caption.last == ")" {
      end = characters.lastIndex(of: "(")
    } else {
      end = (max(0, characters.count - 60)..<characters.count).first { index in
        marks.contains { mark in small[index...].starts(with: mark.map { String($0) }) }
      }
    }
    guard let end else { return caption }
    return String(String(characters[..<end]).trimmedAtEnd { " /|-–—([".contains($0) })
  }
}
