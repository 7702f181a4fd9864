/// What the head of a message says of it.
struct MailHead {
  /// The subject without what marks an answer or the list; `nil` where nothing is left.
  let title: String?
  /// Whether it answers, or passes on what another says.
  let isAnswer: Bool
  let isPassedOn: Bool
  let author: String?
  let source: String?
  let date: ArticleDate?
  /// Where it lies on the web, or its list does.
  let url: String?
  /// The address of the page that it is.
  let address: String?
  /// It was sent to many.
  let isBulk: Bool
  /// A browser wrote it.
  let isOfBrowser: Bool

  /// - Parameters:
  ///   - raw: The lines of the head by their names, as they are written.
  ///   - charset: The encoding of its text, which lines are in that name none.
  init(_ raw: [String: [UInt8]], charset: String? = nil) {
    let fields = raw.mapValues { HeaderText.decoded($0, charset: charset) }
    let subject = MailSubject(fields["subject"] ?? "")
    title = subject.title
    let isReply = fields["in-reply-to"] != nil || fields["references"] != nil
    isAnswer = subject.isAnswer || isReply
    isPassedOn = subject.isPassedOn
    let lists = ["list-unsubscribe", "list-id", "feedback-id", "list-post", "mailing-list"]
    let precedence = fields["precedence"]?.lowercased() ?? ""
    let isOfList = lists.contains { fields[$0] != nil }
    isBulk = !isAnswer && (isOfList || ["bulk", "list"].contains(precedence))
    let sender = MailSender(raw["from"] ?? raw["sender"] ?? [], charset: charset)
    author = Self.author(sender, isOfList: isOfList)
    source = Self.source(fields, sender)
    date = Self.date(fields)
    url =
      ["archived-at", "x-archived-at", "list-archive"].lazy
      .compactMap { fields[$0].flatMap(Self.address) }.first
    let snapshot = fields["snapshot-content-location"]
    address =
      [snapshot, fields["content-location"]].lazy.compactMap { $0.flatMap(Self.address) }
      .first
    isOfBrowser = snapshot != nil || fields["from"]?.lowercased().contains("<saved by ") == true
  }

  /// The address on the web that a field holds.
  private static func address(_ text: String) -> String? {
    guard let start = text.firstRange(of: "http")?.lowerBound else { return nil }
    let address = String(text[start...].prefix { !$0.isWhitespace && !"<>,".contains($0) })
    return WebAddress.origin(of: address) == nil ? nil : address
  }

  private static func line(_ text: String?) -> String? {
    guard let text else { return nil }
    let line = TextNormalizer.oneLine(text).trimmed { " \"'".contains($0) }
    return line.isEmpty ? nil : String(line)
  }

  // MARK: Who

  /// The sender's name, else the address. Lists that send in another's name add their own.
  private static func author(_ sender: MailSender, isOfList: Bool) -> String? {
    guard let name = sender.name else { return sender.address }
    guard isOfList, let via = name.firstRange(of: " via ") else { return name }
    return line(String(name[..<via.lowerBound])) ?? name
  }

  /// The list, else the organisation, else the host that it was sent from.
  private static func source(_ fields: [String: String], _ sender: MailSender) -> String? {
    if let list = fields["list-id"] ?? fields["x-mailing-list"], let name = listName(list) {
      return name
    }
    if let name = line(fields["organization"] ?? fields["organisation"]) { return name }
    guard let address = sender.address, let at = address.lastIndex(of: "@") else { return nil }
    let host = address[address.index(after: at)...].lowercased()
    return host.contains(".") ? host : nil
  }

  /// What a list is called: the words before its address, else the first word of that. Programs that
  /// send for others write numbers there.
  private static func listName(_ field: String) -> String? {
    let end = field.lastIndex(of: "<") ?? field.startIndex
    let address = field[end...].trimmed { "<> ".contains($0) }
    let label = String(address.prefix { $0 != "." && $0 != "@" })
    return [line(String(field[..<end])), line(label)].lazy.compactMap { $0 }.first { name in
      name.contains(where: \.isLetter) && name.count { $0.isNumber } < 4
    }
  }

