/// A message while its parts come in.
struct MailMessage {
  let id: String
  /// How it is named in what is said of it; empty where it is all of its file.
  private let label: String
  private let file: ArticleFile
  private let fields: [String: [UInt8]]
  /// It is a page that a browser saved with all it shows.
  private let isPage: Bool
  private var body = MailBody()
  private var remarks: [String] = []
  /// The ids of its attachments.
  private var attachments: Set<String> = []
  /// Another message is attached to it.
  var holdsMessage = false

  init(_ entry: ContainerEntry, id: String, label: String, of file: ArticleFile) {
    fields = entry.rawFields
    self.label = label
    self.file = file
    let name = file.name.lowercased()
    let isNamed = [".mht", ".mhtml", ".mht.gz", ".mhtml.gz"].contains { name.hasSuffix($0) }
    isPage = entry.fields["parent"] == nil && (isNamed || MailHead(fields).isOfBrowser)
    self.id = isPage ? file.id : id
  }

  /// What is wrong with it, for its reader.
  func problem(_ reason: String, doubt: Doubt? = nil) -> ReadProblem {
    let name = label.isEmpty || isPage ? "" : "'\(label)' "
    return ReadProblem(file: file.path, doubt: doubt, reason: name + reason)
  }

  mutating func remark(_ text: String) { remarks.append(text) }

  // MARK: Parts

  /// Takes a part in: as a part of its text, or as what is attached.
  mutating func take(
    _ entry: ContainerEntry, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) -> ReadDemand {
    let part = MailPart(entry)
    if part.isSealed {
      return emit(.problem(problem("is encrypted; what it says is not read")))
    }
    if part.isText, part.canBeBody || isPage, part.alternative > 0 || entry.path.isEmpty || !hasText
    {
      return try takeText(part, entry, emit)
    }
    if isPage || part.isOfForm || part.isShown { return .more }
    return attach(part, entry, emit)
  }

  private var hasText: Bool { !body.pieces.isEmpty }

  private mutating func takeText(
    _ part: MailPart, _ entry: ContainerEntry, _ emit: (ReadEvent) -> ReadDemand
  ) throws(ReadError) -> ReadDemand {
    let text = ArticleFile(entry, of: file, id: id, name: "")
    do throws(ReadError) {
      let bytes =
        part.isHTML
        ? try PageBytes.contents(of: text, limit: HTMLReader.largestFile)
        : try FileInput.contents(of: text, limit: Article.largestText)
      body.pieces.append(MailBody.Piece(part, bytes))
      return .more
    } catch {
      if entry.isOver { throw error }
      return emit(.problem(problem(error.reason)))
    }
  }

  /// Reads what is attached as the file that it is.
  private mutating func attach(
    _ part: MailPart, _ entry: ContainerEntry, _ emit: (ReadEvent) -> ReadDemand
  ) -> ReadDemand {
    var inner = entry.path.isEmpty ? "\(id)#\(part.number)" : "\(id)/\(entry.path)"
    if attachments.contains(inner) { inner += "#\(part.number)" }
    attachments.insert(inner)
    var broken: ReadProblem?
    return ArchiveReader.read(entry, of: file, id: inner, &broken) { event in
      // Other than a letter, what is attached is a story.
      if case .article(let article) = event, let lack = article.lackOfText {
        let name = article.id.dropFirst(file.id.count + 1)
        let doubt = ReadProblem(
          file: file.path, doubt: .textMissing, reason: "'\(name)' \(lack)")
        if emit(.problem(doubt)) == .stop { return .stop }
      }
      return emit(event)
    }
  }

  // MARK: The article

  /// Its article, behind what is doubtful of it.
  func events() -> [ReadEvent] {
    let (article, found) = isPage && body.hasHTML ? page() : message()
    // What there is nothing of is said once.
    if article == nil, !found.isEmpty { return found.map(ReadEvent.problem) }
    let faults = remarks.map { problem($0) }
    return (faults + found).map(ReadEvent.problem)
      + [article.map(ReadEvent.article)].compactMap { $0 }
  }

