import FoundationEssentials

@testable import ArticleText

/// A file that is there while the closure runs.
@discardableResult
func withFile<Result>(
  _ name: String, _ bytes: [UInt8], _ body: (ArticleFile) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.path + "/sco-search-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let path = folder + "/" + name
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  return try body(ArticleFile(path: path, id: "folder/" + name))
}

/// Everything a file's reader gives.
func events(_ name: String, _ bytes: [UInt8]) throws -> [ReadEvent] {
  try withFile(name, bytes) { file in
    guard let reader = ArticleFormats.reader(forPath: file.path) else { return [] }
    var events: [ReadEvent] = []
    try reader.read(file) { event in
      events.append(event)
      return .more
    }
    return events
  }
}

extension [ReadEvent] {
  var articles: [Article] {
    compactMap { if case .article(let article) = $0 { article } else { nil } }
  }

  var problems: [ReadProblem] {
    compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
  }
}
