/// An article as a JSON object: `id`, `title`, `body` (or `text`, `content`), and where known
/// `lang`, `date`, `source`, `place`, `author`, `section`, `url`; or by the names of JSON Feed
/// (<https://jsonfeed.org>). Other keys are left alone.
struct ArticleRecord: Decodable {
  private var values: [Key: RecordValue] = [:]
  private let body: RecordBody

  /// What was wrong with single values; the record stands without them.
  private(set) var remarks: [String] = []

  private enum Key: String, CodingKey, CaseIterable {
    case id, title, body, text, content, lang, date, source, place, author, section, url
    case contentHTML = "content_html"
    case contentText = "content_text"
    case summary, language, authors
    case published = "date_published"
    case modified = "date_modified"
    case externalURL = "external_url"
  }

  /// The keys of what there is one of, the first that says something counts.
  private static let bodies: [Key] = [
    .body, .text, .content, .contentHTML, .contentText, .summary,
  ]
  private static let dates: [Key] = [.date, .published, .modified]
  private static let languages: [Key] = [.lang, .language]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for key in Key.allCases where container.contains(key) {
      values[key] = try container.decodeIfPresent(RecordValue.self, forKey: key)
    }
    var body = RecordBody(.text(""))
    for key in Self.bodies where body.text.isEmpty {
      guard let value = values[key] else { continue }
      body = RecordBody(value, isHTML: key == .contentHTML)
    }
    self.body = body
    if body.isCut {
      remarks.append(
        "has elements more than \(HTMLPage.greatestDepth) deep within each other; "
          + "what lies there and behind was left out")
    }
    remarkValues()
  }

  // MARK: Values

  private func line(_ keys: [Key]) -> String? {
    keys.lazy.compactMap { values[$0]?.line }.first
  }

  /// The title, which is HTML where the body is.
  private var title: String? {
    guard let value = values[.title] else { return nil }
    let rendered = value.member(["rendered", "text"])
    guard let line = (rendered ?? value).line else { return nil }
    guard rendered != nil || body.isHTML || HTMLMarks.areIn(line) else { return line }
    let plain = HTMLPage.plainText(line)
    return plain.isEmpty ? line : plain
  }

  private var date: ArticleDate? {
    Self.dates.lazy.compactMap { values[$0]?.line }.compactMap { MetadataDate.date($0) }.first
  }

  private var language: Language? {
    Self.languages.lazy.compactMap { values[$0]?.line }.compactMap { Language(tag: $0) }.first
  }

  /// Names what says nothing though it should.
  private mutating func remarkValues() {
    for key in Key.allCases {
      guard let value = values[key], !value.isEmpty, !isText(value, key) else { continue }
      remarks.append("'\(key.rawValue)' is not a text; it was left out")
    }
    if let line = line(Self.dates), date == nil {
      remarks.append(
        "'date' is not a date of publication such as 2016-04-07: '\(line.prefix(40))'")
    }
    if let line = line(Self.languages), language == nil {
      remarks.append("'lang' is not a language code such as id: '\(line.prefix(40))'")
    }
  }

  /// Whether a value is what there may be under a key. Of what only other programs' names stand
  /// for nothing is asked.
  private func isText(_ value: RecordValue, _ key: Key) -> Bool {
    if case .text = value { return true }
    switch key {
    case .body, .text, .content: return !RecordBody(value).text.isEmpty
    case .title: return title != nil
    case .author: return value.names != nil
    case .source: return value.name != nil
    case .id, .lang, .date, .place, .section, .url: return false
    default: return true
    }
  }

  // MARK: Article

  /// The record as an article, its text normalized and not cleaned.
  ///
  /// - Returns: `nil` where it has neither a title nor a body.
  func article(idWithoutOne: String) -> Article? {
    let title = title
    guard title != nil || !body.text.isEmpty else { return nil }
    let found = LanguageDetector().analyze(body.text, titled: title)
    let id = line([.id]) ?? idWithoutOne
    return Article(
      id: id,
      title: title ?? TitleMaker.title(ofStory: body.text, orName: id),
      body: body.text,
      language: language ?? found.language,
      date: date,
      source: values[.source]?.name,
      place: line([.place]),
      author: values[.author]?.names ?? values[.authors]?.names,
      section: line([.section]),
      url: line([.url, .externalURL]),
      languageSpans: found.spans)
  }
}
