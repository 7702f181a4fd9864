import ArticleText
import Hashing
import Synchronization

/// Counts, while a generation is built, in how many articles of its source each line stands, and
/// with how many different stories.
///
/// Of the lines of three words or more in the 3,463 articles of IndoSum, which are of eleven
/// papers, one is furniture that cleaning does not know: it stands in 99% of its paper's articles.
/// Those that reporters write again and again (`Berikut susunan pemain kedua tim:`) stand in 5% or
/// fewer, and headings of two words in up to 10%. So a third of the articles is far from both.
///
/// What copies of one story share is no furniture. A story is known here by its longest line other
/// than the one counted, and a line must stand with ten different ones. They are counted as 64 bits
/// (linear counting: Whang, Vander-Zanden and Taylor, 1990), which is enough to tell ten from five.
final class LineCounts: Sendable {
  /// The fewest articles of a source with a line that make it furniture.
  static let leastArticles: UInt32 = 20
  /// The fewest different stories of these articles.
  static let leastStories = 10.0
  /// Furniture stands in at least one of so many articles of its publisher within the source.
  static let leastShare: UInt32 = 3
  /// How many lines are counted at once. Beyond, those met fewest times are forgotten (lossy
  /// counting: Manku and Motwani, 2002); 2^18, about 10 MB, are those of some 10,000 articles.
  private let limit: Int

  /// The articles of one publisher within a source.
  fileprivate struct Group: Hashable {
    var sourceNumber: Int
    var publisher: UInt64
  }

  fileprivate struct Count {
    var group: UInt32
    var articles: UInt32 = 0
    var stories: UInt64 = 0
  }

  fileprivate struct State {
    var groups: [Group: UInt32] = [:]
    var articles: [UInt32] = []
    var counts = NumberTable<Count>()
  }

  private let state = Mutex(State())

  init(limit: Int = 1 << 18) {
    self.limit = limit
  }

  /// Counts the lines of an article, as it was read.
  func add(_ record: StoredRecord) {
    let publisher = SourceFurniture.publisher(of: record.article)
    let lines = Lines(of: record.article.body, publisher: publisher)
    state.withLock { state in
      let group = state.group(Group(sourceNumber: record.sourceNumber, publisher: publisher))
      state.articles[Int(group)] += 1
      for (hash, story) in zip(lines.stories.keys, lines.stories.values) {
        state.counts[hash ^ Self.salt(record.sourceNumber), default: Count(group: group)]
          .add(story: story)
      }
      state.makeRoom(limit)
    }
  }

  /// What has turned out to be furniture, with an entry for every source that was counted.
  func furniture() -> SourceFurniture {
    state.withLock { state in
      var found: [Int: Set<UInt64>] = [:]
      let groups = Dictionary(
        uniqueKeysWithValues: state.groups.map { ($0.value, $0.key.sourceNumber) })
      for source in groups.values { found[source] = [] }
      for (key, count) in zip(state.counts.keys, state.counts.values)
      where count.articles >= Self.leastArticles {
        let all = state.articles[Int(count.group)]
        guard count.articles * Self.leastShare >= all, count.storyCount >= Self.leastStories,
          let source = groups[count.group]
        else { continue }
        found[source]?.insert(key ^ Self.salt(source))
      }
      return SourceFurniture(found)
    }
  }

  /// By which the same line in two sources is two.
  private static func salt(_ source: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: source) &* SplitMix64.goldenGamma
  }
}

extension LineCounts.State {
  fileprivate mutating func group(_ group: LineCounts.Group) -> UInt32 {
    if let number = groups[group] { return number }
    let number = UInt32(articles.count)
    groups[group] = number
    articles.append(0)
    return number
  }

  /// Forgets the lines met fewest times, where there are too many.
  fileprivate mutating func makeRoom(_ limit: Int) {
    var least: UInt32 = 1
    while counts.count > limit {
      var kept = NumberTable<LineCounts.Count>(capacity: limit)
      for (key, count) in zip(counts.keys, counts.values) where count.articles > least {
        kept[key, default: count] = count
      }
      counts = kept
      least *= 2
    }
  }
}

extension LineCounts.Count {
  fileprivate mutating func add(story: UInt64) {
    articles += 1
    stories |= 1 << (story >> 58)
  }

  /// About how many different stories there are, from the share of bits that none has set.
  fileprivate var storyCount: Double {
    let zeros = 64 - stories.nonzeroBitCount
    guard zeros > 0 else { return .infinity }
    // As many as leave `zeros` bits of 64 free, each setting one at random.
    var (count, free) = (0.0, 64.0)
    while free > Double(zeros) {
      free *= 63.0 / 64.0
      count += 1
    }
    return count
  }
}

/// The lines of an article that are counted, each with what stands for the story beside it.
private struct Lines {
  private(set) var stories = NumberTable<UInt64>()

  init(of body: String, publisher: UInt64) {
    let text = Array(body.utf8)
    let lines = Self.ranges(of: text)
    var longest = 0..<0
    var other = 0..<0
    for line in lines {
      if line.count > longest.count {
        (longest, other) = (line, longest)
      } else if line.count > other.count, text[line] != text[longest] {
        other = line
      }
    }
    // An article of one line has no story beside it.
    guard !other.isEmpty else { return }
    let story = SplitMix64.mixed(FNV1a.hash(text[longest]))
    let otherStory = SplitMix64.mixed(FNV1a.hash(text[other]))
    for line in lines where SourceFurniture.canCount(text[line]) {
      let hash = SourceFurniture.hash(of: text[line], publisher: publisher)
      stories[hash, default: 0] = text[line] == text[longest] ? otherStory : story
    }
  }

  /// Where lines are that have something on them.
  private static func ranges(of text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in 0...text.count
    where index == text.count || text[index] == UInt8(ascii: "\n") {
      if index > start { ranges.append(start..<index) }
      start = index + 1
    }
    return ranges
  }
}
