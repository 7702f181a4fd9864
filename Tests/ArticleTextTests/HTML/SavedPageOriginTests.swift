import TestSupport
import Testing

@testable import ArticleText

@Suite("Pages as programs save them")
struct SavedPageOriginTests {
  private static let story =
    "<title>Panen raya</title><p>Petani di lereng gunung memanen padi bersama sejak pagi hari.</p>"

  private static func article(_ html: String) throws -> Article {
    try #require(try events("a.html", Array(html.utf8)).articles.first)
  }

  @Test(
    "The comment of the program that saved a page has its address and day",
    arguments: [
      (
        """
        <!-- Page saved with SingleFile
         url: https://kabar.example/desa/panen
         saved date: Thu Apr 07 2016 10:22:33 GMT+0700 (Waktu Indonesia Barat)
        -->
        """, "https://kabar.example/desa/panen", "2016-04-07"
      ),
      (
        "<!-- saved from url=(0032)https://kabar.example/desa/panen -->",
        "https://kabar.example/desa/panen", nil
      ),
      (
        "<!-- Mirrored from kabar.example/panen.html by HTTrack Website Copier/3.x [XR&CO'2014], "
          + "Thu, 07 Apr 2016 10:00:00 GMT -->", "http://kabar.example/panen.html", "2016-04-07"
      ),
      ("<!-- dibuat dengan tangan; url: https://kabar.example/x -->", nil, nil),
    ])
  func comments(comment: String, url: String?, date: String?) throws {
    let article = try Self.article("<!DOCTYPE html> <html lang=id>\(comment)\(Self.story)")
    #expect(article.url == url)
    #expect(article.date?.description == date)
    #expect(article.source == (url == nil ? nil : "kabar.example"))
  }

  @Test("What the page itself says comes before what the program says that saved it")
  func precedence() throws {
    let html = """
      <!DOCTYPE html><html><!-- Page saved with SingleFile
       url: https://kabar.example/panen?utm_source=x
       saved date: Thu Apr 07 2016 10:22:33 GMT+0700
      --><link rel=canonical href="/desa/panen">
      <meta property="article:published_time" content="2016-04-01">\(Self.story)
      """
    let article = try Self.article(html)
    #expect(article.url == "https://kabar.example/desa/panen")
    #expect(article.date?.description == "2016-04-01")
  }

  @Test("Pictures that are written into a page do not count towards its size")
  func pictures() throws {
    let picture = String(repeating: "iVBORw0KGgo+/AAA", count: 3 << 20)
    let html =
      "<!DOCTYPE html><html><img alt='' src=\"data:image/png;base64,\(picture)==\">"
      + "\(Self.story)<p>Harga; base64, dan kata lain tetap ada di halaman ini.</p>"
    #expect(html.utf8.count > HTMLReader.largestFile)
    let article = try Self.article(html)
    #expect(article.title == "Panen raya")
    #expect(article.body.hasPrefix("Petani di lereng") && article.body.contains("base64, dan kata"))
    let text = String(repeating: "kata ", count: 7 << 20)
    #expect {
      try events("a.html", Array("<!DOCTYPE html><p>\(text)".utf8))
    } throws: {
      ($0 as? ReadError)?.code == .tooLarge
    }
  }

  @Test("A picture is left out wherever the pieces of a file end")
  func pieces() {
    let page = Array("<img src=\"data:image/gif;base64,R0lGODlh+/%3D=\">teks;base64,".utf8)
    let expected = Array("<img src=\"data:image/gif;base64,\">teks;base64,".utf8)
    #expect(PageBytes.withoutPictures(page) == expected)
    #expect(PageBytes.withoutPictures([]).isEmpty)
  }
}
