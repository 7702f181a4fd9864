import CProcess
import PathText

/// Reads a file by a command that the user has named for it: what it prints is read as text, a page
/// or records.
///
/// The command is run without a shell, in an empty folder that goes afterwards with all in it, within
/// bounds of time, memory and output.
struct CommandReader: ArticleReader {
  let command: ReaderCommand

  init(_ command: ReaderCommand) { self.command = command }

  func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    let output = try output(for: file)
    let printed = try FileOnDisk(output, of: file.path)
    let text = ArticleFile(path: printed.path, id: file.id, options: file.options)
    func ofFile(_ error: ReadError) -> ReadError {
      ReadError(
        code: error.code, path: file.path,
        reason: "was printed by '\(name)' as what \(error.reason)")
    }
    if output.allSatisfy({ $0 <= 0x20 }) {
      throw ReadError(
        code: .empty, path: file.path, reason: "holds no words: '\(name)' prints none")
    }
    do throws(ReadError) {
      try reader(of: output).read(text) { event in
        guard case .problem(var problem) = event else { return emit(event) }
        problem.file = file.path
        return emit(.problem(problem))
      }
    } catch {
      throw ofFile(error)
    }
  }

  /// The program's name, without the folders it lies in.
  private var name: String { String(ArticleFormats.name(ofPath: command.words[0])) }

  /// What reads the output.
  private func reader(of output: [UInt8]) -> any ArticleReader {
    switch command.output ?? Self.kind(of: output) {
    case .text: return PlainTextReader()
    case .html: return HTMLReader()
    case .records: return Self.isLines(output) ? JSONLinesReader() : JSONReader()
    }
  }

  private static func kind(of output: [UInt8]) -> ReaderCommand.Output {
    let head = FileHead(Array(output.prefix(FileHead.length)))
    if ContentMark.html.isIn(head) { return .html }
    let first = head.lowercasedText.prefix(2)
    return first.hasPrefix("{\"") || first == "{\n" || first == "[{" ? .records : .text
  }

  /// Whether each line is a record: the first one ends with its bracket, and another begins.
  private static func isLines(_ output: [UInt8]) -> Bool {
    let lines = output.split(separator: UInt8(ascii: "\n"), maxSplits: 2).prefix(2)
    let bare = lines.map { $0.filter { $0 > 0x20 } }.filter { !$0.isEmpty }
    return bare.count > 1 && bare.allSatisfy { $0.first == UInt8(ascii: "{") }
      && bare.first?.last == UInt8(ascii: "}")
  }

  // MARK: Running

  /// What the command prints for a file.
  private func output(for file: ArticleFile) throws(ReadError) -> [UInt8] {
    let opened = try FileOnDisk(file)
    guard let temporary = ScratchFolder(), let folder = temporary.folder("folder") else {
      throw ReadError(
        code: .unreadable, path: file.path,
        reason: "needs a folder for temporary files: check its room and rights, or set TMPDIR")
    }
    var path = Self.absolute(opened.path)
    // Programs may look at the ending, which what lies in other files has not on the disk.
    if opened.path != file.path {
      let ending = ArticleFormats.ending(
        ofPath: String(ArticleFormats.uncompressed(file.name)))
      path = temporary.link(ending.isEmpty ? "file" : "file.\(ending)", to: path) ?? path
    }
    let words = command.words(for: path)
    let program = ExternalProgram(
      name: words[0], seconds: command.seconds, outputLimit: command.outputLimit,
      memoryLimit: command.memory, folder: folder, isGroup: true)
    do {
      return try program.output(of: Array(words.dropFirst()))
    } catch {
      throw failure(error, of: file)
    }
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let length = unsafe process_folder(&buffer, buffer.count)
    guard length > 0, length <= buffer.count else { return path }
    return PathText.text(of: buffer[..<Int(length)]) + "/" + path
  }

  private func failure(_ failure: ExternalProgram.Failure, of file: ArticleFile) -> ReadError {
    func error(_ code: ReadError.Code, _ reason: String) -> ReadError {
      ReadError(code: code, path: file.path, reason: reason)
    }
    switch failure {
    case .notInstalled:
      return error(
        .missingProgram,
        "is read by '\(name)', as readers.yaml says, which is not installed: install it, or mend "
          + "the file")
    case .system(let number):
      return error(
        .missingProgram,
        "is read by '\(name)', as readers.yaml says, which cannot be run (error \(number) of the "
          + "system): check its rights")
    case .tooMuch: return FileInput.tooLarge(file.path, command.outputLimit)
    case .tooSlow:
      return error(
        .tooLarge,
        "takes '\(name)' more than \(command.seconds) seconds; left out ('seconds' in readers.yaml "
          + "allows more)")
    case .failed(let status, let complaint):
      let last = complaint.split(whereSeparator: \.isNewline).last ?? ""
      let said = last.isEmpty ? "" : ": \(TextNormalizer.oneLine(String(last.prefix(120))))"
      let how = status < 0 ? "was ended by a signal" : "ended with status \(status)"
      return error(.damaged, "cannot be read by '\(name)', which \(how)\(said)")
    }
  }
}
