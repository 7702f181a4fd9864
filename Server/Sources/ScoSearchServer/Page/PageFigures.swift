import ScoSearch

/// Numbers, dates and names of languages as the readers of a language write them.
enum PageFigures {
  /// `1.234` in Indonesian, `1,234` in English.
  static func number(_ number: Int, _ language: PageLanguage) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 3 else { return String(number) }
    let mark: Character = language == .indonesian ? "." : ","
    var grouped = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { grouped.append(mark) }
      grouped.append(digit)
    }
    return grouped
  }

  /// `1,2 md`, `0.35 s`: no more digits than tell something.
  static func duration(_ duration: Duration, _ language: PageLanguage) -> String {
    let milliseconds = duration / .milliseconds(1)
    let isLong = milliseconds >= 1000
    let tenths = Int(((isLong ? milliseconds / 1000 : milliseconds) * 10).rounded())
    let mark = language == .indonesian ? "," : "."
    let figure =
      tenths >= 100 ? number(tenths / 10, language) : "\(tenths / 10)\(mark)\(tenths % 10)"
    return "\(figure) \(isLong ? unit.seconds(language) : unit.milliseconds(language))"
  }

  private static let unit = (
    milliseconds: PageText("md", "ms"), seconds: PageText("detik", "s")
  )

  /// `7 April 2016`, as much as is known.
  static func date(_ date: ArticleDate, _ language: PageLanguage) -> String {
    guard let month = date.month else { return String(date.year) }
    let name = Self.month(month, language)
    return date.day.map { "\($0) \(name) \(date.year)" } ?? "\(name) \(date.year)"
  }

  static func month(_ number: Int, _ language: PageLanguage) -> String {
    months.indices.contains(number - 1) ? months[number - 1](language) : String(number)
  }

  private static let months = [
    PageText("Januari", "January"), PageText("Februari", "February"), PageText("Maret", "March"),
    PageText("April", "April"), PageText("Mei", "May"), PageText("Juni", "June"),
    PageText("Juli", "July"), PageText("Agustus", "August"),
    PageText("September", "September"), PageText("Oktober", "October"),
    PageText("November", "November"), PageText("Desember", "December"),
  ]

  /// The name of an article's language; its code where it has no name here.
  static func languageName(_ code: String, _ language: PageLanguage) -> String {
    switch code {
    case "id": languageNames.indonesian(language)
    case "en": languageNames.english(language)
    // ISO 639-2 for "undetermined".
    case "und": PageText.unknown(language)
    default: code
    }
  }

  private static let languageNames = (
    indonesian: PageText("Indonesia", "Indonesian"), english: PageText("Inggris", "English")
  )
}
