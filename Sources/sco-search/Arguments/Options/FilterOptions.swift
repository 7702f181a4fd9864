import ArgumentParser
import ScoSearch

/// A language that a search can be limited to.
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case indonesian = "id"
  case english = "en"

  var language: Language {
    switch self {
    case .indonesian: .indonesian
    case .english: .english
    }
  }
}

/// What the articles found must be, and their order.
struct FilterOptions: ParsableArguments {
  static let options: OptionTable = [
    CommandOption("lang", value: "id|en", help: "Only articles in this language."),
    CommandOption("source", value: "name", help: "Only articles of this source, such as MINA."),
    CommandOption(
      "place", value: "name", help: "Only articles from this place, such as Samarkand."),
    CommandOption(
      "since", value: "date",
      help: "Only articles of this date or later: 2016, 2016-04 or 2016-04-07."),
    CommandOption(
      "until", value: "date",
      help: "Only articles of this date or earlier; a year or month means the whole of it."),
    CommandOption("date", value: "date", help: "Only articles of this year, month or day."),
    CommandOption(
      "sort", value: "relevance|date",
      help: "Best first, or newest first with undated articles last."),
    CommandOption(
      "copies", help: "Show copies of one text as hits of their own instead of as one hit."),
    CommandOption(
      "translate", value: "auto|on|off",
      help: """
        Whether words also find their translations: with the query's own language ahead (auto), on \
        equal terms (on), not at all (off).
        """),
  ]

  @Option(Self.options["lang"])
  var lang: LanguageChoice?

  @Option(Self.options["source"])
  var publisher: String?

  @Option(Self.options["place"])
  var place: String?

  @Option(Self.options["since"], transform: OptionValue.date)
  var since: ArticleDate?

  @Option(Self.options["until"], transform: OptionValue.date)
  var until: ArticleDate?

  @Option(Self.options["date"], transform: OptionValue.date)
  var date: ArticleDate?

  @Option(Self.options["sort"])
  var sort: SearchOptions.Sort = .relevance

  @Flag(Self.options["copies"])
  var copies = false

  @Option(Self.options["translate"])
  var translate: SearchOptions.Translation = .auto

  func validate() throws {
    if date != nil, since != nil || until != nil {
      throw ValidationError("'--date' cannot be combined with '--since' or '--until'")
    }
    if let since, let until, since > until, !until.contains(since) {
      throw ValidationError("'--since \(since)' is later than '--until \(until)'")
    }
  }

  /// What the engine is asked for.
  var searchOptions: SearchOptions {
    SearchOptions(
      language: lang?.language, source: publisher, place: place, since: since ?? date,
      until: until ?? date, sort: sort, translation: translate, foldsCopies: !copies)
  }

  /// The options in force that narrow the search, as they are written.
  var narrowing: [String] {
    var names: [String] = []
    if lang != nil { names.append("--lang") }
    if publisher != nil { names.append("--source") }
    if place != nil { names.append("--place") }
    if since != nil { names.append("--since") }
    if until != nil { names.append("--until") }
    if date != nil { names.append("--date") }
    if translate == .off { names.append("--translate off") }
    return names
  }
}
