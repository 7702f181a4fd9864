public import ArticleText

/// How an index is brought up to date.
public struct SyncOptions: Sendable, Hashable {
  /// Build the index anew, from every source and from the articles that were added from code.
  public var isFull: Bool
  /// How many articles are read and analysed at once; nil for as many as there are cores.
  public var jobs: Int?
  /// Files that are being written, by their absolute paths without links: they stay in the index as
  /// they are, or out of it, until the next time.
  public var held: Set<String> = []
  /// How a new generation is built.
  var buildMethod = BuildMethod.preferred

  public init(isFull: Bool = false, jobs: Int? = nil) {
    self.isFull = isFull
    self.jobs = jobs
  }
}

/// How far indexing has come.
public struct IndexingProgress: Sendable, Hashable {
  public enum Stage: Sendable, Hashable {
    /// Looking which files there are.
    case scanning
    /// Reading and analysing files.
    case reading
    /// Putting together what was read.
    case merging
  }

  public var stage: Stage
  /// Files that are done.
  public var done: Int
  /// Files to be read in all.
  public var total: Int
  /// Bytes of the files that are done.
  public var bytes: Int
  /// Pages of pictures whose text is recognised: those that are done, and those that are left of the
  /// files that are being read.
  public var pages = TextRecognition.Progress()

  public init(stage: Stage, done: Int = 0, total: Int = 0, bytes: Int = 0) {
    self.stage = stage
    self.done = done
    self.total = total
    self.bytes = bytes
  }
}

/// An article that is in the index and may not be what its file holds, and why: it has hardly any
/// text, or its file was read otherwise than it declares.
public struct DoubtfulFile: Sendable, Hashable {
  /// The absolute path.
  public var path: String
  /// The line of the record, counted from 1, where it is one of several.
  public var line: Int?
  public var doubt: Doubt
  public var reason: String
  /// How many records it stands for: of a file with very many the last ones are counted together.
  public var count: Int

  public init(path: String, line: Int? = nil, doubt: Doubt, reason: String, count: Int = 1) {
    self.path = path
    self.line = line
    self.doubt = doubt
    self.reason = reason
    self.count = count
  }

  init(_ doubt: FileDoubt, path: String) {
    self.init(
      path: path, line: doubt.line, doubt: doubt.doubt, reason: doubt.reason, count: doubt.count)
  }
}

/// A file, or a record of one, that was left out, and why.
public struct SkippedFile: Sendable, Hashable {
  /// The absolute path.
  public var path: String
  /// The line of the record, counted from 1, where it is one of several.
  public var line: Int?
  public var reason: String
  /// How many records it stands for: of a file with very many the last ones are counted together.
  public var count: Int

  public init(path: String, line: Int? = nil, reason: String, count: Int = 1) {
    self.path = path
    self.line = line
    self.reason = reason
    self.count = count
  }
}

/// What bringing an index up to date did; the numbers count articles.
public struct SyncReport: Sendable, Hashable {
  public var added = 0
  public var changed = 0
  public var removed = 0
  public var unchanged = 0
  public var skipped: [SkippedFile] = []
  /// What is in the index and doubtful, of all files that are where they were: of those that were
  /// not read this time, up to ten doubts a file.
  public var doubtful: [DoubtfulFile] = []
  /// How many files of all sources were not read since no reader knows their kind, or what it takes
  /// is missing here: by their endings in small letters, without the dot, `""` for none.
  public var unread: [String: Int] = [:]
  /// What the user should know: a source that cannot be reached, a dictionary that is missing.
  public var warnings: [String] = []
  public var took: Duration = .zero
  /// The index has taken over aliases or translations that changed.
  public var hasNewLexicon = false
  /// The articles of the index now.
  public var articles = 0

  public init() {}
}
