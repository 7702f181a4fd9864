import ScoSearch

/// A line of the input: one thing to do.
struct Step: Decodable {
  /// An article as the input has it.
  struct Text: Decodable {
    var id: String
    var title: String
    var body: String
  }

  var add: Text?
  /// The id of the article that goes.
  var remove: String?
  /// Brings the index up to date with its files; `true` builds it anew.
  var synchronize: Bool?
  /// The number of the commit.
  var commit: Int?

  /// Does it; says nothing before it is done.
  func take(with writer: IndexWriter) async throws {
    if let add {
      try await writer.add(Article(id: add.id, title: add.title, body: add.body))
    }
    if let remove { try await writer.remove(id: remove) }
    if let synchronize {
      _ = try await writer.synchronize(SyncOptions(isFull: synchronize))
    }
    if commit != nil { try await writer.commit() }
  }
}
