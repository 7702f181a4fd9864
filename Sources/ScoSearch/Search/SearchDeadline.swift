import Xapian

/// Until when a search may go on, and whether it had to be broken off. One for each search.
final class SearchDeadline {
  private enum Limit {
    case none
    case time(start: ContinuousClock.Instant, Duration)
    /// For tests, where each search is to end at the same place.
    case steps
  }

  private let limit: Limit
  private var stepsLeft = 0
  private var stepsOfShowing = 0
  /// Whether what was found is being shown.
  private var isShowing = false
  /// Whether something was left undone.
  private(set) var isCut = false

  /// So much of the time articles are looked for; the rest is left to show those that were found.
  private static let shareOfFinding = 0.75

  /// - Parameter limit: nil for a search that goes on until it is done.
  init(_ limit: Duration?, since start: ContinuousClock.Instant = .now) {
    self.limit = limit.map { .time(start: start, $0) } ?? .none
  }

  /// - Parameter steps: How often it may be asked whether the end has come.
  init(steps: Int) {
    limit = .steps
    stepsOfShowing = steps - Int(Double(steps) * Self.shareOfFinding)
    stepsLeft = steps - stepsOfShowing
  }

  var isLimited: Bool { if case .none = limit { false } else { true } }
  var isTimed: Bool { if case .time = limit { true } else { false } }

  /// Gives what was found the time that was left for it.
  func beginShowing() {
    if isShowing { return }
    isShowing = true
    stepsLeft = max(0, stepsLeft) + stepsOfShowing
  }

  /// Whether the end has come; asked only where something is left to be done.
  var hasCome: Bool {
    switch limit {
    case .none: return false
    case .time: if timeLeft > .zero { return false }
    case .steps:
      stepsLeft -= 1
      if stepsLeft >= 0 { return false }
    }
    isCut = true
    return true
  }

  /// - Throws: ``XapianError/timeIsUp`` where the end has come.
  func check() throws(XapianError) {
    if hasCome { throw .timeIsUp }
  }

  /// What there is when the end comes in the midst of something.
  func orWhenCut<Result>(
    _ result: Result, _ body: () throws(XapianError) -> Result
  ) throws(XapianError) -> Result {
    do throws(XapianError) {
      return try body()
    } catch {
      guard error == .timeIsUp else { throw error }
      return result
    }
  }

  /// Searches until the end.
  func search(
    _ request: SearchRequest, in database: borrowing Database
  ) throws(XapianError) -> MatchSet {
    guard let end else { return try database.search(request) }
    var request = request
    request.earlyEnd = end
    let found = try database.search(request)
    stepsLeft -= found.stepCount
    if found.isCut { isCut = true }
    return found
  }

  /// When what begins now is to end.
  var end: EarlyEnd? {
    switch limit {
    case .none: nil
    case .time: .after(max(.zero, timeLeft))
    case .steps: .afterSteps(max(0, stepsLeft))
    }
  }

  private var timeLeft: Duration {
    guard case .time(let start, let limit) = limit else { return .zero }
    return (isShowing ? limit : limit * Self.shareOfFinding) - start.duration(to: .now)
  }
}

extension XapianError {
  /// What ends a search at its deadline; nobody who searches gets to see it.
  static let timeIsUp = XapianError(code: .unknown, message: "the time of the search is up")
}

/// What an index knows, as long as there is time to ask.
struct TimedKnowledge<Knowledge: IndexKnowledge>: IndexKnowledge {
  let knowledge: Knowledge
  let deadline: SearchDeadline

  var languages: LanguageTable { knowledge.languages }

  /// The answer to a question that takes time.
  private func answer<Answer>(
    _ question: (Knowledge) throws(XapianError) -> Answer
  ) throws(XapianError) -> Answer {
    try deadline.check()
    return try question(knowledge)
  }

  func articleCount() throws(XapianError) -> Int { try knowledge.articleCount() }

  func articleCounts() throws(XapianError) -> [UInt8: Int] { try knowledge.articleCounts() }

  func averageLengths() throws(XapianError) -> [Double] { try knowledge.averageLengths() }

  func stems(of form: [UInt8]) throws(XapianError) -> [[[UInt8]]] {
    try answer { (known) throws(XapianError) in try known.stems(of: form) }
  }

  func forms(of term: String) throws(XapianError) -> [String] {
    try answer { (known) throws(XapianError) in try known.forms(of: term) }
  }

  func contains(_ term: String) throws(XapianError) -> Bool {
    try answer { (known) throws(XapianError) in try known.contains(term) }
  }

  func statistics(of term: String) throws(XapianError) -> TermStatistics {
    try answer { (known) throws(XapianError) in try known.statistics(of: term) }
  }

  func entries(_ key: String) throws(XapianError) -> [LexiconTarget] {
    try answer { (known) throws(XapianError) in try known.entries(key) }
  }

  func mayBeginPhrase(_ stem: [UInt8], row: Int) throws(XapianError) -> Bool {
    try answer { (known) throws(XapianError) in try known.mayBeginPhrase(stem, row: row) }
  }

  var memory: QueryMemory? { knowledge.memory }

  func isWord(_ form: String) -> Bool { knowledge.isWord(form) }

  func nearestForm(to word: String, edits: Int) throws(XapianError) -> String? {
    try answer { (known) throws(XapianError) in try known.nearestForm(to: word, edits: edits) }
  }
}
