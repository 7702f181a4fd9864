/// The dates of the lines above a story.
struct HeadDates {
  /// The first that is of publication, or that nothing is said of.
  private(set) var published: ArticleDate?
  /// The first that is of a change, which counts where nothing says when it was published.
  private(set) var changed: ArticleDate?
  private var isSaid = false
  private var label: LineDates.Role?

  /// Takes the date that was found in a line; a label on the line above it is that of the date.
  mutating func add(_ date: ArticleDate?, from line: String) {
    var role = LineDates(line).best?.role ?? .unsaid
    if role == .unsaid, let label { role = label }
    label = nil
    guard let date else { return }
    switch role {
    case .change: changed = changed ?? date
    case .publication:
      if !isSaid { published = date }
      isSaid = true
    case .unsaid, .other: published = published ?? date
    }
  }

  /// Takes a line that may be the label of a date below it.
  ///
  /// - Returns: Whether it is one.
  mutating func read(label line: String) -> Bool {
    label = LineDates.label(line)
    return label != nil
  }
}
