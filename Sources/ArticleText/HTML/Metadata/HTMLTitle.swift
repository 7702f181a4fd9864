/// The headline of a page.
///
/// JSON-LD, Open Graph and the `title` element declare one each, as they are cut, decorated and
/// rewritten for search engines and shared links; the page shows one in a heading. What is shown is
/// the headline where one of the others says nearly the same. Where none does, the heading is that
/// of the site or of a section, and what is declared counts.
struct HTMLTitle {
  private let page: HTMLPage
  private let sites: SiteNames
  /// The headlines that are declared, without the site's names, by preference.
  private var declared: [Declared] = []

  private enum Origin { case data, graph, element, other }

  private struct Declared {
    var origin: Origin
    var text: String
    var letters: String
    /// Whether the site's name was left out of it.
    var isCut: Bool
  }

  /// How many headings are looked at, and how many characters of each.
  private static let (mostHeadings, longest) = (60, 600)

  /// The headline, without the site's name.
  ///
  /// - Parameter site: What the site is called.
  static func title(of metadata: HTMLMetadata, site: String?) -> String? {
    let maker = HTMLTitle(metadata, site)
    guard let title = maker.choice(isNews: metadata.linked.isNews) else { return nil }
    // What a title was cut at may be one character with the sign before it.
    return TextNormalizer.oneLine(maker.whole(title))
  }

  private init(_ metadata: HTMLMetadata, _ site: String?) {
    let page = metadata.page
    let names = [
      site, metadata.linked.publisher, metadata.linked.site, metadata.value(["og:site_name"]),
      metadata.value(["application-name"]), metadata.value(["apple-mobile-web-app-title"]),
      metadata.value(["twitter:site"]), metadata.value(["al:android:app_name"]),
    ]
    let element = page.elements("title").first.map { HTMLPage.unescaped(page.text(of: $0)) }
    let others = metadata.value(["twitter:title", "dc.title", "dcterms.title", "title"])
    let texts: [(Origin, String?)] = [
      (.data, metadata.linked.headline),
      (.graph, metadata.value(["og:title"]).map(HTMLPage.plainText)), (.element, element),
      (.other, others.map(HTMLPage.plainText)),
    ]
    let around = Self.around(element, [texts[0].1, texts[1].1].compactMap { $0 })
    let sites = SiteNames(
      names.compactMap { $0 } + around, host: metadata.url.flatMap { WebAddress.host(of: $0) })
    self.page = page
    self.sites = sites
    for (origin, text) in texts {
      guard let text, text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      let title = sites.removed(from: text)
      let letters = StoryLines.letters(title)
      guard !letters.isEmpty, !sites.isName(title) else { continue }
      declared.append(
        Declared(origin: origin, text: title, letters: letters, isCut: title != text))
    }
  }

  /// What the `title` element has around a headline that stands elsewhere too.
  private static func around(_ element: String?, _ headlines: [String]) -> [String] {
    let title = StoryLines.letters(String((element ?? "").prefix(longest)))
    return headlines.map { StoryLines.letters(String($0.prefix(longest))) }.compactMap { headline in
      guard headline.utf8.count >= 12, headline.utf8.count < title.utf8.count else { return nil }
      if title.hasPrefix(headline) { return String(title.dropFirst(headline.count)) }
      return title.hasSuffix(headline) ? String(title.dropLast(headline.count)) : nil
    }
  }

  // MARK: - Choice

  private func choice(isNews: Bool) -> String? {
    guard let heading else {
      return (declared.first { $0.origin != .element && $0.origin != .other } ?? declared.first)?
        .text ?? nameOfSite
    }
    let letters = StoryLines.letters(heading)
    func differs(_ one: Declared) -> Bool {
      one.letters != letters && !continues(one.letters, letters)
    }
    let data = declared.first { $0.origin == .data }
    let graph = declared.first { $0.origin == .graph }
    guard isNews, let data else { return heading }
    // A newspaper's headline stands for itself, where its heading has a picture beside it.
    if differs(data) { return data.text }
    // Heading, data and element come from one field, and what is shared has one of its own.
    let isEverywhere = declared.contains { $0.origin == .element && !differs($0) }
    if let graph, differs(graph), !graph.isCut, isEverywhere { return graph.text }
    return heading
  }

  /// Whether one headline is another with something behind it.
  private func continues(_ long: String, _ short: String) -> Bool {
    long.hasPrefix(short) && short.utf8.count >= 8
  }

