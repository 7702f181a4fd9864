extension BlockForest {
  /// The trees fitted.
  static let fitted = BlockForest(nodes: [])
}
