import Foundation
import Testing

@testable import ArticleText

@Suite("References to characters in pages")
struct CharacterReferenceTests {
  private static let story: [(html: String, text: String)] = [
    ("Nusantara&comma; Garuda&period; &lpar;KABAR&rpar;", "Nusantara, Garuda. (KABAR)"),
    ("anti&hyphen;korupsi &lsqb;1&rsqb; &quest;&excl;", "anti‐korupsi [1] ?!"),
    ("harga &dollar;5 &plus; 10&percnt;&semi; a&commat;b", "harga $5 + 10%; a@b"),
    ("a &NotEqualTilde; b &fjlig;ord", "a \u{2242}\u{338} b fjord"),
    ("satu&Tab;dua&NewLine;tiga&nbsp;empat", "satu dua tiga empat"),
    ("&CounterClockwiseContourIntegral; &Zeta;&zeta;", "\u{2233} Ζζ"),
    ("&copy 2020 kopi&ampteh &frac12kg &LTb&GT", "© 2020 kopi&teh ½kg <b>"),
    ("&notit; &notin; &notin", "¬it; ∉ ¬in"),
    ("kopi & teh &; &x; &tidakada; &Amp; &comma", "kopi & teh &; &x; &tidakada; &Amp; &comma"),
    ("&amp;comma; &amp;amp; &amp;#44; &#38;lt; &ampamp;", "&comma; &amp; &#44; &lt; &amp;"),
    ("&lt;b&gt;tebal&lt;/b&gt; &lt!-- x --&gt;", "<b>tebal</b> <!-- x -->"),
    ("&#146;kata&#x94; &#128;5 &#x80", "’kata” €5 €"),
    ("a&#0;b&#xD800;c&#x110000;d&#99999999999999999999;e", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e"),
    ("&#65&#x42;&#X43; &#; &#x; &#xg;", "ABC &#; &#x; &#xg;"),
    ("a<!-- &comma; -->b&comma;<!-->c&period;<!--->d<!---->e", "ab,c.de"),
    ("a<span title='x&quot;>'>b&comma;</span>", "ab,"),
    ("&", "&"), ("a&#", "a&#"), ("a&am", "a&am"),
  ]

  @Test("In the text each is what browsers show, and none is replaced twice", arguments: story)
  func text(html: String, text: String) {
    #expect(HTMLPage("<p>\(html)</p>").text(of: 0) == TextNormalizer.oneLine(text))
    #expect(HTMLPage("<title>\(html)</title>").text(of: 0) == TextNormalizer.oneLine(text))
  }

  private static let attributes: [(html: String, value: String)] = [
    ("'Tanya&comma; jawab'", "Tanya, jawab"), ("\"&lpar;a&rpar;&quot;\"", "(a)\""),
    ("'?a=1&copy=2&reg2&not=3'", "?a=1&copy=2&reg2&not=3"),
    ("'?a=1&copy;=2&amp;reg=3'", "?a=1©=2&reg=3"), ("'a &copy b&reg'", "a © b®"),
    ("'&notit;'", "&notit;"), ("x&comma;y", "x,y"), ("&period;", "."),
    ("'&#146;&#xDFFF;'", "’\u{FFFD}"), ("'&amp;comma;'", "&comma;"),
  ]

  @Test(
    "In the value of an attribute a name without a semicolon may be none", arguments: attributes)
  func attribute(html: String, value: String) {
    let page = HTMLPage("<p class = \(html)>kata&comma;</p>")
    #expect(page.elements("p").first.flatMap { page.nodes[$0]["class"] } == value)
    #expect(page.text(of: 0) == "kata,")
  }

  @Test("In scripts and styles there are none", arguments: ["script", "style", "SCRIPT"])
  func scripts(element: String) {
    let html =
      "<p>a&comma;</p><\(element) type=x>\"&comma;\" </ &amp; &#44;</\(element)><p>b&comma;"
    let page = HTMLPage(html)
    let index = page.elements(element.lowercased()).first ?? 0
    #expect(page.nodes[index + 1].text == "\"&comma;\" </ &amp; &#44;")
    #expect(page.text(of: 0).hasPrefix("a, ") && page.text(of: 0).hasSuffix(" b,"))
  }

  @Test("Every name of the standard is known, and stands for its characters")
  func names() throws {
    let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/CHTML/CharacterNames.h")
    let entries = try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("\"") }
      .flatMap { $0.split { " \";".contains($0) } }
    var count = 0
    for entry in entries {
      let parts = entry.split(separator: "=")
      guard parts.count == 2 else { continue }
      let codes = parts[1].drop { $0 == "!" }.split(separator: ",")
      let scalars = codes.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      let expected = String(String.UnicodeScalarView(scalars))
      let isOld = parts[1].first == "!"
      for name in ["\(parts[0]);"] + (isOld ? ["\(parts[0])"] : []) {
        let page = HTMLPage("<p title='&\(name)'>")
        let index = try #require(page.elements("p").first)
        #expect(page.nodes[index]["title"] == expected, "\(name)")
        count += 1
      }
    }
    #expect(count == 2231)
  }

  /// Where each reference were read again for each before it, this would take hours; the limit
  /// only ends the wait.
  @Test(
    "A large page of references is read once", .timeLimit(.minutes(10)),
    arguments: ["&comma;", "&", "&#", "&not", "<a b='&", "<!--&", "<script>&amp;", "&#x1F600;"])
  func large(part: String) {
    let html = String(repeating: part, count: (2 << 20) / part.utf8.count)
    #expect(HTMLPage(html).nodes.count > 0)
  }
}
