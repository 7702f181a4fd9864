import ArticleText
import Xapian

/// A word of a query with all that it leads to.
struct ExpandedWord: Hashable {
  var word: QueryWord
  /// What the lexicon has for it.
  var targets: [LexiconTarget] = []
  /// Whether the lexicon may have something for it and words behind it.
  var mayBeginPhrase = true
  /// By what ``QueryMemory`` knows it.
  var key: [UInt8]?
}

/// Neighbouring words of a query with all that they lead to, by themselves and together.
struct ExpandedRun: Hashable {
  /// What the lexicon has for several words as a whole.
  struct Phrase: Hashable {
    var words: Range<Int>
    var targets: [LexiconTarget]
  }

  var words: [ExpandedWord]
  /// In the order of the words; they do not overlap.
  var phrases: [Phrase]

  /// The names whose parts signs join (`nama_file.txt`, `TNI/Polri`).
  var names: [Range<Int>] {
    var names: [Range<Int>] = []
    var start = 0
    for end in 1...max(words.count, 1)
    where end >= words.count || words[end].word.link == .none {
      let isJoined = words[start..<min(end, words.count)].dropFirst().contains {
        $0.word.link == .sign
      }
      if isJoined, end - start <= Self.longestName { names.append(start..<end) }
      start = end
    }
    return names
  }

  /// More words in a row without a space are no name.
  private static let longestName = 16

  /// The words' text, as the user wrote it.
  func text(of range: Range<Int>) -> String {
    words[range].map(\.word.text).joined(separator: " ")
  }
}

/// Looks up what the words of a query lead to.
struct QueryExpander<Knowledge: IndexKnowledge> {
  let knowledge: Knowledge
  var translation: SearchOptions.Translation
  /// The row of the language that the query is in, where its words show it: only from that one
  /// they are translated, since `air` is water.
  var queryRow: Int?
  /// Whether words lead to what lexicon and spelling rules have for them.
  var looksUpTargets = true
  /// Whether a word that no article has is taken for one that is near it.
  var correctsSpelling = true
  /// A text of which the words are known, and they.
  var analysed: (text: String, words: [QueryWord])?

  var languages: LanguageTable { knowledge.languages }

  /// Analyses and expands a text of neighbouring words.
  func run(_ text: String) throws(XapianError) -> ExpandedRun {
    var run = ExpandedRun(words: [], phrases: [])
    for word in try words(of: text) { run.words.append(try expanded(word)) }
    let words = run.words.map(\.word)
    var start = 0
    while start < words.count {
      var next = start + 1
      guard run.words[start].mayBeginPhrase else {
        start = next
        continue
      }
      for length in stride(from: longestPhrase(in: words[start...]), to: 1, by: -1) {
        let targets = try targets(of: words[start..<start + length])
        if targets.isEmpty { continue }
        run.phrases.append(ExpandedRun.Phrase(words: start..<start + length, targets: targets))
        next = start + length
        break
      }
      start = next
    }
    return run
  }

  private func words(of text: String) throws(XapianError) -> [QueryWord] {
    if let analysed, analysed.text.utf8.elementsEqual(text.utf8) { return analysed.words }
    return try QueryWord.words(of: text, by: knowledge)
  }

  /// A word with all that it leads to.
  private func expanded(_ word: QueryWord) throws(XapianError) -> ExpandedWord {
    let key = QueryMemory.key(word, way: way)
    if let key, var known = knowledge.memory?.expanded[key] {
      known.word.link = word.link
      return known
    }
    var expanded = ExpandedWord(word: try corrected(word), key: key)
    let word = expanded.word
    if !word.isStopWord || word.isCapitals {
      expanded.targets = try targets(of: [word])
      expanded.targets += try cognates(of: word, besides: expanded.targets)
    }
    expanded.mayBeginPhrase = try mayBeginPhrase(word)
    if let key { knowledge.memory?.expanded[key] = expanded }
    return expanded
  }

