import ArticleText
import TestSupport
import Xapian

@testable import ScoSearch

extension FuzzTarget {
  private static let queries = [
    "keanggotaan penuh", "\"kerja sama\"", "+iran -nuklir", "a AND b OR (c NOT d)",
    "pezesh*", "title:sanksi", "judul:(damai OR perang)", "source:MINA place:Samarkand lang:en",
    "date:2016-04..2020", "tanggal:..2016", "date:2016-04-07", "a DAN b ATAU c BUKAN d",
    "negara-negara anak2 SCO-nya", "Mi’raj Iran's S.C.O. U.S. 1.455,7 2016-04-07",
    "((((a))))", "-(iran irak) +(a OR b) c", "“kutipan” «lain» „ini”", "上海 日本語 Россия",
    "title:title:a", "* ** a* *a", "+ - +- -+ \"", "PBB AS DI",
    "JAKARTA DAN BANDUNG BUKAN KOTA KECIL", "a:b::c http://example.org/a?b=c",
  ]
  private static let signs = [
    "\"", "“", "”", "«", "(", ")", "+", "-", "*", ":", "..", " AND ", " OR ", " NOT ", " DAN ",
    " ATAU ", " BUKAN ", "title:", "judul:", "source:", "place:", "lang:", "date:", "tanggal:",
    "2016", "2016-13", "..2020", "id", "en", "(((((((((", "))))", " +", " -", "PBB", "AS",
    "kerjasama", "negara anggota", "U17", "16GB", "Rp1.250.000", "a_b", "TNI/Polri", "x@y.z",
    "\u{AD} ",
    "\u{2011}", "\u{2212}a", "ﬁ", "２", "anak2nya",
  ]

  /// Text → tokens → tree → text.
  static let query = FuzzTarget(
    "query", "the query parser: tokens, tree, printed form", seeds: queries, tokens: signs,
    longest: 1024
  ) {
    { bytes in try checkParser(String(decoding: bytes, as: UTF8.self)) }
  }

  static func checkParser(_ text: String) throws {
    let query = QueryParser.parse(text)
    try checkTree(query, depth: 0)
    try checkHeadline(text)
    // Long ones take most of the time: of them one in sixteen is looked at more closely.
    let length = text.utf8.count
    guard length <= 200 || length % 16 == 0 else { return }
    let tokens = QueryLexer.tokens(of: text)
    // The last word may bring its star.
    try require(tokens.count <= QueryLexer.longestQuery + 1, "\(tokens.count) tokens")
    let once = query.description
    let second = QueryParser.parse(once)
    let twice = second.description
    let thrice = QueryParser.parse(twice).description
    try require(
      thrice.utf8.count <= 2 * twice.utf8.count + 16,
      "the printed form grows: \(once.debugDescription) → \(twice) → \(thrice)")
    if isPlain(query) {
      try require(second == query, "\(once.debugDescription) is read as another query: \(twice)")
    }
  }

  /// The letters of a text in capitals are a headline: all of it are words.
  private static func checkHeadline(_ text: String) throws {
    let letters = text.utf8.map { byte -> UInt8 in
      (0x41...0x5A).contains(byte & 0xDF) ? byte & 0xDF : 0x20
    }
    let headline = String(decoding: letters, as: UTF8.self)
    let words = headline.split(separator: " ")
    let operators: Set<Substring> = ["AND", "DAN", "OR", "ATAU", "NOT", "BUKAN"]
    guard (5...500).contains(words.count), !words.allSatisfy(operators.contains),
      words.contains(where: operators.contains)
    else { return }
    let expected = words.map { operators.contains($0) ? $0.lowercased() : String($0) }
    let query = QueryParser.parse(headline)
    try require(query == .words(expected), "\(headline) is read as \(query)")
  }

