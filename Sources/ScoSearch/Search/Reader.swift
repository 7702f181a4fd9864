import ArticleText
import Xapian

/// One open view of an index, used by one task at a time.
final class Reader {
  let collection: ArticleCollection
  let generation: Generation
  let sources: SourceList
  let languages: LanguageTable
  var database: Database
  /// The file that named the generation, as it was when this was opened.
  private let stub: FileSystem.Status?
  private var analyzer: Analyzer?
  private var known = Known()

  /// Opens the live generation of a collection.
  ///
  /// - Throws: ``SearchError`` where there is none, or it cannot be read.
  init(_ collection: ArticleCollection) throws(SearchError) {
    self.collection = collection
    languages = collection.languages
    stub = FileSystem.status(of: collection.currentFile)
    generation = try Generation.live(of: collection)
    sources = try SourceList(of: collection)
    do {
      database = try Database(path: generation.path)
    } catch {
      throw SearchError(error, subject: generation.path)
    }
    prepareSearches()
    try IndexFacts(of: database, at: generation.path).checkSchema()
  }

  /// Opens what a commit writes after it. What is damaged is as good as not there: the same is found
  /// without it; ``IndexChecker`` says so.
  private func prepareSearches() {
    _ = try? database.prepareSearches(from: generation.path)
  }

  /// Whether another generation has taken the place of this one.
  var isOutdated: Bool { FileSystem.status(of: collection.currentFile) != stub }

  /// Looks at what was committed since.
  func refresh() throws(XapianError) {
    if try database.reopen() { known = Known() }
    if !database.hasMatcher { prepareSearches() }
  }

  // MARK: Articles

  /// The number of an article's document, nil where there is no such article.
  func document(id: String) throws(XapianError) -> DocumentID? {
    try database.documentIDs(withTerm: Schema.idTerm(id)).first
  }

  /// The ids of the articles that were read from a file, in their order.
  ///
  /// - Parameter path: Absolute, with links or without.
  func ids(ofFile path: String) throws(XapianError) -> [String] {
    var ids: Set<ExactText> = []
    for path in [path, FileSystem.realPath(path)].compactMap({ $0 }) {
      for source in sources.sources {
        let root = source.absolutePath(in: collection)
        guard FileSystem.contains(root, path) else { continue }
        let below = path.utf8.dropFirst(root.utf8.count).drop { $0 == UInt8(ascii: "/") }
        let file = FileKey(
          sourceNumber: source.number, relativePath: String(decoding: below, as: UTF8.self))
        for document in try database.documentIDs(withTerm: Schema.fileTerm(file)) {
          if let id = StoredRecord.id(try database.documentData(document)) {
            ids.insert(ExactText(id))
          }
        }
      }
    }
    return ids.sorted().map(\.text)
  }

  /// Whether a path leads to a file within the sources. What was put in the place of an article's
  /// file since may be a link to anywhere, or a pipe that never ends.
  func leadsToFile(_ path: String) -> Bool {
    guard FileSystem.status(of: path)?.kind == .file, let real = FileSystem.realPath(path) else {
      return false
    }
    return sources.sources.contains { source in
      let root = source.absolutePath(in: collection)
      return FileSystem.contains(FileSystem.realPath(root) ?? root, real)
    }
  }

  func record(_ document: DocumentID) throws(XapianError) -> StoredRecord? {
    StoredRecord(try database.documentData(document))
  }

  /// Why an article may not be what its file holds: what was noted when the file was read, where it
  /// is its only article, and that there is hardly any text.
  func doubts(of record: StoredRecord) throws(XapianError) -> [String] {
    var doubts: [FileDoubt] = []
    if !record.isFromCode, let file = try Manifest.record(of: record.file, in: database),
      file.articles == 1, file.displaced.isEmpty
    {
      doubts = file.doubts
    }
    let lack = doubts.contains { $0.doubt == .textMissing } ? nil : record.article.lackOfText
    return doubts.map(\.reason) + [lack].compactMap { $0 }
  }

  /// The absolute path of the file that an article was read from, nil for one from code.
  func path(of record: StoredRecord) -> String? {
    sources[record.sourceNumber]?.path(of: record.relativePath, in: collection)
  }
}

/// What was looked up since the index was opened or last changed.
private struct Known {
  private static let limit = 10_000

  var stemsByForm = WordMemory<[UInt8], [[[UInt8]]]>(limit: limit)
  var formsByTerm = WordMemory<String, [String]>(limit: limit)
  var entriesByKey = WordMemory<String, [LexiconTarget]>(limit: limit)
  var phraseBeginnings = WordMemory<String, Bool>(limit: limit)
  var statisticsByTerm = WordMemory<String, TermStatistics>(limit: limit)
  var articleCounts: [UInt8: Int]?
  var averageLengths: [Double]?
  let memory = QueryMemory()
}