  private func message() -> (Article?, [ReadProblem]) {
    let head = MailHead(fields, charset: body.charset)
    let text = body.text(of: head, for: ArticleFile(path: file.path, id: id))
    var article = text.article
    article.date = head.date ?? article.date
    article.source = head.source ?? article.source
    article.author = head.author ?? article.author
    article.url = head.url ?? article.url
    let problems = text.problems.map { problem($0.reason, doubt: $0.doubt) }
    if article.body.isEmpty, head.title == nil {
      // It is an envelope of what is attached.
      if holdsMessage || !attachments.isEmpty { return (nil, problems) }
      return (nil, problems + [problem("is empty: it has neither subject nor text")])
    }
    return (article, problems)
  }

  /// The page that a browser saved.
  private func page() -> (Article?, [ReadProblem]) {
    let head = MailHead(fields)
    guard let piece = body.pageOf(head.address) else { return (nil, []) }
    let origin = PageOrigin(
      url: head.address ?? piece.part.location, date: head.date, charset: piece.part.charset)
    do throws(ReadError) {
      let events = try HTMLReader.events(of: piece.bytes, file, from: origin)
      return (
        events.lazy.compactMap { if case .article(let article) = $0 { article } else { nil } }
          .first,
        events.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
      )
    } catch {
      return (nil, [problem(error.reason)])
    }
  }
}

/// A part of a message, by what is said of it.
struct MailPart {
  /// Of the parts of its message.
  let number: String
  /// In small letters, without parameters.
  let type: String
  let charset: String?
  /// Its lines are wrapped in a way that can be undone, and how.
  let isFlowed: Bool
  let dropsSpaces: Bool
  /// Which of the outermost parts it is in that are told in several ways, and which of these ways it
  /// belongs to; 0 for none.
  let alternative: Int
  let branch: Int
  /// Its address, or that of what it shows.
  let location: String?
  let isSealed: Bool
  private let isRelated: Bool
  private let isAttached: Bool

  init(_ entry: ContainerEntry) {
    let fields = entry.fields
    number = fields["part"] ?? ""
    type = fields["type"]?.lowercased() ?? ""
    charset = fields["charset"]
    isFlowed = fields["format"]?.lowercased() == "flowed"
    dropsSpaces = fields["delsp"]?.lowercased() == "yes"
    alternative = fields["alternative"].flatMap { Int($0) } ?? 0
    branch = fields["branch"].flatMap { Int($0) } ?? 0
    location = fields["content-location"]
    isRelated = fields["related"] != nil
    isAttached = fields["disposition"]?.lowercased() == "attachment"
    isSealed =
      fields["sealed"] != nil
      || ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(type)
  }

  private static let pages: Set<String> = ["text/html", "text/enriched", "text/richtext"]

  var isHTML: Bool { Self.pages.contains(type) }
  var isText: Bool { isHTML || type == "text/plain" }
  /// Whether its text may be what the message says.
  var canBeBody: Bool { !isAttached && !isRelated }

  /// Whether it belongs to how mail works, and is nothing that anybody sent: signatures, reports of
  /// delivery, the same once more for other programs.
  var isOfForm: Bool {
    Self.formal.contains(type) || alternative > 0 && type.hasPrefix("text/") && !isAttached
  }

  private static let formal: Set<String> = [
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/pgp-keys", "message/delivery-status", "message/disposition-notification",
    "message/feedback-report", "message/external-body", "message/global-delivery-status",
    "text/rfc822-headers",
  ]

  /// Whether it is a part of how the message looks, as the pictures of a page are.
  var isShown: Bool {
    guard !isAttached else { return false }
    return type.hasPrefix("image/")
      || isRelated && ["text/", "font/", "application/javascript"].contains { type.hasPrefix($0) }
  }
}
