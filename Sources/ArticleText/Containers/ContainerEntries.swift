/// Goes through the entries of a file of several parts.
enum ContainerEntries {
  /// Reads each entry in turn.
  ///
  /// - Parameter body: Reads what it wants of an entry, and says whether to go on. An error of its
  ///   own ends the reading.
  /// - Throws: ``ReadError`` where the file, or the rest of it, cannot be read.
  static func forEach(
    of file: ArticleFile, _ body: (ContainerEntry) throws(ReadError) -> ReadDemand
  ) throws(ReadError) {
    let opened = try FileOnDisk(file, isPlain: false)
    let budget = file.entry?.budget ?? ContainerBudget(path: file.path, size: opened.size)
    let depth = (file.entry?.depth ?? 0) + 1
    let process = try ContainerProcess(reading: opened, of: file)
    while let entry = try ContainerEntry(of: file, process, depth: depth, budget: budget) {
      let demand = try body(entry)
      if demand == .stop { return }
      entry.finish()
      if let failure = process.failure ?? budget.failure { throw failure }
    }
  }
}
