import ArticleText
import CLexicon
import FoundationEssentials

/// Aliases, translations and exceptional stems: the project's own, and the collection's.
///
/// A collection's `lexicon/` adds its files to the built-in ones; a file that has the name of a
/// built-in one replaces it.
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

  private(set) var aliases: [AliasGroup] = []
  private(set) var translations: [Translation] = []
  /// Indonesian stems that no rule gives, folded, by folded form.
  private(set) var stems: [[UInt8]: [[UInt8]]] = [:]
  /// Changes whenever aliases or translations do.
  private(set) var entriesVersion = ""
  /// Changes whenever the stems do: an index built with others must be built anew.
  private(set) var stemsVersion = ""
  /// Lines that could not be used, each with its file and number.
  private(set) var problems: [String] = []

  /// The kinds of files, by how their names begin.
  private enum FileKind: String, CaseIterable {
    case aliases, translations, stems

    var builtIn: [UInt8] {
      let file: lexicon_file =
        switch self {
        case .aliases: .aliases
        case .translations: .translations
        case .stems: .stems
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
    var files: [(kind: FileKind, name: String, bytes: [UInt8])] = []
    let names = try folder.map(Self.textFiles) ?? []
    for kind in FileKind.allCases {
      if !names.contains("\(kind.rawValue).txt") {
        files.append((kind, "\(kind.rawValue).txt", kind.builtIn))
      }
      for name in names where name.hasPrefix(kind.rawValue) {
        guard let folder, let contents = FileManager.default.contents(atPath: "\(folder)/\(name)")
        else {
          throw SearchError(
            .lexicon, "a file of the lexicon cannot be read",
            subject: "\(folder ?? "")/\(name)", remedy: "make it readable, or take it away")
        }
        files.append((kind, name, Array(contents)))
      }
    }
    var entriesHash: UInt64 = 0
    var stemsHash: UInt64 = 0
    for (kind, name, bytes) in files {
      read(bytes, kind: kind, name: name)
      let hash = FNV1a.hash(bytes)
      if kind == .stems { stemsHash = stemsHash &* 31 &+ hash } else { entriesHash = entriesHash &* 31 &+ hash }
    }
    entriesVersion = String(entriesHash, radix: 16)
    stemsVersion = String(stemsHash, radix: 16)
  }

  private static func textFiles(of folder: String) throws(SearchError) -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }.sorted()
    } catch {
      throw SearchError(
        .lexicon, "the lexicon cannot be read", subject: folder,
        remedy: "make the folder readable, or take it away")
    }
  }

  // MARK: Lines

  private mutating func read(_ bytes: [UInt8], kind: FileKind, name: String) {
    let text = String(decoding: bytes, as: UTF8.self)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let content = line.prefix { $0 != "#" }.trimmed
      if content.isEmpty { continue }
      let sides = content.split(separator: "=").map(\.trimmed)
      let isUsable =
        sides.count >= 2 && sides.allSatisfy { !$0.isEmpty }
        && (kind == .aliases || sides.count == 2)
      guard isUsable else {
        problems.append("\(name):\(number + 1): '\(content)' is no line of the form 'a = b'")
        continue
      }
      switch kind {
      case .aliases: aliases.append(AliasGroup(names: sides.map(String.init)))
      case .translations:
        translations.append(
          Translation(indonesian: Self.list(sides[0]), english: Self.list(sides[1])))
      case .stems:
        let stem = Self.folded(sides[1])
        for form in Self.list(sides[0]) {
          let words = Self.folded(form)
          guard words.count == 1, !stem.isEmpty else {
            problems.append("\(name):\(number + 1): '\(form)' is not one word")
            continue
          }
          stems[words[0]] = stem
        }
      }
    }
  }

  private static func list(_ text: some StringProtocol) -> [String] {
    text.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  private static func folded(_ text: some StringProtocol) -> [[UInt8]] {
    var tokenizer = Tokenizer(String(text))
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
