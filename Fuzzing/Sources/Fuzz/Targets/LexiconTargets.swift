import TestSupport

@testable import ScoSearch

extension FuzzTarget {
  private static let lines = """
    # Nama
    PBB = Perserikatan Bangsa-Bangsa = United Nations
    kerjasama, bekerjasama = kerja sama
    sanksi = sanction, penalty
    a = b = c
    = x
    AS = Amerika Serikat # komentar
    """

  /// The files of a collection's `lexicon/`, all with the same text.
  static let lexicon = FuzzTarget(
    "lexicon", "lexicon files: aliases, translations and stems, and what the index keeps of them",
    seeds: [lines, "PBB=UN\r\nsanksi=sanction"], tokens: [" = ", "=", ",", "#", "\n", "S.C.O."],
    longest: 512
  ) {
    let scratch = try ScratchFile("", name: "unused")
    let analyzer = Analyzer()
    return { bytes in
      for kind in ["aliases", "translations", "stems", "dictionary"] {
        try ScratchFile.write(bytes, to: "\(scratch.folder)/\(kind).txt")
      }
      let lexicon = try Lexicon(folder: scratch.folder)
      for (form, stems) in lexicon.stems() {
        for word in [form] + stems {
          try require(
            !word.isEmpty && String(validating: word, as: UTF8.self) != nil, "a stem \(word)")
        }
      }
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).count
      try require(lexicon.problems().count <= 4 * lines, "more problems than lines")
      for (key, targets) in LexiconCompiler.compile(lexicon, analyzer: analyzer) {
        try require(!key.isEmpty && !targets.isEmpty, "an entry of nothing")
        try require(
          LexiconEntries.decode(LexiconEntries.encode(targets)) == targets,
          "an entry is stored as another: \(targets)")
      }
    }
  }

  /// An index of headwords, a zero byte, and the text of their entries.
  static let freeDict = FuzzTarget(
    "freedict", "the dictionary of the system, in the form of DICT servers",
    seeds: [
      "air\tA\tW\nharvest\tW\tZ\n00database\tA\tB\n\u{0}air /er/\nudara, hawa\nharvest\n1. panen (raya), 2. hasil\n",
      "a\tA\tB\nb\t//////\t/\nc\t\tA\nd\tA\n\u{0}a <n>\n 1. satu, dua [kb.] tiga\n",
    ], tokens: ["\t", "\n", "A", "//////", "1. ", "(", ")", ",", "00database", "..."], longest: 1024
  ) {
    let index = try ScratchFile("index", name: "freedict-eng-ind")
    let text = "\(index.folder)/freedict-eng-ind.dict.dz"
    return { bytes in
      let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      let entries = parts.count > 1 ? Array(parts[1]) : []
      try index.write(Array(parts[0]))
      // Whole for the most part; else what follows is looked for in any bytes.
      try ScratchFile.write(bytes.count % 8 == 0 ? entries : gzip(entries), to: text)
      guard let dictionary = FreeDict(folders: [index.folder]) else {
        throw Finding("the dictionary is not found")
      }
      for entry in dictionary.entries() {
        try require(!entry.english.isEmpty && !entry.indonesian.isEmpty, "\(entry)")
        for word in entry.indonesian {
          try require(
            !word.isEmpty && word.split(separator: " ").count <= 4, "a translation \(word)")
        }
      }
    }
  }

  static let nameCatalog = FuzzTarget(
    "catalog", "names of countries, in the form of GNU gettext's catalogs",
    bytes: [catalog([("Indonesia", "Indonesia"), ("Germany", "Jerman"), ("", "x")]), catalog([])],
    longest: 512
  ) {
    { bytes in
      let messages = NameCatalog.messages(bytes)
      try require(messages.count <= bytes.count / 16, "\(messages.count) of \(bytes.count) bytes")
      for (original, translation) in messages {
        try require(
          original.utf8.count <= 3 * bytes.count && translation.utf8.count <= 3 * bytes.count,
          "a name longer than its catalog")
      }
    }
  }

  private static func catalog(_ names: [(String, String)]) -> [UInt8] {
    func number(_ value: Int) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var texts: [UInt8] = []
    var tables: [[UInt8]] = [[], []]
    let start = 28 + 16 * names.count
    for (table, list) in [names.map(\.0), names.map(\.1)].enumerated() {
      for text in list {
        tables[table] += number(text.utf8.count) + number(start + texts.count)
        texts += Array(text.utf8) + [0]
      }
    }
    let head = [0x9504_12DE, 0, names.count, 28, 28 + 8 * names.count, 0, 0].flatMap(number)
    return head + tables[0] + tables[1] + texts
  }

  static let lexiconEntries = FuzzTarget(
    "entries", "the lexicon as the index holds it, from any bytes",
    seeds: ["a\tUnited Nations\tZiunited|Zeunited Zination\nt\tharvest\tZeharvest", "a\tx\t| |"],
    tokens: ["\t", "|", " ", "\n", "a\t", "t\t"], longest: 512
  ) {
    { bytes in
      for target in LexiconEntries.decode(bytes) {
        try require(!target.text.isEmpty, "a target without text")
        try require(
          target.pattern.words.joined().allSatisfy { !$0.isEmpty }, "an empty term: \(target)")
      }
    }
  }
}
