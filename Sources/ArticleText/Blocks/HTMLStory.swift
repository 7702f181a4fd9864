/// The blocks of a page that are its article.
///
/// Which they are is told by ``BlockForest`` from ``BlockFeatures``: names are hints there, and none
/// decides alone. What is left is held against what the page itself says of its length; where it
/// falls short of that, more is taken, step by step, down to all the text there is.
struct HTMLStory {
  /// The lines, in order; the title and what stands beside it is among them.
  private(set) var lines: [StoryLines.Line] = []
  /// How far down the page's blocks were taken.
  private(set) var step = Step.likely

  enum Step {
    /// The blocks that are likely of the story.
    case likely
    /// Those that may be.
    case possible
    /// Those that rules would take.
    case ruled
    /// All.
    case everything
    /// The text that the page's metadata have, since the page does not show it.
    case metadata
  }

  init(_ page: HTMLPage, _ evidence: StoryEvidence, by forest: BlockForest = .fitted) {
    var names = NameGroups()
    let blocks = page.storyBlocks(&names)
    guard blocks.count <= Self.mostBlocks else {
      step = .everything
      lines = blocks.flatMap(\.lines)
      return
    }
    let outline = PageOutline(page, blocks)
    let features = BlockFeatures(outline, evidence, names)
    let odds = outline.blocks.indices.map { forest.logOdds(features.row($0)) }
    let chosen = StoryChoice(outline, features.rules, odds, evidence)
    step = chosen.step
    if step == .metadata {
      lines = TextNormalizer.lines(of: evidence.articleBody ?? "").map {
        StoryLines.Line(kind: .text, text: $0.text, emptyLinesAbove: 1)
      }
    } else {
      lines = zip(outline.blocks, chosen.isKept).filter(\.1).flatMap(\.0.lines)
    }
  }

  /// Why the story may not be all there is, or may be more; `nil` where nothing says so.
  ///
  /// - Parameter wordCount: How many words the page says that its story has.
  func doubt(of body: String, wordCount: Int?) -> String? {
    switch step {
    case .metadata: return "shows less of its story than its metadata have; theirs was taken"
    case .everything: return "its story could not be told from the rest; all its text was kept"
    case .likely, .possible, .ruled: break
    }
    let count = TextShape(body).words
    if let wordCount, wordCount >= Self.leastSaid, count * 2 < wordCount {
      return "says that its story has \(wordCount) words, of which \(count) were found"
    }
    return nil
  }

  /// A page of more blocks than this is a table or a list: each of them is kept.
  static let mostBlocks = TextLine.mostJudged

  /// The fewest words of a story that a page's own count is believed for.
  private static let leastSaid = 100
}
