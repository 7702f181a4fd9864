/// Writes the text of a file in Rich Text Format.
struct RTFText {
  /// What holds within a group of brackets, and ends with it.
  private struct Group {
    var destination = Destination.text
    /// How many characters stand behind one of Unicode for programs that do not know that.
    var fallback = 1
    var font = 0
    var isHidden = false
    /// Nothing was in it yet.
    var isNew = true
    /// It is one that may be passed over where it is not known.
    var isOptional = false
  }

  /// Where text goes.
  private enum Destination: Equatable {
    case text, note, nothing, fontTable, styles, info
    case property(String)
  }

  private(set) var document = OfficeDocument()
  private var groups: [Group] = [Group()]
  private var codePage = 1252
  private var codePages: [Int: Int] = [:]
  private var titleStyle: Int?
  private var style = 0
  private var definedStyle = 0

  /// Bytes that wait for others of their character.
  private var bytes: [UInt8] = []
  private var toPassOver = 0
  private var property = ""
  private var created: [Int] = [0, 0, 0]
  /// The first half of a character that has two.
  private var leading: UInt16?

  private var paragraph = ""
  /// Paragraphs that go on behind their notes.
  private var interrupted: [String] = []
  private var level = 0
  /// Whether the paragraph is in a table, and whether a row is open.
  private var (isInTable, isInRow, isInCell) = (false, false, false)

  /// How many groups have no end.
  var openGroups: Int { groups.count - 1 }

  /// Deeper groups are passed over.
  private static let deepest = 512

  mutating func read(_ file: [UInt8]) {
    var depth = 0
    for token in RTFTokens(file) {
      switch token {
      case .open:
        flush()
        depth += 1
        if depth < Self.deepest { open() }
      case .close:
        flush()
        if depth < Self.deepest { close() }
        depth = max(0, depth - 1)
      case .bytes(let part): take(part)
      case .mark(let mark): take(mark: mark)
      case .control(let word, let number):
        if word != "u" { flush() }
        control(word, number)
      }
      if token != .open { groups[groups.count - 1].isNew = false }
    }
    flush()
    endParagraph()
    endRow()
  }

  // MARK: Groups

  private mutating func open() {
    var group = groups[groups.count - 1]
    group.isNew = true
    group.isOptional = false
    groups.append(group)
  }

  private mutating func close() {
    guard groups.count > 1 else { return }
    let closed = groups.removeLast()
    let outer = groups[groups.count - 1].destination
    guard closed.destination != outer else { return }
    switch closed.destination {
    case .property(let name):
      document.properties.add(property, of: name)
      property = ""
    case .note:
      endParagraph()
      document.closeNote()
      paragraph = interrupted.popLast() ?? ""
    case .styles: definedStyle = 0
    default: break
    }
  }

  private mutating func setDestination(_ destination: Destination) {
    guard groups[groups.count - 1].destination != .nothing else { return }
    if destination == .note {
      interrupted.append(paragraph)
      paragraph = ""
      document.openNote()
    }
    groups[groups.count - 1].destination = destination
  }

  // MARK: Text

  private mutating func take(_ part: [UInt8]) {
    let passedOver = min(toPassOver, part.count)
    toPassOver -= passedOver
    bytes += part.dropFirst(passedOver)
  }

  private mutating func take(mark: UInt8) {
    flush()
    if toPassOver > 0 {
      toPassOver -= 1
      return
    }
    switch mark {
    case UInt8(ascii: "~"): add("\u{A0}")
    case UInt8(ascii: "_"): add("-")
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"):
      add(String(UnicodeScalar(mark)))
    case UInt8(ascii: "*"): groups[groups.count - 1].isOptional = true
    default: break
    }
  }

  /// Adds the bytes that wait, in the code page of the font.
  private mutating func flush() {
    if bytes.isEmpty { return }
    let page = codePages[groups[groups.count - 1].font] ?? codePage
    add(CodePage.text(bytes, page))
    bytes = []
  }

  private mutating func add(_ text: String) {
    let group = groups[groups.count - 1]
    switch group.destination {
    case .text, .note:
      if !group.isHidden { paragraph += text }
    case .property: property += text
    case .styles: readStyle(text)
    case .nothing, .fontTable, .info: break
    }
  }

  private mutating func readStyle(_ text: String) {
    let name = text.trimmed { $0 == ";" || $0 == " " }.lowercased()
    if ["title", "judul"].contains(name) { titleStyle = definedStyle }
  }

  private mutating func endParagraph() {
    defer { (paragraph, isInTable) = ("", false) }
    guard !paragraph.allSatisfy(\.isWhitespace) else { return }
    if isInTable {
      openCell()
    } else if groups[groups.count - 1].destination == .text {
      endRow()
    }
    let element = level > 0 && !isInTable ? "h\(level)" : "p"
    document.open(element)
    for (number, line) in paragraph.split(separator: "\u{2028}").enumerated() {
      if number > 0 { document.open("br") }
      document.add(String(line))
    }
    document.close(element)
    if let titleStyle, style == titleStyle { document.titleLine = document.titleLine ?? paragraph }
  }

