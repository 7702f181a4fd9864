/// Reads mail: a message, a mailbox of many, a page that a browser saved as a message.
///
/// Each message is an article, and so is each attachment of a kind that is read here. A message's id
/// is its file's, a slash, its Message-ID without brackets; where it has none, or one that stood
/// before in the file, `#` and its number in the file. An attachment's is its message's, a slash,
/// its name. A saved page has its file's id, as any other page has.
public struct MailReader: ArticleReader {
  public var readsStories: Bool { false }

  /// A reader of mail.
  public init() {}

  public func read(_ file: ArticleFile, emit: (ReadEvent) -> ReadDemand) throws(ReadError) {
    guard (file.entry?.depth ?? 0) < ArchiveReader.greatestDepth else { throw Self.tooDeep(file) }
    try HTMLPage.requireParser(for: file.path)
    var ids = MailIDs(file.id)
    var message: MailMessage?
    var isEmpty = true
    func giveMessage() -> ReadDemand {
      guard let whole = message.take() else { return .more }
      for event in whole.events() where emit(event) == .stop { return .stop }
      return .more
    }
    try ContainerEntries.forEach(of: file, isMail: true) { entry throws(ReadError) in
      if entry.isMessage {
        if entry.fields["parent"] != nil { message?.holdsMessage = true }
        guard giveMessage() == .more else { return .stop }
        isEmpty = false
        return try Self.begin(entry, of: file, &ids, &message, emit)
      }
      if entry.isRemark {
        message?.remark(entry.path)
        return .more
      }
      return try message?.take(entry, emit) ?? .more
    }
    if giveMessage() == .more, isEmpty { throw ReadError.empty(file.path, holdsNo: "messages") }
  }

  /// Begins a message, where it can be read.
  private static func begin(
    _ entry: ContainerEntry, of file: ArticleFile, _ ids: inout MailIDs,
    _ message: inout MailMessage?, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) -> ReadDemand {
    let (id, label) = ids.next(entry)
    let begun = MailMessage(entry, id: id, label: label, of: file)
    if let fault = entry.fields["fault"] {
      // A file of one message has nothing else.
      guard file.name.lowercased().contains("mbox") || entry.fields["mark"] != nil else {
        throw ReadError(
          code: .damaged, path: file.path, reason: "is not mail, as its name says: it \(fault)")
      }
      return emit(.problem(begun.problem("\(fault); left out")))
    }
    if entry.fields["parent"] != nil, entry.depth > ArchiveReader.greatestDepth {
      return emit(.problem(begun.problem(tooDeep(file).reason)))
    }
    // Its parts are wanted.
    _ = try entry.next(1)
    message = begun
    return .more
  }

  private static func tooDeep(_ file: ArticleFile) -> ReadError {
    ReadError(
      code: .tooLarge, path: file.path,
      reason: "lies in \(ArchiveReader.greatestDepth) files or messages within each other, "
        + "and more are not read")
  }
}

/// The ids of the messages of a file.
struct MailIDs {
  private let file: String
  private var given: Set<String> = []
  /// Of the messages that lie in one another, by their numbers: only these may hold the next.
  private var open: [(number: String, id: String)] = []

  init(_ file: String) { self.file = file }

  /// The id of a message that comes next, and how it is named in what is said of it: empty where it
  /// is all of its file.
  mutating func next(_ entry: ContainerEntry) -> (id: String, label: String) {
    let fields = entry.fields
    let holder = fields["parent"].flatMap { parent in open.last { $0.number == parent }?.id }
    while let last = open.last, last.number != fields["parent"] { open.removeLast() }
    let messageID = Self.cleaned(fields["message-id"] ?? "")
    let id: String
    if let holder {
      // What is attached has a name as other files have; most messages have none.
      let name = entry.path.isEmpty ? messageID : entry.path
      let wanted = name.isEmpty ? "" : "\(holder)/\(name)"
      id = wanted.isEmpty || given.contains(wanted) ? "\(holder)#\(fields["part"] ?? "")" : wanted
    } else {
      let wanted = messageID.isEmpty ? "" : "\(file)/\(messageID)"
      id = wanted.isEmpty || given.contains(wanted) ? "\(file)#\(fields["top"] ?? "")" : wanted
    }
    given.insert(id)
    open.append((fields["number"] ?? "", id))
    let isAlone = fields["mark"] == nil && holder == nil
    return (id, isAlone ? "" : String(id.dropFirst(file.count + 1)))
  }

  /// A Message-ID without its brackets, and white space.
  private static func cleaned(_ text: String) -> String {
    let text = TextNormalizer.oneLine(text).filter { !$0.isWhitespace }
    guard let start = text.firstIndex(of: "<"), let end = text.lastIndex(of: ">"), start < end
    else { return text }
    return String(text[text.index(after: start)..<end])
  }
}
