import Testing

/// A short run of each target of `Fuzzing/`, the same in every run. Its README says more; longer
/// runs are made with `make fuzz`.
@Suite("Any input does no harm")
struct FuzzingTests {
  /// As many inputs as take about a second of all.
  private static let runs: [String: UInt64] = [
    "query": 1500, "words": 600, "catalog": 2000, "entries": 2000, "record": 1500,
    "manifest": 1500, "collection": 1500, "glob": 1500, "freedict": 1000, "lexicon": 40,
    "charset": 2000, "linked": 500, "page-dates": 200,
  ]

  @Test(
    "Mutated inputs are read within a second each, and what comes of them is as it must be",
    .timeLimit(.minutes(5)), arguments: FuzzTarget.all)
  func mutated(target: FuzzTarget) throws {
    let check = try target.makeCheck()
    var mutator = Mutator(target, seed: 1)
    for number in 0..<(Self.runs[target.name] ?? 100) {
      let input = mutator.input(number)
      do {
        try check(input)
      } catch {
        if FuzzTarget.known.contains(where: "\(error)".contains) { continue }
        Issue.record("--target \(target.name) --seed 1 --first \(number): \(error)")
      }
    }
  }

  @Test("The inputs that are mutated are fine themselves", arguments: FuzzTarget.all)
  func seeds(target: FuzzTarget) throws {
    let check = try target.makeCheck()
    for seed in target.seeds { #expect(throws: Never.self) { try check(seed) } }
  }

  @Test("An input is known by its seed and number")
  func deterministic() {
    var (one, other) = (Mutator(.query, seed: 7), Mutator(.query, seed: 7))
    let inputs = (0..<100).map { one.input($0) }
    #expect((0..<100).reversed().map { other.input($0) }.reversed() == inputs)
    #expect(Set(inputs).count > 90)
  }
}

extension FuzzTarget: CustomTestStringConvertible {
  var testDescription: String { name }
}
