import Synchronization

/// What was noted of a request while it was answered.
final class RequestNotes: Sendable {
  private struct Notes {
    var route = "other"
    var query: String?
    var isCut = false
  }

  private let notes = Mutex(Notes())

  /// The kind of what was asked for, one of few: no path, since paths name articles.
  var route: String {
    get { notes.withLock { $0.route } }
    set { notes.withLock { $0.route = newValue } }
  }

  /// The text that was searched for.
  var query: String? {
    get { notes.withLock { $0.query } }
    set { notes.withLock { $0.query = newValue } }
  }

  /// Whether a search was ended by its limit of time.
  var isCut: Bool {
    get { notes.withLock { $0.isCut } }
    set { notes.withLock { $0.isCut = newValue } }
  }
}
