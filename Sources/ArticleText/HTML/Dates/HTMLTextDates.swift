/// The date that the text of a page shows, judged by where it stands: beside the title, in an
/// element that is named after it, alone on its line.
struct HTMLTextDates {
  typealias Candidate = HTMLDateLines.Candidate

  /// The date of publication, and how much speaks for it.
  private(set) var published: (date: ArticleDate, score: Int)?
  /// The date of a change.
  private(set) var changed: ArticleDate?

  private(set) var candidates: [(candidate: Candidate, score: Int)] = []

  /// No page shows more dates above its story.
  private static let most = 600
  /// What is too little.
  private static let least = 4
  /// The same of a change, which is only taken where nothing else is known.
  private static let leastOfChange = 3
  /// What speaks more for a date than a name in the metadata of which nobody knows what it is of.
  static let strong = 9

  init(_ page: HTMLPage, title: String?, address: ArticleDate?) {
    let lines = HTMLDateLines(page, title: title)
    var kinds: Set<String> = []
    for var candidate in lines.candidates(most: Self.most) {
      let place = HTMLDatePlaces.place(of: candidate.node, page)
      let parent = page.nodes[page.nodes[candidate.node].parent]
      var score = Self.score(candidate, place, heading: lines.headingWords, address: address)
      // The second of its kind may be that of another article.
      if !kinds.insert(parent.name + "." + (parent["class"] ?? "")).inserted { score -= 2 }
      if candidate.role == .unsaid, place.isNamedChange { candidate.role = .change }
      candidates.append((candidate, score))
    }
    published = best([.publication, .unsaid], Self.least)
    changed = best([.change], Self.leastOfChange)?.date
  }

  private func best(_ roles: [LineDates.Role], _ least: Int) -> (date: ArticleDate, score: Int)? {
    let found = candidates.filter { roles.contains($0.candidate.role) && $0.score >= least }
    guard let most = found.map(\.score).max() else { return nil }
    return found.first { $0.score == most }.map { ($0.candidate.date, $0.score) }
  }

  private static func score(
    _ candidate: Candidate, _ place: HTMLDatePlaces.Place, heading: Int?, address: ArticleDate?
  ) -> Int {
    var score = 0
    if candidate.role == .publication || place.isNamedPublished { score += 3 }
    if place.isNamedDate { score += 3 } else if place.isNamedDetail { score += 2 }
    if candidate.isAlone {
      score += 2
    } else if candidate.besides > 12 {
      score -= 2
    } else if candidate.isFirst {
      score += 1
    }
    switch candidate.words - (heading ?? 0) {
    case -25...30: score += 4
    case -60...60: score += 2
    case 60...150: score += 1
    case ..<(-60): score -= 1
    default: break
    }
    if let address {
      if address.year != candidate.date.year {
        score -= 4
      } else if let month = address.month, month == candidate.date.month {
        score += 4
      }
    }
    if place.isNamedOfStory { score += 1 }
    if candidate.isAfterJoint { score += 1 }
    if place.isComment { score -= 8 }
    if place.isInFurniture { score -= 4 }
    if place.isInList { score -= 4 }
    if candidate.isInLink { score -= 3 }
    if candidate.isInSentence { score -= 4 }
    if place.isAside { score -= 1 }
    return score
  }
}
