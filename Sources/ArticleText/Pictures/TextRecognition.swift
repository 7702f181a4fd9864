import Synchronization

/// Where the texts of pages are kept that were recognised, so that no page is read twice.
public protocol KeptPages: Sendable {
  /// What was kept under a name; `nil` where nothing is.
  func page(named name: String) -> [UInt8]?
  /// Keeps a page under a name of letters, digits and the signs `-`, `_` and `+`.
  func keep(_ page: [UInt8], as name: String)
}

/// The recognition of text in pictures (OCR), by Tesseract: what the readings of one run share.
public final class TextRecognition: Sendable {
  /// How far it has come.
  public struct Progress: Sendable, Hashable {
    /// Pages that are done, those counted that were kept.
    public var done = 0
    /// Pages that are left of the files that are being read.
    public var left = 0

    /// The beginning.
    public init() {}
  }

  private let kept: (any KeptPages)?
  private let progress = Mutex(Progress())
  private let tell: @Sendable (Progress) -> Void

  /// - Parameters:
  ///   - kept: Where pages are kept; `nil` for nowhere.
  ///   - tell: Told after each page, from any thread.
  public init(
    keepingPagesIn kept: (any KeptPages)? = nil,
    telling tell: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.kept = kept
    self.tell = tell
  }

  /// Notes that a file is begun, or that pages of it are not read after all.
  func expect(_ pages: Int) {
    progress.withLock { $0.left += pages }
  }

  /// The page of a name, as it was kept or as it is read now; one without a name is not kept.
  func page<Failure>(
    named name: String?, read: () throws(Failure) -> RecognizedPage
  ) throws(Failure) -> RecognizedPage {
    defer {
      let now = progress.withLock { progress in
        progress.done += 1
        progress.left -= 1
        return progress
      }
      tell(now)
    }
    if let bytes = name.flatMap({ kept?.page(named: $0) }),
      let page = RecognizedPage(kept: bytes)
    {
      return page
    }
    let page = try read()
    if let name { kept?.keep(page.kept, as: name) }
    return page
  }
}

extension TextRecognition: Hashable {
  public static func == (left: TextRecognition, right: TextRecognition) -> Bool { left === right }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// Whether pictures of text were met, and what became of them.
public enum PictureUse: Int, Sendable, Hashable, CaseIterable {
  /// They were left out: nobody asked for their text, or what reads it is missing.
  case leftOut = 1
  /// Their text was recognised, or was looked for.
  case read = 2
}

/// What is to be known of a text that was recognised in pictures.
public struct RecognizedText: Sendable, Hashable, Codable {
  /// How many pages of the article it is.
  public var pages: Int
  /// How sure its words are in the mean, from 0 to 1, as Tesseract says.
  public var confidence: Double
  /// How many of the pages are so unsure that much of them may be misread.
  public var lowPages: Int

  /// Whether any page is that unsure.
  public var isLow: Bool { lowPages > 0 }

  /// A text of so many pages.
  public init(pages: Int, confidence: Double, lowPages: Int = 0) {
    self.pages = pages
    self.confidence = confidence
    self.lowPages = lowPages
  }

  /// What the pages of an article come to; `nil` where there are none.
  init?(_ pages: [RecognizedPage]) {
    let words = pages.reduce(0) { $0 + $1.words }
    guard words > 0 else { return nil }
    let sum = pages.reduce(0) { $0 + $1.permille * $1.words }
    self.init(
      pages: pages.count, confidence: Double((sum + words / 2) / words) / 1000,
      lowPages: pages.count(where: \.isLow))
  }
}
