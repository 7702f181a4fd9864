/// An article as a JSON object or a row of a table: values under names, of which ``RecordColumns``
/// knows those that count. Others are left alone.
struct ArticleRecord: Decodable {
  private typealias Field = RecordColumns.Field

  /// By their plain names; of two that are the same the first that says something.
  private let values: [String: RecordValue]
  private let columns: RecordColumns
  private let body: RecordBody

  /// What was wrong with single values; the record stands without them.
  private(set) var remarks: [String] = []

  /// A key as it stands in JSON.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Decodes an object; `userInfo` of the decoder has the ``RecordColumns``.
  init(from decoder: any Decoder) throws {
    let columns = decoder.userInfo[Self.columnsKey] as? RecordColumns ?? .known
    let container = try decoder.container(keyedBy: Key.self)
    let wanted = columns.allNames
    var members: [(name: String, value: RecordValue)] = []
    // In one order, whatever order they are given in.
    for key in container.allKeys.sorted(by: { $0.stringValue > $1.stringValue }) {
      let name = RecordColumns.plain(key.stringValue)
      guard wanted.contains(name),
        let value = try container.decodeIfPresent(RecordValue.self, forKey: key)
      else { continue }
      members.append((name, value))
    }
    self.init(members, columns)
  }

  static let columnsKey = CodingUserInfoKey(rawValue: "columns")!

  /// - Parameter members: Values by their plain names.
  init(_ members: [(name: String, value: RecordValue)], _ columns: RecordColumns) {
    self.columns = columns
    values = Dictionary(members.map { ($0.name, $0.value) }) { $0.isEmpty ? $1 : $0 }
    var body = RecordBody(.text(""))
    for name in columns.names(of: .body) where body.text.isEmpty {
      guard let value = values[name] else { continue }
      body = RecordBody(value, isHTML: name == Self.htmlBody)
    }
    self.body = body
    if body.isCut {
      remarks.append(
        "has elements more than \(HTMLPage.greatestDepth) deep within each other; "
          + "what lies there and behind was left out")
    }
    remarkValues()
  }

  /// `content_html`.
  private static let htmlBody = "contenthtml"

  // MARK: Values

  /// What the record has for a field, the best first.
  private func all(_ field: Field) -> [(name: String, value: RecordValue)] {
    columns.names(of: field).compactMap { name in values[name].map { (name, $0) } }
  }

  private func first<Value>(_ field: Field, _ read: (RecordValue) -> Value?) -> Value? {
    for (_, value) in all(field) { if let found = read(value) { return found } }
    return nil
  }

  private func line(_ field: Field) -> String? { first(field, \.line) }

  /// The title, which is HTML where the body is.
  private var title: String? { first(.title, title) }

  private func title(_ value: RecordValue) -> String? {
    let rendered = value.member(["rendered", "text"])
    guard let line = (rendered ?? value).line else { return nil }
    guard rendered != nil || body.isHTML || HTMLMarks.areIn(line) else { return line }
    let plain = HTMLPage.plainText(line)
    return plain.isEmpty ? line : plain
  }

  private var date: ArticleDate? { first(.date, Self.date) }

  private static func date(_ value: RecordValue) -> ArticleDate? {
    value.line.flatMap { MetadataDate.date($0) } ?? value.dateParts
  }

  private var language: Language? {
    first(.lang) { $0.line.flatMap { Language(tag: $0) } }
  }

  /// Names what says nothing though it should.
  private mutating func remarkValues() {
    for field in Field.allCases {
      for (name, value) in all(field) where !value.isEmpty && !isText(value, field, name) {
        remarks.append("'\(name)' is not a text; it was left out")
      }
    }
    if let line = line(.date), date == nil {
      remarks.append(
        "'date' is not a date of publication such as 2016-04-07: '\(line.prefix(40))'")
    }
    if let line = line(.lang), language == nil {
      remarks.append("'lang' is not a language code such as id: '\(line.prefix(40))'")
    }
  }

  /// Whether a value is what there may be for a field. Of what is not the field's own name nothing
  /// is asked: it may be something else.
  private func isText(_ value: RecordValue, _ field: Field, _ name: String) -> Bool {
    if case .text = value { return true }
    guard name == field.rawValue || ["text", "content"].contains(name) else { return true }
    switch field {
    case .body: return !RecordBody(value).text.isEmpty
    case .title: return title(value) != nil
    case .author: return value.names != nil
    case .source: return value.name != nil
    case .date: return value.dateParts != nil
    case .id, .lang, .place, .section, .url: return false
    }
  }

  // MARK: Article

  /// The record as an article, its text normalized and not cleaned.
  ///
  /// - Parameter usesAddress: Whether the address is its id where it has none of its own.
  /// - Returns: `nil` where it has neither a title nor a body.
  func article(idWithoutOne: String, usesAddress: Bool = false) -> Article? {
    let title = title
    guard title != nil || !body.text.isEmpty else { return nil }
    let found = LanguageDetector().analyze(body.text, titled: title)
    let url = line(.url)
    let id = line(.id) ?? (usesAddress ? url : nil) ?? idWithoutOne
    return Article(
      id: id,
      title: title ?? TitleMaker.title(ofStory: body.text, orName: id),
      body: body.text,
      language: language ?? found.language,
      date: date,
      source: first(.source, \.name),
      place: line(.place),
      author: first(.author, \.names),
      section: line(.section),
      url: url,
      languageSpans: found.spans)
  }
}
