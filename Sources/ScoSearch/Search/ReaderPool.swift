import Synchronization
import Xapian

/// Readers for as many tasks as search at once.
///
/// The one place where a reader is opened, refreshed, replaced and tried again.
final class ReaderPool: Sendable {
  /// A place for one reader, locked while a task uses it.
  private final class Slot: Sendable {
    let reader = Mutex<Reader?>(nil)
  }

  private let collection: ArticleCollection
  private let slots = Mutex<[Slot]>([])
  /// How often a search begins again because the index changed under it.
  private static let attempts = 10

  init(_ collection: ArticleCollection) {
    self.collection = collection
  }

  /// Calls a closure with a reader of the index as it is now.
  ///
  /// Xapian ends a search whose revision a second commit has overwritten; the closure is then
  /// called again, with a fresh reader.
  ///
  /// - Throws: ``SearchError`` where the index cannot be read.
  func withReader<Result: Sendable>(
    _ body: (Reader) throws(XapianError) -> Result
  ) throws(SearchError) -> Result {
    for slot in slots.withLock({ $0 }) {
      let result = try slot.reader.withLockIfAvailable { (reader) throws(SearchError) in
        try use(&reader, body)
      }
      if let result { return result }
    }
    let slot = Slot()
    slots.withLock { $0.append(slot) }
    return try slot.reader.withLock { (reader) throws(SearchError) in try use(&reader, body) }
  }

  private func use<Result: Sendable>(
    _ reader: inout sending Reader?, _ body: (Reader) throws(XapianError) -> Result
  ) throws(SearchError) -> Result {
    var failure: SearchError?
    for _ in 0..<Self.attempts {
      do throws(SearchError) {
        let current: Reader
        if let open = reader, !open.isOutdated {
          current = open
        } else {
          reader = nil
          current = try Reader(collection)
          reader = current
        }
        do throws(XapianError) {
          try current.refresh()
          return try body(current)
        } catch {
          reader = nil
          guard error.code != .invalidArgument, error.code != .unimplemented else {
            throw SearchError(error, subject: current.generation.path)
          }
          failure = SearchError(error, subject: current.generation.path)
        }
      } catch {
        // Between the reading of the stub and the opening the generation may have been replaced.
        guard error.code == .damaged, failure != error else { throw error }
        failure = error
      }
    }
    throw failure ?? SearchError.damaged("the index cannot be read", subject: collection.path)
  }
}
