/// What a reader finds in a file.
public enum ReadEvent: Sendable, Hashable {
  /// An article.
  case article(Article)
  /// Something that was left out, or that was kept and is doubtful (``ReadProblem/doubt``); reading
  /// goes on. What is said of an article comes before it.
  case problem(ReadProblem)
  /// A file within the file is of a kind that no reader knows.
  case passedOver(name: String)
  /// There are pictures in the file that may be of text.
  case pictures(PictureUse)
}

/// Whether more events are wanted.
public enum ReadDemand: Sendable, Hashable {
  /// Read on.
  case more
  /// Stop reading this file; what was given so far stands.
  case stop
}
