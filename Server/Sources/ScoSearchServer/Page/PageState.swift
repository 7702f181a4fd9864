import ScoSearch

/// What a request wants to see of the page: its address, read and checked.
struct PageState: Sendable {
  /// How much of the page is answered: scripts put the parts into the page that is there.
  enum Part: String, Sendable {
    /// All that changes with the state.
    case view
    /// The article that is open.
    case pane
  }

  /// Hits on one page.
  static let hits = 10

  private(set) var address: PageAddress
  /// The language that the page speaks.
  let language: PageLanguage
  /// The language it speaks to this browser where the address does not say.
  let usualLanguage: PageLanguage
  private(set) var query: String
  /// What is asked of the index, counts and all.
  let options: SearchOptions
  /// The year, month or day of `date`.
  let date: ArticleDate?
  /// The id of the article in the reading pane.
  let open: String?
  let part: Part?
  /// What the search box's form sends along: a new query keeps filters and order.
  let kept: [(name: String, value: String)]

  /// - Throws: ``Problem`` that names a wrong parameter.
  init(_ target: RequestTarget, acceptLanguage: String?, timeout: Duration) throws(Problem) {
    address = PageAddress(target)
    usualLanguage = PageLanguage(acceptLanguage: acceptLanguage)
    language = target["ui"].flatMap(PageLanguage.init(rawValue:)) ?? usualLanguage
    // The start page asks for nothing.
    query = target["q"] == nil ? "" : try SearchParameters.query.value(in: target) ?? ""
    date = try SearchParameters.date.date(in: target)
    open = target["open"].flatMap { $0.isEmpty ? nil : $0 }
    part = target["part"].flatMap(Part.init(rawValue:))
    let dropped: Set<PageAddress.Parameter> = [.q, .offset, .open]
    kept = PageAddress.Parameter.allCases.filter { !dropped.contains($0) }.compactMap { parameter in
      target[parameter.name].flatMap { $0.isEmpty ? nil : (parameter.name, $0) }
    }
    var options = try SearchParameters.options(of: target, timeout: timeout)
    options.countsFacets = true
    options.explains = false
    // One more than is shown tells whether there is a next page.
    options.limit = Self.hits + 1
    self.options = options
  }

  /// Whether there is something to search for.
  var isSearch: Bool { query.contains { !$0.isWhitespace } }

  /// The same state of another query.
  func searching(for query: String) -> PageState {
    var other = self
    other.query = query
    other.address = address.with(.q, query)
    return other
  }

  /// The address without what belongs to the hits shown: another set of hits begins at the first.
  var searchAddress: PageAddress { address.without(.offset, .open) }
}

/// Something that narrows a search, and that a reader can take away.
enum PageFilter: CaseIterable, Sendable {
  case language, source, place, date

  /// The groups of counts that show what else could be chosen.
  var groups: [String] {
    switch self {
    case .language: ["language"]
    case .source: ["source"]
    case .place: ["place"]
    case .date: ["year"]
    }
  }

  /// Whether a search is narrowed so.
  func isUsed(in options: SearchOptions) -> Bool {
    switch self {
    case .language: options.language != nil
    case .source: options.source != nil
    case .place: options.place != nil
    case .date: options.since != nil || options.until != nil
    }
  }

  /// The search without it.
  func removed(from options: SearchOptions) -> SearchOptions {
    var options = options
    switch self {
    case .language: options.language = nil
    case .source: options.source = nil
    case .place: options.place = nil
    case .date: (options.since, options.until) = (nil, nil)
    }
    return options
  }

  /// The address without it, from the first hit on.
  func removed(from address: PageAddress) -> PageAddress {
    let address = address.without(.offset, .open)
    return switch self {
    case .language: address.without(.lang)
    case .source: address.without(.source)
    case .place: address.without(.place)
    case .date: address.without(.since, .until, .date)
    }
  }
}
