/// A file to read articles from, or an entry of one that holds others.
public struct ArticleFile: Sendable, Hashable {
  /// The path to open, as `PathText` writes it; of an entry, that of the file it lies in.
  public var path: String
  /// The file's id within its collection, which its article gets: its path within the folder that
  /// was indexed. Articles of a file that holds many have a number behind it.
  public var id: String
  /// How it is read, and what lies in it.
  public var options = ReadingOptions.usual

  /// What it is called, without the folders it lies in: by this its kind is known.
  let name: Substring
  /// The entry that it is, of the file at ``path``; `nil` where it is that file.
  let entry: ContainerEntry?

  /// A file by its path and id.
  public init(path: String, id: String, options: ReadingOptions = .usual) {
    self.path = path
    self.id = id
    self.options = options
    name = ArticleFormats.name(ofPath: path)
    entry = nil
  }

  /// An entry of a file.
  init(_ entry: ContainerEntry, of file: ArticleFile, id: String, name: Substring) {
    path = file.path
    options = file.options
    self.id = id
    self.name = name
    self.entry = entry
  }
}
