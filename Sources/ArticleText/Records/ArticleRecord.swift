/// An article as a JSON object: `id`, `title`, `body` (or `text`, `content`), and where known
/// `lang`, `date`, `source`, `place`, `author`, `section`, `url`. Other keys are left alone.
struct ArticleRecord: Decodable {
  private var values: [Key: String] = [:]

  /// What was wrong with single values; the record stands without them.
  private(set) var remarks: [String] = []

  private enum Key: String, CodingKey, CaseIterable {
    case id, title, body, text, content, lang, date, source, place, author, section, url
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for key in Key.allCases where container.contains(key) {
      if try container.decodeNil(forKey: key) { continue }
      if let value = try? container.decode(String.self, forKey: key) {
        values[key] = value
      } else if let number = try? container.decode(Int.self, forKey: key) {
        values[key] = String(number)
      } else if let number = try? container.decode(Double.self, forKey: key) {
        values[key] = String(number)
      } else {
        remarks.append("'\(key.rawValue)' is not a text; it was left out")
      }
    }
    if let date = values[.date], !date.isEmpty, MetadataDate(date) == nil {
      remarks.append(
        "'date' is not a date of publication such as 2016-04-07: '\(date.prefix(40))'"
      )
    }
    if let language = values[.lang], !language.isEmpty, Language(tag: language) == nil {
      remarks.append("'lang' is not a language code such as id: '\(language.prefix(40))'")
    }
  }

  /// The record as an article, its text normalized and not cleaned.
  ///
  /// - Returns: `nil` where it has neither a title nor a body.
  func article(idWithoutOne: String) -> Article? {
    let body = TextNormalizer.normalize(values[.body] ?? values[.text] ?? values[.content] ?? "")
    let title = oneLine(.title)
    guard title != nil || !body.isEmpty else { return nil }
    let found = LanguageDetector().analyze(body, titled: title)
    let declared = values[.lang].flatMap { Language(tag: $0) }
    let id = oneLine(.id) ?? idWithoutOne
    return Article(
      id: id,
      title: title ?? TitleMaker.title(ofStory: body, orName: id),
      body: body,
      language: declared ?? found.language,
      date: values[.date].flatMap { MetadataDate.date($0) },
      source: oneLine(.source),
      place: oneLine(.place),
      author: oneLine(.author),
      section: oneLine(.section),
      url: oneLine(.url),
      languageSpans: found.spans)
  }

  private func oneLine(_ key: Key) -> String? {
    guard let value = values[key] else { return nil }
    let line = TextNormalizer.oneLine(value)
    return line.isEmpty ? nil : line
  }
}
