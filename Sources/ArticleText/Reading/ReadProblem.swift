/// Something in a file that was left out or looked wrong, while the rest of it was read.
public struct ReadProblem: Sendable, Hashable {
  /// The path of the file.
  public var file: String
  /// The line, counted from 1, where the problem is on one.
  public var line: Int?
  /// What is wrong, and what was done about it.
  public var reason: String

  /// A problem in `file`.
  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// The problem of a file with places that are no text in its encoding.
  ///
  /// - Returns: `nil` where there are none.
  init?(file: String, replacements: Int, encoding: String) {
    guard replacements > 0 else { return nil }
    self.init(
      file: file, reason: "\(replacements) places are not \(encoding) and became U+FFFD")
  }
}

extension ReadProblem: CustomStringConvertible {
  /// `path:line: reason`, or without the line.
  public var description: String {
    if let line { "\(file):\(line): \(reason)" } else { "\(file): \(reason)" }
  }
}
