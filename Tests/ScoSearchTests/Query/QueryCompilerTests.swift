import ArticleText
import TestSupport
import Testing
import Xapian

@testable import ScoSearch

struct QueryCompilerTests {
  private static func alias(_ text: String, _ words: [String]...) -> LexiconTarget {
    LexiconTarget(kind: .alias, text: text, pattern: TermPattern(words: words))
  }

  private static func translation(_ text: String, _ words: [String]...) -> LexiconTarget {
    LexiconTarget(kind: .translation, text: text, pattern: TermPattern(words: words))
  }

  private static let entries: [String: [LexiconTarget]] = [
    "entry/i panen": [translation("harvest", ["Zeharvest"])],
    "entry/i pbb": [alias("United Nations", ["Ziunited", "Zeunited"], ["Zination", "Zenation"])],
    "entry/i negara anggota": [translation("member state", ["Zemember"], ["Zestate"])],
  ]

  static func compile(
    _ text: String, translation: SearchOptions.Translation = .auto, all: Bool = false,
    adjacency: Double = 0
  ) throws -> CompiledQuery {
    let knowledge = MemoryKnowledge(lexicon: { entries[$0] ?? [] })
    var ranking = Ranking()
    (ranking.exactForm, ranking.phraseShare) = (0.3, 0.5)
    ranking.translations = [
      (.english, TranslationWeight(share: 0.6, isAsRareAsItsWord: false)),
      (.indonesian, TranslationWeight(share: 0.7, isAsRareAsItsWord: true)),
    ]
    ranking.adjacency = adjacency
    return try QueryCompiler.compile(
      QueryParser.parse(text),
      expander: QueryExpander(knowledge: knowledge, translation: translation), ranking: ranking,
      requiresAllWords: all)
  }

  /// Xapian's description, in which `{word}` stands for the group of a word without other stems,
  /// and `[word]` for its stems alone.
  static func description(_ query: Xapian.Query) -> String {
    var text = query.description
    // No word is weighed otherwise than Xapian weighs it.
    text.replace("1 * ", with: "")
    // Xapian writes numbers to their last bit.
    text.replace(/\d+\.\d{10,}/) { String((Double($0.0)! * 1e6).rounded() / 1e6) }
    text.replace(/\(\(Zi(\w+) SYNONYM Ze(\w+) SYNONYM Zx(\w+)\) AND_MAYBE 0\.3 \* (\w+)\)/) {
      match in
      match.1 == match.2 && match.2 == match.3 && match.3 == match.4
        ? "{\(match.1)}" : String(match.0)
    }
    text.replace(/\(Zi(\w+) SYNONYM Ze(\w+) SYNONYM Zx(\w+)\)/) { match in
      match.1 == match.2 && match.2 == match.3 ? "[\(match.1)]" : String(match.0)
    }
    text.replace(/PostingSource\(([^()]+)\)/) { String($0.1) }
    if text.hasPrefix("Query("), text.hasSuffix(")") { text = String(text.dropFirst(6).dropLast()) }
    return text
  }

