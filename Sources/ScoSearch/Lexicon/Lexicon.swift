import ArticleText
import CLexicon
import FoundationEssentials
import Hashing

/// Aliases, translations and exceptional stems: the project's own, and the collection's.
///
/// A collection's `lexicon/` adds its files to the built-in ones; a file that has the name of a
/// built-in one replaces it, and a file `dictionary.txt` the dictionaries of the system. The lines
/// are parsed only when they are asked for: the versions are enough to see that nothing changed.
struct Lexicon: Sendable {
  /// Names of one thing.
  struct AliasGroup: Sendable, Hashable {
    var names: [String]
  }

  /// Words of one meaning in the two languages, most usual first.
  struct Translation: Sendable, Hashable {
    var indonesian: [String]
    var english: [String]
  }

  /// A file of the lexicon, of one kind.
  private struct File: Sendable {
    var kind: FileKind
    var name: String
    var bytes: [UInt8]
  }

  private let files: [File]
  /// What the system has of dictionaries; they come after the lexicon's own translations.
  private let dictionary: FreeDict?
  private let nameCatalog: NameCatalog?
  /// Changes whenever aliases or translations do.
  let entriesVersion: String
  /// Changes whenever the stems do: an index built with others must be built anew.
  let stemsVersion: String

  /// The name of the file that takes the place of the system's dictionaries: lines as in
  /// `translations.txt`, or none to do without.
  private static let ownDictionary = "dictionary.txt"

  /// How the files of a lexicon are called where there is one of each kind.
  static let fileNames = FileKind.allCases.map { "\($0.rawValue).txt" }

  /// The kinds of files, by how their names begin.
  private enum FileKind: String, CaseIterable {
    case aliases, translations, dictionary, stems

    var builtIn: [UInt8] {
      let file: lexicon_file
      switch self {
      case .aliases: file = .aliases
      case .translations: file = .translations
      case .stems: file = .stems
      case .dictionary: return []
      }
      var bytes = [UInt8](repeating: 0, count: lexicon_size(file))
      unsafe lexicon_copy(file, &bytes)
      return bytes
    }
  }

  /// The built-in lexicon with that of a folder, which need not exist.
  ///
  /// - Throws: ``SearchError`` `.lexicon` where a file of the folder cannot be read.
  init(folder: String?) throws(SearchError) {
    var files: [File] = []
    let names = try folder.map(Self.textFiles) ?? []
    for kind in FileKind.allCases {
      if !names.contains("\(kind.rawValue).txt") {
        files.append(File(kind: kind, name: "\(kind.rawValue).txt", bytes: kind.builtIn))
      }
      for name in names where name.hasPrefix(kind.rawValue) {
        guard let folder, let contents = FileSystem.contents(of: "\(folder)/\(name)") else {
          throw SearchError(
            .lexicon, "a file of the lexicon cannot be read",
            subject: "\(folder ?? "")/\(name)", remedy: "make it readable, or take it away")
        }
        files.append(File(kind: kind, name: name, bytes: contents))
      }
    }
    self.files = files
    let hasOwnDictionary = names.contains(Self.ownDictionary)
    dictionary = hasOwnDictionary ? nil : FreeDict()
    nameCatalog = hasOwnDictionary ? nil : NameCatalog()
    entriesVersion =
      Self.version(of: files.filter { $0.kind != .stems })
      + " \(dictionary?.version ?? "") \(nameCatalog?.version ?? "")"
    stemsVersion = Self.version(of: files.filter { $0.kind == .stems })
  }

  private static func version(of files: [File]) -> String {
    String(FNV1a.hash(files.flatMap { $0.name.utf8 + [0] + $0.bytes }), radix: 16)
  }

  private static func textFiles(of folder: String) throws(SearchError) -> [String] {
    guard FileSystem.status(of: folder) != nil else { return [] }
    do {
      return try FileSystem.entries(of: folder).map(\.name)
        .filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }.sorted()
    } catch {
      throw SearchError(
        .lexicon, "the lexicon cannot be read", subject: folder,
        remedy: "make the folder readable, or take it away")
    }
  }

  // MARK: Contents

  /// Aliases and translations, and the lines of their files that could not be used, each with its
  /// file and number.
  func entries() -> (aliases: [AliasGroup], translations: [Translation], problems: [String]) {
    var aliases: [AliasGroup] = []
    var translations: [Translation] = []
    let problems = readLines(of: [.aliases, .translations, .dictionary]) { kind, sides in
      if kind == .aliases {
        aliases.append(AliasGroup(names: sides))
      } else {
        guard sides.count == 2 else { return "has more than two sides" }
        translations.append(
          Translation(indonesian: Self.list(sides[0]), english: Self.list(sides[1])))
      }
      return nil
    }
    return (aliases, translations, problems)
  }

  /// What the dictionaries of the system translate.
  func dictionaryTranslations() -> [Translation] {
    let dictionary = dictionary?.entries() ?? []
    return (nameCatalog?.names() ?? [])
      + dictionary.map { Translation(indonesian: $0.indonesian, english: [$0.english]) }
  }

  /// Indonesian stems that no rule gives, folded, by folded form.
  func stems() -> [[UInt8]: [[UInt8]]] {
    var stems: [[UInt8]: [[UInt8]]] = [:]
    _ = readStems(into: &stems)
    return stems
  }

  /// The lines that could not be used, each with its file and number.
  func problems() -> [String] {
    var stems: [[UInt8]: [[UInt8]]] = [:]
    return entries().problems + readStems(into: &stems)
  }

  private func readStems(into stems: inout [[UInt8]: [[UInt8]]]) -> [String] {
    readLines(of: [.stems]) { _, sides in
      guard sides.count == 2 else { return "has more than two sides" }
      let stem = Self.folded(sides[1])
      for form in Self.list(sides[0]) {
        let words = Self.folded(form)
        guard words.count == 1, !stem.isEmpty else { return "names more than one word" }
        stems[words[0]] = stem
      }
      return nil
    }
  }

  // MARK: Lines

  /// - Parameter visit: Takes the sides of a line; returns what is wrong with it.
  private func readLines(
    of kinds: Set<FileKind>, _ visit: (FileKind, [String]) -> String?
  ) -> [String] {
    var problems: [String] = []
    for file in files where kinds.contains(file.kind) {
      let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        let content = line.prefix { $0 != UInt8(ascii: "#") }
        let sides = content.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
          .map { String(String(decoding: $0, as: UTF8.self).trimmed) }
        if sides.count == 1, sides[0].isEmpty { continue }
        let problem =
          sides.count < 2 || sides.contains(where: \.isEmpty)
          ? "is not of the form 'a = b'" : visit(file.kind, sides)
        if let problem {
          let text = String(decoding: content, as: UTF8.self)
          problems.append("\(file.name):\(number + 1): '\(text.trimmed)' \(problem)")
        }
      }
    }
    return problems
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  private static func folded(_ text: String) -> [[UInt8]] {
    var tokenizer = Tokenizer(text)
    var words: [[UInt8]] = []
    while let token = tokenizer.next() { words.append(token.form) }
    return words
  }
}

extension StringProtocol {
  /// Without the white space at both ends.
  var trimmed: SubSequence {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return self[start..<end]
  }
}
