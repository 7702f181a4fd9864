import CHTML
import TestSupport

@testable import ArticleText

/// What is made of XML that the child process has parsed, and of other lists and tables.
extension FuzzTarget {
  static let office: [FuzzTarget] = [documentXML, feedXML, readers]

  private static let word =
    #"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Title"></w:pStyle></w:pPr><w:r><w:t>Panen</w:t>"#
    + #"<w:tab></w:tab><w:footnoteReference w:id="1"></w:footnoteReference></w:r><w:del><w:r><w:t>x</w:t>"#
    + #"</w:r></w:del><w:ins><w:r><w:t>padi</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a"#
    + "</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
  private static let open =
    #"<office:document-content><office:body><office:text><text:h text:outline-level="1">Panen</text:h>"#
    + #"<text:p>Petani<text:s text:c="3"></text:s>padi<text:note><text:note-body><text:p>catatan"#
    + "</text:p></text:note-body></text:note></text:p><table:table><table:table-row><table:table-cell>"
    + "<text:p>a</text:p></table:table-cell></table:table-row></table:table></office:text></office:body>"
    + "</office:document-content>"
  private static let book =
    #"<package><metadata><dc:title>Panen</dc:title><dc:creator>Siti</dc:creator></metadata><manifest>"#
    + #"<item id="a" href="../a%20b.xhtml"></item></manifest><spine><itemref idref="a"></itemref>"#
    + "</spine></package>"
  private static let feed =
    #"<rss><channel><title>Kabar</title><item><title>Panen &amp; padi</title><guid>1</guid>"#
    + "<description>&lt;p&gt;Petani</description><pubDate>Thu, 07 Apr 2016 10:00:00 +0700</pubDate>"
    + #"</item></channel></rss>"#
  private static let atom =
    #"<feed><entry><id>1</id><title type="html">Panen</title><content type="xhtml"><div><p>Petani</p>"#
    + #"</div></content><link href="https://a.example/1"></link><published>2016-04-07</published>"#
    + "</entry></feed>"
  private static let marks = [
    "<w:p>", "</w:p>", "<w:t>", "<w:tbl>", "<w:del>", "<w:fldChar w:fldCharType=\"begin\">",
    "<text:p>", "<text:list>", "<table:table-cell table:number-columns-repeated=\"99\">", "<item>",
    "<entry>", "<content type=\"xhtml\">", "<div>", "</div>", "</x>", "<dc:date>",
  ]

  /// The events of a text that looks like XML, good or not: elements that are closed and were not
  /// opened are among them.
  private static func events(_ bytes: [UInt8]) -> XMLEvents {
    var events: [UInt8] = []
    func add(_ kind: Int, _ text: some Sequence<UInt8>) {
      events.append(UInt8(kind))
      events += text.filter { $0 != 0 }
      events.append(0)
    }
    var rest = bytes[...]
    while let first = rest.first {
      guard first == UInt8(ascii: "<") else {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        add(Int(html_text), text)
        rest = rest.dropFirst(text.count)
        continue
      }
      let tag = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
      rest = rest.dropFirst(tag.count + 2)
      if tag.first == UInt8(ascii: "/") {
        events.append(UInt8(html_end))
        continue
      }
      let parts = tag.split(separator: UInt8(ascii: " "))
      add(Int(html_start), parts.first ?? [])
      for part in parts.dropFirst() {
        let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1)
        add(Int(html_attribute), sides.first ?? [])
        events += (sides.count > 1 ? sides[1] : []).filter { $0 != 0 && $0 != UInt8(ascii: "\"") }
        events.append(0)
      }
    }
    return XMLEvents(events)
  }

  private static let documentXML = FuzzTarget(
    "office", "documents of Word, OpenDocument and books, from their XML",
    seeds: [word, open, book], tokens: marks
  ) {
    { bytes in
      let events = events(bytes)
      for isWord in [true, false] {
        var document = OfficeDocument()
        document.properties.read(events)
        if isWord {
          var text = WordText(styles: WordStyles(events), isNote: bytes.count % 2 == 0)
          text.read(events, into: &document)
        } else {
          var text = OpenDocumentText()
          text.read(events, into: &document)
        }
        if let article = document.article(id: "a") { try Checks.article(article) }
      }
      for path in BookPackage(events, at: "OEBPS/content.opf").spine {
        try require(!path.hasPrefix("/") && !path.hasPrefix("../"), "a chapter outside: \(path)")
      }
    }
  }

  private static let feedXML = FuzzTarget(
    "feed", "feeds, from their XML", seeds: [feed, atom], tokens: marks
  ) {
    { bytes in
      let feed = Feed(events(bytes))
      for item in feed.items {
        let record = ArticleRecord(item.members(in: feed), .known)
        if let article = record.article(idWithoutOne: "a", usesAddress: true) {
          try Checks.article(article)
        }
      }
    }
  }

  private static let readers = FuzzTarget(
    "readers", "files of commands, `readers.yaml`",
    seeds: [
      "- endings: [djvu, .djv]\n  command: [djvutxt, \"{file}\"]\n  seconds: 9\n",
      "readers:\n- {types: [a/b], command: x y, memory: 1, output: 2, prints: html}\n",
    ],
    tokens: [
      "- ", "endings: ", "types: ", "command: ", "seconds: ", "[", "]", "{", "}", "&a ", "*a",
    ]
  ) {
    { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let commands = try? ReaderCommands(yaml: text, folder: "/a") else { return }
      for command in commands.all {
        try require(!command.words.isEmpty, "a command of no words")
        try require(!command.endings.isEmpty || !command.types.isEmpty, "a command for nothing")
        try require(command.words(for: "/b").contains { $0.contains("/b") }, "a file is not given")
        for ending in command.endings {
          try require(commands.command(forFileNamed: "a.\(ending)") != nil, "no '\(ending)'")
        }
      }
    }
  }
}
