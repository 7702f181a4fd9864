/// Goes through the entries of a file of several parts.
enum ContainerEntries {
  /// Reads each entry in turn.
  ///
  /// - Parameters:
  ///   - isMail: Whether it is a file of messages, and no archive.
  ///   - body: Reads what it wants of an entry, and says whether to go on. An error of its own ends
  ///     the reading.
  /// - Throws: ``ReadError`` where the file, or the rest of it, cannot be read.
  static func forEach(
    of file: ArticleFile, isMail: Bool = false,
    _ body: (ContainerEntry) throws(ReadError) -> ReadDemand
  ) throws(ReadError) {
    // What takes archives apart undoes compression as well; what reads messages does not.
    let opened = try FileOnDisk(file, isPlain: isMail)
    let budget = file.entry?.budget ?? ContainerBudget(path: file.path, size: opened.size)
    let depth = (file.entry?.depth ?? 0) + 1
    let process = try ContainerProcess(reading: opened, of: file, isMail: isMail)
    while let entry = try ContainerEntry(of: file, process, depth: depth, budget: budget) {
      let demand = try body(entry)
      if demand == .stop { return }
      entry.finish()
      if let failure = process.failure ?? budget.failure { throw failure }
    }
  }
}
