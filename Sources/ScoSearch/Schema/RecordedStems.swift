/// What an index records of a form: the terms of its stems, a line for each language where they
/// differ from it; those of a compound are divided by spaces.
enum RecordedStems {
  /// - Parameter stems: By row of the language table.
  static func encode(
    _ stems: [[[UInt8]]], of form: [UInt8], languages: LanguageTable
  ) -> String {
    zip(languages.rows, stems).compactMap { language, stems -> String? in
      if stems == [form] { return nil }
      return stems.map { Schema.stemTerm(mark: language.mark, stem: $0) }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// The stems by row of the language table.
  static func decode(
    _ record: [UInt8], of form: [UInt8], languages: LanguageTable
  ) -> [[[UInt8]]] {
    var stems = languages.rows.map { _ in [form] }
    for line in record.split(separator: UInt8(ascii: "\n")) {
      let terms = line.split(separator: UInt8(ascii: " "))
      guard let mark = terms.first.flatMap({ Schema.mark(ofStemTerm: $0) }),
        let row = languages.rows.firstIndex(where: { $0.mark.asciiValue == mark })
      else { continue }
      stems[row] = terms.map { Array(Schema.word(ofTerm: $0)) }
    }
    return stems
  }
}
