/// What a reader comes upon in a file.
public enum ReadEvent: Sendable, Hashable {
  /// An article.
  case article(Article)
  /// Something that was left out or looked wrong; reading goes on.
  case problem(ReadProblem)
}

/// Whether the one who is given events wants more of them.
public enum ReadDemand: Sendable, Hashable {
  /// Read on.
  case more
  /// Stop reading this file; what was given so far stands.
  case stop
}
