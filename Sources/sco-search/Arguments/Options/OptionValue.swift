public import ArgumentParser
public import ScoSearch

extension SearchOptions.Sort: ExpressibleByArgument {}
extension SearchOptions.Translation: ExpressibleByArgument {}

/// Readers of option values; what they throw is wrong usage.
enum OptionValue {
  /// A number of things, 0 or more.
  static func count(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 0 else {
      throw ValidationError("a whole number, 0 or more, is expected")
    }
    return number
  }

  /// A number of things, 1 or more.
  static func positiveCount(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 1 else {
      throw ValidationError("a whole number, 1 or more, is expected")
    }
    return number
  }

  /// A time in seconds, up to an hour.
  static func seconds(_ text: String) throws -> Double {
    guard let number = Double(text), number > 0, number <= 3600 else {
      throw ValidationError("a number of seconds above 0, up to 3600, is expected")
    }
    return number
  }

  /// `title=kepala,body=teks`, or `known`.
  static func columns(_ text: String) throws -> RecordColumns {
    if text == "known" { return .known }
    guard let columns = RecordColumns(text) else {
      throw ValidationError(
        "fields and their names such as title=kepala,body=teks are expected; fields are "
          + RecordColumns.Field.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return columns
  }

  /// `2016`, `2016-04` or `2016-04-07`.
  static func date(_ text: String) throws -> ArticleDate {
    guard text.utf8.count <= 10, let date = ArticleDate(iso: text) else {
      throw ValidationError("a date such as 2016, 2016-04 or 2016-04-07 is expected")
    }
    return date
  }
}
