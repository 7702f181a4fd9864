/// Files outside of collections that the command writes for its user.
package enum UserFile {
  /// Puts a text in place in one step, and makes the folders that it lies in.
  package static func write(_ text: String, to path: String) throws(SearchError) {
    try FileSystem.makeFolder(FileSystem.folder(of: path))
    try FileSystem.replace(path, with: Array(text.utf8))
  }
}
