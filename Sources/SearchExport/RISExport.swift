import ScoSearch

/// Records of RIS: a tag and a value a line.
enum RISExport {
  static func record(of hit: Hit) -> String {
    var lines: [(tag: String, value: String)] = [("TY", "NEWS")]
    func add(_ tag: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append((tag, value)) }
    }
    add("ID", ExportedText.known(hit.id))
    add("TI", ExportedText.known(hit.title))
    for author in AuthorName.all(in: hit.author) { add("AU", name(author)) }
    add("PY", hit.date.map { padded($0.year, to: 4) })
    add("DA", hit.date.map(date))
    add("T2", ExportedText.known(hit.source))
    add("SE", ExportedText.known(hit.section))
    add("LA", hit.language.map { ExportedText.line($0.rawValue) })
    add("UR", ExportedText.address(hit.url))
    add("L1", ExportedText.fileAddress(hit))
    add("AB", ExportedText.passage(hit))
    add("N1", ExportedText.known(hit.place).map { "Place: \($0)" })
    add("N1", ExportedText.reasons(hit))
    lines.append(("ER", ""))
    return lines.map { "\($0.tag)  - \($0.value)\r\n" }.joined() + "\r\n"
  }

  private static func name(_ author: AuthorName) -> String {
    switch author {
    case .literal(let name): name
    case .person(let family, let given): "\(family), \(given)"
    }
  }

  /// `2016/04/07/`: what is not known of a date stays empty.
  private static func date(_ date: ArticleDate) -> String {
    let month = date.month.map { padded($0, to: 2) } ?? ""
    let day = date.day.map { padded($0, to: 2) } ?? ""
    return "\(padded(date.year, to: 4))/\(month)/\(day)/"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
