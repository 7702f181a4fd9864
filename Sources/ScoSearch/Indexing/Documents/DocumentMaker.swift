import ArticleText
import Xapian

/// Turns articles into documents of the index, and notes the words it meets.
///
/// One for each task that indexes; the document's memory is used again for the next article.
struct DocumentMaker {
  let analyzer: Analyzer
  private let parameters: IndexingParameters
  private var vocabulary: Vocabulary
  private var document = Document()
  private var fingerprint = FingerprintMaker()
  /// The stems of the article so far, in their order.
  private var sequence = TermSequence()
  /// The sum of the frequencies of its words.
  private var length = 0
  /// How many more stems of the body belong to its beginning.
  private var leadLeft = 0
  /// The numbers of words that are added together.
  private var numbers = [UInt32](repeating: 0, count: 256)

  /// Bytes of a document beyond which its memory is given back.
  private static let largeText = 1 << 20

  init(analyzer: Analyzer, parameters: IndexingParameters = .standard) {
    self.analyzer = analyzer
    self.parameters = parameters
    vocabulary = Vocabulary(analyzer: analyzer)
  }

  /// The terms of words by their numbers.
  var terms: FormTable { vocabulary.terms }

  /// The document for an article, its words by the numbers of ``terms``.
  mutating func document(for record: StoredRecord) -> Document {
    // What a very long article took is not kept for the short ones after it.
    document.removeAll(keepingCapacity: document.byteCount < Self.largeText)
    document.setData(record.encoded())
    addOrigin(of: record)
    addFields(of: record.article)
    fingerprint.begin(record.article.language)
    addWords(of: record.article)
    noteLength(of: record.article)
    addFingerprint()
    return document
  }

  /// Notes how long the article is with its language: so the index knows how long the articles of
  /// each language are on average, whatever comes and goes.
  private mutating func noteLength(of article: Article) {
    guard let language = Field.language.value(article) else { return }
    document.addTerm(
      Field.language.term(language), wdf: IndexingParameters.units(ofLength: length))
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

  private mutating func addOrigin(of record: StoredRecord) {
    for term in Schema.idTerms(of: record.name) { document.addBooleanTerm(term) }
    document.addBooleanTerm(Schema.sourceTerm(record.sourceNumber))
    if !record.isFromCode {
      document.addBooleanTerm(Schema.fileTerm(record.file))
    }
  }

  /// What fields filter by; the stems of the title come with its words.
  private mutating func addFields(of article: Article) {
    if let term = Schema.wholeTitleTerm(article.title) { document.addBooleanTerm(term) }
    for field in Field.all {
      guard let value = field.value(article) else { continue }
      if let slot = field.slot { document.setValue(value, in: slot) }
      switch field.kind {
      case .words:
        var tokenizer = Tokenizer(value)
        while let token = tokenizer.next() {
          document.addBooleanTerm(token.form, prefix: field.prefix)
        }
      case .code: document.addBooleanTerm(field.term(value))
      case .titleStems, .dates: break
      }
    }
  }

  // MARK: Words

  private mutating func addWords(of article: Article) {
    let row = analyzer.languages.row(for: article.language)
    let title = Array(article.title.utf8)
    let body = Array(article.body.utf8)
    sequence.removeAll()
    length = 0
    leadLeft = 0
    add(
      title, in: 0..<title.count, row: row, isTitle: true,
      frequency: article.titleIsBeginning ? 1 : parameters.titleFrequency)
    sequence.appendGap()
    leadLeft = body.count >= parameters.shortestWithLead ? parameters.leadWords : 0
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
    var words = WordSequence(bytes, in: range, row: row, of: analyzer.languages)
    var glued = GluedStems()
    let mark = analyzer.languages.rows[row].mark
    while true {
      let count = words.takePlainWords(in: vocabulary, into: &numbers)
      if count > 0 { addPlainWords(count, row: row, isTitle: isTitle, frequency: frequency) }
      if count == numbers.count { continue }
      guard let (word, key) = words.nextWord(in: &vocabulary) else { break }
      let frequency = leadLeft > 0 ? parameters.leadFrequency : frequency
      let stems = vocabulary[key].stems
      vocabulary.note(key)
      add(vocabulary[key], frequency: frequency, isGlued: words.isGlued, isTitle: isTitle)
      length += frequency * stems.count
      if words.isGlued {
        length += glued.append(
          stems.map { Array(vocabulary.bytes(ofStem: $0)) }, start: words.startOfGlued,
          frequency: frequency, mark: mark, to: &document)
      } else {
        // The form is a term beside the stems.
        length += frequency
      }
      leadLeft -= stems.count
      if word.isCapitals, words.form.count <= parameters.longestCapitals {
        document.addTerm(words.form, prefix: Schema.Prefix.capitals)
      }
    }
    length += glued.add(to: &document, mark: mark)
  }

  /// Adds the words whose numbers were found.
  private mutating func addPlainWords(_ count: Int, row: Int, isTitle: Bool, frequency: Int) {
    let words = vocabulary.words(row: row)
    for number in numbers[..<count] {
      let word = words[Int(number)]
      let frequency = leadLeft > 0 ? parameters.leadFrequency : frequency
      add(word, frequency: frequency, isGlued: false, isTitle: isTitle)
      length += frequency * (word.stems.count + 1)
      leadLeft -= word.stems.count
    }
  }

  /// Adds a word to the document.
  ///
  /// - Parameters:
  ///   - frequency: How often it counts.
  ///   - isGlued: It is a part of letters and digits that touch. These count by their stems alone: no
  ///     `17` of `U17` is one as it is written elsewhere.
  private mutating func add(
    _ word: Vocabulary.Word, frequency: Int, isGlued: Bool, isTitle: Bool
  ) {
    for index in word.stems {
      let stem = vocabulary.stems[index]
      document.addTerm(number: stem.term, wdf: frequency)
      fingerprint.add(stem.hash, isTitle: isTitle)
      sequence.append(stem.code)
      if isTitle {
        document.addBooleanTerm(
          Schema.markedStem(vocabulary.terms[Int(stem.term)]), prefix: Field.title.prefix)
      }
    }
    document.addTerm(number: word.term, wdf: isGlued ? 0 : frequency)
  }
}

/// The stems of letters and digits that touch, which are a term together: `u17`.
private struct GluedStems {
  private var start = -1
  private var stems: [[UInt8]] = []
  private var frequency = 0

  /// Notes the stems of a part.
  ///
  /// - Parameter start: Where the first part begins: with another one what was noted is added.
  /// - Returns: How much longer the document is.
  mutating func append(
    _ stems: [[UInt8]], start: Int, frequency: Int, mark: Character, to document: inout Document
  ) -> Int {
    let added = start == self.start ? 0 : add(to: &document, mark: mark)
    self.start = start
    self.frequency = frequency
    self.stems += stems
    return added
  }

  /// Adds the term to a document, and begins anew.
  ///
  /// - Returns: How much longer the document is.
  mutating func add(to document: inout Document, mark: Character) -> Int {
    defer { stems.removeAll() }
    guard stems.count > 1 else { return 0 }
    document.addTerm(Schema.stemTerm(mark: mark, gluing: stems), wdf: frequency)
    return frequency
  }
}

extension Article {
  /// Whether the title is the beginning of the body, shortened, since the text has no title.
  var titleIsBeginning: Bool {
    title.hasSuffix("…") && body.utf8.starts(with: title.dropLast().utf8)
  }
}