  // MARK: When

  private static func date(_ fields: [String: String]) -> ArticleDate? {
    if let date = [fields["date"], fields["resent-date"]].lazy.compactMap({ text in
      text.flatMap { MetadataDate.date(withoutRemark($0)) }
    }).first {
      return date
    }
    if let received = fields["received"], let mark = received.lastIndex(of: ";"),
      let date = MetadataDate.date(withoutRemark(String(received[received.index(after: mark)...])))
    {
      return date
    }
    // `From siti@desa.example Thu Apr  7 10:22:33 2016`
    let words = (fields["mark"] ?? "").split(separator: " ")
    guard words.count >= 6 else { return nil }
    return words.indices.dropLast(3).lazy.compactMap { index -> ArticleDate? in
      let year = words[(index + 3)...].first { $0.count == 4 && $0.allSatisfy(\.isNumber) }
      guard words[index].count == 3, words[index + 3].contains(":"), let year else { return nil }
      return MetadataDate.date("\(words[index + 2]) \(words[index + 1]) \(year)")
    }.first
  }

  /// A date without the name of its zone, and with its century: `Thu, 7 Apr 2016 10:22:33 +0700
  /// (WIB)`, `7 Apr 95 10:22`.
  private static func withoutRemark(_ text: String) -> String {
    var words = text.prefix { $0 != "(" }.split(whereSeparator: \.isWhitespace).map(String.init)
    if let month = words.prefix(4).firstIndex(where: { $0.count == 3 && $0.allSatisfy(\.isLetter) }
    ),
      month > 0, month + 1 < words.count, words[month + 1].count == 2,
      let year = Int(words[month + 1]), Int(words[month - 1]) != nil
    {
      words[month + 1] = String(year < 50 ? 2000 + year : 1900 + year)
    }
    return words.joined(separator: " ")
  }
}

/// The subject of a message.
struct MailSubject {
  let title: String?
  private(set) var isAnswer = false
  private(set) var isPassedOn = false

  /// What stands before the subject of an answer, in both languages and as programs of others write
  /// it,
  private static let answers: Set<String> = [
    "re", "bls", "balas", "balasan", "tanggapan", "aw", "sv", "antw", "rif",
  ]
  /// and before that of what is passed on.
  private static let forwards: Set<String> = ["fwd", "fw", "trs", "terusan", "wg"]
  private static let longestList = 40

  init(_ text: String) {
    let subject = TextNormalizer.oneLine(text)
    var rest = subject[...]
    while true {
      if let (next, word) = Self.withoutMark(rest) {
        rest = next
        isAnswer = true
        isPassedOn = isPassedOn || Self.forwards.contains(word)
      } else if let next = Self.withoutList(rest) {
        rest = next
      } else {
        break
      }
    }
    let title = rest.isEmpty ? subject[...] : rest
    self.title = title.contains { $0.isLetter || $0.isNumber } ? String(title) : nil
  }

  /// `Re:`, `RE[2]:`, `Bls (3) :`
  private static func withoutMark(_ text: Substring) -> (rest: Substring, word: String)? {
    guard let colon = text.prefix(20).firstIndex(of: ":") else { return nil }
    let mark = text[..<colon].trimmedAtEnd()
    let letters = mark.prefix(while: \.isLetter)
    let word = letters.lowercased()
    guard answers.contains(word) || forwards.contains(word),
      mark[letters.endIndex...].allSatisfy({ $0.isNumber || "[]()^* ".contains($0) })
    else { return nil }
    return (text[text.index(after: colon)...].drop(while: \.isWhitespace), word)
  }

  /// `[petani]`
  private static func withoutList(_ text: Substring) -> Substring? {
    guard text.first == "[", let end = text.prefix(longestList).firstIndex(of: "]") else {
      return nil
    }
    let rest = text[text.index(after: end)...].drop(while: \.isWhitespace)
    return rest.isEmpty ? nil : rest
  }
}
