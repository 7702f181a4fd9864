/// Reads the articles of one file format.
public protocol ArticleReader: Sendable {
  /// Whether what it reads are stories: one with hardly any text may not be whole. A letter may be.
  var readsStories: Bool { get }

  /// Reads a file from its beginning, giving each article and each problem as it comes.
  ///
  /// A file of many articles is not held in memory as a whole.
  ///
  /// - Parameters:
  ///   - file: The file to read.
  ///   - emit: Takes the next event, and says whether to read on.
  /// - Throws: ``ReadError`` where nothing of the file, or nothing more of it, can be read.
  func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError)
}

extension ArticleReader {
  public var readsStories: Bool { true }

  /// Reads a file, giving each event to a closure that may throw; its error ends the reading.
  ///
  /// - Throws: ``ReadError``, or what `body` threw.
  public func forEachEvent(
    of file: ArticleFile, _ body: (ReadEvent) throws -> Void
  ) throws {
    var thrown: (any Error)?
    try read(file) { event in
      do {
        try body(event)
        return .more
      } catch {
        thrown = error
        return .stop
      }
    }
    if let thrown { throw thrown }
  }
}
