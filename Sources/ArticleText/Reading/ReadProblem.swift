/// Why an article that was kept may not be what its file holds.
public enum Doubt: Int, Sendable, Hashable, CaseIterable {
  /// It has hardly any text, or less than its file seems to have.
  case textMissing
  /// It was read otherwise than its file declares: in another encoding, with characters replaced,
  /// without a value that can be none.
  case readOtherwise
}

/// Something in a file that was left out or looked wrong, while the rest of it was read.
public struct ReadProblem: Sendable, Hashable {
  /// The path of the file.
  public var file: String
  /// The line, counted from 1, where the problem is on one.
  public var line: Int?
  /// Why what was kept is doubtful; `nil` where what the problem names was left out.
  public var doubt: Doubt?
  /// What is wrong, and what was done about it.
  public var reason: String

  /// A problem in `file`.
  public init(file: String, line: Int? = nil, doubt: Doubt? = nil, reason: String) {
    self.file = file
    self.line = line
    self.doubt = doubt
    self.reason = reason
  }

  /// The problem of a file with places that are no text in its encoding.
  ///
  /// - Returns: `nil` where there are none.
  init?(file: String, line: Int? = nil, replacements: Int, encoding: String) {
    guard replacements > 0 else { return nil }
    let places = replacements == 1 ? "1 place is" : "\(replacements) places are"
    self.init(
      file: file, line: line, doubt: .readOtherwise,
      reason: "\(places) not \(encoding) and became U+FFFD")
  }
}

extension ReadProblem: CustomStringConvertible {
  /// `path:line: reason`, or without the line.
  public var description: String {
    if let line { "\(file):\(line): \(reason)" } else { "\(file): \(reason)" }
  }
}
