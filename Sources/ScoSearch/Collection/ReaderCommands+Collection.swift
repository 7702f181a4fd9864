import ArticleText

extension ReaderCommands {
  /// The commands that a collection's file `readers.yaml` names; none where there is no file.
  ///
  /// - Throws: ``SearchError`` `.readers` where the file cannot be read or names them wrongly: files
  ///   that were read by them would otherwise lose their articles. Also where the file is of another
  ///   user, whose commands are not to be run.
  init(of collection: ArticleCollection) throws(SearchError) {
    let path = collection.readersFile
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(path)
    } catch {
      guard error.isAbsence else {
        throw SearchError(error, "the commands that read files cannot be read", subject: path)
      }
      self = .none
      return
    }
    guard FileSystem.isTrusted(path) else {
      throw SearchError(
        .readers, "the file of commands is another user's, or every user may write it: none is run",
        subject: path, remedy: "look at what it says, and make it your own")
    }
    do {
      try self.init(yaml: String(decoding: bytes, as: UTF8.self), folder: collection.path)
    } catch {
      throw SearchError(
        .readers, "the file of commands \(error.reason)", subject: path,
        remedy: "mend it, or take it away")
    }
  }
}
