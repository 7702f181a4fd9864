/// The type of a file by what it holds.
enum FileType {
  private static let seconds = 10
  private static let outputLimit = 4096

  /// The type that the program `file` finds, such as `image/vnd.djvu`, in small letters.
  ///
  /// - Returns: `nil` where it finds none.
  /// - Throws: ``ReadError`` where the program is not installed, or the file cannot be read.
  static func name(of file: ArticleFile) throws(ReadError) -> String? {
    // An entry is read once only.
    let opened =
      if let entry = file.entry { try FileOnDisk(entry.head, of: file.path) } else {
        try FileOnDisk(file)
      }
    let program = ExternalProgram(name: "file", seconds: seconds, outputLimit: outputLimit)
    let arguments = [
      "--brief", "--dereference", "--mime-type", PDFReader.argument(for: opened.path),
    ]
    do {
      let type = String(decoding: try program.output(of: arguments), as: UTF8.self)
      return String(type.lowercased().trimmed(\.isWhitespace))
    } catch {
      guard error == .notInstalled else { return nil }
      throw ReadError(
        code: .missingProgram, path: file.path,
        reason: "may be of a type that readers.yaml names, which the program 'file' tells: "
          + "apt-get install file")
    }
  }
}
