import ScoSearch
import SearchJSON

/// A parameter of an address: the one place that has its name, what it may be, and what it does.
/// Requests are read by it, and the description of the interface is made from it.
struct Parameter: Sendable {
  /// What a value may be.
  enum Kind: Sendable {
    /// Of so many characters (Unicode scalars) at most.
    case text(maximumLength: Int)
    case integer(ClosedRange<Int>, byDefault: Int)
    case choice([String], byDefault: String?)
    case date
    /// `1` or `0`.
    case flag
  }

  let name: String
  let kind: Kind
  let summary: String
  var isRequired = false
  var example: String?

  /// The value in a request, checked; nil where it is not given, or empty.
  ///
  /// - Throws: ``Problem`` that names the parameter.
  func value(in target: RequestTarget) throws(Problem) -> String? {
    guard let value = target[name], !value.isEmpty else {
      if isRequired, target[name] == nil {
        throw .wrongParameter(name, "'\(name)' is missing", remedy: "add \(name)=…")
      }
      return nil
    }
    if case .text(let maximum) = kind, value.unicodeScalars.count > maximum {
      throw .wrongParameter(
        name, "'\(name)' has more than \(maximum) characters", remedy: "shorten it")
    }
    return value
  }

  func integer(in target: RequestTarget) throws(Problem) -> Int? {
    guard case .integer(let range, _) = kind, let text = try value(in: target) else { return nil }
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), range.contains(number)
    else {
      throw .wrongParameter(
        name, "'\(name)' is no number from \(range.lowerBound) to \(range.upperBound)",
        remedy: "give such a number")
    }
    return number
  }

  func choice(in target: RequestTarget) throws(Problem) -> String? {
    guard case .choice(let choices, _) = kind, let text = try value(in: target) else { return nil }
    guard choices.contains(text) else {
      throw .wrongParameter(
        name, "'\(name)' is none of \(choices.joined(separator: ", "))", remedy: "give one of them")
    }
    return text
  }

  func date(in target: RequestTarget) throws(Problem) -> ArticleDate? {
    guard case .date = kind, let text = try value(in: target) else { return nil }
    guard text.utf8.count <= 10, let date = ArticleDate(iso: text) else {
      throw .wrongParameter(
        name, "'\(name)' is no date", remedy: "write 2016, 2016-04 or 2016-04-07")
    }
    return date
  }

  func flag(in target: RequestTarget) throws(Problem) -> Bool {
    guard case .flag = kind, let text = try value(in: target) else { return false }
    guard text == "1" || text == "0" else {
      throw .wrongParameter(name, "'\(name)' is neither 1 nor 0", remedy: "write \(name)=1")
    }
    return text == "1"
  }

  // MARK: Description

  /// The parameter as OpenAPI describes it.
  var description: JSONValue {
    var members: [JSONValue.Member] = [
      ("name", .string(name)), ("in", .string("query")), ("description", .string(summary)),
      ("required", .bool(isRequired)), ("allowEmptyValue", .bool(true)), ("schema", schema),
    ]
    if let example { members.append(("example", .string(example))) }
    return .object(members)
  }

  private var schema: JSONValue {
    switch kind {
    case .text(let maximum):
      .object([("type", .string("string")), ("maxLength", .integer(maximum))])
    case .integer(let range, let byDefault):
      .object([
        ("type", .string("integer")), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)), ("default", .integer(byDefault)),
      ])
    case .choice(let choices, let byDefault):
      .object(
        [("type", .string("string")), ("enum", JSONValue(choices))]
          + (byDefault.map { [("default", .string($0))] } ?? []))
    case .date:
      .object([
        ("type", .string("string")), ("pattern", .string("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")),
      ])
    case .flag:
      .object([("type", .string("string")), ("enum", JSONValue(["0", "1"]))])
    }
  }
}
