/// The files that have changed and were not taken over yet, and when it is time to.
///
/// Many files that come at once are waited for, so that they are one change of the index; a file that
/// is being written is left alone until it is quiet.
struct PendingChanges {
  /// Nothing new for so long, and what has come is taken over.
  static let pause = Duration.milliseconds(300)
  /// A file to which nothing was written for so long is whole, though nobody has closed it.
  static let quiet = Duration.seconds(2)
  /// A few files wait no longer than this for others,
  static let shortWait = Duration.milliseconds(1200)
  /// and many no longer than this.
  static let longWait = Duration.seconds(60)
  private static let many = 50

  typealias Moment = ContinuousClock.Instant

  private var paths: Set<String> = []
  /// Files that are being written, and when something was last.
  private var open: [String: Moment] = [:]
  private var first: Moment?
  /// When something was last new.
  private var last: Moment?

  var isEmpty: Bool { paths.isEmpty }

  /// The files that are being written.
  func held(at now: Moment) -> Set<String> {
    Set(open.filter { $0.value.advanced(by: Self.quiet) > now }.keys)
  }

  /// Notes a change.
  ///
  /// - Parameter isWhole: Whether no more of it is to come.
  mutating func note(_ path: String, isWhole: Bool, at now: Moment) {
    let isNew = paths.insert(path).inserted
    let wasOpen = open[path] != nil
    open[path] = isWhole ? nil : now
    if first == nil { first = now }
    if isNew || (isWhole && wasOpen) { last = now }
  }

  /// When what has come is to be taken over; nil where nothing has.
  func due(at now: Moment) -> Moment? {
    guard let first, let last else { return nil }
    let longest = paths.count < Self.many ? Self.shortWait : Self.longWait
    let pause = min(last.advanced(by: Self.pause), first.advanced(by: longest))
    let held = held(at: now)
    if held.count < paths.count { return pause }
    // All are being written: the first that gets quiet is waited for.
    let quiet = held.compactMap { open[$0]?.advanced(by: Self.quiet) }.min()
    return max(pause, quiet ?? pause)
  }

  /// Takes out all that is to be taken over now; what is being written stays.
  ///
  /// - Returns: The files that are being written.
  mutating func take(at now: Moment) -> Set<String> {
    let held = held(at: now)
    paths = held
    open = open.filter { held.contains($0.key) }
    first = held.isEmpty ? nil : now
    last = first
    return held
  }
}
