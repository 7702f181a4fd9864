import ScoSearch

/// Several readers at the page at once, each a task of its own over one shared index.
struct PageReaders {
  private let index: SearchIndex
  private let steps: [PageStep]
  private let readers: Int
  private let rounds: Int

  init(_ arguments: Arguments) throws {
    index = try SearchIndex(at: arguments.folder)
    steps = try arguments.queries.map { line throws(Failure) in try PageStep(line) }
    readers = arguments.readers
    rounds = arguments.rounds
  }

  /// Warms up, then lets all go through the steps as often as was asked for.
  func run() async throws -> Readers.Outcome {
    _ = try await goThrough(rounds: 1)
    let start = ContinuousClock.now
    var outcome = try await goThrough(rounds: rounds)
    outcome.span = start.duration(to: .now)
    return outcome
  }

  private func goThrough(rounds: Int) async throws -> Readers.Outcome {
    try await withThrowingTaskGroup(of: Readers.Outcome.self) { group in
      for reader in 0..<readers {
        let start = reader * steps.count / readers
        group.addTask { [index, steps] in
          try await Self.read(Array(steps[start...] + steps[..<start]), in: index, rounds: rounds)
        }
      }
      return try await group.reduce(into: Readers.Outcome()) { whole, part in
        whole.taken += part.taken
        whole.hits += part.hits
      }
    }
  }

  private static func read(
    _ steps: [PageStep], in index: SearchIndex, rounds: Int
  ) async throws -> Readers.Outcome {
    let clock = ContinuousClock()
    var outcome = Readers.Outcome()
    for _ in 0..<rounds {
      for step in steps {
        let start = clock.now
        let hits = try await step.run(in: index)
        outcome.taken.append(start.duration(to: clock.now))
        outcome.hits += hits
      }
    }
    return outcome
  }
}
