import Glibc

/// Which blocks are taken.
struct StoryChoice {
  private(set) var isKept: [Bool]
  private(set) var step = HTMLStory.Step.likely

  /// Odds from which on a block is taken, and from which on it may be; chosen by cross-validation.
  private static let likely = logit(0.45)
  private static let possible = logit(0.15)

  private static func logit(_ share: Float) -> Float { log(share / (1 - share)) }

  /// A story of fewer words is held against the steps below.
  private static let fewWords = 80
  /// How many times as many words of sentences there must be to go a step down.
  private static let gain = 2
  /// The least share of the text in the page's metadata that must be found in it.
  private static let leastOfBody: Float = 0.8

  init(
    _ outline: PageOutline, _ rules: StoryRules, _ odds: [Float], _ evidence: StoryEvidence
  ) {
    let steps: [(HTMLStory.Step, [Bool])] = [
      (.likely, Self.likely(odds, outline, rules)), (.possible, Self.taken(odds, Self.possible)),
      (.ruled, rules.isKept), (.everything, odds.map { _ in true }),
    ]
    isKept = steps[0].1
    func words(_ kept: [Bool]) -> Int {
      zip(outline.blocks, kept).reduce(0) { $0 + ($1.1 ? $1.0.words : 0) }
    }
    let body = evidence.articleBody.map { ByteWords.words(of: $0).map(\.hash) } ?? []
    func bodyShare(_ kept: [Bool]) -> Float {
      guard body.count >= Self.fewWords / 2 else { return 1 }
      let text = zip(outline.blocks, kept).filter(\.1).map(\.0.text).joined(separator: " ")
      return WordRuns(text).share(of: body)
    }
    func sure(_ kept: [Bool]) -> Int {
      zip(outline.good, kept).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    }
    let all = outline.good.reduce(0, +)
    var (count, share) = (words(isKept), bodyShare(isKept))
    for (step, kept) in steps.dropFirst() {
      let lacksBody = share < Self.leastOfBody
      // A short story on a page whose other sentences are more than it has.
      let lacksText = count < Self.fewWords && all > Self.gain * max(1, sure(isKept))
      guard count == 0 || lacksBody || lacksText else { break }
      let (more, larger) = (words(kept), bodyShare(kept))
      let isMore =
        count == 0
        ? more > 0
        : lacksBody ? larger > share + 0.1 : sure(kept) >= Self.gain * max(1, sure(isKept))
      guard isMore else { continue }
      (isKept, self.step, count, share) = (kept, step, more, larger)
    }
    if share < 0.5 {
      isKept = odds.map { _ in false }
      step = .metadata
    }
  }

  /// The blocks that are likely of the story.
  ///
  /// The trees have learnt from whole pages. Of a small one they know little, and what the rules
  /// leave out there is left out, unless it is a fair share of the text.
  private static func likely(
    _ odds: [Float], _ outline: PageOutline, _ rules: StoryRules
  ) -> [Bool] {
    let taken = taken(odds, likely)
    guard outline.goodWords(in: 0) < smallPage * 2 else { return taken }
    // What is said again says no more.
    var known: Set<String> = []
    var (all, ruled) = (0, 0)
    for (index, block) in outline.blocks.enumerated()
    where outline.good[index] > 0 && known.insert(block.text).inserted {
      all += outline.good[index]
      if rules.isText[index] { ruled += outline.good[index] }
    }
    guard all < smallPage, ruled * 10 >= all * 7, rules.isText.contains(true) else { return taken }
    return odds.indices.map { index in
      if rules.isKept[index] || rules.isBeside[index] { return odds[index] >= possible }
      return taken[index] && rules.isText[index]
    }
  }

  /// A page with fewer words of sentences is a small one.
  private static let smallPage = 200

  /// The blocks above a threshold, and single ones between two such that are not far below it.
  private static func taken(_ odds: [Float], _ least: Float) -> [Bool] {
    var taken = odds.map { $0 >= least }
    for index in odds.indices.dropFirst().dropLast() where !taken[index] {
      taken[index] = odds[index] >= least - 1.3 && taken[index - 1] && taken[index + 1]
    }
    return taken
  }
}
