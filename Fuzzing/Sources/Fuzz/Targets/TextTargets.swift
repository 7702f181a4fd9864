@testable import ArticleText
@testable import ScoSearch

extension FuzzTarget {
  private static let texts = [
    "Para pemimpin menyambut keanggotaan penuh Iran di Samarkand. Negara-negara anggotanya bertemu.",
    "The United Nations sent observers. As the night fell, the streets were quiet.",
    "S.C.O. dan U.S. membahas 1.455,7 ton; 1,455.7 tons; kompas.com; 3rd; 2nya; v1.2.3; 12.2016.",
    "Mi’raj, Jum'at, Iran's, l'été, naïve CAFÉ Ångström straße ﬁ İstanbul",
    "SCO-nya se-ASEAN anak2 negara-negaranya ber-AC -- - -a a-",
    "上海合作组织 日本語テキスト Корабли стоят в порту. العربية ไทย",
    "Rp1.250.000,00 Rp750 16GB U-17 U17 anak2nya 1990an ke2 10⁶ CO₂ ㎡ ２０２４ ＡＳＥＡＮ 𝐉𝟙 Ⅳ 30℃",
    "kata_unik_satu nama.file_baru-v2.pdf user@host.or.id TNI/Polri and/or 60km/jam Mi`raj Ka´bah",
    "orang\u{2010}orang negara\u{2011}negara peme\u{AD}rintah kese\u{AD}\npakatan oﬃce ﬁnance",
  ]

  /// Any bytes as words.
  static let words = FuzzTarget(
    "words", "tokenizer, stemmers, fingerprints and language spans on any bytes", seeds: texts,
    tokens: ["-", "--", ".", ",", "'", "’", "'s ", "1.", "1,", "A.B.", "-nya", "se-", "\u{301}"]
      + [
        "2", "2nya", "an", "ke", "_", "/", "@", "\u{2010}", "\u{2011}", "`", "´", "\u{AD}",
        "\u{AD}\n",
      ]
      + ["²", "①", "２", "Ａ", "ﬃ", "㎡", "℃", "Rp", "GB", "½", "™"],
    longest: 1024
  ) {
    let analyzer = Analyzer()
    var vocabulary = Vocabulary(analyzer: analyzer)
    var fingerprint = FingerprintMaker()
    return { bytes in
      try checkTokens(of: bytes)
      fingerprint.begin(nil)
      for row in analyzer.languages.rows.indices {
        var words = WordSequence(
          bytes, in: 0..<bytes.count, row: row, of: analyzer.languages)
        while let (_, key) = words.nextWord(in: &vocabulary) {
          for stem in vocabulary.stems[vocabulary[key].stems] {
            fingerprint.add(stem.hash, isTitle: false)
          }
        }
      }
      if vocabulary.isFull { vocabulary.removeAll() }
      if let fingerprint = fingerprint.finish() {
        try require(fingerprint.isCopy(of: fingerprint), "a text is no copy of itself")
        try require(
          Fingerprint(fingerprint.encoded) == fingerprint, "a fingerprint is stored as another")
      }
      let text = String(decoding: bytes, as: UTF8.self)
      try WrittenForms.checkSides(of: text, analyzer)
      try WrittenForms.checkForms(of: text)
      try Checks.spans(LanguageDetector().analyze(text).spans, of: text)
    }
  }

  private static func checkTokens(of bytes: [UInt8]) throws {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    var end = 0
    var tokenizer = Tokenizer(bytes)
    while let token = tokenizer.next() {
      let range = token.range
      try require(
        range.lowerBound >= end && !range.isEmpty && range.upperBound <= bytes.count,
        "a token at \(range) after \(end) of \(bytes.count)")
      end = range.upperBound
      try require(!token.form.isEmpty, "the token at \(range) has no form")
      try require(
        token.form.count <= Tokenizer.longestWord, "a form of \(token.form.count) bytes")
      let form = String(validating: token.form, as: UTF8.self)
      try require(form != nil, "the form \(token.form) is not UTF-8")
      try require(
        token.form.allSatisfy { $0 > 0x20 && $0 != 0x7F && !(0x41...0x5A).contains($0) },
        "the form \(token.form) is not folded")
      if isText {
        try require(
          bytes[range.lowerBound] & 0xC0 != 0x80
            && (end == bytes.count || bytes[end] & 0xC0 != 0x80),
          "the token at \(range) is cut within a character")
      }
    }
    // A part of a text is read as if there were no other.
    let part = bytes.count / 3..<bytes.count
    var inPart = Tokenizer(bytes, in: part)
    var alone = Tokenizer(Array(bytes[part]))
    while let token = inPart.next() {
      let same = alone.next()
      try require(
        token.form == same?.form
          && token.range.lowerBound - part.lowerBound == same?.range.lowerBound,
        "a part has the word \(token), by itself \(String(describing: same))")
    }
    try require(alone.next() == nil, "a text has words more than the same as a part")
  }