  /// What is all that a page is called, and its site too.
  private var nameOfSite: String? {
    let texts = (page.elements("title") + page.elements("h1")).prefix(10).lazy.map(page.text)
    return texts.first { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// A headline that was cut, as search engines take 110 characters, as a whole.
  private func whole(_ title: String) -> String {
    for end in ["…", "..."] where title.hasSuffix(end) {
      let start = title.dropLast(end.count).trimmedAtEnd()
      let all = declared.map(\.text) + headings("h1").map(text)
      return all.first { $0.hasPrefix(start) && !$0.hasSuffix(end) } ?? title
    }
    return title
  }

  // MARK: - Headings

  /// The heading that is the headline.
  private var heading: String? {
    let marked = page.nodes.indices.first { page.has($0, "itemprop", "headline") }
    let first = ([marked].compactMap { $0 } + headings("h1")).map(text)
      .filter { $0.contains { $0.isLetter || $0.isNumber } && !sites.isName($0) }
    if declared.isEmpty { return first.first }
    var best: (text: String, agreement: Int)?
    for text in first {
      let agreement = agreement(of: text)
      if agreement > best?.agreement ?? 0 { best = (text, agreement) }
    }
    if let best, best.agreement >= Self.fair {
      return inSmallLetters(shorter(sites.removed(from: best.text)))
    }
    // Some pages have their headline in a heading of a lower rank.
    for name in ["h2", "h3"] {
      let texts = headings(name).lazy.map(text)
      if let text = texts.first(where: { agreement(of: $0) >= Self.good }) { return text }
    }
    return first.count == 1 ? lone(first[0]) : nil
  }

  /// The only heading of a page that is called something short and else: its site, most likely.
  private func lone(_ heading: String) -> String? {
    guard declared.count == 1, declared[0].origin == .element, Self.words(heading).count > 1,
      Self.words(declared[0].text).count <= 3
    else { return nil }
    return heading
  }

  /// What two declare alike, where a heading has it and more, as a date or a section.
  private func shorter(_ heading: String) -> String {
    let letters = StoryLines.letters(heading)
    let parts = declared.filter { $0.letters.utf8.count >= 12 && letters.contains($0.letters) }
    guard parts.count > 1, parts[0].letters == parts[1].letters else { return heading }
    return parts[0].letters == letters ? heading : parts[0].text
  }

  /// A heading in capitals as it is declared, where that is not so.
  private func inSmallLetters(_ heading: String) -> String {
    guard !heading.contains(where: \.isLowercase) else { return heading }
    let letters = StoryLines.letters(heading)
    return declared.first { $0.letters == letters && $0.text.contains(where: \.isLowercase) }?.text
      ?? heading
  }

  private static let (fair, good) = (30, 150)

  /// How much a heading is what is declared, in hundredths; more than 100 where it is the same, or
  /// a part of it.
  private func agreement(of heading: String) -> Int {
    let letters = StoryLines.letters(heading)
    let words = Self.words(heading)
    guard !letters.isEmpty else { return 0 }
    let isDeclaredAlone = !declared.contains { $0.origin == .data || $0.origin == .graph }
    return declared.map { one in
      if one.letters == letters { return 200 }
      let others = Self.words(one.text)
      let share = words.intersection(others).count * 100 / max(1, words.count, others.count)
      // A part of the `title` element may be the site.
      guard isDeclaredAlone || one.origin == .data || one.origin == .graph else { return share }
      if continues(one.letters, letters) { return 150 }
      let (short, long) =
        one.letters.utf8.count < letters.utf8.count
        ? (one.letters, letters) : (letters, one.letters)
      if short.utf8.count >= 12, long.contains(short) { return 120 }
      return share
    }.max() ?? 0
  }

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
  }

  /// The headings of a rank that can be seen and are no logo; those in an article come first.
  private func headings(_ name: String) -> [Int] {
    let found = page.elements(name).prefix(Self.mostHeadings).filter { index in
      !HTMLFurniture.isHidden(page.nodes[index]) && !isLogo(index)
    }
    return found.filter { page.isInArticle($0, upTo: 16) }
      + found.filter { !page.isInArticle($0, upTo: 16) }
  }

  private func isLogo(_ index: Int) -> Bool {
    let node = page.nodes[index]
    return (node.names + page.nodes[node.parent].names).contains { name in
      HTMLNames.words(of: name).contains { ["logo", "brand", "site"].contains($0) }
    }
  }

  private func text(_ index: Int) -> String {
    let text = page.text(of: index)
    let shown = text.isEmpty ? page.nodes[index]["content"] ?? "" : text
    return HTMLPage.unescaped(String(shown.prefix(Self.longest).trimmedAtEnd()))
  }
}
