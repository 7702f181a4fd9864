/// A value of a record: a text, or what texts may lie in.
enum RecordValue: Decodable {
  /// A text, or a number as it is written.
  case text(String)
  case list([RecordValue])
  case object([String: RecordValue])
  /// `true` and `false`, which are no texts.
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let list = try? container.decode([RecordValue?].self) {
      self = .list(list.compactMap(\.self))
    } else if let object = try? container.decode([String: RecordValue?].self) {
      self = .object(object.compactMapValues(\.self))
    } else {
      self = .other
    }
  }

  /// The text, on one line; `nil` where it is none, or has nothing on it.
  var line: String? {
    guard case .text(let text) = self else { return nil }
    let line = TextNormalizer.oneLine(text)
    return line.isEmpty ? nil : line
  }

  /// The value of the first of these members that an object has.
  func member(_ names: [String]) -> RecordValue? {
    guard case .object(let members) = self else { return nil }
    return names.lazy.compactMap { members[$0] }.first
  }

  /// The name of what is meant: a text, or an object with a `name` or the parts of a person's.
  var name: String? {
    if let line = (member(["name", "literal"]) ?? self).line { return line }
    let parts = ["given", "non-dropping-particle", "family"].compactMap { member([$0])?.line }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// The day of an object as CSL-JSON has it: `{"date-parts": [[2016, 4, 7]]}`.
  var dateParts: ArticleDate? {
    guard case .list(let dates) = member(["date-parts"]), case .list(let parts)? = dates.first
    else {
      return nil
    }
    let numbers = parts.compactMap { $0.line.flatMap { Int($0) } }
    guard let year = numbers.first else { return nil }
    return ArticleDate(
      year: year, month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The names of all who are meant, divided by commas.
  var names: String? {
    guard case .list(let list) = self else { return name }
    let names = list.compactMap(\.name)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Whether nothing is said: no text, no member.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let list): list.isEmpty
    case .object(let members): members.isEmpty
    case .other: false
    }
  }
}
