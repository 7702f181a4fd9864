import Testing

@testable import ArticleText

@Suite("Saved addresses, as browsers and services export them")
struct BookmarksReaderTests {
  private static let netscape = """
    <!DOCTYPE NETSCAPE-Bookmark-file-1>
    <!-- Made by a program. -->
    <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
    <TITLE>Bookmarks</TITLE>
    <H1>Bookmarks</H1>
    <DL><p>
        <DT><H3 ADD_DATE="1460000000">Ladang</H3>
        <DL><p>
            <DT><A HREF="https://ladang.example/1" ADD_DATE="1460000000">Panen raya &amp; pasar</A>
            <DD>Petani memanen padi sejak pagi.
            <DT><A HREF="javascript:void(0)">Alat</A>
        </DL><p>
        <DT><A HREF="http://sungai.example/">Sungai meluap</A>
    </DL><p>
    """
  private static let pocket = """
    <!DOCTYPE html>
    <html><head><!--a greeting--><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
    <title>Pocket Export</title></head><body><h1>Unread</h1><ul>
    <li><a href="https://ladang.example/1" time_added="1460000000" tags="padi">Panen raya &amp; pasar</a></li>
    <li><a href="http://sungai.example/" time_added="" tags="">Sungai meluap</a></li>
    </ul></body></html>
    """
  private static let instapaper = """
    <!DOCTYPE html>
    <html><head><title>Instapaper: Export</title></head><body><h1>Unread</h1><ol>
    <li><a href="https://ladang.example/1">Panen raya &amp; pasar</a></li>
    <li><a href="http://sungai.example/">Sungai meluap</a></li></ol></body></html>
    """

  @Test(
    "Each is an article by its address",
    arguments: [
      (netscape, "bookmarks.html", "2016-04-07", "Petani memanen padi sejak pagi."),
      (netscape, "tanpa-akhiran", "2016-04-07", "Petani memanen padi sejak pagi."),
      (pocket, "ril_export.html", "2016-04-07", ""), (instapaper, "ekspor.html", nil, ""),
    ])
  func articles(page: String, name: String, date: String?, body: String) throws {
    let found = try events(name, Array(page.utf8))
    #expect(found.problems.isEmpty)
    #expect(found.articles.map(\.id) == ["https://ladang.example/1", "http://sungai.example/"])
    #expect(found.articles.map(\.title) == ["Panen raya & pasar", "Sungai meluap"])
    #expect(found.articles.map(\.url) == found.articles.map(\.id))
    #expect(found.articles.first?.date == date.flatMap { ArticleDate(iso: $0) })
    #expect(found.articles.map(\.body) == [body, ""])
  }

  @Test("A page that has links, or speaks of an export, is a page")
  func pages() throws {
    let page = """
      <html><head><title>Tentang Pocket Export</title></head><body><p>Petani memanen padi sejak pagi,
      dan <a href="https://ladang.example/1">membawanya</a> ke pasar desa di tepi sungai.</p></body>
      """
    #expect(try events("a.html", Array(page.utf8)).articles.map(\.id) == ["folder/a.html"])
  }

  @Test("A list without addresses is empty")
  func empty() {
    #expect {
      try events("a.html", Array("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p></DL>".utf8))
    } throws: {
      ($0 as? ReadError)?.reason == "is empty: it holds no addresses"
    }
  }
}
