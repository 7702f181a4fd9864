extension PhotoCredit {
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
    return String(characters[..<end].reversed().drop { " /|-–—([".contains($0) }.reversed())
  }
}
