/// How the text of a page is spread over its elements.
///
/// Elements lie in one array in the order in which they begin, so that what lies in one is a run of
/// it, and a sum over a run is the difference of two sums from the beginning.
struct PageOutline {
  let page: HTMLPage
  let blocks: [HTMLBlock]
  let shapes: [TextShape]
  /// The words of the blocks that are surely text: sentences, and long ones however they end.
  let good: [Int]

  private let wordSums: [Int32]
  private let linkedSums: [Int32]
  private let goodSums: [Int32]
  /// How much text lies close below each element, by the measure of Readability.
  private(set) var scores: [Float]

  init(_ page: HTMLPage, _ blocks: [HTMLBlock]) {
    self.page = page
    self.blocks = blocks
    shapes = blocks.map { TextShape($0.text) }
    good = zip(blocks, shapes).map { block, shape in
      let isText = block.linkDensity < 0.3 && block.words >= 10
      return isText && (shape.endsAsSentence || block.words >= 25) ? block.words : 0
    }
    var words = [Int32](repeating: 0, count: page.nodes.count + 1)
    var (linked, sure) = (words, words)
    for (block, good) in zip(blocks, good) {
      words[block.element + 1] += Int32(clamping: block.words)
      linked[block.element + 1] += Int32(clamping: block.linkedWords)
      sure[block.element + 1] += Int32(clamping: good)
    }
    for index in words.indices.dropFirst() {
      words[index] &+= words[index - 1]
      linked[index] &+= linked[index - 1]
      sure[index] &+= sure[index - 1]
    }
    (wordSums, linkedSums, goodSums) = (words, linked, sure)
    scores = [Float](repeating: 0, count: page.nodes.count)
    score()
  }

  /// All words in an element.
  func words(in element: Int) -> Int { sum(wordSums, element) }
  func linkedWords(in element: Int) -> Int { sum(linkedSums, element) }
  /// The words of what is surely text.
  func goodWords(in element: Int) -> Int { sum(goodSums, element) }

  private func sum(_ sums: [Int32], _ element: Int) -> Int {
    Int(sums[page.nodes[element].end] - sums[element])
  }

  /// The part of the page's sure text that lies in an element.
  func share(of element: Int) -> Float {
    Float(goodWords(in: element)) / Float(max(1, goodWords(in: 0)))
  }

  /// The smallest element with more than a share of the sure text, half of it or more: such elements
  /// lie within each other.
  func smallestElement(with share: Float) -> Int {
    let least = share * Float(max(1, goodWords(in: 0)))
    return page.nodes.indices.last {
      !page.nodes[$0].isText && Float(goodWords(in: $0)) > least
    } ?? 0
  }

  /// Paragraphs give points to what they lie in, as in Arc90's Readability (2009): one, one for
  /// each comma, up to three for length; half of it one element further out, and so on.
  private mutating func score() {
    for (index, block) in blocks.enumerated() where block.words >= 5 && block.linkDensity <= 0.5 {
      let shape = shapes[index]
      let points = 1 + Float(shape.commas) + min(Float(shape.bytes) / 100, 3)
      let isParagraph = Self.paragraphs.contains(page.nodes[block.element].name)
      var element = isParagraph ? page.nodes[block.element].parent : block.element
      for distance in 0..<5 {
        scores[element] += points / (distance == 0 ? 1 : distance == 1 ? 2 : Float(3 * distance))
        if element == 0 { break }
        element = page.nodes[element].parent
      }
    }
    for index in scores.indices where scores[index] > 0 {
      let links = Float(linkedWords(in: index)) / Float(max(1, words(in: index)))
      scores[index] *= 1 - links
    }
  }

  private static let paragraphs: Set<String> = [
    "p", "li", "blockquote", "pre", "td", "dd", "h2", "h3", "h4",
  ]
}
