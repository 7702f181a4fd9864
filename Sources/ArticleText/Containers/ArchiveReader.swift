/// Reads an archive as a folder of articles, archives in it as well; and a single file that is
/// compressed as what it is.
///
/// Each entry goes to the reader of its kind. Its id is the archive's, a slash, and its path within.
public struct ArchiveReader: ArticleReader {
  /// So many archives may lie within each other.
  public static let greatestDepth = 4

  /// A reader of archives.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    guard (file.entry?.depth ?? 0) < Self.greatestDepth else {
      throw ReadError(
        code: .tooLarge, path: file.path,
        reason: "lies in \(Self.greatestDepth) archives within each other, and more are not read")
    }
    var isEmpty = true
    // What could not be unpacked is said once: where the archive ends there, of the archive.
    var broken: ReadProblem?
    try ContainerEntries.forEach(of: file) { entry throws(ReadError) in
      isEmpty = false
      if let problem = broken.take(), emit(.problem(problem)) == .stop { return .stop }
      if entry.isPlain {
        throw ReadError(
          code: .damaged, path: file.path, reason: "is no archive, as its name says; left out")
      }
      if entry.isCompressed {
        return try Self.read(compressed: entry, of: file, emit)
      }
      return entry.isHidden || entry.path.isEmpty
        ? .more
        : Self.read(entry, of: file, id: "\(file.id)/\(entry.path)", &broken, emit)
    }
    if let broken { _ = emit(.problem(broken)) }
    if isEmpty { throw ReadError.empty(file.path, holdsNo: "files") }
  }

  /// Reads the one file that was compressed.
  private static func read(
    compressed entry: ContainerEntry, of file: ArticleFile, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) -> ReadDemand {
    let inner = ArticleFile(
      entry, of: file, id: file.id, name: ArticleFormats.decompressed(file.name))
    guard let reader = try ArticleFormats.reader(for: inner) else {
      return emit(.passedOver(name: String(inner.name)))
    }
    var demand = ReadDemand.more
    try reader.read(inner) { event in
      demand = emit(event)
      return demand
    }
    return demand
  }

  /// Reads an entry; what it cannot be read for is a problem of the archive.
  static func read(
    _ entry: ContainerEntry, of file: ArticleFile, id: String, _ broken: inout ReadProblem?,
    _ emit: (ReadEvent) -> ReadDemand
  ) -> ReadDemand {
    let inner = ArticleFile(entry, of: file, id: id, name: entry.name)
    func named(_ problem: ReadProblem) -> ReadProblem {
      var problem = problem
      problem.reason = "'\(entry.path)' \(problem.reason)"
      return problem
    }
    func problem(_ problem: ReadProblem) -> ReadDemand { emit(.problem(named(problem))) }
    if entry.isEncrypted {
      return problem(
        ReadProblem(file: file.path, reason: "is locked by a password; save it without one"))
    }
    var demand = ReadDemand.more
    do throws(ReadError) {
      guard let reader = try ArticleFormats.reader(for: inner) else {
        return emit(.passedOver(name: String(entry.name)))
      }
      try reader.read(inner) { event in
        if case .problem(let found) = event {
          demand = problem(found)
        } else {
          demand = emit(event)
        }
        return demand
      }
      return demand
    } catch {
      // Where nothing more can be read of the archive, that is said of the whole.
      if entry.isOver { return .more }
      if entry.isBroken {
        broken = named(ReadProblem(file: file.path, reason: error.reason))
        return .more
      }
      if error.code == .missingProgram { demand = emit(.passedOver(name: String(entry.name))) }
      return demand == .stop ? .stop : problem(ReadProblem(file: file.path, reason: error.reason))
    }
  }
}