  /// How words are looked up, as a number for ``QueryMemory``.
  private var way: UInt8 {
    (translation == .off ? 0 : 1) | (looksUpTargets ? 2 : 0) | (correctsSpelling ? 4 : 0)
      | UInt8((queryRow ?? -1) + 1) << 3
  }

  private func mayBeginPhrase(_ word: QueryWord) throws(XapianError) -> Bool {
    guard looksUpTargets else { return false }
    for row in languages.rows.indices.dropLast() {
      guard let stem = word.stems[row].first else { continue }
      if try knowledge.mayBeginPhrase(stem, row: row) { return true }
    }
    return false
  }

  /// How many of some words the longest phrase may reach over that an entry stands for: in a
  /// language that does not have them all as words it may be more than the entry has.
  private func longestPhrase(in words: ArraySlice<QueryWord>) -> Int {
    let longest = LexiconEntries.longestPhrase
    var (length, counts) = (0, languages.rows.map { _ in 0 })
    for word in words.prefix(2 * longest) {
      for row in counts.indices where !word.stems[row].isEmpty { counts[row] += 1 }
      if counts.allSatisfy({ $0 > longest }) { break }
      length += 1
    }
    return length
  }

  /// The same loan word as the other language spells it, where articles have it and the lexicon
  /// does not translate it: trying a hundred spellings takes longer than looking up ten entries.
  private func cognates(
    of word: QueryWord, besides known: [LexiconTarget]
  ) throws(XapianError) -> [LexiconTarget] {
    var found: [LexiconTarget] = []
    if !looksUpTargets || known.contains(where: { $0.kind == .translation }) { return found }
    let indonesian = languages.row(for: .indonesian)
    let english = languages.row(for: .english)
    let isOther = { (form: String) throws(XapianError) in
      form == word.form ? false : try knowledge.contains(form)
    }
    for (from, to) in [(indonesian, english), (english, indonesian)] where translates(from: from) {
      let spelling =
        from == indonesian
        ? try Cognates.english(of: word.form, where: isOther)
        : try Cognates.indonesian(of: word.form, where: isOther)
      guard let form = spelling else { continue }
      let terms = try knowledge.stems(of: Array(form.utf8))[to].map {
        Schema.stemTerm(mark: languages.rows[to].mark, stem: $0)
      }
      let pattern = TermPattern(words: terms.map { [$0] })
      guard !(known + found).contains(where: { $0.pattern == pattern }) else { continue }
      found.append(LexiconTarget(kind: .translation, text: form, pattern: pattern))
    }
    return found
  }

  private func translates(from row: Int) -> Bool {
    translation != .off && (queryRow == nil || queryRow == row)
  }

  /// The word, or the one that was meant where neither index nor lexicon has it.
  private func corrected(_ word: QueryWord) throws(XapianError) -> QueryWord {
    guard correctsSpelling, !word.isStopWord, word.isWordEverywhere,
      try targets(of: [word]).isEmpty,
      let meant = try SpellingCorrection.correction(of: word, by: knowledge)
    else { return word }
    var word = word
    word.form = meant
    word.stems = try knowledge.stems(of: Array(meant.utf8))
    word.isCorrected = true
    return word
  }

  /// What the lexicon has for words as a whole.
  ///
  /// - Parameter isPart: They are a part of more words. Then languages do not count in which the
  ///   first or the last of them is no word: fewer words are the same part there.
  func targets(
    of words: ArraySlice<QueryWord>, isPart: Bool = true
  ) throws(XapianError) -> [LexiconTarget] {
    var found: [LexiconTarget] = []
    guard looksUpTargets else { return found }
    for row in languages.rows.indices.dropLast() {
      let stems = words.map { $0.stems[row] }
      if isPart, stems.first?.isEmpty != false || stems.last?.isEmpty != false { continue }
      if stems.allSatisfy(\.isEmpty) { continue }
      let key = MetadataKey.entry(mark: languages.rows[row].mark, stems: stems.flatMap(\.self))
      for target in try knowledge.entries(key) where !found.contains(target) {
        if target.kind == .translation, !translates(from: row) { continue }
        found.append(target)
      }
    }
    return found
  }
}
