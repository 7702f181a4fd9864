/// How each kind of term is spelled, and taken apart again. The terms of fields are spelled by
/// ``Field/term(_:)``.
extension Schema {
  // MARK: Ids

  /// What stands for an id in terms, of bounded length.
  static func idKey(_ id: String) -> ExactText {
    // Not by characters: a combining one would be one with the prefix.
    let bytes = term(Prefix.soughtID, id).utf8.dropFirst(Prefix.soughtID.utf8.count)
    return ExactText(String(decoding: bytes, as: UTF8.self))
  }

  /// What stands for an id in its term.
  static func idKey(ofTerm term: String) -> ExactText {
    let isSought = term.utf8.starts(with: Prefix.soughtID.utf8)
    let length = (isSought ? Prefix.soughtID : Prefix.id).utf8.count
    return ExactText(String(decoding: term.utf8.dropFirst(length), as: UTF8.self))
  }

  /// The terms of the articles that have or would have an id.
  static func idTerms(ofKey key: ExactText) -> [String] {
    [Prefix.id + key.text, Prefix.soughtID + key.text]
  }

  /// The term of the article that has an id.
  static func idTerm(_ id: String) -> String { Prefix.id + idKey(id).text }

  /// The term of articles that would have an id if no other article had it.
  static func soughtIDTerm(_ id: String) -> String { Prefix.soughtID + idKey(id).text }

  /// The terms of an article's names.
  static func idTerms(of name: ArticleName) -> [String] {
    [idTerm(name.id)] + name.choices.dropLast().map(soughtIDTerm)
  }

  // MARK: Where an article is from

  /// The term that all articles of a source share.
  static func sourceTerm(_ number: Int) -> String { "\(Prefix.sourceNumber)\(number)" }

  /// The term that all articles of a file share.
  static func fileTerm(_ file: FileKey) -> String {
    term(Prefix.file, "\(file.sourceNumber)/\(file.relativePath)")
  }

  // MARK: Words

  /// The term of a stem in title or body.
  static func stemTerm(mark: Character, stem: [UInt8]) -> String {
    "\(Prefix.stem)\(mark)\(String(decoding: stem, as: UTF8.self))"
  }

  /// The term of stems that an article has glued together.
  static func stemTerm(mark: Character, gluing stems: [[UInt8]]) -> String {
    var glued: [UInt8] = []
    for stem in stems where glued.count + stem.count <= longestTerm - 16 { glued += stem }
    return stemTerm(mark: mark, stem: glued)
  }

  /// The term of a word in capitals.
  static func capitalsTerm(_ form: String) -> String { Prefix.capitals + form }

  /// The term that a stem has in the title; nil where the term is no stem's.
  static func titleTerm(ofStemTerm term: String) -> String? {
    isStemTerm(term)
      ? Field.title.term(String(decoding: markedStem(term.utf8), as: UTF8.self)) : nil
  }

  /// What the terms of a stem in the title begin with.
  static func titleTerms(mark: Character, prefix: String) -> String {
    Field.title.term("\(mark)\(prefix)")
  }

  static func isStemTerm(_ term: String) -> Bool {
    term.utf8.starts(with: Prefix.stem.utf8)
  }

  static func isCapitalsTerm(_ term: String) -> Bool {
    term.utf8.starts(with: Prefix.capitals.utf8)
  }

  /// The mark of a stem's language and the stem, by which its terms in title and body agree.
  static func markedStem<Bytes: Collection<UInt8>>(_ stemTerm: Bytes) -> Bytes.SubSequence {
    stemTerm.dropFirst(Prefix.stem.utf8.count)
  }

  /// The mark of the language that a stem is of; nil where the term is no stem's.
  static func mark(ofStemTerm term: some Collection<UInt8>) -> UInt8? {
    term.starts(with: Prefix.stem.utf8) ? markedStem(term).first : nil
  }

  /// The stem or form that a term of a text's words stands for.
  static func word<Bytes: Collection<UInt8>>(ofTerm term: Bytes) -> Bytes.SubSequence {
    if term.starts(with: Prefix.stem.utf8) { return markedStem(term).dropFirst() }
    if term.starts(with: Prefix.capitals.utf8) {
      return term.dropFirst(Prefix.capitals.utf8.count)
    }
    return term[...]
  }

  /// The stem or form that a term of a text's words stands for.
  static func word(ofTerm term: String) -> String {
    String(decoding: word(ofTerm: term.utf8), as: UTF8.self)
  }

  // MARK: Titles

  /// The bytes of a title that its term has at most.
  static let longestTitle = 160

  /// The term of all articles whose titles have the same words; nil for a title without any.
  static func wholeTitleTerm(_ title: String) -> String? {
    let words = foldedWords(of: title)
    return words.isEmpty ? nil : wholeTitleTerms(beginningWith: words)
  }

  /// What the terms of titles begin with that begin with some words: see ``foldedWords(of:)``.
  static func wholeTitleTerms(beginningWith words: [UInt8]) -> String {
    var end = min(words.count, longestTitle)
    while end < words.count, end > 0, words[end] & 0xC0 == 0x80 { end -= 1 }
    return Prefix.title + String(decoding: words[..<end], as: UTF8.self)
  }

  /// The words of a text as they are compared, with spaces between.
  static func foldedWords(of text: String) -> [UInt8] {
    var tokenizer = Tokenizer(text)
    var words: [UInt8] = []
    while tokenizer.nextWord() != nil {
      if !words.isEmpty { words.append(UInt8(ascii: " ")) }
      words += tokenizer.form
    }
    return words
  }

  // MARK: Copies

  /// A term that articles share that may be copies.
  ///
  /// - Parameter hash: In digits.
  static func fingerprintTerm(_ hash: String) -> String { Prefix.fingerprint + hash }

  /// The term that all articles of a group of copies share.
  static func copiesTerm(_ group: String) -> String { Prefix.copies + group }

  /// Whether a term is of the article as a whole, and none of what is in it: there to find copies,
  /// or its title.
  static func isOfWhole(_ term: String) -> Bool {
    [Prefix.fingerprint, Prefix.copies, Prefix.title].contains { term.utf8.starts(with: $0.utf8) }
  }
}
