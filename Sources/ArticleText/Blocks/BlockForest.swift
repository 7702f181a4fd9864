import Foundation

/// Decision trees that tell how likely a block is of the story, as the sum of what each says.
///
/// They are fitted by gradient boosting (J. H. Friedman, "Greedy Function Approximation: A Gradient
/// Boosting Machine", Annals of Statistics 29, 2001) on blocks of public pages of which the story is
/// known; `Benchmarks/reading` has the program.
struct BlockForest {
  /// Three numbers for each node. Of an inner node: the feature, the greatest value with which the
  /// way goes on at the next node, and the node where it goes on with a greater one. Of a leaf: -1,
  /// what it says in ten-thousandths, 0.
  private let nodes: [Int32]
  private let roots: [Int]

  /// - Parameter trees: The nodes of each tree in preorder, a tree behind the other.
  init(nodes: [Int32]) {
    self.nodes = nodes
    var (roots, index, open) = ([Int](), 0, 0)
    while index * 3 + 2 < nodes.count {
      if open == 0 {
        roots.append(index)
        open = 1
      }
      open += nodes[index * 3] < 0 ? -1 : 1
      index += 1
    }
    self.roots = roots
  }

  /// The logarithm of the odds that the block with these features is of the story.
  func logOdds(_ features: ArraySlice<Int32>) -> Float {
    var sum = 0
    for root in roots {
      var node = root * 3
      while nodes[node] >= 0 {
        let value = features[features.startIndex + Int(nodes[node])]
        node = value <= nodes[node + 1] ? node + 3 : (root + Int(nodes[node + 2])) * 3
      }
      sum += Int(nodes[node + 1])
    }
    return Float(sum) / 10_000
  }
}
