import Hashing
import ScoSearch

/// Entries of BibTeX, as it, Biber and Pandoc read them.
enum BibTeXExport {
  static func entry(of hit: Hit) -> String {
    var fields: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String?) {
      if let value { fields.append((name, value)) }
    }
    let source = braced(hit.source)
    // What is in braces twice keeps its capitals, whatever a style does to titles.
    add("title", braced(hit.title).map { "{\($0)}" })
    let authors = AuthorName.all(in: hit.author).map(name).joined(separator: " and ")
    add("author", authors.isEmpty ? nil : "{\(authors)}")
    add("journal", source)
    add("year", (hit.date?.year).map { "{\($0)}" })
    add("month", hit.date?.month.map { months[$0 - 1] })
    // For what knows more than a month: Biber and Pandoc.
    if let date = hit.date, date.month != nil { add("date", "{\(date.description)}") }
    add("place", braced(hit.place))
    add("section", braced(hit.section))
    add("language", braced(hit.language?.rawValue))
    if hit.language == .indonesian { add("langid", "{indonesian}") }
    if hit.language == .english { add("langid", "{english}") }
    add("url", ExportedText.address(hit.url).map { "{\($0)}" })
    add("file", ExportedText.fileAddress(hit).map { "{\($0)}" })
    add("abstract", braced(ExportedText.passage(hit)))
    add("matches", braced(ExportedText.reasons(hit)))
    let lines = fields.map { "  \($0.name) = \($0.value),\n" }.joined()
    return "@\(source == nil ? "misc" : "article"){\(key(of: hit.id)),\n\(lines)}\n\n"
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static let longestKey = 60

  /// A key that an id always has, and no other id: BibTeX does not tell letters of either case
  /// apart, and knows few signs.
  static func key(of id: String) -> String {
    var key = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", ".", "/", "-", ":": key.unicodeScalars.append(scalar)
      case "A"..."Z": key += scalar.properties.lowercaseMapping
      default: if !key.hasSuffix("_") { key += "_" }
      }
    }
    key = String(key.prefix(longestKey))
    if key == id, !key.isEmpty { return key }
    return "\(key)_\(String(FNV1a.hash(id.utf8), radix: 36))"
  }

  private static func name(_ author: AuthorName) -> String {
    switch author {
    case .literal(let name): "{\(escaped(name))}"
    // A name's part in braces is one, whatever `and` and commas it holds.
    case .person(let family, let given): "{\(escaped(family))}, {\(escaped(given))}"
    }
  }

  private static func braced(_ text: String?) -> String? {
    ExportedText.known(text).map { "{\(escaped($0))}" }
  }

  /// A text with what TeX acts upon written out. BibTeX counts braces behind a backslash too, so
  /// only those that come in pairs are escaped by one.
  static func escaped(_ text: String) -> String {
    let pairs = arePaired(text)
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "{": escaped += pairs ? "\\{" : "\\textbraceleft{}"
      case "}": escaped += pairs ? "\\}" : "\\textbraceright{}"
      case "\\": escaped += "\\textbackslash{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "%", "$", "&", "#", "_": escaped += "\\\(character)"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  private static func arePaired(_ text: String) -> Bool {
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
