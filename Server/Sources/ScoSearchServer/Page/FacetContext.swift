import ScoSearch

/// What the templates show of filters: those that are in force, and those that could be.
struct FacetContext {
  let state: PageState
  let facets: Facets

  private var language: PageLanguage { state.language }

  /// How many values of a list are seen before it is unfolded.
  private static let seen = 6
  /// How many it has at all: who looks for a rarer one writes it into the query.
  private static let most = 60

  // MARK: Lists

  /// The lists of values by language, source, place and year.
  var lists: [PageContext] {
    [
      list("language", values("language"), chosen: state.options.language?.rawValue, .lang) {
        PageFigures.languageName($0, language)
      },
      list("source", values("source"), chosen: state.options.source, .source) { $0 },
      list("place", values("place"), chosen: state.options.place, .place) { $0 },
      list("year", facets["year"].reversed(), chosen: chosenYear, .date) { $0 },
    ].compactMap { $0 }
  }

  /// The values of a group; of the languages those that can be searched for.
  private func values(_ group: String) -> [Facets.Count] {
    facets[group].filter { group != "language" || ["id", "en"].contains($0.value) }
  }

  private var chosenYear: String? {
    state.date.map { String($0.description.prefix(4)) }
  }

  private func list(
    _ name: String, _ counts: [Facets.Count], chosen: String?, _ parameter: PageAddress.Parameter,
    shown: (String) -> String
  ) -> PageContext? {
    guard !counts.isEmpty else { return nil }
    let counts = counts.prefix(Self.most)
    let base = state.searchAddress.without(parameter)
    let address = parameter == .date ? base.without(.since, .until) : base
    var (items, taken): ([PageContext], [PageContext]) = ([], [])
    for count in counts {
      let isChosen = chosen.map { $0.lowercased() == count.value.lowercased() } ?? false
      let item: PageContext = [
        "href": (isChosen ? address : address.with(parameter, count.value)).text,
        "name": shown(count.value), "count": PageFigures.number(count.count, language),
      ]
      if isChosen { taken.append(item) } else { items.append(item) }
    }
    var context: PageContext = ["is_\(name)": true, "group": name, "chosen": taken]
    // A fold of one or two saves nothing.
    let isFolded = items.count > Self.seen + 2
    context["items"] = isFolded ? Array(items.prefix(Self.seen)) : items
    if isFolded {
      let rest = Array(items.dropFirst(Self.seen))
      context["folded"] =
        ["rest": rest, "number": PageFigures.number(rest.count, language)] as PageContext
    }
    return context
  }

  // MARK: Chips

  /// The filters in force, each with the address without it.
  var chips: [PageContext] {
    let (options, address) = (state.options, state.searchAddress)
    var chips: [PageContext] = []
    func add(_ text: String, _ address: PageAddress) {
      chips.append(["text": text, "href": address.text])
    }
    if let code = options.language?.rawValue {
      add(PageFigures.languageName(code, language), address.without(.lang))
    }
    if let source = options.source { add(source, address.without(.source)) }
    if let place = options.place { add(place, address.without(.place)) }
    if let dates = datesText { add(dates, PageFilter.date.removed(from: address)) }
    if options.requiresAllWords { add(PageText.all(language), address.without(.all)) }
    if !options.foldsCopies { add(PageText.copiesShown(language), address.without(.copies)) }
    switch options.translation {
    case .auto: break
    case .on: add(PageText.translateOn(language), address.without(.translate))
    case .off: add(PageText.translateOff(language), address.without(.translate))
    }
    return chips
  }

  /// The address without any of the chips.
  var clearedAddress: PageAddress { state.address.keeping(.q, .sort, .ui) }

  /// The dates that a search is limited to.
  private var datesText: String? {
    switch (state.options.since, state.options.until) {
    case (nil, nil): nil
    case (let since?, nil):
      PageText.since(language, PageFigures.date(since, language))
    case (nil, let until?):
      PageText.until(language, PageFigures.date(until, language))
    case (let since?, let until?):
      since == until
        ? PageFigures.date(since, language)
        : "\(PageFigures.date(since, language)) – \(PageFigures.date(until, language))"
    }
  }

  // MARK: Order and ways of searching

  /// The orders and options, each choice a link.
  var choices: PageContext {
    let (options, address) = (state.options, state.searchAddress)
    func choice(_ isChosen: Bool, _ parameter: PageAddress.Parameter, _ value: String?)
      -> PageContext
    {
      var choice: PageContext = ["href": address.with(parameter, value).text]
      if isChosen { choice["isChosen"] = true }
      return choice
    }
    return [
      "byRelevance": choice(options.sort == .relevance, .sort, nil),
      "byDate": choice(options.sort == .date, .sort, SearchOptions.Sort.date.rawValue),
      "anyWord": choice(!options.requiresAllWords, .all, nil),
      "everyWord": choice(options.requiresAllWords, .all, "1"),
      "copiesFolded": choice(options.foldsCopies, .copies, nil),
      "copiesApart": choice(!options.foldsCopies, .copies, "1"),
      "translateAuto": choice(options.translation == .auto, .translate, nil),
      "translateOn": choice(options.translation == .on, .translate, "on"),
      "translateOff": choice(options.translation == .off, .translate, "off"),
    ]
  }
}
