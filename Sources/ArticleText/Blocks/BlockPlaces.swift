/// Where in a page its text stands.
struct BlockPlaces {
  /// The element with the most points (``PageOutline/scores``).
  let top: Int
  /// The smallest elements with two thirds and with half of the sure text.
  let twoThirds: Int
  let half: Int
  /// For each block, the part of the sure text that stands up to its end.
  let goodAbove: [Float]
  /// The first and the last block of sure text.
  let first: Int
  let last: Int
  /// The block that is the title, or is most like it.
  let title: Int?

  /// How many blocks of sure text stand above each, and above the end.
  private let counts: [Int]
  private let distances: [Int]

  init(_ outline: PageOutline, _ words: [BlockWords]) {
    let good = outline.good
    top = outline.scores.indices.max { outline.scores[$0] < outline.scores[$1] } ?? 0
    twoThirds = outline.smallestElement(with: 0.66)
    half = outline.smallestElement(with: 0.5)
    let total = Float(max(1, good.reduce(0, +)))
    var sum = 0
    goodAbove = good.map { count in
      sum += count
      return Float(sum) / total
    }
    first = good.firstIndex { $0 > 0 } ?? 0
    last = good.lastIndex { $0 > 0 } ?? max(0, good.count - 1)
    counts = good.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 > 0 ? 1 : 0)) }
    distances = Self.distances(good)
    title = Self.title(outline, words)
  }

  /// How many blocks of a range are sure text.
  func good(in range: Range<Int>) -> Int {
    range.isEmpty ? 0 : counts[range.upperBound] - counts[range.lowerBound]
  }

  /// How many blocks away the next one of sure text stands, 20 at most.
  func distanceToGood(from index: Int) -> Int { distances[index] }

  private static func distances(_ good: [Int]) -> [Int] {
    var found = good.map { $0 > 0 ? 0 : 20 }
    for index in found.indices.dropFirst() {
      found[index] = min(found[index], found[index - 1] + 1)
    }
    for index in found.indices.dropLast().reversed() {
      found[index] = min(found[index], found[index + 1] + 1)
    }
    return found
  }

  /// The first heading of the first order that has the most words of the title; else the first block
  /// that is the title.
  private static func title(_ outline: PageOutline, _ words: [BlockWords]) -> Int? {
    let headings = outline.blocks.indices.filter {
      outline.page.nodes[outline.blocks[$0].element].name == "h1"
    }
    let best = headings.max {
      (words[$0].titleShare, -$0) < (words[$1].titleShare, -$1)
    }
    return best ?? words.firstIndex(where: \.isTitle)
  }
}

/// How many elements of one kind lie beside each other.
struct SiblingCounts {
  private struct Kind: Hashable {
    var parent: Int
    var name: UInt32
    var classes: String?
  }

  private let page: HTMLPage
  private var counts: [Kind: Int] = [:]
  private var counted: Set<Int> = []

  init(_ page: HTMLPage) { self.page = page }

  /// How many elements with this one's name and class lie in its parent.
  mutating func count(like element: Int) -> Int {
    let parent = page.nodes[element].parent
    if counted.insert(parent).inserted {
      var child = parent + 1
      while child < page.nodes[parent].end {
        if !page.nodes[child].isText { counts[kind(of: child), default: 0] += 1 }
        child = page.nodes[child].end
      }
    }
    return counts[kind(of: element)] ?? 1
  }

  private func kind(of index: Int) -> Kind {
    let node = page.nodes[index]
    return Kind(parent: node.parent, name: node.nameIndex, classes: node["class"])
  }
}
