/// The names of an article in the index, without its text.
struct ArticleName {
  /// By which it is found: no other article of the index has it.
  var id: String
  /// What its file, or who added it from code, calls it. Where another article has that id, ``id``
  /// has the source's name before it, once or several times.
  var ownID: String
  /// The file it was read from.
  var file: FileKey

  /// The ids that the article has asked for, one after the other; it has the last.
  var choices: [String] {
    var choices = [id]
    var rest = id[...]
    // The names of sources have no slash.
    while rest.utf8.count > ownID.utf8.count, let slash = rest.firstIndex(of: "/") {
      rest = rest[rest.index(after: slash)...]
      choices.append(String(rest))
    }
    return choices.reversed()
  }

  /// Whether both are what the files of one source call an article.
  func isSameArticle(as other: ArticleName) -> Bool {
    file.sourceNumber == other.file.sourceNumber && ExactText(ownID) == ExactText(other.ownID)
  }

  /// Whether this article has an id that both ask for: those from code come first, then the sources
  /// in the order in which they were added. Within a source a longer id of its own comes first, so
  /// that what is so called by its file keeps its name before one that is set apart by it.
  func precedes(_ other: ArticleName) -> Bool {
    if file.sourceNumber != other.file.sourceNumber {
      return file.sourceNumber < other.file.sourceNumber
    }
    if ownID.utf8.count != other.ownID.utf8.count {
      return ownID.utf8.count > other.ownID.utf8.count
    }
    return ExactText(ownID) < ExactText(other.ownID)
  }
}
