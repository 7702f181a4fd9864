import ScoSearch
import Synchronization

/// A line on standard error that shows how far indexing has come; only for a terminal.
final class ProgressBar: Sendable {
  private struct State {
    var isShown = false
    var stage: IndexingProgress.Stage?
    var stageStart = ContinuousClock.now
    var lastDrawn: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  /// Often enough to be seen moving.
  private static let interval = Duration.milliseconds(100)

  /// Draws the line anew, where that is due.
  func show(_ progress: IndexingProgress) {
    state.withLock { state in
      let now = ContinuousClock.now
      let isNewStage = state.stage != progress.stage
      if isNewStage { (state.stage, state.stageStart) = (progress.stage, now) }
      if let last = state.lastDrawn, !isNewStage, now - last < Self.interval { return }
      state.lastDrawn = now
      let line = Self.line(progress, after: now - state.stageStart)
      let shown = StyledText(line).truncated(to: (Platform.columns(2) ?? 80) - 1).plain
      Messages.write("\r\u{1B}[K" + shown.string)
      state.isShown = true
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      if state.isShown { Messages.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// What the line says: `reading ████▌      45% 450 of 1,000, 5.9 MB/s, 12 s left`.
  static func line(_ progress: IndexingProgress, after elapsed: Duration) -> SafeText {
    let done = Figures.grouped(progress.done)
    guard progress.stage == .reading else {
      let name = progress.stage == .scanning ? "scanning" : "merging"
      return progress.done > 0 ? "\(name), \(done) so far" : "\(name)"
    }
    guard progress.total > 0 else { return "reading" }
    let share = min(1, Double(progress.done) / Double(progress.total))
    let width = 24
    let bar = FacetBars.bar(Int(share * 1000), of: 1000, width: width)
    let gap = String(repeating: " ", count: max(0, width - bar.count))
    var line = "reading \(bar)\(gap) \(Figures.decimal(share * 100, places: 0))%"
    line += " \(done) of \(Figures.grouped(progress.total))"
    let seconds = elapsed.milliseconds / 1000
    if seconds >= 0.5, progress.done > 0 {
      line += ", \(Figures.bytes(Int(Double(progress.bytes) / seconds)))/s"
      let left = seconds / share * (1 - share)
      line += ", \(Figures.duration(.seconds(Int(left.rounded(.up))))) left"
    }
    return SafeText(line + pages(progress.pages))
  }

  /// `, 12 pages recognised, 230 left`; nothing where there were none.
  private static func pages(_ pages: TextRecognition.Progress) -> String {
    guard pages.done + pages.left > 0 else { return "" }
    return ", \(Figures.grouped(pages.done)) pages recognised, \(Figures.grouped(pages.left)) left"
  }
}