extension Reader: IndexKnowledge {
  func articleCount() throws(XapianError) -> Int { try database.documentCount }

  func articleCounts() throws(XapianError) -> [UInt8: Int] {
    if let known = known.articleCounts { return known }
    var counts: [UInt8: Int] = [:]
    var others = try database.documentCount
    for row in languages.rows {
      guard let mark = row.mark.asciiValue else { continue }
      guard let language = row.language else {
        counts[mark] = others
        continue
      }
      let count = try database.termFrequency(Field.language.term(language.rawValue))
      counts[mark] = count
      others -= count
    }
    known.articleCounts = counts
    return counts
  }

  func averageLengths() throws(XapianError) -> [Double] {
    if let known = known.averageLengths { return known }
    let (articles, average) = (try database.documentCount, try database.averageDocumentLength)
    var averages = [Double](repeating: average, count: languages.rows.count)
    var (others, length) = (articles, average * Double(articles))
    for (index, row) in languages.rows.enumerated() {
      guard let language = row.language else { continue }
      let term = Field.language.term(language.rawValue)
      let count = try database.termFrequency(term)
      if count == 0 || count == articles { continue }
      averages[index] =
        IndexingParameters.length(ofUnits: try database.collectionFrequency(term)) / Double(count)
      others -= count
      length -= averages[index] * Double(count)
    }
    if let row = languages.rows.firstIndex(where: { $0.language == nil }), others > 0, length > 0 {
      averages[row] = length / Double(others)
    }
    known.averageLengths = averages
    return averages
  }

  /// The stems of a folded word, by row of the language table: as the index recorded them, from the
  /// dictionaries only for a word that it has not seen.
  func stems(of form: [UInt8]) throws(XapianError) -> [[[UInt8]]] {
    if let known = known.stemsByForm[form] { return known }
    let stems = try lookUpStems(of: form)
    known.stemsByForm[form] = stems
    return stems
  }

  private func lookUpStems(of form: [UInt8]) throws(XapianError) -> [[[UInt8]]] {
    let word = String(decoding: form, as: UTF8.self)
    let recorded = try database.metadata(for: MetadataKey.stems(ofForm: word))
    let isSeen = try recorded.isEmpty ? database.termExists(word) : true
    if isSeen { return RecordedStems.decode(recorded, of: form, languages: languages) }
    let analyzer = self.analyzer ?? makeAnalyzer()
    self.analyzer = analyzer
    return languages.rows.indices.map { analyzer.stems(of: form, row: $0) }
  }

  /// A lexicon that cannot be read is reported when the index is renewed; a search goes on by the
  /// other rules.
  private func makeAnalyzer() -> Analyzer {
    let lexicon = try? Lexicon(folder: collection.lexiconFolder)
    return Analyzer(languages: languages, exceptions: lexicon?.stems() ?? [:])
  }

  var memory: QueryMemory? { known.memory }

  func forms(of term: String) throws(XapianError) -> [String] {
    if let known = known.formsByTerm[term] { return known }
    let keys = try database.metadataKeys(prefix: MetadataKey.forms(ofStemTerm: term))
    let forms = keys.map { MetadataKey.form(of: $0, ofStemTerm: term) }
    known.formsByTerm[term] = forms
    return forms
  }

  func contains(_ term: String) throws(XapianError) -> Bool { try database.termExists(term) }

  func statistics(of term: String) throws(XapianError) -> TermStatistics {
    if let known = known.statisticsByTerm[term] { return known }
    let statistics = TermStatistics(
      articles: try database.termFrequency(term),
      occurrences: try database.collectionFrequency(term))
    known.statisticsByTerm[term] = statistics
    return statistics
  }

  func entries(_ key: String) throws(XapianError) -> [LexiconTarget] {
    guard key.utf8.count <= Schema.longestTerm else { return [] }
    if let known = known.entriesByKey[key] { return known }
    let value = try database.metadata(for: key)
    let entries = value.isEmpty ? [] : LexiconEntries.decode(value)
    known.entriesByKey[key] = entries
    return entries
  }

  func mayBeginPhrase(_ stem: [UInt8], row: Int) throws(XapianError) -> Bool {
    let prefix = MetadataKey.entries(mark: languages.rows[row].mark, beginningWith: stem)
    guard prefix.utf8.count < Schema.longestTerm else { return false }
    if let known = known.phraseBeginnings[prefix] { return known }
    let begins = try !database.metadataKeys(prefix: prefix).isEmpty
    known.phraseBeginnings[prefix] = begins
    return begins
  }

  func isWord(_ form: String) -> Bool { KnownWords.contain(form) ?? false }

  func nearestForm(to word: String, edits: Int) throws(XapianError) -> String? {
    try database.spellingSuggestion(for: word, maxEditDistance: edits)
  }
}