  private static func checkTree(_ query: ScoSearch.Query, depth: Int) throws {
    // Each bracket is a clause, a conjunction and a disjunction at most, and so is the whole.
    try require(depth <= 3 * (QueryParser.deepestNesting + 1) + 1, "a tree is \(depth) deep")
    switch query {
    case .words(let words):
      try require(words.allSatisfy { !$0.isEmpty }, "a word is empty: \(query)")
    case .phrase(let text), .prefix(let text), .field(_, let text, _):
      try require(!text.isEmpty, "a part is empty: \(query)")
    case .dates(let range):
      try require(range.since != nil || range.until != nil, "a range has no end: \(query)")
      for date in [range.since, range.until].compactMap(\.self) {
        try require(date.slotValue.utf8.count == 8, "\(date) has no value of eight digits")
      }
    case .and(let parts), .or(let parts):
      try require(parts.count > 1, "a group of \(parts.count): \(query)")
      for part in parts { try checkTree(part, depth: depth + 1) }
    case .clauses(let required, let optional, let excluded):
      for part in required + optional + excluded { try checkTree(part, depth: depth + 1) }
    }
  }

  /// Whether a query is of those whose printed form means the same: its words are nothing else too.
  private static func isPlain(_ query: ScoSearch.Query) -> Bool {
    func isPlainText(_ text: String, _ mayHaveSpace: Bool) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (mayHaveSpace && $0 == 0x20) }
        && text.utf8.first != 0x20 && text.utf8.last != 0x20
    }
    switch query {
    case .words(let words): return !words.isEmpty && words.allSatisfy { isPlainText($0, false) }
    case .phrase(let text): return isPlainText(text, true)
    case .prefix(let text): return isPlainText(text, false)
    case .field(_, let text, let isPhrase): return isPlainText(text, isPhrase)
    case .dates: return true
    // Groups are printed for people: `a (b OR c)` and `a b OR c` have one form in some places.
    case .and, .or: return false
    case .clauses(let required, let optional, let excluded):
      let all = required + optional + excluded
      return all.count <= QueryLexer.longestQuery && required.count + excluded.count > 0
        && all.allSatisfy { part in
          if case .clauses = part { return false }
          return isPlain(part)
        }
    }
  }

  // MARK: Compiling

  /// The query's text, a zero byte, and what the lexicon has under every key, as the index holds
  /// it.
  static let compiler = FuzzTarget(
    "compiler", "the query compiler, with lexicon entries of any bytes",
    seeds: queries
      + queries.prefix(8).map { $0 + "\u{0}a\tUnited Nations\tZiunited|Zeunited Zination" }
      + ["kerjasama negara anggota PBB\u{0}t\tharvest\tZeharvest\na\tPBB\tRPBB"],
    tokens: signs + ["\u{0}", "\u{0}a\tb\tc", "\tZ|", "|", "\na\t", "\nt\t"], longest: 2048
  ) {
    { bytes in _ = try compiled(bytes) }
  }

  /// What the input's query becomes without an index.
  static func compiled(_ bytes: [UInt8]) throws -> CompiledQuery {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let text = String(decoding: parts[0], as: UTF8.self)
    let entries = parts.count > 1 ? LexiconEntries.decode(Array(parts[1])) : []
    let knowledge = AnyKnowledge(targets: Array(entries.prefix(20)))
    let requiresAllWords = bytes.first.map { $0 & 1 == 1 } ?? false
    let compiled = try QueryCompiler.compile(
      QueryParser.parse(text),
      expander: QueryExpander(knowledge: knowledge, translation: .auto), ranking: Ranking(),
      requiresAllWords: requiresAllWords)
    try require(
      compiled.nodeCount <= Xapian.Query.maximumNodeCount,
      "\(compiled.nodeCount) nodes of \(text.debugDescription)")
    try require(!compiled.query.description.isEmpty, "a query without description")
    for trace in compiled.traces {
      try require(trace.weight.isFinite, "a weight of \(trace.weight)")
    }
    return compiled
  }
}
