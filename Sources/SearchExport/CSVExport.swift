import Invocation
import ScoSearch

/// Rows of a table (RFC 4180).
enum CSVExport {
  private static let columns: [(name: String, value: @Sendable (Hit) -> String?)] = [
    ("rank", { String($0.rank) }),
    ("id", { ExportedText.clean($0.id) }),
    ("title", { ExportedText.known($0.title) }),
    ("author", { ExportedText.known($0.author) }),
    ("date", { $0.date?.description }),
    ("source", { ExportedText.known($0.source) }),
    ("place", { ExportedText.known($0.place) }),
    ("section", { ExportedText.known($0.section) }),
    ("language", { $0.language?.rawValue }),
    ("url", { ExportedText.known($0.url) }),
    ("path", { $0.path.map { ExportedText.clean(Invocation.shortened($0)) } }),
    ("snippet", { ExportedText.passage($0) }),
    ("matched", { ExportedText.matched($0) }),
    ("matches", { ExportedText.reasons($0) }),
    ("copies", { ExportedText.known($0.copies.joined(separator: "; ")) }),
  ]

  static func header(hasQueries: Bool) -> String {
    line((hasQueries ? ["queryId", "query"] : []) + columns.map(\.name))
  }

  static func row(of hit: Hit, query: ExportedQuery?) -> String {
    let before = query.map { [ExportedText.clean($0.id), ExportedText.line($0.text)] } ?? []
    return line(before + columns.map { $0.value(hit) ?? "" })
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// What a spreadsheet takes for the beginning of a formula, in either width.
  private static let formulas = Set<Unicode.Scalar>("=+-@＝＋－＠".unicodeScalars)

  /// A cell, quoted where it has to be; what a spreadsheet would work out gets an apostrophe.
  private static func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != " " }
    let isFormula = first.map(formulas.contains) ?? false
    let text = isFormula ? "'" + text : text
    let needsQuotes =
      text.hasPrefix(" ") || text.hasSuffix(" ")
      || text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x3B }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
