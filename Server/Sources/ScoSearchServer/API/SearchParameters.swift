import ScoSearch

/// The parameters of a search, as the command has its options.
enum SearchParameters {
  static let query = Parameter(
    name: "q", kind: .text(maximumLength: Limits.queryLength),
    summary: "The query; any text is one. Empty, it finds nothing.", isRequired: true,
    example: "keanggotaan penuh")
  static let limit = Parameter(
    name: "limit", kind: .integer(0...Limits.hits, byDefault: SearchOptions().limit),
    summary: "How many hits.")
  static let offset = Parameter(
    name: "offset", kind: .integer(0...Limits.offset, byDefault: 0),
    summary: "How many hits to pass over.")
  static let language = Parameter(
    name: "lang", kind: .choice(["id", "en"], byDefault: nil),
    summary: "Only articles in this language.")
  static let source = Parameter(
    name: "source", kind: .text(maximumLength: Limits.nameLength),
    summary: "Only articles of this newspaper, agency or site, compared without case.")
  static let place = Parameter(
    name: "place", kind: .text(maximumLength: Limits.nameLength),
    summary: "Only articles with this place in the dateline, compared without case.")
  static let since = Parameter(
    name: "since", kind: .date,
    summary: "Only articles of this date or later. Undated ones are left out by every date.",
    example: "2016-04")
  static let until = Parameter(
    name: "until", kind: .date, summary: "Only articles of this date or earlier.", example: "2020")
  static let date = Parameter(
    name: "date", kind: .date, summary: "Only articles of this day, month or year.")
  static let sort = Parameter(
    name: "sort",
    kind: .choice(
      SearchOptions.Sort.allCases.map(\.rawValue), byDefault: SearchOptions.Sort.relevance.rawValue),
    summary: "The best first, or the newest; undated ones last.")
  static let all = Parameter(name: "all", kind: .flag, summary: "Every word must match.")
  static let copies = Parameter(
    name: "copies", kind: .flag, summary: "Copies of one text are hits of their own.")
  static let translation = Parameter(
    name: "translate",
    kind: .choice(
      SearchOptions.Translation.allCases.map(\.rawValue),
      byDefault: SearchOptions.Translation.auto.rawValue),
    summary: "Translations count less than the words themselves, as much, or not at all.")
  static let facets = Parameter(
    name: "facets", kind: .flag,
    summary: "Counts by language, source, place and year, and by month where one year is left.")
  static let explain = Parameter(
    name: "explain", kind: .flag, summary: "Say how the query was understood.")

  static let highlight = Parameter(
    name: "highlight", kind: .text(maximumLength: Limits.queryLength),
    summary: "Also say where the article has what this query asks for.")

  static let word = Parameter(
    name: "word", kind: .text(maximumLength: Limits.nameLength),
    summary: "The word, in any of its forms, or several that belong together.", isRequired: true,
    example: "keanggotaan")
  static let wordLanguage = Parameter(
    name: "lang", kind: .choice(["id", "en"], byDefault: nil),
    summary: "The word's language; without it, either.")

  /// What narrows and orders any list of articles.
  static let ofList = [
    limit, offset, language, source, place, since, until, date, sort, copies, translation, facets,
    explain,
  ]
  static let ofSearch = [query] + ofList + [all]

  /// Whether a request wants translations to count.
  static func translation(in target: RequestTarget) throws(Problem) -> SearchOptions.Translation {
    try translation.choice(in: target).flatMap(SearchOptions.Translation.init) ?? .auto
  }

  /// The options that a request asks for.
  ///
  /// - Throws: ``Problem`` that names a wrong parameter.
  static func options(of target: RequestTarget, timeout: Duration) throws(Problem) -> SearchOptions
  {
    var options = SearchOptions()
    if let limit = try limit.integer(in: target) { options.limit = limit }
    if let offset = try offset.integer(in: target) { options.offset = offset }
    options.language = try language.choice(in: target).flatMap(Language.init(rawValue:))
    options.source = try source.value(in: target)
    options.place = try place.value(in: target)
    options.since = try since.date(in: target)
    options.until = try until.date(in: target)
    if let date = try date.date(in: target) {
      guard options.since == nil, options.until == nil else {
        throw .wrongParameter(
          Self.date.name, "'date' is given beside 'since' or 'until'",
          remedy: "give either 'date' or the others")
      }
      (options.since, options.until) = (date, date)
    }
    if let since = options.since, let until = options.until, since > until, !until.contains(since) {
      throw .wrongParameter(
        Self.since.name, "'since' is later than 'until'", remedy: "exchange them")
    }
    options.sort = try sort.choice(in: target).flatMap(SearchOptions.Sort.init) ?? .relevance
    options.translation = try translation(in: target)
    options.requiresAllWords = try all.flag(in: target)
    options.foldsCopies = try !copies.flag(in: target)
    options.countsFacets = try facets.flag(in: target)
    options.explains = try explain.flag(in: target)
    options.timeLimit = timeout
    return options
  }
}
