/// Decision trees that tell how likely a block is of the story, as the sum of what each says.
///
/// They are fitted by gradient boosting (J. H. Friedman, "Greedy Function Approximation: A Gradient
/// Boosting Machine", Annals of Statistics 29, 2001) on blocks of public pages of which the story is
/// known; `Benchmarks/reading/fit.py` is the program.
struct BlockForest {
  private struct Node {
    /// The feature that decides; -1 for a leaf.
    var feature: Int
    /// The greatest value with which the way goes on at the next node; of a leaf, what it says, in
    /// ten-thousandths.
    var value: Int32
    /// Where it goes on with a greater one.
    var other = 0
  }

  private var nodes: [Node] = []
  private var roots: [Int] = []

  /// - Parameter table: The trees, the nodes of each in preorder: `12<340` for the feature with that
  ///   number and a threshold, a number alone for a leaf.
  init(_ table: String) {
    var words = table.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }[...]
    while !words.isEmpty {
      roots.append(nodes.count)
      addNode(from: &words)
    }
  }

  private mutating func addNode(from words: inout ArraySlice<Substring.UTF8View>) {
    let numbers = (words.popFirst() ?? "0"[...].utf8).split(separator: UInt8(ascii: "<"))
      .map { Int32(Substring($0)) ?? 0 }
    let index = nodes.count
    guard numbers.count == 2 else {
      nodes.append(Node(feature: -1, value: numbers.first ?? 0))
      return
    }
    nodes.append(Node(feature: Int(numbers[0]), value: numbers[1]))
    addNode(from: &words)
    nodes[index].other = nodes.count
    addNode(from: &words)
  }

  /// How many features the trees ask for, at least.
  var featureCount: Int { (nodes.map(\.feature).max() ?? -1) + 1 }

  /// The logarithm of the odds that the block with these features is of the story.
  func logOdds(_ features: ArraySlice<Int32>) -> Float {
    var sum = 0
    for root in roots {
      var node = nodes[root]
      var index = root
      while node.feature >= 0 {
        let isGreater = features[features.startIndex + node.feature] > node.value
        index = isGreater ? node.other : index + 1
        node = nodes[index]
      }
      sum += Int(node.value)
    }
    return Float(sum) / 10_000
  }
}
