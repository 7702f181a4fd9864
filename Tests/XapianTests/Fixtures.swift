import TestSupport
import Xapian

/// Adds a text as a document: its words at their positions, and values.
extension WritableDatabase {
  @discardableResult
  mutating func add(
    _ text: String, values: [ValueSlot: String] = [:], terms: [String] = []
  ) throws(XapianError) -> DocumentID {
    try add(Document(text, values: values, terms: terms))
  }
}

extension Document {
  init(_ text: String, values: [ValueSlot: String] = [:], terms: [String] = []) {
    self.init()
    setData(text)
    for (slot, value) in values { setValue(value, in: slot) }
    for (position, word) in text.split(separator: " ").enumerated() {
      addPosting(word.utf8, position: position + 1)
    }
    for term in terms { addBooleanTerm(term) }
  }
}

/// Five notes on birds. Slot 0: the year; slot 1: the kind; slot 2: what is the same text.
let notes: [(text: String, values: [ValueSlot: String])] = [
  ("grey heron stands in shallow water", [0: "2016", 1: "wader", 2: "a"]),
  ("grey heron eats grey mullet", [0: "2020", 1: "wader", 2: "a"]),
  ("a robin sings at dawn", [0: "2018", 1: "songbird", 2: "b"]),
  ("heron and robin share the pond water", [1: "wader", 2: "c"]),
  ("water voles swim past the reeds", [0: "2016", 2: "c"]),
]

/// A database of the notes, whose documents are 1 to 5, in a folder that has to outlive it.
func makeNotes(in folder: TemporaryFolder) throws -> Database {
  let path = folder.path(of: "notes.db")
  var writer = try WritableDatabase(path: path, opening: .create)
  for note in notes { try writer.add(note.text, values: note.values) }
  try writer.close()
  return try Database(path: path)
}

extension MatchSet {
  var ids: [DocumentID] { matches.map(\.documentID) }
}

extension ReadableDatabase where Self: ~Copyable {
  /// The numbers of the documents that match, in their order.
  func ids(_ query: Query) throws(XapianError) -> [DocumentID] {
    try search(SearchRequest(query, count: 100)).ids
  }
}

/// The code of the error that some work throws, or `nil`.
func code(of work: () throws -> Void) -> XapianError.Code? {
  do {
    try work()
    return nil
  } catch {
    return (error as? XapianError)?.code
  }
}
