import Invocation
import ScoSearch

/// Items of a numbered list (CommonMark).
enum MarkdownExport {
  static func heading(_ query: ExportedQuery, isFirst: Bool) -> String {
    "\(isFirst ? "" : "\n")## \(escaped(ExportedText.line(query.text)))\n\n"
  }

  static func item(of hit: Hit) -> String {
    let marker = "\(hit.rank). "
    let indent = String(repeating: " ", count: marker.utf8.count)
    let facts = [hit.author, hit.source, hit.place, hit.date?.description, hit.section]
      .compactMap { ExportedText.known($0).map(escaped) }
    var text = marker + ([title(of: hit)] + facts).joined(separator: " · ") + "\n"
    if let quoted = quoted(hit.snippet) { text += "\n\(indent)> \(quoted)\n" }
    let place = [hit.path.map(Invocation.shortened), hit.id].compactMap { $0 }
    // The id is told where it is not how the path ends.
    let isTold = hit.path?.hasSuffix("/" + hit.id) ?? false
    let ends = (isTold ? Array(place.prefix(1)) : place).map { escaped(ExportedText.clean($0)) }
    let last = [hit.language?.rawValue, ExportedText.reasons(hit).map(escaped)].compactMap { $0 }
    text += "\n\(indent)\((last + ends).joined(separator: " · "))\n"
    return text + "\n"
  }

  /// The title, which leads to the article's address where that is one of the web, else to its file.
  private static func title(of hit: Hit) -> String {
    let title = escaped(ExportedText.known(hit.title) ?? ExportedText.clean(hit.id))
    guard let address = webAddress(hit) ?? ExportedText.fileAddress(hit) else { return title }
    return "[\(title)](<\(address)>)"
  }

  private static func webAddress(_ hit: Hit) -> String? {
    guard let address = ExportedText.address(hit.url) else { return nil }
    let scheme = address.prefix(8).lowercased()
    return scheme.hasPrefix("http://") || scheme.hasPrefix("https://") ? address : nil
  }

  /// The passages with the words that matched in bold; nil where there are none.
  private static func quoted(_ snippet: Snippet) -> String? {
    var text = ""
    for fragment in snippet.fragments {
      let clean = ExportedText.clean(fragment.text)
      let word = ExportedText.line(clean)
      guard fragment.isHighlighted, !word.isEmpty else {
        text += escaped(clean)
        continue
      }
      // Asterisks beside a space mark nothing.
      text += clean.hasPrefix(" ") ? " " : ""
      text += "**\(escaped(word))**"
      text += clean.hasSuffix(" ") ? " " : ""
    }
    let line = ExportedText.line(text)
    guard let first = line.unicodeScalars.first else { return nil }
    // At its beginning some more would make a list or a heading of it.
    if "#+-=:".unicodeScalars.contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let sign = line.dropFirst(digits.count).first, sign == "." || sign == ")" {
      return digits + "\\" + line.dropFirst(digits.count)
    }
    return line
  }

  private static let signs = Set<Unicode.Scalar>("\\`*_[]<>|~&$^@".unicodeScalars)

  /// A text in which no sign means anything to Markdown.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: signs.contains) else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if signs.contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
