import TestSupport
import Testing

@testable import ArticleText

@Suite("Archives of the web")
struct WARCReaderTests {
  private static let story = "<p>Petani di lereng gunung memanen padi bersama sejak pagi hari.</p>"
  private static let page = Array("<!DOCTYPE html><title>Panen raya</title>\(story)".utf8)

  /// A record with an answer of a server.
  private static func response(
    _ address: String, status: String = "200 OK", type: String = "text/html",
    headers: String = "", _ body: [UInt8] = page
  ) -> [UInt8] {
    let head = "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(headers)\r\n"
    return record("response", address, Array(head.utf8) + body)
  }

  private static func record(_ kind: String, _ address: String, _ block: [UInt8]) -> [UInt8] {
    let head =
      "WARC/1.0\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: \(address)\r\n"
      + "WARC-Date: 2016-04-07T10:00:00Z\r\n"
      + "Content-Type: application/http; msgtype=\(kind)\r\nContent-Length: \(block.count)\r\n\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// The page in parts of stated lengths.
  private static let chunked: [UInt8] = {
    let length = String(page.count, radix: 16)
    return Array("5\r\n<html\r\n1;x=y\r\n>\r\n\(length)\r\n".utf8) + page
      + Array("\r\n0\r\n\r\n".utf8)
  }()

  private static let address = "https://kabar.example/desa/panen?x=1"
  private static let id = "folder/a.warc/\(address)@2016-04-07T10:00:00Z"

  @Test("A page that was captured is an article by its address and the time of its capture")
  func capture() throws {
    let archive =
      Self.record("warcinfo", "", Array("software: x".utf8))
      + Self.record("request", Self.address, Array("GET / HTTP/1.1\r\n\r\n".utf8))
      + Self.response(Self.address) + Self.response("<https://kabar.example/dua>")
    let found = try events("a.warc", archive)
    #expect(found.problems.isEmpty)
    #expect(
      found.articles.map(\.id) == [
        Self.id, "folder/a.warc/https://kabar.example/dua@2016-04-07T10:00:00Z",
      ])
    let article = try #require(found.articles.first)
    #expect(article.title == "Panen raya" && article.url == Self.address)
    #expect(article.source == "kabar.example" && article.date?.description == "2016-04-07")
    let packed = try events("a.warc.gz", gzip(archive) + gzip(Self.response("https://x.example/")))
    #expect(packed.articles.count == 3)
  }

  @Test("What is no page, or no answer of status 200, is passed over")
  func others() throws {
    let archive =
      Self.response(Self.address, status: "404 Not Found")
      + Self.response(Self.address, status: "301 Moved")
      + Self.response(
        Self.address, type: "image/png")
      + Self.record("revisit", Self.address, Self.page)
    let found = try events("a.warc", archive)
    #expect(found.isEmpty)
  }

  @Test(
    "A body is read as it was meant",
    arguments: [
      ("Transfer-Encoding: chunked\r\n", chunked), ("Content-Encoding: gzip\r\n", gzip(page)),
      ("Content-Encoding: gzip\r\n", page), ("Transfer-Encoding: chunked\r\n", page),
    ])
  func bodies(headers: String, body: [UInt8]) throws {
    let found = try events("a.warc", Self.response(Self.address, headers: headers, body))
    #expect(found.articles.map(\.title) == ["Panen raya"])
    #expect(found.articles.first?.body.hasPrefix("Petani di lereng") == true)
  }

  @Test("The encoding that the server names comes before the page's own")
  func charset() throws {
    let body =
      Array("<!DOCTYPE html><meta charset=utf-8><title>".utf8) + [0xCC, 0xE8, 0xF0]
      + Array("</title>\(Self.story)".utf8)
    let found = try events(
      "a.warc", Self.response(Self.address, type: "text/html; charset=windows-1251", body))
    #expect(found.articles.first?.title == "Мир")
  }

  @Test("Of an archive that is cut short the captures before go in")
  func cut() throws {
    let archive = Self.response(Self.address) + Self.response("https://kabar.example/dua")
    let found = try events("a.warc", archive.dropLast(100))
    #expect(found.articles.count == 1)
    #expect(found.problems.map { $0.reason.contains("cut short") } == [true])
    #expect {
      try events("a.warc", Array("bukan arsip".utf8))
    } throws: {
      ($0 as? ReadError)?.code == .damaged
    }
  }

  @Test("A packed archive of the web has the captures of those in it, and nothing else")
  func packed() throws {
    let found = try events(
      "a.wacz",
      zip([
        ("pages/pages.jsonl", Array(#"{"id": "p", "title": "x", "text": "y"}"#.utf8)),
        ("archive/data.warc.gz", gzip(Self.response(Self.address))),
      ]))
    #expect(found.articles.map(\.id) == [Self.id.replacing("a.warc/", with: "a.wacz/")])
  }

  @Test("A page that Safari saved has its address and encoding")
  func safari() throws {
    func text(_ text: String) -> [UInt8] {
      let bytes = Array(text.utf8)
      return [0x5F, 0x11, UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
    }
    let data = [0x4F, 0x11, UInt8(Self.page.count >> 8), UInt8(Self.page.count & 0xFF)] + Self.page
    let objects: [[UInt8]] = [
      [0xD1, 1, 2], text("WebMainResource"), [0xD2, 3, 5, 4, 6], text("WebResourceData"), data,
      text("WebResourceURL"), text(Self.address),
    ]
    // Keys come before values.
    var list = Array("bplist00".utf8)
    var offsets: [UInt8] = []
    for object in [objects[0], objects[1], [0xD2, 3, 5, 4, 6]] + objects[3...] {
      offsets += [UInt8(list.count >> 8), UInt8(list.count & 0xFF)]
      list += object
    }
    func number(_ value: Int) -> [UInt8] {
      (0..<8).reversed().map { UInt8(value >> (8 * $0) & 0xFF) }
    }
    let trailer =
      [UInt8](repeating: 0, count: 6) + [2, 1] + number(objects.count) + number(0)
      + number(list.count)
    let found = try events("a.webarchive", list + offsets + trailer)
    #expect(found.articles.first?.title == "Panen raya")
    #expect(found.articles.first?.url == Self.address)
    #expect(throws: ReadError.self) { try events("a.webarchive", list) }
  }
}
