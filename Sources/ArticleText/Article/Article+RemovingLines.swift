extension Article {
  /// The article without some lines of its body: as it is where none of them is there, or where
  /// nothing else is.
  ///
  /// A title that was made from the beginning of the body is made again. The language stays.
  ///
  /// - Parameter isRemoved: Whether a line of the body is to go; it is asked for no empty line.
  public func removingLines(where isRemoved: (Substring) -> Bool) -> Article {
    let lines = body.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { Substring($0) }
    var kept: [Substring] = []
    for line in lines where line.isEmpty || !isRemoved(line) {
      // Two empty lines that stood around one that is gone are one.
      if line.isEmpty, kept.last?.isEmpty ?? true { continue }
      kept.append(line)
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    guard !kept.isEmpty, kept.count < lines.count else { return self }

    var article = self
    article.body = kept.joined(separator: "\n")
    if title == TitleMaker.title(ofStory: body, orName: id) {
      article.title = TitleMaker.title(ofStory: article.body, orName: id)
    }
    article.languageSpans = spans(around: kept, of: article.body.utf8.count)
    return article
  }

  /// The spans of the body over those of its lines that are kept.
  private func spans(around kept: [Substring], of count: Int) -> [LanguageSpan] {
    guard !languageSpans.isEmpty else { return [] }
    let starts = kept.map { body.utf8.distance(from: body.startIndex, to: $0.startIndex) }
    func moved(_ offset: Int) -> Int {
      var before = 0
      for (line, start) in zip(kept, starts) {
        if offset <= start { return before }
        let length = line.utf8.count + 1
        if offset < start + length { return before + offset - start }
        before += length
      }
      return count
    }
    return languageSpans.compactMap { span in
      let range = moved(span.utf8Range.lowerBound)..<min(count, moved(span.utf8Range.upperBound))
      return range.isEmpty ? nil : LanguageSpan(utf8Range: range, language: span.language)
    }
  }
}