  @Test(
    "A query becomes Xapian's",
    arguments: [
      // A word is its stems as one, to which the very form adds.
      ("kata", "{kata}"),
      ("kota-kota", "{kota}"),
      ("latihan", "((Zilatih SYNONYM Zelatihan SYNONYM Zxlatihan) AND_MAYBE 0.3 * latihan)"),
      ("padi sawah", "({padi} OR {sawah})"),
      ("padi di sawah", "({padi} OR {sawah})"),
      ("di", "{di}"),
      (
        "kerjasama",
        "(group Zekerjasama Zxkerjasama \"Zikerja Zisama\" AND_MAYBE 0.3 * kerjasama)"
      ),
      // Aliases are the word itself, translations stand beside it.
      (
        "PBB",
        "(group Zipbb Zepbb Zxpbb \"Ziunited|Zeunited Zination|Zenation\" AND_MAYBE 0.3 * pbb)"
      ),
      ("panen", "({panen} OR 0.6 * Zeharvest)"),
      ("AS", "XAas"),
      ("as", "{as}"),
      // Phrases.
      (
        "\"padi sawah\"",
        "(((Zipadi OR Zepadi OR Zxpadi) AND (Zisawah OR Zesawah OR Zxsawah)) "
          + "FILTER \"Zipadi|Zepadi|Zxpadi Zisawah|Zesawah|Zxsawah\")"
      ),
      ("\"padi\"", "{padi}"),
      (
        "\"negara anggota\"",
        "((((Zinegara OR Zenegara OR Zxnegara) AND (Zianggota OR Zeanggota OR Zxanggota)) "
          + "FILTER \"Zinegara|Zenegara|Zxnegara Zianggota|Zeanggota|Zxanggota\") "
          + "OR 0.3 * ((Zemember AND Zestate) FILTER \"Zemember Zestate\"))"
      ),
      // Words that the lexicon knows as a whole are looked up as a whole as well.
      (
        "negara anggota baru",
        "((({negara} OR {anggota}) OR 0.3 * ((Zemember AND Zestate) FILTER \"Zemember Zestate\")) OR {baru})"
      ),
      ("anggota negara", "({anggota} OR {negara})"),
      // Required, excluded, operators.
      ("+padi sawah", "({padi} AND_MAYBE {sawah})"),
      ("padi AND sawah", "({padi} AND {sawah})"),
      ("padi OR sawah", "({padi} OR {sawah})"),
      // Of what is excluded nothing is weighed.
      ("padi -sawah", "({padi} AND_NOT [sawah])"),
      ("-sawah", "(<alldocuments> AND_NOT [sawah])"),
      ("padi -(sawah ladang)", "({padi} AND_NOT ([sawah] AND [ladang]))"),
      // An excluded word takes no translations with it.
      ("padi -panen", "({padi} AND_NOT [panen])"),
      // Prefixes.
      ("pad*", "WILDCARD SYNONYM pad"),
      ("Pád*", "WILDCARD SYNONYM pad"),
      // Fields limit; of one field any will do, of several all.
      ("padi lang:en", "({padi} FILTER Len)"),
      ("padi lang:en lang:id", "({padi} FILTER (Len OR Lid))"),
      ("padi lang:en source:Kabar", "({padi} FILTER (Len AND XSkabar))"),
      ("source:\"Kabar Desa\"", "(<alldocuments> FILTER (XSkabar AND XSdesa))"),
      ("place:Bandung", "(<alldocuments> FILTER XPbandung)"),
      ("title:padi", "(<alldocuments> FILTER (Sipadi OR Sepadi OR Sxpadi))"),
      (
        "title:\"padi sawah\"",
        "(<alldocuments> FILTER (((Sipadi OR Sepadi OR Sxpadi) AND (Sisawah OR Sesawah OR Sxsawah)) "
          + "FILTER head \"Zipadi|Zepadi|Zxpadi Zisawah|Zesawah|Zxsawah\"))"
      ),
      // Dates.
      ("padi date:2016", "({padi} FILTER VALUE_RANGE 0 20160000 20169999)"),
      ("padi date:2016-04", "({padi} FILTER VALUE_RANGE 0 20160400 20160499)"),
      ("padi date:2016-04-07", "({padi} FILTER VALUE_RANGE 0 20160407 20160407)"),
      ("padi date:2016..", "({padi} FILTER VALUE_GE 0 20160000)"),
      ("padi date:..2016", "({padi} FILTER VALUE_RANGE 0 0 20169999)"),
      // Nothing asked, nothing found.
      ("", ""),
      ("!?", ""),
    ])
  func compile(text: String, expected: String) throws {
    #expect(try Self.description(Self.compile(text).query) == expected)
  }

  @Test("With --all every word must match, each in any of its ways")
  func all() throws {
    #expect(
      try Self.description(Self.compile("padi sawah", all: true).query) == "({padi} AND {sawah})")
    #expect(
      try Self.description(Self.compile("padi +ladang sawah", all: true).query)
        == "({ladang} AND ({padi} AND {sawah}))")
  }

  @Test("Translations are left out, beside the word, or on equal terms")
  func translation() throws {
    let expected: [(SearchOptions.Translation, String)] = [
      (.off, "{panen}"), (.auto, "({panen} OR 0.6 * Zeharvest)"),
      (.on, "({panen} OR Zeharvest)"),
    ]
    for (option, query) in expected {
      #expect(try Self.description(Self.compile("panen", translation: option).query) == query)
    }
  }

  @Test("Neighbours of the query that are neighbours in the article count more")
  func adjacency() throws {
    let near = TermPattern(words: [
      ["Zipadi", "Zepadi", "Zxpadi"], ["Zisawah", "Zesawah", "Zxsawah"],
    ])
    let neighbours = try Self.compile("padi sawah", adjacency: 0.2)
    #expect(Self.description(neighbours.query) == "({padi} OR {sawah})")
    #expect(neighbours.near == [CompiledQuery.Neighbours(pattern: near, weight: 0.2)])
    let apart = try Self.compile("padi di sawah", adjacency: 0.2)
    #expect(Self.description(apart.query) == "({padi} OR {sawah})")
    #expect(apart.near.isEmpty, "they are no neighbours with a word between")
  }

  @Test("Each way from the query's words to the article's is known, to show why a hit is one")
  func traces() throws {
    let traces = try Self.compile("panen PBB pad*").traces
    let ways = Set(traces.map { "\($0.query) \($0.way.rawValue)" })
    #expect(
      ways == [
        "panen exact", "panen stem", "panen translation", "PBB exact", "PBB stem", "PBB alias",
        "pad* prefix",
      ])
    #expect(try Self.compile("-padi").traces.isEmpty, "what is excluded is not marked")
  }

  @Test("The explanation names stems, aliases and translations")
  func explanation() throws {
    #expect(try Self.compile("panen").explanation == "panen{panen, ~harvest}")
    #expect(try Self.compile("PBB").explanation == "PBB{pbb, =United Nations}")
  }

  @Test("Any text compiles", arguments: 0..<200 as Range<UInt64>)
  func anyText(seed: UInt64) throws {
    let text = QueryParserTests.text(seed)
    for all in [false, true] {
      let compiled = try Self.compile(text, all: all, adjacency: 0.3)
      for query in [compiled.query] + compiled.near.map({ $0.query(among: .all) }) {
        #expect(!query.description.contains("invalid"), "\(text)")
      }
    }
  }
}
