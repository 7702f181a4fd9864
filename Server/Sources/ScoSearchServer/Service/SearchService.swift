import NIOCore
import ScoSearch

/// The collection as the server's routes ask it: on the searching threads, within the limit of time,
/// each failure a ``Problem``.
struct SearchService: Sendable {
  let index: SearchIndex
  let gate: SearchGate
  let timeout: Duration
  /// When several searches for one answer must have ended; nil where each has its own time.
  private var deadline: ContinuousClock.Instant?
  /// What a search gets of the time where others have used it up.
  private static let leastTime = Duration.milliseconds(50)
  /// How often what needs one commit is asked again because there was another meanwhile.
  private static let attempts = 5

  init(index: SearchIndex, gate: SearchGate, timeout: Duration) {
    self.index = index
    self.gate = gate
    self.timeout = timeout
  }

  /// The time that a search may take now.
  var timeLeft: Duration {
    guard let deadline else { return timeout }
    return max(Self.leastTime, ContinuousClock.now.duration(to: deadline))
  }

  /// Makes an answer from several searches, which wait their turn once and have one limit of time.
  func once<Result: Sendable>(
    for scope: RequestScope, _ work: @Sendable (SearchService) async throws -> Result
  ) async throws -> Result {
    try await run(for: scope) { _ in
      var service = self
      service.deadline = .now + timeout
      return try await work(service)
    }
  }

  /// Searches.
  func search(
    _ query: String, _ options: SearchOptions, for scope: RequestScope
  ) async throws -> SearchResults {
    try await run(for: scope) { index in
      try await index.search(query, options: options)
    }
  }

  /// Finds articles like the one that an id names.
  func similar(
    to ids: [String], _ options: SearchOptions, for scope: RequestScope
  ) async throws -> SearchResults {
    try await run(for: scope) { index in
      try await index.similar(to: Self.existing(ids, in: index), options: options)
    }
  }

  /// The stored article that an id names.
  func article(_ ids: [String], for scope: RequestScope) async throws -> StoredArticle {
    try await run(for: scope) { index in
      try await index.article(id: Self.existing(ids, in: index))
    }
  }

  /// The stored article that an id names, with the places that a query leads to.
  func article(
    _ ids: [String], highlighting query: String, _ options: SearchOptions, for scope: RequestScope
  ) async throws -> (StoredArticle, Highlights) {
    try await run(for: scope) { index in
      let id = try await Self.existing(ids, in: index)
      for _ in 0..<Self.attempts {
        if let both = try await Self.marked(id, query, options, in: index) { return both }
      }
      return (try await index.article(id: id), Highlights())
    }
  }

  /// The bytes that an article was read from.
  func original(_ id: String, for scope: RequestScope) async throws -> [UInt8] {
    try await run(for: scope) { index in try await index.rawBytes(id: id) }
  }

  /// An article and the places that a query leads to, which are counted in its text; nil where there
  /// was a commit between the two.
  private static func marked(
    _ id: String, _ query: String, _ options: SearchOptions, in index: SearchIndex
  ) async throws -> (StoredArticle, Highlights)? {
    let state = try index.state()
    let stored = try await index.article(id: id)
    let highlights = try await index.highlights(of: query, inArticle: id, options: options)
    return try index.state() == state ? (stored, highlights) : nil
  }

  /// Calls the index from a thread that searches.
  func run<Result: Sendable>(
    for scope: RequestScope, _ work: @Sendable (SearchIndex) async throws -> Result
  ) async throws -> Result {
    do {
      return try await gate.run(for: scope.channel) { try await work(index) }
    } catch let error as SearchError {
      throw Problem(error)
    }
  }

  /// The first of some ids that is an article's; the first where none is.
  private static func existing(_ ids: [String], in index: SearchIndex) async throws -> String {
    guard let first = ids.first else { throw Problem.nothingHere }
    if ids.count == 1 { return first }
    for id in ids where try await index.hasArticle(id: id) { return id }
    return first
  }
}
