/// A form in which hits go into other programs.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// A table for spreadsheets (RFC 4180).
  case csv
  /// Research Information Systems' tagged format, which reference managers read.
  case ris
  /// Entries for BibTeX and Biber.
  case bibtex
  /// Items of the Citation Style Language, as JSON.
  case cslJSON = "csl-json"
  /// The object of each hit as JSON, a line each.
  case jsonl
  /// A list in CommonMark.
  case markdown = "md"

  /// The media type of a file in this format, for HTTP.
  public var mediaType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8; header=present"
    case .ris: "application/x-research-info-systems"
    case .bibtex: "application/x-bibtex; charset=utf-8"
    case .cslJSON: "application/vnd.citationstyles.csl+json"
    case .jsonl: "application/jsonl"
    case .markdown: "text/markdown; charset=utf-8"
    }
  }

  /// How the name of a file in this format ends, without the dot.
  public var fileExtension: String {
    switch self {
    case .csv: "csv"
    case .ris: "ris"
    case .bibtex: "bib"
    case .cslJSON: "json"
    case .jsonl: "jsonl"
    case .markdown: "md"
    }
  }

  /// Whether it is a bibliography, in which each article is once.
  var isBibliography: Bool { [.ris, .bibtex, .cslJSON].contains(self) }
}

/// One of several queries whose hits go into one export.
public struct ExportedQuery: Sendable, Hashable {
  public var id: String
  public var text: String

  public init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}