  private mutating func openCell() {
    if !isInRow {
      document.open("table")
      document.open("tr")
    }
    if !isInCell { document.open("td") }
    (isInRow, isInCell) = (true, true)
  }

  private mutating func endCell() {
    isInTable = true
    endParagraph()
    openCell()
    document.close("td")
    isInCell = false
  }

  private mutating func endRow() {
    guard isInRow else { return }
    document.close("tr")
    document.close("table")
    (isInRow, isInCell) = (false, false)
  }
}

// MARK: - Control words

extension RTFText {
  /// What is not shown, or is no text.
  private static let unread: Set<String> = [
    "colortbl", "pict", "object", "objdata", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "fldinst", "xe", "tc", "rxe", "filetbl", "revtbl", "listtable",
    "listoverridetable", "rsidtbl", "themedata", "colorschememapping", "datastore", "latentstyles",
    "generator", "nonshppict", "bkmkstart", "bkmkend", "atnid", "atnref", "atndate", "template",
    "private", "passwordhash", "sp", "comment", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
    "pgdsctbl", "mmathPr", "xmlnstbl", "userprops", "fldtype", "falt", "panose",
  ]

  /// Optional groups that are read.
  private static let read: Set<String> = [
    "shpinst", "shptxt", "footnote", "annotation", "atnauthor", "atrfstart", "atrfend", "cs", "ud",
    "shppict",
  ]

  private static let properties: [String: String] = [
    "title": "dc:title", "author": "dc:creator", "company": "",
  ]

  private static let characters: [String: String] = [
    "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "line": "\u{2028}",
    "softline": "\u{2028}",
  ]

  private mutating func control(_ word: String, _ number: Int?) {
    let last = groups.count - 1
    if word == "u" { return addCharacter(number ?? 0) }
    toPassOver = 0
    if groups[last].isOptional {
      groups[last].isOptional = false
      if !Self.read.contains(word) { return setDestination(.nothing) }
    }
    if let text = Self.characters[word] { return add(text) }
    if Self.unread.contains(word) { return setDestination(.nothing) }
    if groups[last].destination == .info {
      if let name = Self.properties[word] { return setDestination(.property(name)) }
      return created(word, number)
    }
    switch word {
    case "info": setDestination(.info)
    case "fonttbl": setDestination(.fontTable)
    case "stylesheet": setDestination(.styles)
    case "footnote", "annotation": setDestination(.note)
    case "atnauthor": setDestination(.property(""))
    case "uc": groups[last].fallback = min(max(number ?? 1, 0), 16)
    case "f": groups[last].font = number ?? 0
    case "ansicpg": codePage = number ?? codePage
    case "mac": codePage = 10000
    case "pc": codePage = 437
    case "fcharset": codePages[groups[last].font] = CodePage.ofCharset(number ?? 0)
    case "v", "deleted": groups[last].isHidden = number != 0
    case "plain": groups[last].isHidden = false
    default: layout(word, number)
    }
  }

  /// Control words that divide the text.
  private mutating func layout(_ word: String, _ number: Int?) {
    let destination = groups[groups.count - 1].destination
    if destination == .styles {
      if word == "s" { definedStyle = number ?? 0 }
      return
    }
    guard destination == .text || destination == .note else { return }
    switch word {
    case "par", "sect", "page", "column": endParagraph()
    case "cell", "nestcell": endCell()
    case "row", "nestrow": endRow()
    case "intbl": isInTable = true
    case "outlinelevel": level = min((number ?? 8) + 1, 6)
    case "s": style = number ?? 0
    case "pard": (level, style, isInTable) = (0, 0, false)
    default: break
    }
  }

  /// When the text was made: year, month and day are words of their own.
  private mutating func created(_ word: String, _ number: Int?) {
    guard let place = ["yr", "mo", "dy"].firstIndex(of: word), created[place] == 0 else { return }
    created[place] = number ?? 0
    guard place == 2 else { return }
    func padded(_ number: Int, _ digits: Int) -> String {
      String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
    }
    document.properties.add(
      "\(padded(created[0], 4))-\(padded(created[1], 2))-\(padded(created[2], 2))",
      of: "dcterms:created")
  }

  /// A character by its number, of which two may be one.
  private mutating func addCharacter(_ number: Int) {
    if !bytes.isEmpty { flush() }
    toPassOver = groups[groups.count - 1].fallback
    let unit = UInt16(truncatingIfNeeded: number)
    if UTF16.isLeadSurrogate(unit) {
      leading = unit
    } else if UTF16.isTrailSurrogate(unit), let first = leading {
      leading = nil
      add(String(decoding: [first, unit], as: UTF16.self))
    } else {
      add(String(decoding: [unit], as: UTF16.self))
    }
  }
}
