import Foundation
import ScoSearch

/// A folder for the time of the example, in which the index is made.
struct Desk {
  private let folder: URL

  /// Makes a new temporary folder the current one, so that `"index"` names a place in it.
  init() throws {
    let files = FileManager.default
    folder = files.temporaryDirectory.appendingPathComponent("news-desk-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    guard files.changeCurrentDirectoryPath(folder.path) else {
      throw CocoaError(.fileReadNoPermission, userInfo: [NSFilePathErrorKey: folder.path])
    }
  }

  /// Indexes the articles and commits them together. The writer's lock ends with this call.
  func file(_ articles: [Article]) async throws {
    let writer = try IndexWriter(at: "index")
    for article in articles {
      try await writer.add(article)
    }
    try await writer.commit()
  }

  /// Prints the best three articles, each with its snippet.
  func answer(_ question: String, from index: SearchIndex) async throws {
    let results = try await index.search(question, limit: 3)
    print("\n\(question)")
    if results.hits.isEmpty {
      print("  nothing found")
    }
    for hit in results.hits {
      print("  \(hit.rank). \(hit.title)\n     \(hit.snippet.plainText)")
    }
  }

  /// Leaves the folder and removes it.
  func close() throws {
    let files = FileManager.default
    _ = files.changeCurrentDirectoryPath(folder.deletingLastPathComponent().path)
    try files.removeItem(at: folder)
  }
}