  // MARK: Snippets

  /// A query, a zero byte, and the body in which it is shown.
  static let snippet = FuzzTarget(
    "snippet", "the snippet maker: what is shown is of the text, short, and harmless",
    seeds: texts.map { "iran negara* \"kerja sama\" 上海 the\u{0}" + $0 }
      + [
        "padi gudang\u{0}Padi ditanam. " + String(repeating: "Angin laut bertiup. ", count: 40)
          + "Gudang itu terbakar. " + String(repeating: "Perahu di dermaga. ", count: 40),
        "kata* a\u{0}" + String(repeating: "kata katakata a-a ", count: 60),
      ],
    tokens: ["\u{0}", "*", "\"", ". ", "! ", "? ", ".\" ", ") ", "\n\n", "kata", "iran", "IRAN"]
      + ["16GB", "U-17", "U17", "a_b/c", "anak2nya", "\u{2011}", "\u{AD}\n", "ﬁ", "CO₂", "Rp7"],
    longest: 4096
  ) {
    { bytes in
      let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      let body = String(decoding: parts.count > 1 ? parts[1] : [], as: UTF8.self)
      let traces = try compiled(Array(parts[0])).traces
      try checkSnippet(of: body, traces)
    }
  }

  static func checkSnippet(of body: String, _ traces: [Trace]) throws {
    let text = Array(body.utf8)
    var matcher = try TextMatcher(traces, by: AnyKnowledge())
    let occurrences = matcher.occurrences(in: text)
    for occurrence in occurrences {
      try require(
        occurrence.range.lowerBound >= 0 && occurrence.range.upperBound <= text.count
          && !occurrence.range.isEmpty && traces.indices.contains(occurrence.trace),
        "an occurrence at \(occurrence) of \(text.count)")
    }
    let traceWords = TraceWords(traces)
    var words = WordMatchList(traces, traceWords)
    words.begin()
    words.add(occurrences, in: text)
    var maker = SnippetMaker(traceWords)
    let snippet = maker.snippet(of: text, occurrences, title: String(body.prefix(20)))
    try checkSnippet(snippet, of: body)
  }

  static func checkSnippet(_ snippet: Snippet, of body: String) throws {
    let plain = snippet.plainText
    try Checks.visible(plain, "the snippet")
    // About the length asked for, a sentence's beginning before and a word's end behind.
    try require(
      plain.utf8.count <= 3 * SnippetMaker.length,
      "a snippet of \(plain.utf8.count) bytes: \(plain.debugDescription)")
    var last: Bool?
    for fragment in snippet.fragments {
      try require(!fragment.text.isEmpty, "a fragment is empty")
      try require(fragment.isHighlighted != last, "two fragments of one kind are neighbours")
      last = fragment.isHighlighted
      if fragment.isHighlighted {
        var tokenizer = Tokenizer(fragment.text)
        try require(tokenizer.next() != nil, "no word is marked: \(fragment)")
      }
    }
    guard !body.utf8.contains("…".utf8) else { return }
    var whole = FragmentBuilder()
    whole.append(Array(body.utf8), in: 0..<body.utf8.count, isHighlighted: false)
    let all = whole.finish().map(\.text).joined()
    for part in plain.split(separator: "…") {
      let shown = part.utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      try require(
        all.utf8.contains(Array(shown)), "this is not of the text: \(String(part).debugDescription)"
      )
    }
  }

  // MARK: Names of files

  /// A pattern, a line break, and a path.
  static let glob = FuzzTarget(
    "glob", "patterns of --exclude, against any path",
    seeds: [
      "*.txt\narsip/a.txt", "**/draft?/[a-z]*\na/b/draft1/x.md", "[!0-9]**\nabc", "a/**/b\na/c/d/b",
      "********************a\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "[z-a]\nb", "[]\n[]", "[a-\n-",
      "a/\na/b",
    ], tokens: ["*", "**", "**/", "?", "[", "]", "[!", "-", "/", "a", "***a***"], longest: 1024
  ) {
    { bytes in
      let parts = bytes.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
      let pattern = String(decoding: parts[0], as: UTF8.self)
      let path = String(decoding: parts.count > 1 ? parts[1] : [], as: UTF8.self)
      _ = GlobPattern(pattern).matches(path: path)
      let isOrdinary = !path.isEmpty && !path.contains { "*?[]/!\\".contains($0) }
      if isOrdinary {
        try require(GlobPattern(path).matches(path: path), "\(path) does not match itself")
      }
    }
  }
}
