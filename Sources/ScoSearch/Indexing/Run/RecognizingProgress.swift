import ArticleText
import Synchronization

/// Tells how far indexing has come, files and recognised pages in one.
final class RecognizingProgress: Sendable {
  private let tell: @Sendable (IndexingProgress) -> Void
  private let last = Mutex(IndexingProgress(stage: .scanning))

  init(_ tell: @escaping @Sendable (IndexingProgress) -> Void) { self.tell = tell }

  func show(_ progress: IndexingProgress) {
    tell(
      last.withLock { last in
        let pages = last.pages
        last = progress
        last.pages = pages
        return last
      })
  }

  func show(_ pages: TextRecognition.Progress) {
    tell(
      last.withLock { last in
        last.pages = pages
        return last
      })
  }
}
