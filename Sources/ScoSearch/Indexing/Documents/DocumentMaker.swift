import ArticleText
import Xapian

/// Turns articles into documents of the index, and notes the words it meets.
///
/// One for each task that indexes; the document's memory is used again for the next article.
struct DocumentMaker {
  let analyzer: Analyzer
  private var vocabulary: Vocabulary
  private var document = Document()
  private var fingerprint = FingerprintMaker()
  /// The stems of the article so far, in their order.
  private var sequence = TermSequence()
  /// How many more stems of the body belong to its beginning.
  private var leadLeft = 0

  /// Bytes of a document beyond which its memory is given back.
  private static let largeText = 1 << 20

  init(analyzer: Analyzer) {
    self.analyzer = analyzer
    vocabulary = Vocabulary(languages: analyzer.languages)
  }

  /// The document for an article.
  mutating func document(for record: StoredRecord) -> Document {
    // What a very long article took is not kept for the short ones after it.
    document.removeAll(keepingCapacity: document.byteCount < Self.largeText)
    document.setData(record.encoded())
    addNames(of: record)
    fingerprint.begin(record.article.language)
    addWords(of: record.article)
    addFingerprint()
    return document
  }

  private mutating func addFingerprint() {
    guard let fingerprint = fingerprint.finish() else { return }
    document.setValue(fingerprint.encoded, in: Schema.Slot.fingerprint)
    for term in fingerprint.terms { document.addBooleanTerm(term) }
  }

  /// Whether so many words were met that they should be taken, to keep memory bounded.
  var isVocabularyFull: Bool { vocabulary.isFull }

  /// The words met since the last call, for the index's record of them.
  mutating func takeVocabulary() -> VocabularyBatch {
    let batch = VocabularyBatch(&vocabulary, analyzer: analyzer)
    if vocabulary.isFull { vocabulary.removeAll() }
    return batch
  }

  // MARK: Filters

  private mutating func addNames(of record: StoredRecord) {
    let article = record.article
    for term in Schema.idTerms(of: record.name) { document.addBooleanTerm(term) }
    document.addBooleanTerm("\(Schema.Prefix.sourceNumber)\(record.sourceNumber)")
    if !record.isFromCode {
      document.addBooleanTerm(Schema.fileTerm(record.file))
    }
    let language = article.language?.rawValue ?? Schema.unknownLanguage
    document.addBooleanTerm(Schema.Prefix.language + language)
    document.setValue(language, in: Schema.Slot.language)
    if let date = article.date { document.setValue(date.slotValue, in: Schema.Slot.date) }
    if let publisher = article.source {
      document.setValue(publisher, in: Schema.Slot.publisher)
      addName(publisher, prefix: Schema.Prefix.publisher)
    }
    if let place = article.place { addName(place, prefix: Schema.Prefix.place) }
  }

  private mutating func addName(_ name: String, prefix: String) {
    var tokenizer = Tokenizer(name)
    while let token = tokenizer.next() {
      document.addBooleanTerm(token.form, prefix: prefix)
    }
  }

  // MARK: Words

  private mutating func addWords(of article: Article) {
    let row = analyzer.languages.row(for: article.language)
    let title = Array(article.title.utf8)
    let body = Array(article.body.utf8)
    sequence.removeAll()
    leadLeft = 0
    add(
      title, in: 0..<title.count, row: row, isTitle: true,
      frequency: article.titleIsBeginning ? 1 : Ranking.titleFrequency)
    sequence.appendGap()
    leadLeft = body.count >= Ranking.shortestWithLead ? Ranking.leadWords : 0
    var end = 0
    for span in article.languageSpans {
      let range = span.utf8Range.clamped(to: end..<body.count)
      if range.isEmpty { continue }
      if range.lowerBound > end { add(body, in: end..<range.lowerBound, row: row) }
      add(body, in: range, row: analyzer.languages.row(for: span.language ?? article.language))
      end = range.upperBound
    }
    if end < body.count { add(body, in: end..<body.count, row: row) }
    document.setValue(sequence.encoded, in: Schema.Slot.words)
  }

  private mutating func add(
    _ bytes: [UInt8], in range: Range<Int>, row: Int, isTitle: Bool = false, frequency: Int = 1
  ) {
    var words = WordSequence(bytes, in: range, row: row, analyzer: analyzer)
    while let (word, key) = words.next(in: &vocabulary) {
      vocabulary[key].add(
        to: &document, &fingerprint, &sequence,
        frequency: leadLeft > 0 ? Ranking.leadFrequency : frequency, isTitle: isTitle)
      leadLeft -= vocabulary[key].stems.count
      if word.isCapitals, words.form.count <= Schema.longestCapitals {
        document.addTerm(words.form, prefix: Schema.Prefix.capitals)
      }
    }
  }
}

extension Vocabulary.Word {
  /// Adds the word to the document of an article that has it.
  ///
  /// - Parameter frequency: How often it counts.
  fileprivate mutating func add(
    to document: inout Document, _ fingerprint: inout FingerprintMaker,
    _ sequence: inout TermSequence, frequency: Int, isTitle: Bool
  ) {
    document.add(terms, wdf: frequency)
    for stem in stems {
      fingerprint.add(stem.hash, isTitle: isTitle)
      sequence.append(stem.code)
      if isTitle {
        // The same with another prefix.
        document.addBooleanTerm(
          stem.term.dropFirst(Schema.Prefix.stem.utf8.count), prefix: Schema.Prefix.titleStem)
      }
    }
    self.frequency += 1
  }
}

extension Article {
  /// Whether the title is the beginning of the body, shortened, since the text has no title.
  var titleIsBeginning: Bool {
    title.hasSuffix("…") && body.utf8.starts(with: title.dropLast().utf8)
  }
}

extension Schema {
  /// Stands for a language that is not known, by ISO 639-2.
  static let unknownLanguage = "und"

  /// Words in capitals up to this many bytes may be names of organisations; longer ones shout.
  static let longestCapitals = 8

  /// The term that all articles of a file share.
  static func fileTerm(_ file: FileKey) -> String {
    term(Prefix.file, "\(file.sourceNumber)/\(file.relativePath)")
  }
}
