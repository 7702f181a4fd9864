import Foundation

/// A table of words: a line for each group, `#` before a comment.
enum WordTable {
  /// - Parameter name: Of a file in `Fixtures`.
  static func groups(_ name: String, file: String = #filePath) throws -> [[String]] {
    let fixtures = URL(fileURLWithPath: file).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures")
    let text = try String(contentsOf: fixtures.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let words = line.prefix { $0 != "#" }.split(separator: " ")
        .map { $0.replacingOccurrences(of: "_", with: " ") }
      return words.isEmpty ? nil : words
    }
  }
}
