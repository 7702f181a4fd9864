import CWebFiles
import Mustache

/// The templates of the page, parsed once for each language.
struct PageTemplates: Sendable {
  private let libraries: [PageLanguage: MustacheLibrary]

  static let names = [
    "page", "part", "kept", "spoken", "view", "start", "results", "choices", "hit", "brief",
    "facets", "chart", "pane", "keys", "keylist", "message",
  ]

  /// - Throws: where a template is no Mustache, or names a text that is not in ``PageWords``.
  init() throws {
    MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
    var libraries: [PageLanguage: MustacheLibrary] = [:]
    for language in PageLanguage.allCases {
      var library = MustacheLibrary()
      for name in Self.names {
        let text = try Self.spoken(WebFiles.text("\(name).mustache"), in: language, of: name)
        // A partial begins with the library's own escaping, which misses what this one does not.
        try library.register("{{% CONTENT_TYPE: \(HTMLText.name) }}\n" + text, named: name)
      }
      libraries[language] = library
    }
    self.libraries = libraries
  }

  func render(_ name: String, _ context: PageContext, in language: PageLanguage) -> String {
    guard let text = libraries[language]?.render(context, withTemplate: name) else {
      preconditionFailure("there is a library for each language, with the template '\(name)'")
    }
    return text
  }

  struct UnknownText: Error, CustomStringConvertible {
    let description: String
  }

  /// A template with the texts of a language in the place of their names.
  private static func spoken(
    _ template: String, in language: PageLanguage, of name: String
  ) throws -> String {
    let texts = Dictionary(uniqueKeysWithValues: PageWords.table.map { ($0.name, $0.text) })
    var spoken = ""
    var rest = template[...]
    while let start = rest.firstRange(of: "[[") {
      guard let end = rest[start.upperBound...].firstRange(of: "]]"),
        let text = texts[String(rest[start.upperBound..<end.lowerBound])]
      else {
        throw UnknownText(description: "\(name): unknown text at '\(rest[start].prefix(40))'")
      }
      spoken += rest[..<start.lowerBound] + HTMLText.escaped(text(language))
      rest = rest[end.upperBound...]
    }
    return spoken + rest
  }
}
