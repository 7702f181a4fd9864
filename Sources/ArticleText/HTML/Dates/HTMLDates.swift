/// The date of an HTML page's article, chosen among all that the page says.
///
/// What is said of publication comes before what nothing is said of, and that before the day of a
/// change; a full date comes before a month. A page's own metadata come before its text. The day is
/// that which readers of the page see: where the metadata have it in Greenwich's time and the text
/// or the address has the day beside it, that is the publisher's.
struct HTMLDates {
  private let metadata: HTMLMetadata
  private let marked: HTMLMarkedDates
  private let address: ArticleDate?
  private let title: String?

  /// - Parameter title: The title of the article, beside which its date stands.
  init(_ metadata: HTMLMetadata, title: String?) {
    self.metadata = metadata
    self.title = title
    address = metadata.url.flatMap { WebAddress.date(in: $0) }
    marked = HTMLMarkedDates(metadata.page)
  }

  /// What the text of the page shows.
  var text: HTMLTextDates { HTMLTextDates(metadata.page, title: title, address: address) }

  /// The date of publication.
  ///
  /// - Parameter story: The date that the lines of the story have, if any.
  func date(orOfStory story: ArticleDate?) -> ArticleDate? {
    let linked = metadata.linked
    // Most pages say it in their metadata; their text is read only where it has to be.
    lazy var text = self.text
    func stated(_ texts: [String]) -> [MetadataDate] { texts.compactMap { MetadataDate($0) } }
    func shown(_ stated: [MetadataDate]) -> [ArticleDate] {
      stated.map { $0.isUTC ? publishers($0.date, text) : $0.date }
    }
    let published = stated(linked.dates) + marked.published
    let steps: [() -> [ArticleDate?]] = [
      { [ofAddress(before: published)] },
      { [rewritten(linked) ? earlier(than: published, text) : nil] },
      { shown(published) },
      { [text.published.flatMap { $0.score >= HTMLTextDates.strong ? $0.date : nil }] },
      { shown(marked.unsaid) },
      { shown(stated(linked.pageDates)) },
      { [text.published?.date, story] },
      { shown(HTMLScriptDates.published(in: metadata.page)) },
      { shown(stated([linked.modified].compactMap { $0 }) + marked.changed) },
      { [text.changed, address] },
    ]
    var partial: ArticleDate?
    for step in steps {
      for case let date? in step() {
        if date.day != nil { return date }
        partial = partial ?? date
      }
    }
    return partial
  }

  /// The day in the page's address, which is never changed: it counts before what the metadata say,
  /// unless they have an earlier one.
  private func ofAddress(before published: [MetadataDate]) -> ArticleDate? {
    guard let address, address.day != nil else { return nil }
    guard let stated = published.first?.date, stated < address else { return address }
    return Self.areBeside(stated, address) ? address : nil
  }

  /// Whether the day of publication in JSON-LD is that of the last change, as without an hour
  /// nothing tells them apart.
  private func rewritten(_ linked: LinkedData) -> Bool {
    guard let text = linked.dates.first, let date = MetadataDate.date(text), !text.contains(":")
    else {
      return false
    }
    return linked.modified.flatMap { MetadataDate.date($0) }.map { $0 <= date } ?? false
  }

  private func earlier(
    than published: [MetadataDate], _ text: @autoclosure () -> HTMLTextDates
  ) -> ArticleDate? {
    guard let stated = published.first?.date, let shown = text().published?.date, shown < stated,
      !Self.areBeside(shown, stated)
    else { return nil }
    return shown
  }

  /// A day in Greenwich's time as the page shows it to its readers: the day beside it, where the
  /// text has that and not this.
  private func publishers(
    _ day: ArticleDate, _ text: @autoclosure () -> HTMLTextDates
  ) -> ArticleDate {
    let text = text()
    guard let shown = text.published, Self.areBeside(shown.date, day),
      !text.candidates.contains(where: { $0.candidate.date == day && $0.score > 0 })
    else { return day }
    return shown.date
  }

  /// Whether one is the day after the other.
  private static func areBeside(_ one: ArticleDate, _ other: ArticleDate) -> Bool {
    guard let one = one.daysSinceEpoch, let other = other.daysSinceEpoch else { return false }
    return abs(one - other) == 1
  }
}
