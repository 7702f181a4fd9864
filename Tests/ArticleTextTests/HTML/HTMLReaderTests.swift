import Testing

@testable import ArticleText

@Suite("HTML files")
struct HTMLReaderTests {
  static let encodings: [(name: String, bytes: [UInt8])] = {
    func page(_ declaration: String, _ word: [UInt8]) -> [UInt8] {
      Array("<html><head>\(declaration)<title>".utf8) + word + Array("</title></head></html>".utf8)
    }
    let cafe: [UInt8] = [0x63, 0x61, 0x66, 0xE9]
    let utf8 = Array("café".utf8)
    let wide = "\u{FEFF}<title>café</title>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    return [
      ("nothing said, UTF-8", page("", utf8)), ("nothing said, Windows-1252", page("", cafe)),
      ("charset", page("<meta charset=\"iso-8859-1\">", cafe)),
      (
        "http-equiv",
        page(
          "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>", cafe)
      ),
      ("cp1257", page("<META CHARSET = windows-1257>", cafe)),
      ("byte order mark", [0xEF, 0xBB, 0xBF] + page("<meta charset=utf-8>", utf8)),
      ("UTF-16", wide),
      ("XML", Array("<?xml version='1.0' encoding='utf-8'?>".utf8) + page("", utf8)),
    ]
  }()

  @Test("The encoding is that of the bytes", arguments: encodings)
  func encoding(name: String, bytes: [UInt8]) throws {
    let found = try events("a.htm", bytes)
    #expect(found.articles.first?.title == "café", "\(name)")
    #expect(found.problems.isEmpty)
  }

  @Test("Other alphabets by their declared encodings")
  func otherAlphabets() throws {
    let cyrillic: [UInt8] = [0xD5, 0xEB, 0xE5, 0xE1]
    let bytes = Array("<meta charset=windows-1251><title>".utf8) + cyrillic + Array("</title>".utf8)
    #expect(try events("a.html", bytes).articles.first?.title == "Хлеб")
    let chinese: [UInt8] = [0xB1, 0xB1, 0xBE, 0xA9]
    let page =
      Array("<meta charset=gb2312><title>".utf8) + chinese + [0xFF] + Array("</title>".utf8)
    let found = try events("a.html", page)
    #expect(found.articles.first?.title.hasPrefix("北京") == true)
    #expect(found.problems.first?.reason.contains("became U+FFFD") == true)
  }

  @Test("A page without words is refused, and so is what is no text")
  func refused() throws {
    func code(_ bytes: [UInt8]) throws -> ReadError.Code? {
      do {
        _ = try events("a.html", bytes)
        return nil
      } catch let error as ReadError {
        return error.code
      }
    }
    #expect(try code([]) == .empty)
    #expect(
      try code(Array("<html><body><script>x()</script><p> </p></body></html>".utf8)) == .empty)
    #expect(try code([0xD0, 0xCF, 0x11, 0xE0, 0, 1, 0, 2, 3, 0]) == .binary)
    let large = [UInt8](repeating: UInt8(ascii: "a"), count: HTMLReader.largestFile + 1)
    #expect(try code(large) == .tooLarge)
  }

  @Test("Zero bytes are left out, and the rest is read")
  func zeros() throws {
    let bytes = Array(
      "<title>Panen</title><p>Padi\0 dan jagung ada\0lah tanaman</p>\0<p>Dua</p>".utf8)
    #expect(
      try events("a.html", bytes).articles.first?.body == "Padi dan jagung adalah tanaman\n\nDua")
  }

  static let hostilePages: [(name: String, text: String, count: Int)] = [
    ("elements deep within each other", "<div>", 100_000), ("tables", "<table><tr><td>", 40_000),
    ("lists", "<ul><li>padi", 40_000), ("never closed", "<b>padi <i>", 40_000),
    ("never opened", "</div></b></html></body>", 40_000), ("comments", "<!-- <!", 50_000),
    ("an element's name", "<", 100_000), ("declarations", "<!DOCTYPE <![CDATA[", 20_000),
    ("references", "&#x110000;&amp&;&#;", 20_000), ("scripts", "<script>", 40_000),
    ("paragraphs", "<p>", 40_000), ("attributes", "<a b='", 40_000),
    ("headings", "<h1>a</h1>", 5000),
    ("breaks", "<br>", 40_000), ("items with links", "<li><a href=x>a b", 10_000),
    ("entities", "<!ENTITY a '&b;&b;'>", 10_000),
  ]

  @Test("No page is a crash, however it is made", arguments: hostilePages)
  func hostile(name: String, text: String, count: Int) throws {
    let page = "<p>Kata pertama.</p>" + String(repeating: text, count: count)
    let found = try events("a.html", Array(page.utf8))
    #expect(found.articles.count == 1 && !found.articles[0].body.isEmpty, "\(name)")
    #expect(found.problems.count <= 1)
  }

  @Test("Elements too deep are left out with a remark")
  func depth() throws {
    let deep = String(repeating: "<b>", count: HTMLPage.greatestDepth) + "dalam"
    let found = try events("a.html", Array("<p>Kata pertama.</p>\(deep)".utf8))
    #expect(found.articles.first?.body == "Kata pertama.")
    #expect(found.problems.first?.reason.contains("4096") == true)
  }

  @Test(
    "A page is read to its end but where what is surely kept of it is too much",
    arguments: [
      (block: "<p>Sawah</p>", count: 22_000, isTooLong: true),
      (block: "<tr><td>Sawah<td>Ladang", count: 22_000, isTooLong: true),
      // Of fewer blocks, each is judged.
      (block: "<p>Sawah yang ditanami</p>", count: 11_000, isTooLong: false),
      (block: "<tr><td>Sawah<td>Ladang<td>Kebun", count: 11_000, isTooLong: false),
      // Nobody sees these.
      (block: "<option>Sawah", count: 22_000, isTooLong: false),
      (block: "<script>Sawah</script>", count: 22_000, isTooLong: false),
      (block: "<p class='Sawah'>P</p>", count: 22_000, isTooLong: false),
    ])
  func tooLong(block: String, count: Int, isTooLong: Bool) throws {
    let page = HTMLPage(String(repeating: block, count: count), mostText: 100_000)
    #expect(page.isTooLong == isTooLong)
    #expect(page.nodes.count == 1 || !isTooLong)
  }

  @Test("A page of more text than an article may have says so")
  func tooLarge() throws {
    let paragraph = "<p>" + String(repeating: "Padi", count: 70)
    let page = Array(String(repeating: paragraph, count: 21_000).utf8)
    let error = try #require(throws: ReadError.self) { try events("a.html", page) }
    #expect(error.code == .tooLarge)
  }

  @Test("Pages are read by many tasks at once, each as if alone")
  func concurrency() async {
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          let html = "<title>Judul \(number)</title><p>Isi &eacute; nomor \(number).</p>"
          guard let events = try? events("a\(number).html", Array(html.utf8)) else {
            return false
          }
          return events.articles.first?.title == "Judul \(number)"
            && events.articles.first?.body == "Isi é nomor \(number)."
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("What a page's nodes are, and where they end")
  func nodes() {
    let page = HTMLPage("<p class='a b'>satu<b>dua</b></p><p>tiga")
    let names = page.nodes.map(\.name)
    #expect(names == ["#page", "html", "body", "p", "", "b", "", "p", ""])
    #expect(page.nodes[3]["class"] == "a b" && page.has(3, "class", "b"))
    #expect(page.nodes[3].end == 7 && page.nodes[2].end == 9 && page.nodes[0].end == 9)
    #expect(page.text(of: 3) == "satudua" && page.text(of: 0) == "satudua tiga")
  }
}
