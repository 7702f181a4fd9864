import Testing

@testable import ArticleText

@Suite("Values of records")
struct RecordValueTests {
  private func read(_ members: String) throws -> [ReadEvent] {
    try events("a.jsonl", Array("{\(members)}".utf8))
  }

  static let ids: [(json: String, id: String)] = [
    ("17", "17"), ("-3", "-3"), ("17.0", "17"), ("1.5", "1.5"), ("1e3", "1000"),
    ("9223372036854775807", "9223372036854775807"),
    ("18446744073709551614", "18446744073709551614"),
    ("18446744073709551615", "18446744073709551615"),
    ("-18446744073709551616", "-18446744073709551616"),
    ("123456789012345678901234567890123456789012", "123456789012345678901234567890123456789012"),
    ("0.12345678901234567890", "0.12345678901234567890"),
    (#""18446744073709551615""#, "18446744073709551615"),
    (#""a \" 18446744073709551615""#, #"a " 18446744073709551615"#),
  ]

  @Test("A number is the id that it is written as, however long it is", arguments: ids)
  func numbers(json: String, id: String) throws {
    let found = try read(#""id": \#(json), "title": "Panen", "votes": \#(json)"#)
    #expect(found.articles.map(\.id) == [id])
    #expect(found.problems.isEmpty)
  }

  @Test(
    "What programs write for a number that they do not have is no value, and costs no article",
    arguments: ["NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf", "-inf"])
  func noNumbers(value: String) throws {
    for key in ["score", "date", "id", "author", "body"] {
      let found = try read(
        #""\#(key)":\#(value),"title": "Elang \#(value)", "text": "NaN, -Infinity.", "n": [\#(value)]"#
      )
      #expect(found.articles.map(\.title) == ["Elang \(value)"])
      #expect(found.articles.map(\.body) == ["NaN, -Infinity."])
      #expect(found.articles.map(\.id) == ["folder/a.jsonl#1"])
      #expect(found.articles.first?.date == nil && found.articles.first?.author == nil)
      #expect(found.problems.isEmpty)
    }
  }

  @Test(
    "Words without quotes are no JSON",
    arguments: ["nanas", "Nan5", "infinit", "12345678901234567890x"])
  func noJSON(value: String) throws {
    let found = try read(#""title": "Panen", "score": \#(value)"#)
    #expect(found.articles.isEmpty && found.problems.count == 1)
  }

  static let bodies: [(json: String, body: String)] = [
    // What says nothing hides nothing.
    (#""body": "", "text": "Satu.""#, "Satu."),
    (#""body": " \n ", "text": null, "content": "Satu.""#, "Satu."),
    (#""body": [], "content": "Satu.""#, "Satu."),
    (#""body": "<p> </p>", "content": "Satu.""#, "Satu."),
    (#""body": "Satu.", "text": "Dua.""#, "Satu."),
    (#""text": "", "content_html": "", "content_text": "Satu.""#, "Satu."),
    (#""content": null, "summary": "Satu.""#, "Satu."),
    // Lists.
    (#""body": ["Satu.", "", "Dua.\nTiga.", null, 4]"#, "Satu.\n\nDua.\nTiga.\n\n4"),
    (#""body": [["Satu."], ["Dua."]]"#, "Satu.\n\nDua."),
    (
      #""content": [{"type": "p", "text": "Satu."}, {"type": "image"}, {"text": "Dua."}]"#,
      "Satu.\n\nDua."
    ),
    (#""body": {"paragraphs": ["Satu.", "Dua."]}"#, "Satu.\n\nDua."),
    // HTML.
    (#""body": "<p>Satu &amp; <b>dua</b>.</p>\n<p>Tiga.</p>""#, "Satu & dua.\n\nTiga."),
    (#""body": "<p>Satu.<p>Dua.""#, "Satu.\n\nDua."),
    (#""body": "Satu.<br>Dua.<br/>Tiga.""#, "Satu.\nDua.\nTiga."),
    (#""body": "Satu <em>dua</em>.\n\nTiga.""#, "Satu dua.\n\nTiga."),
    (#""body": "<ul><li>satu<li>dua</ul><script>x()</script>""#, "- satu\n- dua"),
    (#""content": {"rendered": "Satu &#8211; dua"}"#, "Satu – dua"),
    (#""content_html": "Satu &lt; dua""#, "Satu < dua"),
    (#""body": ["<p>Satu.</p>", "Dua <i>tiga</i>."]"#, "Satu.\n\nDua tiga."),
    (#""body": "<DIV>Satu.</DIV>""#, "Satu."),
    (#""body": "Satu\n<br />\ndua""#, "Satu\ndua"),
    // Plain text.
    (#""body": "Padi</b>adalah padi, <img ...> gambar""#, "Padi</b>adalah padi, <img ...> gambar"),
    (#""body": "Tag <br>, \"<DIV>\" atau (<p>)""#, #"Tag <br>, "<DIV>" atau (<p>)"#),
    (
      #""body": "a < b > c, <nama>, <address>, x</y>, AT&amp;T, p>q""#,
      "a < b > c, <nama>, <address>, x</y>, AT&amp;T, p>q"
    ),
  ]

  @Test("A body is a text, paragraphs, or HTML; what says nothing hides nothing", arguments: bodies)
  func body(json: String, body: String) throws {
    let found = try read(#""title": "Panen", \#(json)"#)
    #expect(found.articles.map(\.body) == [body])
    #expect(found.problems.isEmpty)
  }

  @Test("Values that can be no text are told; unknown ones are left alone")
  func remarks() throws {
    let found = try read(
      #""title": "Panen", "body": {"a": 1}, "id": true, "author": [5, {"b": 1}], "authors": {"a": 1}"#
    )
    #expect(found.articles.map(\.author) == ["5"])
    #expect(found.problems.count == 2)
    #expect(found.problems.allSatisfy { $0.doubt == .readOtherwise })
  }

  @Test("A title may be HTML where the body is, or says that it is")
  func titles() throws {
    let titles = [
      (#""title": {"rendered": "Panen &#8211; raya"}"#, "Panen – raya"),
      (#""title": "Tom &amp; <i>Sari</i>", "body": "Satu.""#, "Tom & Sari"),
      (#""title": "Tom &amp; Sari", "body": "<p>Satu.</p>""#, "Tom & Sari"),
      (#""title": "AT&amp;T < x", "body": "Satu.""#, "AT&amp;T < x"),
    ]
    for (json, title) in titles { #expect(try read(json).articles.map(\.title) == [title]) }
  }

  @Test("JSON Feed is read by its names")
  func feed() throws {
    let found = try events(
      "a.json",
      Array(
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Kabar Desa", "items": [
          {"id": "1", "url": "https://desa.example/1", "title": "Panen raya",
           "content_html": "<p>Petani menuai padi.</p><p>Hasilnya baik.</p>", "content_text": "Petani.",
           "date_published": "2021-03-07T10:00:00+07:00", "date_modified": "2021-03-09",
           "authors": [{"name": "Sari Utami"}, {"name": "Ujang"}], "language": "id", "tags": ["x"]},
          {"id": 2, "external_url": "https://desa.example/2", "content_text": "Air surut.",
           "date": "", "date_modified": "2021-03-08", "author": {"name": "Sari"}}
        ]}
        """.utf8))
    #expect(found.problems.isEmpty)
    let first = try #require(found.articles.first)
    #expect(first.body == "Petani menuai padi.\n\nHasilnya baik." && first.title == "Panen raya")
    #expect(first.date == ArticleDate(iso: "2021-03-07") && first.language == .indonesian)
    #expect(first.author == "Sari Utami, Ujang" && first.url == "https://desa.example/1")
    let second = try #require(found.articles.last)
    #expect(second.id == "2" && second.body == "Air surut." && second.author == "Sari")
    #expect(second.date == ArticleDate(iso: "2021-03-08") && second.url == "https://desa.example/2")
  }

  @Test("A feed's item by itself is a record, whatever else it has")
  func item() throws {
    let found = try events(
      "a.json", Array(#"{"content_html": "<p>Satu.</p>", "items": [{"title": "x"}]}"#.utf8))
    #expect(found.articles.map(\.body) == ["Satu."])
  }
}
